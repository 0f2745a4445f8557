// Independent pieces of work shared between threads.
#pragma once

#include <cstddef>
#include <functional>

namespace homebound {

// Calls work(0) .. work(count - 1), each once, in any order, on this thread and, if `worth_while`, on
// waiting ones. Returns when all are done. The first exception thrown is passed on.
void parallel_for(std::size_t count, bool worth_while, const std::function<void(std::size_t)>& work);

}  // namespace homebound
