// Ways over the earth: sampled once, projected once for a projection, and from there laid on any page.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "compose/routes/route_line.h"
#include "geo/clip/shape.h"

namespace homebound::compose {

// Ways that are sampled so closely that they stay within metres of the great circles between their points.
struct EarthWays {
  Shape lines;                // a part for each way
  std::vector<double> share;  // of its way's distance, for each point
};
// Samples legs. A recorded one has the points that keep it within 0.15 pixels on this map.
EarthWays sampled(std::span<const timeline::Leg* const> legs, const View& view);

// Returns how far a line on the plane may be from the true curve, metres, in a view.
double tolerance_of(const View& view);
// Returns the part of the plane, metres, that a page shows with so many pages more on each side; all of it
// for a view of so much that it is not worth while to leave the rest out.
Rect shown_by(const View& view, double pages_beside);

// Ways on the plane of a projection, as trees: each stretch between two points is halved on the sphere until
// its image is straight enough. A page takes of a tree what it needs, whatever the view's place and scale,
// and gets the same line as from a tree of its own.
class PlaneWays {
 public:
  PlaneWays() = default;
  // `tolerance` is that of the finest view: see tolerance_of(). Stretches that are not seen `within` a part
  // of the plane are not halved.
  PlaneWays(const EarthWays& ways, const Projection& projection, double tolerance, const Rect& within);

  // Returns the ways on the page. On it and within a page of it, segments deviate less than a tenth of a
  // pixel from the true curve; elsewhere they are long and do not come there. The view is of the same
  // projection, no finer than the tolerance, and shown_by(view, 1) lies within that part of the plane.
  RouteLines on_page(const View& view) const;

 private:
  // The middle of a stretch, followed by its first half's nodes and then its second half's.
  struct Node {
    Point at;                // not finite where there is no image
    std::uint32_t size = 1;  // of nodes, with its halves'
  };
  struct PlanePoint {
    Point at;
    double share = 0;
    std::uint32_t node = 0;  // of the stretch that ends here; the part's first point has none
  };
  class Writer;

  std::vector<std::uint32_t> ways_;    // the first part of each, and the end
  std::vector<std::uint32_t> starts_;  // the first point of each part, and the end
  std::vector<PlanePoint> points_;
  std::vector<Node> nodes_;
};
// Projects a leg.
RouteLine project_route(const timeline::Leg& leg, const View& view);

}  // namespace homebound::compose
