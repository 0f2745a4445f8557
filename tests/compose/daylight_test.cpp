#include "compose/map/daylight.h"

#include <gtest/gtest.h>

#include "geo/measure/sun.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

Instant instant(const char* text) { return *parse_instant(text); }

View world(const char* projection, std::optional<LonLat> centre = std::nullopt) {
  View view;
  view.projection = Projection::make(projection, centre);
  const Rect outline = project_outline(view.projection, Metres(20e3)).bounds();
  const double s = std::min(1240 / outline.width(), 680 / outline.height());
  view.to_page = {s, 0, 0, -s, 640 - s * outline.centre().x, 360 + s * outline.centre().y};
  return view;
}

NightGround ground_of(const View& view, const Theme& theme) {
  return night_ground(view, drawing::SharedPath(project_outline(view.projection, Metres(20e3))), theme);
}

Items drawn(const View& view, const Theme& theme, Instant t) {
  Items items;
  draw_daylight(items, ground_of(view, theme), view, theme, t);
  return items;
}

// The share of full night over a page point.
double shade_over(const Items& items, Point p, const Theme& theme) {
  const auto* warp = std::get_if<drawing::Warp>(&items.at(0));
  if (!warp) return -1;
  const drawing::Pixels pixel = drawing::warped(*warp, Rect::at(p.x - 0.05, p.y - 0.05, 0.1, 0.1), 1, 1);
  return pixel.rgba[3] / 255.0 / static_cast<double>(theme.night_shade.a);
}

// Every place of a net is as dark as its sun's altitude asks, save on the map's edge.
TEST(Daylight, ShadesEveryPlaceByTheAltitudeOfItsSun) {
  const Theme theme = read_theme("paper");
  const std::pair<const char*, std::optional<LonLat>> maps[] = {{"equal-earth", LonLat{110, 0}},
                                                                {"mercator", LonLat{0, 0}},
                                                                {"orthographic", LonLat{105, 20}},
                                                                {"lambert-azimuthal", LonLat{0, 90}},
                                                                {"azimuthal-equidistant", LonLat{0, -90}},
                                                                {"plate-carree", LonLat{-165, 0}},
                                                                {"mollweide", LonLat{100, 35}}};
  for (const auto& [projection, centre] : maps) {
    const View view = world(projection, centre);
    for (const char* time : {"2015-11-10T06:00+08:00", "2015-03-20T22:45+00:00", "2015-09-23T08:21+00:00",
                             "2015-06-21T16:38+00:00", "2015-12-22T04:48+00:00"}) {
      const Items items = drawn(view, theme, instant(time));
      int compared = 0;
      for (double lon = -177; lon < 180; lon += 11)
        for (double lat = -84; lat <= 84; lat += 7) {
          const Degrees altitude = sun_altitude({lon, lat}, instant(time));
          const auto plane = view.projection.forward({lon, lat});
          if (!plane) continue;
          const Domain& domain = view.projection.domain();
          const Degrees away = to_degrees(angle_between(to_vector({lon, lat}), to_vector(domain.centre)));
          if (domain.kind == Domain::Kind::circle && away > domain.radius - Degrees(2))
            continue;  // on the limb
          ++compared;
          const double shade = shade_over(items, view.to_page(*plane), theme);
          ASSERT_GE(shade, darkness(altitude + Degrees(2)) - 0.02)
              << projection << ' ' << time << ' ' << lon << ' ' << lat;
          ASSERT_LE(shade, darkness(altitude - Degrees(2)) + 0.02)
              << projection << ' ' << time << ' ' << lon << ' ' << lat;
        }
      EXPECT_GT(compared, 250) << projection;
    }
  }
}

TEST(Daylight, FadesWithoutASteepPlace) {
  EXPECT_EQ(darkness(Degrees(3)), 0);
  EXPECT_EQ(darkness(Degrees(0)), 0);
  EXPECT_EQ(darkness(Degrees(-9)), 0.5);
  EXPECT_EQ(darkness(Degrees(-18)), 1);
  EXPECT_EQ(darkness(Degrees(-60)), 1);
  for (double altitude = -20; altitude < 3; altitude += 0.1)
    EXPECT_LT(darkness(Degrees(altitude - 0.1)) - darkness(Degrees(altitude)), 0.009);
}

// At the scale of a 4K page that shows 20 degrees, neighbouring pixels differ by no more than one step of 8
// bits on any ground: no band can be seen.
TEST(Daylight, HasNoBands) {
  for (const std::string& name : theme_names()) {
    const Theme theme = read_theme(name);
    View view = world("lambert-azimuthal", LonLat{110, 0});
    const double s = 1280 / 2.2e6;
    view.to_page = {s, 0, 0, -s, 640, 360};
    for (const char* time : {"2015-11-10T10:30Z", "2015-11-10T11:15Z", "2015-11-10T22:00Z"}) {
      const Items items = drawn(view, theme, instant(time));
      const auto* warp = std::get_if<drawing::Warp>(&items.at(0));
      ASSERT_TRUE(warp);
      const drawing::Pixels row = drawing::warped(*warp, Rect{0, 360, 1280, 360.3}, 3840, 1);
      int steps = 0;
      for (std::size_t x = 1; x < 3840; ++x) {
        const int step = std::abs(row.rgba[4 * x + 3] - row.rgba[4 * x - 1]);
        EXPECT_LE(step, 1) << name << ' ' << time << ' ' << x;
        steps += step;
      }
      EXPECT_GT(steps, 10) << name;
    }
  }
}

// Returns on which side of a line a point lies: by the nearest segment, -1 or 1.
int side_of(const Path& path, Point p) {
  double best = 1e18;
  int side = 0;
  for (std::size_t part = 0; part < path.parts(); ++part) {
    const auto line = path.part(part);
    for (std::size_t k = 1; k < line.size(); ++k) {
      const Point a = line[k - 1], along = line[k] - a, to = p - a;
      const double l = length(along);
      if (l <= 0) continue;
      const double t = std::clamp((along.x * to.x + along.y * to.y) / (l * l), 0.0, 1.0);
      if (const double d = length(to - along * t); d < best)
        best = d, side = along.x * to.y - along.y * to.x > 0 ? 1 : -1;
    }
  }
  return side;
}

// The lines of sunset and of the twilights pass a place within a minute of the published one (tables of the
// U.S. Naval Observatory), on maps of the world and of the region.
TEST(Twilight, LinesPassCitiesAtThePublishedMinute) {
  struct Published {
    LonLat place;
    const char* t;
    std::size_t line;
  };
  constexpr LonLat fredonia{-112 - 31.0 / 60, 36 + 57.0 / 60}, toronto{-79 - 25.0 / 60, 43 + 40.0 / 60},
      boston{-71.09, 42.32}, hartford{-72.69, 41.76};
  const Theme theme = read_theme("paper");
  for (const Published& p : {Published{fredonia, "2023-01-01T14:43Z", 0},
                             {fredonia, "2023-03-02T01:24Z", 0},
                             {fredonia, "2023-06-02T02:44Z", 0},
                             {toronto, "2001-04-15T10:35Z", 0},
                             {toronto, "2001-04-16T00:01Z", 0},
                             {boston, "2024-06-21T08:33Z", 1},
                             {boston, "2024-06-22T00:59Z", 1},
                             {hartford, "2024-06-21T07:58Z", 2},
                             {hartford, "2024-06-22T01:48Z", 2},
                             {hartford, "2024-06-21T07:05Z", 3},
                             {hartford, "2024-06-22T02:41Z", 3}})
    for (View view : {world("equal-earth"), world("orthographic", LonLat{-90, 30}),
                      world("lambert-azimuthal", p.place)}) {
      if (view.projection.name() == "lambert-azimuthal") {  // some 1,500 km across
        const double s = 1240 / 1.5e6;
        view.to_page = {s, 0, 0, -s, 640, 360};
      }
      const auto side = [&](int seconds) {
        Items items;
        draw_twilight(items, view, theme, instant(p.t) + std::chrono::seconds(seconds));
        EXPECT_EQ(items.size(), 4U);
        const auto& line = std::get<drawing::Stroke>(items.at(p.line));
        return side_of(transformed(*line.path, line.transform),
                       view.to_page(*view.projection.forward(p.place)));
      };
      EXPECT_EQ(side(-180), side(-60)) << p.t << ' ' << view.projection.name();
      EXPECT_NE(side(-60), side(60)) << p.t << ' ' << view.projection.name();
      EXPECT_EQ(side(60), side(180)) << p.t << ' ' << view.projection.name();
    }
}

TEST(Twilight, StaysOnTheMapAndIsCheap) {
  const Theme theme = read_theme("paper");
  for (const char* projection :
       {"equal-earth", "mercator", "orthographic", "lambert-azimuthal", "robinson"}) {
    const View view = world(projection);
    const Rect map =
        transformed(project_outline(view.projection, Metres(20e3)), view.to_page).bounds().inflated(1);
    for (int hour = 0; hour < 24 * 365; hour += 353) {
      Items items;
      draw_twilight(items, view, theme, instant("2015-01-01T00:00Z") + std::chrono::hours(hour));
      std::size_t points = 0;
      for (const drawing::Item& item : items) {
        const auto& line = std::get<drawing::Stroke>(item);
        points += line.path->points.size();
        const Rect box = transformed(*line.path, line.transform).bounds();
        EXPECT_TRUE(box.left >= map.left && box.right <= map.right && box.top >= map.top &&
                    box.bottom <= map.bottom)
            << projection << " hour " << hour << ": " << box.top << ".." << box.bottom;
      }
      EXPECT_LT(points, 6000U) << projection;
    }
  }
}

TEST(Daylight, ACapHasTheAreaOfItsHeight) {
  for (const double radius : {72.0, 84.0, 89.1667})
    for (const LonLat centre : {LonLat{0, 0}, LonLat{170, -23}, LonLat{-60, 90}, LonLat{12, -89.5}}) {
      constexpr double earth = 6371007.1809;
      const double expected =
          2 * 3.14159265358979 * earth * earth * (1 - std::cos(to_radians(Degrees(radius)).value));
      EXPECT_NEAR(spherical_area(cap(centre, Degrees(radius))) / expected, 1, 1e-3) << radius;
    }
}

}  // namespace
}  // namespace homebound::compose
