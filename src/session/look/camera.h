// Where the map is looked at, independent of the size of the page it is drawn on.
#pragma once

#include <optional>
#include <string>

#include "base/geometry.h"
#include "geo/lonlat.h"
#include "geo/projection/projection.h"
#include "timeline/timeline.h"

namespace homebound::session {

// A framing of the plane: `span` projected metres across the page's shorter side, `middle` at its centre.
struct Aim {
  Point middle;
  double span = 1;
  bool operator==(const Aim&) const = default;
};

struct Camera {
  std::string projection;           // preset or PROJ string; empty: chosen from the routes
  std::optional<LonLat> centre;     // of the projection; nothing: its own
  std::optional<LonLatBox> extent;  // what to show, degrees; nothing: the routes
  std::optional<Aim> aim;           // a framing by hand, instead of `extent`
  bool operator==(const Camera&) const = default;
};

// A camera worked out for one page: what is on the screen now.
struct Shown {
  Projection projection;
  Affine to_page;  // projected metres -> page units
  Size page;
  Rect subject;  // the part of the page that is free for what matters, page units
};

Affine to_page(const Aim& aim, Size page);
Aim aim_of(const Shown& shown);

// Each returns `camera`, whose picture now is `shown`, with its framing made explicit and changed:
// the map moved by so many page units;
Camera panned(const Camera& camera, const Shown& shown, Point by);
// `factor` > 1 comes closer; what lies under `at` (page units) stays there. Stops where the page would
// show less than 2 km or much more than the whole Earth;
Camera zoomed(const Camera& camera, const Shown& shown, Point at, double factor);
// the projection centred anew so that `grabbed` comes under `at` with north up: the globe follows the
// hand. A point that no turn with north up brings there comes as near as it can;
Camera turned(const Camera& camera, const Shown& shown, LonLat grabbed, Point at);
// all of a leg in view: an azimuthal projection is centred on it, a flat map is moved.
Camera focused(const Camera& camera, const Shown& shown, const timeline::Leg& leg);

// a place in the middle of what the page has free for the map, no farther off than `span` metres across its
// shorter side; nothing: as near as it is.
Camera centred_on(const Camera& camera, const Shown& shown, LonLat at,
                  std::optional<Metres> span = std::nullopt);

// Whether dragging turns this projection (azimuthal ones) or moves its flat map.
bool turns(const Projection& projection);
// The position at a page point; off the map, the last one on the way there from the projection's centre.
std::optional<LonLat> position_at(const Shown& shown, Point at);

}  // namespace homebound::session
