#include <algorithm>

#include <fmt/format.h>

#include "base/trim.h"
#include "base/xml_text.h"
#include "exporting/data/data_files.h"
#include "exporting/data/field_text.h"
#include "exporting/data/flight_json.h"
#include "exporting/data/path_lines.h"
#include "exporting/data/remarks.h"
#include "scenario/names.h"

namespace homebound::exporting {
namespace {

constexpr const char* gpx_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Homebound" xmlns="http://www.topografix.com/GPX/1/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">
)";

// Writes each recorded part as a segment and leaves the gaps between them to the reader of the file. A path
// without any recording is one segment.
void add_track(std::string& out, const timeline::Timeline& timeline, const timeline::Leg& leg) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Flight& f = s.flights[leg.flight];
  std::string about =
      place_name(s.places[f.from], s.language) + " → " + place_name(s.places[f.to], s.language);
  for (const auto& [end, said] : {std::pair(f.from, &f.from_said), {f.to, &f.to_said}})
    if (!said->empty()) about += fmt::format(", {} assumed from '{}'", code_of(s.places[end]), *said);
  if (timeline.timed)
    about += fmt::format(", departure {}, arrival {}", scenario::name_of(leg.depart_sure),
                         scenario::name_of(leg.arrive_sure));
  out += fmt::format("<trk>\n<name>{}</name>\n<desc>{}</desc>\n<type>{}</type>\n", xml_text(f.id),
                     xml_text(about), f.mode == scenario::Mode::air ? "flight" : name_of(f.mode));
  const auto parts = timeline::timed_parts(leg, path_step);
  const bool recorded = std::any_of(parts.begin(), parts.end(), [](const auto& p) { return p.recorded; });
  for (const timeline::TimedPart& part : parts) {
    if (part.recorded != recorded) continue;
    out += "<trkseg>\n";
    for (const timeline::TimedPoint& p : part.points)
      out += fmt::format("<trkpt lat=\"{:.7f}\" lon=\"{:.7f}\">{}</trkpt>\n", p.at.lat, p.at.lon,
                         timeline.timed ? fmt::format("<time>{}</time>", utc_text(p.t)) : "");
    out += "</trkseg>\n";
  }
  out += "</trk>\n";
}

}  // namespace

std::string gpx(const timeline::Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  std::string out = gpx_head;
  const std::string remarks = remarks_in(s, "", "\n");
  out += fmt::format("<metadata><name>{}</name>{}</metadata>\n", xml_text(s.title.in(s.language)),
                     remarks.empty() ? "" : "<desc>" + xml_text(trimmed(remarks)) + "</desc>");
  for (const scenario::Place& p : s.places)
    out += fmt::format("<wpt lat=\"{:.7f}\" lon=\"{:.7f}\"><name>{}</name></wpt>\n", p.at.lat, p.at.lon,
                       xml_text(place_name(p, s.language)));
  for (const timeline::Leg& leg : timeline.legs)
    if (timeline.shows(leg.flight)) add_track(out, timeline, leg);
  return out + "</gpx>\n";
}

}  // namespace homebound::exporting
