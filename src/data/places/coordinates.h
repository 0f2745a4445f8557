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

// Reads "51.47, -0.45", "51.47 -0.45", "51.47N 0.45W", "N 51.47, W 0.45", "51°28'N 0°27'W", "51°28′12″N,
// 0°27′W", "51,47; -0,45", "geo:51.47,-0.45", "(51.47, -0.45)" and "POINT(-0.45 51.47)". Numbers without
// letters have the latitude first, unless only the other order lies on the globe; WKT has the longitude
// first. Nullopt for anything else. Whole numbers without a letter, a degree sign or a comma are no
// position: "12 34" is something else.
std::optional<WrittenPosition> written_position(std::string_view text);

}  // namespace homebound::data
