#include "compose/framing/framing.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "compose/column/overlays.h"
#include "compose/framing/subject.h"

namespace homebound::compose {
namespace {

constexpr Degrees round_region{50}, region{70};
constexpr double least_routes = 150e3;  // metres across, so that a short hop keeps its surroundings
constexpr double least_place = 1.2e6;   // the same for a single place
constexpr Metres outline_step{20e3};

double rounded(double v, double step) { return std::round(v / step) * step; }

// Returns the transform that fits the plane box `subject` into the page box `inside`; y points down on the
// page.
Affine fit(const Rect& subject, const Rect& inside) {
  const double s = std::min(inside.width() / subject.width(), inside.height() / subject.height());
  const Point from = subject.centre(), to = inside.centre();
  return {s, 0, 0, -s, to.x - s * from.x, to.y + s * from.y};
}

Rect projected_bounds(const Projection& projection, const std::vector<LonLat>& points) {
  Rect box;
  for (LonLat p : points)
    if (const auto at = projection.forward(p)) box.add(*at);
  return box;
}

// Returns the box enlarged to at least `metres` in its longer direction.
Rect at_least(const Rect& box, double metres) {
  return box.inflated(std::max(0.0, metres - std::max(box.width(), box.height())) / 2);
}

double span_of(const LonLatBox& e) { return e.east > e.west ? e.east - e.west : e.east + 360 - e.west; }

// Returns a grid of points over the extent, including its outline.
std::vector<LonLat> extent_points(const LonLatBox& box) {
  std::vector<LonLat> points;
  constexpr int steps = 48;
  for (int i = 0; i <= steps; ++i)
    for (int k = 0; k <= steps; ++k)
      points.push_back(
          {wrapped(box.west + span_of(box) * i / steps), box.south + (box.north - box.south) * k / steps});
  return points;
}

bool is_regional_only(const Projection& projection) {
  // Conic projections grow without bound, so showing the whole domain is useless.
  const Domain& d = projection.domain();
  return d.kind == Domain::Kind::meridian && (d.south.value == -60 || d.north.value == 60);
}

bool is_upright_world(const Projection& projection) {
  const Domain& d = projection.domain();
  return d.kind == Domain::Kind::meridian && d.slit.value >= 90 && !is_regional_only(projection);
}

struct Framer {
  const timeline::Timeline& timeline;
  const Framing& asked;
  Rect free;   // the page without overlays
  Rect inner;  // and without the labels around the routes' ends

  std::vector<LonLat> points;  // empty when the subject is the world
  LonLat centre;               // of a cap that contains the points
  Degrees radius;
  bool regional = false;

  Framer(const timeline::Timeline& of, const Framing& framing, Size page)
      : timeline(of),
        asked(framing),
        free(free_of(needed_room(of, page, framing.footnotes), layout_of(page))),
        inner(label_room(free)) {
    if (!asked.subject.empty()) {
      points = points_of(timeline, asked.subject);
      surround(points);
      regional = radius <= region;
      return;
    }
    // The routes are longer than the distances between their ends, so the ends alone can reveal a world
    // map.
    if (surround(subject_places(timeline)); radius > region) return;
    points = subject_points(timeline);
    surround(points);
    regional = radius <= region;
  }

  void surround(const std::vector<LonLat>& all) {
    const Cap cap = smallest_cap(all);
    centre = to_lonlat(cap.centre), radius = to_degrees(cap.radius);
  }

  // Leaves room for names on both sides, as far as the page can spare it.
  static Rect label_room(const Rect& free) {
    const double x = std::min(84.0, free.width() * 0.12), y = std::min(34.0, free.height() * 0.08);
    return {free.left + x, free.top + y, free.right - x, free.bottom - y};
  }

  Rect subject_box(const Projection& projection) const {
    const Rect box = projected_bounds(projection, points);
    return box.empty() ? box : at_least(box, radius.value > 0.01 ? least_routes : least_place);
  }

  // Returns the pole with the central meridian that makes the subject largest.
  LonLat turned_pole(const std::string& name) const {
    const double lat = centre.lat > 0 ? 90 : -90;
    LonLat best{0, lat};
    double largest = 0;
    for (int i = 0; i < 24; ++i) {
      const double lon = -180 + 15.0 * i;
      const Rect box = subject_box(Projection::make(name, LonLat{lon, lat}));
      if (box.empty()) continue;
      const double s = fit(box, inner).magnification();
      if (s > largest * 1.001) largest = s, best.lon = lon;
    }
    return best;
  }

  bool over_a_pole() const {
    return std::any_of(points.begin(), points.end(), [](LonLat p) { return std::abs(p.lat) > 80; });
  }

  Projection azimuthal(const std::string& name) const {
    const double farthest = 90 - std::abs(centre.lat) + radius.value;  // degrees from the pole to the
                                                                       // farthest point
    if (over_a_pole() && farthest < 80) return Projection::make(name, turned_pole(name));
    const double step = radius.value > 5 ? 0.5 : 0.1;
    return Projection::make(name, LonLat{rounded(centre.lon, step), rounded(centre.lat, step)});
  }

  LonLat middle() const {
    if (asked.center) return *asked.center;
    if (asked.extent)
      return {wrapped(asked.extent->west + span_of(*asked.extent) / 2),
              (asked.extent->south + asked.extent->north) / 2};
    if (radius.value < 90) return {rounded(centre.lon, 0.5), rounded(centre.lat, 0.5)};
    return {world_meridian(timeline), 0};
  }

  Projection projection() const {
    const std::string& name = asked.projection;
    if (name.empty()) {
      if (asked.extent && span_of(*asked.extent) > 2 * region.value)
        return Projection::make("equal-earth", LonLat{middle().lon, 0});
      if (asked.center || asked.extent) return Projection::make("lambert-azimuthal", middle());
      if (regional && (radius <= round_region || over_a_pole())) return azimuthal("lambert-azimuthal");
      return Projection::make("equal-earth", LonLat{regional ? middle().lon : world_meridian(timeline), 0});
    }
    const bool written_out = name.find(':') != std::string::npos || name.find("proj=") != std::string::npos;
    const Projection plain = Projection::make(name);
    if (written_out && !asked.center) return plain;
    if (asked.center) return Projection::make(name, asked.center);
    // World maps keep the equator level unless a centre is requested.
    if (is_upright_world(plain))
      return Projection::make(name,
                              LonLat{regional || asked.extent ? middle().lon : world_meridian(timeline), 0});
    if (regional && !asked.extent && name == "lambert-azimuthal") return azimuthal(name);
    return Projection::make(name, middle());
  }

  // Returns whether the routes determine the extent, rather than everything the projection can show.
  bool shows_subject(const Projection& p) const {
    if (!regional) return false;
    if (!asked.subject.empty()) return true;
    if (asked.projection.empty() || is_regional_only(p)) return true;
    if (asked.center) return false;
    return asked.projection == "lambert-azimuthal" || asked.projection.find(':') != std::string::npos;
  }

  Affine to_page(const Projection& p, Size page) const {
    if (asked.extent) {
      const Rect box = projected_bounds(p, extent_points(*asked.extent));
      if (box.empty())
        throw UsageError(told("the extent lies outside what {} can show", "范围在 {} 可显示之外", p.name()));
      return fit(box, {0, 0, page.width, page.height});
    }
    Rect box = shows_subject(p) ? subject_box(p) : Rect{};
    if (box.empty()) return fit(project_outline(p, outline_step).bounds(), free);
    if (asked.center && asked.projection.empty()) {
      // Put the centre in the middle, so that the requested place is what is seen.
      const Point c = p.forward(*asked.center).value_or(box.centre());
      box.add(Point{2 * c.x - box.left, 2 * c.y - box.top});
      box.add(Point{2 * c.x - box.right, 2 * c.y - box.bottom});
    }
    return fit(box, inner);
  }
};

}  // namespace

View frame(const timeline::Timeline& timeline, const Framing& framing, Size page, double scale) {
  const Framer framer(timeline, framing, page);
  View view;
  view.page = page;
  view.scale = scale;
  view.projection = framer.projection();
  view.to_page = framer.to_page(view.projection, page);
  return view;
}

View reframe(const timeline::Timeline& timeline, const Framing& framing, const View& view) {
  const Framer framer(timeline, framing, view.page);
  View result = view;
  if (const Rect box = framer.subject_box(view.projection); !box.empty())
    result.to_page = fit(box, framer.inner);
  return result;
}

}  // namespace homebound::compose
