#include "geo/clip/lobes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "geo/clip/lobe_graticule.h"

namespace homebound {
namespace {

using Ring = std::vector<Turned>;

// Returns the sphere cut along the meridian opposite the centre, before it is divided among the lobes.
Domain opened(const Domain& domain) {
  Domain whole = domain;
  whole.kind = Domain::Kind::meridian;
  whole.lobes.clear();
  return whole;
}

// A lobe as planes through the earth's middle, which tell without any angle that a ring or line is inside.
class Wedge {
 public:
  Wedge(const Domain& domain, const Lobe& lobe)
      : known_(lobe.east - lobe.west <= 180 && (lobe.south == 0 || lobe.south <= -90) &&
               (lobe.north == 0 || lobe.north >= 90)),
        margin_(std::sin(to_radians(domain.gap * 2).value)) {
    const Frame frame = Frame::at(domain.centre, domain.tilt);
    const auto east_of = [&](double lon) {
      const double angle = to_radians(Degrees(lon)).value;
      return frame.out_of({-std::sin(angle), std::cos(angle), 0});
    };
    inward_ = {east_of(lobe.west), east_of(lobe.east) * -1};
    if (lobe.south == 0) inward_.push_back(frame.z);
    if (lobe.north == 0) inward_.push_back(frame.z * -1);
  }
  // Returns whether the points are farther inside than the domain's gap, and with them the arcs between
  // them; false where that is not known.
  bool holds(std::span<const SpherePoint> points) const {
    return known_ && std::ranges::all_of(points, [&](const SpherePoint& p) {
             return std::ranges::all_of(inward_, [&](Vec3 to) { return dot(to, p.v) > margin_; });
           });
  }

 private:
  bool known_;
  double margin_;
  std::vector<Vec3> inward_;
};

// One side of a lobe: points on the `sign` side of `limit` are kept.
struct Side {
  double Turned::*axis;
  double limit;
  int sign;
  double depth(const Turned& p) const { return (p.*axis - limit) * sign; }
};

std::array<Side, 4> sides(const Lobe& lobe) {
  return {Side{&Turned::lon, lobe.west, 1}, Side{&Turned::lon, lobe.east, -1},
          Side{&Turned::lat, lobe.south, 1}, Side{&Turned::lat, lobe.north, -1}};
}

// Clips a ring by the algorithm of Sutherland and Hodgman (1974). Where a ring leaves and comes back, the
// result runs along the side, perhaps more than once; since windings add up, that fills nothing.
void clip(const Side& side, const Ring& from, Ring& to) {
  to.clear();
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Turned& a = from[i];
    const Turned& b = from[i + 1 < from.size() ? i + 1 : 0];
    const double da = side.depth(a), db = side.depth(b);
    if (da >= 0) to.push_back(a);
    if ((da > 0 && db < 0) || (da < 0 && db > 0)) {
      const double share = da / (da - db);
      Turned meet{a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share,
                  db > 0 ? a.edge : std::uint8_t{0}, nullptr};
      meet.*side.axis = side.limit;
      to.push_back(meet);
    }
  }
}

struct Box {
  double west = 180, east = -180, south = 90, north = -90;
  explicit Box(const Ring& ring) {
    for (const Turned& p : ring) {
      west = std::min(west, p.lon), east = std::max(east, p.lon);
      south = std::min(south, p.lat), north = std::max(north, p.lat);
    }
  }
  bool within(const Lobe& l) const {
    return west > l.west && east < l.east && south > l.south && north < l.north;
  }
  bool misses(const Lobe& l) const {
    return west >= l.east || east <= l.west || south >= l.north || north <= l.south;
  }
};

bool on_one_side(const Turned& a, const Turned& b, const Lobe& l) {
  return (a.lon == b.lon && (a.lon == l.west || a.lon == l.east)) ||
         (a.lat == b.lat && (a.lat == l.south || a.lat == l.north));
}

void add_ring(const LobeGraticule& graticule, const Lobe& lobe, const Ring& ring, CutParts& result) {
  if (ring.size() < 3) return;
  result.begin();
  Ring along;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Turned& a = ring[i];
    const Turned& b = ring[i + 1 < ring.size() ? i + 1 : 0];
    const bool side = on_one_side(a, b, lobe);
    result.add(graticule.out_of(a, lobe), side ? std::uint8_t{CutParts::along} : a.edge);
    if (!side) continue;
    along.clear();
    graticule.along_side(a, b, along);
    for (const Turned& p : along) result.add(graticule.out_of(p, lobe), CutParts::along);
  }
}

const Lobe* lobe_at(const Domain& domain, double lon, double lat) {
  for (const Lobe& l : domain.lobes)
    if (lon >= l.west && lon <= l.east && lat >= l.south && lat <= l.north) return &l;
  return nullptr;
}

Ring into(const LobeGraticule& graticule, const CutParts& cut, std::size_t part) {
  const std::size_t end = part + 1 < cut.parts() ? cut.starts[part + 1] : cut.points.size();
  Ring ring;
  for (std::size_t k = cut.starts[part]; k < end; ++k) {
    ring.push_back(graticule.into(cut.points[k]));
    ring.back().edge = cut.edges[k];
  }
  return ring;
}

void share_out_ring(const LobeGraticule& graticule, const Domain& domain, const Ring& whole,
                    CutParts& result) {
  Ring ring, clipped, spare;
  for (std::size_t k = 0; k < whole.size(); ++k)
    graticule.split(whole[k], whole[k + 1 < whole.size() ? k + 1 : 0], ring);
  const Box box(ring);
  for (const Lobe& lobe : domain.lobes) {
    if (box.misses(lobe)) continue;
    if (box.within(lobe)) return add_ring(graticule, lobe, ring, result);
    clipped = ring;
    for (const Side& side : sides(lobe)) {
      clip(side, clipped, spare);
      clipped.swap(spare);
    }
    add_ring(graticule, lobe, clipped, result);
  }
}

void share_out_line(const LobeGraticule& graticule, const Domain& domain, const Ring& whole, std::uint32_t of,
                    CutParts& result) {
  Ring line;
  for (std::size_t k = 0; k + 1 < whole.size(); ++k) graticule.split(whole[k], whole[k + 1], line);
  if (!whole.empty()) line.push_back(whole.back());
  const Lobe* in = nullptr;
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const Turned &a = line[k], &b = line[k + 1];
    const Lobe* lobe = lobe_at(domain, (a.lon + b.lon) / 2, (a.lat + b.lat) / 2);
    if (lobe != nullptr) {
      if (lobe != in) {
        result.begin(), result.of.push_back(of);
        result.add(graticule.out_of(a, *lobe), CutParts::plain);
      }
      result.add(graticule.out_of(b, *lobe), CutParts::plain);
    }
    in = lobe;
  }
}

}  // namespace

bool in_lobes(const Domain& domain, LonLat p) {
  const LonLat turned = to_lonlat(Frame::at(domain.centre, domain.tilt).into(to_vector(p)));
  return lobe_at(domain, turned.lon, turned.lat) != nullptr;
}

CutParts cut_to_lobes(const Domain& domain, const Shape& shape, Degrees edge_step, const Cap* visible) {
  const LobeGraticule graticule(domain, edge_step);
  const CutParts open = cut(opened(domain), shape, edge_step, visible);
  std::vector<Wedge> wedges;
  for (const Lobe& lobe : domain.lobes) wedges.emplace_back(domain, lobe);
  CutParts result;
  for (std::size_t i = 0; i < open.parts(); ++i) {
    const std::size_t first = open.starts[i],
                      end = i + 1 < open.parts() ? open.starts[i + 1] : open.points.size();
    const auto points = std::span(open.points).subspan(first, end - first);
    if (std::ranges::any_of(wedges, [&](const Wedge& wedge) { return wedge.holds(points); })) {
      result.begin();
      if (!shape.closed) result.of.push_back(open.of[i]);
      for (std::size_t k = first; k < end; ++k) result.add(open.points[k], open.edges[k]);
      continue;
    }
    const Ring whole = into(graticule, open, i);
    if (shape.closed)
      share_out_ring(graticule, domain, whole, result);
    else
      share_out_line(graticule, domain, whole, open.of[i], result);
  }
  return result;
}

CutParts lobe_edges(const Domain& domain, Degrees edge_step) {
  const LobeGraticule graticule(domain, edge_step);
  CutParts result;
  for (const Lobe& l : domain.lobes)
    add_ring(graticule, l, {{l.west, l.south}, {l.east, l.south}, {l.east, l.north}, {l.west, l.north}},
             result);
  return result;
}

}  // namespace homebound
