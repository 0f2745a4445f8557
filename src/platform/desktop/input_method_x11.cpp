#include <algorithm>
#include <array>
#include <clocale>

#include <X11/Xlib.h>
#include <epoxy/glx.h>

#include "platform/desktop/input_method.h"

namespace homebound::platform {
namespace {

using MessageTypes = std::array<Atom, 3>;

MessageTypes message_types(Display* display) {
  return {XInternAtom(display, "_XIM_PROTOCOL", False), XInternAtom(display, "_XIM_XCONNECT", False),
          XInternAtom(display, "_XIM_MOREDATA", False)};
}

Bool is_of_input_method(Display* /*display*/, XEvent* event, XPointer types) {
  const auto& known = *reinterpret_cast<const MessageTypes*>(types);
  return event->type == ClientMessage &&
                 std::find(known.begin(), known.end(), event->xclient.message_type) != known.end()
             ? True
             : False;
}

}  // namespace

void choose_input_method() {
  std::setlocale(LC_CTYPE, "");
  XSetLocaleModifiers("");
}

void hear_input_method() {
  // SFML keeps its connection private, but OpenGL knows it.
  Display* const display = ::glXGetCurrentDisplay();
  if (display == nullptr) return;
  // Messages go to a window of Xlib's own, whose events SFML never asks for.
  static MessageTypes types = message_types(display);
  XEvent message;
  while (XCheckIfEvent(display, &message, is_of_input_method, reinterpret_cast<XPointer>(&types)) != False)
    XFilterEvent(&message, None);
}

}  // namespace homebound::platform
