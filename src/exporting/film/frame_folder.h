// An animation as numbered pictures: FOLDER/frame-00000.png, ...
#pragma once

#include <filesystem>

#include "exporting/film/frame_writer.h"
#include "exporting/png/png.h"

namespace homebound::exporting {

std::filesystem::path frame_file(const std::filesystem::path& folder, int number);

// Every picture is written whole or not at all, under its number in the whole film: what is in the folder
// after an interruption, of whatever kind, is whole, and the parts of a film make up the film. Pictures are
// compressed while the next ones are drawn.
class FrameFolder : public FrameWriter {
 public:
  struct Settings {
    int width = 0, height = 0;  // pixels
    int frames = 1;             // of the whole film
    bool resume = false;        // keep pictures that are there already
    std::string title;          // left out when empty
  };
  // Makes the folder if there is none. Throws Error naming it and the reason; also when it holds frames that
  // this film does not have, which would be taken for its end.
  FrameFolder(std::filesystem::path folder, Settings settings);

  // When resuming: whether the picture is whole, has the right size and says that it shows this very scene,
  // drawn by this version.
  bool has(const FrameId& id) const override;
  void add(FrameId id, const render::Frame& frame) override { queue_.add(std::move(id), frame); }
  void finish() override { queue_.finish(); }

 private:
  PngMetadata metadata(const FrameId& id) const { return {.title = settings_.title, .scene = id.digest}; }
  void look_around() const;

  std::filesystem::path folder_;
  Settings settings_;
  FrameQueue queue_;
};

}  // namespace homebound::exporting
