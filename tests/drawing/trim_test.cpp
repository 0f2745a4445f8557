// What is left of paths on a page.
#include "drawing/trim.h"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace homebound::drawing {
namespace {

const Rect page = Rect::at(0, 0, 100, 100);

int winding(const Path& path, Point at) {
  double turns = 0;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    for (std::size_t k = 0; k < part.size(); ++k) {
      const Point a = part[k] - at, b = part[(k + 1) % part.size()] - at;
      turns += std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
    }
  }
  return static_cast<int>(std::lround(turns / (2 * std::numbers::pi)));
}

TEST(Trim, FillsKeepTheirWindingWithinTheBox) {
  std::uint32_t random = 1;
  const auto coordinate = [&] {
    random = random * 1664525 + 1013904223;
    return static_cast<double>(random >> 8) / (1 << 24) * 300 - 100;
  };
  for (int round = 0; round < 200; ++round) {
    Path path;
    for (int ring = 0; ring < 3; ++ring) {
      path.begin(true);
      for (int i = 0; i < 7; ++i) {
        const double x = coordinate();
        path.add({x, coordinate()});
      }
    }
    const Path trimmed = trimmed_fill(path, page);
    for (const Point p : trimmed.points) {
      EXPECT_GE(std::min(p.x, p.y), -1e-9);
      EXPECT_LE(std::max(p.x, p.y), 100 + 1e-9);
    }
    for (double x = 5.123; x < 100; x += 30)
      for (double y = 7.321; y < 100; y += 30)
        ASSERT_EQ(winding(trimmed, {x, y}), winding(path, {x, y})) << round << ' ' << x << ' ' << y;
  }
}

TEST(Trim, ARingAroundThePageCoversIt) {
  const Path trimmed = trimmed_fill(rectangle_path(Rect::at(-500, -500, 2000, 2000)), page);
  EXPECT_EQ(winding(trimmed, {50, 50}), winding(rectangle_path(page), {50, 50}));
  EXPECT_TRUE(trimmed_fill(rectangle_path(Rect::at(200, 0, 10, 10)), page).empty());
}

TEST(Trim, LinesKeepWhatCrossesTheBox) {
  Path line;
  line.begin(false);
  for (const Point p :
       {Point{-300, 50}, {-200, 50}, {50, 50}, {60, 50}, {300, 50}, {400, 50}, {50, -10}, {50, 5}})
    line.add(p);
  const Path trimmed = trimmed_line(line, page, false);
  ASSERT_EQ(trimmed.parts(), 2U);
  EXPECT_EQ(trimmed.part(0).size(), 4U);
  EXPECT_EQ(trimmed.part(0)[0].x, -200);
  EXPECT_EQ(trimmed.part(0)[3].x, 300);
  EXPECT_EQ(trimmed_line(line, page, true).points.size(), line.points.size())
      << "dashes begin where they did";
  // A closed part that leaves the page is open, with its last segment.
  Path ring;
  ring.begin(true);
  for (const Point p : {Point{50, 50}, {300, 50}, {300, 300}, {50, 300}}) ring.add(p);
  const Path open = trimmed_line(ring, page, false);
  EXPECT_EQ(open.parts(), 2U);
  EXPECT_EQ(open.closed[0], 0);
  EXPECT_EQ(trimmed_line(rectangle_path(Rect::at(1, 1, 5, 5)), page, false).closed[0], 1);
}

}  // namespace
}  // namespace homebound::drawing
