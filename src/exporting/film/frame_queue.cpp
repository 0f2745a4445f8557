#include "exporting/film/frame_queue.h"

#include <algorithm>
#include <utility>

namespace homebound::exporting {
namespace {

constexpr std::size_t most_waiting = 1;

std::size_t bytes_of(const render::PixelRect& r) {
  return 4 * static_cast<std::size_t>(r.width()) * static_cast<std::size_t>(r.height());
}

void unpremultiply(std::vector<std::uint8_t>& rgba) {
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    const unsigned alpha = rgba[i + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t k = i; k < i + 3; ++k)
      rgba[k] = static_cast<std::uint8_t>(std::min((rgba[k] * 255U + alpha / 2) / alpha, 255U));
  }
}

}  // namespace

FrameQueue::FrameQueue(std::function<void(const WholeFrame&)> write)
    : write_(std::move(write)), worker_([this] { work(); }) {}

FrameQueue::~FrameQueue() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
  }
  stop();
}

void FrameQueue::add(FrameId id, const render::Frame& frame) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < most_waiting || failure_; });
    if (failure_) std::rethrow_exception(failure_);
  }
  Patch patch = spare();
  patch.id = std::move(id);
  copy(frame, patch);
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(patch));
  changed_.notify_all();
}

void FrameQueue::finish() {
  stop();
  if (failure_) std::rethrow_exception(failure_);
}

FrameQueue::Patch FrameQueue::spare() {
  const std::lock_guard lock(mutex_);
  if (spare_.empty()) return {};
  Patch patch = std::move(spare_.back());
  spare_.pop_back();
  return patch;
}

void FrameQueue::copy(const render::Frame& frame, Patch& patch) {
  patch.width = frame.width, patch.height = frame.height, patch.opaque = frame.opaque;
  patch.changed = frame.changed;
  patch.rgba.clear();
  std::size_t bytes = 0;
  for (const render::PixelRect& r : frame.changed) bytes += bytes_of(r);
  patch.rgba.reserve(bytes);
  for (const render::PixelRect& r : frame.changed)
    for (int y = r.top; y < r.bottom; ++y)
      patch.rgba.insert(patch.rgba.end(), frame.at(r.left, y), frame.at(r.right, y));
  if (!frame.opaque) unpremultiply(patch.rgba);
}

void FrameQueue::lay(const Patch& patch, drawing::Pixels& picture) {
  picture.width = patch.width, picture.height = patch.height;
  const auto width = static_cast<std::size_t>(patch.width);
  picture.rgba.resize(4 * width * static_cast<std::size_t>(patch.height));
  const std::uint8_t* from = patch.rgba.data();
  for (const render::PixelRect& r : patch.changed) {
    const std::size_t row = bytes_of({r.left, 0, r.right, 1});
    for (int y = r.top; y < r.bottom; ++y, from += row)
      std::copy_n(
          from, row,
          picture.rgba.data() + 4 * (static_cast<std::size_t>(y) * width + static_cast<std::size_t>(r.left)));
  }
}

void FrameQueue::work() {
  drawing::Pixels picture;
  std::unique_lock lock(mutex_);
  while (!failure_) {
    changed_.wait(lock, [this] { return !waiting_.empty() || ended_; });
    if (waiting_.empty()) return;
    Patch patch = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    lock.unlock();
    std::exception_ptr failure;
    try {
      lay(patch, picture);
      write_({std::move(patch.id), picture, patch.opaque, patch.changed});
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    spare_.push_back(std::move(patch));
    failure_ = failure;
    changed_.notify_all();
  }
}

void FrameQueue::stop() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  if (worker_.joinable()) worker_.join();
}

}  // namespace homebound::exporting
