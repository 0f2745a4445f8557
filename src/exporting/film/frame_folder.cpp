#include "exporting/film/frame_folder.h"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/numbers.h"
#include "base/output_file.h"
#include "exporting/png/png_check.h"

namespace homebound::exporting {
namespace {

namespace fs = std::filesystem;

// Returns the number in a name made by frame_file(); -1 for any other name.
int number_of(const std::string& name) {
  constexpr std::string_view before = "frame-", after = ".png";
  if (!name.starts_with(before) || !name.ends_with(after)) return -1;
  const auto digits =
      std::string_view(name).substr(before.size(), name.size() - before.size() - after.size());
  return number_in<int>(digits).value_or(-1);
}

}  // namespace

fs::path frame_file(const fs::path& folder, int number) {
  return folder / fmt::format("frame-{:05}.png", number);
}

FrameFolder::FrameFolder(fs::path folder, Settings settings)
    : folder_(std::move(folder)), settings_(std::move(settings)), queue_([this](const WholeFrame& frame) {
        write_png(frame.picture, frame_file(folder_, frame.id.number), metadata(frame.id));
      }) {
  std::error_code code;
  fs::create_directories(folder_, code);
  if (code || !fs::is_directory(folder_))
    throw Error(told("cannot write frames into {}: {}", "无法将帧写入 {}：{}", folder_.string(),
                     code ? reason_of(code) : Text{"it is not a folder", "不是文件夹"}));
  look_around();
}

void FrameFolder::look_around() const {
  std::error_code code;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(folder_, code)) {
    const std::string name = entry.path().filename().string();
    if (number_of(name) >= settings_.frames)
      throw Error(
          told("cannot write frames into {}: it holds {} of a longer film, and this one has {} "
               "frames; remove those "
               "beyond, or choose another folder",
               "无法将帧写入 {}：其中有较长视频的 {}，而此视频只有{}帧；请移除多余的，或另选文件夹",
               folder_.string(), name, settings_.frames));
    const std::size_t end = name.find(".tmp-");
    if (name.starts_with('.') && end != name.npos && number_of(name.substr(1, end - 1)) >= 0)
      stale.push_back(folder_ / name.substr(1, end - 1));
  }
  // This includes pictures that exist and will be kept.
  for (const fs::path& target : stale) remove_stale(target);
}

bool FrameFolder::has(const FrameId& id) const {
  if (!settings_.resume) return false;
  const auto there = whole_png(frame_file(folder_, id.number));
  return there && there->width == settings_.width && there->height == settings_.height &&
         there->texts == texts_of(metadata(id));
}

}  // namespace homebound::exporting
