// Reads GPX 1.0 and 1.1: tracks (trk) and routes (rte). Source: https://www.topografix.com/GPX/1/1/
// The time of a route's point tells when the point was made, not when anybody passed it, so it is not read.
#include <algorithm>

#include <fmt/format.h>

#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/track_times.h"
#include "data/tracks/xml.h"

namespace homebound::data {
namespace {

class Gpx {
 public:
  Gpx(const TrackText& source, RawFile& file) : source_(source), file_(file) {}

  void open(XmlPath path) {
    const XmlElement& e = path.back();
    if (const auto* creator = e.name == "gpx" ? e.attribute("creator") : nullptr)
      file_.each_a_flight = *creator == "Homebound";
    if (e.name == "trk" || e.name == "rte") {
      any_ = true;
      track_ = {};
      if (e.name == "rte") track_.sort = Sort::way;
    }
    if (e.name == "wpt") waypoints_ = true;
    if (e.name == "trkseg") segment_begins_ = true;
    if (e.name == "trkpt" || e.name == "rtept") fix_ = {}, good_ = place(e);
  }

  void close(XmlPath path) {
    const XmlElement& e = path.back();
    const std::string_view in = parent(path);
    if (e.name == "name" && (in == "trk" || in == "rte")) track_.name = trimmed(e.text);
    if (e.name == "ele" && in == "trkpt")
      if (const auto metres = number_in(e.text)) fix_.height_ft = *metres * feet_per_metre;
    if (e.name == "time" && in == "trkpt" && good_) {
      fix_.time = file_.time(e.text);
      if (!fix_.time) good_ = false, file_.leave_out(e.line, no_time(e.text));
    }
    if ((e.name == "trkpt" || e.name == "rtept") && good_) {
      fix_.breaks = segment_begins_ && !track_.fixes.empty();
      segment_begins_ = false;
      track_.fixes.push_back(fix_);
    }
    if (e.name == "trk" || e.name == "rte") file_.tracks.push_back(std::move(track_));
  }

  void finish() const {
    if (any_) return;
    source_.fail(0, told("no track (trk) and no route (rte) is in this GPX file{}",
                         "此 GPX 文件中没有航迹（trk）和航路（rte）{}",
                         waypoints_ ? told("; {}", "；{}", add_as_layer) : Text{}));
  }

 private:
  bool place(const XmlElement& e) {
    double degrees[2] = {0, 0};
    for (const bool north : {false, true}) {
      const char* const key = north ? "lat" : "lon";
      const std::string* text = e.attribute(key);
      auto value = text ? number_in(*text) : std::nullopt;
      if (text && !value) {  // some programs write numbers as their user does: "47,5"
        std::string plain = *text;
        std::replace(plain.begin(), plain.end(), ',', '.');
        value = number_in(plain);
      }
      if (!value) {
        file_.leave_out(e.line, text ? told("{} '{}' of a {} is not a number of degrees",
                                            "{2} 的 {0}“{1}”不是度数", key, shortened(*text), e.name)
                                     : told("a {} lacks its attribute '{}'", "{} 缺少属性“{}”", e.name, key));
        return false;
      }
      degrees[north] = *value;
    }
    const auto at = file_.position(degrees[0], degrees[1], e.line);
    if (at) fix_.at = *at;
    return at.has_value();
  }

  const TrackText& source_;
  RawFile& file_;
  RawTrack track_;
  RawFix fix_;
  bool any_ = false, waypoints_ = false, good_ = false, segment_begins_ = false;
};

}  // namespace

void read_gpx(const TrackText& source, RawFile& file) { read_xml<Gpx>(source, file); }

}  // namespace homebound::data
