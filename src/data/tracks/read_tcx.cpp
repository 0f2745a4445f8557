// Reads Garmin's Training Center XML: activities (laps of Trackpoints, each with a time) and courses.
// Source: https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd
#include <algorithm>

#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/track_times.h"
#include "data/tracks/xml.h"

namespace homebound::data {
namespace {

class Tcx {
 public:
  Tcx(const TrackText& source, RawFile& file) : source_(source), file_(file) {}

  void open(XmlPath path) {
    const std::string& name = path.back().name;
    if (name == "Activity" || name == "Course") {
      any_ = true;
      track_ = {};
      // The times of a course are those of a partner who never was there.
      if (name == "Course") track_.sort = Sort::way;
    }
    if (name == "Track") begins_ = true;
    if (name == "Trackpoint") points_ = true, fix_ = {}, lon_.reset(), lat_.reset(), good_ = true;
  }

  void close(XmlPath path) {
    const XmlElement& e = path.back();
    const std::string_view in = parent(path);
    if ((e.name == "Id" && in == "Activity") || (e.name == "Name" && in == "Course"))
      track_.name = trimmed(e.text);
    if (e.name == "LongitudeDegrees" && in == "Position") lon_ = number_in(e.text);
    if (e.name == "LatitudeDegrees" && in == "Position") lat_ = number_in(e.text);
    if (e.name == "AltitudeMeters" && in == "Trackpoint")
      if (const auto metres = number_in(e.text)) fix_.height_ft = *metres * feet_per_metre;
    if (e.name == "Time" && in == "Trackpoint") {
      fix_.time = file_.time(e.text);
      if (!fix_.time) good_ = false, file_.leave_out(e.line, no_time(e.text));
    }
    if (e.name == "Position" && in == "Trackpoint") place(e);
    // A point may hold a pulse without a position.
    if (e.name == "Trackpoint" && good_ && lon_ && lat_) {
      fix_.breaks = begins_ && !track_.fixes.empty();
      begins_ = false;
      track_.fixes.push_back(fix_);
    }
    if (e.name == "Activity" || e.name == "Course") file_.tracks.push_back(std::move(track_));
  }

  void finish() const {
    if (!any_)
      source_.fail(0, {"no activity and no course is in this TCX file", "此 TCX 文件中没有活动和路线"});
    const bool placed = std::ranges::any_of(file_.tracks, [](const RawTrack& t) { return !t.fixes.empty(); });
    if (points_ && !placed && file_.broken.count == 0)
      source_.fail(0, {"none of its points has a position, as where satellites were not received or not used",
                       "其中的点都没有位置，如未接收或未使用卫星定位时"});
  }

 private:
  void place(const XmlElement& e) {
    const auto at = lon_ && lat_ ? file_.position(*lon_, *lat_, e.line) : std::nullopt;
    if (!lon_ || !lat_)
      file_.leave_out(e.line, {"a Position lacks its degrees", "Position 缺少度数"}), good_ = false;
    else if (!at)
      good_ = false;
    else
      fix_.at = *at;
  }

  const TrackText& source_;
  RawFile& file_;
  RawTrack track_;
  RawFix fix_;
  std::optional<double> lon_, lat_;
  bool any_ = false, points_ = false, good_ = false, begins_ = false;
};

}  // namespace

void read_tcx(const TrackText& source, RawFile& file) { read_xml<Tcx>(source, file); }

}  // namespace homebound::data
