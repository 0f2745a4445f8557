// How routes look: width, colour, certainty, trails, arrows, pulses, and the legend that says so.
#include "compose/routes/routes.h"

#include <map>
#include <set>

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
  EXPECT_EQ(rule.of(0), rule.none);
  EXPECT_LT(rule.of(0), rule.of(1));
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
  EXPECT_EQ(s.legs[4].width, s.widths.none);
  EXPECT_LT(s.widths.none, s.widths.least);
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
  EXPECT_EQ(styles(*built_in_story()).key.by, ColourBy::kind);  // officers and suspects
}

TEST(Colouring, FallsBackToKindsWhereThereAreMoreFlightsThanColours) {
  std::string toml = "title='x'\n";
  for (int i = 0; i < 8; ++i) toml += flight("f" + std::to_string(i), "PEK", "CAN");
  EXPECT_EQ(styles(*compiled(toml)).key.by, ColourBy::kind);
}

// The more people, the larger the number: kind 0 has the fewest.
std::string kinds_of_people(int kinds) {
  std::string toml = "title='x'\n";
  for (int i = 0; i < kinds; ++i)
    toml += flight("f" + std::to_string(i), i % 2 == 0 ? "PEK" : "CAN", i % 3 == 0 ? "SIN" : "BKK",
                   "kind = 'kind" + std::to_string(i) + "'\npeople = " + std::to_string(10 + i) + "\n");
  return toml;
}

TEST(Colouring, NeverGivesTwoKindsOneColour) {
  for (const int kinds : {3, 8, 9, 30})
    for (const std::string& name : theme_names()) {
      const auto timeline = compiled(kinds_of_people(kinds));
      const Theme theme = read_theme(name);
      const RouteStyles s = route_styles(*timeline, view_of(*timeline), theme, {});
      const std::size_t most = std::min<std::size_t>(8, theme.routes.size());
      const std::size_t own = std::min<std::size_t>(most, static_cast<std::size_t>(kinds));
      ASSERT_EQ(s.key.own.size(), own);
      EXPECT_EQ(s.key.others.size(), static_cast<std::size_t>(kinds) - own);
      std::map<std::string, std::set<std::size_t>> kinds_of;  // by colour
      for (std::size_t i = 0; i < s.legs.size(); ++i) {
        kinds_of[to_hex(s.legs[i].colour)].insert(*timeline->legs[i].kind);
        EXPECT_EQ(s.legs[i].colour, s.kinds.colour(theme, *timeline->legs[i].kind));
        if (i < s.key.others.size()) {  // those with the fewest people
          EXPECT_EQ(s.legs[i].colour, theme.others) << i;
        }
      }
      for (const auto& [colour, all] : kinds_of)
        if (colour != to_hex(theme.others)) {
          EXPECT_EQ(all.size(), 1U) << name << ' ' << colour;
        }
    }
}

TEST(Colouring, GivesOtherKeysNoColourTwiceEither) {
  const auto timeline = compiled(kinds_of_people(30));
  const Theme theme = read_theme("paper");
  const RouteStyles s = route_styles(*timeline, view_of(*timeline), theme, {.colour_by = ColourBy::flight});
  std::map<std::string, int> legs_of;
  for (const RouteStyle& leg : s.legs) ++legs_of[to_hex(leg.colour)];
  EXPECT_EQ(legs_of[to_hex(theme.others)], 24);
  for (const Colour c : theme.routes) EXPECT_EQ(legs_of[to_hex(c)], 1);
}

TEST(Colouring, SaysHowManyAreOthersAndLosesNobody) {
  const auto timeline = compiled(kinds_of_people(30));
  const auto said = [&](const Options& options) {
    const Plan plan = plan_of(timeline, options);
    return texts(group(picture(plan, timeline->begin - std::chrono::hours(1)), "furniture"));
  };
  EXPECT_THAT(said({}), HasSubstr("others: 24 kinds"));
  EXPECT_THAT(said({.language = Language::chinese}), HasSubstr("其他：\n24\n类"));
  int others = 0;
  for (int i = 0; i < 24; ++i) others += 10 + i;
  EXPECT_THAT(said({}), HasSubstr("others\n" + std::to_string(others)));
  EXPECT_THAT(said({.colour_by = ColourBy::flight}), HasSubstr("others: 24 flights"));
  Options alone;
  alone.layers.totals = false;
  EXPECT_THAT(said(alone), HasSubstr("kind29\nothers: 24 kinds"));
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
    for (const Colour c : theme.routes)
      for (const Matrix& vision : {full_vision, protanopia, deuteranopia, tritanopia})
        EXPECT_GE(colour_distance(c, theme.others, vision), 0.08) << name << ", others and " << to_hex(c);
    EXPECT_GE(contrast_ratio(theme.others, theme.ocean), 3) << name;
    EXPECT_GE(contrast_ratio(theme.others, theme.land), 3) << name;
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
  EXPECT_THAT(story, HasSubstr("reported times\nothers estimated in part"));
  EXPECT_THAT(story, HasSubstr("people aboard"));
  EXPECT_THAT(story, HasSubstr("91"));
  EXPECT_THAT(story, Not(HasSubstr("scheduled")));
  EXPECT_THAT(story, Not(HasSubstr("derived")));
  EXPECT_THAT(story, Not(HasSubstr("sun overhead")));
  EXPECT_THAT(legend(built_in_story(), {.language = Language::chinese}), HasSubstr("机上人数"));

  const std::string timetable =
      legend(compiled("title='x'\n[[flight]]\nid='a'\nfrom='PEK'\nto='CAN'\npeople=3\n"
                      "depart={at=2020-01-01T00:00:00Z,sure='scheduled'}\n"
                      "arrive={at=2020-01-01T03:00:00Z,sure='derived'}\n"));
  EXPECT_THAT(timetable, HasSubstr("Times scheduled in part"));
  EXPECT_THAT(timetable, Not(HasSubstr("reported")));
  EXPECT_THAT(timetable, Not(HasSubstr("people aboard")));

  const auto places = compiled("title='x'\ncolour_by='destination'\n" + flight("a", "PEK", "CAN") +
                               flight("b", "PEK", "SIN"));
  EXPECT_THAT(legend(places), HasSubstr("To\nGuangzhou\nSingapore"));
}

TEST(Legend, SaysWhoOperatesAndWhereThoseAboardAreFrom) {
  const auto t =
      compiled("title='x'\n" + flight("a", "PEK", "CAN", "operator='Air China'\npeople=3\n") +
               flight("b", "PEK", "SIN", "operator='PLAAF'\nmode='sea'\n") + flight("c", "CAN", "SIN", "") +
               "[[flight.group]]\npeople=9\nkind='k'\nnationality='FR'\n"
               "[[flight.group]]\npeople=4\nkind='k'\nnationality='DE'\n");
  const auto legend = [&](scenario::ColourBy by, Language language = Language::english) {
    Options options{.language = language};
    options.colour_by = by;
    return texts(group(picture(plan_of(t, options), t->begin), "furniture"));
  };
  EXPECT_THAT(legend(scenario::ColourBy::operated_by), HasSubstr("Operator\nAir China\nPLAAF\nnot given"));
  EXPECT_THAT(legend(scenario::ColourBy::nationality), HasSubstr("Most aboard from\nFrance\nnot given"));
  EXPECT_THAT(legend(scenario::ColourBy::mode), HasSubstr("Mode\nair\nsea"));
  EXPECT_THAT(legend(scenario::ColourBy::nationality, Language::chinese),
              HasSubstr("多数人员国籍\n法国\n未注明"));
}

// Who has landed and goes on is told where he waits, until he leaves.
TEST(Transit, IsToldAtThePlace) {
  const auto t =
      compiled("title='x'\n" + flight("a", "PEK", "CAN", "arrive=2020-01-01T03:00:00Z\npeople=120\n") +
               "[[flight]]\nid='b'\nfrom='CAN'\nto='SIN'\ndepart=2020-01-01T09:00:00Z\npeople=80\n"
               "continues='a'\n");
  const Plan plan = plan_of(t);
  const auto said = [&](int hours) {
    return texts(picture(plan, after(at("2020-01-01T00:00Z"), Seconds(3600 * hours))).items);
  };
  EXPECT_THAT(said(1), Not(HasSubstr("in transit")));
  EXPECT_THAT(said(5), HasSubstr("80 in transit"));
  EXPECT_THAT(said(10), Not(HasSubstr("in transit")));
  EXPECT_THAT(texts(picture(plan_of(t, {.language = Language::chinese}), at("2020-01-01T05:00Z")).items),
              HasSubstr("中转\n80\n人"));
  Options bare;
  bare.layers.labels = false;
  EXPECT_THAT(texts(picture(plan_of(t, bare), at("2020-01-01T05:00Z")).items), Not(HasSubstr("in transit")));
}

// Where nobody tells who goes on, the picture tells how people count.
TEST(Transit, PeopleWhoSeemToChangeAreSaidToCountOnEachLeg) {
  const auto said = [](const std::string& top, const std::string& more) {
    const auto t = compiled(top + "title='x'\n" +
                            flight("a", "PEK", "CAN", "arrive=2020-01-01T03:00:00Z\npeople=120\n") +
                            "[[flight]]\nid='b'\nfrom='CAN'\nto='SIN'\ndepart=2020-01-01T09:00:00Z\n" + more);
    return texts(picture(plan_of(t), at("2020-01-01T05:00Z")).items);
  };
  const std::string once = "People who change count once", each = "People who change count on each leg";
  EXPECT_THAT(said("", "people=80\n"), testing::AllOf(HasSubstr(each), Not(HasSubstr(once))));
  EXPECT_THAT(said("", "people=80\ncontinues='a'\n"), testing::AllOf(HasSubstr(once), Not(HasSubstr(each))));
  const std::string legs = said("count='legs'\n", "people=80\ncontinues='a'\n");
  EXPECT_THAT(legs, HasSubstr(each));
  EXPECT_EQ(legs.find(each), legs.rfind(each)) << "once";
}

// A ship, a coach and a train beside a flight.
std::shared_ptr<const timeline::Timeline> by_all_means(const std::string& top = "") {
  return compiled("title='x'\n" + top + flight("a", "PEK", "CAN", "people=100\n") +
                  flight("s", "HKG", "SIN", "mode='sea'\npeople=200\nvia=[[112, 15], [106, 5]]\n") +
                  flight("r", "CAN", "HKG", "mode='road'\npeople='unknown'\n") +
                  flight("t", "PEK", "SHA", "mode='rail'\npeople=50\ncontinues='a'\n") +
                  flight("c", "SHA", "PEK", "status='cancelled'\n"));
}

TEST(Modes, AreNeverCalledFlights) {
  using testing::AnyOf;
  for (const auto as : {scenario::RoutesAs::flights, scenario::RoutesAs::corridors, scenario::RoutesAs::flows,
                        scenario::RoutesAs::density})
    for (const Language language : {Language::english, Language::chinese}) {
      Options options{.language = language};
      options.routes_as = as;
      const auto all = by_all_means();
      const auto some = std::make_shared<const timeline::Timeline>(
          timeline::filtered(*all, timeline::parse_filter("people>=60", *all)));
      for (const auto& t : {all, some}) {
        const Plan plan = plan_of(t, options);
        const std::string said = texts(picture(plan, after(t->begin, Seconds(3600))).items);
        EXPECT_THAT(said, Not(AnyOf(HasSubstr("light"), HasSubstr("flew"), HasSubstr("flown"),
                                    HasSubstr("landed"), HasSubstr("In the air"), HasSubstr("航班"),
                                    HasSubstr("飞行"), HasSubstr("机上"))))
            << said;
        if (t == some) {
          EXPECT_THAT(said, HasSubstr(language == Language::chinese ? "班次" : "leg"));
        }
      }
    }
}

TEST(Modes, HaveMarksOfTheirOwnAndTheLegendSaysWhich) {
  const auto t = by_all_means();
  const Plan plan = plan_of(t);
  const drawing::Drawing drawn = picture(plan, after(t->begin, Seconds(600)));
  const std::string legend = texts(group(drawn, "furniture"));
  for (const char* const said : {"air\nsea\nroad\nrail", "way not given: drawn straight"})
    EXPECT_THAT(legend, HasSubstr(said));
  std::set<const Path*> shapes;
  for (const drawing::Item& item : group(drawn, "aircraft"))
    if (const auto* fill = std::get_if<drawing::Fill>(&item)) shapes.insert(&*fill->path);
  EXPECT_EQ(shapes.size(), 4U);  // each of the four is under way
  EXPECT_THAT(texts(group(picture(plan_of(built_in_story()), built_in_story()->begin), "furniture")),
              Not(HasSubstr("way not given")));
}

// Of a ship the course is drawn as given; without it, the line is dotted from end to end.
TEST(Modes, AWayThatNobodyGaveIsDotted) {
  const auto t = by_all_means();
  const RouteStyles styles = route_styles(*t, view_of(*t), read_theme("paper"), {});
  EXPECT_TRUE(styles.legs[0].gaps.empty());
  EXPECT_TRUE(styles.legs[1].gaps.empty());
  for (const std::size_t leg : {2U, 3U})
    EXPECT_THAT(styles.legs[leg].gaps, testing::ElementsAre(std::pair(0.0, 1.0)));
  EXPECT_EQ(t->legs[1].path.size(), 3U);
}

TEST(Certainty, HasADashOfItsOwn) {
  using scenario::Certainty;
  EXPECT_TRUE(dashes_of(Certainty::reported, 2).empty());
  const auto derived = dashes_of(Certainty::derived, 2), scheduled = dashes_of(Certainty::scheduled, 2),
             estimated = dashes_of(Certainty::estimated, 2);
  EXPECT_GT(derived[0], 1.5 * estimated[0]);
  EXPECT_GT(estimated[0], 1.5 * scheduled[0]);
}

// Of these flights so many have an arrival that somebody gave; the others' is estimated.
std::string timed_flights(int flights, int reported) {
  std::string toml = "title='x'\n";
  for (int i = 0; i < flights; ++i)
    toml += flight("f" + std::to_string(i), i % 2 == 0 ? "PEK" : "SIN", i % 2 == 0 ? "SIN" : "PEK",
                   i < reported ? "arrive = 2020-01-01T07:00:00Z\n" : "");
  return toml;
}

int marks(const RouteStyles& styles, CertaintyMark::Form form) {
  return static_cast<int>(
      std::ranges::count_if(styles.legs, [&](const RouteStyle& leg) { return leg.mark.form == form; }));
}

TEST(Certainty, OfMostIsSaidOnceAndOthersAreMarked) {
  using enum CertaintyMark::Form;
  const auto legend = [](const std::shared_ptr<const timeline::Timeline>& t, Language language) {
    std::string all = texts(group(picture(plan_of(t, {.language = language}), t->begin), "furniture"));
    return all;
  };
  const auto most = compiled(timed_flights(10, 2)), few = compiled(timed_flights(10, 8)),
             all = compiled(timed_flights(10, 0));
  EXPECT_EQ(marks(styles(*most), plain), 8);
  EXPECT_EQ(marks(styles(*most), edged), 2);
  EXPECT_EQ(marks(styles(*few), plain), 8);
  EXPECT_EQ(marks(styles(*few), dashed), 2);
  EXPECT_EQ(marks(styles(*all), plain), 10);
  // Their departures are reported.
  EXPECT_THAT(legend(most, Language::english), HasSubstr("reported times\nothers estimated in part"));
  EXPECT_THAT(legend(most, Language::chinese), HasSubstr("时刻据报道\n其余时刻部分为估计值"));
  EXPECT_THAT(legend(all, Language::english), HasSubstr("Times estimated in part"));
  const auto by_day = compiled(
      "[[flight]]\nfrom = 'PEK'\nto = 'PVG'\ndate = 2020-01-01\n[[flight]]\nfrom = 'PVG'\nto = 'PEK'\ndate = "
      "2020-01-01\n");
  EXPECT_THAT(legend(by_day, Language::english), HasSubstr("All times estimated"));
  EXPECT_THAT(legend(few, Language::english), HasSubstr("reported times\nestimated times"));
}

// A timetable's times are scheduled: what was flown stands out, and so does what is only estimated.
TEST(Certainty, IsAsWellMarkedWhereMostIsScheduled) {
  std::string toml = "title='x'\n";
  for (int i = 0; i < 6; ++i) {
    const std::string sure = i == 0 ? "reported" : i == 1 ? "estimated" : "scheduled";
    toml += "[[flight]]\nid='f" + std::to_string(i) + "'\nfrom='PEK'\nto='SIN'\npeople=3\n" +
            "depart={at=2020-01-01T00:00:00Z,sure='" + sure + "'}\n" +
            "arrive={at=2020-01-01T06:00:00Z,sure='" + sure + "'}\n";
  }
  const RouteStyles s = styles(*compiled(toml));
  EXPECT_EQ(s.legs[0].mark.form, CertaintyMark::Form::edged);
  EXPECT_EQ(s.legs[1].mark.form, CertaintyMark::Form::dashed);
  EXPECT_EQ(marks(s, CertaintyMark::Form::plain), 4);
}

// Without a legend that says what most are, nothing that is in doubt looks certain.
TEST(Certainty, IsMarkedOnEveryRouteWhereNoLegendSaysIt) {
  Options options;
  options.layers.legend = false;
  const auto timeline = compiled(timed_flights(10, 2));
  EXPECT_EQ(marks(plan_of(timeline, options).parts().routes.style, CertaintyMark::Form::dashed), 8);
  EXPECT_EQ(marks(plan_of(timeline).parts().routes.style, CertaintyMark::Form::dashed), 0);
  for (const Size page : {Size{640, 360}, {900, 420}, {360, 640}}) {  // too low for a legend
    const Plan low(World::shipped(), timeline, read_theme("paper"), view_of(*timeline, {}, page), {});
    EXPECT_THAT(texts(group(picture(low, timeline->begin), "furniture")), HasSubstr("others estimated"));
  }
}

// Dashes of one way lie side by side in all its lanes, whichever way and how wide they are flown.
TEST(Certainty, DashesOfLanesAreInStep) {
  const auto timeline =
      compiled(timed_flights(8, 6) + flight("g", "PEK", "SIN", "people = 20\n") +
               flight("h", "SIN", "PEK", "people = 300\n") + flight("i", "PEK", "SIN", "people = 90\n"));
  const Plan plan = plan_of(timeline);
  const Routes& routes = plan.parts().routes;
  std::vector<std::vector<double>> ends;
  for (std::size_t i = 0; i < routes.style.legs.size(); ++i) {
    if (routes.style.legs[i].mark.form != CertaintyMark::Form::dashed) continue;
    const RouteLine& line = routes.marked[i].line;
    std::vector<double> own;
    for (std::size_t part = 0; part < line.path->parts(); ++part) {
      const std::size_t first = line.path->starts[part];
      const double from = line.share[first], to = line.share[first + line.path->part(part).size() - 1];
      const bool there = timeline->scenario->flights[timeline->legs[i].flight].id != "h" && i % 2 == 0;
      own.push_back(there ? from : 1 - to), own.push_back(there ? to : 1 - from);
    }
    std::ranges::sort(own);
    ends.push_back(own);
  }
  ASSERT_GE(ends.size(), 4U);
  EXPECT_GT(ends[0].size(), 20U);
  for (const auto& own : ends) {
    ASSERT_EQ(own.size(), ends[0].size());
    for (std::size_t k = 0; k < own.size(); ++k) EXPECT_NEAR(own[k], ends[0][k], 0.002);
  }
}

TEST(Certainty, DashesStandStillWhileTheAircraftMoves) {
  const auto timeline = compiled(timed_flights(3, 2));
  const Plan plan = plan_of(timeline);
  std::size_t leg = 0;
  while (plan.parts().routes.style.legs[leg].mark.form != CertaintyMark::Form::dashed) ++leg;
  const RouteLine& whole = plan.parts().routes.marked[leg].line;
  const Colour inside = hollow(read_theme("paper"), plan.parts().routes.style.legs[leg].colour);
  for (const int minutes : {-10, 1, 60, 120}) {  // before and under way
    const Instant t = timeline->legs[leg].depart + std::chrono::minutes(minutes);
    const double progress = timeline::evaluate(*timeline, t).flights[leg].progress;
    std::size_t dashes = 0;
    for (const drawing::Item& item : group(picture(plan, t), "routes"))
      if (const auto* stroke = std::get_if<drawing::Stroke>(&item);
          stroke && stroke->colour.a > 0.2F && stroke->colour != inside && stroke->path->parts() > 1) {
        dashes += stroke->path->parts();
        for (std::size_t part = 0; part < stroke->path->parts(); ++part) {
          const Point begins = stroke->path->part(part).front();
          const auto at_a_dash = [&](std::size_t k) {
            return length(whole.path->part(k).front() - begins) < 1e-6;
          };
          bool found = length(begins - place_on(plan.parts().routes.lines[leg], progress)->at) < 0.5;
          for (std::size_t k = 0; k < whole.path->parts() && !found; ++k) found = at_a_dash(k);
          EXPECT_TRUE(found) << minutes;
        }
      }
    EXPECT_GE(dashes, whole.path->parts());
    EXPECT_LE(dashes, whole.path->parts() + 1);
  }
}

Colour seen_over(Colour top, Colour ground) {
  const auto mix = [&](float a, float b) { return a * top.a + b * (1 - top.a); };
  return {mix(top.r, ground.r), mix(top.g, ground.g), mix(top.b, ground.b), 1};
}

// What is planned can be read on land and sea in every theme: its line, or the edge of its band.
TEST(Planned, RoutesHaveContrastInEveryTheme) {
  std::string toml = "title='x'\n";
  const char* const ends[] = {"SIN", "CGK", "BKK", "MNL", "DEL", "SYD", "LHR", "JFK"};
  for (const char* end : ends) toml += flight(end, "PEK", end, "people = 100\n");
  const auto timeline = compiled(toml);
  for (const std::string& name : theme_names())
    for (const auto as : {scenario::RoutesAs::flights, scenario::RoutesAs::corridors}) {
      const Plan plan = plan_of(timeline, {.colour_by = ColourBy::destination, .routes_as = as}, {}, name);
      const Theme theme = read_theme(name);
      int strokes = 0;
      for (const drawing::Item& item :
           group(picture(plan, timeline->begin - std::chrono::hours(1)), "routes")) {
        const auto* stroke = std::get_if<drawing::Stroke>(&item);
        const auto is_of_route = [&](Colour c) { return c.with_alpha(1) == stroke->colour.with_alpha(1); };
        if (!stroke || (!std::ranges::any_of(theme.routes, is_of_route) && !is_of_route(theme.others)))
          continue;
        ++strokes;
        for (const Colour ground : {theme.land, theme.ocean, theme.lake})
          EXPECT_GE(contrast_ratio(seen_over(stroke->colour, ground), ground), 3)
              << name << ' ' << to_hex(stroke->colour);
      }
      EXPECT_GE(strokes, 8) << name;
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
  EXPECT_THAT(texts(group(drawing, "furniture")), HasSubstr("sun overhead"));
}

}  // namespace
}  // namespace homebound::compose
