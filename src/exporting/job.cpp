#include "exporting/job.h"

#include <chrono>

namespace homebound::exporting {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

Job::Job(Request request, std::shared_ptr<const timeline::Timeline> timeline)
    : request_(std::move(request)),
      timeline_(std::move(timeline)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Job::~Job() = default;

void Job::work(const std::stop_token& stop) {
  Status end;
  try {
    const auto note = [this](const Progress& progress) {
      const std::lock_guard lock(mutex_);
      status_.progress = progress;
    };
    end.note = run(request_, timeline_, {note, stop}).note;
    end.state = State::done;
  } catch (const Stopped&) {
    end.state = State::stopped;
  } catch (const std::exception& e) {
    end.state = State::failed;
    end.problem = message_of(e);
  }
  const std::lock_guard lock(mutex_);
  end.progress = status_.progress;
  end.seconds = seconds_since(start_);
  status_ = std::move(end);
}

Job::Status Job::status() const {
  const std::lock_guard lock(mutex_);
  Status now = status_;
  if (now.state == State::running) now.seconds = seconds_since(start_);
  return now;
}

std::optional<double> Job::Status::seconds_left() const {
  if (state != State::running) return 0;
  if (progress.done == 0) return std::nullopt;
  return seconds / progress.done * (progress.of - progress.done);
}

}  // namespace homebound::exporting
