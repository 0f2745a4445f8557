#include "data/tracks/track.h"

#include <cerrno>

#include <fmt/format.h>

#include "base/error.h"
#include "data/text/file_bytes.h"
#include "data/text/text_encoding.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t looked_at = 1'000'000;  // bytes read to recognise the contents

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
  auto bytes = first_bytes(file, size);
  if (!bytes)
    source.fail(0, told("cannot be read: {}", "无法读取：{}", reason_of({errno, std::generic_category()})));
  source.text = std::move(*bytes);
  return source;
}

// Returns the first character that is neither a byte order mark nor a space.
char first_of(std::string_view text) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  const auto at = text.find_first_not_of(std::string_view(" \t\r\n\0", 5));
  return at == text.npos ? '\0' : text[at];
}

}  // namespace

TrackFile read_tracks(const fs::path& file) {
  TrackText source = whole(file);
  const char first = first_of(source.text);
  if (first == '\0') source.fail(0, {"it is empty", "文件为空"});
  DecodedText decoded;
  try {
    const std::string declared = declared_encoding(source.text);
    decoded = decode_text(std::move(source.text), declared);
  } catch (const Error& e) {
    source.fail(0, told("it {}", "{}", e.message()));
  }
  source.text = std::move(decoded.text);
  if (first != '<' && first != '{' && first != '[' && !is_head_of_positions(source.text))
    source.fail(
        1, {"neither GPX, KML nor GeoJSON, nor a table whose first line names a longitude and a latitude",
            "既非 GPX、KML、GeoJSON，也非首行含经度和纬度的表格"});
  TrackFile tracks = tidied(first == '<'                   ? read_xml_tracks(source)
                            : first == '{' || first == '[' ? read_json_tracks(source)
                                                           : read_csv_tracks(source),
                            source);
  if (decoded.replaced > 0) tracks.warnings.push_back(note_of_replaced(decoded));
  return tracks;
}

bool looks_like_tracks(const fs::path& file) {
  auto bytes = first_bytes(file, looked_at);
  if (!bytes) return false;
  const char first = first_of(*bytes);
  std::string text;
  try {
    const std::string declared = declared_encoding(*bytes);
    text = decode_text(std::move(*bytes), declared, Part::beginning).text;
  } catch (const Error&) {
    return false;
  }
  const auto has = [&](const char* part) { return text.find(part) != text.npos; };
  switch (first) {
    case '\0':
      return false;
    case '<':
      return has("<gpx") || has("<kml") || has(":kml");
    case '{':
      if (has("\"from\"") && has("\"to\"")) return false;  // a table of flights with their lines
      return has("LineString") || (has("\"Point\"") && has("time"));
    default:
      return is_head_of_positions(text);
  }
}

}  // namespace homebound::data
