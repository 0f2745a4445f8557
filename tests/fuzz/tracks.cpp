// Recorded tracks. What a file is, its contents say: the targets differ in their corpora and dictionaries.
#include <algorithm>
#include <cmath>

#include "data/text/table.h"
#include "data/text/unpack.h"
#include "data/tracks/formats.h"
#include "data/tracks/track.h"
#include "promises.h"
#include "scenario/read/file_kind.h"
#include "scenario/read/read.h"
#include "support/temporary_folder.h"
#include "targets.h"
#include "timeline/timeline.h"

namespace homebound::fuzz {
namespace {

void must_be_sound(const data::Track& track) {
  must_be_utf8(track.name);
  must(track.points.size() >= 2, "a track has two points");
  for (const LonLat p : track.points)
    must(std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90, "a track lies on the earth");
  must(!track.timed() || track.times.size() == track.points.size(),
       "a timed track has a time for each point");
  must(std::ranges::adjacent_find(track.times, std::greater_equal()) == track.times.end(),
       "the times of a track rise");
  must(track.timed() || std::ranges::adjacent_find(track.points) == track.points.end(),
       "points without times are told apart by their places");
  must(std::ranges::adjacent_find(track.breaks, std::greater_equal()) == track.breaks.end(),
       "the breaks of a track rise");
  for (const std::size_t b : track.breaks)
    must(b > 0 && b < track.points.size(), "a break is at a point, and not at the first");
}

void tracks(std::string_view input, const char* name) {
  static const test::TemporaryFolder folder;
  const std::filesystem::path file = folder / name;
  test::put(file, std::string(input));
  data::holds_tracks(file);
  // The lines of what is packed are not those of the file.
  const bool packed = data::is_gzip(input) || data::is_zip(input);
  try {
    const data::TrackFile read = data::read_tracks(file);
    must(!read.tracks.empty(), "a file of tracks has a track");
    for (const data::Track& track : read.tracks) must_be_sound(track);
    for (const Text& warning : read.warnings) must_be_told(warning);
  } catch (const InputError& e) {
    must(!e.diagnostics().empty(), "a file is refused for a reason");
    if (!packed) must_point_into(e.diagnostics(), file, input, Columns::cells);
    return;
  }
  if (scenario::kind_of(file) != scenario::FileKind::track) return;  // by the look of it
  try {
    scenario::Scenario read = scenario::read(file);
    must_be_kept_by_writing(read, folder.path());
    timeline::compile(std::make_shared<const scenario::Scenario>(std::move(read)));
  } catch (const InputError& e) {
    if (!packed) must_point_into(e.diagnostics(), file, input, Columns::cells);
  }
}

}  // namespace

void gpx(std::string_view input) { tracks(input, "t.gpx"); }
void kml(std::string_view input) { tracks(input, "t.kml"); }
void geojson(std::string_view input) { tracks(input, "t.geojson"); }
void positions(std::string_view input) { tracks(input, "t.csv"); }
void messages(std::string_view input) { tracks(input, "t.log"); }
void json(std::string_view input) {
  tracks(input, "t.json");
  static const test::TemporaryFolder folder;
  test::put(folder / "t.json", std::string(input));
  try {
    data::read_table(folder / "t.json");
  } catch (const Error& e) {
    must_be_told(e.message());
  }
}

}  // namespace homebound::fuzz
