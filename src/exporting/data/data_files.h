// Writers that turn a timeline's flights into text files for other programs. Each returns a whole file.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "timeline/timeline.h"

namespace homebound::exporting {

// Where tables had rows that could not be read, each of these files says how many, and where the order of day
// and month was guessed, which one: as GeoJSON's members "left_out" and "guessed_dates", in KML's description
// and GPX's desc, and as first lines "# ..." of CSV.

using Json = nlohmann::ordered_json;
// Returns the properties to write for a flight: those that `info --json` prints.
using Properties = std::function<Json(const timeline::Leg&)>;

// Returns GeoJSON (RFC 7946) with one feature per flight, then one point per place. A flight is a LineString
// along its path or, where it crosses the antimeridian, a MultiLineString cut there. "coordTimes" holds an
// instant for each position. Paths without recorded fixes have a position every two minutes.
std::string geojson(const timeline::Timeline& timeline, const Properties& properties);
// Returns KML 2.2 with Google's gx extension: one Placemark per flight, with a gx:Track or, where the
// recording has gaps, a gx:MultiTrack of the recorded parts.
std::string kml(const timeline::Timeline& timeline, const Properties& properties);
// Returns GPX 1.1: one waypoint per place and one track per flight, with a segment for each recorded part.
std::string gpx(const timeline::Timeline& timeline);
// Returns the flights as CSV (RFC 4180), with local times and their UTC offsets. The program can read it back
// as a table of flights.
std::string flights_csv(const timeline::Timeline& timeline, const Properties& properties);
// Writes only `legs` (indices into timeline.legs), in this order.
std::string flights_csv(const timeline::Timeline& timeline, std::span<const std::uint32_t> legs,
                        const Properties& properties);

}  // namespace homebound::exporting
