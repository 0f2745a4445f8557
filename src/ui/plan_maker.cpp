#include "ui/plan_maker.h"

#include <exception>
#include <utility>

namespace homebound::ui {

PlanMaker::PlanMaker(std::shared_ptr<const timeline::Timeline> timeline,
                     std::shared_ptr<const compose::UserLayers> layers)
    : shots_(compose::World::shipped(), std::move(timeline), std::move(layers)),
      thread_([this] { work(); }) {}

PlanMaker::~PlanMaker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  asked_.notify_one();
  thread_.join();
}

void PlanMaker::ask(const PlanRequest& request) {
  {
    const std::lock_guard lock(mutex_);
    if (last_ == request) return;
    last_ = waiting_ = request;
  }
  asked_.notify_one();
}

std::optional<PlanMaker::Made> PlanMaker::take(std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  made_.wait_for(lock, wait, [&] { return !waiting_ && !working_; });
  return std::exchange(ready_, std::nullopt);
}

bool PlanMaker::busy() const {
  const std::lock_guard lock(mutex_);
  return waiting_ || working_ || ready_;
}

void PlanMaker::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    asked_.wait(lock, [&] { return stopping_ || waiting_; });
    if (stopping_) return;
    Made made{*std::exchange(waiting_, std::nullopt), {}, {}};
    working_ = true;
    lock.unlock();
    try {
      made.shot =
          shots_.make({made.request.view, made.request.options, made.request.ends}, made.request.theme);
    } catch (const std::exception& e) {
      made.problem = e.what();
    }
    lock.lock();
    working_ = false;
    ready_ = std::move(made);
    made_.notify_all();
  }
}

}  // namespace homebound::ui
