// Passes frames from the drawing thread to a writing thread, so that both work at the same time. It copies
// only what changed since the frame before.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "render/gl/frames.h"

namespace homebound::exporting {

// Identifies a frame by its number in the whole film and a digest of what it shows (drawing::digest).
struct FrameId {
  int number = 0;
  std::string digest;
};

// A complete frame to write, with straight alpha.
struct WholeFrame {
  FrameId id;
  const drawing::Pixels& picture;
  bool opaque = true;
  // Since the last frame written; the first frame changes everywhere
  const std::vector<render::PixelRect>& changed;
};

class FrameQueue {
 public:
  // Calls `write` for one frame after the other, on a thread of its own.
  explicit FrameQueue(std::function<void(const WholeFrame&)> write);
  ~FrameQueue();  // drops frames that still wait
  FrameQueue(const FrameQueue&) = delete;
  FrameQueue& operator=(const FrameQueue&) = delete;

  // Adds a frame; blocks while a frame waits. Rethrows what `write` has thrown.
  void add(FrameId id, const render::Frame& frame);
  // Blocks until all frames are written. Rethrows what `write` has thrown.
  void finish();

 private:
  struct Patch {  // the pixels of the changed rectangles, one after the other
    FrameId id;
    int width = 0, height = 0;
    bool opaque = true;
    std::vector<render::PixelRect> changed;
    std::vector<std::uint8_t> rgba;
  };
  void work();
  void stop();
  Patch spare();
  static void copy(const render::Frame& frame, Patch& patch);
  static void lay(const Patch& patch, drawing::Pixels& picture);

  std::function<void(const WholeFrame&)> write_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Patch> waiting_;
  std::vector<Patch> spare_;  // reused, because fresh pages cost more than the copy
  bool ended_ = false;
  std::exception_ptr failure_;
  std::thread worker_;
};

}  // namespace homebound::exporting
