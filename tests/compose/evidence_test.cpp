// The chart, the footnotes, and what a click on the column asks about.
#include <cmath>

#include <gmock/gmock.h>

#include "compose/aids/chart.h"
#include "compose/aids/time_axis.h"
#include "compose/column/footnotes.h"
#include "compose/picture/plan_parts.h"
#include "support.h"

namespace homebound::compose {
namespace {

using test::built_in_story;
using testing::ElementsAre;
using testing::HasSubstr;

// Its corners stand at the very instants of the flights.
TEST(Chart, StepsStandAtTheInstantsOfChange) {
  const auto t = built_in_story();
  const auto steps = timeline::steps(*t, timeline::Grouping::kind);
  const Plan plan = test::plan_of(t);
  const Chart chart = plan_chart(plan.parts().sheet(), {900, 500});
  const Rect strip{chart.plot.left, 500, chart.plot.right, 530};
  const Path landed = chart_band(chart, steps, {1, 254, strip}, timeline::Status::landed);
  const auto has = [&](auto test) { return std::any_of(landed.points.begin(), landed.points.end(), test); };
  for (const timeline::Leg& leg : t->legs) {
    if (t->scenario->flights[leg.flight].kind != "suspects") continue;
    const double share =
        seconds_between(chart.from, leg.arrive).value / seconds_between(chart.from, chart.to).value;
    const double x = chart.plot.left + chart.plot.width() * share;
    EXPECT_TRUE(has([&](Point p) { return std::abs(p.x - x) < 1e-6; }));
  }
  // Nobody has landed on the left, then 39, all at last; never another number.
  for (const int people : {0, 39, 254})
    EXPECT_TRUE(has([&](Point p) { return std::abs(p.y - (530 - 30 * people / 254.0)) < 1e-9; })) << people;
  for (const Point p : landed.points) {
    const double people = (530 - p.y) * 254 / 30;
    EXPECT_TRUE(std::abs(people) < 1e-6 || std::abs(people - 39) < 1e-6 || std::abs(people - 254) < 1e-6);
  }
}

// An unknown number takes no room, but the name of its strip says so.
TEST(Chart, SaysWhatIsNotKnown) {
  const auto chart_of = [](const std::string& people) {
    const auto t = test::compiled(
        "title='x'\n[[flight]]\nfrom='PEK'\nto='CAN'\ndepart=2020-01-01T00:00:00Z\n"
        "people=90\n[[flight]]\nfrom='PEK'\nto='SHA'\ndepart=2020-01-01T02:00:00Z\n" +
        people);
    EXPECT_TRUE(chart_size(*t));
    const Plan plan = test::plan_of(t);
    return test::texts({plan_chart(plan.parts().sheet(), {900, 500}).picture});
  };
  EXPECT_THAT(chart_of("people='n/a'\n"), HasSubstr("at least 90"));
  EXPECT_THAT(chart_of("kind='crew'\n"), HasSubstr("unknown"));
  EXPECT_FALSE(chart_size(*test::compiled(
      "title='x'\n[[flight]]\nfrom='PEK'\nto='CAN'\ndepart=2020-01-01T00:00:00Z\npeople='n/a'\n")));
}

TEST(Chart, StandsOnThePageClearOfTheColumn) {
  for (const Size size : page_shapes) {
    Options options;
    options.layers.chart = true;
    const auto t = built_in_story();
    const View view = view_of(*t, size);
    const Plan plan(World::shipped(), t, read_theme("paper"), view, options);
    ASSERT_TRUE(plan.parts().aids.chart);
    const Rect& box = plan.parts().aids.chart->box;
    EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right <= view.page.width &&
                box.bottom <= view.page.height);
    for (const Rect& other : {plan.parts().overlays.column, plan.parts().overlays.caption})
      EXPECT_FALSE(box.left < other.right && other.left < box.right && box.top < other.bottom &&
                   other.top < box.bottom);
  }
}

TEST(TimeAxis, TicksAreRoundReadingsOfTheClock) {
  const auto ticks = [](const char* from, const char* to, const char* zone, int most) {
    std::vector<std::string> texts;
    for (const TimeTick& t :
         time_ticks(*parse_instant(from), *parse_instant(to), zone, Language::english, most))
      texts.push_back(t.text);
    return texts;
  };
  EXPECT_THAT(ticks("2015-11-09T17:20+08:00", "2015-11-10T09:40+08:00", "Asia/Shanghai", 5),
              ElementsAre("18:00", "10 Nov", "06:00"));
  EXPECT_THAT(ticks("2015-11-09T10:02Z", "2015-11-09T10:31Z", "UTC", 4),
              ElementsAre("10:10", "10:20", "10:30"));
  EXPECT_THAT(ticks("2024-03-29T12:00Z", "2024-04-02T12:00Z", "Europe/Paris", 5),
              ElementsAre("30 Mar", "31 Mar", "1 Apr", "2 Apr"))
      << "across a change of the clock";
}

TEST(Footnotes, NumbersAreShort) {
  EXPECT_EQ(footnote_marks({}), "");
  EXPECT_EQ(footnote_marks({2, 0, 2}), "1, 3");
  EXPECT_EQ(footnote_marks({4, 2, 3, 0}), "1, 3–5");
  EXPECT_EQ(footnote_marks({0, 1}), "1, 2");
}

TEST(Footnotes, EverySourceIsWrittenAndCoversNoPlace) {
  Options options;
  options.layers.footnotes = true;
  const Plan plan = test::plan_of(built_in_story(), options, {.reserved = {.footnotes = true}});
  const std::string text =
      drawing::dump(compose(plan, timeline::evaluate(*built_in_story(), built_in_story()->end)));
  for (const char* title : {"Beijing News (09:54), 10 November 2015", "Xinhua, Guangzhou, 10 November 2015"})
    EXPECT_THAT(text, HasSubstr(title));
  EXPECT_THAT(text, testing::Not(HasSubstr("Sources:"))) << "the caption refers by number";
  for (const auto& p : built_in_story()->scenario->places) {
    const Point at = plan.view().to_page(*plan.view().projection.forward(p.at));
    EXPECT_LT(at.y, plan.parts().overlays.attribution.top) << p.id;
  }
}

}  // namespace
}  // namespace homebound::compose
