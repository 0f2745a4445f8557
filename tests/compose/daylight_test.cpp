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

// Layers of shade over a page point, by winding number.
int shades_over(const Items& items, Point p) {
  int shades = 0;
  for (const drawing::Item& item : items) {
    const auto* fill = std::get_if<drawing::Fill>(&item);
    if (!fill || fill->colour.a > 0.5F) continue;  // the sun's disc
    const Path path = transformed(*fill->path, fill->transform);
    int winding = 0;
    for (std::size_t i = 0; i < path.parts(); ++i) {
      const auto ring = path.part(i);
      for (std::size_t k = 0; k < ring.size(); ++k) {
        const Point a = ring[k], b = ring[(k + 1) % ring.size()];
        if ((a.y <= p.y) == (b.y <= p.y)) continue;
        if (a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) > p.x) winding += b.y > a.y ? 1 : -1;
      }
    }
    shades += winding != 0;
  }
  return shades;
}

int shades_at(Degrees altitude) {
  int shades = 0;
  for (const Degrees edge : {zenith::sunset, zenith::civil, zenith::nautical, zenith::astronomical})
    shades += (Degrees(90) - edge).value > altitude.value;
  return shades;
}

// Every place of a net is as dark as its sun's altitude asks, save within a degree of an edge of shade or
// map.
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
      Items items;
      draw_daylight(items, view, theme, at(time));
      int compared = 0;
      for (double lon = -177; lon < 180; lon += 11)
        for (double lat = -84; lat <= 84; lat += 7) {
          const Degrees altitude = sun_altitude({lon, lat}, at(time));
          if (shades_at(altitude + Degrees(1)) != shades_at(altitude - Degrees(1))) continue;
          const auto plane = view.projection.forward({lon, lat});
          if (!plane) continue;
          const Domain& domain = view.projection.domain();
          const Degrees away = to_degrees(angle_between(to_vector({lon, lat}), to_vector(domain.centre)));
          if (domain.kind == Domain::Kind::circle && away > domain.radius - Degrees(1))
            continue;  // on the limb
          ++compared;
          ASSERT_EQ(shades_over(items, view.to_page(*plane)), shades_at(altitude))
              << projection << ' ' << time << ' ' << lon << ' ' << lat;
        }
      EXPECT_GT(compared, 250) << projection;
    }
  }
}

// The drawn edges of night and of the twilights pass a place within a minute of the published one (tables of
// the U.S. Naval Observatory), on maps of the world and of the region.
TEST(Daylight, EdgesPassCitiesAtThePublishedMinute) {
  struct Published {
    LonLat place;
    const char* t;
    int step;  // which edge; negative at dawn
  };
  constexpr LonLat fredonia{-112 - 31.0 / 60, 36 + 57.0 / 60}, toronto{-79 - 25.0 / 60, 43 + 40.0 / 60},
      boston{-71.09, 42.32}, hartford{-72.69, 41.76};
  const Theme theme = read_theme("paper");
  for (const Published& p : {Published{fredonia, "2023-01-01T14:43Z", -1},
                             {fredonia, "2023-03-02T01:24Z", 1},
                             {fredonia, "2023-06-02T02:44Z", 1},
                             {toronto, "2001-04-15T10:35Z", -1},
                             {toronto, "2001-04-16T00:01Z", 1},
                             {boston, "2024-06-21T08:33Z", -2},
                             {boston, "2024-06-22T00:59Z", 2},
                             {hartford, "2024-06-21T07:58Z", -3},
                             {hartford, "2024-06-22T01:48Z", 3},
                             {hartford, "2024-06-21T07:05Z", -4},
                             {hartford, "2024-06-22T02:41Z", 4}})
    for (View view : {world("equal-earth"), world("orthographic", LonLat{-90, 30}),
                      world("lambert-azimuthal", p.place)}) {
      if (view.projection.name() == "lambert-azimuthal") {  // some 1,500 km across
        const double s = 1240 / 1.5e6;
        view.to_page = {s, 0, 0, -s, 640, 360};
      }
      const auto shades = [&](int seconds) {
        Items items;
        draw_daylight(items, view, theme, at(p.t) + std::chrono::seconds(seconds));
        return shades_over(items, view.to_page(*view.projection.forward(p.place)));
      };
      const int edge = std::abs(p.step);
      EXPECT_EQ(shades(-60), p.step < 0 ? edge : edge - 1) << p.t << ' ' << view.projection.name();
      EXPECT_EQ(shades(60), p.step < 0 ? edge - 1 : edge) << p.t << ' ' << view.projection.name();
    }
}

TEST(Daylight, StaysOnTheMapAndIsCheap) {
  const Theme theme = read_theme("paper");
  for (const char* projection :
       {"equal-earth", "mercator", "orthographic", "lambert-azimuthal", "robinson"}) {
    const View view = world(projection);
    const Rect map =
        transformed(project_outline(view.projection, Metres(20e3)), view.to_page).bounds().inflated(1);
    for (int hour = 0; hour < 24 * 365; hour += 353) {
      Items items;
      draw_daylight(items, view, theme, instant("2015-01-01T00:00Z") + std::chrono::hours(hour));
      std::size_t points = 0;
      for (const drawing::Item& item : items)
        if (const auto* fill = std::get_if<drawing::Fill>(&item); fill && fill->colour.a < 0.5F) {
          points += fill->path->points.size();
          const Rect box = transformed(*fill->path, fill->transform).bounds();
          EXPECT_TRUE(box.left >= map.left && box.right <= map.right && box.top >= map.top &&
                      box.bottom <= map.bottom)
              << projection << " hour " << hour << ": " << box.top << ".." << box.bottom;
        }
      EXPECT_LT(points, 6000U) << projection;
    }
  }
}

TEST(Daylight, LayersAddUpToTheThemesShade) {
  const float one = layered(0.44F, 4);
  EXPECT_NEAR(1 - std::pow(1 - one, 4), 0.44, 1e-6);
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
