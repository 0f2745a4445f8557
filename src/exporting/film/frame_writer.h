// The interface to which an animation's frames are written.
#pragma once

#include <memory>

#include "exporting/film/frame_queue.h"
#include "exporting/film/soundtrack.h"
#include "exporting/film/subtitles.h"
#include "exporting/request.h"

namespace homebound::exporting {

class FrameWriter {
 public:
  FrameWriter() = default;
  virtual ~FrameWriter() = default;
  FrameWriter(const FrameWriter&) = delete;
  FrameWriter& operator=(const FrameWriter&) = delete;

  // Returns whether a frame exists already from an earlier run and need not be drawn.
  virtual bool has(const FrameId&) const { return false; }
  // Adds the next frame. It may return before the frame is written; a later call then throws the failure.
  virtual void add(FrameId id, const render::Frame& frame) = 0;
  // Completes the output after the last frame. Without this call a film is discarded.
  virtual void finish() = 0;
};

// Returns a writer for the request's film of `frames` frames, of which the request may want only a part.
// Throws UsageError for what the format cannot hold, Error for what cannot be written.
std::unique_ptr<FrameWriter> frame_writer(const Request& request, int frames, const std::string& title,
                                          const std::vector<Subtitles>& subtitles, const Soundtrack& sound);

}  // namespace homebound::exporting
