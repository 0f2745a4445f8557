#include "geo/clip/cut.h"

#include <algorithm>

#include "geo/clip/domain_edge.h"
#include "geo/clip/lobes.h"
#include "geo/projection/latitude_limits.h"

namespace homebound {
namespace {

// A run of a ring inside the domain, from one point of the edge to another.
struct Piece {
  std::vector<SpherePoint> points;
  std::vector<std::uint8_t> edges;
  double enters_at = 0, leaves_at = 0;

  void add(const SpherePoint& p, std::uint8_t edge) {
    points.push_back(p);
    edges.push_back(edge);
  }
  // Adds a stretch of rings as it is.
  void add(const Shape& shape, const Shape::Stretch& s) {
    const auto copy = [&s](const auto& from, auto& to) {
      const auto first = from.begin();
      to.insert(to.end(), first + static_cast<std::ptrdiff_t>(s.begin),
                first + static_cast<std::ptrdiff_t>(s.end));
    };
    copy(shape.points, points), copy(shape.hidden, edges);
  }
  void append(const Piece& other) {
    points.insert(points.end(), other.points.begin(), other.points.end());
    edges.insert(edges.end(), other.edges.begin(), other.edges.end());
  }
};

// Pairs the ends of pieces with the starts that come next along the edge, beginning at a parameter that no
// piece touches. The edge between an end and its start is inside the area.
class Pairing {
 public:
  Pairing(const std::vector<Piece>& pieces, double begin, double length) : begin_(begin), length_(length) {
    std::vector<std::size_t> by_end(pieces.size()), by_start(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) by_end[i] = by_start[i] = i;
    std::sort(by_end.begin(), by_end.end(),
              [&](auto a, auto b) { return place(pieces[a].leaves_at) < place(pieces[b].leaves_at); });
    std::sort(by_start.begin(), by_start.end(),
              [&](auto a, auto b) { return place(pieces[a].enters_at) < place(pieces[b].enters_at); });
    next_.resize(pieces.size());
    std::vector<bool> used(pieces.size(), false);
    std::vector<std::size_t> wrapping;  // ends whose start comes after `begin`
    std::size_t cursor = 0;
    for (std::size_t end : by_end) {
      while (cursor < by_start.size() &&
             place(pieces[by_start[cursor]].enters_at) < place(pieces[end].leaves_at))
        ++cursor;
      if (cursor == by_start.size()) {
        wrapping.push_back(end);
      } else {
        next_[end] = by_start[cursor];
        used[cursor++] = true;
      }
    }
    cursor = 0;
    for (std::size_t end : wrapping) {
      while (used[cursor]) ++cursor;
      next_[end] = by_start[cursor];
      used[cursor++] = true;
    }
    around_begin_ = static_cast<int>(wrapping.size());
  }

  std::size_t after(std::size_t piece) const { return next_[piece]; }
  // Tells how many pairs have `begin` between them: how often they cover the edge there.
  int around_begin() const { return around_begin_; }
  // Returns a parameter as steps from `begin`. It is rounded, so that a ring that only touches the edge does
  // not go around it.
  std::int64_t place(double parameter) const {
    const double from_begin = parameter - begin_;
    return static_cast<std::int64_t>(
        std::llround((from_begin < 0 ? from_begin + length_ : from_begin) * 1e8));
  }

 private:
  double begin_, length_;
  std::vector<std::size_t> next_;
  int around_begin_ = 0;
};

// Returns a point where prepare() has put it: a point on a cut goes to one side.
SpherePoint placed(const SpherePoint& p, const Vertex& prepared) {
  return prepared.at == p.at ? p : on_sphere(prepared.at);
}

class RingCutter {
 public:
  RingCutter(const DomainEdge& edge, const Shape& shape, const Cap* visible)
      : edge_(edge), shape_(shape), visible_(visible) {}

  // `whole` is the same area before it was pressed within latitude limits.
  CutParts cut(const Shape& whole) {
    result_.points.reserve(shape_.points.size());
    result_.edges.reserve(shape_.points.size());
    for (std::size_t i = 0; i < shape_.parts(); ++i) add_ring(i);
    std::vector<double> passages;
    for (const Piece& p : pieces_) passages.insert(passages.end(), {p.enters_at, p.leaves_at});
    const double clear = edge_.clear_of(std::move(passages));
    const Pairing pairs(pieces_, clear, edge_.length());
    close_pieces(pairs);
    add_edge(winding(whole, edge_.outside(clear)) - pairs.around_begin());
    return std::move(result_);
  }

 private:
  // The state of a ring while it is followed.
  struct Walk {
    Piece first, current;  // until it first leaves the domain; since it last entered it
    bool passed = false;   // the ring has met the edge
    bool open = false;     // the ring is inside the domain
  };

  void add_ring(std::size_t i) {
    const auto ring = shape_.part(i);
    const auto stretches = shape_.stretches_of(i);
    const std::size_t start = shape_.starts[i];
    const Vertex first = edge_.prepare(ring[0].at);
    Walk walk;
    walk.open = edge_.inside(first);
    for (const Shape::Stretch& s : stretches) {
      switch (edge_.reach(s.cap)) {
        case DomainEdge::Reach::outside:
          walk.open = false;
          break;
        case DomainEdge::Reach::inside:
          walk.open = true;
          if (visible_ == nullptr || visible_->touches(s.cap)) {
            walk.current.add(shape_, s);
          } else {
            walk.current.add(shape_.points[s.begin], CutParts::hidden);
          }
          break;
        case DomainEdge::Reach::across: {
          Vertex from = first;
          if (s.begin > start) {
            const Vertex before = edge_.prepare(shape_.points[s.begin - 1].at);
            from = edge_.prepare(shape_.points[s.begin].at, &before);
          }
          for (std::size_t k = s.begin; k < s.end; ++k) {
            const bool last = k + 1 == start + ring.size();
            const Vertex to = last ? first : edge_.prepare(shape_.points[k + 1].at, &from);
            if (walk.open) walk.current.add(placed(shape_.points[k], from), shape_.hidden[k]);
            follow(walk, from, to, shape_.hidden[k]);
            from = to;
          }
          break;
        }
      }
    }
    if (!walk.passed) {
      if (walk.current.points.size() > 2) whole(walk.current);
      return;
    }
    if (walk.open) {  // the ring starts inside, so its first and last run are one
      walk.current.append(walk.first);
      walk.current.leaves_at = walk.first.leaves_at;
      pieces_.push_back(std::move(walk.current));
    }
  }

  // Follows an edge of the ring that lies near the edge of the domain.
  void follow(Walk& walk, const Vertex& from, const Vertex& to, std::uint8_t hidden) {
    Passage found[2];
    const int count = edge_.passages(from, to, found);
    for (int k = 0; k < count; ++k) {
      if (found[k].leaves) {
        walk.current.add(on_sphere(found[k].out.at), CutParts::along);
        walk.current.leaves_at = found[k].out_at;
        if (walk.passed) {
          pieces_.push_back(std::move(walk.current));
        } else {
          walk.first = std::move(walk.current);
        }
        walk.passed = true;
        walk.current = {};
      }
      if (found[k].enters) {
        walk.passed = true;
        walk.current.add(on_sphere(found[k].in.at), hidden);
        walk.current.enters_at = found[k].in_at;
      }
      walk.open = found[k].enters;
    }
  }

  // Joins all pieces along the domain's edge.
  void close_pieces(const Pairing& pairs) {
    std::vector<bool> done(pieces_.size(), false);
    for (std::size_t start = 0; start < pieces_.size(); ++start) {
      if (done[start]) continue;
      result_.begin();
      for (std::size_t i = start; !done[i]; i = pairs.after(i)) {
        done[i] = true;
        append(pieces_[i]);
        const Piece& to = pieces_[pairs.after(i)];
        if (pairs.place(pieces_[i].leaves_at) == pairs.place(to.enters_at)) {
          result_.edges.back() = CutParts::hidden;  // it only touches the edge
          continue;
        }
        for (double at : edge_.between(pieces_[i].leaves_at, to.enters_at))
          result_.add(on_sphere(edge_.at(at)), CutParts::along);
      }
    }
  }

  // Adds the whole edge of the domain; a negative number of times clockwise. More times than there are rings
  // to outweigh make no difference to a fill.
  void add_edge(int times) {
    const int most = static_cast<int>(result_.parts()) + 1;
    times = std::clamp(times, -most, most);
    for (int i = 0; i < std::abs(times); ++i) {
      std::vector<double> knots = edge_.knots();
      if (times < 0) std::reverse(knots.begin(), knots.end());
      result_.begin();
      for (double at : knots) result_.add(on_sphere(edge_.at(at)), CutParts::along);
    }
  }

  void append(const Piece& piece) {
    result_.points.insert(result_.points.end(), piece.points.begin(), piece.points.end());
    result_.edges.insert(result_.edges.end(), piece.edges.begin(), piece.edges.end());
  }
  void whole(const Piece& ring) {
    result_.begin();
    append(ring);
  }

  const DomainEdge& edge_;
  const Shape& shape_;
  const Cap* visible_;
  std::vector<Piece> pieces_;
  CutParts result_;
};

CutParts cut_lines(const DomainEdge& edge, const Shape& shape, const Cap* visible) {
  CutParts result;
  bool open = false, inside = false;
  std::size_t i = 0;
  const auto add = [&](const SpherePoint& p) {
    if (!open) result.begin(), result.of.push_back(static_cast<std::uint32_t>(i));
    open = true;
    result.add(p, CutParts::plain);
  };
  for (; i < shape.parts(); ++i) {
    const std::size_t end = shape.starts[i] + shape.part(i).size();
    Vertex from = edge.prepare(shape.part(i)[0].at);
    open = false;
    inside = edge.inside(from);
    for (const Shape::Stretch& s : shape.stretches_of(i)) {
      const auto reach = edge.reach(s.cap);
      const bool seen = visible == nullptr || visible->touches(s.cap);
      inside = reach == DomainEdge::Reach::inside || (reach == DomainEdge::Reach::across && inside);
      if (!inside && reach == DomainEdge::Reach::outside) {
        open = false;
        continue;
      }
      if (reach == DomainEdge::Reach::inside && !seen) {
        if (open) add(shape.points[s.begin]);
        open = false;
        continue;
      }
      if (reach == DomainEdge::Reach::across && s.begin > shape.starts[i]) {
        const Vertex before = edge.prepare(shape.points[s.begin - 1].at);
        from = edge.prepare(shape.points[s.begin].at, &before);
      }
      for (std::size_t k = s.begin; k < s.end; ++k) {
        if (reach == DomainEdge::Reach::inside) {
          add(shape.points[k]);
          continue;
        }
        if (inside) add(placed(shape.points[k], from));
        if (k + 1 == end) continue;
        const Vertex to = edge.prepare(shape.points[k + 1].at, &from);
        Passage found[2];
        const int count = edge.passages(from, to, found);
        from = to;
        for (int p = 0; p < count; ++p) {
          if (found[p].leaves) add(on_sphere(found[p].out.at)), open = false;
          if (found[p].enters) add(on_sphere(found[p].in.at));
          inside = found[p].enters;
        }
      }
    }
  }
  return result;
}

}  // namespace

CutParts cut(const Domain& domain, const Shape& shape, Degrees edge_step, const Cap* visible) {
  if (domain.kind == Domain::Kind::lobes) return cut_to_lobes(domain, shape, edge_step, visible);
  const DomainEdge edge(domain, edge_step);
  const auto cut_at_edge = [&](const Shape& part) {
    return part.closed ? RingCutter(edge, part, visible).cut(shape) : cut_lines(edge, part, visible);
  };
  if (!has_latitude_limits(domain)) return cut_at_edge(shape);
  std::vector<std::uint32_t> of;
  const auto unseen = [&](const Cap& cap) {
    return visible != nullptr && !visible->touches(cap) && edge.reach(cap) == DomainEdge::Reach::inside;
  };
  CutParts result = cut_at_edge(within_limits(domain, shape, unseen, of));
  for (std::uint32_t& part : result.of) part = of[part];
  return result;
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
    result.add(on_sphere(edge.at(at)), CutParts::along);
  }
  return result;
}

}  // namespace homebound
