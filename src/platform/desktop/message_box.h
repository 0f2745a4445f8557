// A window with a message and nothing else: what is left where there is no OpenGL or no data to draw with.
#pragma once

#include <string>

namespace homebound::platform {

// Shows it until the user closes it, with the window manager or by Esc, Return or Ctrl+Q. Drawn by Cairo,
// without OpenGL and without any file of ours. `heading` and `text` are UTF-8; paragraphs of `text` end with
// a newline. Shows nothing where there is no display.
void show_message(const std::string& heading, const std::string& text);

}  // namespace homebound::platform
