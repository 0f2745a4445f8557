#include <array>
#include <thread>

#include <X11/Xlib.h>
#include <epoxy/glx.h>
#include <poll.h>

#include "platform/desktop/wait.h"

namespace homebound::platform {

void wait_for_events(std::chrono::milliseconds most, int also) {
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
  ::XFlush(display);  // others wait for what has been answered: who pastes from here, the input method
  std::array<pollfd, 2> connections{pollfd{ConnectionNumber(display), POLLIN, 0}, pollfd{also, POLLIN, 0}};
  ::poll(connections.data(), connections.size(), static_cast<int>(most.count()));  // passes over -1
}

}  // namespace homebound::platform
