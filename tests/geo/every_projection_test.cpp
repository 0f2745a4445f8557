// Each projection that PROJ has is either drawn rightly or refused with a reason.
#include <limits>
#include <map>
#include <numbers>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <proj.h>

#include "base/error.h"
#include "base/resources.h"
#include "data/gis/base_map.h"
#include "geo/measure/geodesic.h"
#include "geo/projection/projection.h"
#include "geo/sphere.h"
#include "low_map.h"
#include "map_projections.h"
#include "support.h"

namespace homebound {
namespace {

// Parameters without which PROJ makes nothing, or which make a map worth looking at.
const std::multimap<std::string, std::string> parameters = {
    {"aea", "+lat_1=30 +lat_2=60"},
    {"aea", "+lat_1=-18 +lat_2=-36 +lon_0=132"},
    {"bonne", "+lat_1=40"},
    {"bonne", "+lat_1=-60"},
    {"ccon", "+lat_1=52"},
    {"ccon", "+lat_1=-30"},
    {"chamb", "+lat_1=55 +lon_1=10 +lat_2=35 +lon_2=35 +lat_3=30 +lon_3=-5"},
    {"col_urban", "+lat_0=4.68 +lon_0=-74.15 +h_0=2550"},
    {"eqdc", "+lat_1=30 +lat_2=60"},
    {"eqdc", "+lat_1=-30 +lat_2=-50 +lon_0=-60"},
    {"euler", "+lat_1=30 +lat_2=60"},
    {"fouc_s", "+n=0.4"},
    {"geos", "+h=35785831"},
    {"geos", "+h=35785831 +lon_0=140 +sweep=x"},
    {"gn_sinu", "+m=0.5 +n=1.785"},
    {"hammer", "+W=0.4 +M=1.2"},
    {"hammer", ""},
    {"imw_p", "+lat_1=30 +lat_2=34"},
    {"labrd", "+lon_0=46.43722916 +lat_0=-18.9 +azi=18.9 +k_0=0.9995"},
    {"lagrng", "+W=2"},
    {"lagrng", "+W=3 +lat_1=20"},
    {"lcc", "+lat_1=33 +lat_2=45 +lon_0=-96"},
    {"lcc", "+lat_1=-20 +lat_2=-50 +lon_0=135"},
    {"lcca", "+lat_0=35 +lon_0=10"},
    {"leac", "+lat_1=40"},
    {"leac", "+lat_1=-40 +south"},
    {"loxim", "+lat_1=40"},
    {"murd1", "+lat_1=30 +lat_2=60"},
    {"murd2", "+lat_1=30 +lat_2=60"},
    {"murd2", "+lat_1=-30 +lat_2=-50"},
    {"murd3", "+lat_1=30 +lat_2=60"},
    {"nsper", "+h=3000000 +lat_0=40 +lon_0=20"},
    {"tpers", "+h=5500000 +lat_0=40 +lon_0=20 +tilt=20 +azi=30"},
    {"ocea", "+lonc=10 +lat_0=30 +alpha=60"},
    {"ocea", "+lon_1=0 +lat_1=20 +lon_2=80 +lat_2=50"},
    {"oea", "+lat_0=20 +lon_0=10 +m=1 +n=2 +theta=30"},
    {"omerc", "+lonc=102.25 +lat_0=4 +alpha=323"},
    {"omerc", "+lonc=-133.66 +lat_0=57 +alpha=36 +gamma=36"},
    {"omerc", "+lon_1=0 +lat_1=20 +lon_2=80 +lat_2=50"},
    {"pconic", "+lat_1=30 +lat_2=60"},
    {"peirce_q", ""},
    {"peirce_q", "+shape=square +lon_0=25"},
    {"peirce_q", "+shape=diamond"},
    {"peirce_q", "+shape=nhemisphere"},
    {"peirce_q", "+shape=horizontal"},
    {"peirce_q", "+shape=vertical"},
    {"rhealpix", "+north_square=1 +south_square=2"},
    {"rouss", "+lat_0=45 +lon_0=5"},
    {"rpoly", "+lat_ts=20"},
    {"somerc", "+lat_0=46.95 +lon_0=7.44"},
    {"stere", "+lat_0=-90 +lat_ts=-70"},
    {"stere", "+lat_0=50 +lon_0=20"},
    {"sterea", "+lat_0=52.16 +lon_0=5.39"},
    {"tissot", "+lat_1=30 +lat_2=60"},
    {"tmerc", "+lon_0=15"},
    {"tmerc", "+lon_0=15 +approx"},
    {"tmerc", "+lon_0=15 +R=6371000"},
    {"cass", "+R=6371000 +lon_0=-3"},
    {"cass", "+ellps=airy +lon_0=-3"},
    {"tpeqd", "+lat_1=40 +lon_1=-74 +lat_2=1.4 +lon_2=104"},
    {"tpeqd", "+lat_1=35 +lon_1=140 +lat_2=34 +lon_2=-118"},
    {"urm5", "+n=0.9 +alpha=2 +q=4"},
    {"urmfps", "+n=0.5"},
    {"utm", "+zone=33"},
    {"utm", "+zone=56 +south"},
    {"ups", ""},
    {"ups", "+south"},
    {"vitk1", "+lat_1=30 +lat_2=60"},
    {"wink1", "+lat_ts=50"},
    {"wink2", "+lat_1=50"},
    {"wintri", "+lat_1=40"},
    {"igh", ""},
    {"igh", "+lon_0=160"},
    {"healpix", "+rot_xy=0"},
};

// The same through the general oblique transformation, with all its ways to name a pole.
const std::vector<std::string> oblique = {
    "+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=-90",
    "+proj=ob_tran +o_proj=robin +o_lat_p=30 +o_lon_p=20 +lon_0=-90",
    "+proj=ob_tran +o_proj=merc +o_lat_p=60 +o_lon_p=10",
    "+proj=ob_tran +o_proj=igh +o_lat_p=50 +o_lon_p=0 +lon_0=100",
    "+proj=ob_tran +o_proj=lcc +lat_1=30 +lat_2=60 +o_lat_p=70 +o_lon_p=0",
    "+proj=ob_tran +o_proj=ortho +o_lat_p=70 +o_lon_p=0",
    "+proj=ob_tran +o_proj=eqc +o_alpha=35 +o_lon_c=10 +o_lat_c=40",
    "+proj=ob_tran +o_proj=moll +o_lon_1=10 +o_lat_1=20 +o_lon_2=70 +o_lat_2=50",
    "+proj=ob_tran +o_proj=eck4 +o_lat_p=0 +o_lon_p=0",
};

std::vector<std::string> definitions() {
  std::vector<std::string> result = oblique;
  for (const std::string& id : map_projections()) {
    if (id == "ob_tran") continue;
    const auto [first, last] = parameters.equal_range(id);
    if (first == last) result.push_back("+proj=" + id);
    for (auto it = first; it != last; ++it)
      result.push_back("+proj=" + id + (it->second.empty() ? "" : " " + it->second));
  }
  return result;
}

const Shape& low_land() {
  static const Shape land = prepared(low_map().land);
  return land;
}

struct Sample {
  LonLat at;
  bool land;
  LonLat around[4];  // all of the same kind
};

// Points of known kind that keep their kind when moved a little, close together in the whole world.
const std::vector<Sample>& samples() {
  static const std::vector<Sample> result = [] {
    std::vector<Sample> made;
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(-1, 1), turn(-180, 180);
    while (made.size() < 1500) {
      const LonLat p{turn(random), to_degrees(Radians(std::asin(unit(random)))).value};
      const bool land = contains(low_land(), p);
      Sample sample{p, land, {}};
      bool sure = true;
      for (int i = 0; i < 4 && sure; ++i) {
        sample.around[i] = geodesic_direct(p, Degrees(i * 90.0), Metres(20e3)).at;
        sure = contains(low_land(), sample.around[i]) == land;
      }
      if (sure) made.push_back(sample);
    }
    return made;
  }();
  return result;
}

double distance_to(const Path& rings, Point p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < rings.parts(); ++i) {
    Point u = rings.part(i).back();
    for (Point v : rings.part(i)) {
      const Point d = v - u, o = p - u;
      const double squared = d.x * d.x + d.y * d.y;
      const double t = squared > 0 ? std::clamp((o.x * d.x + o.y * d.y) / squared, 0.0, 1.0) : 0;
      nearest = std::min(nearest, length(o - d * t));
      u = v;
    }
  }
  return nearest;
}

// The longest piece of a line that does not run along the edge of the map.
double longest_step(const Path& lines, const Path& outline, double size) {
  double longest = 0;
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    const auto part = lines.part(i);
    for (std::size_t k = 1; k < part.size(); ++k) {
      const double step = length(part[k] - part[k - 1]);
      const auto on_edge = [&](double share) {
        return distance_to(outline, part[k - 1] + (part[k] - part[k - 1]) * share) < 0.002 * size;
      };
      if (step > longest && step > 0.05 * size && on_edge(0.3) && on_edge(0.5) && on_edge(0.7)) continue;
      longest = std::max(longest, step);
    }
  }
  return longest;
}

// How much the map squeezes the ground at a point: the least length on the plane of 20 km.
double least_image(const Projection& projection, const Sample& s, Point p) {
  Point q[4];
  for (int i = 0; i < 4; ++i) {
    const auto image = projection.forward(s.around[i]);
    if (!image) return 0;
    q[i] = *image;
    if (length(q[i] - p) > 2e6) return 0;  // beyond a cut
  }
  const Point u = (q[0] - q[2]) * 0.5, v = (q[1] - q[3]) * 0.5;
  return std::abs(u.x * v.y - u.y * v.x) / std::max(1.0, std::hypot(length(u), length(v)));
}

void expect_drawn_rightly(const Projection& projection) {
  // In the map's own scale, about a thousandth of its width.
  const Rect rough = project_outline(projection, Metres(50e3)).bounds();
  ASSERT_FALSE(rough.empty());
  const double size = std::hypot(rough.width(), rough.height());
  const Metres tolerance(std::min(2000.0, size / 5000));
  const Path outline = project_outline(projection, tolerance);
  const Path land = project_polygons(projection, low_map().land, tolerance);
  const Path net = project_lines(projection, graticule(Degrees(10)), tolerance);
  for (const Path* path : {&outline, &land, &net})
    for (Point p : path->points) ASSERT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));

  // No streaks: the graticule's points lie a degree apart, so no line of it may cross the map.
  EXPECT_LT(longest_step(net, outline, size), 0.08 * size);
  const Rect edge = outline.bounds().inflated(size * 2e-3);
  for (const Path* path : {&land, &net}) {
    const Rect inner = path->bounds();
    EXPECT_TRUE(inner.empty() ||
                (edge.contains({inner.left, inner.top}) && edge.contains({inner.right, inner.bottom})));
  }

  int seen = 0, wrong = 0, outside = 0;
  const Point middle = rough.centre();
  for (const Sample& s : samples()) {
    const auto p = projection.forward(s.at);
    if (!p) continue;
    // Close to a cut the point may be on either side of it: it is on the map with its neighbourhood or not at
    // all.
    ++seen;
    // Where the map is squeezed its tolerance may decide.
    if (least_image(projection, s, *p) < 3 * tolerance.value) continue;
    const int around = winding(outline, *p);
    if (around != 1 && winding(outline, middle + (*p - middle) * 0.998) != 1) ++outside;
    if (winding(land, *p) != (s.land ? 1 : 0)) {
      ++wrong;
      if (wrong <= 3)
        ADD_FAILURE() << "land " << s.land << " drawn " << winding(land, *p) << " at " << s.at.lon << ' '
                      << s.at.lat;
    }
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(outside, seen / 500) << "of " << seen;
  const Domain& d = projection.domain();
  EXPECT_GT(seen, d.kind == Domain::Kind::circle && d.radius.value < 20 ? -1 : 10);
}

// One test, as every process that runs one would work out the samples anew.
TEST(EveryProjection, IsDrawnRightly) {
  for (const std::string& definition : definitions()) {
    SCOPED_TRACE(definition);
    expect_drawn_rightly(Projection::make(definition));
  }
}

TEST(EveryProjection, HasADomainOrAReason) {
  int refused = 0;
  for (const PJ_OPERATIONS* op = proj_list_operations(); op->id != nullptr; ++op) {
    const std::string id = op->id;
    if (no_projections.count(id) == 0 && without_a_map.count(id) == 0) continue;
    if (id == "ob_tran") continue;
    try {
      Projection::make("+proj=" + id);
      ADD_FAILURE() << id << " was accepted";
    } catch (const Error& e) {
      ++refused;
      EXPECT_THAT(e.what(), testing::AnyOf(testing::HasSubstr("not supported on a map"),
                                           testing::HasSubstr("does not project"),
                                           testing::HasSubstr("PROJ cannot make")))
          << id;
      if (without_a_map.count(id) != 0) {
        EXPECT_THAT(e.what(), testing::HasSubstr(id + "' is not supported on a map: "));
      }
    }
  }
  EXPECT_GT(refused, 25);
}

}  // namespace
}  // namespace homebound
