// Finds a map's subject: the places and routes of a timeline, and the part of the sphere they cover.
#pragma once

#include <vector>

#include "geo/clip/shape.h"
#include "geo/projection/projection.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns nearly the smallest cap that contains the points (Badoiu and Clarkson 2003, on the sphere); the
// whole sphere when there are none.
Cap smallest_cap(const std::vector<LonLat>& points);

// Returns the endpoints of all flights and the places of events; all places when there are no flights.
std::vector<LonLat> subject_places(const timeline::Timeline& timeline);
// Like subject_places, with points along the routes; of more than `most` of these, along some.
std::vector<LonLat> subject_points(const timeline::Timeline& timeline, std::size_t most = 1'000'000);
// Returns the share of the routes, or of `most` of them, that pass within ten degrees of a pole.
double polar_share(const timeline::Timeline& timeline, std::size_t most);
// Returns the positions of the subject's places and points along its flights.
std::vector<LonLat> points_of(const timeline::Timeline& timeline, const scenario::Subject& subject);

double span_of(const LonLatBox& extent);  // degrees of longitude
// Returns a grid of so many steps each way over an extent, column by column from the west and the south.
inline constexpr int extent_steps = 48;
std::vector<LonLat> points_of(const LonLatBox& extent);

// A meridian, degrees east, and what a map of the world costs that has it in its middle: 1 when the cut
// opposite crosses all routes, and something where it is unusual or crosses land. Usual are 10 (cut at the
// Bering Strait), -25 (cut in the Pacific east of Australia) and 155 (cut in the Atlantic).
struct CutCost {
  double lon, cost;
};
std::vector<CutCost> cut_costs(const timeline::Timeline& timeline);  // cheapest first
// Returns the cheapest.
double world_meridian(const timeline::Timeline& timeline);
// Returns the meridian between two hemispheres: its cuts, there and opposite, cross few routes. Usual is -20,
// between the Americas and the Old World.
double meridian_of_halves(const timeline::Timeline& timeline);

// A cell of five degrees of longitude and of latitude.
struct Cell {
  int column = 0, row = 0;                        // from -180 and from -90
  auto operator<=>(const Cell&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
};
LonLat centre_of(Cell cell);
// The share of a subject that lies in a cell.
struct Share {
  Cell cell;
  double weight;
};
// Returns the cells with any of the places, which weigh 1 together, and of the points, which do so, too.
std::vector<Share> shares_of(const std::vector<LonLat>& places, const std::vector<LonLat>& points);
// The images of all cells on a map whose central meridian only moves them sideways.
class CellTable {
 public:
  explicit CellTable(const Projection& projection);  // with its centre at 0, 0
  Point image(Cell cell, double central_meridian) const;

 private:
  std::vector<Point> images_;
};

}  // namespace homebound::compose
