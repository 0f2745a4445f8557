// Where the frames of an animation go.
#pragma once

#include <memory>
#include <string>

#include "export/format.h"
#include "export/request.h"
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

// Of the request's film. `first_index`: the number of its first picture. Throws UsageError for what the
// format cannot hold, Error for a file that cannot be written.
std::unique_ptr<FrameWriter> frame_writer(const Request& request, Format format, int first_index,
                                          const std::string& title);

}  // namespace homebound::exporting
