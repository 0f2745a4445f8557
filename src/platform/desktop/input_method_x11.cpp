#include <algorithm>
#include <array>
#include <clocale>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <epoxy/glx.h>

#include "platform/desktop/input_method.h"

namespace homebound::platform {
namespace {

// SFML passes this modifier on with a key: a key that hear() has put back bears it, one that came since does
// not.
constexpr unsigned mark = Mod4Mask;
constexpr const char* no_method = "@im=none";  // Xlib's own: dead keys and the compose key

// What XMODIFIERS was before it was kept from SFML; empty where it was not set.
std::string& users_choice() {
  static std::string modifiers;
  return modifiers;
}

using MessageTypes = std::array<Atom, 3>;

MessageTypes message_types(Display* display) {
  return {XInternAtom(display, "_XIM_PROTOCOL", False), XInternAtom(display, "_XIM_XCONNECT", False),
          XInternAtom(display, "_XIM_MOREDATA", False)};
}

// What the method says comes to windows of Xlib's own, for whose events nobody else asks.
bool is_of_method(const XEvent& event, const MessageTypes& known) {
  return event.type == ClientMessage && std::ranges::find(known, event.xclient.message_type) != known.end();
}

std::string looked_up(XIC context, XKeyPressedEvent& event) {
  std::string text(64, '\0');
  KeySym key = 0;
  Status status = 0;
  int size = Xutf8LookupString(context, &event, text.data(), static_cast<int>(text.size()), &key, &status);
  if (status == XBufferOverflow) {  // a whole sentence
    text.resize(static_cast<std::size_t>(size));
    size = Xutf8LookupString(context, &event, text.data(), size, &key, &status);
  }
  const bool has_text = status == XLookupChars || status == XLookupBoth;
  text.resize(has_text ? static_cast<std::size_t>(std::max(size, 0)) : 0);
  return text;
}

}  // namespace

void keep_input_method_from_sfml() {
  // SFML 2.5 takes the modifiers that are set, 2.6 those of the environment.
  if (const char* const wanted = std::getenv("XMODIFIERS"); wanted != nullptr) users_choice() = wanted;
  setenv("XMODIFIERS", no_method, 1);
  XSetLocaleModifiers(no_method);
}

struct InputMethod::Opened {
  Opened(Display* on, Window of) : display(on), window(of), types(message_types(on)) {
    // The method sees keys through a window of its own, of which SFML knows nothing: a key that is handed
    // back does not come to the method a second time.
    own =
        XCreateWindow(display, window, 0, 0, 1, 1, 0, CopyFromParent, InputOnly, CopyFromParent, 0, nullptr);
  }
  ~Opened() {
    close();
    XDestroyWindow(display, own);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  // Opens the user's method or, as long as that does not run, Xlib's.
  void open() {
    close();
    const std::string& wanted = users_choice();
    is_wanted = wanted.empty();
    for (const char* modifiers : {wanted.c_str(), no_method}) {
      if (method != nullptr || *modifiers == '\0') continue;
      if (XSetLocaleModifiers(modifiers) != nullptr) method = XOpenIM(display, nullptr, nullptr, nullptr);
      is_wanted = is_wanted || (method != nullptr && modifiers == wanted);
    }
    XSetLocaleModifiers(no_method);  // for SFML's other windows
    if (method == nullptr) return;
    XIMCallback gone{reinterpret_cast<XPointer>(this), [](XIM, XPointer self, XPointer) {
                       auto& opened = *reinterpret_cast<Opened*>(self);  // Xlib has freed both
                       opened.method = nullptr, opened.context = nullptr, opened.focused = false;
                     }};
    XSetIMValues(method, XNDestroyCallback, &gone, nullptr);
    context = XCreateIC(method, XNInputStyle, XIMPreeditNothing | XIMStatusNothing, XNClientWindow, own,
                        XNFocusWindow, own, nullptr);
  }
  void close() {
    if (context != nullptr) XDestroyIC(context);
    if (method != nullptr) XCloseIM(method);
    method = nullptr, context = nullptr, focused = false;
  }

  // Reading how keys compose takes Xlib longer than opening a window.
  void open_first() {
    if (std::exchange(asked, true)) return;
    std::setlocale(LC_CTYPE, "");
    open();
  }
  void focus(bool on) {
    if (on && !is_wanted && !focused) open();  // it may have been started meanwhile
    if (on && context == nullptr) open();
    if (context == nullptr || on == focused) return;
    on ? XSetICFocus(context) : XUnsetICFocus(context);
    focused = on;
  }

  Display* display;
  Window window, own = 0;
  MessageTypes types;
  XIM method = nullptr;
  XIC context = nullptr;
  bool asked = false, is_wanted = true, focused = false, active = true;
};

InputMethod::InputMethod(sf::WindowHandle window) {
  // SFML keeps its connection private, but OpenGL knows it.
  if (!users_choice().empty())
    setenv("XMODIFIERS", users_choice().c_str(), 1);  // for programs that are started
  else
    unsetenv("XMODIFIERS");
  if (Display* const display = ::glXGetCurrentDisplay(); display != nullptr)
    opened_ = std::make_unique<Opened>(display, window);
}

InputMethod::~InputMethod() = default;

bool InputMethod::hear(bool text) {
  if (!opened_) return true;
  Opened& o = *opened_;
  o.open_first();
  o.focus(text && o.active);
  // Of a key that has been seen, the child window is the method's: no real event of a key has one here.
  const auto is_fresh_key = [&](const XEvent& e) {
    return (e.type == KeyPress || e.type == KeyRelease) &&
           (e.xkey.window == o.window || e.xkey.window == o.own) && e.xkey.subwindow != o.own;
  };
  // All events are taken, one after the other, and those that stay are handed back, so that clicks and keys
  // keep their order. What the method makes of an event comes next, before what was waiting.
  std::vector<XEvent> kept;
  while (XEventsQueued(o.display, QueuedAfterFlush) > 0) {
    XEvent e;
    XNextEvent(o.display, &e);
    if (is_of_method(e, o.types)) {
      XFilterEvent(&e, None);
      continue;
    }
    if (e.type == DestroyNotify) XFilterEvent(&e, None);  // of the method's program
    if ((e.type == FocusIn || e.type == FocusOut) && e.xfocus.window == o.window) {
      o.active = e.type == FocusIn;
      o.focus(text && o.active);
    }
    if (!is_fresh_key(e)) {
      kept.push_back(e);
      continue;
    }
    if (o.focused && XFilterEvent(&e, o.own) != False) continue;
    const bool pressed = e.type == KeyPress, committed = pressed && e.xkey.keycode == 0;
    if (pressed)
      heard_.push_back({o.context != nullptr ? looked_up(o.context, e.xkey) : std::string(), !committed,
                        (e.xkey.state & mark) != 0});
    if (committed) continue;
    e.xkey.window = o.window, e.xkey.subwindow = o.own, e.xkey.state |= mark;
    kept.push_back(e);
  }
  for (auto e = kept.rbegin(); e != kept.rend(); ++e) XPutBackEvent(o.display, &*e);
  return !kept.empty();
}

std::string InputMethod::committed() {
  std::string all;
  for (; has_committed(); heard_.pop_front()) all += heard_.front().text;
  return all;
}

std::string InputMethod::typed(sf::Event::KeyEvent& key) {
  const bool was_heard = key.system && !heard_.empty() && heard_.front().key;
  leaves_text_ = !was_heard || opened_ == nullptr || opened_->context == nullptr;
  if (!was_heard) return {};
  key.system = heard_.front().super;
  std::string text = std::move(heard_.front().text);
  heard_.pop_front();
  return text;
}

void InputMethod::show_at(int left, int top, int height) {
  if (opened_)
    XMoveResizeWindow(opened_->display, opened_->own, left, top, 1,
                      static_cast<unsigned>(std::max(1, height)));
}

}  // namespace homebound::platform
