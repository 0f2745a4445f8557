#include "viewing/plan_maker.h"

#include <exception>
#include <utility>

namespace homebound::viewing {

PlanMaker::PlanMaker() : thread_([this] { work(); }) {}

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
  if (ready_ && ready_->shot.plan && ready_->request == last_) last_.reset();
  return std::exchange(ready_, std::nullopt);
}

bool PlanMaker::busy() const {
  const std::lock_guard lock(mutex_);
  return waiting_ || working_ || ready_;
}

compose::Shot PlanMaker::make(const PlanRequest& request) {
  if (!shots_ || subject_ != request.subject) {
    subject_ = request.subject;
    shots_.emplace(compose::World::shipped(), subject_.timeline, subject_.layers);
  }
  return shots_->make({request.view, request.options, request.ends}, request.theme);
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
      made.shot = make(made.request);
    } catch (const std::exception& e) {
      made.problem = message_of(e);
    }
    lock.lock();
    working_ = false;
    ready_ = std::move(made);
    made_.notify_all();
  }
}

}  // namespace homebound::viewing
