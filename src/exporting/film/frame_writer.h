// Where the frames of an animation go.
#pragma once

#include <memory>

#include "exporting/film/frame_queue.h"
#include "exporting/request.h"

namespace homebound::exporting {

class FrameWriter {
 public:
  FrameWriter() = default;
  virtual ~FrameWriter() = default;
  FrameWriter(const FrameWriter&) = delete;
  FrameWriter& operator=(const FrameWriter&) = delete;

  // Whether a frame is there already, from a run that is continued, and need not be drawn.
  virtual bool has(const FrameId&) const { return false; }
  // The next frame. May return before it is written; what failed then is thrown by a later call.
  virtual void add(FrameId id, const render::Frame& frame) = 0;
  // After the last frame. Without it a film is not kept.
  virtual void finish() = 0;
};

// For the request's film of `frames` frames, of which it may want a part. Throws UsageError for what the
// format cannot hold, Error for what cannot be written.
std::unique_ptr<FrameWriter> frame_writer(const Request& request, int frames, const std::string& title);

}  // namespace homebound::exporting
