// The receiving side of XDND 5 (freedesktop.org). SFML throws away what it does not know, so the window names
// another one, on a connection of our own, as its proxy for drops.
#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include "base/destroy.h"
#include "platform/desktop/drop.h"

namespace homebound::platform {
namespace {

constexpr long version = 5, longest = 4'000'000;  // bytes of a list

// The program that drags may end at any moment, and what is sent to it is then refused.
class Unrefused {
 public:
  explicit Unrefused(Display* display)
      : display_(display), usual_(XSetErrorHandler([](Display*, XErrorEvent*) { return 0; })) {}
  ~Unrefused() {
    XSync(display_, False);
    XSetErrorHandler(usual_);
  }
  Unrefused(const Unrefused&) = delete;
  Unrefused& operator=(const Unrefused&) = delete;

 private:
  Display* display_;
  XErrorHandler usual_;
};

struct Property {
  std::string bytes;
  std::vector<long> numbers;  // of a property of 32-bit values
};

Property property_of(Display* display, ::Window window, Atom name) {
  Atom type = 0;
  int format = 0;
  unsigned long count = 0, left = 0;
  unsigned char* data = nullptr;
  XGetWindowProperty(display, window, name, 0, longest / 4, False, AnyPropertyType, &type, &format, &count,
                     &left, &data);
  Property property;
  if (data == nullptr) return property;
  if (format == 8) property.bytes.assign(reinterpret_cast<const char*>(data), count);
  if (format == 32) {
    property.numbers.resize(count);
    std::memcpy(property.numbers.data(), data, count * sizeof(long));
  }
  XFree(data);
  return property;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    plain += escaped ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escaped) i += 2;
  }
  return plain;
}

}  // namespace

struct FileDrop::Target {
  std::unique_ptr<Display, Destroy<XCloseDisplay>> display{XOpenDisplay(nullptr)};
  ::Window window = 0, proxy = 0;
  ::Window source = 0;  // that drags over the window; 0: nothing is dragged
  bool takes = false;   // it drags files
  std::vector<std::string> dropped;

  Atom atom(const char* name) const { return XInternAtom(display.get(), name, False); }

  void set(::Window of, const char* name, Atom type, long value) const {
    XChangeProperty(display.get(), of, atom(name), type, 32, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(&value), 1);
  }

  void open() {
    proxy = XCreateSimpleWindow(display.get(), DefaultRootWindow(display.get()), -10, -10, 1, 1, 0, 0, 0);
    const Unrefused quiet(display.get());
    for (const ::Window of : {window, proxy}) {
      set(of, "XdndAware", XA_ATOM, version);
      set(of, "XdndProxy", XA_WINDOW, static_cast<long>(proxy));
    }
  }

  void answer(const char* message, const std::array<long, 5>& data) const {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.display = display.get();
    event.xclient.window = source;
    event.xclient.message_type = atom(message);
    event.xclient.format = 32;
    std::ranges::copy(data, static_cast<long*>(event.xclient.data.l));
    const Unrefused quiet(display.get());
    XSendEvent(display.get(), source, False, NoEventMask, &event);
  }

  void enter(const XClientMessageEvent& e) {
    source = static_cast<::Window>(e.data.l[0]);
    std::vector<long> types(e.data.l + 2, e.data.l + 5);
    if ((e.data.l[1] & 1) != 0) {  // it has more than fit into the message
      const Unrefused quiet(display.get());
      types = property_of(display.get(), source, atom("XdndTypeList")).numbers;
    }
    takes = std::ranges::find(types, static_cast<long>(atom("text/uri-list"))) != types.end();
  }

  void take(const XClientMessageEvent& e) {
    if (e.message_type == atom("XdndEnter")) return enter(e);
    if (source == 0 || static_cast<::Window>(e.data.l[0]) != source) return;
    if (e.message_type == atom("XdndPosition")) {
      const long accepted = takes ? 1 : 0, anywhere = 2;
      answer("XdndStatus", {static_cast<long>(window), accepted | anywhere, 0, 0,
                            takes ? static_cast<long>(atom("XdndActionCopy")) : 0});
    } else if (e.message_type == atom("XdndDrop") && takes) {
      XConvertSelection(display.get(), atom("XdndSelection"), atom("text/uri-list"), atom("HOMEBOUND_DROP"),
                        proxy, static_cast<Time>(e.data.l[2]));
      XFlush(display.get());
    } else if (e.message_type == atom("XdndLeave") || e.message_type == atom("XdndDrop")) {
      source = 0;
    }
  }

  void take(const XSelectionEvent& e) {
    if (source == 0) return;
    std::vector<std::string> paths;
    if (e.property != None) paths = paths_of(property_of(display.get(), proxy, e.property).bytes);
    XDeleteProperty(display.get(), proxy, atom("HOMEBOUND_DROP"));
    const bool done = !paths.empty();
    answer("XdndFinished", {static_cast<long>(window), done ? 1 : 0,
                            done ? static_cast<long>(atom("XdndActionCopy")) : 0, 0, 0});
    std::ranges::move(paths, std::back_inserter(dropped));
    source = 0;
  }
};

FileDrop::FileDrop(sf::WindowHandle window) : target_(std::make_unique<Target>()) {
  target_->window = window;
  if (target_->display) target_->open();
}
FileDrop::~FileDrop() = default;

int FileDrop::connection() const { return target_->display ? ConnectionNumber(target_->display.get()) : -1; }

std::vector<std::string> FileDrop::take() {
  while (target_->display && XPending(target_->display.get()) > 0) {
    XEvent event{};
    XNextEvent(target_->display.get(), &event);
    if (event.type == ClientMessage) target_->take(event.xclient);
    if (event.type == SelectionNotify) target_->take(event.xselection);
  }
  return std::exchange(target_->dropped, {});
}

std::vector<std::string> paths_of(const std::string& addresses) {
  constexpr std::string_view scheme = "file://";
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin < addresses.size();) {
    const std::size_t end = std::min(addresses.find_first_of("\r\n", begin), addresses.size());
    const std::string address = addresses.substr(begin, end - begin);
    begin = end + 1;
    if (!address.starts_with(scheme)) continue;
    const std::size_t path = address.find('/', scheme.size());  // behind the machine's name, if there is one
    if (path != std::string::npos) paths.push_back(unescaped(address.substr(path)));
  }
  return paths;
}

}  // namespace homebound::platform
