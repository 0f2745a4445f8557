// The map's camera, independent of the size of the page.
#pragma once

#include <optional>
#include <string>

#include "base/geometry.h"
#include "geo/lonlat.h"
#include "geo/projection/projection.h"
#include "timeline/timeline.h"

namespace homebound::session {

// A framing of the projected plane: `middle` is at the page's centre, and `span` projected metres fit its
// shorter side.
struct Aim {
  Point middle;
  double span = 1;
  bool operator==(const Aim&) const = default;
};

struct Camera {
  std::string projection;           // preset or PROJ string; empty: chosen for the routes
  std::optional<LonLat> centre;     // of the projection; nullopt: its own
  std::optional<LonLatBox> extent;  // what to show, degrees; nullopt: the routes
  scenario::Subject subject;        // what to show, instead of an extent; empty: the routes
  std::optional<Aim> aim;           // manual framing; overrides `extent` and `subject`
  bool operator==(const Camera&) const = default;
};

// A camera resolved for one page: the view on the screen now.
struct Shown {
  Projection projection;
  Affine to_page;  // projected metres -> page units
  Size page;
  Rect subject;  // the part of the page free for the subject, page units
};

// Returns the transform from projected metres to page units that shows an aim on a page.
Affine to_page(const Aim& aim, Size page);
// Returns the aim of the view that is shown.
Aim aim_of(const Shown& shown);

// The functions below return `camera`, whose view now is `shown`, with its framing made explicit and changed.

// Moves the map by `by` page units.
Camera panned(const Camera& camera, const Shown& shown, Point by);
// Zooms; `factor` > 1 zooms in. The point `at` (page units) stays in place. The span is limited to
// 2 km..100,000 km, which is more than the whole Earth.
Camera zoomed(const Camera& camera, const Shown& shown, Point at, double factor);
// Recentres the projection so that `grabbed` comes under `at` with north up: the globe follows the hand. A
// point that cannot get there with north up comes as near as possible.
Camera turned(const Camera& camera, const Shown& shown, LonLat grabbed, Point at);
// Brings a whole leg into view: an azimuthal projection is centred on it, a flat map is moved.
Camera focused(const Camera& camera, const Shown& shown, const timeline::Leg& leg);

// Centres a place in the page's free part, zoomed out to at most `span` metres across the shorter side;
// nullopt keeps the zoom.
Camera centred_on(const Camera& camera, const Shown& shown, LonLat at,
                  std::optional<Metres> span = std::nullopt);

// Returns whether dragging turns this projection (an azimuthal one) or moves its flat map.
bool turns(const Projection& projection);
// Returns the position at a page point; off the map, the last one on the way there from the projection's
// centre.
std::optional<LonLat> position_at(const Shown& shown, Point at);

}  // namespace homebound::session
