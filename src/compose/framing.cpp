// Which projection, centre and extent a map gets when nobody says: from the routes.
#include <cmath>

#include "base/error.h"
#include "compose/compose.h"
#include "compose/layout.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

// Points along all routes, or the places when there are none.
std::vector<LonLat> subject_points(const timeline::Timeline& timeline) {
  std::vector<LonLat> points;
  for (const timeline::Leg& leg : timeline.legs)
    for (const GeodesicLine& line : leg.path)
      for (LonLat p : line.points(Metres(300e3))) points.push_back(p);
  if (points.empty())
    for (const scenario::Place& place : timeline.scenario->places) points.push_back(place.at);
  return points;
}

struct Cap {
  LonLat centre;
  Degrees radius;
};

// A small circle around the points: the mean direction, pulled towards the farthest point until it
// stops shrinking (Badoiu and Clarkson's iteration, on the sphere).
Cap cap_around(const std::vector<LonLat>& points) {
  Vec3 sum;
  std::vector<Vec3> vectors;
  for (LonLat p : points) vectors.push_back(to_vector(p)), sum = sum + vectors.back();
  Vec3 centre = norm(sum) > 1e-6 ? normalised(sum) : vectors.empty() ? Vec3{1, 0, 0} : vectors[0];
  const auto farthest = [&] {
    Vec3 far = centre;
    double least = 2;
    for (Vec3 v : vectors)
      if (dot(v, centre) < least) least = dot(v, centre), far = v;
    return far;
  };
  for (int i = 1; i <= 100; ++i) {
    const Vec3 far = farthest();
    centre = normalised(centre + (far - centre) * (1.0 / (i + 1)));
  }
  return {to_lonlat(centre), to_degrees(angle_between(centre, farthest()))};
}

double rounded(double v, double step) { return std::round(v / step) * step; }

// Page box `inside` just holding the plane box `subject`; y turns downwards.
Affine fit(const Rect& subject, const Rect& inside) {
  const double width = std::max(subject.width(), 1.0), height = std::max(subject.height(), 1.0);
  const double s = std::min(inside.width() / width, inside.height() / height);
  const Point from = subject.centre(), to = inside.centre();
  return {s, 0, 0, -s, to.x - s * from.x, to.y + s * from.y};
}

Rect projected_bounds(const Projection& projection, const std::vector<LonLat>& points) {
  Rect box;
  for (LonLat p : points)
    if (const auto at = projection.forward(p)) box.add(*at);
  return box;
}

// The outline and a net over the inside of an extent.
std::vector<LonLat> extent_points(const data::LonLatBox& box) {
  const double span = box.east > box.west ? box.east - box.west : box.east + 360 - box.west;
  std::vector<LonLat> points;
  constexpr int steps = 48;
  for (int i = 0; i <= steps; ++i)
    for (int k = 0; k <= steps; ++k)
      points.push_back(
          {wrapped(box.west + span * i / steps), box.south + (box.north - box.south) * k / steps});
  return points;
}

bool is_regional_only(const Projection& projection) {
  // Cones grow without bound; showing the whole domain helps nobody.
  const Domain& d = projection.domain();
  return d.kind == Domain::Kind::meridian && (d.south.value == -60 || d.north.value == 60);
}

}  // namespace

View frame(const timeline::Timeline& timeline, const Framing& framing, Size page, double scale) {
  const std::vector<LonLat> subject = subject_points(timeline);
  const Cap cap = cap_around(subject);
  const bool regional = cap.radius.value < 55;
  const Layout layout = layout_of(page);

  std::optional<LonLat> centre = framing.center;
  if (framing.extent && !centre) {
    const auto& e = *framing.extent;
    const double span = e.east > e.west ? e.east - e.west : e.east + 360 - e.west;
    centre = LonLat{wrapped(e.west + span / 2), (e.south + e.north) / 2};
  }
  if (!centre) centre = LonLat{rounded(cap.centre.lon, 0.5), rounded(cap.centre.lat, 0.5)};

  View view;
  view.page = page;
  view.scale = scale;
  const bool chosen = framing.projection.empty();
  const bool by_code = framing.projection.find(':') != std::string::npos;
  const bool by_string = framing.projection.find("proj=") != std::string::npos;
  if (chosen) {
    view.projection = regional || framing.extent ? Projection::make("lambert-azimuthal", centre)
                                                 : Projection::make("equal-earth", LonLat{centre->lon, 0});
  } else if ((by_code || by_string) && !framing.center) {
    view.projection = Projection::make(framing.projection);
  } else {
    Projection plain = Projection::make(framing.projection);
    // World maps keep the equator level unless a centre is asked for.
    if (!framing.center && plain.domain().kind == Domain::Kind::meridian && !is_regional_only(plain) &&
        plain.domain().slit.value >= 90)
      centre->lat = 0;
    view.projection = Projection::make(framing.projection, centre);
  }

  if (framing.extent) {
    const Rect box = projected_bounds(view.projection, extent_points(*framing.extent));
    if (box.empty()) throw UsageError("the extent lies outside what " + view.projection.name() + " can show");
    view.to_page = fit(box, {0, 0, page.width, page.height});
  } else if ((chosen && regional && !framing.center) || is_regional_only(view.projection)) {
    view.to_page = fit(projected_bounds(view.projection, subject), layout.subject);
  } else {
    const Path outline = project_outline(view.projection, Metres(20e3));
    // All of it beside (or below) the story column, so that nothing is hidden.
    const Rect free =
        layout.tall ? Rect{layout.margin, layout.column.bottom, page.width - layout.margin, page.height - 28}
                    : Rect{layout.column.right + 20, layout.margin, page.width - 20, page.height - 28};
    view.to_page = fit(outline.bounds(), free);
  }
  return view;
}

}  // namespace homebound::compose
