#include "compose/framing/morph.h"

#include <cmath>
#include <vector>

#include "geo/sphere.h"

namespace homebound::compose {
namespace {

bool is_circle(const Projection& p) { return p.domain().kind == Domain::Kind::circle; }

// Returns whether a transition between this map and one cut along a meridian must pass through the globe:
// when this map is cut along another line, or shows the antipode as a circle.
bool rolls_up(const Projection& p) {
  const Domain& d = p.domain();
  return is_circle(p) ? d.radius.value > 120 : d.tilt.value != 0 || d.slit.value < 180;
}

// Returns a globe centred on the same point, at about the same scale.
View globe_like(const View& like) {
  View view = like;
  view.projection = Projection::make("orthographic", like.projection.centre());
  const auto middle = like.projection.forward(like.projection.centre());
  const Point at = middle ? like.to_page(*middle) : Point{like.page.width / 2, like.page.height / 2};
  const double m = like.to_page.magnification();
  view.to_page = {m, 0, 0, -m, at.x, at.y};
  return view;
}

// Returns the projected position of the centre.
Point origin(const Projection& projection) {
  return projection.forward(projection.centre()).value_or(Point{});
}

// Both planes are aligned at their centres, where both are (nearly) true to scale. The zoom is uniform on a
// logarithmic scale. The middle of the page moves along a great circle, ahead of the zoom when zooming in
// and behind it when zooming out, as within one plane. Where the middle of a page is off the map, the
// centre's place on the page moves uniformly instead.
View mixed(const View& from, const View& to, double share) {
  const LonLat a = from.projection.centre(), b = to.projection.centre();
  const LonLat centre = a == b ? a : to_lonlat(along(to_vector(a), to_vector(b), share));
  const Projection here = from.projection.centred_on(centre), there = to.projection.centred_on(centre);
  View view = to;
  view.projection = Projection::between(here, Affine::translate(origin(here) * -1), there,
                                        Affine::translate(origin(there) * -1), share);
  const Point start = from.to_page(origin(from.projection)), end = to.to_page(origin(to.projection));
  const Point at = start + (end - start) * share;
  const double ratio = to.to_page.magnification() / from.to_page.magnification();
  const double m = from.to_page.magnification() * std::pow(ratio, share);
  view.to_page = {m, 0, 0, -m, at.x, at.y};
  const auto first = middle_of(from), last = middle_of(to);
  if (!first || !last) return view;
  const double part =
      std::abs(ratio - 1) < 1e-6 ? share : ratio * (1 - std::pow(ratio, -share)) / (ratio - 1);
  const LonLat seen = *first == *last ? *first : to_lonlat(along(to_vector(*first), to_vector(*last), part));
  if (const auto plane = view.projection.forward(seen))
    view.to_page = {m, 0, 0, -m, view.page.width / 2 - m * plane->x, view.page.height / 2 + m * plane->y};
  return view;
}

}  // namespace

std::optional<LonLat> middle_of(const View& view) {
  const Point at = view.to_page.inverse()({view.page.width / 2, view.page.height / 2});
  const auto position = view.projection.inverse(at);
  const auto back = position ? view.projection.forward(*position) : std::nullopt;
  // PROJ also inverts points beyond the map's edge; these do not project back to the same point.
  const bool on_map = back && length(*back - at) * view.to_page.magnification() < 0.5;
  return on_map ? position : std::nullopt;
}

bool fades_into(const Projection& from, const Projection& to) {
  const auto parted = [](const Projection& p) {
    return p.domain().kind == Domain::Kind::lobes && !p.inverse({0, 0});
  };
  return from != to && (parted(from) || parted(to));
}

View between(const View& from, const View& to, double share) {
  if (share <= 0) return from;
  if (fades_into(from.projection, to.projection)) return share < 0.5 ? from : to;
  if (share >= 1 || from.projection == to.projection) {
    View view = to;
    if (share < 1) {
      // Within one plane, zoom evenly towards the point that both views show at the same place.
      const Affine &a = from.to_page, &b = to.to_page;
      const double ratio = b.magnification() / a.magnification();
      const double part = std::abs(ratio - 1) < 1e-6 ? share : (std::pow(ratio, share) - 1) / (ratio - 1);
      const auto mix = [&](double p, double q) { return p + (q - p) * part; };
      view.to_page = {mix(a.a, b.a), mix(a.b, b.b), mix(a.c, b.c),
                      mix(a.d, b.d), mix(a.e, b.e), mix(a.f, b.f)};
    }
    return view;
  }
  std::vector<View> stops{from};
  if (!is_circle(from.projection) || !is_circle(to.projection)) {
    if (rolls_up(from.projection)) stops.push_back(globe_like(from));
    if (rolls_up(to.projection) && (stops.size() == 1 || from.projection.centre() != to.projection.centre()))
      stops.push_back(globe_like(to));
  }
  stops.push_back(to);
  const double way = share * static_cast<double>(stops.size() - 1);
  const auto stop = std::min(static_cast<std::size_t>(way), stops.size() - 2);
  const double rest = way - static_cast<double>(stop);
  return rest > 0 ? mixed(stops[stop], stops[stop + 1], rest) : stops[stop];
}

}  // namespace homebound::compose
