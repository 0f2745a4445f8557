// The fonts that come with the program, for machines that have none of their own: they have the letters and
// characters of the window, the map and the built-in story. assets/fonts/build.sh makes them.
#pragma once

#include <filesystem>

#include <fontconfig/fontconfig.h>

namespace homebound::text {

enum class Script { latin, chinese };

// Returns the font's file. Throws Error when it is not there.
std::filesystem::path spare_font(Script script);

// Lets fontconfig find those of these fonts for whose script this machine has no other font, so that a text
// is never set in two fonts. Null stands for the program's usual configuration. Call it before Pango has
// looked for fonts. Throws Error when a file is not there.
void add_spare_fonts(FcConfig* config);

}  // namespace homebound::text
