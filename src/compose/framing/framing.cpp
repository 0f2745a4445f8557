#include "compose/framing/framing.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "compose/column/overlays.h"
#include "compose/framing/placement.h"
#include "compose/framing/subject.h"
#include "compose/kit/writer.h"
#include "compose/routes/routes.h"
#include "geo/projection/halves.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr Degrees round_region{50}, region{70};
constexpr double least_routes = 150e3;  // metres across, so that a short hop keeps its surroundings
constexpr double least_place = 1.2e6;   // the same for a single place
constexpr Metres outline_step{20e3};
constexpr Degrees disc_shown{158};         // places farther from its middle are drawn out
constexpr Degrees disc_subject{100};       // a larger subject would be drawn out at the disc's rim
constexpr double polar_enough = 0.125;     // share of the routes
constexpr double mostly_polar = 0.5;       // likewise: worth drawing the rim of a disc out
constexpr std::size_t most_sampled = 400;  // routes of a world map that are looked at

double rounded(double v, double step) { return std::round(v / step) * step; }

std::vector<Point> projected(const Projection& projection, const std::vector<LonLat>& points) {
  std::vector<Point> plane;
  for (LonLat p : points)
    if (const auto at = projection.forward(p)) plane.push_back(*at);
  return plane;
}

Rect projected_bounds(const Projection& projection, const std::vector<LonLat>& points) {
  Rect box;
  for (Point at : projected(projection, points)) box.add(at);
  return box;
}

// Returns the box enlarged to at least `metres` in its longer direction.
Rect at_least(const Rect& box, double metres) {
  return box.inflated(std::max(0.0, metres - std::max(box.width(), box.height())) / 2);
}

// A map of the world is as large as the page, and overlays lie on it where little of the subject is.
bool is_world(const LonLatBox& extent) { return span_of(extent) > 2 * region.value; }

bool is_regional_only(const Projection& projection) {
  // Conic projections grow without bound, so showing the whole domain is useless.
  const Domain& d = projection.domain();
  return d.kind == Domain::Kind::meridian && (d.south.value == -60 || d.north.value == 60);
}

bool is_upright_world(const Projection& projection) {
  const Domain& d = projection.domain();
  return d.kind == Domain::Kind::meridian && d.slit.value >= 90 && !is_regional_only(projection);
}

bool is_disc(const Projection& projection) { return projection.domain().kind == Domain::Kind::circle; }

bool is_globe(const Projection& projection) {
  return is_disc(projection) && projection.domain().radius <= Degrees(90);
}

// Lets no place of the subject lie under the logo.
void leave_to_logo(Ground& ground, const Rect& box, const LogoRoom& logo, Size page) {
  if (!logo) return;
  constexpr double gap = 14;  // room for a mark beside it
  ground.covered.push_back({logo.right ? box.left - gap : 0, logo.bottom ? box.top - gap : 0,
                            logo.right ? page.width : box.right + gap,
                            logo.bottom ? page.height : box.bottom + gap});
  if (logo.bottom)
    ground.beside.bottom = box.top - gap;
  else
    ground.beside.top = box.bottom + gap;
}

// An extent says itself what lies around the places that it shows: it takes the page to its edges.
Rect to_the_edges(Rect r, Size page, double gap) {
  if (r.left <= gap) r.left = 0;
  if (r.top <= gap) r.top = 0;
  if (r.right >= page.width - gap) r.right = page.width;
  if (r.bottom >= page.height - gap) r.bottom = page.height;
  return r;
}

// Returns what overlays take of the page from its subject. An extent keeps no room for those that are hidden,
// nor for a line of small print on the map.
Room room_of(Room room, const Framing& framing) {
  if (!framing.extent) return room;
  if (!framing.reserved.story) room.column = room.caption = {};
  if (!framing.reserved.footnotes) room.attribution = {};
  return room;
}

// Returns the page with its overlays.
Ground ground_of(const timeline::Timeline& timeline, const Framing& framing, Size page, const Room& needed) {
  const Layout layout = layout_of(page);
  if (framing.reserved.nothing) {
    const double side = layout.margin, foot = 2 * layout.margin;
    const Rect whole{side, side, page.width - side, page.height - foot};
    return {.inside = whole, .beside = whole};
  }
  const Room room = room_of(needed, framing);
  Ground ground;
  ground.inside = ground.beside = free_of(room, layout);
  leave_to_logo(ground, room.logo, framing.reserved.logo, page);
  const int charts = timeline.timed && !timeline.legs.empty() ? framing.reserved.charts : 0;
  if (layout.tall) {
    const double taken = chart_room.height * std::ceil(charts * chart_room.width / ground.inside.width());
    ground.inside.bottom -= taken, ground.beside.bottom -= taken;
    return ground;
  }
  if (charts > 0) {
    const Rect& in = ground.inside;
    ground.covered.push_back(
        {in.right - chart_room.width, in.bottom - charts * chart_room.height, page.width, page.height});
    ground.beside.right -= chart_room.width;
  }
  constexpr double gap = 14;  // room for a mark beside an overlay
  const double edge = layout.margin / 2;
  ground.inside.left = edge;
  if (const Rect& r = room.column; !r.empty())
    ground.covered.push_back({0, 0, r.right + gap, r.bottom + gap});
  if (const Rect& r = room.caption; !r.empty() && !layout.low)
    ground.covered.push_back({0, r.top - gap, r.right + gap, page.height});
  return ground;
}

struct Framer {
  const timeline::Timeline& timeline;
  const Framing& asked;
  Size page;
  Room needed;    // by the overlays
  Ground ground;  // the page and its overlays

  std::vector<LonLat> places, points;  // of the subject, the points also along its routes
  LonLat centre;                       // of a cap that contains the points
  Degrees radius;
  bool regional = false;
  double polar_routes = 0;  // share of the routes that pass close to a pole
  bool polar = false;       // many do

  Framer(const timeline::Timeline& of, const Framing& framing, Size on, bool singly)
      : timeline(of),
        asked(framing),
        page(on),
        needed(framing.reserved.nothing ? Room{} : needed_room(of, on, framing.reserved, singly)),
        ground(ground_of(of, framing, on, needed)) {
    if (!asked.subject.empty()) {
      places = points = points_of(timeline, asked.subject);
      surround(points);
      regional = radius <= region;
      return;
    }
    places = subject_places(timeline);
    surround(places);
    points = subject_points(timeline, radius > region ? most_sampled : timeline.legs.size());
    surround(points);
    regional = !points.empty() && radius <= region;
    polar_routes = polar_share(timeline, most_sampled);
    polar = polar_routes >= polar_enough;
  }

  void surround(const std::vector<LonLat>& all) {
    const Cap cap = smallest_cap(all);
    centre = to_lonlat(cap.centre), radius = to_degrees(cap.radius);
  }

  // Leaves room for names on all sides, as far as the page can spare it, and around a region for the aids.
  Ground for_subject() const {
    const auto with_names = [](const Rect& r) {
      const double x = std::min(84.0, r.width() * 0.12), y = std::min(34.0, r.height() * 0.08);
      return Rect{r.left + x, r.top + y, r.right - x, r.bottom - y};
    };
    Ground g = ground;
    g.inside = with_names(ground.inside), g.beside = with_names(ground.beside);
    if (regional) g.covered.push_back(aids_corner(aids_room));
    return g;
  }

  // Aids stand above the small print, a logo and charts.
  Rect aids_corner(Size aids) const {
    const Layout layout = layout_of(page);
    const LogoRoom& logo = asked.reserved.logo;
    const double logo_height = logo.right && logo.bottom ? logo.size.height : 0,
                 charts = layout.tall ? 0 : asked.reserved.charts * chart_room.height;
    const Rect free = free_of(needed, layout);
    const double foot = std::min(ground.inside.bottom, free.bottom);
    return {free.right - aids.width, foot - aids.height - std::max(logo_height, charts), page.width,
            page.height};
  }

  // A map of the world, twice as wide as high, would leave such a page empty.
  bool is_upright() const { return page.height > 1.2 * page.width; }

  Rect subject_box(const Projection& projection) const {
    const Rect box = projected_bounds(projection, points);
    return box.empty() ? box : at_least(box, radius.value > 0.01 ? least_routes : least_place);
  }

  std::vector<Point> plane_points(const Projection& projection) const {
    return projected(projection, points);
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
      const double s = fit(box, ground.beside).magnification();
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

  // Ends a disc a little beyond the subject: towards its rim shapes are drawn out.
  Projection ended(const Projection& disc) const {
    const Vec3 middle = to_vector(disc.centre());
    double far = 0;  // radians
    for (const LonLat p : points) far = std::max(far, angle_between(middle, to_vector(p)).value);
    constexpr double around = 18, least = 110;  // degrees
    return disc.within(Degrees(std::max(least, std::ceil(to_degrees(Radians(far)).value + around))));
  }

  // The world as a disc around the places, with north up where they are.
  Projection disc() const {
    if (polar && radius <= disc_subject)
      return ended(
          Projection::make("lambert-azimuthal", LonLat{rounded(centre.lon, 5), rounded(centre.lat, 5)}));
    Vec3 sum;
    std::vector<Vec3> vectors;
    for (const LonLat p : places) vectors.push_back(to_vector(p)), sum = sum + vectors.back();
    const Vec3 mean = norm(sum) > 1e-6 ? normalised(sum) : to_vector({10, 20});
    const double far = std::cos(to_radians(disc_shown).value);
    LonLat best{10, 20};
    double least = 1e9;
    for (int lat = -40; lat <= 40; lat += 10)
      for (int lon = -180; lon < 180; lon += 10) {
        const Vec3 up = to_vector(LonLat{1.0 * lon, 1.0 * lat});
        const auto cut = std::ranges::count_if(vectors, [&](Vec3 v) { return dot(v, up) < far; });
        const double cost = angle_between(mean, up).value +
                            8 * static_cast<double>(cut) / static_cast<double>(vectors.size());
        if (cost < least) least = cost, best = {1.0 * lon, 1.0 * lat};
      }
    return ended(Projection::make("azimuthal-equidistant", best));
  }

  // Shows a disc as large as the subject and most of the disc allow: the page may cut a little off its rim.
  Affine whole_disc(const Projection& p) const {
    constexpr double cut = 0.12;  // of its width
    Rect box = project_outline(p, outline_step).bounds();
    box = box.inflated(-box.width() / 2 * cut);
    box.add(projected_bounds(p, points));
    return placed_clear(box, plane_points(p), ground);
  }

  // The world as two discs, with the line between them turned so that they are as large as the page allows.
  Projection hemispheres() const {
    const LonLat between{asked.center ? asked.center->lon : meridian_of_halves(timeline), 0};
    // Discs of diameter d in opposite corners of the room have middles (w - d, h - d) apart.
    const double w = ground.inside.width(), h = ground.inside.height();
    constexpr double a = 2 - halves_apart * halves_apart;
    const double d = (w + h - std::sqrt((w + h) * (w + h) - a * (w * w + h * h))) / a;
    const double slant = to_degrees(Radians(std::atan2(std::max(0.0, w - d), std::max(0.0, h - d)))).value;
    return Projection::make("hemispheres", between).slanted(Degrees(std::round(slant)));
  }

  // The world in one piece. Where a map of true areas would leave much of the page empty, one that is less
  // wide shows all but the tropics larger.
  Projection in_one_piece() const {
    constexpr double enough = 0.78;  // of the page's height
    const Rect wide = project_outline(Projection::make("equal-earth"), outline_step).bounds();
    const bool fills = fit(wide, ground.inside).a * wide.height() >= enough * ground.inside.height();
    return turned(fills ? "equal-earth" : "winkel-tripel");
  }

  // A page that is higher than wide shows the world as two discs, unless one map is much larger: no place of
  // it is upside down, and its parts keep their shapes.
  Projection world() const {
    const Projection one = in_one_piece();
    if (!is_upright()) return one;
    constexpr double enough = 0.8;  // of the scale of one map
    const Projection halves = hemispheres();
    const auto scale = [&](const Projection& p) {
      return fit(project_outline(p, outline_step).bounds(), ground.inside).magnification();
    };
    return scale(halves) >= enough * scale(one) ? halves : one;
  }

  Projection chosen() const {
    if (asked.extent && is_world(*asked.extent))
      return Projection::make("equal-earth", LonLat{middle().lon, 0});
    if (asked.center || asked.extent) return Projection::make("lambert-azimuthal", middle());
    if (regional && (radius <= round_region || over_a_pole() || is_upright()))
      return azimuthal("lambert-azimuthal");
    if (regional) return Projection::make("equal-earth", LonLat{middle().lon, 0});
    if (!points.empty() && radius <= disc_subject && (polar || is_upright())) return disc();
    if (polar_routes >= mostly_polar) return disc();
    return world();
  }

  Projection projection() const {
    const std::string& name = asked.projection;
    if (name.empty()) return chosen();
    const bool written_out = name.find(':') != std::string::npos || name.find("proj=") != std::string::npos;
    if (name == halves_name) return hemispheres();
    const Projection plain = Projection::make(name);
    if (written_out && !asked.center) return plain;
    if (asked.center) return Projection::make(name, asked.center);
    // World maps keep the equator level unless a centre is requested.
    if (is_upright_world(plain)) {
      if (regional || asked.extent) return Projection::make(name, LonLat{middle().lon, 0});
      return turned(name);
    }
    if (!asked.extent && !points.empty() && name == "lambert-azimuthal" && radius <= disc_subject)
      return regional ? azimuthal(name) : ended(azimuthal(name));
    return Projection::make(name, middle());
  }

  // Returns whether the routes determine the extent, rather than everything the projection can show.
  bool shows_subject(const Projection& p) const {
    if (!asked.subject.empty()) return regional;
    if (asked.projection.empty()) return regional;
    if (!regional || is_regional_only(p)) return regional;
    return !asked.center && !is_globe(p);
  }

  // Returns the shares of the subject that lie in cells of the globe: its places and, counting as much in
  // all, points along its routes.
  std::vector<Share> shares() const { return shares_of(places, points); }

  // Returns an upright map of the world cut where few routes pass and turned so that little of the subject
  // lies under the overlays.
  Projection turned(const std::string& name) const {
    const Projection p = Projection::make(name, LonLat{0, 0});
    const Rect box = project_outline(p, outline_step).bounds();
    const CellTable table(p);
    const std::vector<Share> wanted = shares();
    double least = 1e9, best = 0;
    for (const auto& [lon, cost] : cut_costs(timeline)) {
      if (cost >= least) continue;
      std::vector<Weighted> seen;
      seen.reserve(wanted.size());
      for (const Share& s : wanted) seen.push_back({table.image(s.cell, lon), s.weight});
      const double all = cost + placed_whole(box, seen, ground).cost;
      if (all < least - 1e-9) least = all, best = lon;
    }
    return Projection::make(name, LonLat{best, 0});
  }

  std::vector<Weighted> weighted(const Projection& p) const {
    std::vector<Weighted> result;
    for (const Share& s : shares())
      if (const auto at = p.forward(centre_of(s.cell))) result.push_back({*at, s.weight});
    return result;
  }

  // Shows everything that the projection can, with little of the subject under the overlays.
  Affine whole(const Projection& p) const {
    return placed_whole(project_outline(p, outline_step).bounds(), weighted(p), ground).to_page;
  }

  Affine to_page(const Projection& p) const {
    if (asked.extent) {
      const std::vector<LonLat> all = points_of(*asked.extent);
      const Rect box = projected_bounds(p, all);
      if (box.empty())
        throw UsageError(told("the extent lies outside what {} can show", "范围在 {} 可显示之外", p.name()));
      Ground g = ground;
      const double gap = layout_of(page).margin / 2;
      g.inside = to_the_edges(g.inside, page, gap), g.beside = to_the_edges(g.beside, page, gap);
      if (is_world(*asked.extent)) return placed_whole(box, weighted(p), g).to_page;
      if (asked.reserved.scale && !asked.reserved.nothing) g.covered.push_back(aids_corner(scale_room));
      return placed_clear(box, projected(p, all), g);
    }
    if (asked.projection.empty() && !asked.center && !asked.extent && !regional && is_disc(p))
      return whole_disc(p);
    Rect box = shows_subject(p) ? subject_box(p) : Rect{};
    if (box.empty()) return whole(p);
    if (asked.center && asked.projection.empty()) {
      // Put the centre in the middle, so that the requested place is what is seen.
      const Point c = p.forward(*asked.center).value_or(box.centre());
      box.add(Point{2 * c.x - box.left, 2 * c.y - box.top});
      box.add(Point{2 * c.x - box.right, 2 * c.y - box.bottom});
      return fit(box, for_subject().beside);
    }
    return placed_clear(box, plane_points(p), for_subject());
  }
};

// Returns whether flights are drawn singly, where that is known before there is a view.
std::optional<bool> drawn_singly(const timeline::Timeline& timeline, const Reserved& reserved) {
  constexpr std::size_t few = 100, many = 1000;  // singly on any page, and on none
  if (const auto asked = reserved.routes_as ? reserved.routes_as : timeline.scenario->routes_as)
    return asked == scenario::RoutesAs::flights;
  const std::size_t legs = timeline.legs.size();
  return legs <= few || legs > many ? std::optional(legs <= few) : std::nullopt;
}

// Returns the view that `look` finds with room for the legend that it needs: which one follows from how the
// routes are drawn, and that from the view.
template <class Look>
View with_legend(const timeline::Timeline& timeline, const Framing& framing, Size page, const Look& look) {
  const Reserved& reserved = framing.reserved;
  const std::optional<bool> singly = drawn_singly(timeline, reserved);
  Framer framer(timeline, framing, page, singly.value_or(true));
  const View view = look(framer);
  if (singly || reserved.nothing) return view;
  Theme theme = unseen(reserved.fonts);
  theme.route_width = reserved.route_width;
  if (legible_singly(timeline, view, theme)) return view;
  framer.needed = needed_room(timeline, page, reserved, false);
  framer.ground = ground_of(timeline, framing, page, framer.needed);
  return look(framer);
}

}  // namespace

View frame(const timeline::Timeline& timeline, const Framing& framing, Size page, double scale) {
  return with_legend(timeline, framing, page, [&](const Framer& framer) {
    View view{page, scale, framer.projection(), {}};
    view.to_page = framer.to_page(view.projection);
    if (framing.extent && !is_world(*framing.extent)) view.extent = framing.extent;
    return view;
  });
}

View reframe(const timeline::Timeline& timeline, const Framing& framing, const View& view) {
  return with_legend(timeline, framing, view.page, [&](const Framer& framer) {
    View result = view;
    if (const Rect box = framer.subject_box(view.projection); !box.empty())
      result.to_page = placed_clear(box, framer.plane_points(view.projection), framer.for_subject());
    return result;
  });
}

}  // namespace homebound::compose
