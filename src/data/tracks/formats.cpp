#include "data/tracks/formats.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/error.h"
#include "base/trim.h"
#include "data/text/file_bytes.h"
#include "data/text/text_encoding.h"
#include "data/text/unpack.h"
#include "data/tracks/foreign.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t looked_at = 1'000'000;  // bytes read to recognise the contents

// Returns the first character that is neither a byte order mark nor a space.
char first_of(std::string_view text) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  const auto at = text.find_first_not_of(std::string_view(" \t\r\n\0", 5));
  return at == text.npos ? '\0' : text[at];
}

// Returns the name of the first element.
std::string root_of(std::string_view xml) {
  for (std::size_t at = 0; (at = xml.find('<', at)) != xml.npos; ++at) {
    const char c = at + 1 < xml.size() ? xml[at + 1] : '\0';
    if (xml.substr(at).starts_with("<!--")) {
      at = std::min(xml.find("-->", at), xml.size() - 1);
    } else if (lower(c) >= 'a' && lower(c) <= 'z') {
      const auto end = xml.find_first_of(" \t\r\n/>", at + 1);
      const auto name = xml.substr(at + 1, end == xml.npos ? end : end - at - 1);
      return std::string(name.substr(name.find(':') + 1));
    }
  }
  return {};
}

// Returns up to `most` lines that are not empty.
std::vector<std::string_view> first_lines(std::string_view text, std::size_t most) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < most) {
    const auto end = std::min(text.find('\n'), text.size());
    if (const auto line = trimmed(text.substr(0, end)); !line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_gpx(const Sample& s) { return s.root == "gpx"; }
// Some programs leave out the element `kml` around the document.
bool is_kml(const Sample& s) {
  return s.root == "kml" || ((s.root == "Document" || s.root == "Folder" || s.root == "Placemark") &&
                             s.text.find("Placemark") != s.text.npos);
}
bool is_tcx(const Sample& s) { return s.root == "TrainingCenterDatabase"; }
bool is_kmz(const Sample& s) { return is_zip(s.bytes) && s.bytes.find(".kml") != s.bytes.npos; }

bool is_readsb(const Sample& s) { return s.json.any({"trace", "timestamp"}); }
bool is_opensky_states(const Sample& s) { return s.json.any({"states", "time"}); }
bool is_opensky_track(const Sample& s) { return s.json.any({"path", "startTime", "endTime"}); }

bool is_geojson(const Sample& s) {
  const auto& types = s.json.types;
  const auto has = [&](std::string_view type) { return types.find(type) != types.end(); };
  if (s.json.any({"from", "to"})) return false;  // a table of flights with their lines
  if (!s.json.any({"coordinates", "type"}) && !s.json.any({"geometries", "type"})) return false;
  if (has("LineString") || has("MultiLineString")) return true;
  return (has("Point") || has("MultiPoint")) && s.text.find("time") != s.text.npos;
}

// Objects with a position and a time beside it.
bool is_json_fixes(const Sample& s) {
  static constexpr std::array lats{"lat", "latitude", "Lat", "Latitude"};
  static constexpr std::array lons{"lon", "lng", "long", "longitude", "Long", "Lon", "Longitude"};
  static constexpr std::array times{"timestamp",     "time",          "ts",      "t",
                                    "datetime",      "updated",       "PosTime", "seen_pos",
                                    "time_position", "lastPosUpdate", "date",    "Timestamp",
                                    "last_position", "timePosition",  "utc",     "recorded_at",
                                    "created_at",    "clock",         "now"};
  for (const char* lat : lats)
    for (const char* lon : lons) {
      for (const char* time : times)
        if (s.json.any({lat, lon, time})) return true;
      // A position in an object of its own, with a time beside that.
      for (const char* place : {"position", "location", "coordinates", "coords", "geography", "pos"}) {
        const std::string inner_lat = std::string(place) + "." + lat,
                          inner_lon = std::string(place) + "." + lon;
        for (const char* time : times)
          if (s.json.any({inner_lat, inner_lon, time})) return true;
      }
    }
  return s.json.any({"aircraft", "now"}) || s.json.any({"ac", "now"}) ||
         s.json.any({"full_count", "version"});
}
bool is_fr24_summary(const Sample& s) {
  return s.json.any({"fr24_id", "datetime_takeoff"}) && !s.json.any({"fr24_id", "lat"});
}
bool is_fr24(const Sample& s) {
  return s.json.any({"trail", "identification"}) || s.json.any({"track", "identification"}) ||
         s.json.any({"fr24_id"}) || s.json.any({"full_count", "version"});
}
bool is_aeroapi(const Sample& s) {
  return s.json.any({"coord", "gs", "timestamp"}) ||
         (s.json.any({"positions"}) &&
          (s.json.any({"latitude", "altitude_change"}) || s.json.any({"fa_flight_id"})));
}

bool is_flight_list(const Sample& s) {
  return s.json.any({"estDepartureAirport", "firstSeen"}) || is_fr24_summary(s) ||
         (s.json.any({"fa_flight_id", "origin", "destination"}) && !s.json.any({"positions"}));
}

bool is_igc(const Sample& s) {
  std::size_t fixes = 0, records = 0;
  for (const auto line : first_lines(s.text, 400)) {
    records += std::string_view("ABCDEFGHIJKLO").find(line[0]) != std::string_view::npos;
    fixes += line[0] == 'B' && line.size() >= 25 && (line[14] == 'N' || line[14] == 'S') &&
             (line[23] == 'E' || line[23] == 'W');
  }
  return fixes > 0 && s.text[0] != '$' && records > 1;
}

// Receivers mix binary messages among their sentences.
bool is_nmea(const Sample& s) {
  const std::string_view text = s.text.empty() ? s.bytes : s.text;
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  for (std::size_t at = 0; (at = text.find('$', at)) != text.npos && at + 7 <= text.size(); ++at) {
    const auto kind = text.substr(at + 3, 3);
    if (text[at + 6] == ',' && is_letter(text[at + 1]) && is_letter(text[at + 2]) &&
        (kind == "GGA" || kind == "RMC" || kind == "GLL"))
      return true;
  }
  return false;
}

bool is_sbs(const Sample& s) {
  const auto lines = first_lines(s.text, 200);
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return line.size() > 20 && line.starts_with("MSG,") && line[4] >= '1' && line[4] <= '8' && line[5] == ',';
  });
}

bool is_positions(const Sample& s) {
  return s.first != '<' && s.first != '{' && s.first != '[' && !s.text.empty() &&
         has_titles_of_positions(s.text);
}

const Text lines_and_tracks{"tracks and routes; a route's times are those of planning and are not read",
                            "航迹与航路；航路点的时间为规划时间，不读取"};

const std::vector<Format>& list() {
  static const std::vector<Format> all = [] {
    std::vector<Format> f = {
        {"gpx", {"GPX", "GPX"}, ".gpx", Holds::tracks, is_gpx, read_gpx, lines_and_tracks},
        {"kml",
         {"KML", "KML"},
         ".kml",
         Holds::tracks,
         is_kml,
         read_kml,
         {"`gx:Track`, `gx:MultiTrack`, `LineString`, and points with a `TimeStamp`: Google Earth's, "
          "Flightradar24's, FlightAware's",
          "`gx:Track`、`gx:MultiTrack`、`LineString`，以及带 `TimeStamp` 的点：Google 地球、Flightradar24、"
          "FlightAware"}},
        {"kmz",
         {"KMZ", "KMZ"},
         ".kmz",
         Holds::tracks,
         is_kmz,
         nullptr,
         {"every KML document in it", "其中的各个 KML 文件"}},
        {"tcx",
         {"Garmin TCX", "佳明 TCX"},
         ".tcx",
         Holds::tracks,
         is_tcx,
         read_tcx,
         {"activities; courses as ways without times", "活动；路线作为无时间的航路"}},
        {"readsb",
         {"a readsb or tar1090 trace", "readsb 或 tar1090 轨迹"},
         ".json .json.gz",
         Holds::tracks,
         is_readsb,
         read_readsb,
         {"`trace_full_*.json`, `trace_recent_*.json`: an aircraft's day, cut into its flights",
          "`trace_full_*.json`、`trace_recent_*.json`：一架飞机的一天，分为各个航班"}},
        {"opensky-states",
         {"OpenSky state vectors", "OpenSky 状态向量"},
         ".json .json.gz",
         Holds::tracks,
         is_opensky_states,
         read_opensky,
         {"answers of `/states`, several of them a line each; as CSV, see positions",
          "`/states` 的应答，多个应答每行一个；CSV 形式见位置表"}},
        {"opensky-track",
         {"an OpenSky track", "OpenSky 航迹"},
         ".json .json.gz",
         Holds::tracks,
         is_opensky_track,
         read_opensky,
         {"answers of `/tracks`", "`/tracks` 的应答"}},
        {"opensky-flights",
         {"a list of flights as JSON", "JSON 航班列表"},
         ".json .json.gz",
         Holds::flights,
         is_flight_list,
         nullptr,
         {"answers of OpenSky's `/flights`, Flightradar24's `flight-summary` and FlightAware's AeroAPI; a "
          "table of "
          "flights",
          "OpenSky `/flights`、Flightradar24 `flight-summary` 与 FlightAware AeroAPI 的应答；作为航班表"}},
        {"geojson",
         {"GeoJSON", "GeoJSON"},
         ".geojson .json .geojsonl",
         Holds::tracks,
         is_geojson,
         read_geojson,
         {"lines with `coordTimes` or `times`, or a time as the fourth number of each position, also in a "
          "GeometryCollection, and points with a `time`",
          "带 `coordTimes` 或 `times`、或各位置第四个数为时间的线（也可在 GeometryCollection 中），以及带 "
          "`time` 的点"}},
        {"flightradar24",
         {"Flightradar24's JSON", "Flightradar24 的 JSON"},
         ".json .json.gz",
         Holds::tracks,
         is_fr24,
         read_json_fixes,
         {"`flight-tracks` and `flight-positions` of its API, `trail` and `track` of its pages, its feed",
          "其 API 的 `flight-tracks` 与 `flight-positions`，网页的 `trail` 与 `track`，以及实时数据"}},
        {"aeroapi",
         {"FlightAware's JSON", "FlightAware 的 JSON"},
         ".json .json.gz",
         Holds::tracks,
         is_aeroapi,
         read_json_fixes,
         {"`positions` of a flight, as its AeroAPI answers, and the `track` of its pages",
          "其 AeroAPI 所答的航班 `positions`，以及网页的 `track`"}},
        {"json-positions",
         {"positions as JSON", "JSON 位置"},
         ".json .jsonl .json.gz",
         Holds::tracks,
         is_json_fixes,
         read_json_fixes,
         {"objects with a latitude, a longitude and a time, such as `aircraft.json` of dump1090 and readsb, "
          "several a line each",
          "带纬度、经度与时间的对象，如 dump1090 与 readsb 的 `aircraft.json`，多个对象每行一个"}},
        {"sbs",
         {"SBS (BaseStation) messages", "SBS（BaseStation）报文"},
         ".sbs .csv .txt .log",
         Holds::tracks,
         is_sbs,
         read_sbs,
         {"positions of `MSG` lines, with the callsigns that others tell; the clock is the receiver's",
          "`MSG` 行的位置及其他行的呼号；时钟为接收机的时钟"}},
        {"nmea",
         {"NMEA 0183", "NMEA 0183"},
         ".nmea .txt .log",
         Holds::tracks,
         is_nmea,
         read_nmea,
         {"`GGA`, `RMC` and `GLL` with a right checksum, also among binary messages (UBX); dates from `RMC` "
          "and `ZDA`",
          "校验和正确的 `GGA`、`RMC`、`GLL`，也可夹在二进制报文（UBX）之间；日期取自 `RMC` 与 `ZDA`"}},
        {"igc",
         {"IGC", "IGC"},
         ".igc",
         Holds::tracks,
         is_igc,
         read_igc,
         {"fixes (B records)", "定位点（B 记录）"}},
    };
    add_foreign(f);
    // A table comes last: almost any text could be one.
    f.push_back(
        {"positions",
         {"a table of positions", "位置表"},
         ".csv .tsv .txt",
         Holds::tracks,
         is_positions,
         read_positions,
         {"titles, below comments if there are any, that name a longitude and a latitude: `time,lon,"
          "lat` and other usual names, Flightradar24's download, OpenSky's states, FlightAware's track "
          "log, Garmin's G1000",
          "标题行（其上可有注释行）含经度和纬度：`time,lon,lat` 及其他常用名称、Flightradar24 下载文件、"
          "OpenSky 状态、FlightAware 航迹、佳明 G1000"}});
    return f;
  }();
  return all;
}

}  // namespace

std::span<const Format> formats() { return list(); }

std::optional<Sample> sample_of(const fs::path& file) {
  auto bytes = first_bytes(file, looked_at);
  if (!bytes) return std::nullopt;
  Sample s;
  s.ending = lower(without_gz(file).extension().string());
  s.bytes = is_gzip(*bytes) ? unpacked_beginning(*bytes, looked_at) : std::move(*bytes);
  s.first = first_of(s.bytes);
  try {
    std::string copy = s.bytes;
    const std::string declared = declared_encoding(copy);
    s.text = decode_text(std::move(copy), declared, Part::beginning).text;
  } catch (const Error&) {
    return s;
  }
  if (s.first == '<') s.root = root_of(s.text);
  if (s.first == '{' || s.first == '[') s.json = outline_of(s.text);
  return s;
}

const Format* format_of(const Sample& sample) {
  for (const Format& format : formats())
    if (format.is(sample)) return &format;
  return nullptr;
}

const Format* format_of(const fs::path& file) {
  const auto sample = sample_of(file);
  return sample ? format_of(*sample) : nullptr;
}

bool holds_tracks(const fs::path& file) {
  const Format* const format = format_of(file);
  return format && format->holds == Holds::tracks;
}

Text not_read(const Format& format) {
  const Text what = told("is {}, which is not read here", "是{}，此处不能读取", format.name);
  return format.more.empty() ? what : told("{}; {}", "{}；{}", what, format.more);
}

Text no_format() {
  Text all;
  for (const Format& f : formats())
    if (f.holds == Holds::tracks && f.id != "positions")
      all = all.empty() ? f.name : told("{}, {}", "{}、{}", all, f.name);
  return told("neither {}, nor a table whose titles name a longitude and a latitude",
              "既非{}，也非标题含经度和纬度的表格", all);
}

std::vector<std::string_view> readable_endings() {
  std::vector<std::string_view> all;
  for (const Format& f : formats()) {
    if (f.holds == Holds::nothing) continue;
    for (std::string_view rest = f.endings; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      const std::string_view ending = rest.substr(0, end);
      if (std::find(all.begin(), all.end(), ending) == all.end()) all.push_back(ending);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return all;
}

}  // namespace homebound::data
