// A source of XDND 5, on a connection of its own.
#include "dragged.h"

#include <cctype>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include "support/wait.h"

namespace homebound::test {
namespace {

class Dragged {
 public:
  Dragged(const std::string& server, const std::vector<std::filesystem::path>& files)
      : display_(XOpenDisplay(server.c_str()), &XCloseDisplay) {
    for (const auto& file : files) {
      addresses_ += "file://";
      for (const unsigned char c : file.string()) {
        char escaped[4];
        std::snprintf(escaped, sizeof escaped, "%%%02X", c);
        addresses_ += std::isalnum(c) != 0 || std::strchr("/._-", c) != nullptr
                          ? std::string(1, static_cast<char>(c))
                          : escaped;
      }
      addresses_ += "\r\n";
    }
  }

  // Drops them on the window that takes drops. Tells whether the window said that it has them.
  bool drop() {
    Display* const d = display_.get();
    own_ = XCreateSimpleWindow(d, DefaultRootWindow(d), 0, 0, 1, 1, 0, 0, 0);
    if (!wait_until([&] { return (target_ = aware(DefaultRootWindow(d))) != 0; })) return false;
    const auto proxy = number(target_, "XdndProxy");
    proxy_ = proxy ? static_cast<::Window>(*proxy) : target_;
    XSetSelectionOwner(d, atom("XdndSelection"), own_, CurrentTime);
    send("XdndEnter", 5L << 24, static_cast<long>(atom("text/uri-list")));
    send("XdndPosition", 0, (640L << 16) | 360, CurrentTime, static_cast<long>(atom("XdndActionCopy")));
    const auto status = answer("XdndStatus");
    if (!status || (*status & 1) == 0) return false;
    send("XdndDrop", 0, CurrentTime);
    const auto finished = answer("XdndFinished");
    return finished && (*finished & 1) == 1;
  }

 private:
  Atom atom(const char* name) const { return XInternAtom(display_.get(), name, False); }

  std::optional<long> number(::Window window, const char* name) const {
    Atom type = 0;
    int format = 0;
    unsigned long count = 0, left = 0;
    unsigned char* data = nullptr;
    XGetWindowProperty(display_.get(), window, atom(name), 0, 1, False, AnyPropertyType, &type, &format,
                       &count, &left, &data);
    std::optional<long> value;
    if (data != nullptr && format == 32 && count == 1) std::memcpy(&value.emplace(), data, sizeof(long));
    if (data != nullptr) XFree(data);
    return value;
  }
  // The first window below that can be seen and takes drops; 0 for none.
  ::Window aware(::Window below) const {
    ::Window root = 0, parent = 0, *children = nullptr;
    unsigned int count = 0;
    if (XQueryTree(display_.get(), below, &root, &parent, &children, &count) == 0) return 0;
    ::Window found = 0;
    for (unsigned int i = 0; i < count && found == 0; ++i) {
      XWindowAttributes is{};
      XGetWindowAttributes(display_.get(), children[i], &is);
      found =
          is.map_state == IsViewable && number(children[i], "XdndAware") ? children[i] : aware(children[i]);
    }
    if (children != nullptr) XFree(children);
    return found;
  }

  void send(const char* message, long a, long b = 0, long c = 0, long d = 0) const {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = target_;
    event.xclient.message_type = atom(message);
    event.xclient.format = 32;
    const long data[] = {static_cast<long>(own_), a, b, c, d};
    std::memcpy(event.xclient.data.l, data, sizeof data);
    XSendEvent(display_.get(), proxy_, False, NoEventMask, &event);
    XFlush(display_.get());
  }

  // Gives the addresses to whoever asks for them until an answer comes; its flags.
  std::optional<long> answer(const char* message) {
    std::optional<long> flags;
    wait_until([&] {
      while (!flags && XPending(display_.get()) > 0) {
        XEvent event{};
        XNextEvent(display_.get(), &event);
        if (event.type == SelectionRequest) give(event.xselectionrequest);
        if (event.type == ClientMessage && event.xclient.message_type == atom(message))
          flags = event.xclient.data.l[1];
      }
      return flags.has_value();
    });
    return flags;
  }
  void give(const XSelectionRequestEvent& asked) const {
    XChangeProperty(display_.get(), asked.requestor, asked.property, asked.target, 8, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(addresses_.data()),
                    static_cast<int>(addresses_.size()));
    XEvent event{};
    event.xselection.type = SelectionNotify;
    event.xselection.requestor = asked.requestor;
    event.xselection.selection = asked.selection;
    event.xselection.target = asked.target;
    event.xselection.property = asked.property;
    event.xselection.time = asked.time;
    XSendEvent(display_.get(), asked.requestor, False, NoEventMask, &event);
    XFlush(display_.get());
  }

  std::unique_ptr<Display, int (*)(Display*)> display_;
  std::string addresses_;
  ::Window own_ = 0, target_ = 0, proxy_ = 0;
};

}  // namespace

bool drag_and_drop(const std::string& server, const std::vector<std::filesystem::path>& files) {
  return Dragged(server, files).drop();
}

}  // namespace homebound::test
