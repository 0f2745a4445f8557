// The edge of a domain as a closed curve with one parameter, and how a great-circle arc meets it.
#pragma once

#include <vector>

#include "geo/clip/shape.h"
#include "geo/projection/projection.h"

namespace homebound {

// A vertex prepared for a domain: its vector, and its longitude and latitude in the domain's frame
// (the frame's coordinates are left unset for circles).
struct Vertex {
  LonLat at;
  Vec3 v;
  double lon = 0, lat = 0;
};

// A line leaves the domain, enters it, or (at a meridian cut) leaves on one side and enters on the other.
struct Passage {
  bool leaves = false, enters = false;
  Vertex out, in;                // points on the edge
  double out_at = 0, in_at = 0;  // their parameters
};

// Whether PROJ moves points to another datum before it projects them.
inline bool changes_datum(const Domain& domain) { return domain.gap.value > 1e-6; }
// How far in longitude points on a cut stay on their side of it. Where the graticule is PROJ's own a number
// that PROJ can tell from the cut's will do; else the gap must keep its width on the ground.
double side_gap(const Domain& domain, bool upright, double lat);

class DomainEdge {
 public:
  // `step`: how close together, in degrees, points along the edge are wanted.
  DomainEdge(const Domain& domain, Degrees step);

  // `before`: the vertex from which a line comes to this one.
  Vertex prepare(LonLat p, const Vertex* before = nullptr) const;
  bool inside(const Vertex& p) const;
  // Where a cap lies; `across` also when it is not worth finding out.
  enum class Reach { inside, across, outside };
  Reach reach(const Cap& cap) const;
  // Passages of the arc a..b in order (at most two).
  int passages(const Vertex& a, const Vertex& b, Passage (&found)[2]) const;

  // The edge runs counter-clockwise seen from above (the domain at its left), parameter 0..length().
  double length() const;
  LonLat at(double parameter) const;
  // Parameters of the edge's points after `from` and before `to`, going forward; `to` <= `from` means
  // on past the start.
  std::vector<double> between(double from, double to) const;
  // Parameters of all of the edge's points, corners included, ascending. The same for every stretch,
  // so that areas which meet at the edge share its points.
  const std::vector<double>& knots() const { return knots_; }

 private:
  Vertex on_meridian(double lon, double lat) const;
  bool over_pole(const Vertex& a, const Vertex& b, Passage& passage) const;

  Domain domain_;
  Frame frame_;
  bool upright_ = false;  // the frame's graticule is the usual one, shifted in longitude only
  double cos_radius_ = -1;
  std::vector<double> knots_;
};

}  // namespace homebound
