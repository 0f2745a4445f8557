#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <mutex>
#include <string>

#include <unistd.h>

#include "platform/system/cleanup.h"

namespace homebound::platform {
namespace {

// A signal handler may neither allocate nor lock, so names lie in fixed slots, published by an atomic flag.
struct Slot {
  std::atomic<int> state = 0;  // 0 free, 1 being filled, 2 filled
  std::array<char, PATH_MAX> file{};
};
std::array<Slot, 64> slots;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void remove_and_end(int signal_number) {
  for (const Slot& slot : slots) {
    if (slot.state.load() == 2) ::unlink(slot.file.data());
  }
  struct sigaction usual = {};
  usual.sa_handler = SIG_DFL;
  ::sigaction(signal_number, &usual, nullptr);
  ::raise(signal_number);
}

void install_handlers() {
  for (int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction present = {};
    ::sigaction(signal_number, nullptr, &present);
    // Signals that are ignored (nohup) or handled by the program are left alone.
    if ((present.sa_flags & SA_SIGINFO) != 0 || present.sa_handler != SIG_DFL) continue;
    struct sigaction ours = {};
    ours.sa_handler = remove_and_end;
    ::sigaction(signal_number, &ours, nullptr);
  }
}

}  // namespace

RemovedOnSignal::RemovedOnSignal(const std::filesystem::path& file) {
  static std::once_flag once;
  std::call_once(once, install_handlers);
  const std::string& name = file.native();
  for (std::size_t i = 0; i < slots.size() && name.size() < PATH_MAX; ++i) {
    int free = 0;
    if (!slots[i].state.compare_exchange_strong(free, 1)) continue;
    *std::copy(name.begin(), name.end(), slots[i].file.begin()) = '\0';
    slots[i].state.store(2);
    slot_ = static_cast<int>(i);
    return;
  }
}

RemovedOnSignal::~RemovedOnSignal() {
  if (slot_ >= 0) slots[static_cast<std::size_t>(slot_)].state.store(0);
}

}  // namespace homebound::platform
