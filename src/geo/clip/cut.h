// Cutting lines and areas where a projection's domain ends.
#pragma once

#include <vector>

#include "geo/clip/shape.h"
#include "geo/projection/projection.h"

namespace homebound {

// Parts of lines or rings that lie in a domain.
struct CutParts {
  enum Edge : std::uint8_t {
    plain = 0,
    hidden = 1,  // no outline
    along = 2,   // follows the domain's edge, whose points are already close: not to be resampled
  };
  std::vector<SpherePoint> points;
  std::vector<std::uint8_t> edges;  // what the edge from each point is
  std::vector<std::uint32_t> starts;

  std::size_t parts() const { return starts.size(); }
  void begin() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
  void add(const SpherePoint& p, std::uint8_t edge) {
    points.push_back(p);
    edges.push_back(edge);
  }
};

// Lines or areas. Points along the domain's edge are `edge_step` apart. With `visible`, what lies wholly
// outside of that cap is left out of lines and coarse in areas; inside of it nothing changes.
CutParts cut(const Domain& domain, const Shape& shape, Degrees edge_step, const Cap* visible = nullptr);
// The edge of the domain as one ring, the domain at its left.
CutParts domain_edge(const Domain& domain, Degrees edge_step);

}  // namespace homebound
