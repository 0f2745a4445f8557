// Makes plans on a thread of its own, so that the window never waits for one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "compose/picture/shot.h"

namespace homebound::viewing {

// What plans are about.
struct PlanSubject {
  std::shared_ptr<const timeline::Timeline> timeline;
  std::shared_ptr<const compose::UserLayers> layers;
  bool operator==(const PlanSubject&) const = default;
};

struct PlanRequest {
  PlanSubject subject;
  compose::Theme theme;
  compose::View view;
  compose::Options options;
  std::optional<compose::ShotOrder::Ends> ends = {};  // while a story's camera moves
  bool operator==(const PlanRequest&) const = default;
};

class PlanMaker {
 public:
  PlanMaker();
  ~PlanMaker();
  PlanMaker(const PlanMaker&) = delete;
  PlanMaker& operator=(const PlanMaker&) = delete;

  // Asks for a plan. Of requests that wait only the latest is met. One like the last is not met again before
  // its plan has been taken, nor when it failed; whoever has taken a plan knows whether it still wants it.
  void ask(const PlanRequest& request);

  struct Made {
    PlanRequest request;
    compose::Shot shot;  // without a plan: `problem` says why
    Message problem;
  };
  // The newest plan made since the last call, waiting at most so long for the one asked for.
  std::optional<Made> take(std::chrono::milliseconds wait);
  bool busy() const;  // something asked for has not been taken yet

 private:
  void work();
  compose::Shot make(const PlanRequest& request);

  PlanSubject subject_;  // the thread's alone, and:
  std::optional<compose::ShotMaker> shots_;
  mutable std::mutex mutex_;
  std::condition_variable asked_, made_;
  std::optional<PlanRequest> last_;  // asked for; none once its plan has been taken
  std::optional<PlanRequest> waiting_;
  std::optional<Made> ready_;
  bool working_ = false, stopping_ = false;
  std::thread thread_;
};

}  // namespace homebound::viewing
