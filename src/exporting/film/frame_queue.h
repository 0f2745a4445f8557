// Frames handed from the thread that draws to one that writes, so that both work at the same time. Only what
// changed since the frame before is copied.
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

// Which frame it is: its number in the whole film, and what it shows (drawing::digest).
struct FrameId {
  int number = 0;
  std::string digest;
};

// A frame as it is written: straight alpha.
struct WholeFrame {
  FrameId id;
  const drawing::Pixels& picture;
  bool opaque = true;
  const std::vector<render::PixelRect>& changed;  // since the frame written before; all of the first
};

class FrameQueue {
 public:
  // `write` is called for one frame after the other, on a thread of its own.
  explicit FrameQueue(std::function<void(const WholeFrame&)> write);
  ~FrameQueue();  // what still waits is dropped
  FrameQueue(const FrameQueue&) = delete;
  FrameQueue& operator=(const FrameQueue&) = delete;

  // Waits while three frames wait to be written. Throws what writing has thrown.
  void add(FrameId id, const render::Frame& frame);
  // Waits until all are written. Throws what writing has thrown.
  void finish();

 private:
  struct Patch {  // what changed, its rectangles one after the other
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
  std::vector<Patch> spare_;  // their memory is used again: fresh pages cost more than the copy
  bool ended_ = false;
  std::exception_ptr failure_;
  std::thread worker_;
};

}  // namespace homebound::exporting
