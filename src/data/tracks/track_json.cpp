// Reads GeoJSON (RFC 7946): lines whose properties hold a time for each position, as togeojson and others
// write them, or points that each have a time.
#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/utf8.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {
namespace {

using Json = nlohmann::json;

constexpr std::array line_time_keys = {"coordTimes", "times", "timestamps", "time"};
constexpr std::array point_time_keys = {"time", "timestamp", "datetime", "date_time", "utc", "when", "t"};
constexpr std::array name_keys = {"name", "track", "flight", "callsign", "id", "icao24", "title"};
constexpr std::array point_track_keys = {"track", "track_id", "track_fid", "flight", "callsign", "icao24"};

constexpr int deepest = 200;  // levels of nested values

std::string printed(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

class TrackJsonReader {
 public:
  explicit TrackJsonReader(const TrackText& source) : source_(source) {}

  void read(const Json& root) {
    if (!root.is_object() || !root.contains("type"))
      fail({"it is not a GeoJSON: an object with a 'type'", "不是 GeoJSON：应为带 type 的对象"});
    if (root.at("type") == "FeatureCollection") {
      if (!root.contains("features") || !root.at("features").is_array())
        fail({"its FeatureCollection lacks the array 'features'", "FeatureCollection 缺少数组 features"});
      for (const Json& feature : root.at("features")) ++feature_, read_feature(feature);
    } else if (root.at("type") == "Feature") {
      ++feature_, read_feature(root);
    } else {
      add_geometry(root, Json::object());
    }
  }

  std::vector<RawTrack> take() {
    for (auto& [name, track] : points_) tracks_.push_back(std::move(track));
    if (tracks_.empty())
      source_.fail(0, {"no line and no points with a time are in this GeoJSON file",
                       "此 GeoJSON 文件中没有线，也没有带时间的点"});
    return std::move(tracks_);
  }

 private:
  [[noreturn]] void fail(const Message& message) const {
    source_.fail(0, feature_ > 0 ? told("feature {}: {}", "第{}个要素：{}", feature_, message) : message);
  }

  void read_feature(const Json& feature) {
    if (!feature.is_object()) fail({"it is not an object", "不是对象"});
    const Json none = Json::object();
    const auto properties = feature.find("properties");
    const auto geometry = feature.find("geometry");
    if (geometry == feature.end() || !geometry->is_object()) return;
    add_geometry(*geometry, properties != feature.end() && properties->is_object() ? *properties : none);
  }

  void add_geometry(const Json& geometry, const Json& properties) {
    const std::string type = geometry.value("type", Json()).is_string() ? geometry.at("type") : "";
    if (type == "LineString" || type == "MultiLineString") {
      const bool many = type == "MultiLineString";
      RawTrack track{name_of(properties), {}};
      const Json* times = times_of(properties);
      const Json& lines = coordinates(geometry);
      if (!many) add_line(track, lines, times);
      for (std::size_t i = 0; many && i < lines.size(); ++i) {
        if (times && (!times->is_array() || times->size() != lines.size()))
          fail(told("it has times for {} lines, and {} lines", "有{}条线的时间，却有{}条线", times->size(),
                    lines.size()));
        add_line(track, lines[i], times ? &(*times)[i] : nullptr);
      }
      tracks_.push_back(std::move(track));
    } else if (type == "Point") {
      const Json* time = first_of(properties, point_time_keys);
      if (!time) return;
      const Json* group = first_of(properties, point_track_keys);
      RawTrack& track = points_[group ? printed(*group) : ""];
      if (group) track.name = printed(*group);
      track.fixes.push_back({position(coordinates(geometry)), time_of(*time), false});
    }
  }

  const Json& coordinates(const Json& geometry) const {
    const auto found = geometry.find("coordinates");
    if (found == geometry.end() || !found->is_array())
      fail({"a geometry lacks the array 'coordinates'", "几何缺少数组 coordinates"});
    return *found;
  }

  void add_line(RawTrack& track, const Json& line, const Json* times) const {
    if (!line.is_array()) fail({"a line is not an array of positions", "线不是位置的数组"});
    if (times && (!times->is_array() || times->size() != line.size()))
      fail(told("it has {} times and {} positions; each position needs its time",
                "有{}个时间和{}个位置；每个位置都须有时间", times->size(), line.size()));
    const bool begins = !track.fixes.empty();
    for (std::size_t i = 0; i < line.size(); ++i) {
      RawFix fix{position(line[i]), {}, begins && i == 0};
      if (times && !(*times)[i].is_null()) fix.time = time_of((*times)[i]);
      track.fixes.push_back(fix);
    }
  }

  LonLat position(const Json& p) const {
    if (!p.is_array() || p.size() < 2 || !p[0].is_number() || !p[1].is_number())
      fail(told("'{}' is not a position; expected [longitude, latitude] in degrees",
                "“{}”不是位置；应为 [经度, 纬度]，以度计",
                shortened(p.dump(-1, ' ', false, Json::error_handler_t::replace))));
    const std::size_t nowhere = 0;
    try {
      return source_.position(p[0].get<double>(), p[1].get<double>(), nowhere);
    } catch (const InputError& e) {
      fail(e.diagnostics().front().message);
    }
  }

  Instant time_of(const Json& value) const {
    const auto time = value.is_number()   ? time_of_epoch(value.get<double>())
                      : value.is_string() ? time_in(value.get_ref<const std::string&>())
                                          : std::nullopt;
    if (!time)
      fail(told("{} is not a time; expected one such as \"2015-11-10T01:00:00Z\"",
                "{} 不是时间；应如 \"2015-11-10T01:00:00Z\"",
                shortened(value.dump(-1, ' ', false, Json::error_handler_t::replace))));
    return *time;
  }

  // Returns an array of times, or of arrays of times, which may be inside "coordinateProperties".
  static const Json* times_of(const Json& properties) {
    if (const auto inner = properties.find("coordinateProperties");
        inner != properties.end() && inner->is_object())
      if (const Json* times = times_of(*inner)) return times;
    for (const char* key : line_time_keys)
      if (const auto found = properties.find(key); found != properties.end() && found->is_array())
        return &*found;
    return nullptr;
  }

  template <std::size_t N>
  static const Json* first_of(const Json& properties, const std::array<const char*, N>& keys) {
    for (const char* key : keys)
      if (const auto found = properties.find(key); found != properties.end() && !found->is_null())
        return &*found;
    return nullptr;
  }

  static std::string name_of(const Json& properties) {
    const Json* name = first_of(properties, name_keys);
    return name && (name->is_string() || name->is_number()) ? printed(*name) : "";
  }

  const TrackText& source_;
  std::vector<RawTrack> tracks_;
  std::map<std::string, RawTrack> points_;  // timed points, by the name of their track
  std::size_t feature_ = 0;                 // from 1
};

}  // namespace

std::vector<RawTrack> read_json_tracks(const TrackText& source) {
  Json root;
  try {
    root = Json::parse(source.text, [&](int depth, Json::parse_event_t, const Json&) {
      if (depth > deepest)  // the code that walks through the document is recursive
        source.fail(0, told("more than {} values lie within one another", "值嵌套超过 {} 层", deepest));
      return true;
    });
  } catch (const Json::parse_error& e) {
    // The message is "[json.exception.parse_error.101] parse error at line 1, column 2: WHAT".
    std::string what = e.what();
    const auto column = what.find("column ");
    const auto colon = column == what.npos ? what.npos : what.find(": ", column);
    if (colon != what.npos) what.erase(0, colon + 2);
    source.fail(source.line_of(e.byte > 0 ? e.byte - 1 : 0),
                told("the JSON is broken: {}", "JSON 有误：{}", shortened(what, 160)));
  } catch (const Json::out_of_range& e) {  // "[json.exception.out_of_range.406] number overflow parsing ..."
    const std::string_view what = e.what();
    source.fail(
        0, told("the JSON is broken: {}", "JSON 有误：{}", shortened(what.substr(what.find("] ") + 2), 160)));
  }
  TrackJsonReader reader(source);
  reader.read(root);
  return reader.take();
}

}  // namespace homebound::data
