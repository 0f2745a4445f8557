#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace homebound {
namespace {

// One call of parallel_for, shared by all threads that work on it.
struct Job {
  Job(std::size_t pieces, const std::function<void(std::size_t)>* piece) : count(pieces), work(piece) {}

  std::size_t count;
  const std::function<void(std::size_t)>* work;
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;  // this and what follows: guarded by the pool's mutex
  std::exception_ptr failure;
};

class Pool {
 public:
  Pool() {
    const unsigned helpers = std::clamp(std::thread::hardware_concurrency(), 2u, 8u) - 1;
    for (unsigned i = 0; i < helpers; ++i) threads_.emplace_back([this] { help(); });
  }
  ~Pool() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    wake_.notify_all();
    for (std::thread& t : threads_) t.join();
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  void run(std::size_t count, const std::function<void(std::size_t)>& work) {
    const auto job = std::make_shared<Job>(count, &work);
    {
      const std::lock_guard lock(mutex_);
      job_ = job;
    }
    wake_.notify_all();
    take_part(*job);
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [&] { return job->done == job->count; });
    if (job_ == job) job_ = nullptr;
    if (job->failure) std::rethrow_exception(job->failure);
  }

 private:
  void take_part(Job& job) {
    std::size_t done = 0;
    std::exception_ptr failure;
    for (std::size_t i = job.next++; i < job.count; i = job.next++, ++done) {
      try {
        (*job.work)(i);
      } catch (...) {
        failure = std::current_exception();
      }
    }
    if (done == 0) return;
    const std::lock_guard lock(mutex_);
    job.done += done;
    if (failure && !job.failure) job.failure = failure;
    if (job.done == job.count) finished_.notify_all();
  }

  void help() {
    std::shared_ptr<Job> last;
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [&] { return closing_ || (job_ && job_ != last); });
      if (closing_) return;
      last = job_;
      lock.unlock();
      take_part(*last);
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_, finished_;
  std::shared_ptr<Job> job_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

void parallel_for(std::size_t count, bool worth_while, const std::function<void(std::size_t)>& work) {
  if (!worth_while || count < 2) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  static Pool pool;
  pool.run(count, work);
}

}  // namespace homebound
