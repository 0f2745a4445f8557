#include "geo/cut.h"

#include <algorithm>

#include "geo/domain_edge.h"
#include "geo/lobes.h"

namespace homebound {
namespace {

// A stretch of a ring inside the domain, from one point on the edge to another.
struct Piece {
  std::vector<LonLat> points;
  double enters_at = 0, leaves_at = 0;
};

// Parameters this close are one place: a ring that touches the edge must not go around it.
std::int64_t quantised(double parameter) { return static_cast<std::int64_t>(std::llround(parameter * 1e8)); }

// For each piece, the piece whose start comes next along the edge after its end.
std::vector<std::size_t> successors(const std::vector<Piece>& pieces) {
  std::vector<std::size_t> by_end(pieces.size()), by_start(pieces.size()), next(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) by_end[i] = by_start[i] = i;
  std::sort(by_end.begin(), by_end.end(),
            [&](auto a, auto b) { return quantised(pieces[a].leaves_at) < quantised(pieces[b].leaves_at); });
  std::sort(by_start.begin(), by_start.end(),
            [&](auto a, auto b) { return quantised(pieces[a].enters_at) < quantised(pieces[b].enters_at); });
  // The k-th end after rotation pairs with the k-th start: ends and starts alternate along the edge.
  std::vector<bool> used(pieces.size(), false);
  std::size_t cursor = 0;
  std::vector<std::size_t> wrapping;
  for (std::size_t end : by_end) {
    while (cursor < by_start.size() &&
           quantised(pieces[by_start[cursor]].enters_at) < quantised(pieces[end].leaves_at))
      ++cursor;
    if (cursor == by_start.size()) {
      wrapping.push_back(end);
    } else {
      next[end] = by_start[cursor];
      used[cursor++] = true;
    }
  }
  cursor = 0;
  for (std::size_t end : wrapping) {
    while (used[cursor]) ++cursor;
    next[end] = by_start[cursor];
    used[cursor++] = true;
  }
  return next;
}

class PolygonCutter {
 public:
  explicit PolygonCutter(const DomainEdge& edge) : edge_(edge) {}

  void add_ring(std::span<const LonLat> ring) {
    vertices_.clear();
    for (LonLat p : ring)
      vertices_.push_back(edge_.prepare(p, vertices_.empty() ? nullptr : &vertices_.back()));
    std::vector<LonLat> first, current;
    bool open = edge_.inside(vertices_[0]), passed = false;
    Piece piece;
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
      const Vertex& a = vertices_[i];
      const Vertex& b = vertices_[(i + 1) % vertices_.size()];
      if (open) piece.points.push_back(a.at);
      Passage found[2];
      const int count = edge_.passages(a, b, found);
      for (int k = 0; k < count; ++k) {
        if (found[k].leaves) {
          piece.points.push_back(found[k].out.at);
          piece.leaves_at = found[k].out_at;
          if (passed) {
            pieces_.push_back(std::move(piece));
          } else {
            first = std::move(piece.points), first_leaves_at_ = piece.leaves_at;
          }
          passed = true;
          piece = {};
        }
        if (found[k].enters) {
          if (!passed) first.clear(), first_leaves_at_ = -1;
          passed = true;
          piece.points.push_back(found[k].in.at);
          piece.enters_at = found[k].in_at;
        }
        open = found[k].enters;
      }
    }
    if (!passed) {
      if (open) whole(ring);
      return;
    }
    if (open) {  // the ring's start lies inside: its first and last stretch are one
      piece.points.insert(piece.points.end(), first.begin(), first.end());
      piece.leaves_at = first_leaves_at_;
      pieces_.push_back(std::move(piece));
    }
  }

  // Closes all pieces along the edge.
  CutParts finish(const Polygons& polygons) {
    const auto next = successors(pieces_);
    std::vector<bool> done(pieces_.size(), false);
    for (std::size_t start = 0; start < pieces_.size(); ++start) {
      if (done[start]) continue;
      result_.begin();
      for (std::size_t i = start; !done[i]; i = next[i]) {
        done[i] = true;
        for (LonLat p : pieces_[i].points) add(p, false);
        const Piece& to = pieces_[next[i]];
        if (quantised(pieces_[i].leaves_at) == quantised(to.enters_at)) continue;
        result_.on_edge.back() = 1;
        for (double at : edge_.between(pieces_[i].leaves_at, to.enters_at)) add(edge_.at(at), true);
      }
    }
    // Nothing meets the edge: it lies wholly in the area or wholly out of it.
    if (pieces_.empty() && polygons.parts() > 0 && contains(polygons, edge_.at(0.5))) {
      result_.begin();
      for (double at : edge_.knots()) add(edge_.at(at), true);
    }
    return std::move(result_);
  }

 private:
  void add(LonLat p, bool on_edge) {
    result_.add(p);
    result_.on_edge.push_back(on_edge);
  }
  void whole(std::span<const LonLat> ring) {
    result_.begin();
    for (LonLat p : ring) add(p, false);
  }

  const DomainEdge& edge_;
  std::vector<Vertex> vertices_;
  std::vector<Piece> pieces_;
  double first_leaves_at_ = -1;
  CutParts result_;
};

}  // namespace

CutParts cut_lines(const Domain& domain, const Lines& lines) {
  if (domain.kind == Domain::Kind::lobes) return cut_lines_to_lobes(domain, lines);
  const DomainEdge edge(domain, Degrees(90));
  CutParts result;
  bool open = false;
  const auto add = [&](LonLat p) {
    if (!open) result.begin();
    open = true;
    result.add(p);
    result.on_edge.push_back(0);
  };
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    const auto line = lines.part(i);
    open = false;
    Vertex a = edge.prepare(line[0]);
    bool inside = edge.inside(a);
    if (inside) add(a.at);
    for (std::size_t k = 1; k < line.size(); ++k) {
      const Vertex b = edge.prepare(line[k], &a);
      Passage found[2];
      const int count = edge.passages(a, b, found);
      for (int p = 0; p < count; ++p) {
        if (found[p].leaves) add(found[p].out.at), open = false;
        if (found[p].enters) add(found[p].in.at);
        inside = found[p].enters;
      }
      if (inside) add(b.at);
      a = b;
    }
  }
  return result;
}

CutParts cut_polygons(const Domain& domain, const Polygons& polygons, Degrees edge_step) {
  if (domain.kind == Domain::Kind::lobes) return cut_polygons_to_lobes(domain, polygons, edge_step);
  const DomainEdge edge(domain, edge_step);
  PolygonCutter cutter(edge);
  for (std::size_t i = 0; i < polygons.parts(); ++i) cutter.add_ring(polygons.part(i));
  return cutter.finish(polygons);
}

CutParts domain_edge(const Domain& domain, Degrees edge_step) {
  if (domain.kind == Domain::Kind::lobes) return lobe_edges(domain, edge_step);
  const DomainEdge edge(domain, edge_step);
  CutParts result;
  result.begin();
  for (double at : edge.knots()) {
    if (domain.kind == Domain::Kind::meridian && domain.slit.value < 90) {
      // Beyond the slit both sides of the cut are one line of the map, not an edge.
      const double lat = at < 180 ? at - 90 : at < 540 ? 90 : at < 720 ? 90 - (at - 540) : -90;
      if (std::abs(lat) > domain.slit.value + 1e-9) continue;
    }
    result.add(edge.at(at));
    result.on_edge.push_back(1);
  }
  return result;
}

}  // namespace homebound
