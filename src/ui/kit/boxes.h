// Names the positions of a frame's elements on the window, for the frame log that tests read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/desk.h"
#include "viewing/picture.h"

namespace homebound::ui {

struct Box {
  std::string name;  // without spaces: "tab:edit", "place:PNH"
  Rect where;        // pixels of the window
};

// Names the visible part of the last item, or a rectangle. Does nothing unless the desk asks for boxes.
void note(const Desk& desk, std::string_view name);
void note(const Desk& desk, std::string_view sort, std::string_view name);
void note(const Desk& desk, std::string_view sort, std::size_t index);
void note(const Desk& desk, std::string_view name, const Rect& where);

// Names the columns that are shown of the table whose headers have just been drawn: "SORT:0"...
void note_columns(const Desk& desk, std::string_view sort);
// Names each window that Dear ImGui shows in this frame: panels, dialogs, open lists; and, while the keyboard
// walks through them, "keyboard": the control that it is on.
void note_windows(const Desk& desk);
// Names what the picture shows at a second of the story and the mouse can hit: "column", "counter:NAME",
// "place:ID", "via:FLIGHT.N". Adds nothing while the plan is being made.
void note_picture(std::vector<Box>& boxes, const viewing::Viewer& viewer, double second,
                  const viewing::Place& place);

}  // namespace homebound::ui
