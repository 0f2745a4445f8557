// A field for a text of several lines.
#pragma once

#include <string>

#include "ui/kit/widgets.h"

namespace homebound::ui {

// Draws a field that shows the whole of a text, broken into lines: of `least` lines, and as many more as the
// text needs. Enter takes it, as in a field of one line. The text itself has no line breaks.
TextInput text_area(const Desk& desk, const char* id, const std::string& hint, std::string& text, int least);

}  // namespace homebound::ui
