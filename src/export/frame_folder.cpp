#include "export/frame_folder.h"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace homebound::exporting {

std::filesystem::path frame_file(const std::filesystem::path& folder, int index) {
  return folder / fmt::format("frame-{:05}.png", index);
}

FrameFolder::FrameFolder(std::filesystem::path folder, PngMetadata metadata, int first_index)
    : folder_(std::move(folder)), metadata_(std::move(metadata)), next_index_(first_index) {
  std::error_code code;
  std::filesystem::create_directories(folder_, code);
  if (!code && std::filesystem::is_directory(folder_)) return;
  throw Error(fmt::format("cannot write frames into {}: {}", folder_.string(),
                          code ? code.message() : "it is no folder"));
}

void FrameFolder::add(scene::Pixels frame) {
  write_png(frame, frame_file(folder_, next_index_), metadata_);
  ++next_index_;
}

}  // namespace homebound::exporting
