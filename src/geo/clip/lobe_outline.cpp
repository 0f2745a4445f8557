// Finds on the plane which sides of lobes are the edge of the map: where the sides of two lobes coincide
// the map is joined, elsewhere it is split.
#include <algorithm>

#include "geo/clip/lobes.h"

namespace homebound {
namespace {

constexpr double one_place = 10;  // metres; the domain's gap moves sides apart

bool meet(Point a, Point b) { return length(b - a) < one_place; }

// Returns rings with two points only of a side that runs along a pole: its image is a point or a straight
// line, and PROJ takes longest beside a pole.
CutParts without_pole_rows(const CutParts& edges) {
  constexpr double one_pole = 1e-8;  // radians; 6 cm
  const auto same = [&](std::size_t i, std::size_t k) {
    return norm(edges.points[i].v - edges.points[k].v) < one_pole;
  };
  CutParts result;
  for (std::size_t i = 0; i < edges.parts(); ++i) {
    const std::size_t first = edges.starts[i],
                      end = i + 1 < edges.parts() ? edges.starts[i + 1] : edges.points.size();
    result.begin();
    for (std::size_t k = first; k < end; ++k)
      if (k == first || k + 1 == end || !same(k - 1, k) || !same(k, k + 1))
        result.add(edges.points[k], edges.edges[k]);
  }
  return result;
}

// Links open chains end to start, nearest first, until they close.
void link(std::vector<std::vector<Point>> chains, Path& out) {
  while (!chains.empty()) {
    std::vector<Point> ring = std::move(chains.back());
    chains.pop_back();
    for (;;) {
      std::size_t nearest = chains.size();
      double least = length(ring.front() - ring.back());
      for (std::size_t i = 0; i < chains.size(); ++i)
        if (const double d = length(chains[i].front() - ring.back()); d < least) least = d, nearest = i;
      if (nearest == chains.size()) break;
      ring.insert(ring.end(), chains[nearest].begin(), chains[nearest].end());
      chains.erase(chains.begin() + static_cast<std::ptrdiff_t>(nearest));
    }
    out.begin(true);
    for (Point p : ring) out.add(p);
  }
}

}  // namespace

Path lobe_outline(const Projection& projection, Degrees edge_step) {
  const CutParts edges = without_pole_rows(lobe_edges(projection.domain(), edge_step));
  std::vector<Point> points(edges.points.size());
  projection.project(edges.points, points);

  struct Segment {
    Point a, b;
    bool joined = false;
  };
  std::vector<std::vector<Segment>> rings(edges.parts());
  std::vector<Segment*> all;
  for (std::size_t i = 0; i < edges.parts(); ++i) {
    const std::size_t first = edges.starts[i],
                      size = (i + 1 < edges.parts() ? edges.starts[i + 1] : edges.points.size()) - first;
    for (std::size_t k = 0; k < size; ++k) {
      const Point a = points[first + k], b = points[first + (k + 1 < size ? k + 1 : 0)];
      if (std::isfinite(a.x) && std::isfinite(b.x) && !meet(a, b)) rings[i].push_back({a, b});
    }
  }
  // Opposite segments have the same middle. Once sorted by x, only neighbours need comparing.
  for (auto& ring : rings)
    for (Segment& s : ring) all.push_back(&s);
  const auto x = [](const Segment* s) { return s->a.x + s->b.x; };
  std::sort(all.begin(), all.end(), [&](auto* p, auto* q) { return x(p) < x(q); });
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = i + 1; k < all.size() && x(all[k]) - x(all[i]) < 2 * one_place; ++k)
      if (!all[i]->joined && !all[k]->joined && meet(all[i]->a, all[k]->b) && meet(all[i]->b, all[k]->a))
        all[i]->joined = all[k]->joined = true;

  Path outline;
  std::vector<std::vector<Point>> chains;
  for (const auto& ring : rings) {
    std::vector<std::vector<Point>> own;  // runs of sides on the map's edge
    for (std::size_t k = 0; k < ring.size(); ++k) {
      if (ring[k].joined) continue;
      if (own.empty() || k == 0 || ring[k - 1].joined) own.push_back({ring[k].a});
      own.back().push_back(ring[k].b);
    }
    // A run that continues past the ring's start is one run.
    if (own.size() > 1 && !ring.front().joined && !ring.back().joined) {
      own.back().insert(own.back().end(), own.front().begin() + 1, own.front().end());
      own.front().swap(own.back());
      own.pop_back();
    }
    chains.insert(chains.end(), own.begin(), own.end());
  }
  link(std::move(chains), outline);
  return outline;
}

Path joined(const Path& lines) {
  Path result;
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    const auto part = lines.part(i);
    const bool goes_on = !result.empty() && !part.empty() && meet(result.points.back(), part.front());
    if (!goes_on) result.begin(false);
    for (Point p : part.subspan(goes_on ? 1 : 0)) result.add(p);
  }
  return result;
}

}  // namespace homebound
