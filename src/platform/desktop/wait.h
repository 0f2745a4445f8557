// Waits for events while nothing moves.
#pragma once

#include <chrono>

namespace homebound::platform {

// Waits until the X server has events for the windows, at most for `most`. Call it after all windows have
// been asked for their events, with an OpenGL context of one of them current. `also` is another connection
// that is waited for; -1 for none.
void wait_for_events(std::chrono::milliseconds most, int also = -1);

}  // namespace homebound::platform
