// Points as PostGIS sends them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace homebound::data {

// Returns "POINT (-0.45 51.47)" for a point in EWKB as hexadecimal digits, in degrees of WGS84 (EPSG:4326),
// which is what a column of geometry or geography holds; empty for an empty point. Nullopt for anything else:
// other systems' numbers are no degrees.
// Source: https://postgis.net/docs/using_postgis_dbmanagement.html#EWKB_EWKT
std::optional<std::string> point_text(std::string_view hex);

}  // namespace homebound::data
