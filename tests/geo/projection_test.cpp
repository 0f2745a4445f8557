#include "geo/projection/projection.h"

#include <cstdio>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

std::vector<LonLat> points_on_sphere(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> unit(-1, 1), turn(-180, 180);
  std::vector<LonLat> result(count);
  for (LonLat& p : result) p = {turn(random), to_degrees(Radians(std::asin(unit(random)))).value};
  return result;
}

// What PROJ's own program makes of the points; NaN for "*".
std::vector<Point> proj_program(const std::string& definition, std::span<const LonLat> points) {
  // A file of this process alone: ctest runs the presets side by side.
  const std::string in = testing::TempDir() + "/proj_points_" + std::to_string(getpid()) + ".txt";
  {
    std::ofstream file(in);
    file.precision(17);
    for (LonLat p : points) file << p.lon << ' ' << p.lat << '\n';
  }
  std::vector<Point> result;
  FILE* pipe = popen(("proj -f %.9f " + definition + " < " + in).c_str(), "r");
  char x[64], y[64];
  while (pipe != nullptr && std::fscanf(pipe, "%63s %63s", x, y) == 2)
    result.push_back(x[0] == '*' ? Point{NAN, NAN} : Point{std::stod(x), std::stod(y)});
  if (pipe != nullptr) pclose(pipe);
  std::remove(in.c_str());
  return result;
}

// Returns the presets that are PROJ's; of the program's own see ShowsBothHemispheresOneAboveTheOther.
std::vector<Preset> presets_of_proj() {
  std::vector<Preset> result;
  for (const Preset& preset : presets())
    if (preset.name != "hemispheres") result.push_back(preset);
  return result;
}

class EveryPreset : public testing::TestWithParam<Preset> {};
INSTANTIATE_TEST_SUITE_P(Presets, EveryPreset, testing::ValuesIn(presets_of_proj()), [](auto& i) {
  std::string name(i.param.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST_P(EveryPreset, AgreesWithTheProjProgramOnTenThousandPoints) {
  const auto points = points_on_sphere(10'000, 1);
  const Projection projection = Projection::make(GetParam().name);
  const auto expected = proj_program(projection.definition(), points);
  ASSERT_EQ(expected.size(), points.size());
  std::vector<Point> found(points.size());
  std::vector<SpherePoint> on_the_sphere;
  for (LonLat p : points) on_the_sphere.push_back(on_sphere(p));
  projection.project(on_the_sphere, found);
  std::size_t finite = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    ASSERT_EQ(std::isfinite(found[i].x), std::isfinite(expected[i].x))
        << points[i].lon << ' ' << points[i].lat;
    if (!std::isfinite(found[i].x)) continue;
    ++finite;
    // The last digits of a unit vector show where a projection runs off to infinity.
    const double near = 1e-3 + 1e-11 * std::hypot(expected[i].x, expected[i].y);
    ASSERT_NEAR(found[i].x, expected[i].x, near);
    ASSERT_NEAR(found[i].y, expected[i].y, near);
  }
  EXPECT_GT(finite, points.size() / 4);
}

TEST_P(EveryPreset, InvertsToTheSamePointAtAnyCentre) {
  for (LonLat centre : {LonLat{0, 0}, {180, 0}, {112, 17}, {-100, -40}, {30, 75}}) {
    const Projection projection = Projection::make(GetParam().name, centre);
    for (LonLat p : points_on_sphere(300, 2)) {
      const auto plane = projection.forward(p);
      // Near its edges a projection's inverse loses digits; stay a little inside.
      if (!plane || angle_between(to_vector(p), to_vector(projection.centre())) > to_radians(Degrees(80)))
        continue;
      const auto back = projection.inverse(*plane);
      ASSERT_TRUE(back) << projection.definition();
      EXPECT_LT(angle_between(to_vector(*back), to_vector(p)).value, 1e-6) << projection.definition();
    }
  }
}

TEST_P(EveryPreset, PutsItsCentreInTheMiddle) {
  for (LonLat centre : {LonLat{0, 0}, {180, 0}, {112, 17}, {-100, -40}}) {
    const Projection projection = Projection::make(GetParam().name, centre);
    const auto middle = projection.forward(centre);
    ASSERT_TRUE(middle);
    // Distances from two points fix a place on the line between them to about a metre only.
    const double tolerance = GetParam().name == "two-point-equidistant" ? 1 : 1e-3;
    EXPECT_NEAR(middle->x, 0, tolerance) << projection.definition();
    EXPECT_NEAR(middle->y, 0, tolerance) << projection.definition();
  }
}

TEST(Projection, ShowsBothHemispheresOneAboveTheOther) {
  const Projection p = Projection::make("hemispheres", LonLat{-20, 35});
  EXPECT_EQ(std::ranges::count(presets(), p.name(), &Preset::name), 1) << "listed where users choose";
  EXPECT_EQ(p.definition(), "+proj=hemispheres +lon_0=-20 +R=6371008.8");
  EXPECT_EQ(p, Projection::make(p.definition()));
  const Projection west = Projection::make("lambert-azimuthal", LonLat{-110, 0}),
                   east = Projection::make("lambert-azimuthal", LonLat{70, 0});
  const Point west_middle = *p.forward({-110, 0}), east_middle = *p.forward({70, 0});
  EXPECT_EQ(west_middle.x, 0);
  EXPECT_GT(west_middle.y, east_middle.y + 2 * std::sqrt(2) * 6371008.8) << "the discs lie apart";
  for (const LonLat at : points_on_sphere(1000, 3)) {
    const bool in_west = std::abs(std::remainder(at.lon + 110, 360)) < 90;
    const Point image = *(in_west ? west : east).forward(at) + (in_west ? west_middle : east_middle);
    const auto found = p.forward(at);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->x, image.x, 1e-6);
    EXPECT_NEAR(found->y, image.y, 1e-6);
    const auto back = p.inverse(*found);
    ASSERT_TRUE(back);
    EXPECT_LT(angle_between(to_vector(*back), to_vector(at)).value, 1e-6);
  }
  EXPECT_FALSE(p.inverse({0, 0}));
  const Path outline = project_outline(p, Metres(20e3));
  EXPECT_EQ(outline.parts(), 2U);
  // A way across the cut is drawn in both.
  Lines across;
  across.begin(), across.add({0, 10}), across.add({-40, 10});
  const Path way = project_lines(p, across, Metres(20e3));
  ASSERT_EQ(way.parts(), 2U);
  EXPECT_LT(way.part(0).back().y, 0);
  EXPECT_GT(way.part(1).front().y, 0);
}

TEST(Projection, TurnsTheLineBetweenTheHemispheres) {
  const Projection straight = Projection::make("hemispheres", LonLat{-20, 0}),
                   level = straight.slanted(Degrees(90)), slanted = straight.slanted(Degrees(30));
  EXPECT_EQ(slanted.name(), "hemispheres");
  EXPECT_EQ(slanted, Projection::make(slanted.definition()));
  EXPECT_EQ(slanted.slanted(Degrees(90)), level);
  EXPECT_EQ(slanted.centred_on({100, 0}),
            Projection::make("hemispheres", LonLat{100, 0}).slanted(Degrees(30)));
  EXPECT_EQ(Projection::make("equal-earth").slanted(Degrees(30)), Projection::make("equal-earth"));
  const LonLat middle{-110, 0};
  const double apart = straight.forward(middle)->y;
  EXPECT_NEAR(level.forward(middle)->x, -apart, 1e-3) << "the western one is on the left";
  EXPECT_NEAR(level.forward(middle)->y, 0, 1e-3);
  EXPECT_NEAR(slanted.forward(middle)->x, -apart / 2, 1e-3);
  for (const Projection& p : {level, slanted})
    for (const LonLat at : points_on_sphere(200, 3)) {
      const auto back = p.inverse(*p.forward(at));
      ASSERT_TRUE(back);
      EXPECT_LT(angle_between(to_vector(*back), to_vector(at)).value, 1e-6);
      const Point turned = *p.forward(at) - *straight.forward(at);
      const bool in_west = std::abs(std::remainder(at.lon + 110, 360)) < 90;
      EXPECT_EQ(turned.x < 0, in_west) << "only the middles move";
    }
}

TEST(Projection, ADiscCanEndBeforeTheAntipode) {
  const Projection whole = Projection::make("lambert-azimuthal", LonLat{10, 20}),
                   less = whole.within(Degrees(110));
  EXPECT_EQ(less.name(), "lambert-azimuthal");
  EXPECT_FALSE(less == whole);
  EXPECT_NEAR(less.domain().radius.value, 110, 1e-6);
  EXPECT_EQ(*less.forward({30, 40}), *whole.forward({30, 40}));
  EXPECT_FALSE(less.forward({-170, 20}));
  EXPECT_NEAR(less.centred_on({0, 0}).domain().radius.value, 110, 1e-6);
  EXPECT_EQ(less.within(Degrees(150)), less);
  EXPECT_EQ(Projection::make("robinson").within(Degrees(110)), Projection::make("robinson"));
}

TEST(Projection, TheHorizonIsExact) {
  const Projection p = Projection::make("orthographic", LonLat{20, 30});
  const Frame f = Frame::at({20, 30}, Degrees(0));
  for (double turn = 0; turn < 6.28; turn += 0.1) {
    const auto rim = [&](double degrees) {
      const double r = to_radians(Degrees(degrees)).value;
      return to_lonlat(f.x * std::cos(r) + (f.y * std::cos(turn) + f.z * std::sin(turn)) * std::sin(r));
    };
    EXPECT_TRUE(p.forward(rim(89.9999)));
    EXPECT_FALSE(p.forward(rim(90.0001)));
  }
}

TEST(Projection, TakesAuthorityCodesAndStrings) {
  const Projection web = Projection::make("EPSG:3857");
  const auto p = web.forward({116.584999, 40.080101});
  ASSERT_TRUE(p);
  EXPECT_NEAR(p->x, 12978182.7228, 0.01);  // cs2cs EPSG:4326 EPSG:3857
  EXPECT_NEAR(p->y, 4877589.1750, 0.01);
  EXPECT_EQ(Projection::make("+proj=utm +zone=50 +datum=WGS84").domain().centre.lon, 117);
  EXPECT_EQ(Projection::make("EPSG:32650").domain().centre.lon, 117);
}

TEST(Projection, RefusesWhatIsNone) {
  const auto message = [](std::string_view name) {
    try {
      Projection::make(name);
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string("accepted");
  };
  EXPECT_THAT(message("robinsin"), testing::HasSubstr("did you mean 'robinson'?"));
  EXPECT_THAT(message("+proj=nosuch"), testing::HasSubstr("PROJ cannot make '+proj=nosuch'"));
  EXPECT_THAT(message("+proj=lcc +lat_1=30 +lat_2=-30"), testing::HasSubstr("PROJ cannot make"));
  EXPECT_THAT(message("+proj=longlat"), testing::HasSubstr("angles"));
  EXPECT_THAT(message("EPSG:999999"), testing::HasSubstr("EPSG has no CRS of that code"));
  EXPECT_THAT(message(""), testing::HasSubstr("neither"));
  EXPECT_THAT(message("+proj=merc +nadgrids=/etc/passwd"), testing::HasSubstr("would read a file"));
  EXPECT_THAT(message("+init=epsg:3857 +proj=merc"), testing::HasSubstr("would read a file"));
  for (const char* hidden :
       {"init=/etc/passwd:x", "merc;init=/etc/passwd:x", "+proj=merc +nadgrids = /etc/passwd",
        "+proj=merc +nadgrids=@null , /etc/passwd", "+proj=merc +nadgrids=@null +nadgrids=/etc/passwd",
        "proj = merc nadgrids = /etc/passwd"})
    EXPECT_THAT(message(hidden), testing::HasSubstr("would read a file")) << hidden;
  EXPECT_THAT(
      message(R"(PROJCS["x",GEOGCS["y",DATUM["z",SPHEROID["s",6378137,298.257],EXTENSION["PROJ4_GRIDS",)"
              R"("/etc/passwd"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],)"
              R"(PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],)"
              R"(PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]])"),
      testing::HasSubstr("would read a file"));
}

}  // namespace
}  // namespace homebound
