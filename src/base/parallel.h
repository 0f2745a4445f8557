// Shares independent pieces of work among threads.
#pragma once

#include <cstddef>
#include <functional>

namespace homebound {

// Calls work(0) .. work(count - 1), each once, in any order, on this thread and, if `worth_while`, on idle
// threads of a pool. Returns when all calls are done. Rethrows the first exception that `work` threw.
void parallel_for(std::size_t count, bool worth_while, const std::function<void(std::size_t)>& work);

}  // namespace homebound
