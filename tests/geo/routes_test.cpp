// Long routes on maps that cut them, or not: a route breaks only where the map itself is cut.
#include <cstdio>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "geo/measure/geodesic.h"
#include "geo/projection/projection.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

struct Route {
  const char* name;
  LonLat from, to;
};
constexpr Route routes[] = {{"NRT-LAX", {140.386, 35.765}, {-118.408, 33.942}},
                            {"AKL-LAX", {174.792, -37.008}, {-118.408, 33.942}},
                            {"SYD-SCL", {151.177, -33.946}, {-70.786, -33.393}},
                            {"JFK-SIN", {-73.779, 40.640}, {103.994, 1.350}}};

struct Map {
  const char* preset;
  LonLat centre;
};
constexpr Map maps[] = {{"robinson", {0, 0}},
                        {"robinson", {110, 0}},
                        {"robinson", {180, 0}},
                        {"orthographic", {180, 0}},
                        {"orthographic", {110, 20}},
                        {"azimuthal-equidistant", {0, 90}},
                        {"azimuthal-equidistant", {0, -90}}};

double distance_to_line(const Path& path, Point p) {
  double nearest = 1e300;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    for (std::size_t k = path.closed[i] != 0 ? 0 : 1; k < part.size(); ++k) {
      const Point u = part[k == 0 ? part.size() - 1 : k - 1], d = part[k] - u, o = p - u;
      const double squared = d.x * d.x + d.y * d.y;
      const double t = squared > 0 ? std::clamp((o.x * d.x + o.y * d.y) / squared, 0.0, 1.0) : 0;
      nearest = std::min(nearest, length(o - d * t));
    }
  }
  return nearest;
}

// A hundred points of the shortest path, as GeographicLib's GeodSolve has them.
std::vector<LonLat> geod_solve(const Route& route) {
  const GeodesicLine line(route.from, route.to);
  const Geodesic g = geodesic_inverse(route.from, route.to);
  const std::string in = testing::TempDir() + "/route_" + std::to_string(getpid()) + ".txt";
  {
    std::ofstream file(in);
    file.precision(17);
    for (int i = 0; i <= 100; ++i)
      file << route.from.lat << ' ' << route.from.lon << ' ' << g.azimuth1.value << ' '
           << line.length().value * i / 100 << '\n';
  }
  std::vector<LonLat> result;
  FILE* pipe = popen(("GeodSolve -p 6 < " + in).c_str(), "r");
  double lat = 0, lon = 0, azimuth = 0;
  while (pipe != nullptr && std::fscanf(pipe, "%lf %lf %lf", &lat, &lon, &azimuth) == 3)
    result.push_back({lon, lat});
  if (pipe != nullptr) pclose(pipe);
  std::remove(in.c_str());
  return result;
}

TEST(Routes, BreakOnlyWhereTheMapIsCut) {
  constexpr double tolerance = 1000;
  for (const Route& route : routes) {
    const GeodesicLine line(route.from, route.to);
    Lines way;
    way.begin();
    for (LonLat p : line.points(Metres(50e3))) way.add(p);
    const std::vector<LonLat> reference = geod_solve(route);
    ASSERT_EQ(reference.size(), 101U);
    for (int i = 0; i <= 100; ++i)
      EXPECT_LT(geodesic_inverse(line.at(line.length() * (i / 100.0)).at, reference[i]).distance.value, 1e-3);

    for (const Map& map : maps) {
      SCOPED_TRACE(std::string(route.name) + " in " + map.preset + " at " + std::to_string(map.centre.lon));
      const Projection projection = Projection::make(map.preset, map.centre);
      const Path path = project_lines(projection, way, Metres(tolerance));
      const Path outline = project_outline(projection, Metres(tolerance));
      const auto start = projection.forward(route.from), end = projection.forward(route.to);
      double drawn = 0;
      for (std::size_t i = 0; i < path.parts(); ++i) {
        const auto part = path.part(i);
        // Each end of a part is an end of the route or lies on the edge of the map.
        if (!(i == 0 && start && length(part.front() - *start) < 1)) {
          EXPECT_LT(distance_to_line(outline, part.front()), tolerance * 2);
        }
        if (!(i + 1 == path.parts() && end && length(part.back() - *end) < 1)) {
          EXPECT_LT(distance_to_line(outline, part.back()), tolerance * 2);
        }
        // No jump within a part: its points lie 50 km apart, near the pole of a Robinson map ten times that.
        for (std::size_t k = 1; k < part.size(); ++k) {
          EXPECT_LT(length(part[k] - part[k - 1]), 800e3);
          drawn += length(part[k] - part[k - 1]);
        }
      }
      EXPECT_EQ(drawn > 0, !path.empty());
      // Every point of the reference that the map shows lies on the line.
      int shown = 0;
      for (LonLat p : reference)
        if (const auto at = projection.forward(p)) {
          ++shown;
          EXPECT_LT(distance_to_line(path, *at), tolerance * 1.5);
        }
      EXPECT_EQ(shown > 0, path.parts() > 0);
    }
  }
}

TEST(Routes, AreWholeWhereTheMapIsNotCut) {
  const auto parts = [](const Route& route, const Map& map) {
    Lines way;
    way.begin();
    for (LonLat p : GeodesicLine(route.from, route.to).points(Metres(50e3))) way.add(p);
    return project_lines(Projection::make(map.preset, map.centre), way, Metres(1000)).parts();
  };
  for (int i = 0; i < 3; ++i) {  // across the Pacific
    EXPECT_EQ(parts(routes[i], maps[0]), 2U) << routes[i].name;
    EXPECT_EQ(parts(routes[i], maps[2]), 1U) << routes[i].name;
    EXPECT_EQ(parts(routes[i], maps[5]), 1U) << routes[i].name;
    EXPECT_EQ(parts(routes[i], maps[6]), 1U) << routes[i].name;
  }
  EXPECT_EQ(parts(routes[3], maps[5]), 1U);  // over the Arctic
}

}  // namespace
}  // namespace homebound
