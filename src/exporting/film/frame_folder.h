// Writes an animation as numbered pictures: FOLDER/frame-00000.png, ...
#pragma once

#include <filesystem>

#include "exporting/film/frame_writer.h"
#include "exporting/png/png.h"

namespace homebound::exporting {

// Returns the file of a frame, FOLDER/frame-00000.png for number 0.
std::filesystem::path frame_file(const std::filesystem::path& folder, int number);

// Writes each picture whole or not at all, under its number in the whole film. After any interruption the
// folder holds only whole pictures, and separately made parts of a film fit together. Pictures are compressed
// while the next ones are drawn.
class FrameFolder : public FrameWriter {
 public:
  struct Settings {
    int width = 0, height = 0;  // pixels
    int frames = 1;             // in the whole film
    bool resume = false;        // keeps pictures that are already there
    std::string title;          // omitted when empty
  };
  // Creates the folder if there is none. Throws Error with its name and the reason, also when it holds frames
  // beyond this film's last, which would be mistaken for its end.
  FrameFolder(std::filesystem::path folder, Settings settings);

  // Returns true when resuming if the picture is whole, has the right size, and its metadata says that this
  // version of the program drew this very drawing.
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
