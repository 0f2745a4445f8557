#include "base/interned.h"

#include <mutex>
#include <unordered_set>

#include "base/memo.h"

namespace homebound {

const std::string& Interned::kept(std::string_view text) {
  static const std::string none;
  if (text.empty()) return none;
  // Texts recur in runs: most are found without the lock.
  thread_local Memo<const std::string*> latest(256);
  return *latest.get(text, [&] {
    static std::mutex mutex;
    static auto* const all = new std::unordered_set<std::string>;  // texts may be used until the process ends
    const std::lock_guard lock(mutex);
    return &*all->emplace(text).first;
  });
}

}  // namespace homebound
