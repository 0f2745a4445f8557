// The edge of a domain as a closed curve with one parameter, and its passages by great-circle arcs.
#pragma once

#include <vector>

#include "geo/clip/shape.h"
#include "geo/projection/projection.h"

namespace homebound {

// A vertex prepared for a domain: its vector (circles only), and its longitude and latitude in the domain's
// frame (unset for circles).
struct Vertex {
  LonLat at;
  Vec3 v;
  double lon = 0, lat = 0;
};

// A place where a line leaves the domain, enters it, or (at a meridian cut) leaves on one side and enters
// on the other.
struct Passage {
  bool leaves = false, enters = false;
  Vertex out, in;                // points on the edge
  double out_at = 0, in_at = 0;  // their parameters
};

// Tells whether PROJ moves points to another datum before it projects them.
inline bool changes_datum(const Domain& domain) { return domain.gap.value > 1e-6; }
// Returns how far in longitude, in degrees, points on a cut stay on their side of it. Where the graticule
// is PROJ's own, any number that PROJ can tell from the cut's will do; elsewhere the gap must keep its
// width on the ground.
double side_gap(const Domain& domain, bool upright, double lat);

// The edge of a domain of kind circle or meridian. Its parameters are in degrees.
class DomainEdge {
 public:
  // `step` is the greatest distance between points along the edge.
  DomainEdge(const Domain& domain, Degrees step);

  // Prepares a point; `before` is the vertex from which a line comes to it.
  Vertex prepare(LonLat p, const Vertex* before = nullptr) const;
  bool inside(const Vertex& p) const;
  // Tells where a cap lies; `across` may also mean that it was not worth finding out.
  enum class Reach { inside, across, outside };
  Reach reach(const Cap& cap) const;
  // Finds the passages of the arc a..b in order and returns how many there are (at most two).
  int passages(const Vertex& a, const Vertex& b, Passage (&found)[2]) const;

  // The edge runs counter-clockwise seen from above, with the domain on its left; its parameter is
  // 0..length().
  double length() const;
  LonLat at(double parameter) const;
  // Returns the parameter in the middle of the widest stretch between `passages`, away from turned poles.
  double clear_of(std::vector<double> passages) const;
  // Returns the place just outside the edge at a parameter from clear_of(). Points on a meridian cut count
  // as east of it, so that is west of it.
  Vec3 outside(double parameter) const;
  // Returns the parameters of the edge's points after `from` and before `to`, going forward; `to` <= `from`
  // goes on past the start.
  std::vector<double> between(double from, double to) const;
  // Parameters of all points of the edge, corners included, ascending. They are the same for every stretch,
  // so that areas that meet at the edge share its points.
  const std::vector<double>& knots() const { return knots_; }

 private:
  Vertex on_meridian(double lon, double lat) const;
  bool over_pole(const Vertex& a, const Vertex& b, Passage& passage) const;

  Domain domain_;
  Frame frame_;
  bool upright_ = false;  // the frame only shifts longitudes
  double cos_radius_ = -1;
  std::vector<double> knots_;
};

}  // namespace homebound
