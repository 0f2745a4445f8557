// The view that is chosen when nobody chooses one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "compose/aids/scale_bar.h"
#include "compose/column/overlays.h"
#include "compose/framing/subject.h"
#include "compose/picture/plan_parts.h"
#include "compose/view/theme.h"
#include "support.h"

namespace homebound::compose {
namespace {

struct Case {
  const char* name;
  const char* projection;
};
// Nothing but what a map of these should be: true areas, and the usual look of the world for the world.
constexpr Case cases[] = {
    {"story", "lambert-azimuthal"},
    {"short-hop", "lambert-azimuthal"},
    {"domestic", "lambert-azimuthal"},
    {"pacific", "equal-earth"},
    {"polar", "lambert-azimuthal"},
    {"antipodal", "equal-earth"},
    {"world", "equal-earth"},
    {"single-airport", "lambert-azimuthal"},
    {"out-and-back", "lambert-azimuthal"},
    {"no-flights", "equal-earth"},
};

struct Shaped {
  Case of;
  Size pixels;
};
std::vector<Shaped> all() {
  std::vector<Shaped> result;
  for (const Case& c : cases)
    for (Size size : page_shapes) result.push_back({c, size});
  return result;
}

Overlays overlays_of(const timeline::Timeline& timeline, const View& view, Language language) {
  const Theme theme = read_theme("paper");
  const RouteStyles styles = route_styles(timeline, view, theme, {});
  const Layout layout = layout_of(view.page);
  return plan_overlays({timeline, styles, layout, {.language = language}, theme});
}

class Framings : public testing::TestWithParam<Shaped> {
 protected:
  std::shared_ptr<const timeline::Timeline> timeline = framing_case(GetParam().of.name);
  View view = view_of(*timeline, GetParam().pixels);
  std::vector<LonLat> points = subject_points(*timeline);

  Rect subject() const {
    Rect box;
    for (LonLat p : points)
      if (const auto at = view.projection.forward(p)) box.add(view.to_page(*at));
    return box;
  }
  // What lies on the page when the whole world is shown.
  bool shows_the_world() const {
    const Rect outline = transformed(project_outline(view.projection, Metres(20e3)), view.to_page).bounds();
    return outline.left >= 0 && outline.right <= view.page.width && outline.top >= 0 &&
           outline.bottom <= view.page.height;
  }
};
INSTANTIATE_TEST_SUITE_P(Pages, Framings, testing::ValuesIn(all()), [](auto& i) {
  std::string name = i.param.of.name + std::string("_") +
                     std::to_string(static_cast<int>(i.param.pixels.width)) + "x" +
                     std::to_string(static_cast<int>(i.param.pixels.height));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST_P(Framings, SuitTheSubject) {
  const std::string usual = GetParam().of.projection, name = GetParam().of.name;
  const bool upright = view.page.height > 1.2 * view.page.width;
  const bool world = name == "world" || name == "no-flights" || name == "antipodal";
  const bool whole = upright && world;
  const bool squarer = !upright && world && view.page.height > 0.7 * view.page.width;
  EXPECT_EQ(view.projection.name(), squarer                          ? "winkel-tripel"
                                    : whole && name != "antipodal"   ? "hemispheres"
                                    : upright && name == "antipodal" ? "azimuthal-equidistant"
                                    : upright && name == "pacific"   ? "lambert-azimuthal"
                                                                     : usual);
}

TEST_P(Framings, KeepRoutesAndMarksOnThePageAndClearOfTheOverlays) {
  constexpr double mark = 7;  // page units
  const bool world = shows_the_world();
  const std::vector<LonLat> seen = world ? subject_places(*timeline) : points;
  for (const Language language : {Language::english, Language::chinese}) {
    const Overlays f = overlays_of(*timeline, view, language);
    std::size_t covered = 0;
    for (LonLat p : seen) {
      const auto plane = view.projection.forward(p);
      ASSERT_TRUE(plane) << p.lon << ' ' << p.lat;
      const Point at = view.to_page(*plane);
      EXPECT_TRUE((Rect{0, 0, view.page.width, view.page.height}).inflated(-mark).contains(at))
          << at.x << ' ' << at.y;
      for (const Rect& box : {f.column, f.caption, f.attribution}) covered += box.inflated(mark).contains(at);
    }
    // A map of the world that fills the page leaves less choice.
    EXPECT_LE(covered, world ? seen.size() / 20 : 0);
  }
}

TEST_P(Framings, FillThePage) {
  const double edge = layout_of(view.page).margin;
  const Rect page = Rect{0, 0, view.page.width, view.page.height}, inside = page.inflated(-edge);
  const Rect map = transformed(project_outline(view.projection, Metres(20e3)), view.to_page).bounds();
  const double width = std::min(map.right, page.right) - std::max(map.left, 0.0);
  const double height = std::min(map.bottom, page.bottom) - std::max(map.top, 0.0);
  const bool halves = view.projection.name() == "hemispheres";  // below the header
  EXPECT_TRUE(halves || width >= 0.9 * inside.width() || height >= 0.9 * inside.height())
      << width << 'x' << height;
  if (page.height() > 1.2 * page.width() && !points.empty()) {
    EXPECT_GE(height, 0.6 * page.height());
  }
  if (shows_the_world() || view.projection.name() == "azimuthal-equidistant") return;
  const Rect free = free_of(needed_room(*timeline, view.page), layout_of(view.page));
  EXPECT_GE(free.width() * free.height(), 0.35 * view.page.width * view.page.height);
  const Rect box = subject();
  if (points.size() == 1) {  // a point has no size: it stands in the middle
    EXPECT_LT(length(box.centre() - free.centre()), 0.15 * view.page.width);
    return;
  }
  EXPECT_TRUE(box.width() >= 0.5 * free.width() || box.height() >= 0.5 * free.height())
      << box.width() << "x" << box.height() << " in " << free.width() << "x" << free.height();
}

// Ways over the Pacific, the Atlantic, the Indian Ocean and the Arctic.
const char* const all_oceans[] = {"NRT-LAX", "AKL-LAX", "SYD-SCL", "JFK-SIN", "LHR-GRU", "CPT-PER"};
std::shared_ptr<const timeline::Timeline> over_oceans(std::size_t count) {
  std::string flights;
  for (const std::string way : std::span(all_oceans).first(count))
    flights += test::flight(way, way.substr(0, 3), way.substr(4));
  return test::compiled(flights);
}

TEST(Framing, AnUprightPageShowsTheWorldWithNorthUp) {
  const auto timeline = over_oceans(6);
  for (const Size pixels : {Size{1080, 1920}, Size{2480, 3508}}) {
    const View view = view_of(*timeline, pixels);
    EXPECT_EQ(view.projection.name(), "hemispheres");
    EXPECT_GE(filled(view).height, 0.6);
    for (const LonLat p : subject_places(*timeline)) {
      const auto at = view.projection.forward(p), north = view.projection.forward({p.lon, p.lat + 1});
      ASSERT_TRUE(at && north);
      EXPECT_GT(north->y - at->y, std::abs(north->x - at->x)) << p.lon << ' ' << p.lat;
      EXPECT_TRUE((Rect{0, 0, view.page.width, view.page.height}).contains(view.to_page(*at)));
    }
    // Only the way over the pole goes on in the other disc.
    for (const timeline::Leg& leg : timeline->legs) {
      const auto side = [&](double share) {
        return view.projection.forward(timeline::position(leg, share))->y > 0;
      };
      EXPECT_EQ(side(0) == side(1), leg.start.lat != timeline->legs[3].start.lat);
    }
  }
}

TEST(Framing, ADiscEndsALittleBeyondItsSubject) {
  const auto timeline = over_oceans(4);
  for (const Size pixels : {Size{1920, 1080}, Size{1080, 1920}}) {
    const View view = view_of(*timeline, pixels);
    const Domain& domain = view.projection.domain();
    ASSERT_EQ(domain.kind, Domain::Kind::circle) << view.projection.name();
    EXPECT_LE(domain.radius.value, 120);
    for (const LonLat p : subject_points(*timeline)) EXPECT_TRUE(view.projection.forward(p));
  }
  EXPECT_LE(
      view_of(*timeline, {1280, 720}, {.projection = "lambert-azimuthal"}).projection.domain().radius.value,
      120);
  EXPECT_EQ(view_of(*over_oceans(6), {1920, 1080}).projection.name(), "equal-earth");
}

// Between the shapes of a screen and of a telephone, too.
TEST(Framing, AMapOfTheWorldFillsPagesOfEveryShape) {
  struct Page {
    Size pixels;
    Size least;  // shares of the page's sides
  };
  for (const auto& [pixels, least] :
       {Page{{1920, 1080}, {0.9, 0.75}}, Page{{1280, 800}, {0.9, 0.65}}, Page{{1200, 800}, {0.9, 0.8}},
        Page{{3508, 2480}, {0.9, 0.75}}, Page{{1280, 960}, {0.9, 0.7}}, Page{{1600, 1600}, {0.9, 0.55}},
        Page{{1080, 1350}, {0.9, 0.6}}, Page{{2480, 3508}, {0.9, 0.6}}, Page{{1080, 1920}, {0.9, 0.6}}})
    for (const int flights : story_sizes) {
      if (flights < 60) continue;  // which do not lead all over the world
      const View view = view_of(*generated_story(flights), pixels);
      EXPECT_GE(filled(view).width, least.width)
          << flights << " on " << pixels.width << 'x' << pixels.height << ' ' << view.projection.name();
      EXPECT_GE(filled(view).height, least.height)
          << flights << " on " << pixels.width << 'x' << pixels.height << ' ' << view.projection.name();
    }
}

TEST(Framing, HemispheresStandAsTheyAreLargest) {
  const auto timeline = over_oceans(6);
  for (const Size pixels : {Size{1920, 1080}, Size{1280, 1280}, Size{1080, 1350}, Size{1080, 1920}}) {
    const View view = view_of(*timeline, pixels, {.projection = "hemispheres"});
    const Rect map = transformed(project_outline(view.projection, Metres(20e3)), view.to_page).bounds();
    const Rect free = free_of(needed_room(*timeline, view.page), layout_of(view.page));
    EXPECT_GE(map.width(), 0.9 * (layout_of(view.page).tall ? free.width() : view.page.width))
        << pixels.width << 'x' << pixels.height;
    EXPECT_GE(map.height(), 0.9 * free.height()) << pixels.width << 'x' << pixels.height;
    // A disc is as large as one of two in opposite corners can be.
    const double d = 2 * std::sqrt(2) * 6371008.8 * view.to_page.magnification();
    EXPECT_GT(std::hypot(map.width() - d, map.height() - d), d);
    EXPECT_LT(std::hypot(map.width() - d, map.height() - d), 1.05 * d);
  }
}

// Whether flights are drawn singly or joined: the legend of the one takes half the room of the other's.
TEST(Framing, OnlyTheLegendThatIsShownTakesRoom) {
  const char* const ways[] = {"LHR-CDG", "JFK-BOS", "NRT-KIX", "SYD-MEL", "GRU-GIG",
                              "DEL-BOM", "JNB-CPT", "LAX-SFO", "CAI-AMM"};
  std::string flights = "title = 'Short ways'\n";
  for (int i = 0; i < 180; ++i) {
    const std::string way = ways[i % 9];
    flights += test::flight("f" + std::to_string(i), way.substr(0, 3), way.substr(4));
  }
  const auto timeline = test::compiled(flights);
  for (const auto as : {std::optional<scenario::RoutesAs>(), std::optional(scenario::RoutesAs::flows)}) {
    Framing framing;
    framing.reserved.routes_as = as;
    const View view = view_of(*timeline, {1080, 1920}, framing);
    const Plan plan(World::shipped(), timeline, read_theme("paper"), view, {.routes_as = as});
    ASSERT_EQ(drawn_as(plan), as.value_or(scenario::RoutesAs::flights));
    const Rect map = transformed(project_outline(view.projection, Metres(20e3)), view.to_page).bounds();
    const double gap = map.top - plan.parts().overlays.column.bottom;
    EXPECT_GE(gap, 0);
    EXPECT_LT(gap, as ? 100 : 20);
  }
}

TEST(Framing, FillsThePageInStoriesOfEverySize) {
  for (const int flights : story_sizes) {
    const auto timeline = generated_story(flights);
    const View wide = view_of(*timeline, {1920, 1080}), tall = view_of(*timeline, {1080, 1920});
    EXPECT_TRUE(filled(wide).width >= 0.9 || filled(wide).height >= 0.9)
        << flights << ' ' << filled(wide).width << 'x' << filled(wide).height;
    EXPECT_GE(filled(tall).height, 0.6) << flights;
    for (const View* view : {&wide, &tall}) {
      // With the legend of the form in which so many routes are drawn.
      const Plan plan(World::shipped(), timeline, read_theme("paper"), *view, {});
      const Rect column = plan.parts().overlays.column;
      std::size_t covered = 0, all = 0;
      for (const LonLat p : subject_places(*timeline)) {
        const Point at = view->to_page(*view->projection.forward(p));
        EXPECT_TRUE((Rect{0, 0, view->page.width, view->page.height}).contains(at)) << flights;
        covered += column.contains(at), ++all;
      }
      EXPECT_LE(covered, all / 20) << flights;
    }
  }
}

TEST(Framing, NoRouteRunsAlongTheEdgeOfAMapOfPolarOnes) {
  for (const char* file : {"polar", "antipodal", "world"}) {
    const auto timeline = framing_case(file);
    const View view = view_of(*timeline, {1920, 1080});
    if (view.projection.name() == "equal-earth") {
      EXPECT_LT(polar_share(*timeline, 1000), 0.125) << file;
    }
  }
}

// ... nor of a map of others, where the line is broken: none is drawn beyond 78 degrees, and the aircraft
// stays.
TEST(Framing, NoRouteRunsAlongTheEdgeOfAWorldMap) {
  const auto timeline = test::compiled(test::flight("over", "JFK", "PEK") + test::flight("b", "GRU", "JNB") +
                                       test::flight("c", "SYD", "LAX"));
  for (const char* name : {"equal-earth", "robinson", "plate-carree", "orthographic"}) {
    Framing framing;
    framing.projection = name;
    const View view = view_of(*timeline, {1280, 720}, framing);
    const Plan plan(World::shipped(), timeline, read_theme("paper"), view, {});
    const Routes& routes = plan.parts().routes;
    ASSERT_EQ(routes.marked.size(), 3U) << name;
    double highest = 0;
    const RouteLine& drawn = routes.marked[0].line;
    for (const double share : drawn.share)
      highest = std::max(highest, timeline::position(timeline->legs[0], share).lat);
    const bool is_globe = std::string(name) == "orthographic";
    EXPECT_EQ(highest > 80, is_globe) << name << ": " << highest;
    EXPECT_TRUE(is_globe || place_on(routes.lines[0], 0.5)) << name << ": the aircraft is shown";
    EXPECT_EQ(drawn.path->parts() > 4, !is_globe) << name << ": it fades in dashes";
    if (is_globe) continue;
    EXPECT_EQ(routes.marked[1].line.share.front(), 0) << name;
    EXPECT_EQ(routes.marked[1].line.share.back(), 1) << name;
  }
}

// Moving the map by hand or by a scene moves no aid.
TEST(Framing, AidsKeepTheirCornerWhateverTheView) {
  const auto timeline = framing_case("story");
  const View home = view_of(*timeline, {1280, 720});
  const auto corners = [&](const View& view) {
    const Plan plan(World::shipped(), timeline, read_theme("paper"), view, {});
    std::vector<Point> result;
    for (const Rect& box : plan.parts().aids.boxes) result.push_back({box.right, box.bottom});
    return result;
  };
  const std::vector<Point> all = corners(home);
  ASSERT_EQ(all.size(), 2U);
  for (const double x : {-300.0, -120.0, 60.0, 200.0})
    for (const double y : {-150.0, 0.0, 100.0}) {
      View moved = home;
      moved.to_page = Affine::translate({x, y}) * home.to_page;
      const auto here = corners(moved);
      // One that would cover an airport is left out, and the inset then stands in its place.
      if (here.size() == 2) {
        EXPECT_EQ(here, all) << x << ' ' << y;
      }
      for (const Point p : here) EXPECT_EQ(p.x, all[0].x);
    }
}

TEST(Framing, AnotherProjectionShowsTheSameRegion) {
  const auto timeline = framing_case("story");
  for (const char* projection : {"equal-earth", "robinson", "mercator", "plate-carree"}) {
    const View view = view_of(*timeline, {1280, 720}, {.projection = projection});
    Rect box;
    for (LonLat p : subject_points(*timeline)) box.add(view.to_page(*view.projection.forward(p)));
    EXPECT_GT(std::max(box.width() / 1280, box.height() / 720), 0.5) << projection;
  }
}

TEST(Framing, TurnsAPolarMapSoThatTheRouteIsLargest) {
  const auto timeline = framing_case("polar");
  const View wide = view_of(*timeline, {1920, 1080}), tall = view_of(*timeline, {1080, 1920});
  EXPECT_EQ(wide.projection.centre().lat, 90);
  EXPECT_EQ(tall.projection.centre().lat, 90);
  EXPECT_NE(wide.projection.centre().lon, tall.projection.centre().lon);
}

TEST(Framing, CutsTheWorldWhereFewRoutesPass) {
  EXPECT_EQ(world_meridian(*framing_case("no-flights")), 10);
  const double lon = world_meridian(*framing_case("antipodal"));  // Madrid to Wellington, eastwards
  EXPECT_NEAR(lon, 10, 15);
}

TEST(Framing, WhatIsAskedForWins) {
  const auto timeline = framing_case("domestic");
  EXPECT_EQ(view_of(*timeline, {1280, 720}, {.projection = "mollweide"}).projection.name(), "mollweide");
  const View centred = view_of(*timeline, {1280, 720}, {.center = LonLat{-90, 40}});
  EXPECT_EQ(centred.projection.centre(), (LonLat{-90, 40}));
  const Point middle = centred.to_page(*centred.projection.forward({-90, 40}));
  EXPECT_NEAR(middle.x, 640 + 168, 40);  // the middle of what the column leaves free
  const View code = view_of(*timeline, {1280, 720}, {.projection = "EPSG:5070"});
  Rect box;
  for (LonLat p : subject_points(*timeline)) box.add(code.to_page(*code.projection.forward(p)));
  EXPECT_GT(box.width(), 500);
  const LonLatBox all{-180, -90, 180, 90};
  EXPECT_EQ(view_of(*timeline, {1280, 720}, {.extent = all}).projection.name(), "equal-earth");
}

TEST(Framing, NothingOfAnExtentLiesUnderTheOverlays) {
  const auto timeline = framing_case("story");
  for (const Size pixels : {Size{1280, 720}, Size{1000, 500}, Size{720, 1280}, Size{1080, 1080}})
    for (const LonLatBox& box :
         {LonLatBox{70, -12, 155, 50}, LonLatBox{100, 0, 125, 42}, LonLatBox{105, 18, 112, 20}})
      for (const int charts : {0, 1}) {
        const Size page = page_setup(pixels).page;
        const View view = frame(*timeline, {.extent = box, .reserved = {.charts = charts}}, page, 1);
        const Plan plan(World::shipped(), timeline, read_theme("paper"), view, {});
        const Rect column = plan.parts().overlays.column;
        ASSERT_FALSE(column.empty());
        const std::vector<Rect>& aids = plan.parts().aids.boxes;
        EXPECT_TRUE(!aids.empty() || !scale_bar(view)) << "the scale bar has its room";
        double least = 1e9;  // from the extent to an edge of what is free
        const int steps = 30;
        for (int i = 0; i <= steps; ++i)
          for (int k = 0; k <= steps; ++k) {
            const double width = box.east - box.west;
            const LonLat at{box.west + width * i / steps, box.south + (box.north - box.south) * k / steps};
            const Point p = view.to_page(*view.projection.forward(at));
            EXPECT_FALSE(column.contains(p)) << at.lon << " " << at.lat << " on " << pixels.width;
            EXPECT_TRUE((Rect{-0.1, -0.1, page.width + 0.1, page.height + 0.1}.contains(p))) << at.lon;
            const bool covered = charts > 0 && !layout_of(page).tall && p.x > page.width - chart_room.width &&
                                 p.y > page.height - chart_room.height;
            EXPECT_FALSE(covered) << at.lon << " " << at.lat << " on " << pixels.width;
            EXPECT_TRUE(std::ranges::none_of(aids, [&](const Rect& aid) { return aid.contains(p); }))
                << at.lon << " " << at.lat << " on " << pixels.width;
            least = std::min({least, page.width - p.x, page.height - p.y});
          }
        EXPECT_LT(least, charts > 0 ? 400 : 160) << "as large as there is room for";
      }
}

// The column lies on it where nobody flies.
TEST(Framing, AnExtentOfTheWorldFillsThePage) {
  const auto timeline = framing_case("story");
  const Size page = page_setup({1280, 720}).page;
  const View view = frame(*timeline, {.extent = LonLatBox{-180, -60, 180, 80}}, page, 1);
  const Plan plan(World::shipped(), timeline, read_theme("paper"), view, {});
  const Rect column = plan.parts().overlays.column;
  const double width = view.to_page(*view.projection.forward(LonLat{180, 0})).x -
                       view.to_page(*view.projection.forward(LonLat{-180, 0})).x;
  EXPECT_GT(width, 0.9 * page.width);
  for (const auto& leg : timeline->legs)
    for (const LonLat at : {leg.start, leg.finish})
      EXPECT_FALSE(column.contains(view.to_page(*view.projection.forward(at))));
  // Callouts leave room for the names of all six airports.
  ASSERT_FALSE(plan.parts().callouts.empty());
  EXPECT_EQ(
      std::ranges::count_if(plan.parts().labels,
                            [](const Label& l) { return l.kind == LabelKind::airport && l.box.has_value(); }),
      6);
}

TEST(Overlays, StaysOnThePageWhateverItsSizeAndTextScale) {
  for (const char* name : {"story", "world", "pacific"})
    for (Size pixels : {Size{1920, 1080}, Size{1080, 1920}, Size{1080, 1080}, Size{2480, 3508}})
      for (const double text_scale : {1.0, 1.5, 2.0})
        for (const Language language : {Language::english, Language::chinese}) {
          if (text_scale > 1.5 && pixels.width < pixels.height) continue;  // half as wide as a panel needs
          const auto timeline = framing_case(name);
          const Size page = page_setup(pixels, text_scale).page;
          View view = view_of(*timeline, pixels);
          view.page = page;
          const Overlays f = overlays_of(*timeline, view, language);
          for (const Rect& box : {f.column, f.caption, f.attribution})
            if (!box.empty()) {
              EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right <= page.width &&
                          box.bottom <= page.height)
                  << name << ' ' << page.width << 'x' << page.height << ": " << box.left << ' ' << box.top
                  << ' ' << box.right << ' ' << box.bottom;
            }
          EXPECT_FALSE(f.column.overlaps(f.caption)) << name << ' ' << page.width << 'x' << page.height;
          EXPECT_FALSE(f.attribution.overlaps(f.caption)) << name << ' ' << page.width << 'x' << page.height;
        }
}

}  // namespace
}  // namespace homebound::compose
