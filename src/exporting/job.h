// An export in the background, beside a window that draws.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "exporting/run.h"

namespace homebound::exporting {

class Job {
 public:
  // Starts at once, on a thread of its own.
  Job(Request request, std::shared_ptr<const timeline::Timeline> timeline);
  ~Job();  // stops it, and waits
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  const Request& request() const { return request_; }
  void stop() { thread_.request_stop(); }  // does not wait

  enum class State { running, done, stopped, failed };
  struct Status {
    State state = State::running;
    Progress progress;
    double seconds = 0;  // since the start, or that it took
    Message problem;     // of what failed
    // What is left by the pace so far; nothing while there is none.
    std::optional<double> seconds_left() const;
  };
  Status status() const;  // never waits for the export

 private:
  void work(const std::stop_token& stop);

  Request request_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  mutable std::mutex mutex_;
  Status status_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::jthread thread_;  // last: it uses the others
};

}  // namespace homebound::exporting
