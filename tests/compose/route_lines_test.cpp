// Routes as lines on the page: their measure, their ends, and how they keep apart.
#include <gtest/gtest.h>

#include "compose/routes/plane_ways.h"
#include "compose/routes/routes.h"
#include "compose/routes/shared_lines.h"
#include "compose/support.h"

namespace homebound::compose {
namespace {

using namespace test;

Routes laid_out(const timeline::Timeline& timeline, const View& view) {
  return lay_out_routes(timeline, view, read_theme("paper"), {});
}

double distance_to(const Path& path, Point p) {
  double least = 1e9;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto line = path.part(i);
    for (std::size_t k = 1; k < line.size(); ++k) {
      const Point d = line[k] - line[k - 1], o = p - line[k - 1];
      const double squared = d.x * d.x + d.y * d.y;
      const double t = squared > 0 ? std::clamp((o.x * d.x + o.y * d.y) / squared, 0.0, 1.0) : 0;
      least = std::min(least, length(o - d * t));
    }
  }
  return least;
}

double length_of(const Path& path) {
  double total = 0;
  for (std::size_t i = 0; i < path.parts(); ++i)
    for (std::size_t k = 1; k < path.part(i).size(); ++k)
      total += length(path.part(i)[k] - path.part(i)[k - 1]);
  return total;
}

// The sharpest turn between two segments, degrees.
double sharpest_turn(const Path& path) {
  double most = 0;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto line = path.part(i);
    for (std::size_t k = 2; k < line.size(); ++k) {
      const Point a = line[k - 1] - line[k - 2], b = line[k] - line[k - 1];
      if (length(a) < 0.5 || length(b) < 0.5) continue;
      most = std::max(most, std::abs(std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)));
    }
  }
  return most * 57.29578;
}

void expect_ends_at_airports(const timeline::Timeline& timeline, const Routes& routes, const View& view) {
  for (std::size_t i = 0; i < routes.lines.size(); ++i) {
    const auto& line = routes.lines[i];
    const timeline::Leg& leg = timeline.legs[i];
    EXPECT_LT(length(line.path->points.front() - view.to_page(*view.projection.forward(leg.start))), 0.01);
    EXPECT_LT(length(line.path->points.back() - view.to_page(*view.projection.forward(leg.finish))), 0.01);
  }
}

TEST(RouteLine, TellsWhereTheAircraftIs) {
  struct Case {
    const char *from, *to, *projection;
    std::optional<LonLat> centre;
    std::size_t parts;
  };
  for (const Case& c :
       {Case{"PNH", "PEK", "", {}, 1}, Case{"NRT", "LAX", "equal-earth", LonLat{0, 0}, 2},
        Case{"JFK", "HKG", "mercator", LonLat{0, 0}, 2}, Case{"AKL", "LAX", "robinson", LonLat{180, 0}, 1},
        Case{"LHR", "SYD", "orthographic", LonLat{60, 20}, 1},
        Case{"SCL", "SYD", "lambert-azimuthal", LonLat{0, -90}, 1}}) {
    const auto timeline = compiled("title = 'one'\n" + flight("f", c.from, c.to));
    const View view = view_of(*timeline, {.projection = c.projection, .center = c.centre});
    const RouteLine line = project_route(timeline->legs[0], view);
    const std::string name = std::string(c.from) + "-" + c.to + " " + c.projection;
    EXPECT_EQ(line.path->parts(), c.parts) << name;
    ASSERT_EQ(line.share.size(), line.path->points.size());
    EXPECT_TRUE(std::is_sorted(line.share.begin(), line.share.end())) << name;
    int seen = 0;
    for (double share = 0.013; share < 1; share += 0.021) {
      const auto plane = view.projection.forward(timeline::position(timeline->legs[0], share));
      const auto place = place_on(line, share);
      if (!plane || !place) continue;
      ++seen;
      EXPECT_LT(length(place->at - view.to_page(*plane)), 0.35) << name << " at " << share;
      EXPECT_LT(distance_to(*line.path, place->at), 1e-6);
    }
    EXPECT_GT(seen, 20) << name;
  }
}

TEST(RouteLine, IsCutWithoutGapOrOverlap) {
  const auto timeline = compiled("title = 'one'\n" + flight("f", "NRT", "LAX"));
  const View view = view_of(*timeline, {.projection = "equal-earth", .center = LonLat{0, 0}});
  const RouteLine line = project_route(timeline->legs[0], view);
  const double whole = length_of(*line.path);
  for (double share : {0.0, 0.1, 0.37, 0.5, 0.9, 1.0}) {
    const Path flown = stretch(line, 0, share), left = stretch(line, share, 1);
    EXPECT_NEAR(length_of(flown) + length_of(left), whole, 1e-6) << share;
  }
  EXPECT_TRUE(stretch(line, 0.4, 0.4).empty());
  const std::pair<double, double> shares[] = {{0.1, 0.2}, {0.2, 0.2}, {0.5, 0.7}};
  const RouteLine some = stretches(line, shares);
  ASSERT_EQ(some.path->parts(), 2U);
  EXPECT_EQ(some.path->part(1).front(), stretch(line, 0.5, 0.7).points.front());
  EXPECT_EQ(some.share.size(), some.path->points.size());
  EXPECT_DOUBLE_EQ(some.share.back(), 0.7);
}

// What is kept for a view must not show in another.
TEST(PlaneWays, AreTheSameForAllViewsTogetherAndApart) {
  const auto timeline =
      compiled("title = 'some'\n" + flight("a", "PNH", "PEK") + flight("b", "NRT", "LAX") +
               flight("c", "LHR", "SYD") + flight("d", "LAX", "NRT") + flight("e", "JFK", "HKG") +
               flight("f", "SCL", "SYD") + flight("g", "PEK", "CAN"));
  std::vector<const timeline::Leg*> legs;
  for (const timeline::Leg& leg : timeline->legs) legs.push_back(&leg);
  for (const char* projection :
       {"equal-earth", "orthographic", "mercator", "goode-homolosine", "lambert-conic"}) {
    const View view = view_of(*timeline, {.projection = projection, .center = LonLat{150, 0}});
    View near = view;
    near.to_page = Affine::scale(6, 6) * Affine::translate({-400, -90}) * view.to_page;
    const EarthWays ways = sampled(legs, view);
    const PlaneWays fine(ways, view.projection, tolerance_of(near) / 4, shown_by(view, 2));
    std::size_t pieces = 0;
    for (const View& one : {view, near, view}) {
      const RouteLines on_page = fine.on_page(one);
      const LegLines shared = shared_lines(*timeline, one);
      for (std::size_t i = 0; i < legs.size(); ++i) {
        const RouteLine alone = project_route(*legs[i], one), line = on_page.line(i);
        pieces += alone.path->parts();
        EXPECT_EQ(line.path->points, alone.path->points) << projection << ' ' << i;
        EXPECT_EQ(line.path->starts, alone.path->starts) << projection << ' ' << i;
        EXPECT_TRUE(std::ranges::equal(line.share, alone.share)) << projection << ' ' << i;
        EXPECT_EQ(line.length, alone.length);
        // Segments are those of the line that is made of them, the other way, too.
        const RouteLine drawn = shared[i];
        std::vector<Point> begins, expected;
        shared.segments(shared.number(i), [&](Point a, Point) { begins.push_back(a); });
        for (std::size_t part = 0; part < drawn.path->parts(); ++part) {
          const auto points = drawn.path->part(part);
          expected.insert(expected.end(), points.begin(), points.end() - 1);
        }
        EXPECT_EQ(begins, expected) << projection << ' ' << i;
        if (!shared.reversed(i)) {
          EXPECT_EQ(drawn.path->points, alone.path->points) << projection << ' ' << i;
        }
      }
    }
    EXPECT_GE(pieces, 3 * legs.size() - 3) << projection;
  }
}

// Of ways that a close view does not show, only what is seen is fine, and nothing coarse comes onto the page.
TEST(PlaneWays, AreFineWhereACloseViewShowsThem) {
  const auto timeline =
      compiled("title = 'some'\n" + flight("a", "PNH", "PEK") + flight("b", "NRT", "LAX") +
               flight("c", "LHR", "SYD") + flight("e", "JFK", "HKG") + flight("f", "SCL", "SYD"));
  for (const char* projection : {"equal-earth", "orthographic", "mercator", "lambert-conic"}) {
    const View whole = view_of(*timeline, {.projection = projection, .center = LonLat{150, 0}});
    std::size_t seen = 0, points = 0, all = 0;
    for (const timeline::Leg& at : timeline->legs)
      for (const double share : {0.02, 0.5, 0.9}) {
        const auto middle = whole.projection.forward(timeline::position(at, share));
        if (!middle) continue;
        const Point on_page = whole.to_page(*middle);
        View close = whole;
        close.to_page = Affine::translate({whole.page.width / 2, whole.page.height / 2}) *
                        Affine::rotate(share) * Affine::scale(300, 300) *
                        Affine::translate({-on_page.x, -on_page.y}) * whole.to_page;
        ASSERT_LT(shown_by(close, 0).width(), 6e6);
        const Rect page = Rect::at(0, 0, close.page.width, close.page.height);
        const LegLines shared = shared_lines(*timeline, close);
        for (std::size_t i = 0; i < timeline->legs.size(); ++i) {
          const RouteLine line = shared[i];
          points += line.path->points.size();
          all += project_route(timeline->legs[i], whole).path->points.size();
          // Points of the true curve on the page lie on the line, and points of the line on the curve.
          constexpr int steps = 20'000;
          std::vector<Point> curve;
          for (int k = 0; k <= steps; ++k)
            if (const auto p = close.projection.forward(
                    timeline::position(timeline->legs[i], static_cast<double>(k) / steps)))
              if (const Point q = close.to_page(*p); page.contains(q)) curve.push_back(q);
          seen += curve.size();
          for (const Point q : curve) EXPECT_LT(distance_to(*line.path, q), 0.3) << projection << ' ' << i;
          for (std::size_t part = 0; part < line.path->parts(); ++part)
            for (std::size_t k = 1; k < line.path->part(part).size(); ++k) {
              const Point a = line.path->part(part)[k - 1], b = line.path->part(part)[k], m = (a + b) * 0.5;
              EXPECT_TRUE(!page.contains(m) || !curve.empty())
                  << projection << ' ' << i << ' ' << m.x << ' ' << m.y;
            }
        }
      }
    EXPECT_GT(seen, 100u) << projection;
    EXPECT_LT(points, 2 * all) << projection;
  }
}

TEST(Parting, TwelveFlightsBetweenTwoAirportsCanBeToldApart) {
  std::string toml = "title = 'twelve'\n";
  for (int i = 0; i < 12; ++i)
    toml += flight("f" + std::to_string(i), i % 4 == 3 ? "CAN" : "PEK", i % 4 == 3 ? "PEK" : "CAN",
                   "people = " + std::to_string(20 + 20 * i) + "\n");
  const auto timeline = compiled(toml);
  const View view = view_of(*timeline);
  const Routes routes = laid_out(*timeline, view);
  expect_ends_at_airports(*timeline, routes, view);
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_LT(sharpest_turn(*routes.lines[i].path), 8) << i;
    for (std::size_t k = i + 1; k < 12; ++k)
      for (double share : {0.25, 0.5, 0.75}) {
        const Point p = place_on(routes.lines[i], share)->at;
        const double widths = (routes.style.legs[i].width + routes.style.legs[k].width) / 2;
        EXPECT_GT(distance_to(*routes.lines[k].path, p), widths + 1) << i << ' ' << k << " at " << share;
      }
  }
}

TEST(Parting, NearlyEqualWaysAreMovedApartWhereTheyAreClose) {
  // Two ways to Shanghai and Hangzhou, a long way to one that passes Guangzhou, and one that ends there.
  const auto timeline =
      compiled("title = 'near'\n" + flight("a", "PNH", "HGH") + flight("b", "PNH", "PVG") +
               flight("c", "CGK", "CAN") + flight("d", "PNH", "CAN") + flight("e", "SIN", "PVG") +
               flight("f", "SIN", "HGH") + flight("g", "HGH", "PNH"));
  const View view = view_of(*timeline);
  const Routes routes = laid_out(*timeline, view);
  expect_ends_at_airports(*timeline, routes, view);
  std::vector<RouteLine> straight;
  for (const timeline::Leg& leg : timeline->legs) straight.push_back(project_route(leg, view));
  int close = 0, still_close = 0;
  for (std::size_t i = 0; i < routes.lines.size(); ++i) {
    EXPECT_LT(sharpest_turn(*routes.lines[i].path), 8) << i;
    for (std::size_t k = 0; k < routes.lines.size(); ++k)
      for (double share = 0.2; i != k && share < 0.81; share += 0.05) {
        const double widths = (routes.style.legs[i].width + routes.style.legs[k].width) / 2 + 1;
        close += distance_to(*straight[k].path, place_on(straight[i], share)->at) < widths;
        still_close += distance_to(*routes.lines[k].path, place_on(routes.lines[i], share)->at) < widths;
      }
  }
  EXPECT_GT(close, 40);
  EXPECT_LE(still_close, 8);  // where lines cross
}

TEST(Parting, IsTheSameEveryTime) {
  const View view = view_of(*built_in_story());
  const Routes a = laid_out(*built_in_story(), view), b = laid_out(*built_in_story(), view);
  for (std::size_t i = 0; i < a.lines.size(); ++i)
    EXPECT_EQ(a.lines[i].path->points, b.lines[i].path->points);
}

TEST(Parting, LeavesALoneRouteOnItsGeodesic) {
  const auto timeline = compiled("title = 'two'\n" + flight("a", "PEK", "PVG") + flight("b", "SIN", "SYD"));
  const View view = view_of(*timeline);
  const Routes routes = laid_out(*timeline, view);
  for (std::size_t i = 0; i < 2; ++i)
    EXPECT_EQ(routes.lines[i].path->points, project_route(timeline->legs[i], view).path->points);
}

TEST(Parting, ThousandsOfLegsAreLaidOut) {
  static const char* const hubs[] = {"PEK", "PVG", "CAN", "HGH", "PNH", "CGK", "SIN", "NRT", "LHR", "JFK",
                                     "LAX", "SYD", "DXB", "FRA", "CDG", "GRU", "JNB", "DEL", "BKK", "ICN"};
  std::string toml = "title = 'many'\n";
  for (int i = 0; i < 2000; ++i)
    toml += flight("f" + std::to_string(i), hubs[i % 20], hubs[(i % 20 + 1 + i / 20 % 19) % 20]);
  const auto timeline = compiled(toml);
  const View view = view_of(*timeline, {.projection = "equal-earth"});
  const Routes routes = laid_out(*timeline, view);
  EXPECT_EQ(routes.lines.size(), 2000U);
  EXPECT_TRUE(routes.style.crowded);
  for (std::size_t i = 0; i < routes.lines.size(); ++i) EXPECT_FALSE(routes.lines[i].path->empty()) << i;
}

}  // namespace
}  // namespace homebound::compose
