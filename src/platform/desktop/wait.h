// Waiting while nothing moves.
#pragma once

#include <chrono>

namespace homebound::platform {

// Waits until the X server has something to say to the windows, at most so long. To be called when all
// windows have been asked for their events; an OpenGL context of theirs must be current.
void wait_for_events(std::chrono::milliseconds most);

}  // namespace homebound::platform
