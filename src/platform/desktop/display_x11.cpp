#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <X11/Xlib.h>
#include <X11/Xresource.h>
#include <X11/Xutil.h>
#include <dlfcn.h>
#include <fmt/format.h>

#include "base/destroy.h"
#include "base/error.h"
#include "platform/desktop/display.h"

namespace homebound::platform {
namespace {

// Our own connection, kept while the program runs: SFML keeps its connection private, and a server without
// clients may reset just when SFML connects.
Display* connection() {
  static const std::unique_ptr<Display, Destroy<XCloseDisplay>> display(XOpenDisplay(nullptr));
  return display.get();
}

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

// RandR 1.5 is called through the library that SFML has loaded: its headers are no build dependency.
struct MonitorInfo {  // XRRMonitorInfo
  Atom name;
  Bool primary, automatic;
  int outputs, x, y, width, height, millimetres_wide, millimetres_high;
  XID* output;
};

// Calls `take` for each monitor that shows something.
void each_monitor(Display* display, const std::function<void(const MonitorInfo&)>& take) {
  static void* const library = ::dlopen("libXrandr.so.2", RTLD_LAZY);
  if (library == nullptr) return;
  using Get = MonitorInfo* (*)(Display*, ::Window, Bool, int*);
  using Free = void (*)(MonitorInfo*);
  const auto get = reinterpret_cast<Get>(::dlsym(library, "XRRGetMonitors"));
  const auto release = reinterpret_cast<Free>(::dlsym(library, "XRRFreeMonitors"));
  if (get == nullptr || release == nullptr) return;
  int count = 0;
  MonitorInfo* const all = get(display, DefaultRootWindow(display), True, &count);
  for (const MonitorInfo& m : std::span(all, static_cast<std::size_t>(std::max(count, 0))))
    if (m.width > 0 && m.height > 0) take(m);
  if (all != nullptr) release(all);
}

std::vector<Screen> monitors(Display* display) {
  std::vector<Screen> found;
  each_monitor(display, [&](const MonitorInfo& m) {
    found.push_back({m.x, m.y, m.width, m.height, m.primary != False});
  });
  return found;
}

// Returns how much larger than 96 to the inch everything must be drawn to be as large as usual there, in
// quarters; 1 where a monitor does not tell its size, or tells its form instead (a projector's 160 x 90 mm).
double scale_by_size(const MonitorInfo& m) {
  const double across = m.millimetres_wide, down = m.millimetres_high;
  const bool is_told = across > 200 && down > 100 && std::abs(across * m.height / (down * m.width) - 1) < 0.1;
  if (!is_told) return 1;
  constexpr double inch = 25.4, usual = 96, enough_wide = 1600, enough_high = 900;
  const double denser = std::min(m.width / across, m.height / down) * inch / usual;
  const double scale = std::min({denser, m.width / enough_wide, m.height / enough_high});
  return scale < 1.5 ? 1 : std::floor(scale * 4) / 4;
}

std::function<void(const std::string&)> told_of_refusal;

int refused(Display* display, XErrorEvent* error) {
  std::array<char, 200> text{};
  XGetErrorText(display, error->error_code, text.data(), text.size());
  told_of_refusal(text.data());
  std::_Exit(1);
}

}  // namespace

OnRefusal::OnRefusal(std::function<void(const std::string& reason)> told) {
  told_of_refusal = std::move(told);
  XSetErrorHandler(refused);
}
OnRefusal::~OnRefusal() { XSetErrorHandler(nullptr); }

void require_display() {
  if (Display* const display = connection(); display != nullptr) {
    int opcode = 0, event = 0, error = 0;
    if (XQueryExtension(display, "GLX", &opcode, &event, &error) == False)  // SFML would crash
      throw Error({"cannot draw in a window: this display offers no OpenGL (it lacks the extension GLX)",
                   "无法在窗口中绘图：此显示不提供 OpenGL（缺少 GLX 扩展）"});
    return;
  }
  const char *const name = std::getenv("DISPLAY"), *const wayland = std::getenv("WAYLAND_DISPLAY");
  const bool no_x = name == nullptr || *name == '\0';
  if (no_x && wayland != nullptr && *wayland != '\0')
    throw Error(
        {"cannot open a window: on a Wayland desktop the window needs Xwayland, which sets DISPLAY: "
         "install the package xwayland and log in anew",
         "无法打开窗口：在 Wayland 桌面上，窗口需要由 Xwayland 设置 DISPLAY：请安装软件包 xwayland "
         "并重新登录"});
  if (no_x)
    throw Error({"cannot open a window: DISPLAY is not set; `homebound export` draws without a display",
                 "无法打开窗口：未设置 DISPLAY；`homebound export` 无需显示即可绘图"});
  throw Error(told("cannot open a window: the X display '{}' does not answer",
                   "无法打开窗口：X 显示“{}”没有回应", name));
}

namespace {

// Returns what the server says to all programs; nothing where it says nothing.
std::optional<double> scale_of_server() {
  Display* const display = connection();
  char* text = display != nullptr ? XResourceManagerString(display) : nullptr;
  if (text == nullptr) return std::nullopt;
  XrmInitialize();
  const std::unique_ptr<std::remove_pointer_t<XrmDatabase>, Destroy<XrmDestroyDatabase>> base(
      XrmGetStringDatabase(text));
  char* type = nullptr;
  XrmValue value{};
  if (!base || XrmGetResource(base.get(), "Xft.dpi", "Xft.Dpi", &type, &value) == False) return std::nullopt;
  const double dpi = std::strtod(value.addr, nullptr);
  return dpi > 0 ? std::optional(dpi / 96) : std::nullopt;
}

double scale_of_screen() {
  double scale = 1;
  bool is_primary = false;
  if (Display* const display = connection(); display != nullptr)
    each_monitor(display, [&](const MonitorInfo& m) {
      if (is_primary) return;
      is_primary = m.primary != False;
      scale = scale_by_size(m);
    });
  return scale;
}

}  // namespace

double display_scale() {
  // Desktops whose Xwayland leaves the scale to the programs say it in the environment alone.
  const char* const named = std::getenv("GDK_SCALE");
  const double scale =
      scale_of_server().value_or(named != nullptr ? std::strtod(named, nullptr) : scale_of_screen());
  return scale > 0 ? std::clamp(scale, 1.0, 3.0) : 1;
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

void set_program(sf::WindowHandle window, const std::string& program) {
  Display* const display = connection();
  if (display == nullptr) return;
  std::string name = program, group = program;
  XClassHint hint{name.data(), group.data()};
  XSetClassHint(display, window, &hint);
  XFlush(display);
}

std::vector<Screen> screens() {
  Display* const display = connection();
  if (display == nullptr) return {{0, 0, 1280, 720, true}};
  const int screen = DefaultScreen(display);
  const int width = DisplayWidth(display, screen), height = DisplayHeight(display, screen);
  std::vector<Screen> found = monitors(display);
  if (found.empty()) found.push_back({0, 0, width, height, true});
  // Xvfb tells of monitors that are larger than its screen.
  for (Screen& s : found)
    s.width = std::min(s.width, width - s.left), s.height = std::min(s.height, height - s.top);
  return found;
}

Screen screen_of(sf::WindowHandle window) {
  const std::vector<Screen> all = screens();
  Display* const display = connection();
  XWindowAttributes about{};
  ::Window child = 0;
  int x = 0, y = 0;
  if (display == nullptr || XGetWindowAttributes(display, window, &about) == 0) return all.front();
  XTranslateCoordinates(display, window, about.root, about.width / 2, about.height / 2, &x, &y, &child);
  const auto at = std::find_if(all.begin(), all.end(), [&](const Screen& s) {
    return x >= s.left && y >= s.top && x < s.left + s.width && y < s.top + s.height;
  });
  return at == all.end() ? all.front() : *at;
}

void put_below(sf::WindowHandle window) {
  if (Display* const display = connection(); display != nullptr) {
    XLowerWindow(display, window);
    XFlush(display);
  }
}

void set_full_screen(sf::WindowHandle window, bool full, const Screen& on) {
  Display* const display = connection();
  if (display == nullptr) return;
  if (!has_window_manager(display)) {
    XMoveResizeWindow(display, window, on.left, on.top, static_cast<unsigned>(on.width),
                      static_cast<unsigned>(on.height));
    XFlush(display);
    return;
  }
  // A window manager makes a window fill the screen that it is on.
  if (full && !(screen_of(window) == on)) XMoveWindow(display, window, on.left, on.top);
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
  const Screen now = screen_of(window);
  const bool there = on.left >= now.left && on.left < now.left + now.width;
  if (!full && !there) XMoveWindow(display, window, on.left, on.top);
  XFlush(display);
}

}  // namespace homebound::platform
