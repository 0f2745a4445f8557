// An export that runs in the background while a window draws.
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
  // Starts the export at once on a thread of its own.
  Job(Request request, std::shared_ptr<const timeline::Timeline> timeline);
  ~Job();  // stops the export and waits for it
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  const Request& request() const { return request_; }
  void stop() { thread_.request_stop(); }  // returns at once

  enum class State { running, done, stopped, failed };
  struct Status {
    State state = State::running;
    Progress progress;
    double seconds = 0;  // since the start, or the total when it has ended
    Text problem;        // why it failed
    Text note;           // as in Result
    // Returns the seconds left at the pace so far; nullopt when there is no pace yet.
    std::optional<double> seconds_left() const;
  };
  Status status() const;  // never blocks on the export

 private:
  void work(const std::stop_token& stop);

  Request request_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  mutable std::mutex mutex_;
  Status status_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::jthread thread_;  // declared last because it uses the other members
};

}  // namespace homebound::exporting
