// A line a drawn frame, for measuring and for tests.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "session/session.h"
#include "ui/kit/boxes.h"
#include "viewing/picture.h"

namespace homebound::ui {

class FrameLog {
 public:
  // An empty path: nothing is written. Throws Error when the file cannot be.
  explicit FrameLog(const std::filesystem::path& file);
  // "boxes NAME=LEFT,TOP,RIGHT,BOTTOM ...": where things are in the frame whose line follows, in pixels.
  // Written when something has changed.
  void boxes(const std::vector<Box>& boxes);
  // What the panels are about, in a word each; "none" where nothing is.
  struct Doing {
    std::string asked, talk, exporting, chosen, rows;
    std::size_t selected = 0;  // rows of the table
    bool rest = false;         // nothing will change without input
  };
  // `memory` is what is resident, in megabytes; `mouse` is where the pointer was for this frame, `clock` the
  // wall clock. "frame N size=1280x720 map=944x603 scale=1 ... detail=medium plan=ready 8.41": the last
  // number is the frame's milliseconds.
  void line(const session::Session& session, const viewing::Viewer& viewer, Seconds wall,
            const viewing::Place& place, const Doing& doing, double milliseconds);

 private:
  struct Close {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  long number_ = 0;
  std::string boxes_;  // written last
};

}  // namespace homebound::ui
