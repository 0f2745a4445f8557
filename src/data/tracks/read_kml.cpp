// Reads KML 2.2: LineString, gx:Track, gx:MultiTrack, and points with a TimeStamp, in any nesting of folders
// and MultiGeometry. Source: OGC 07-147r2, and https://developers.google.com/kml/documentation/kmlreference
#include <array>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/track_times.h"
#include "data/tracks/xml.h"

namespace homebound::data {
namespace {

// Names that programs give to a folder of points, whatever the flight: the document's name says more.
constexpr std::array<std::string_view, 7> generic_names{"route",       "trail",     "points", "track points",
                                                        "trackpoints", "positions", "tracks"};

class Kml {
 public:
  Kml(const TrackText& source, RawFile& file) : source_(source), file_(file) {}

  void open(XmlPath path) {
    const std::string& name = path.back().name;
    if (name == "Placemark") placemark_ = {}, point_.reset(), stamp_.reset();
    if (name == "Folder" || name == "Document")
      folders_.emplace_back().folder = std::to_string(++folders_seen_);
    if (name == "Track") times_.clear(), places_.clear();
    if (name == "NetworkLink") links_ = true;
    if (name == "Polygon" || name == "Point") places_of_a_map_ = true;
    // So this program says of each flight how sure its times are.
    if (const auto* data = name == "Data" ? path.back().attribute("name") : nullptr;
        data && *data == "depart_sure")
      file_.each_a_flight = true;
  }

  void close(XmlPath path) {
    const XmlElement& e = path.back();
    const std::string_view in = parent(path);
    if (e.name == "name" && in == "Placemark") placemark_.name = trimmed(e.text);
    if (e.name == "name" && (in == "Folder" || in == "Document") && !folders_.empty())
      folders_.back().name = trimmed(e.text);
    if (e.name == "coordinates" && in == "LineString") add_line(e);
    if (e.name == "coordinates" && in == "Point") add_point(e);
    if (e.name == "when" && in == "Track") add_time(e);
    // A camera has a time of its own: that of the view.
    const bool of_placemark = path.size() > 2 && path[path.size() - 3].name == "Placemark";
    if (e.name == "when" && in == "TimeStamp" && of_placemark) stamp(e);
    if (e.name == "begin" && in == "TimeSpan" && of_placemark && !stamp_) stamp(e);
    if (e.name == "coord" && in == "Track") add_place(e);
    if (e.name == "Track") add_track(e);
    if (e.name == "Placemark") add_placemark();
    if ((e.name == "Folder" || e.name == "Document") && !folders_.empty()) close_folder();
  }

  void finish() {
    while (!folders_.empty()) close_folder();
    for (RawTrack& t : file_.tracks) any_ = any_ || !t.fixes.empty();
    if (any_ || file_.broken.count > 0) return;
    source_.fail(0, told("no LineString, no gx:Track and no timed points are in this KML file{}",
                         "此 KML 文件中没有 LineString、gx:Track 或带时间的点{}",
                         links_ ? Text{"; its NetworkLink is not followed", "；其 NetworkLink 不读取"}
                         : places_of_a_map_ ? told("; {}", "；{}", add_as_layer)
                                            : Text{}));
  }

 private:
  // Reads "lon,lat" or "lon,lat,altitude" into a fix.
  std::optional<RawFix> tuple(std::string_view text, char separator, std::size_t line) {
    const auto first = text.find(separator);
    const auto second = first == text.npos ? first : text.find(separator, first + 1);
    const auto lon = number_in(text.substr(0, first));
    const auto lat =
        first == text.npos
            ? std::nullopt
            : number_in(text.substr(first + 1, second == text.npos ? second : second - first - 1));
    if (!lon || !lat) {
      file_.leave_out(line, told("'{}' is not a position; expected longitude{}latitude in degrees",
                                 "“{}”不是位置；应为经度{}纬度，以度计", shortened(text), separator));
      return std::nullopt;
    }
    const auto at = file_.position(*lon, *lat, line);
    if (!at) return std::nullopt;
    RawFix fix{.at = *at};
    if (const auto metres = second == text.npos ? std::nullopt : number_in(text.substr(second + 1));
        metres && *metres != 0)  // what is clamped to the ground is written as 0
      fix.height_ft = *metres * feet_per_metre;
    return fix;
  }

  // Cuts coordinates at spaces, as the format says. Some programs write spaces behind commas, "1, 2, 0 3, 4,
  // 0", or none at all, "1,2,0,3,4,0".
  static std::vector<std::string_view> tuples_of(std::string_view text) {
    constexpr const char* spaces = " \t\r\n";
    std::vector<std::string_view> words, tuples;
    for (std::size_t at = 0; (at = text.find_first_not_of(spaces, at)) != text.npos;) {
      const auto end = std::min(text.find_first_of(spaces, at), text.size());
      words.push_back(text.substr(at, end - at));
      at = end;
    }
    const auto commas = [](std::string_view word) { return std::count(word.begin(), word.end(), ','); };
    for (std::size_t i = 0; i < words.size(); ++i) {
      const char* const begin = words[i].data();
      const auto goes_on = [&] { return words[i].ends_with(',') && i + 1 < words.size(); };
      if (commas(words[i]) == 1 && goes_on()) {
        ++i;
        if (goes_on() && commas(words[i]) == 1 && commas(words[i + 1]) == 0) ++i;
      }
      std::string_view tuple(begin, static_cast<std::size_t>(words[i].data() + words[i].size() - begin));
      const auto numbers = commas(tuple) + (tuple.ends_with(',') ? 0 : 1);
      for (const auto each = numbers % 3 == 0 ? 3 : 2; commas(tuple) > 3;) {
        std::size_t cut = 0;
        for (int n = 0; n < each; ++n) cut = std::min(tuple.find(',', cut), tuple.size() - 1) + 1;
        tuples.push_back(tuple.substr(0, cut - 1));
        tuple.remove_prefix(cut);
      }
      if (!tuple.empty()) tuples.push_back(tuple);
    }
    return tuples;
  }

  void add_line(const XmlElement& e) {
    bool begins = !placemark_.fixes.empty();
    std::size_t line = e.line;
    const char* counted = e.text.data();
    for (const std::string_view text : tuples_of(e.text)) {
      for (; counted < text.data(); ++counted) line += *counted == '\n';
      auto fix = tuple(text, ',', line);
      if (!fix) continue;
      fix->breaks = begins;
      begins = false;
      placemark_.fixes.push_back(*fix);
    }
  }

  void add_point(const XmlElement& e) {
    if (const auto text = trimmed(e.text); !text.empty()) point_ = tuple(text, ',', e.line);
  }

  // A number alone is a year, which is no instant.
  std::optional<Instant> time(std::string_view text) {
    return trimmed(text).size() <= 4 ? std::nullopt : file_.time(text);
  }

  void stamp(const XmlElement& e) {
    stamp_ = time(e.text);
    if (!stamp_) file_.leave_out(e.line, no_time(e.text));
  }

  void add_time(const XmlElement& e) {
    times_.push_back(time(e.text));
    if (!times_.back()) file_.leave_out(e.line, no_time(e.text));
  }

  void add_place(const XmlElement& e) {
    const auto text = trimmed(e.text);
    places_.push_back(text.empty() ? std::nullopt : tuple(text, ' ', e.line));
  }

  void add_track(const XmlElement& e) {
    if (times_.size() != places_.size()) {
      file_.leave_out(e.line, told("a gx:Track has {} times (when) and {} positions (gx:coord); each "
                                   "position needs its time",
                                   "gx:Track 有{}个时间（when）和{}个位置（gx:coord）；每个位置都须有时间",
                                   times_.size(), places_.size()));
      file_.broken.count += std::max(times_.size(), places_.size()) - 1;
      return;
    }
    bool begins = !placemark_.fixes.empty();
    for (std::size_t i = 0; i < times_.size(); ++i) {
      // The format allows a recorder to omit what it does not know.
      if (!places_[i] || !times_[i]) continue;
      RawFix fix = *places_[i];
      fix.time = times_[i];
      fix.breaks = begins;
      begins = false;
      placemark_.fixes.push_back(fix);
    }
  }

  void add_placemark() {
    if (!placemark_.fixes.empty()) {
      if (!folders_.empty()) placemark_.folder = folders_.back().folder;
      file_.tracks.push_back(std::move(placemark_));
      placemark_ = {};
    } else if (point_ && stamp_) {
      if (folders_.empty()) folders_.emplace_back();
      point_->time = stamp_;
      folders_.back().fixes.push_back(*point_);
    }
  }

  void close_folder() {
    RawTrack marks = std::move(folders_.back());
    folders_.pop_back();
    if (marks.fixes.empty()) return;
    marks.sort = Sort::marks;
    const auto generic = std::find(generic_names.begin(), generic_names.end(), lower(marks.name));
    if (!folders_.empty() && !folders_.back().name.empty() && generic != generic_names.end())
      marks.name = folders_.back().name;
    file_.tracks.push_back(std::move(marks));
  }

  const TrackText& source_;
  RawFile& file_;
  RawTrack placemark_;
  std::vector<RawTrack> folders_;  // the folders that are open, with their timed points
  std::size_t folders_seen_ = 0;
  std::optional<RawFix> point_;
  std::optional<Instant> stamp_;
  std::vector<std::optional<Instant>> times_;
  std::vector<std::optional<RawFix>> places_;
  bool any_ = false, links_ = false, places_of_a_map_ = false;
};

}  // namespace

void read_kml(const TrackText& source, RawFile& file) { read_xml<Kml>(source, file); }

}  // namespace homebound::data
