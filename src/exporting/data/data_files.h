// The flights that a timeline shows as data for other programs, each a whole file as text.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "timeline/timeline.h"

namespace homebound::exporting {

using Json = nlohmann::ordered_json;
// What is told of a flight, as `info --json` does.
using Properties = std::function<Json(const timeline::Leg&)>;

// RFC 7946: a feature a flight, a LineString along its way or, across 180 degrees, a MultiLineString cut
// there; "coordTimes" has an instant for each position. Then a point a place. Ways without recorded fixes
// have a position every two minutes.
std::string geojson(const timeline::Timeline& timeline, const Properties& properties);
// KML 2.2 with Google's gx: a Placemark a flight with a gx:Track or, with gaps, a gx:MultiTrack of the
// recorded parts.
std::string kml(const timeline::Timeline& timeline, const Properties& properties);
// GPX 1.1: a way point a place, a track a flight; each recorded part a segment.
std::string gpx(const timeline::Timeline& timeline);
// The table of flights, times on the airports' clocks with their offsets; read again as a table of flights.
std::string flights_csv(const timeline::Timeline& timeline, const Properties& properties);
// Of some legs, in this order.
std::string flights_csv(const timeline::Timeline& timeline, std::span<const std::uint32_t> legs,
                        const Properties& properties);

}  // namespace homebound::exporting
