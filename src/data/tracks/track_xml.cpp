// Reads GPX 1.0 and 1.1 (trk, rte) and KML 2.2 (LineString, gx:Track, gx:MultiTrack, and points with a
// TimeStamp).
#include <fmt/format.h>

#include "base/message.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/xml.h"

namespace homebound::data {
namespace {

using Path = std::span<const XmlElement>;

std::string_view parent(Path path) {
  return path.size() > 1 ? std::string_view(path[path.size() - 2].name) : std::string_view();
}

class Gpx {
 public:
  explicit Gpx(const TrackText& source) : source_(source) {}

  void open(Path path) {
    const XmlElement& e = path.back();
    if (e.name == "trk" || e.name == "rte") tracks_.emplace_back();
    if (e.name == "trkseg") segment_begins_ = true;
    if (tracks_.empty() || (e.name != "trkpt" && e.name != "rtept")) return;
    auto& fixes = tracks_.back().fixes;
    const double lon = degrees(e, "lon"), lat = degrees(e, "lat");
    fixes.push_back({source_.position(lon, lat, e.line), {}, segment_begins_ && !fixes.empty()});
    segment_begins_ = false;
  }

  void close(Path path) {
    const XmlElement& e = path.back();
    const std::string_view in = parent(path);
    if (tracks_.empty()) return;
    if (e.name == "name" && (in == "trk" || in == "rte")) tracks_.back().name = trimmed(e.text);
    if (e.name != "time" || (in != "trkpt" && in != "rtept") || tracks_.back().fixes.empty()) return;
    tracks_.back().fixes.back().time = time_in(e.text);
    if (!tracks_.back().fixes.back().time)
      source_.fail(e.line, told("'{}' is not a time; expected one such as 2015-11-10T01:00:00Z",
                                "“{}”不是时间；应如 2015-11-10T01:00:00Z", shortened(trimmed(e.text))));
  }

  std::vector<RawTrack> take() {
    if (tracks_.empty())
      source_.fail(0, {"no track (trk) and no route (rte) is in this GPX file",
                       "此 GPX 文件中没有航迹（trk）和航路（rte）"});
    return std::move(tracks_);
  }

 private:
  double degrees(const XmlElement& e, const char* key) const {
    const std::string* text = e.attribute(key);
    if (!text) source_.fail(e.line, told("a {} lacks its attribute '{}'", "{} 缺少属性“{}”", e.name, key));
    const auto value = number_in(*text);
    if (!value)
      source_.fail(e.line, told("{} '{}' of a {} is not a number of degrees", "{2} 的 {0}“{1}”不是度数", key,
                                shortened(*text), e.name));
    return *value;
  }

  const TrackText& source_;
  std::vector<RawTrack> tracks_;
  bool segment_begins_ = false;
};

class Kml {
 public:
  explicit Kml(const TrackText& source) : source_(source) {}

  void open(Path path) {
    const std::string& name = path.back().name;
    if (name == "Placemark") placemark_ = {}, point_.reset(), stamp_.reset();
    if (name == "Folder" || name == "Document") folders_.emplace_back();
    if (name == "Track") times_.clear(), places_.clear();
    if (name == "NetworkLink") links_ = true;
  }

  void close(Path path) {
    const XmlElement& e = path.back();
    const std::string_view in = parent(path);
    if (e.name == "name" && in == "Placemark") placemark_.name = trimmed(e.text);
    if (e.name == "name" && (in == "Folder" || in == "Document") && !folders_.empty())
      folders_.back().name = trimmed(e.text);
    if (e.name == "coordinates" && in == "LineString") add_line(e);
    if (e.name == "coordinates" && in == "Point") add_point(e);
    if (e.name == "when") add_time(e, in == "TimeStamp");
    if (e.name == "coord" && in == "Track") add_place(e);
    if (e.name == "Track") add_track(e);
    if (e.name == "Placemark") add_placemark();
    if ((e.name == "Folder" || e.name == "Document") && !folders_.empty()) {
      if (!folders_.back().fixes.empty()) tracks_.push_back(std::move(folders_.back()));
      folders_.pop_back();
    }
  }

  std::vector<RawTrack> take() {
    if (tracks_.empty())
      source_.fail(0, told("no LineString, no gx:Track and no timed points are in this KML file{}",
                           "此 KML 文件中没有 LineString、gx:Track 或带时间的点{}",
                           links_ ? Message{"; its NetworkLink is not followed", "；其 NetworkLink 不读取"}
                                  : Message{}));
    return std::move(tracks_);
  }

 private:
  // Reads "lon,lat" or "lon,lat,altitude".
  LonLat tuple(std::string_view text, char separator, std::size_t line) const {
    const auto first = text.find(separator);
    const auto second = first == text.npos ? first : text.find(separator, first + 1);
    const auto lon = number_in(text.substr(0, first));
    const auto lat =
        first == text.npos
            ? std::nullopt
            : number_in(text.substr(first + 1, second == text.npos ? second : second - first - 1));
    if (!lon || !lat)
      source_.fail(line, told("'{}' is not a position; expected longitude{}latitude in degrees",
                              "“{}”不是位置；应为经度{}纬度，以度计", shortened(text), separator));
    return source_.position(*lon, *lat, line);
  }

  void add_line(const XmlElement& e) {
    std::string_view rest = trimmed(e.text);
    bool begins = !placemark_.fixes.empty();
    std::size_t line = e.line;
    const char* counted = e.text.data();
    while (!rest.empty()) {
      for (; counted < rest.data(); ++counted) line += *counted == '\n';
      const auto end = rest.find_first_of(" \t\r\n");
      placemark_.fixes.push_back({tuple(rest.substr(0, end), ',', line), {}, begins});
      begins = false;
      if (end == rest.npos) break;
      rest.remove_prefix(end);
      rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    }
  }

  void add_point(const XmlElement& e) {
    if (const auto text = trimmed(e.text); !text.empty()) point_ = tuple(text, ',', e.line);
  }

  void add_time(const XmlElement& e, bool stamp) {
    const auto time = time_in(e.text);
    if (!time)
      source_.fail(e.line, told("'{}' is not a time; expected one such as 2015-11-10T01:00:00Z",
                                "“{}”不是时间；应如 2015-11-10T01:00:00Z", shortened(trimmed(e.text))));
    if (stamp) {
      stamp_ = time;
    } else {
      times_.push_back(*time);
    }
  }

  void add_place(const XmlElement& e) {
    const auto text = trimmed(e.text);
    places_.push_back(text.empty() ? std::nullopt : std::optional(tuple(text, ' ', e.line)));
  }

  void add_track(const XmlElement& e) {
    if (times_.size() != places_.size())
      source_.fail(e.line, told("a gx:Track has {} times (when) and {} positions (gx:coord); each "
                                "position needs its time",
                                "gx:Track 有{}个时间（when）和{}个位置（gx:coord）；每个位置都须有时间",
                                times_.size(), places_.size()));
    bool begins = !placemark_.fixes.empty();
    for (std::size_t i = 0; i < times_.size(); ++i) {
      if (!places_[i]) continue;  // the format allows a recorder to omit what it does not know
      placemark_.fixes.push_back({*places_[i], times_[i], begins});
      begins = false;
    }
  }

  void add_placemark() {
    if (!placemark_.fixes.empty()) {
      tracks_.push_back(std::move(placemark_));
    } else if (point_ && stamp_ && !folders_.empty()) {
      folders_.back().fixes.push_back({*point_, stamp_, false});
    }
  }

  const TrackText& source_;
  std::vector<RawTrack> tracks_;
  RawTrack placemark_;
  std::vector<RawTrack> folders_;  // the folders that are open, with their timed points
  std::optional<LonLat> point_;
  std::optional<Instant> stamp_;
  std::vector<Instant> times_;
  std::vector<std::optional<LonLat>> places_;
  bool links_ = false;
};

template <class Format>
std::vector<RawTrack> read_as(const TrackText& source) {
  Format format(source);
  walk_xml(
      source, [&](Path p) { format.open(p); }, [&](Path p) { format.close(p); });
  return format.take();
}

}  // namespace

std::vector<RawTrack> read_xml_tracks(const TrackText& source) {
  std::string root;
  struct Found {};
  try {
    walk_xml(
        source,
        [&](Path p) {
          root = p.back().name;
          throw Found{};
        },
        [](Path) {});
  } catch (const Found&) {
    if (root == "gpx") return read_as<Gpx>(source);
    if (root == "kml") return read_as<Kml>(source);
  }
  source.fail(1,
              told("its root element is '{}'; expected gpx or kml", "根元素为“{}”；应为 gpx 或 kml", root));
}

}  // namespace homebound::data
