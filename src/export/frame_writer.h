// Where the frames of an animation go.
#pragma once

#include "scene/scene.h"

namespace homebound::exporting {

class FrameWriter {
 public:
  FrameWriter() = default;
  virtual ~FrameWriter() = default;
  FrameWriter(const FrameWriter&) = delete;
  FrameWriter& operator=(const FrameWriter&) = delete;

  // The next frame. May return before it is written; what failed then is thrown by a later call.
  virtual void add(scene::Pixels frame) = 0;
  // After the last frame. Without it a film is not kept.
  virtual void finish() = 0;
};

}  // namespace homebound::exporting
