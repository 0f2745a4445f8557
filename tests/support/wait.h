// How tests wait for what another thread or program does.
#pragma once

#include <chrono>
#include <cstdlib>
#include <functional>
#include <thread>

namespace homebound::test {

using namespace std::chrono_literals;

// How many times longer than usual things may take: under sanitizers they do.
inline int patience() {
  const char* const said = std::getenv("HOMEBOUND_PATIENCE");
  return said == nullptr ? 1 : std::max(1, std::atoi(said));
}

// The one place where a test waits.
inline bool wait_until(const std::function<bool()>& done, std::chrono::milliseconds most = 15s) {
  for (const auto end = std::chrono::steady_clock::now() + most * patience();
       std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(5ms))
    if (done()) return true;
  return done();
}

}  // namespace homebound::test
