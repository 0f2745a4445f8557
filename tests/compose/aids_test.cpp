// Scale bar, north arrow and world inset.
#include "compose/aids/aids.h"

#include <gtest/gtest.h>

#include "compose/aids/inset.h"
#include "compose/aids/north.h"
#include "compose/aids/scale_bar.h"
#include "compose/framing/subject.h"
#include "compose/picture/plan_parts.h"
#include "geo/measure/geodesic.h"
#include "support.h"

namespace homebound::compose {
namespace {

// By small steps along the geodesic, however it bends on the map.
double page_length(const View& view, LonLat centre, double metres) {
  constexpr int steps = 400;
  double sum = 0;
  Point last;
  for (int i = 0; i <= steps; ++i) {
    const double s = metres * (1.0 * i / steps - 0.5);
    const Point at =
        view.to_page(*view.projection.forward(geodesic_direct(centre, Degrees(90), Metres(s)).at));
    if (i > 0) sum += length(at - last);
    last = at;
  }
  return sum;
}

TEST(ScaleBar, IsTrueAtTheMapsCentre) {
  struct Case {
    const char* name;
    const char* projection;
  };
  for (const Case& c :
       {Case{"story", ""}, Case{"short-hop", ""}, Case{"domestic", ""}, Case{"single-airport", ""},
        Case{"short-hop", "lambert-conic"}, Case{"short-hop", "EPSG:3035"}})
    for (Size size : page_shapes) {
      const View view = view_of(*framing_case(c.name), size, {.projection = c.projection});
      const auto bar = scale_bar(view);
      ASSERT_TRUE(bar) << c.name << ' ' << c.projection << size.width;
      const double first = bar->metres / std::pow(10, std::floor(std::log10(bar->metres) + 1e-9));
      EXPECT_TRUE(std::abs(first - 1) < 1e-9 || std::abs(first - 2) < 1e-9 || std::abs(first - 5) < 1e-9)
          << first;
      EXPECT_GE(bar->length, 55);
      EXPECT_LE(bar->length, 150);
      const LonLat centre =
          *view.projection.inverse(view.to_page.inverse()({view.page.width / 2, view.page.height / 2}));
      EXPECT_NEAR(page_length(view, centre, bar->metres) / bar->length, 1, 0.01)
          << c.name << ' ' << c.projection;
    }
}

TEST(ScaleBar, IsLeftOutWhereItWouldMislead) {
  for (const char* projection : {"", "mercator", "orthographic", "plate-carree"})
    EXPECT_FALSE(scale_bar(view_of(*framing_case("world"), {1280, 720}, {.projection = projection})))
        << projection;
  EXPECT_FALSE(scale_bar(view_of(*framing_case("polar"), {1280, 720})));
}

TEST(ScaleBar, SaysWhereItIsTrue) {
  EXPECT_EQ(scale_text({1e6, 100}, Language::english), "1,000 km at map centre");
  EXPECT_EQ(scale_text({1e6, 100}, Language::chinese), "地图中心处1000公里");
  EXPECT_EQ(scale_text({500, 100}, Language::english), "500 m at map centre");
}

TEST(North, PointsAlongTheMeridianOfThePagesCentre) {
  const auto timeline = framing_case("domestic");
  View view = view_of(*timeline, {1280, 720}, {.projection = "lambert-azimuthal"});
  view.to_page = Affine::translate({160, 0}) * view.to_page;
  const auto north = north_at_centre(view);
  ASSERT_TRUE(north);
  // The page's centre lies west of the projection's: its meridian leans to the right.
  EXPECT_GT(to_degrees(*north).value, 1);
  EXPECT_LT(to_degrees(*north).value, 15);
  EXPECT_FALSE(north_at_centre(view_of(*timeline, {1280, 720}, {.projection = "mercator"})));
  EXPECT_FALSE(north_at_centre(view_of(*framing_case("polar"), {1280, 720})));
  EXPECT_FALSE(north_at_centre(view_of(*framing_case("world"), {1280, 720})));
}

TEST(Inset, ShowsThePageOfARegionAndNothingOfTheWorld) {
  const View view = view_of(*framing_case("story"), {1280, 720});
  const auto page = page_on_sphere(view);
  ASSERT_TRUE(page);
  ASSERT_GE(page->edge.size(), 40U);
  for (LonLat p : page->edge) {
    const Point at = view.to_page(*view.projection.forward(p));
    const double away =
        std::min({std::abs(at.x), std::abs(at.x - 1280), std::abs(at.y), std::abs(at.y - 720)});
    EXPECT_LT(away, 0.01);
  }
  for (const char* name : {"world", "no-flights", "polar"})
    EXPECT_FALSE(page_on_sphere(view_of(*framing_case(name), {1280, 720}))) << name;
}

TEST(Aids, MeetNoOverlayNoMarkAndNoLabel) {
  for (const char* name : {"story", "short-hop", "domestic", "out-and-back"})
    for (Size size : page_shapes)
      for (const Language language : {Language::english, Language::chinese}) {
        const auto timeline = framing_case(name);
        const Plan plan(World::shipped(), timeline, read_theme("paper"), view_of(*timeline, size),
                        {.language = language});
        const Plan::Parts& p = plan.parts();
        EXPECT_EQ(p.aids.boxes.size(), 2U) << name << size.width << 'x' << size.height;
        for (std::size_t i = 0; i < p.aids.boxes.size(); ++i) {
          const Rect& box = p.aids.boxes[i];
          for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(box.overlaps(p.aids.boxes[k]));
          for (const Rect& other : {p.overlays.column, p.overlays.caption, p.overlays.attribution})
            EXPECT_FALSE(box.overlaps(other)) << name << size.width;
          for (const PlacedLabel& label : placed_labels(plan))
            EXPECT_FALSE(box.overlaps(label.box)) << name << ' ' << label.text;
          for (LonLat at : subject_places(*timeline))
            EXPECT_FALSE(box.inflated(8).contains(p.view.to_page(*p.view.projection.forward(at)))) << name;
        }
      }
}

TEST(Aids, AreLayers) {
  const auto timeline = framing_case("story");
  const auto count = [&](bool Layers::*off) {
    Options options;
    if (off != nullptr) options.layers.*off = false;
    const Plan plan(World::shipped(), timeline, read_theme("paper"), view_of(*timeline, {1280, 720}),
                    options);
    return drawing::dump(compose(plan, timeline::evaluate(*timeline, timeline->begin))).size();
  };
  for (bool Layers::*layer : {&Layers::inset, &Layers::scale_bar, &Layers::north})
    EXPECT_LT(count(layer), count(nullptr));
}

}  // namespace
}  // namespace homebound::compose
