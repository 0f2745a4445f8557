// Knows which options apply to which outputs, for the command line's warnings and the window's panel alike.
#pragma once

#include <string_view>

#include "exporting/format.h"
#include "exporting/request.h"

namespace homebound::exporting {

// What an output is to its options. A deck and a sheet are pictures of all scenes; a table is printed, not
// written.
enum class OutputSort { picture, deck, sheet, film, data, table, story, slides };
OutputSort sort_of(Format format, Pages pages = Pages::moment);
// Returns "a picture", "a film".
const char* name_of(OutputSort sort);

// Returns whether an option, such as "--fps", applies to some output of a sort. One that is not known applies
// to all.
bool applies(std::string_view option, OutputSort sort);
// Returns whether it applies to an output of this format: a film may be transparent, but not as MP4.
bool applies(std::string_view option, Format format, Pages pages);

}  // namespace homebound::exporting
