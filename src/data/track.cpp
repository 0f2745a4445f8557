#include "data/track.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>

#include "base/error.h"
#include "data/gdal_file.h"
#include "data/track_parts.h"

namespace homebound::data {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t looked_at = 1'000'000;  // bytes from which contents are told

// Nothing when it cannot be opened.
std::optional<std::string> beginning(const fs::path& file, std::size_t most) {
  std::error_code problem;
  std::ifstream in(file, std::ios::binary);
  if (!in || !fs::is_regular_file(file, problem)) return std::nullopt;
  std::string text(most, '\0');
  in.read(text.data(), static_cast<std::streamsize>(most));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return text;
}

// GB18030 holds every text that is no UTF-8 here: older ASCII is a part of both, and only names are not
// ASCII.
std::string in_utf8(std::string text) {
  const QuietGdal quiet;
  const auto recoded = [&](const char* from) {
    char* utf8 = CPLRecode(text.c_str(), from, CPL_ENC_UTF8);
    std::string result = utf8;
    CPLFree(utf8);
    return result;
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    const bool little = text[0] == '\xFF';
    std::string narrow = "\xEF\xBB\xBF";
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
      const char high = text[little ? i + 1 : i], low = text[little ? i : i + 1];
      narrow += high == 0 && static_cast<unsigned char>(low) < 0x80 ? low : '?';
    }
    return narrow;
  }
  if (text.find('\0') == text.npos && !CPLIsUTF8(text.data(), static_cast<int>(text.size())))
    return recoded("GB18030");
  return text;
}

TrackText whole(const fs::path& file) {
  TrackText source{file.string(), {}};
  std::error_code problem;
  if (!fs::exists(file, problem))
    source.fail(0, {"cannot be read: there is no such file", "无法读取：没有该文件"});
  if (!fs::is_regular_file(file, problem))
    source.fail(0, {"cannot be read: it is not a file", "无法读取：不是文件"});
  const std::uintmax_t size = fs::file_size(file, problem);
  if (problem) source.fail(0, told("cannot be read: {}", "无法读取：{}", reason_of(problem)));
  if (size > largest_track_file)
    source.fail(0, told("it has {} MB; tracks are read up to {} MB", "大小为{} MB；航迹文件最多读取{} MB",
                        size / 1'000'000, largest_track_file / 1'000'000));
  auto text = beginning(file, size);
  if (!text)
    source.fail(0, told("cannot be read: {}", "无法读取：{}", reason_of({errno, std::generic_category()})));
  source.text = std::move(*text);
  return source;
}

// The first character that means something.
char first_of(std::string_view text) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  const auto at = text.find_first_not_of(std::string_view(" \t\r\n\0", 5));
  return at == text.npos ? '\0' : text[at];
}

}  // namespace

TrackFile read_tracks(const fs::path& file) {
  TrackText source = whole(file);
  switch (first_of(source.text)) {
    case '\0':
      source.fail(0, {"it is empty", "文件为空"});
    case '<':  // its own declaration names its encoding
      return tidied(read_xml_tracks(source), source);
    case '{':
    case '[':
      source.text = in_utf8(std::move(source.text));
      return tidied(read_json_tracks(source), source);
    default:
      source.text = in_utf8(std::move(source.text));
      if (!is_head_of_positions(source.text))
        source.fail(
            1, {"neither GPX, KML nor GeoJSON, nor a table whose first line names a longitude and a latitude",
                "既非 GPX、KML、GeoJSON，也非首行含经度和纬度的表格"});
      return tidied(read_csv_tracks(source), source);
  }
}

bool looks_like_tracks(const fs::path& file) {
  const auto text = beginning(file, looked_at);
  if (!text) return false;
  const auto has = [&](const char* part) { return text->find(part) != text->npos; };
  switch (first_of(*text)) {
    case '\0':
      return false;
    case '<':
      return has("<gpx") || has("<kml") || has(":kml");
    case '{':
      if (has("\"from\"") && has("\"to\"")) return false;  // a table of flights with their lines
      return has("LineString") || (has("\"Point\"") && has("time"));
    default:
      return is_head_of_positions(in_utf8(text->substr(0, text->find('\n'))));
  }
}

}  // namespace homebound::data
