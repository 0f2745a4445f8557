// Reads positions as people write them.
#pragma once

#include <optional>
#include <string_view>

#include "geo/lonlat.h"

namespace homebound::data {

struct WrittenPosition {
  LonLat at;
  // The text does not say which number is the latitude, and both orders lie on the globe: it was read with
  // the latitude first.
  bool order_assumed = false;
};

// Which of two numbers without letters is the latitude. `likely`: the first, unless only the other order lies
// on the globe.
enum class DegreeOrder { likely, longitude_first };

// Reads "51.47, -0.45", "51.47 -0.45", "51.47N 0.45W", "N 51.47, W 0.45", "51°28'N 0°27'W", "51°28′12″N,
// 0°27′W", "51,47; -0,45", "51,47 -0,45", "北纬51度28分，西经0.45度", "geo:51.47,-0.45", "(51.47, -0.45)" and
// "POINT(-0.45 51.47)", which has the longitude first. Longitudes are from -360 to 360 and wrapped. Nullopt
// for anything else: "12 34", "1,234" and "12/05" are something else.
std::optional<WrittenPosition> written_position(std::string_view text,
                                                DegreeOrder order = DegreeOrder::likely);

// Tells whether a text is written as a position is, but its numbers lie beyond the globe: "195, 96".
bool is_off_the_globe(std::string_view text, DegreeOrder order = DegreeOrder::likely);

// Reads one angle in degrees, written alike: "51.47", "51,47", "51°28'12\"N", "N 51.47", "0.45 W". Its letter
// must be that of a latitude or a longitude. The result may lie beyond the globe: 95.2.
std::optional<double> written_degrees(std::string_view text, bool latitude);

}  // namespace homebound::data
