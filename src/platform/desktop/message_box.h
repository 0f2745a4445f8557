// A window that shows only a message, for when there is no OpenGL or no data to draw with.
#pragma once

#include <string>

namespace homebound::platform {

// Shows the message until the user closes it through the window manager or by Esc, Return or Ctrl+Q. Cairo
// draws it, without OpenGL and without any file of the program's own. `heading` and `text` are UTF-8; a
// newline ends each paragraph of `text`. Shows nothing where there is no display.
void show_message(const std::string& heading, const std::string& text);

}  // namespace homebound::platform
