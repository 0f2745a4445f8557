// Reference values of every projection, within 1 mm, through Projection and through the program.
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <proj.h>
#include <unistd.h>

#include "base/error.h"
#include "geo/projection/projection.h"
#include "map_projections.h"

namespace homebound {
namespace {

struct Value {
  std::string operation;
  bool inverse;
  double tolerance;  // metres
  Point accept;
  std::optional<Point> expect;
};

std::vector<Value> values() {
  std::ifstream file(TEST_SOURCE_DIR "/geo/proj_values.txt");
  std::vector<Value> result;
  Value now{};
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string key;
    if (!(words >> key) || key.front() == '#') continue;
    if (key == "operation") {
      std::getline(words >> std::ws, now.operation);
      now.inverse = false;
    } else if (key == "tolerance") {
      words >> now.tolerance;
      now.tolerance = std::max(now.tolerance, 1.0) / 1000;
    } else if (key == "direction") {
      now.inverse = true;
    } else if (key == "accept") {
      words >> now.accept.x >> now.accept.y;
    } else {
      double x = 0, y = 0;
      now.expect = words >> x >> y ? std::optional(Point{x, y}) : std::nullopt;
      result.push_back(now);
    }
  }
  return result;
}

// An inverse's values are angles; this is 1 mm at a tolerance of 1 mm.
double angle_tolerance(const Value& v) { return v.tolerance * 1e-5; }

void expect_value(const Value& v, std::optional<Point> found) {
  SCOPED_TRACE(v.operation + " " + std::to_string(v.accept.x) + " " + std::to_string(v.accept.y));
  ASSERT_EQ(found.has_value(), v.expect.has_value());
  if (!found) return;
  // PROJ's tests with coordinates of thousands of kilometres off the map allow for their digits.
  const double size = std::max(std::abs(v.expect->x), std::abs(v.expect->y));
  const double tolerance = v.inverse ? angle_tolerance(v) : std::max(v.tolerance, size * 1e-12);
  EXPECT_NEAR(found->x, v.expect->x, tolerance);
  EXPECT_NEAR(found->y, v.expect->y, tolerance);
}

TEST(ProjValues, AreKeptByEveryProjection) {
  const auto all = values();
  ASSERT_GT(all.size(), 580U);
  for (const Value& v : all) {
    const Projection projection = Projection::make(v.operation);
    std::optional<Point> found;
    if (v.inverse) {
      if (const auto p = projection.inverse(projection.from_native(v.accept))) found = Point{p->lon, p->lat};
    } else {
      const SpherePoint from = on_sphere(LonLat{v.accept.x, v.accept.y});
      Point to;
      projection.project(std::span(&from, 1), std::span(&to, 1));
      if (std::isfinite(to.x)) found = projection.native(to);
    }
    expect_value(v, found);
  }
}

TEST(ProjValues, ThereAreSomeOfEveryProjection) {
  struct Seen {
    bool forward = false, inverse = false, invertible = false;
  };
  std::map<std::string, Seen> seen;
  PJ_CONTEXT* context = proj_context_create();
  for (const Value& v : values()) {
    const std::size_t from = v.operation.find('=') + 1;
    Seen& s = seen[v.operation.substr(from, v.operation.find(' ') - from)];
    if (v.expect) (v.inverse ? s.inverse : s.forward) = true;
    PJ* pj = proj_create(context, v.operation.c_str());
    s.invertible |= proj_pj_info(pj).has_inverse != 0;
    proj_destroy(pj);
  }
  proj_context_destroy(context);
  const std::set<std::string> newer{"mod_krovak"};  // than the PROJ whose values these are
  for (const std::string& id : map_projections()) {
    if (newer.contains(id)) continue;
    EXPECT_TRUE(seen[id].forward) << id << " has no value in proj_values.txt";
    EXPECT_TRUE(seen[id].inverse || !seen[id].invertible) << id << " has no inverse value in proj_values.txt";
  }
}

TEST(ProjValues, AreKeptByTheProgram) {
  // One run of the program for each operation and direction; some of them, as the rest is the same code.
  std::map<std::pair<std::string, bool>, std::vector<Value>> runs;
  for (const Value& v : values()) runs[{v.operation, v.inverse}].push_back(v);
  const std::string in = testing::TempDir() + "/proj_values_" + std::to_string(getpid()) + ".txt";
  int number = 0;
  for (const auto& [run, list] : runs) {
    if (number++ % 24 != 0) continue;
    {
      std::ofstream file(in);
      file.precision(17);
      for (const Value& v : list) file << v.accept.x << ' ' << v.accept.y << '\n';
    }
    FILE* pipe = popen((HOMEBOUND_PROGRAM " project" + std::string(run.second ? " --inverse '" : " '") +
                        run.first + "' < " + in)
                           .c_str(),
                       "r");
    ASSERT_NE(pipe, nullptr);
    for (const Value& v : list) {
      char x[64], y[64];
      ASSERT_EQ(std::fscanf(pipe, "%63s %63s", x, y), 2) << run.first;
      expect_value(v, x[0] == '*' ? std::nullopt : std::optional(Point{std::stod(x), std::stod(y)}));
    }
    EXPECT_EQ(pclose(pipe), 0);
  }
  std::remove(in.c_str());
}

}  // namespace
}  // namespace homebound
