#include "exporting/format.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/suggest.h"

namespace homebound::exporting {
namespace {

constexpr std::array<std::string_view, 15> extensions = {".png", ".svg", ".pdf",  ".mp4",  ".webm",
                                                         ".mov", ".gif", ".html", ".wav",  ".geojson",
                                                         ".kml", ".gpx", ".csv",  ".toml", ".pptx"};
constexpr std::array formats = {Format::png, Format::svg, Format::pdf,  Format::mp4,  Format::webm,
                                Format::mov, Format::gif, Format::html, Format::wav,  Format::geojson,
                                Format::kml, Format::gpx, Format::csv,  Format::toml, Format::pptx};
static_assert(extensions.size() == formats.size());

}  // namespace

Format format_of(const std::filesystem::path& output) {
  std::error_code none;
  const std::string extension = lower(output.extension().string());
  if (extension.empty() || std::filesystem::is_directory(output, none)) return Format::frames;
  const auto found = std::ranges::find(extensions, extension);
  if (found != extensions.end()) return formats[static_cast<std::size_t>(found - extensions.begin())];
  throw Error(told("cannot write {}: the extension {} is not known{}; write {}, or a folder for PNG frames",
                   "无法写入{}：未知的扩展名 {}{}；可用 {}，或用文件夹存放 PNG 帧", output.string(),
                   extension, did_you_mean(extension, extensions), fmt::join(extensions, ", ")));
}

bool is_data(Format format) {
  return format == Format::geojson || format == Format::kml || format == Format::gpx ||
         format == Format::csv || format == Format::toml;
}

bool is_animation(Format format) {
  return format == Format::mp4 || format == Format::webm || format == Format::mov || format == Format::gif ||
         format == Format::frames;
}

}  // namespace homebound::exporting
