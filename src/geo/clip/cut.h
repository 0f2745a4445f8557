// Cuts lines and areas where a projection's domain ends.
#pragma once

#include <vector>

#include "geo/clip/shape.h"
#include "geo/projection/projection.h"

namespace homebound {

// Parts of lines or rings that lie inside a domain.
struct CutParts {
  enum Edge : std::uint8_t {
    plain = 0,
    hidden = 1,  // not part of an outline
    along = 2,   // along the domain's edge, whose points are close enough already
  };
  std::vector<SpherePoint> points;
  std::vector<std::uint8_t> edges;  // the Edge that starts at each point
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> of;  // of lines: the part of the shape that each is a piece of

  std::size_t parts() const { return starts.size(); }
  void begin() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
  void add(const SpherePoint& p, std::uint8_t edge) {
    points.push_back(p);
    edges.push_back(edge);
  }
};

// Cuts lines or areas. Points along the domain's edge are `edge_step` apart. With `visible`, stretches
// wholly outside that cap are left out of lines and coarse in areas; inside the cap nothing changes.
CutParts cut(const Domain& domain, const Shape& shape, Degrees edge_step, const Cap* visible = nullptr);
// Returns the edge of the domain: one ring with the domain on its left, or one ring for each lobe.
CutParts domain_edge(const Domain& domain, Degrees edge_step);

}  // namespace homebound
