#include <thread>

#include <X11/Xlib.h>
#include <epoxy/glx.h>
#include <poll.h>

#include "platform/desktop/wait.h"

namespace homebound::platform {

void wait_for_events(std::chrono::milliseconds most) {
  // SFML keeps its connection private, but OpenGL knows it. All windows share it.
  Display* const display = ::glXGetCurrentDisplay();
  if (display == nullptr) return std::this_thread::sleep_for(std::chrono::milliseconds(10));
  // One window may have read an event for another; the connection would not report it again. Events that no
  // window takes stay in the queue.
  static int left = 0;
  const int queued = ::XEventsQueued(display, QueuedAlready);
  if (queued != left) {
    left = queued;
    return;
  }
  pollfd connection{ConnectionNumber(display), POLLIN, 0};
  ::poll(&connection, 1, static_cast<int>(most.count()));
}

}  // namespace homebound::platform
