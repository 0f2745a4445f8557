// How routes look: width, colour, certainty, trails, arrows, pulses, and the legend that says so.
#include "compose/routes/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/colour_vision.h"
#include "compose/picture/plan_parts.h"
#include "compose/support.h"

namespace homebound::compose {
namespace {

using namespace test;
using scenario::ColourBy;
using testing::HasSubstr;
using testing::Not;

RouteStyles styles(const timeline::Timeline& timeline, const Options& options = {}) {
  return route_styles(timeline, view_of(timeline), read_theme("paper"), options);
}

drawing::Drawing picture(const Plan& plan, Instant t) {
  return compose(plan, timeline::evaluate(plan.timeline(), t));
}

TEST(Width, GrowsWithTheSquareRootOfPeople) {
  const WidthRule rule = styles(*built_in_story()).widths;
  EXPECT_EQ(rule.fewest, 32);
  EXPECT_EQ(rule.largest, 91);
  EXPECT_TRUE(rule.varies());
  EXPECT_DOUBLE_EQ(rule.of(91), rule.most);
  EXPECT_NEAR(rule.of(80) / rule.of(45), std::sqrt(80.0 / 45), 1e-12);
  EXPECT_EQ(rule.of(0), rule.least);
  for (int people = 1; people <= 91; ++people) {
    EXPECT_GE(rule.of(people), rule.of(people - 1)) << people;
    EXPECT_LE(rule.of(people), rule.most);
  }
}

TEST(Width, IsTheThemesWhereAllAreEqual) {
  const auto equal = compiled("title='x'\n" + flight("a", "PEK", "CAN") + flight("b", "CAN", "PEK"));
  EXPECT_FALSE(styles(*equal).widths.varies());
  EXPECT_NEAR(styles(*equal).legs[0].width, read_theme("paper").route_width, 1e-12);
  const auto unknown = compiled("title='x'\n" + flight("a", "PEK", "CAN") + flight("b", "CAN", "PEK", ""));
  EXPECT_LT(styles(*unknown).legs[1].width, styles(*unknown).legs[0].width);
}

// Bounds are as wide as their middle; an unknown number is the thinnest, and the legend says so.
TEST(Width, OfAnUnknownNumberIsTheThinnestAndExplained) {
  const std::string known =
      flight("a", "PEK", "CAN", "people=160\n") + flight("b", "CAN", "PEK", "people={min=120,max=160}\n") +
      flight("c", "CAN", "SIN", "people='about 140'\n") + flight("d", "SIN", "CAN", "people={min=120}\n");
  const auto legend = [](const std::shared_ptr<const timeline::Timeline>& t, Language language) {
    return texts(group(picture(plan_of(t, {.language = language}), t->begin), "furniture"));
  };
  const auto all = compiled("title='x'\n" + known),
             with = compiled("title='x'\n" + known + flight("e", "SIN", "PEK", "people='n/a'\n"));
  const RouteStyles s = styles(*with);
  EXPECT_DOUBLE_EQ(s.legs[1].width, s.legs[2].width);
  EXPECT_DOUBLE_EQ(s.legs[1].width, s.widths.of(140));
  EXPECT_DOUBLE_EQ(s.legs[3].width, s.widths.of(120));
  EXPECT_EQ(s.legs[4].width, s.widths.least);
  EXPECT_THAT(legend(with, Language::english), HasSubstr("number unknown"));
  EXPECT_THAT(legend(with, Language::chinese), HasSubstr("人数不详"));
  EXPECT_THAT(legend(all, Language::english), Not(HasSubstr("number unknown")));
}

TEST(Colouring, FollowsWhatIsAskedFor) {
  const std::string flights = flight("a", "PEK", "CAN") + flight("b", "PEK", "SIN") +
                              flight("c", "CAN", "SIN") + flight("d", "SIN", "PEK");
  const auto numbers = [](const timeline::Timeline& t, std::optional<ColourBy> by) {
    std::vector<std::size_t> result;
    for (const RouteStyle& s : styles(t, {.colour_by = by}).legs) result.push_back(s.colour_index);
    return result;
  };
  using Numbers = std::vector<std::size_t>;
  const auto plain = compiled("title='x'\n" + flights);
  EXPECT_EQ(numbers(*plain, ColourBy::kind), (Numbers{0, 0, 0, 0}));
  EXPECT_EQ(numbers(*plain, ColourBy::flight), (Numbers{0, 1, 2, 3}));
  EXPECT_EQ(numbers(*plain, ColourBy::origin), (Numbers{0, 0, 1, 2}));
  EXPECT_EQ(numbers(*plain, ColourBy::destination), (Numbers{0, 1, 1, 2}));
  EXPECT_EQ(numbers(*plain, {}), (Numbers{0, 1, 2, 3}));  // one kind of people
  const auto asked = compiled("title='x'\ncolour_by='origin'\n" + flights);
  EXPECT_EQ(numbers(*asked, {}), (Numbers{0, 0, 1, 2}));
  EXPECT_EQ(numbers(*asked, ColourBy::flight), (Numbers{0, 1, 2, 3}));
  EXPECT_EQ(styles(*built_in_story()).colour_by, ColourBy::kind);  // officers and suspects
}

TEST(Colouring, RepeatsThePaletteAndThenFallsBackToKinds) {
  std::string toml = "title='x'\n";
  for (int i = 0; i < 8; ++i) toml += flight("f" + std::to_string(i), "PEK", "CAN");
  const auto many = compiled(toml);
  EXPECT_EQ(styles(*many).colour_by, ColourBy::kind);
  const auto by_flight = styles(*many, {.colour_by = ColourBy::flight});
  EXPECT_EQ(by_flight.legs[0].colour, by_flight.legs[6].colour);
  EXPECT_NE(by_flight.legs[0].colour, by_flight.legs[5].colour);
}

TEST(Palette, CanBeToldApartByColourBlindReaders) {
  for (const std::string& name : theme_names()) {
    const Theme theme = read_theme(name);
    const std::size_t n = theme.routes.size();
    EXPECT_GE(n, name == "print" ? 4U : 6U) << name;  // greyscale holds no more
    for (const auto& [sight, vision] : {std::pair{"full", full_vision},
                                        {"prot", protanopia},
                                        {"deuter", deuteranopia},
                                        {"trit", tritanopia}})
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = i + 1; k < n; ++k) {
          // Oklab units; 0.02 is just noticeable on large areas, lines need several times that.
          const bool neighbours = k == i + 1 || (i == 0 && k == n - 1);
          EXPECT_GE(colour_distance(theme.routes[i], theme.routes[k], vision), neighbours ? 0.12 : 0.08)
              << name << ", " << sight << ": " << to_hex(theme.routes[i]) << " and "
              << to_hex(theme.routes[k]);
        }
    for (const Colour c : theme.routes) {
      EXPECT_GE(contrast_ratio(c, theme.ocean), 3) << name << ' ' << to_hex(c);
      EXPECT_GE(contrast_ratio(c, theme.land), 3) << name << ' ' << to_hex(c);
    }
  }
}

TEST(Palette, TheSimulationMixesUpRedAndGreen) {  // so that the test above can fail
  const Colour red = *parse_colour("#b05a3c"), green = *parse_colour("#6f8030");
  EXPECT_GT(colour_distance(red, green, full_vision), 0.12);
  EXPECT_LT(colour_distance(red, green, deuteranopia), 0.08);
}

TEST(Legend, NamesWhatOccursAndNothingElse) {
  const auto legend = [](std::shared_ptr<const timeline::Timeline> t, Options options = {}) {
    const Plan plan = plan_of(t, options);
    return texts(group(picture(plan, t->begin), "furniture"));
  };
  const std::string story = legend(built_in_story());
  EXPECT_THAT(story, HasSubstr("reported times"));
  EXPECT_THAT(story, HasSubstr("estimated times"));
  EXPECT_THAT(story, HasSubstr("people aboard"));
  EXPECT_THAT(story, HasSubstr("91"));
  EXPECT_THAT(story, Not(HasSubstr("scheduled")));
  EXPECT_THAT(story, Not(HasSubstr("derived")));
  EXPECT_THAT(story, Not(HasSubstr("Twilight")));
  EXPECT_THAT(legend(built_in_story(), {.language = Language::chinese}), HasSubstr("机上人数"));

  const std::string timetable =
      legend(compiled("title='x'\n[[flight]]\nid='a'\nfrom='PEK'\nto='CAN'\npeople=3\n"
                      "depart={at=2020-01-01T00:00:00Z,sure='scheduled'}\n"
                      "arrive={at=2020-01-01T03:00:00Z,sure='derived'}\n"));
  EXPECT_THAT(timetable, HasSubstr("scheduled times"));
  EXPECT_THAT(timetable, Not(HasSubstr("reported")));
  EXPECT_THAT(timetable, Not(HasSubstr("people aboard")));

  const auto places = compiled("title='x'\ncolour_by='destination'\n" + flight("a", "PEK", "CAN") +
                               flight("b", "PEK", "SIN"));
  EXPECT_THAT(legend(places), HasSubstr("To\nGuangzhou\nSingapore"));
}

TEST(Certainty, HasADashOfItsOwn) {
  using scenario::Certainty;
  EXPECT_TRUE(dashes_of(Certainty::reported, 2).empty());
  const auto derived = dashes_of(Certainty::derived, 2), scheduled = dashes_of(Certainty::scheduled, 2),
             estimated = dashes_of(Certainty::estimated, 2);
  EXPECT_GT(derived[0], 1.5 * estimated[0]);
  EXPECT_GT(estimated[0], 1.5 * scheduled[0]);
}

TEST(Certainty, DashesStandStillWhileTheAircraftMoves) {
  const auto timeline = compiled("title='x'\n" + flight("a", "PEK", "CAN"));
  const Plan plan = plan_of(timeline);
  const auto& line = plan.parts().routes.lines[0];
  for (const int minutes :
       {-10, 1, 60, 120}) {  // before and under way: estimated, for nobody gave an arrival
    int dashed = 0;
    for (const drawing::Item& item :
         group(picture(plan, timeline->legs[0].depart + std::chrono::minutes(minutes)), "routes"))
      if (const auto* stroke = std::get_if<drawing::Stroke>(&item); stroke && !stroke->dashes.empty()) {
        ++dashed;
        const Point begins = stroke->path->points.front();
        const bool left = stroke->width < plan.parts().routes.style.legs[0].width;
        EXPECT_LT(length(begins - (left ? line.path->points.back() : line.path->points.front())), 1e-9);
      }
    EXPECT_EQ(dashed, minutes < 0 ? 1 : 2);
  }
}

TEST(Totals, HaveSwatchesOnlyWhenKindsHaveColours) {
  const auto fills = [](ColourBy by) {
    const Plan plan = plan_of(built_in_story(), {.colour_by = by});
    const auto items = group(picture(plan, built_in_story()->begin), "furniture");
    return std::count_if(items.begin(), items.end(),
                         [](auto& i) { return std::holds_alternative<drawing::Fill>(i); });
  };
  EXPECT_EQ(fills(ColourBy::kind), fills(ColourBy::flight) + 2);
}

TEST(Arrows, StandOnEveryRouteWithoutAnAircraft) {
  const Plan plan = plan_of(built_in_story());
  const auto arrows = [&](const char* t) {
    const auto items = group(picture(plan, at(t)), "routes");
    return std::count_if(items.begin(), items.end(),
                         [](auto& i) { return std::holds_alternative<drawing::Fill>(i); });
  };
  EXPECT_EQ(arrows("2015-11-01T06:00+08:00"), 2 * 8);  // a ground and the arrow itself
  EXPECT_EQ(arrows("2015-11-10T06:00+08:00"), 2 * 4);
  EXPECT_EQ(arrows("2015-11-10T10:00+08:00"), 2 * 8);
}

TEST(Trail, EndsAtTheAircraftAndFadesBehindIt) {
  const auto timeline = compiled("title='x'\n" + flight("a", "PEK", "CAN"));
  const Plan plan = plan_of(timeline);
  const Instant t = timeline->legs[0].depart + std::chrono::minutes(90);
  const auto items = group(picture(plan, t), "routes");
  const Point aircraft =
      place_on(plan.parts().routes.lines[0], timeline::evaluate(*timeline, t).flights[0].progress)->at;
  double last_length = 1e9, last_width = 0;
  int strokes = 0;
  for (const drawing::Item& item : items) {
    const auto* stroke = std::get_if<drawing::Stroke>(&item);
    if (!stroke || stroke->colour.a > 0.2F) continue;
    ++strokes;
    EXPECT_LT(length(stroke->path->points.back() - aircraft), 0.01);
    const double reach = length(stroke->path->points.front() - aircraft);
    EXPECT_LT(reach, last_length);  // shorter and wider towards the aircraft
    EXPECT_GT(stroke->width, last_width);
    EXPECT_EQ(stroke->cap, drawing::Stroke::Cap::butt);
    last_length = reach, last_width = stroke->width;
  }
  EXPECT_GE(strokes, 8);
}

TEST(Pulse, LastsAMomentOfTheStoryAfterALanding) {
  const timeline::Timeline& story = *built_in_story();
  const Plan plan = plan_of(built_in_story());
  const timeline::Leg* to_guangzhou = nullptr;
  for (const timeline::Leg& leg : story.legs)
    if (story.scenario->flights[leg.flight].id == "CGK-CAN") to_guangzhou = &leg;
  ASSERT_NE(to_guangzhou, nullptr);
  const double lands = *story.story.second_showing(to_guangzhou->arrive);
  const auto rings = [&](double second) {
    std::vector<double> radii;
    Items items;
    const timeline::FrameState state = timeline::evaluate(story, story.story.at(second));
    draw_pulses(items, {story, state, plan.parts().routes, plan.parts().theme, {}});
    for (const drawing::Item& item : items) {
      const Rect box = std::get<drawing::Stroke>(item).path->bounds();
      radii.push_back(box.width() / 2);
    }
    return radii;
  };
  EXPECT_TRUE(rings(lands - 0.1).empty());
  ASSERT_EQ(rings(lands + 0.2).size(), 1U);
  EXPECT_LT(rings(lands + 0.2)[0], rings(lands + 0.7)[0]);
  EXPECT_LT(rings(lands + 0.7)[0], rings(lands + 1.1)[0]);
  EXPECT_TRUE(rings(lands + 1.3).empty());
}

TEST(Compose, DrawsDaylightOnlyWhenAsked) {
  const auto t = at("2015-11-10T06:00+08:00");
  EXPECT_TRUE(group(picture(plan_of(built_in_story()), t), "daylight").empty());
  Options options;
  options.layers.daylight = true;
  const drawing::Drawing drawing = picture(plan_of(built_in_story(), options), t);
  EXPECT_FALSE(group(drawing, "daylight").empty());
  EXPECT_THAT(texts(group(drawing, "furniture")), HasSubstr("Twilight"));
}

}  // namespace
}  // namespace homebound::compose
