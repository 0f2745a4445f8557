#include "compose/framing/subject.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/parallel.h"
#include "timeline/flight_path.h"

namespace homebound::compose {

Cap smallest_cap(const std::vector<LonLat>& points) {
  if (points.empty()) return {{1, 0, 0}, to_radians(Degrees(180))};
  Vec3 sum;
  std::vector<Vec3> vectors;
  vectors.reserve(points.size());
  for (LonLat p : points) vectors.push_back(to_vector(p)), sum = sum + vectors.back();
  const auto farthest = [&](Vec3 centre) {
    return *std::min_element(vectors.begin(), vectors.end(),
                             [&](Vec3 a, Vec3 b) { return dot(a, centre) < dot(b, centre); });
  };
  // Start at the mean direction and move towards the farthest point in ever smaller steps.
  Vec3 centre = norm(sum) > 1e-6 ? normalised(sum) : vectors[0];
  for (int i = 1; i <= 100; ++i) {
    const Vec3 next = centre + (farthest(centre) - centre) * (1.0 / (i + 1));
    if (norm(next) < 1e-6) break;  // halfway to the antipode: all caps are equally small
    centre = normalised(next);
  }
  return {centre, angle_between(centre, farthest(centre))};
}

std::vector<LonLat> subject_places(const timeline::Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<bool> used(s.places.size(), s.flights.empty());
  std::vector<LonLat> points;
  for (const scenario::Flight& f : s.flights) used[f.from] = used[f.to] = true;
  for (const scenario::Event& e : s.events) {
    if (e.place) used[*e.place] = true;
    if (e.position) points.push_back(*e.position);
  }
  for (std::size_t i = 0; i < s.places.size(); ++i)
    if (used[i]) points.push_back(s.places[i].at);
  return points;
}

namespace {

void add_route(std::vector<LonLat>& points, const timeline::Leg& leg) {
  if (leg.recording)
    for (const auto& p : timeline::path_points(leg, Metres(300e3), leg.distance / 500))
      points.push_back(p.at);
  for (const GeodesicLine& line : leg.path) {
    const double step = std::clamp(line.length().value / 16, 20e3, 300e3);
    for (LonLat p : line.points(Metres(step))) points.push_back(p);
  }
}

std::size_t stride(const timeline::Timeline& timeline, std::size_t most) {
  return std::max<std::size_t>(1, timeline.legs.size() / std::max<std::size_t>(most, 1));
}

}  // namespace

std::vector<LonLat> subject_points(const timeline::Timeline& timeline, std::size_t most) {
  std::vector<LonLat> points = subject_places(timeline);
  for (std::size_t i = 0; i < timeline.legs.size(); i += stride(timeline, most))
    add_route(points, timeline.legs[i]);
  return points;
}

double polar_share(const timeline::Timeline& timeline, std::size_t most) {
  std::size_t polar = 0, all = 0;
  for (std::size_t i = 0; i < timeline.legs.size(); i += stride(timeline, most), ++all) {
    std::vector<LonLat> points;
    add_route(points, timeline.legs[i]);
    polar += std::ranges::any_of(points, [](LonLat p) { return std::abs(p.lat) > 80; });
  }
  return all > 0 ? static_cast<double>(polar) / static_cast<double>(all) : 0;
}

std::vector<LonLat> points_of(const timeline::Timeline& timeline, const scenario::Subject& subject) {
  std::vector<LonLat> points;
  for (const std::size_t place : subject.places) points.push_back(timeline.scenario->places[place].at);
  for (const std::size_t flight : subject.flights) add_route(points, timeline.legs[flight]);
  return points;
}

double span_of(const LonLatBox& e) { return e.east > e.west ? e.east - e.west : e.east + 360 - e.west; }

std::vector<LonLat> points_of(const LonLatBox& extent) {
  const double width = span_of(extent);
  std::vector<LonLat> points;
  for (int i = 0; i <= extent_steps; ++i)
    for (int k = 0; k <= extent_steps; ++k)
      points.push_back({wrapped(extent.west + width * i / extent_steps),
                        extent.south + (extent.north - extent.south) * k / extent_steps});
  return points;
}

namespace {

constexpr int bin = 5, bins = 360 / bin;  // degrees of longitude

std::size_t bin_of(double lon) {
  const int i = static_cast<int>(std::floor((lon + 180) / bin)) % bins;
  return static_cast<std::size_t>(i < 0 ? i + bins : i);
}

// Returns the share of the routes that pass over each bin of longitudes, which starts at -180 + bin * index.
std::array<double, bins> passing_share(const timeline::Timeline& timeline) {
  struct Passing {
    std::array<std::uint32_t, bins> over{};  // routes over each bin
    std::uint32_t all = 0;
  };
  const auto pass = [&](Passing& routes, LonLat from, LonLat to) {
    const double way = to.lon - from.lon - 360 * std::nearbyint((to.lon - from.lon) / 360);
    const int steps = static_cast<int>(std::ceil(std::abs(way) / bin));
    for (int i = 0; i <= steps; ++i) ++routes.over[bin_of(from.lon + way * i / std::max(steps, 1))];
    ++routes.all;
  };
  constexpr std::size_t piece = 4096;
  std::vector<Passing> pieces((timeline.legs.size() + piece - 1) / piece);
  parallel_for(pieces.size(), pieces.size() > 1, [&](std::size_t p) {
    for (std::size_t l = p * piece; l < std::min(timeline.legs.size(), (p + 1) * piece); ++l) {
      const timeline::Leg& leg = timeline.legs[l];
      for (const GeodesicLine& line : leg.path) pass(pieces[p], line.from(), line.to());
      if (!leg.recording) continue;
      const auto way = timeline::path_points(leg, Metres(1000e3), Metres(100e3));
      for (std::size_t i = 1; i < way.size(); ++i) pass(pieces[p], way[i - 1].at, way[i].at);
    }
  });
  std::array<double, bins> passing{};
  double all = 0;
  for (const Passing& some : pieces) {
    for (std::size_t i = 0; i < passing.size(); ++i) passing[i] += some.over[i];
    all += some.all;
  }
  for (double& share : passing) share = all > 0 ? share / all : 0;
  return passing;
}

double degrees_between(double a, double b) { return std::abs(std::remainder(a - b, 360)); }

}  // namespace

std::vector<CutCost> cut_costs(const timeline::Timeline& timeline) {
  const std::array<double, bins> passing = passing_share(timeline);
  std::vector<CutCost> costs;
  for (int lon = -180; lon < 180; lon += bin) {
    const auto away = [&](double from) { return degrees_between(lon, from) / 90; };
    const double habit = std::min({away(10), 0.05 + away(-25), 0.1 + away(155)});
    costs.push_back({1.0 * lon, passing[bin_of(lon + 180.0)] + habit});
  }
  std::ranges::stable_sort(costs, {}, &CutCost::cost);
  return costs;
}

double world_meridian(const timeline::Timeline& timeline) { return cut_costs(timeline).front().lon; }

double meridian_of_halves(const timeline::Timeline& timeline) {
  const std::array<double, bins> passing = passing_share(timeline);
  double best = 0, least = 1e9;
  for (int lon = -180; lon < 180; lon += bin) {
    const double habit = std::min(degrees_between(lon, -20), 5 + degrees_between(lon, 160)) / 90;
    const double cost = passing[bin_of(lon)] + passing[bin_of(lon + 180.0)] + habit;
    if (cost < least - 1e-9) least = cost, best = lon;
  }
  return best;
}

namespace {

constexpr int cell_side = 5, cell_columns = 360 / cell_side, cell_rows = 180 / cell_side;

Cell cell_of(LonLat p) {
  const auto index = [](double degrees, int count) {
    return std::clamp(static_cast<int>(std::floor(degrees / cell_side)), 0, count - 1);
  };
  return {index(wrapped(p.lon) + 180, cell_columns), index(p.lat + 90, cell_rows)};
}

}  // namespace

LonLat centre_of(Cell cell) {
  return {-180 + (cell.column + 0.5) * cell_side, -90 + (cell.row + 0.5) * cell_side};
}

std::vector<Share> shares_of(const std::vector<LonLat>& places, const std::vector<LonLat>& points) {
  std::map<Cell, double> found;
  for (const auto* all : {&places, &points})
    for (const LonLat p : *all) found[cell_of(p)] += 1 / static_cast<double>(all->size());
  std::vector<Share> shares;
  shares.reserve(found.size());
  for (const auto& [cell, weight] : found) shares.push_back({cell, weight});
  return shares;
}

CellTable::CellTable(const Projection& projection) {
  for (int row = 0; row < cell_rows; ++row)
    for (int column = 0; column < cell_columns; ++column)
      images_.push_back(projection.forward(centre_of({column, row})).value_or(Point{}));
}

Point CellTable::image(Cell cell, double central_meridian) const {
  const int turn = static_cast<int>(std::round(central_meridian / cell_side));
  const int column = ((cell.column - turn) % cell_columns + cell_columns) % cell_columns;
  return images_[static_cast<std::size_t>(cell.row) * cell_columns + static_cast<std::size_t>(column)];
}

}  // namespace homebound::compose
