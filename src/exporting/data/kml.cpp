#include <algorithm>

#include <fmt/format.h>

#include "base/trim.h"
#include "base/xml_text.h"
#include "exporting/data/data_files.h"
#include "exporting/data/field_text.h"
#include "exporting/data/path_lines.h"
#include "exporting/data/remarks.h"

namespace homebound::exporting {
namespace {

constexpr const char* kml_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document>
)";

// Writes the path alone, for flights without times.
void add_line(std::string& out, const std::vector<timeline::TimedPart>& parts) {
  out += "<LineString>\n<tessellate>1</tessellate>\n<coordinates>\n";
  for (const timeline::TimedPoint& p : joined(parts))
    out += fmt::format("{:.7f},{:.7f}\n", p.at.lon, p.at.lat);
  out += "</coordinates>\n</LineString>\n";
}

void add_track(std::string& out, const timeline::TimedPart& part) {
  out += "<gx:Track>\n<altitudeMode>clampToGround</altitudeMode>\n";
  for (const timeline::TimedPoint& p : part.points) out += fmt::format("<when>{}</when>\n", utc_text(p.t));
  for (const timeline::TimedPoint& p : part.points)
    out += fmt::format("<gx:coord>{:.7f} {:.7f} 0</gx:coord>\n", p.at.lon, p.at.lat);
  out += "</gx:Track>\n";
}

// Returns a value for human readers: without quotes around a string.
std::string plain(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

void add_flight(std::string& out, const timeline::Timeline& timeline, const timeline::Leg& leg,
                const Properties& properties) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Flight& f = s.flights[leg.flight];
  out += fmt::format(
      "<Placemark>\n<name>{}</name>\n<description>{}</description>\n", xml_text(f.id),
      xml_text(place_name(s.places[f.from], s.language) + " → " + place_name(s.places[f.to], s.language)));
  if (timeline.timed)
    out += fmt::format("<TimeSpan><begin>{}</begin><end>{}</end></TimeSpan>\n", utc_text(leg.depart),
                       utc_text(leg.arrive));
  out += "<styleUrl>#flight</styleUrl>\n<ExtendedData>\n";
  const Json about = properties(leg);
  for (const auto& [key, value] : about.items())
    if (!value.is_null())
      out +=
          fmt::format("<Data name=\"{}\"><value>{}</value></Data>\n", xml_text(key), xml_text(plain(value)));
  out += "</ExtendedData>\n";
  auto parts = timeline::timed_parts(leg, path_step);
  if (!timeline.timed) {
    add_line(out, parts);
    out += "</Placemark>\n";
    return;
  }
  if (std::any_of(parts.begin(), parts.end(), [](const auto& p) { return p.recorded; }))
    std::erase_if(parts, [](const auto& p) { return !p.recorded; });
  if (parts.size() > 1) out += "<gx:MultiTrack>\n<gx:interpolate>1</gx:interpolate>\n";
  for (const timeline::TimedPart& part : parts) add_track(out, part);
  if (parts.size() > 1) out += "</gx:MultiTrack>\n";
  out += "</Placemark>\n";
}

void add_place(std::string& out, const scenario::Place& p, Language language) {
  out += fmt::format(
      "<Placemark>\n<name>{}</name>\n<Point><coordinates>{:.7f},{:.7f}</coordinates></Point>\n</Placemark>\n",
      xml_text(place_name(p, language)), p.at.lon, p.at.lat);
}

}  // namespace

std::string kml(const timeline::Timeline& timeline, const Properties& properties) {
  const scenario::Scenario& s = *timeline.scenario;
  std::string out = kml_head;
  out += fmt::format("<name>{}</name>\n", xml_text(s.title.in(s.language)));
  if (const std::string remarks = remarks_in(s, "", "\n"); !remarks.empty())
    out += fmt::format("<description>{}</description>\n", xml_text(trimmed(remarks)));
  out += "<Style id=\"flight\"><LineStyle><color>ffb06a1f</color><width>3</width></LineStyle></Style>\n";
  out += "<Folder>\n<name>Flights</name>\n";
  for (const timeline::Leg& leg : timeline.legs)
    if (timeline.shows(leg.flight)) add_flight(out, timeline, leg, properties);
  out += "</Folder>\n<Folder>\n<name>Places</name>\n";
  for (const scenario::Place& p : s.places) add_place(out, p, s.language);
  return out + "</Folder>\n</Document>\n</kml>\n";
}

}  // namespace homebound::exporting
