#include "export/film.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "export/film_check.h"
#include "export/mp4_encoder.h"
#include "export/opaque.h"

namespace homebound::exporting {
namespace {

constexpr std::size_t queue_limit = 3;

const FilmSettings& checked(const FilmSettings& settings) {
  const auto [width, height] = std::pair(settings.width, settings.height);
  if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
    throw Error(
        fmt::format("a film of {} x {} pixels cannot be made: width and height must be even; try {} x {}",
                    width, height, width + width % 2, height + height % 2));
  }
  return settings;
}

}  // namespace

FilmWriter::FilmWriter(const std::filesystem::path& file, const FilmSettings& settings)
    : settings_(checked(settings)), output_(file) {
  if (output_.in_place()) output_.fail("a film needs a file that can be read again, not a pipe or a device");
  encoder_ = std::make_unique<Mp4Encoder>(output_, settings_);
  worker_ = std::thread([this] { encode_queue(); });
}

FilmWriter::~FilmWriter() {
  {
    const std::lock_guard lock(mutex_);
    queue_.clear();
  }
  stop();
}

void FilmWriter::add(scene::Pixels frame) {
  if (frame.width != settings_.width || frame.height != settings_.height) {
    output_.fail(fmt::format("frame {} has {} x {} pixels, the film {} x {}", frames_, frame.width,
                             frame.height, settings_.width, settings_.height));
  }
  if (!is_opaque(frame)) output_.fail(fmt::format("frame {} is transparent, an MP4 film cannot be", frames_));
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return queue_.size() < queue_limit || failure_; });
  rethrow();
  queue_.push_back(std::move(frame));
  ++frames_;
  changed_.notify_all();
}

void FilmWriter::finish() {
  stop();
  rethrow();
  if (frames_ == 0) output_.fail("a film needs at least one frame");
  encoder_->finish();
  encoder_.reset();
  check_film(output_, settings_, frames_);
  output_.commit();
}

void FilmWriter::encode_queue() {
  std::unique_lock lock(mutex_);
  while (!failure_) {
    changed_.wait(lock, [this] { return !queue_.empty() || ended_; });
    if (queue_.empty()) return;
    const scene::Pixels frame = std::move(queue_.front());
    queue_.pop_front();
    changed_.notify_all();
    lock.unlock();
    std::exception_ptr failure;
    try {
      encoder_->add(frame);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    failure_ = failure;
    changed_.notify_all();
  }
}

void FilmWriter::stop() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  if (worker_.joinable()) worker_.join();
}

void FilmWriter::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace homebound::exporting
