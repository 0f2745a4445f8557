#include "compose/picture/compose.h"

#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/suggest.h"
#include "compose/framing/framing.h"
#include "compose/picture/shot.h"
#include "compose/view/page.h"
#include "geo/sphere.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

namespace homebound::compose {
namespace {

using testing::HasSubstr;

std::shared_ptr<const timeline::Timeline> built_in() {
  static const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  return timeline;
}

std::shared_ptr<const timeline::Timeline> routes(const std::string& pairs) {
  std::string toml = "title = 'routes'\n";
  for (std::size_t i = 0; i + 7 <= pairs.size(); i += 8)
    toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = '" + pairs.substr(i, 3) + "'\nto = '" +
            pairs.substr(i + 4, 3) + "'\ndepart = 2020-01-01T00:00:00Z\npeople = 1\n";
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "routes.toml"))));
}

Plan plan_for(std::shared_ptr<const timeline::Timeline> timeline, Size pixels, const Framing& framing = {},
              Options options = {}, const std::string& theme = "paper") {
  const PageSetup setup = page_setup(pixels);
  View view = frame(*timeline, framing, setup.page, setup.scale);
  return Plan(World::shipped(), std::move(timeline), read_theme(theme), std::move(view), options);
}

Instant at(const char* text) { return *parse_instant(text); }

drawing::Drawing picture(const Plan& plan, const char* time) {
  return compose(plan, timeline::evaluate(plan.timeline(), at(time)));
}

TEST(PageSetup, KeepsTheLayoutAtAnySize) {
  const PageSetup hd = page_setup({1920, 1080}), uhd = page_setup({3840, 2160});
  EXPECT_EQ(hd.page, (Size{1280, 720}));
  EXPECT_EQ(uhd.page, hd.page);
  EXPECT_DOUBLE_EQ(uhd.scale, 3);
  EXPECT_EQ(page_setup({1080, 1920}).page, (Size{720, 1280}));
  EXPECT_EQ(page_setup({1920, 1080}, 2).page, (Size{640, 360}));
}

std::string furniture_in(const drawing::Drawing& drawing) {
  for (const drawing::Item& item : drawing.items)
    if (const auto* group = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      if ((*group)->name == "furniture") return drawing::dump({drawing.page, {}, {item}});
  return {};
}

TEST(Sliding, IsThePictureInTwoPartsAndItsScaleIsThatOfTheViewSeen) {
  const Plan plan =
      plan_for(built_in(), {1280, 720}, {.projection = "mercator", .extent = LonLatBox{100, -10, 125, 10}});
  const Shot shot{std::shared_ptr<const Plan>(std::shared_ptr<const Plan>(), &plan), {}, {}, 0, 1};
  const timeline::FrameState state = timeline::evaluate(plan.timeline(), at("2015-11-10T06:00+08:00"));
  const drawing::Drawing whole = compose(plan, state);
  const Sliding still = compose_sliding(shot, plan.view(), state);
  EXPECT_EQ(still.map.items.size() + 1, whole.items.size());
  EXPECT_EQ(furniture_in(still.map), "");
  EXPECT_EQ(still.furniture.background.a, 0);
  ASSERT_NE(furniture_in(whole), "");
  EXPECT_EQ(furniture_in(still.furniture), furniture_in(whole));
  View nearer = plan.view();
  nearer.to_page = Affine::scale(1.7, 1.7) * nearer.to_page;
  EXPECT_NE(furniture_in(compose_sliding(shot, nearer, state).furniture), furniture_in(whole))
      << "its scale bar";
}

TEST(Labels, NeverOverlapAndStayOnThePage) {
  for (Size size : {Size{1280, 720}, Size{3840, 2160}, Size{1080, 1080}, Size{1080, 1920}})
    for (const char* projection : {"", "equal-earth", "orthographic", "mercator"})
      for (Language language : {Language::english, Language::chinese}) {
        const Plan plan = plan_for(built_in(), size, {.projection = projection}, {.language = language});
        const auto labels = placed_labels(plan);
        EXPECT_GE(labels.size(), 6U);
        for (std::size_t i = 0; i < labels.size(); ++i) {
          const Rect& a = labels[i].box;
          EXPECT_TRUE(a.left >= 0 && a.top >= 0 && a.right <= plan.view().page.width &&
                      a.bottom <= plan.view().page.height);
          for (std::size_t k = i + 1; k < labels.size(); ++k) {
            if (labels[i].kind == "callout" && labels[k].kind == "callout") continue;  // of other times
            EXPECT_FALSE(a.overlaps(labels[k].box))
                << labels[i].text << " over " << labels[k].text << " in " << projection;
          }
        }
      }
}

TEST(Labels, TheSixAirportsOfTheStoryAreAlwaysNamed) {
  const Plan plan = plan_for(built_in(), {1280, 720});
  std::vector<std::string> names;
  for (const PlacedLabel& l : placed_labels(plan))
    if (l.kind == "airport") names.push_back(l.text);
  EXPECT_THAT(names, testing::UnorderedElementsAre(HasSubstr("PEK"), HasSubstr("PVG"), HasSubstr("HGH"),
                                                   HasSubstr("CAN"), HasSubstr("PNH"), HasSubstr("CGK")));
}

TEST(Framing, HoldsEveryRouteInsideThePage) {
  struct Case {
    const char* pairs;
    const char* projection;
  };
  for (const Case& c :
       {Case{"PNH-PEK CGK-PVG", ""}, Case{"NRT-LAX", ""}, Case{"AKL-LAX SYD-SCL JFK-SIN", ""},
        Case{"NRT-LAX AKL-LAX", "robinson"}, Case{"LHR-CDG", ""}, Case{"PEK-PVG", "lambert-conic"}}) {
    const auto timeline = routes(c.pairs);
    const PageSetup setup = page_setup({1280, 720});
    const View view = frame(*timeline, {.projection = c.projection}, setup.page, setup.scale);
    for (const timeline::Leg& leg : timeline->legs)
      for (LonLat p : leg.path[0].points(Metres(100e3))) {
        const auto plane = view.projection.forward(p);
        ASSERT_TRUE(plane) << c.pairs << " " << c.projection;
        const Point at = view.to_page(*plane);
        EXPECT_TRUE((Rect{0, 0, setup.page.width, setup.page.height}).contains(at))
            << c.pairs << at.x << ' ' << at.y;
      }
  }
}

TEST(Framing, ARegionGetsAnEqualAreaMapAndTheWorldAWorldMap) {
  const PageSetup setup = page_setup({1280, 720});
  EXPECT_EQ(frame(*built_in(), {}, setup.page, 1).projection.name(), "lambert-azimuthal");
  EXPECT_EQ(frame(*routes("NRT-LAX LHR-SIN GRU-JNB"), {}, setup.page, 1).projection.name(), "equal-earth");
  // Over the pole, or on a page twice as high as such a map would be.
  EXPECT_EQ(frame(*routes("NRT-LAX JFK-SIN GRU-JNB"), {}, setup.page, 1).projection.name(),
            "lambert-azimuthal");
  EXPECT_EQ(frame(*routes("NRT-LAX LHR-SIN GRU-JNB"), {}, {720, 1280}, 1).projection.name(),
            "azimuthal-equidistant");
}

TEST(Framing, AnExtentFillsThePageAsFarAsItsShapeAllows) {
  const PageSetup setup = page_setup({1280, 720});
  const LonLatBox box{70, -12, 155, 50};
  const auto view_of = [&](bool scale) {
    return frame(*built_in(),
                 {.projection = "plate-carree", .extent = box, .reserved = {.story = false, .scale = scale}},
                 setup.page, 1);
  };
  const View view = view_of(false), with_scale = view_of(true);
  const Point nw = view.to_page(*view.projection.forward({70, 50})),
              se = view.to_page(*view.projection.forward({155, -12}));
  EXPECT_NEAR(se.y - nw.y, 720, 0.01);  // taller than the page is wide, so height decides
  EXPECT_NEAR((nw.x + se.x) / 2, 640, 0.01);
  EXPECT_DOUBLE_EQ(with_scale.to_page.a, view.to_page.a) << "there is room for a scale bar beside it";
  EXPECT_LT(with_scale.to_page.e, view.to_page.e);
  EXPECT_THROW(
      frame(*built_in(),
            {.projection = "orthographic", .center = LonLat{0, 0}, .extent = LonLatBox{170, -5, -170, 5}},
            setup.page, 1),
      UsageError);
}

TEST(Compose, IsAPureFunctionOfTheInstant) {
  const Plan plan = plan_for(built_in(), {1280, 720});
  const std::string six = drawing::dump(picture(plan, "2015-11-10T06:00+08:00"));
  const std::string eight = drawing::dump(picture(plan, "2015-11-10T08:00+08:00"));
  EXPECT_NE(six, eight);
  EXPECT_EQ(six, drawing::dump(picture(plan, "2015-11-10T06:00+08:00")));
  // A plan made anew draws the same.
  EXPECT_EQ(six, drawing::dump(picture(plan_for(built_in(), {1280, 720}), "2015-11-10T06:00+08:00")));
}

TEST(Compose, TheBaseMapIsKeyedByTheViewAlone) {
  const auto key = [](const Plan& plan, const char* t) {
    return std::get<std::shared_ptr<const drawing::Group>>(picture(plan, t).items.front())->key;
  };
  const Plan plan = plan_for(built_in(), {1280, 720});
  EXPECT_NE(key(plan, "2015-11-10T06:00Z"), 0U);
  EXPECT_EQ(key(plan, "2015-11-10T06:00Z"), key(plan, "2015-11-09T20:00Z"));
  EXPECT_NE(key(plan, "2015-11-10T06:00Z"),
            key(plan_for(built_in(), {1280, 720}, {}, {}, "night"), "2015-11-10T06:00Z"));
}

TEST(Compose, EveryColourOfTheBaseMapChangesItsKey) {
  const View view = plan_for(built_in(), {1280, 720}).view();
  std::set<std::uint64_t> keys;
  const auto add = [&](const Theme& theme) {
    const drawing::Drawing drawing =
        picture(Plan(World::shipped(), built_in(), theme, view, {}), "2015-11-10T06:00Z");
    return keys.insert(std::get<std::shared_ptr<const drawing::Group>>(drawing.items.front())->key).second;
  };
  Theme theme = read_theme("paper");
  EXPECT_TRUE(add(theme));
  EXPECT_FALSE(add(theme)) << "made again, it is the same map";
  int colour = 0;
  for (const auto member : {&Theme::ocean, &Theme::land, &Theme::lake, &Theme::coast, &Theme::boundary,
                            &Theme::graticule, &Theme::outline}) {
    (theme.*member).r += 1 / 255.0F;
    EXPECT_TRUE(add(theme)) << "colour " << ++colour;
  }
  for (const auto member : {&Theme::coast_width, &Theme::boundary_width, &Theme::graticule_width}) {
    theme.*member += 0.1;
    EXPECT_TRUE(add(theme)) << "a width";
  }
}

TEST(Compose, ShowsFourAircraftAtSix) {
  const Plan plan = plan_for(built_in(), {1280, 720});
  const drawing::Drawing drawing = picture(plan, "2015-11-10T06:00+08:00");
  int aircraft = 0;
  for (const drawing::Item& item : drawing.items)
    if (const auto* group = std::get_if<std::shared_ptr<const drawing::Group>>(&item);
        group && (*group)->name == "aircraft")
      for (const drawing::Item& inner : (*group)->items)
        aircraft += std::holds_alternative<drawing::Fill>(inner);
  EXPECT_EQ(aircraft, 4);
}

TEST(Compose, EveryLayerCanBeSwitchedOff) {
  Options usual;
  usual.layers.graticule_labels = false;  // they stand where other layers leave room
  const Plan all = plan_for(built_in(), {1280, 720}, {}, usual);
  const std::string with = drawing::dump(picture(all, "2015-11-10T06:00Z"));
  for (bool Layers::*layer : {&Layers::graticule, &Layers::boundaries, &Layers::lakes, &Layers::cities,
                              &Layers::labels, &Layers::title, &Layers::clock, &Layers::totals,
                              &Layers::caption, &Layers::attribution, &Layers::legend}) {
    Options options = usual;
    options.layers.*layer = false;
    const Plan plan = plan_for(built_in(), {1280, 720}, {}, options);
    EXPECT_LT(drawing::dump(picture(plan, "2015-11-10T06:00Z")).size(), with.size())
        << scenario::to_string(options.layers);
  }
}

TEST(Themes, AreReadableAndComplete) {
  for (const std::string& name : theme_names()) {
    const Theme t = read_theme(name);
    EXPECT_EQ(t.name, name);
    const Colour paper = t.panel.with_alpha(1);
    EXPECT_GE(contrast_ratio(t.text, paper), 7) << name;
    EXPECT_GE(contrast_ratio(t.text_muted, paper), 4.5) << name;
    EXPECT_GE(contrast_ratio(t.accent, paper), 4.5) << name;
    EXPECT_GE(contrast_ratio(t.text_muted, t.land), 4.5) << name;
    EXPECT_GE(contrast_ratio(t.text, t.ocean), 7) << name;
    for (std::size_t i = 0; i < 2; ++i) EXPECT_GE(contrast_ratio(t.routes[i], t.ocean), 3) << name << i;
  }
}

TEST(Themes, ErrorsNameTheLineAndTheNearestKey) {
  const std::string file = testing::TempDir() + "/broken.toml";
  std::ofstream(file) << "name = \"x\"\ndark = false\nocaen = \"#ffffff\"\nland = \"green\"\n";
  try {
    read_theme(file);
    FAIL();
  } catch (const InputError& e) {
    EXPECT_THAT(e.what(), HasSubstr(file + ":3:"));
    EXPECT_THAT(e.what(), HasSubstr("did you mean 'ocean'?"));
    EXPECT_THAT(e.what(), HasSubstr(file + ":4:"));
    EXPECT_THAT(e.what(), HasSubstr("found \"green\""));
    EXPECT_THAT(e.what(), HasSubstr("'coast' is missing"));
  }
  EXPECT_THROW(read_theme("nigth"), Error);
  EXPECT_THROW(read_theme("/nonexistent/theme.toml"), Error);
}

}  // namespace
}  // namespace homebound::compose
