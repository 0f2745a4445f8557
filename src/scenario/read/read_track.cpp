#include "scenario/read/read_track.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/inside.h"
#include "base/suggest.h"
#include "data/text/unpack.h"

namespace homebound::scenario {
namespace {

namespace fs = std::filesystem;

// Reports what is wrong inside the track's file at the place where the scenario names the file.
void pass_on(Reading& reading, const TomlReader& entry, toml::source_position at, const InputError& e) {
  for (const Diagnostic& d : e.diagnostics()) {
    const Text line = d.line > 0
                          ? told("{}: line {}", "{}：第{}行", fs::path(d.file).filename().string(), d.line)
                          : as_is(fs::path(d.file).filename().string());
    reading.findings.error(at, told("{}: {}: {}", "{}：{}：{}", entry.where("track"), line, d.message));
  }
}

std::shared_ptr<const data::TrackFile> opened(Reading& reading, const TomlReader& entry, const fs::path& path,
                                              toml::source_position at) {
  auto& file = reading.track_files[path];
  if (file) return file;
  try {
    file = std::make_shared<const data::TrackFile>(data::read_tracks(path));
  } catch (const InputError& e) {
    pass_on(reading, entry, at, e);
    return nullptr;
  }
  for (const Text& warning : file->warnings)
    reading.findings.warning(
        at, told("{}: {}: {}", "{}：{}：{}", entry.where("track"), path.filename().string(), warning));
  return file;
}

std::optional<std::size_t> named(const data::TrackFile& file, const std::string& name) {
  const auto& all = file.tracks;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const data::Track& t) { return t.name == name; });
  return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

// Returns which of the file's tracks is meant.
std::optional<std::size_t> chosen(Reading& reading, const TomlReader& entry, const data::TrackFile& file,
                                  const FlightTrack& track, toml::source_position at) {
  const std::size_t count = file.tracks.size();
  std::vector<std::string_view> names;
  for (const data::Track& t : file.tracks) names.push_back(t.name);
  const auto refuse = [&](const Text& why) -> std::optional<std::size_t> {
    reading.findings.error(at, told("{}: '{}' {}", "{}：“{}”{}", entry.where("track"), track.file, why));
    return std::nullopt;
  };
  if (track.name) {
    if (const auto found = named(file, *track.name)) return found;
    return refuse(told("has no track '{}'{} (there are: {})", "没有航迹“{}”{}（现有：{}）", *track.name,
                       did_you_mean(*track.name, names), fmt::join(names, ", ")));
  }
  if (track.number) {
    if (*track.number <= static_cast<int>(count)) return static_cast<std::size_t>(*track.number - 1);
    return refuse(
        told("has no track number {}; it has {}", "没有第{}条航迹；共有{}条", *track.number, count));
  }
  if (count == 1) return 0;
  return refuse(told("has {} tracks; say which: track = {{ file = \"{}\", number = 1 }}, or name = one of {}",
                     "有{}条航迹；请指明：track = {{ file = \"{}\", number = 1 }}，或 name = {} 之一", count,
                     track.file, fmt::join(names, ", ")));
}

std::string title_of(const data::Track& track, const fs::path& file, std::size_t number, std::size_t count) {
  if (!track.name.empty()) return track.name;
  if (!track.aircraft.registration.empty()) return track.aircraft.registration;
  if (!track.aircraft.icao24.empty()) return track.aircraft.icao24;
  const std::string stem = data::without_gz(file).stem().string();
  return count == 1 ? stem : fmt::format("{} {}", stem, number);
}

bool is_airport(const Place& p) { return !p.iata.empty() || !p.icao.empty(); }

// Says which ends are assumed to be airports; empty when none is.
Text assumed_ends(const Place& from, const Place& to) {
  if (is_airport(from) && is_airport(to) && from.id != to.id)
    return told("{} and {} are assumed from the ends of the record", "{} 与 {} 系据记录起讫位置推定", from.id,
                to.id);
  if (!is_airport(from) && !is_airport(to)) return {};
  return told("{} is assumed from the {} of the record", "{} 系据记录{}位置推定",
              is_airport(from) ? from.id : to.id,
              is_airport(from) ? is_airport(to) ? Text{"ends", "起讫"} : Text{"beginning", "起始"}
                               : Text{"end", "终止"});
}

// What is known of the aircraft, then what is assumed.
Text note_of(const data::Track& track, const Text& assumed) {
  Text all;
  const auto add = [&](const Text& part) {
    if (!part.empty()) all = all.empty() ? part : told("{}; {}", "{}；{}", all, part);
  };
  const data::Aircraft& a = track.aircraft;
  if (a.registration != track.name) add(as_is(a.registration));
  add(as_is(a.type));
  if (!a.icao24.empty()) add(told("ICAO 24-bit address {}", "ICAO 24位地址 {}", a.icao24));
  add(assumed);
  return all;
}

}  // namespace

std::optional<FlightTrack> read_track(Reading& reading, TomlReader& entry) {
  const toml::node* node = entry.find("track");
  if (!node) return std::nullopt;
  std::optional<Placed<std::string>> name;
  FlightTrack track;
  if (const auto* table = node->as_table()) {
    TomlReader parts(*table, entry, "track");
    name = parts.required_string("file");
    if (const auto which = parts.string("name")) track.name = which->value;
    track.number = parts.whole_number("number");
    if (track.name && track.number)
      reading.findings.error(
          parts.at(), told("{} has both a name and a number", "{} 既有 name 又有 number", parts.name()));
    parts.finish();
  } else {
    name = entry.required_string("track");
  }
  if (!name) return std::nullopt;
  track.file = name->value;
  try {
    track.path = file_inside(fs::path(reading.scenario.file).parent_path(), name->value,
                             {"the scenario's", "方案"}, "flight.gpx");
  } catch (const Error& e) {
    reading.findings.error(name->at, told("{}: {}", "{}：{}", entry.where("track"), e.message()));
    return std::nullopt;
  }
  const auto file = opened(reading, entry, track.path, name->at);
  const auto index = file ? chosen(reading, entry, *file, track, name->at) : std::nullopt;
  if (!index) return std::nullopt;
  track.record = std::shared_ptr<const data::Track>(file, &file->tracks[*index]);
  return track;
}

std::size_t end_of_track(PlaceBook& places, const data::Track& track, bool last) {
  const LonLat at = last ? track.points.back() : track.points.front();
  const Instant t = !track.timed() ? PlaceBook::undated : last ? track.times.back() : track.times.front();
  if ((last ? track.last : track.first) == data::Height::in_the_air) return places.seen(at, last, t);
  return places.near(at, t);
}

Scenario of_tracks(const fs::path& file, const data::Airports& airports) {
  const auto tracks = std::make_shared<const data::TrackFile>(data::read_tracks(file));
  Findings findings(file.string());
  Reading reading(airports, findings);
  Scenario& s = reading.scenario;
  s.file = file.string();
  const std::size_t count = tracks->tracks.size();
  const auto note = [&](const Text& text) { findings.add({s.file, 0, 0, Severity::note, text}); };
  note(told("read as {}", "读取为{}", tracks->format));
  for (const Text& text : tracks->notes) note(text);
  for (const Text& warning : tracks->warnings) findings.warning({}, warning);
  std::size_t assumed = 0;
  std::vector<std::string> without_zone;
  const auto ask_zone = [&](std::size_t place, const data::Track& track, bool last) {
    const Place& p = s.places[place];
    if (is_airport(p) || !track.timed()) return;
    const Instant t = last ? track.times.back() : track.times.front();
    if (!reading.places.zone_around(p.at, t) && std::ranges::find(without_zone, p.id) == without_zone.end())
      without_zone.push_back(p.id);
  };
  for (std::size_t i = 0; i < count; ++i) {
    const data::Track& track = tracks->tracks[i];
    Flight flight;
    const std::string title = title_of(track, file, i + 1, count);
    flight.id = title;
    flight.sure = Certainty::tracked;
    for (int n = 2; reading.flights.contains(flight.id); ++n) flight.id = fmt::format("{} {}", title, n);
    reading.flights.add({flight.id, {}}, i);
    flight.track = FlightTrack{file.filename().string(),
                               std::filesystem::absolute(file),
                               {},
                               count > 1 ? std::optional(static_cast<int>(i + 1)) : std::nullopt,
                               std::shared_ptr<const data::Track>(tracks, &track)};
    flight.craft = Craft{.operated_by = {},
                         .type = track.aircraft.type,
                         .registration = track.aircraft.registration,
                         .callsign = {},
                         .icao24 = lower(track.aircraft.icao24),
                         .flight_number = {},
                         .seats = {}};
    flight.from = end_of_track(reading.places, track, false);
    flight.to = end_of_track(reading.places, track, true);
    ask_zone(flight.from, track, false), ask_zone(flight.to, track, true);
    const Text ends = assumed_ends(s.places[flight.from], s.places[flight.to]);
    assumed += !ends.empty();
    const auto said = [&](std::size_t place, LonLat at) {
      return is_airport(s.places[place]) ? fmt::format("{:.4f}, {:.4f}", at.lat, at.lon) : std::string();
    };
    flight.from_said = said(flight.from, track.points.front());
    flight.to_said = said(flight.to, track.points.back());
    flight.note = note_of(track, ends);
    s.flights.push_back(std::move(flight));
  }
  if (assumed)
    note(told("the airports at the ends of {} are those within 10 km, and assumed",
              "{}起讫的机场为10公里以内的机场，系推定",
              count == 1     ? Text{"the flight", "航班"}
              : assumed == 1 ? Text{"one flight", "1个航班"}
                             : told("{} flights", "{}个航班", assumed)));
  s.title = {count == 1 ? s.flights[0].id : data::without_gz(file).stem().string(), ""};
  // Times stay on the clock that the record quotes: that of an assumed airport is a guess.
  for (Place& place : s.places) {
    if (tracks->zone.empty() || place.zone == tracks->zone) continue;
    place.zone = tracks->zone;
    place.airport = place.iata.empty() ? place.icao : place.iata;
    place.declared = true;  // a place whose zone is not its airport's
  }
  const auto airport = std::ranges::find_if(s.places, is_airport);
  s.zone = airport == s.places.end() ? s.places[s.flights[0].from].zone : airport->zone;
  if (tracks->zone.empty() && !without_zone.empty())
    note(told("the clock of {} is not known; times there are shown in UTC",
              "{}的时区未知；当地时刻以 UTC 表示",
              without_zone.size() == 1 ? Text{"one place", "1处"}
                                       : told("{} places", "{}处", without_zone.size())));
  s.warnings = findings.sorted();
  return std::move(reading.scenario);
}

}  // namespace homebound::scenario
