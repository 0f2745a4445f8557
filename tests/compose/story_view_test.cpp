// The story's camera, its shots and chapters.
#include "compose/framing/story_view.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "compose/column/chapter.h"
#include "compose/column/story_rows.h"
#include "compose/kit/writer.h"
#include "compose/picture/shot.h"
#include "scenario/explored_layers.h"
#include "support.h"

namespace homebound::compose {
namespace {

using test::built_in_story;
using test::compiled;
using testing::HasSubstr;
using testing::Not;

const std::string three_scenes = test::flight("a", "CGK", "PEK") + test::flight("b", "PNH", "CAN") + R"(
[[scene]]
from = 2020-01-01T00:00:00Z
to = 2020-01-01T01:00:00Z
seconds = 5
title = "All"
[[scene]]
from = 2020-01-01T01:00:00Z
to = 2020-01-01T02:00:00Z
seconds = 5
title = "One"
camera = { frame = ["b"] }
hide = "totals"
[[scene]]
from = 2020-01-01T02:00:00Z
to = 2020-01-01T03:00:00Z
seconds = 5
glide = 0
camera = { projection = "orthographic", center = [0, 40] }
)";

TEST(StoryViews, StandGlideAndCut) {
  const auto t = compiled(three_scenes);
  const StoryViews views(*t, {}, {1280, 720}, 1);
  EXPECT_FALSE(views.at(4.9).passage);
  EXPECT_EQ(views.at(4.9).view, views.home());
  const auto fading = views.at(5.1);
  EXPECT_EQ(fading.passage->way, 0);
  EXPECT_NEAR(fading.passage->detail, 2 / 3.0, 1e-9);
  EXPECT_EQ(fading.view, views.home()) << "still stands";
  EXPECT_NEAR(views.at(6).passage->way, 0.5, 1e-9);
  EXPECT_EQ(views.at(6).passage->detail, 0);
  EXPECT_EQ(views.at(6.9).view, views.at(9).view) << "stands again while details fade in";
  EXPECT_FALSE(views.at(7.01).passage);
  EXPECT_FALSE(views.at(10).passage) << "no glide: a cut";
  EXPECT_EQ(views.at(10).view.projection.name(), "orthographic");
  EXPECT_FALSE(StoryViews(*t, {}, {1280, 720}, 1, false).at(6).passage) << "an explicit framing stays";
}

TEST(StoryViews, AFrameMovesTheMapOfTheWholeStory) {
  const auto t = compiled(three_scenes);
  const StoryViews views(*t, {}, {1280, 720}, 1);
  const View all = views.at(0).view, one = views.at(9).view;
  EXPECT_EQ(all.projection, one.projection);
  EXPECT_GT(one.to_page.magnification(), 1.2 * all.to_page.magnification());
  const Rect page{0, 0, 1280, 720};
  for (const auto& p : t->scenario->places) {
    if (p.iata != "PNH" && p.iata != "CAN") continue;
    EXPECT_TRUE(page.contains(one.to_page(*one.projection.forward(p.at)))) << p.iata;
  }
}

// No step of a thirtieth of a second moves anything on the page far.
TEST(StoryViews, GlideWithoutAJump) {
  const auto t = built_in_story();
  const StoryViews views(*t, {}, {1280, 720}, 1);
  const LonLat manila{121, 14.6};  // about in the middle of it all
  std::optional<Point> before;
  for (int frame = 0; frame <= 30 * t->story.duration(); ++frame) {
    const double s = frame / 30.0;
    const View view = views.at(s).view;
    const auto plane = view.projection.forward(manila);
    ASSERT_TRUE(plane);
    const Point at = view.to_page(*plane);
    EXPECT_LT(length(at - before.value_or(at)), 60) << s;
    before = at;
  }
}

TEST(Shots, AreTheSameWhateverWasShownBefore) {
  const auto t = compiled(three_scenes);
  const StoryViews views(*t, {}, {1280, 720}, 1);
  const auto options = [&](std::size_t scene) {
    Options o;
    o.story = true;
    o.layers = scenario::layers_in(*t->scenario, scene, {});
    return o;
  };
  const Theme theme = read_theme("paper");
  ShotMaker seasoned(World::shipped(), t, nullptr);
  for (const double s : {4.0, 5.1, 6.0, 6.95, 8.0, 6.0, 5.1}) {
    ShotMaker fresh(World::shipped(), t, nullptr);
    const auto state = timeline::evaluate_story(*t, s);
    const ShotOrder asked = order(views, s, options);
    EXPECT_EQ(drawing::dump(compose(seasoned.make(asked, theme), state)),
              drawing::dump(compose(fresh.make(asked, theme), state)))
        << s;
  }
}

TEST(Shots, OnTheWayNameOnlyTheScenariosPlaces) {
  const auto t = compiled(three_scenes);
  const StoryViews views(*t, {}, {1280, 720}, 1);
  ShotMaker shots(World::shipped(), t, nullptr);
  const auto text = [&](double s) {
    const auto shot = shots.make(order(views, s, [](auto) { return Options{}; }), read_theme("paper"));
    return drawing::dump(compose(shot, timeline::evaluate_story(*t, s)));
  };
  EXPECT_THAT(text(4), HasSubstr("Hanoi"));
  EXPECT_THAT(text(6), Not(HasSubstr("Hanoi")));
  EXPECT_THAT(text(6), HasSubstr("Phnom Penh"));
  EXPECT_THAT(text(8), HasSubstr("Hanoi"));
}

TEST(Shots, OfAMapInTwoPiecesFadeIntoOneAnother) {
  std::string toml = three_scenes;
  toml.resize(toml.find("glide = 0"));
  toml += "camera = { projection = 'hemispheres' }\n";
  const auto t = compiled(toml);
  const StoryViews views(*t, {}, {720, 1280}, 1);
  ShotMaker shots(World::shipped(), t, nullptr);
  std::size_t fading = 0;
  for (double s = 0; s < t->story.duration(); s += 0.5) {
    const auto shot = shots.make(order(views, s, [](auto) { return Options{}; }), read_theme("paper"));
    if (!shot.from || shot.way <= 0 || shot.way >= 1) continue;
    const std::string drawn = drawing::dump(compose(shot, timeline::evaluate_story(*t, s)));
    fading += drawn.find("fading in") != drawn.npos ? 1U : 0U;
  }
  EXPECT_GT(fading, 1U);
}

// A card of the story is not the picture of somebody who explores the map at its second.
TEST(Chapters, ACardIsDrawnWhereTheStoryIsTold) {
  const auto t = built_in_story();
  for (const std::size_t scene : {std::size_t{0}, std::size_t{10}})
    for (const bool cards : {true, false}) {
      Options options;
      options.cards = cards;
      options = in_scene(options, *t->scenario, scene,
                         (cards ? scenario::layers_in : scenario::explored_layers)(*t->scenario, scene, {}));
      const double second = t->story.stretches[scene].from_second + 3;
      const drawing::Drawing drawn = compose(test::plan_of(t, options), timeline::evaluate_story(*t, second));
      const std::string said = test::texts(drawn.items);
      EXPECT_EQ(said.find("254 ") != std::string::npos, cards || scene > 0) << said;
      EXPECT_EQ(drawing::dump(drawn).find("title card") != std::string::npos, cards);
      EXPECT_EQ(said.find("Bangkok") == std::string::npos, cards) << "the map below has its names";
    }
}

TEST(Chapters, TellTheScene) {
  const auto t = compiled("title = 'Whole'\n" + three_scenes);
  Options options;
  options.story = true;
  const Plan plan = test::plan_of(t, options);
  const auto at = [&](double s) { return drawing::dump(compose(plan, timeline::evaluate_story(*t, s))); };
  EXPECT_THAT(at(2), testing::AllOf(HasSubstr("\"All\""), HasSubstr("1 / 3"), HasSubstr("Whole")));
  EXPECT_THAT(at(7), HasSubstr("\"One\""));
  EXPECT_THAT(at(2), Not(HasSubstr("1 s ≈"))) << "all scenes have one pace";
  const Plan story = test::plan_of(built_in_story(), options);
  EXPECT_THAT(drawing::dump(compose(story, timeline::evaluate_story(*built_in_story(), 46))),
              HasSubstr("1 s ≈ 18 min"));
  EXPECT_THAT(drawing::dump(compose(story, timeline::evaluate_story(*built_in_story(), 95))),
              HasSubstr("paused"));
}

TEST(Chapters, SayHowFastTimePassesAsItIsTold) {
  const auto story = built_in_story();
  const auto at = [&](double second, double speed, bool real, Language language = Language::english) {
    return pace_text(*story, {second, story->story.stretch_at(second), speed, real}, language);
  };
  EXPECT_EQ(at(46, 1, false), "1 s ≈ 18 min");
  EXPECT_EQ(at(46, 2, false), "1 s ≈ 35 min");
  EXPECT_EQ(at(46, 20, true), "1 s ≈ 20 s");
  EXPECT_EQ(at(46, 2000, true), "1 s ≈ 33 min");
  EXPECT_EQ(at(46, 10000, true), "1 s ≈ 2.8 h");
  EXPECT_EQ(at(46, 1, true), "real time");
  EXPECT_EQ(at(95, 1, false), "paused");
  EXPECT_EQ(at(95, 50, true), "1 s ≈ 50 s") << "life holds nothing";
  EXPECT_EQ(at(46, 500, true, Language::chinese), "1秒≈8.3分钟");
  EXPECT_EQ(at(46, 1, true, Language::chinese), "实时");

  // And so does the picture.
  Options options;
  options.story = true;
  timeline::FrameState state = timeline::evaluate_story(*story, 46);
  state.story->speed = 2000, state.story->real = true;
  EXPECT_THAT(drawing::dump(compose(test::plan_of(story, options), state)), HasSubstr("1 s ≈ 33 min"));
}

}  // namespace
TEST(Totals, KeepToTheirColumnsHoweverMany) {
  for (const int people : {250, 98765, 987654}) {
    std::string flights;
    for (const char* to : {"PEK", "NRT"})
      flights += fmt::format(
          "[[flight]]\nfrom = 'SYD'\nto = '{}'\ndepart = 2024-03-01T09:00:00\narrive = 2024-03-01T19:00:00\n"
          "people = {}\n",
          to, people);
    const auto t = compiled(flights);
    const Theme theme = read_theme("paper");
    Items items;
    Writer w{items, theme, Language::english, {0, 0, 257, 200}};
    const timeline::FrameState state = timeline::evaluate(*t, *parse_instant("2024-03-01T03:00Z"));
    const RouteStyles styles = route_styles(*t, view_of(*t), theme, {});
    write_totals(w, {*t, styles, {}, {}, theme}, state);
    double end = 0;
    int counts = 0;
    for (const drawing::Item& item : items) {
      const auto* run = std::get_if<drawing::GlyphRun>(&item);
      if (!run || run->text.find_first_not_of("0123456789,") != std::string::npos) continue;
      EXPECT_GT(run->origin.x, end) << run->text;
      EXPECT_GE(run->size, 9);
      end = run->origin.x + text::shape(run->text, w.figures(run->size, 600)).width;
      ++counts;
    }
    EXPECT_EQ(counts, 3);
    EXPECT_LE(end, 257.01);
    EXPECT_THAT(state.totals, testing::ElementsAre(testing::Field(&timeline::Total::aboard, 2 * people)));
  }
}

TEST(Totals, SayWhatIsNotKnown) {
  std::string flights =
      "[kinds]\nknown = { en = 'known', zh = '已知' }\nsome = { en = 'some', zh = '部分' }\n"
      "about = { en = 'about', zh = '约数' }\nnone = { en = 'none', zh = '未知' }\n";
  for (const auto& [kind, people] :
       {std::pair{"known", "90"}, {"some", "164"}, {"some", "'n/a'"}, {"about", "'c. 150'"}, {"none", "'?'"}})
    flights += fmt::format(
        "[[flight]]\nfrom = 'SYD'\nto = 'PEK'\ndepart = 2024-03-01T09:00:00\n"
        "arrive = 2024-03-01T19:00:00\npeople = {}\nkind = '{}'\n",
        people, kind);
  const auto t = compiled(flights);
  const Theme theme = read_theme("paper");
  const RouteStyles styles = route_styles(*t, view_of(*t), theme, {});
  const auto said = [&](Language language) {
    Items items;
    Writer w{items, theme, language, {0, 0, 257, 400}};
    write_totals(w, {*t, styles, {}, {}, theme}, timeline::evaluate(*t, t->end));
    EXPECT_NEAR(w.y, totals_height(*t, styles.kinds), 1e-9);
    std::vector<std::string> texts;
    for (const drawing::Item& item : items)
      if (const auto* run = std::get_if<drawing::GlyphRun>(&item)) {
        texts.push_back(run->text);
        EXPECT_GE(run->size, 9) << run->text;
        EXPECT_GE(run->origin.x, 0) << run->text;
        EXPECT_LE(run->origin.x, 257) << run->text;
      }
    return texts;
  };
  using testing::Contains;
  for (const char* text : {"90", "at least", "164", "about", "150", "unknown", "0"})
    EXPECT_THAT(said(Language::english), Contains(text));
  for (const char* text : {"90", "至少", "164", "约", "150", "人数不详", "0"})
    EXPECT_THAT(said(Language::chinese), Contains(text));
  // A click on a counter asks for its evidence.
  const auto cell =
      counter_cell({250, totals_height(*t, styles.kinds) - 2}, {0, 0, 257, 400}, 0, *t, styles.kinds);
  ASSERT_TRUE(cell);
  EXPECT_EQ(t->kinds[cell->kind], "none");
  EXPECT_EQ(cell->status, timeline::Status::landed);
}

}  // namespace homebound::compose
