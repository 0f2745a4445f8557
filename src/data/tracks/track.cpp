#include "data/tracks/track.h"

#include <cerrno>

#include "base/error.h"
#include "data/text/file_bytes.h"
#include "data/text/text_encoding.h"
#include "data/text/unpack.h"
#include "data/tracks/formats.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file, const TrackText& source) {
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
  return std::move(*bytes);
}

// Decodes the bytes of a document and reads it.
void read_document(const Format& format, std::string bytes, TrackText& source, RawFile& file) {
  const std::string declared = declared_encoding(bytes);
  DecodedText decoded;
  if (format.id == "nmea") {  // sentences are ASCII, whatever stands between them
    try {
      decoded = decode_text(bytes, declared);
    } catch (const Error&) {
      decoded.text = std::move(bytes);
      file.notes.emplace_back("messages among the sentences that are binary (UBX, for example) are not read",
                              "语句之间的二进制报文（如 UBX）不读取");
    }
  } else {
    decoded = decode_text(std::move(bytes), declared);
  }
  source.text = std::move(decoded.text);
  format.read(source, file);
  if (decoded.replaced > 0) file.warnings.push_back(note_of_replaced(decoded));
}

const Format& kml() {
  for (const Format& f : formats())
    if (f.id == "kml") return f;
  throw Error({"KML is not read", "不读取 KML"});
}

void read_kmz(std::string_view bytes, TrackText& source, RawFile& file) {
  const auto documents = zip_members(bytes, ".kml", largest_unpacked_track);
  if (documents.empty())
    source.fail(0, {"no KML document is in this KMZ file", "此 KMZ 文件中没有 KML 文件"});
  std::optional<InputError> problem;
  for (const ZipMember& document : documents) try {
      read_document(kml(), document.bytes, source, file);
    } catch (const InputError& e) {  // a document of styles or links beside the one with the track
      problem = e;
      if (documents.size() > 1)
        file.notes.push_back(told("{}: {}", "{}：{}", document.name, e.diagnostics().front().message));
    }
  if (file.tracks.empty() && problem) throw InputError(*problem);
}

}  // namespace

TrackFile read_tracks(const fs::path& file) {
  TrackText source{file.string(), {}};
  std::string bytes = bytes_of(file, source);
  const auto sample = sample_of(file);
  if (!sample || sample->first == '\0') source.fail(0, {"it is empty", "文件为空"});
  const Format* const format = format_of(*sample);
  if (format && format->holds != Holds::tracks) {
    if (format->holds == Holds::nothing) source.fail(0, told("it {}", "{}", not_read(*format)));
    source.fail(0, told("it is {}, which is a table of flights and not a track", "这是{}，为航班表而非航迹",
                        format->name));
  }
  RawFile raw;
  try {
    if (is_gzip(bytes)) bytes = unpacked(bytes, largest_unpacked_track);
    if (format && format->id == "kmz") {
      read_kmz(bytes, source, raw);
    } else if (format) {
      read_document(*format, std::move(bytes), source, raw);
    } else {
      source.text = decode_text(std::move(bytes), declared_encoding(sample->bytes)).text;
      // GeoJSON without a line says best what it lacks.
      if (sample->first != '{' && sample->first != '[') source.fail(1, no_format());
      read_geojson(source, raw);
    }
  } catch (const InputError&) {
    throw;
  } catch (const Error& e) {
    source.fail(0, told("it {}", "{}", e.message()));
  }
  TrackFile tracks = tidied(std::move(raw), source);
  tracks.format = format ? format->name : Text{"GeoJSON", "GeoJSON"};
  return tracks;
}

}  // namespace homebound::data
