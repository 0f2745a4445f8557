// Reads GeoJSON: lines whose properties hold a time for each position, as togeojson and others write them,
// and points that each have a time; in features, collections of features and of geometries. Source: RFC 7946
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "data/tracks/json_values.h"

namespace homebound::data {
namespace {

constexpr std::array line_time_keys = {"coordTimes", "times", "timestamps", "time"};
constexpr std::array point_time_keys = {"time", "timestamp", "datetime", "date_time", "utc", "when", "t"};
constexpr std::array name_keys = {"name", "flight", "callsign", "track", "id", "icao24", "title"};
constexpr std::array speed_keys = {"gspeed", "speed", "gs", "ground_speed", "groundspeed", "velocity"};
constexpr std::array feet_keys = {"alt", "altitude", "alt_baro", "altitude_ft"};
constexpr std::array metre_keys = {"baro_altitude", "geo_altitude", "altitude_m", "ele", "elevation"};
constexpr std::array point_track_keys = {"track_id", "track_fid", "flight", "callsign", "icao24", "track"};

template <std::size_t N>
const Json* first_of(const Json& properties, const std::array<const char*, N>& keys) {
  for (const char* key : keys)
    if (const Json* found = member(properties, key)) return found;
  return nullptr;
}

class GeoJson {
 public:
  GeoJson(const TrackText& source, RawFile& file) : source_(source), file_(file) {}

  void read(const Json& root) {
    if (root.is_array() && !root.empty()) {  // one feature a line
      for (const Json& feature : root) ++feature_, read_feature(feature);
    } else if (!root.is_object() || !root.contains("type")) {
      fail({"it is not a GeoJSON: an object with a 'type'", "不是 GeoJSON：应为带 type 的对象"});
    } else if (root.at("type") == "FeatureCollection") {
      if (!root.contains("features") || !root.at("features").is_array())
        fail({"its FeatureCollection lacks the array 'features'", "FeatureCollection 缺少数组 features"});
      for (const Json& feature : root.at("features")) ++feature_, read_feature(feature);
    } else if (root.at("type") == "Feature") {
      ++feature_, read_feature(root);
    } else {
      add_geometry(root, Json::object());
    }
    for (auto& [name, track] : points_) file_.tracks.push_back(std::move(track));
    if (file_.tracks.empty() && file_.broken.count == 0)
      source_.fail(0, told("no line and no points with a time are in this GeoJSON file; {}",
                           "此 GeoJSON 文件中没有线，也没有带时间的点；{}", add_as_layer));
  }

 private:
  Text in_feature(const Text& message) const {
    return feature_ > 0 ? told("feature {}: {}", "第{}个要素：{}", feature_, message) : message;
  }
  [[noreturn]] void fail(const Text& message) const { source_.fail(0, in_feature(message)); }
  void leave_out(const Text& why) { file_.leave_out(0, in_feature(why)); }

  void read_feature(const Json& feature) {
    if (!feature.is_object()) return leave_out({"it is not an object", "不是对象"});
    const Json none = Json::object();
    const Json* const properties = member(feature, "properties");
    if (const Json* geometry = member(feature, "geometry"))
      add_geometry(*geometry, properties && properties->is_object() ? *properties : none);
  }

  void add_geometry(const Json& geometry, const Json& properties) {
    const std::string type = text_of(member(geometry, "type"));
    if (type == "GeometryCollection") {
      if (const Json* all = member(geometry, "geometries"); all && all->is_array())
        add_collection(*all, properties);
    } else if (type == "LineString" || type == "MultiLineString" ||
               (type == "MultiPoint" && times_of(properties))) {
      RawTrack track = track_of(properties);
      add_lines(track, geometry, times_of(properties));
      file_.tracks.push_back(std::move(track));
    } else if (type == "Point") {
      const Json* const time = first_of(properties, point_time_keys);
      const Json* const place = time ? coordinates(geometry) : nullptr;
      if (!place) return;
      const Json* const group = first_of(properties, point_track_keys);
      const auto at = position(*place);
      const auto when = at ? time_of(*time) : std::nullopt;
      if (!when) return;
      // A heading that is called "track" differs from point to point; it is no name.
      const bool heading = group && group->is_number() && group == member(properties, "track") &&
                           (group->is_number_float() || first_of(properties, speed_keys));
      const bool named = group && !heading;
      RawTrack& track = points_[named ? text_of(group) : ""];
      if (named) track.name = text_of(group);
      track.sort = Sort::marks;
      track.fixes.push_back({.at = *at, .time = when, .height_ft = height_of(*place, properties)});
    }
  }

  // The lines of a collection are parts of one way.
  void add_collection(const Json& geometries, const Json& properties) {
    RawTrack track = track_of(properties);
    const Json* const times = times_of(properties);
    std::size_t line = 0;
    for (const Json& geometry : geometries) {
      const std::string type = text_of(member(geometry, "type"));
      if (type != "LineString" && type != "MultiLineString") {
        add_geometry(geometry, properties);
        continue;
      }
      // A list of times for each line, or one for the only line.
      const bool nested = times && !times->empty() && (*times)[0].is_array();
      add_lines(track, geometry, nested ? element(*times, line) : times);
      ++line;
    }
    if (!track.fixes.empty()) file_.tracks.push_back(std::move(track));
  }

  void add_lines(RawTrack& track, const Json& geometry, const Json* times) {
    const Json* const lines = coordinates(geometry);
    if (!lines) return;
    if (text_of(member(geometry, "type")) != "MultiLineString") return add_line(track, *lines, times);
    // The times of all lines may stand in one list.
    std::size_t positions = 0;
    for (const Json& line : *lines) positions += line.size();
    const bool flat = times && times->size() == positions && !times->empty() && !(*times)[0].is_array();
    if (times && !flat && times->size() != lines->size())
      return leave_out(told("it has times for {} lines, and {} lines", "有{}条线的时间，却有{}条线",
                            times->size(), lines->size()));
    std::size_t before = 0;
    for (std::size_t i = 0; i < lines->size(); ++i) {
      Json part = Json::array();
      if (flat)
        for (std::size_t k = 0; k < (*lines)[i].size(); ++k) part.push_back((*times)[before++]);
      add_line(track, (*lines)[i], flat ? &part : times ? &(*times)[i] : nullptr);
    }
  }

  const Json* coordinates(const Json& geometry) {
    const Json* const found = member(geometry, "coordinates");
    if (found && found->is_array()) return found;
    leave_out({"a geometry lacks the array 'coordinates'", "几何缺少数组 coordinates"});
    return nullptr;
  }

  void add_line(RawTrack& track, const Json& line, const Json* times) {
    if (!line.is_array()) return leave_out({"a line is not an array of positions", "线不是位置的数组"});
    if (times && (!times->is_array() || times->size() != line.size()))
      return leave_out(told("it has {} times and {} positions; each position needs its time",
                            "有{}个时间和{}个位置；每个位置都须有时间", times->size(), line.size()));
    bool begins = !track.fixes.empty();
    // Without a list of times, a fourth number that counts from 1970 is the time: so write makers of moving
    // maps.
    const bool fourth = !times && std::ranges::all_of(line, [](const Json& p) {
      constexpr double first_count = 1e8;  // seconds: 1973
      return number_of(element(p, 3)).value_or(0) >= first_count;
    });
    for (std::size_t i = 0; i < line.size(); ++i) {
      const auto at = position(line[i]);
      if (!at) continue;
      RawFix fix{.at = *at, .breaks = begins};
      if (times && !(*times)[i].is_null()) {
        fix.time = time_of((*times)[i]);
        if (!fix.time) continue;
      }
      if (fourth) fix.time = instant_of(element(line[i], 3));
      fix.height_ft = height_of(line[i], Json::object());
      begins = false;
      track.fixes.push_back(fix);
    }
  }

  std::optional<LonLat> position(const Json& p) {
    if (!p.is_array() || p.size() < 2 || !p[0].is_number() || !p[1].is_number()) {
      leave_out(told("'{}' is not a position; expected [longitude, latitude] in degrees",
                     "“{}”不是位置；应为 [经度, 纬度]，以度计", shown(p)));
      return std::nullopt;
    }
    const std::size_t before = file_.broken.count;
    const auto at = file_.position(p[0].get<double>(), p[1].get<double>(), 0);
    if (before == 0 && !at) file_.broken.first = in_feature(file_.broken.first);
    return at;
  }

  // Returns the height that a position or its properties tell. A third number of 0 tells none.
  static std::optional<double> height_of(const Json& position, const Json& properties) {
    if (const auto metres = number_of(element(position, 2)); metres && *metres != 0)
      return *metres * feet_per_metre;
    if (const auto metres = number_of(first_of(properties, metre_keys))) return *metres * feet_per_metre;
    return number_of(first_of(properties, feet_keys));
  }

  std::optional<Instant> time_of(const Json& value) {
    const auto time = instant_of(&value, file_);
    if (!time)
      leave_out(told("{} is not a time; expected one such as \"2015-11-10T01:00:00Z\"",
                     "{} 不是时间；应如 \"2015-11-10T01:00:00Z\"", shown(value)));
    return time;
  }

  // Returns an array of times, or of arrays of times, which may be inside "coordinateProperties".
  static const Json* times_of(const Json& properties) {
    if (const Json* inner = member(properties, "coordinateProperties"); inner && inner->is_object())
      if (const Json* times = times_of(*inner)) return times;
    for (const char* key : line_time_keys)
      if (const Json* found = member(properties, key); found && found->is_array()) return found;
    return nullptr;
  }

  static RawTrack track_of(const Json& properties) {
    RawTrack track{.name = text_of(first_of(properties, name_keys))};
    track.aircraft = {text_of(member(properties, "registration")), "", text_of(member(properties, "icao24"))};
    return track;
  }

  const TrackText& source_;
  RawFile& file_;
  std::map<std::string, RawTrack> points_;  // timed points, by the name of their track
  std::size_t feature_ = 0;                 // from 1
};

}  // namespace

void read_geojson(const TrackText& source, RawFile& file) { GeoJson(source, file).read(json_of(source)); }

}  // namespace homebound::data
