// An animation as numbered pictures: FOLDER/frame-00000.png, ...
#pragma once

#include <filesystem>

#include "export/frame_writer.h"
#include "export/png.h"

namespace homebound::exporting {

std::filesystem::path frame_file(const std::filesystem::path& folder, int index);

// Every picture is written whole or not at all, so that what an interrupted run left can be continued.
class FrameFolder : public FrameWriter {
 public:
  // Makes the folder if there is none. Throws Error naming it and the reason.
  explicit FrameFolder(std::filesystem::path folder, PngMetadata metadata = {}, int first_index = 0);
  void add(scene::Pixels frame) override;
  void finish() override {}

 private:
  std::filesystem::path folder_;
  PngMetadata metadata_;
  int next_index_;
};

}  // namespace homebound::exporting
