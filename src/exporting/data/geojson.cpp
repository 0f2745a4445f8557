#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "exporting/data/data_files.h"
#include "exporting/data/field_text.h"
#include "exporting/data/path_lines.h"
#include "exporting/data/remarks.h"

namespace homebound::exporting {
namespace {

// Rounds to seven decimals, which is about a centimetre.
double rounded(double degrees) { return std::round(degrees * 1e7) / 1e7; }
Json position(LonLat p) { return {rounded(p.lon), rounded(p.lat)}; }

Json flight(const timeline::Timeline& timeline, const timeline::Leg& leg, const Properties& properties) {
  Json lines = Json::array(), times = Json::array();
  for (const auto& line : cut_at_antimeridian(joined(timeline::timed_parts(leg, path_step)))) {
    Json& places = lines.emplace_back(Json::array());
    Json& instants = times.emplace_back(Json::array());
    for (const timeline::TimedPoint& p : line) {
      places.push_back(position(p.at));
      instants.push_back(utc_text(p.t));
    }
  }
  const bool one = lines.size() == 1;
  Json about{{"feature", "flight"}};
  about.update(properties(leg));
  const scenario::Scenario& s = *timeline.scenario;
  about["name"] = s.flights[leg.flight].id;
  if (timeline.timed) about["coordTimes"] = one ? times[0] : times;
  return {{"type", "Feature"},
          {"properties", about},
          {"geometry",
           {{"type", one ? "LineString" : "MultiLineString"}, {"coordinates", one ? lines[0] : lines}}}};
}

Json place(const scenario::Place& p) {
  Json about{{"feature", "place"}, {"id", p.id}};
  if (!p.name.english.empty()) about["name"] = p.name.english;
  if (!p.name.chinese.empty()) about["name_zh"] = p.name.chinese;
  if (!p.iata.empty()) about["iata"] = p.iata;
  if (!p.icao.empty()) about["icao"] = p.icao;
  about["zone"] = p.zone;
  return {{"type", "Feature"},
          {"properties", about},
          {"geometry", {{"type", "Point"}, {"coordinates", position(p.at)}}}};
}

}  // namespace

std::string geojson(const timeline::Timeline& timeline, const Properties& properties) {
  Json features = Json::array();
  for (const timeline::Leg& leg : timeline.legs)
    if (timeline.shows(leg.flight)) features.push_back(flight(timeline, leg, properties));
  for (const scenario::Place& p : timeline.scenario->places) features.push_back(place(p));
  // Each feature is on a line of its own, so that files can be read and compared.
  std::string text = R"({"type": "FeatureCollection", )";
  for (const Remark& remark : remarks_of(*timeline.scenario))
    text += fmt::format("\"{}\": {}, ", remark.key, Json(remark.text.in(timeline.scenario->language)).dump());
  text += "\"features\": [";
  for (std::size_t i = 0; i < features.size(); ++i) text += (i > 0 ? ",\n" : "\n") + features[i].dump();
  return text + "\n]}\n";
}

}  // namespace homebound::exporting
