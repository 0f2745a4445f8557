#include "ui/desktop.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

#include <X11/Xlib.h>
#include <X11/Xresource.h>
#include <X11/Xutil.h>
#include <fmt/format.h>

#include "base/error.h"

namespace homebound::ui {
namespace {

struct CloseDisplay {
  void operator()(Display* d) const { XCloseDisplay(d); }
};
// A connection of our own, for as long as the program runs: SFML keeps its to itself, and a server without
// clients may start over just when SFML connects.
Display* connection() {
  static const std::unique_ptr<Display, CloseDisplay> display(XOpenDisplay(nullptr));
  return display.get();
}

struct FreeDatabase {
  void operator()(XrmDatabase d) const { XrmDestroyDatabase(d); }
};

bool has_window_manager(Display* display) {
  const Atom check = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", True);
  if (check == 0) return false;
  Atom type = 0;
  int format = 0;
  unsigned long count = 0, left = 0;
  unsigned char* data = nullptr;
  XGetWindowProperty(display, DefaultRootWindow(display), check, 0, 1, False, AnyPropertyType, &type, &format,
                     &count, &left, &data);
  if (data != nullptr) XFree(data);
  return count > 0;
}

}  // namespace

void require_display() {
  if (connection() != nullptr) return;
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0')
    throw Error("cannot open a window: DISPLAY is not set; `homebound export` draws without a display");
  throw Error(fmt::format("cannot open a window: the X display '{}' does not answer", name));
}

double display_scale() {
  Display* const display = connection();
  char* text = display != nullptr ? XResourceManagerString(display) : nullptr;
  if (text == nullptr) return 1;
  XrmInitialize();
  const std::unique_ptr<std::remove_pointer_t<XrmDatabase>, FreeDatabase> base(XrmGetStringDatabase(text));
  char* type = nullptr;
  XrmValue value{};
  if (!base || XrmGetResource(base.get(), "Xft.dpi", "Xft.Dpi", &type, &value) == False) return 1;
  const double dpi = std::strtod(value.addr, nullptr);
  return dpi > 0 ? std::clamp(dpi / 96, 1.0, 3.0) : 1;
}

void set_smallest_size(sf::WindowHandle window, int width, int height) {
  Display* const display = connection();
  if (display == nullptr) return;
  XSizeHints hints{};
  long supplied = 0;
  XGetWMNormalHints(display, window, &hints, &supplied);
  hints.flags |= PMinSize;
  hints.min_width = width;
  hints.min_height = height;
  XSetWMNormalHints(display, window, &hints);
  XFlush(display);
}

void set_full_screen(sf::WindowHandle window, bool full, int width, int height) {
  Display* const display = connection();
  if (display == nullptr) return;
  if (!has_window_manager(display)) {
    const int screen = DefaultScreen(display);
    const int w = full ? DisplayWidth(display, screen) : width;
    const int h = full ? DisplayHeight(display, screen) : height;
    XMoveResizeWindow(display, window, 0, 0, static_cast<unsigned>(w), static_cast<unsigned>(h));
    XFlush(display);
    return;
  }
  // Extended Window Manager Hints 1.5, _NET_WM_STATE: 1 adds a state, 0 removes it.
  XEvent event{};
  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom(display, "_NET_WM_STATE", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = full ? 1 : 0;
  event.xclient.data.l[1] = static_cast<long>(XInternAtom(display, "_NET_WM_STATE_FULLSCREEN", False));
  event.xclient.data.l[3] = 1;  // from an application
  XSendEvent(display, DefaultRootWindow(display), False, SubstructureNotifyMask | SubstructureRedirectMask,
             &event);
  XFlush(display);
}

}  // namespace homebound::ui
