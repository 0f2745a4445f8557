// The frame log: one line per drawn frame, for measurements and tests.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "ui/kit/boxes.h"
#include "viewing/picture.h"

namespace homebound::ui {

class FrameLog {
 public:
  // Writes nothing for an empty path. Throws Error when the file cannot be written.
  explicit FrameLog(const std::filesystem::path& file);
  // Writes "boxes NAME=LEFT,TOP,RIGHT,BOTTOM ...": the boxes of the frame whose line follows, in pixels.
  // Writes nothing if no box has changed.
  void boxes(const std::vector<Box>& boxes);
  // The state of each panel, in a word; "none" when it shows nothing.
  struct Doing {
    std::string asked, talk, exporting, chosen, hovered, rows;
    std::size_t selected = 0;  // selected rows of the table
    bool rest = false;         // nothing will change without input
  };
  // Writes one frame's line. `memory` is the resident memory in megabytes, `mouse` the pointer of this frame,
  // `clock` the wall clock. "frame N size=1280x720 map=944x603 scale=1 ... detail=medium plan=ready 8.41":
  // the last number is the frame's milliseconds.
  void line(const viewing::ScreenView& screen, const Doing& doing, double milliseconds);

 private:
  struct Close {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  long number_ = 0;
  std::string boxes_;  // the last ones written
};

}  // namespace homebound::ui
