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

// The document that plans are made for.
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
  std::optional<compose::ShotOrder::Ends> ends = {};  // set while a story's camera moves
  bool operator==(const PlanRequest&) const = default;
};

class PlanMaker {
 public:
  PlanMaker();
  ~PlanMaker();
  PlanMaker(const PlanMaker&) = delete;
  PlanMaker& operator=(const PlanMaker&) = delete;

  // Requests a plan. Only the latest waiting request is served. A repetition of the last one is ignored until
  // its plan has been taken, and always when it failed: only the caller knows whether it still wants the
  // plan.
  void ask(const PlanRequest& request);

  struct Made {
    PlanRequest request;
    compose::Shot shot;  // without a plan when it failed: see `problem`
    Text problem;
  };
  // Returns the newest plan made since the last call, waiting at most `wait` for the requested one; nullopt
  // when there is none.
  std::optional<Made> take(std::chrono::milliseconds wait);
  bool busy() const;  // a requested plan has not been taken yet

 private:
  void work();
  compose::Shot make(const PlanRequest& request);

  PlanSubject subject_;  // used by the thread only, like `shots_`
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
