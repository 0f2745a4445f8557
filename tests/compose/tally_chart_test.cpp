// Counters of windows and charts of what is counted by time: what they show is what is counted, at any
// instant.
#include "compose/aids/tally_chart.h"

#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "compose/column/counter_rows.h"
#include "compose/picture/plan_parts.h"
#include "support.h"

namespace homebound::compose {
namespace {

using test::texts;
using testing::HasSubstr, testing::Not;
using timeline::up_to;

// Flights of a week around the night in which Berlin's clocks go forward.
std::string airlift(const std::string& top, int flights = 40, const std::string& more = "") {
  std::mt19937 random(7);
  std::string toml = "title = 'Airlift'\nzone = 'Europe/Berlin'\n" + top;
  for (int i = 0; i < flights; ++i)
    toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = '" + (i % 3 ? "WAW" : "BER") +
            "'\nto = '" + (i % 2 ? "IST" : "DOH") + "'\ndepart = 2021-03-" +
            std::to_string(24 + random() % 7) + "T" + std::to_string(10 + random() % 13) +
            ":15:00\npeople = " + std::to_string(random() % 300) + "\nkind = '" +
            (i % 4 ? "civil" : "military") + "'\n";
  return toml + more;
}

Options with(std::initializer_list<scenario::Layer> layers, Language language = Language::english) {
  Options options;
  options.language = language;
  for (const scenario::Layer layer : layers) options.layers.*layer = true;
  return options;
}
const std::initializer_list<scenario::Layer> all_charts{&Layers::bars, &Layers::cumulative, &Layers::ranking};

const TallyChart& chart_of(const Plan& plan, ChartForm form) {
  for (const TallyChart& chart : plan.parts().aids.charts)
    if (chart.form == form) return chart;
  throw std::logic_error("there is no such chart");
}

Items drawn(const Plan& plan, const TallyChart& chart, Instant t) {
  Items items;
  draw_tally_now(items, chart, t, plan.parts().theme, plan.parts().options.language);
  return items;
}

// The boxes filled at an instant.
std::vector<Rect> fills(const Items& items) {
  std::vector<Rect> boxes;
  for (const drawing::Item& item : items)
    if (const auto* fill = std::get_if<drawing::Fill>(&item)) boxes.push_back(fill->path->bounds());
  return boxes;
}

// Nothing of a chart is sampled: at every instant the full parts of its bars are the people counted by then,
// and those of its ranking likewise.
TEST(TallyChart, BarsAreFullAsFarAsHasBeenCounted) {
  const auto t = test::compiled(airlift("charts = { bars = 'kind', ranking = 'place' }\n"));
  const Plan plan = test::plan_of(t, with(all_charts));
  const TallyChart &bars = chart_of(plan, ChartForm::bars), &ranking = chart_of(plan, ChartForm::ranking);
  const timeline::Tally tally(*t, scenario::FlightEnd::departed);
  double tallest = 0;
  for (std::size_t i = 0; i + 1 < bars.edges.size(); ++i)
    tallest = std::max(tallest, tally.in({bars.edges[i], bars.edges[i + 1]}).people.middle());
  double full = 0;  // height of the tallest bar
  for (const Rect& box : fills(drawn(plan, bars, t->end))) full = std::max(full, bars.plot.bottom - box.top);
  for (Instant at = t->begin - std::chrono::hours(2); at < t->end; at += std::chrono::minutes(97)) {
    const double people = tally.in(up_to(at)).people.middle();
    double heights = 0, lengths = 0;
    for (const Rect& box : fills(drawn(plan, bars, at))) heights += box.height();
    for (const Rect& box : fills(drawn(plan, ranking, at))) lengths += box.width();
    EXPECT_NEAR(heights, people * full / tallest, 1e-6 * full);
    EXPECT_NEAR(lengths, people * ranking.plot.width() / ranking.most, 1e-6 * full);
  }
}

TEST(TallyChart, DaysAreThoseOfTheZone) {
  const auto t = test::compiled(airlift(""));
  const Plan plan = test::plan_of(t, with(all_charts));
  const TallyChart& bars = chart_of(plan, ChartForm::bars);
  for (const Instant edge : bars.edges) EXPECT_EQ(format_time(edge, "Europe/Berlin", "%H:%M"), "00:00");
  ASSERT_EQ(bars.edges.size(), 8u);
  EXPECT_EQ(bars.edges[5] - bars.edges[4], std::chrono::hours(23)) << "28 March";
  EXPECT_THAT(texts({bars.picture}), HasSubstr("28 Mar"));
}

TEST(TallyChart, LinesEndAtWhatHasBeenCounted) {
  const auto t = test::compiled(airlift("charts = { cumulative = 'kind' }\n"));
  const Plan plan = test::plan_of(t, with(all_charts));
  const TallyChart& lines = chart_of(plan, ChartForm::cumulative);
  const timeline::Tally tally(*t, scenario::FlightEnd::departed, timeline::Grouping::kind);
  const auto ends_at = [&](Instant at) {
    std::vector<double> ends;
    for (const drawing::Item& item : drawn(plan, lines, at))
      if (const auto* stroke = std::get_if<drawing::Stroke>(&item); stroke && stroke->width == 2)
        ends.push_back(lines.plot.bottom - stroke->path->points.back().y);
    return ends;
  };
  const auto people_of = [&](std::size_t row, Instant at) {
    const auto group = std::ranges::find(tally.groups(), lines.tally->groups()[row]) - tally.groups().begin();
    return tally.in(up_to(at), static_cast<std::size_t>(group)).people.middle();
  };
  const double unit = ends_at(t->end)[0] / people_of(0, t->end);
  EXPECT_GT(unit, 0);
  for (const Instant at : {t->begin, t->begin + (t->end - t->begin) / 3, t->legs[7].depart, t->end}) {
    const std::vector<double> ends = ends_at(at);
    ASSERT_EQ(ends.size(), 2u);
    for (std::size_t row = 0; row < 2; ++row) EXPECT_NEAR(ends[row], unit * people_of(row, at), 1e-6);
  }
}

TEST(TallyChart, SaysWhatItCountsAndWhatIsNotInIt) {
  const auto said = [](const std::string& top, Language language, const std::string& more = "") {
    const auto t = test::compiled(airlift(top, 12, more));
    const Plan plan = test::plan_of(t, with(all_charts, language));
    std::string all;
    for (const TallyChart& chart : plan.parts().aids.charts)
      all += texts({chart.picture}) + texts(drawn(plan, chart, t->end));
    return all;
  };
  const std::string english = said("", Language::english);
  for (const char* text : {"People departed by day", "People departed, cumulative",
                           "People departed by place", "pale: still to come", "Berlin time", "Warsaw"})
    EXPECT_THAT(english, HasSubstr(text));
  EXPECT_THAT(english, Not(HasSubstr("unknown")));
  const std::string chinese =
      said("charts = { count = 'arrived', unit = 'flights', ranking = 'kind' }\n", Language::chinese);
  for (const char* text : {"每日抵达航班数", "累计抵达航班数", "抵达航班数（按人员类别）", "浅色：尚未发生"})
    EXPECT_THAT(chinese, HasSubstr(text));
  const std::string unknown = said("charts = { where = 'kind=military' }\n", Language::english,
                                   "[[flight]]\nfrom = 'BER'\nto = 'IST'\ndepart = "
                                   "2021-03-25T10:00:00\npeople = 'unknown'\nkind = 'military'\n");
  EXPECT_THAT(unknown, HasSubstr("military aboard"));
  EXPECT_THAT(unknown, HasSubstr("without 1 flight of unknown number"));
  EXPECT_THAT(unknown, HasSubstr("+"));
}

TEST(TallyChart, LongTimesAreOfWeeksAndMonths) {
  std::string toml = "title = 'x'\n";
  for (int year = 2019; year < 2022; ++year)
    for (int month = 1; month < 13; ++month)
      toml += "[[flight]]\nid = '" + std::to_string(year * 100 + month) +
              "'\nfrom = 'BER'\nto = 'IST'\ndepart = " + std::to_string(year) + (month < 10 ? "-0" : "-") +
              std::to_string(month) + "-03T10:00:00Z\npeople = 9\n";
  const Plan plan = test::plan_of(test::compiled(toml), with(all_charts));
  const TallyChart& bars = chart_of(plan, ChartForm::bars);
  EXPECT_EQ(bars.edges.size(), 37u);
  EXPECT_THAT(texts({bars.picture}), HasSubstr("People departed by month"));
}

TEST(TallyChart, ChartsStandOnThePageClearOfOneAnother) {
  const auto t = test::compiled(airlift("charts = { bars = 'kind', cumulative = 'place' }\n"));
  for (const Size size : page_shapes) {
    Options options = with(all_charts);
    options.layers.chart = true;
    const View view = view_of(*t, size);
    const Plan plan(World::shipped(), t, read_theme("night"), view, options);
    ASSERT_EQ(plan.parts().aids.charts.size(), 3u);
    std::vector<Rect> boxes{plan.parts().aids.chart->box, plan.parts().overlays.column};
    for (const TallyChart& chart : plan.parts().aids.charts) boxes.push_back(chart.box);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      EXPECT_TRUE(boxes[i].left >= 0 && boxes[i].right <= view.page.width &&
                  boxes[i].bottom <= view.page.height);
      for (std::size_t k = 0; k < i; ++k)
        EXPECT_FALSE(boxes[i].left < boxes[k].right && boxes[k].left < boxes[i].right &&
                     boxes[i].top < boxes[k].bottom && boxes[k].top < boxes[i].bottom)
            << size.width << " " << i << " " << k;
    }
  }
}

TEST(TallyChart, RoutesWithoutTimesHaveNone) {
  const auto t =
      test::compiled("title = 'x'\n[[flight]]\nfrom = 'BER'\nto = 'IST'\npeople = 9\n[[counter]]\n");
  const Plan plan = test::plan_of(t, with(all_charts));
  EXPECT_TRUE(plan.parts().aids.charts.empty());
  EXPECT_FALSE(plan.parts().overlays.story.counters);
}

TEST(Counters, ShowTheirWindowsAtAnyInstant) {
  const auto t = test::compiled(
      "title = 'x'\nzone = 'Europe/Berlin'\n"
      "[[flight]]\nid = 'a'\nfrom = 'BER'\nto = 'IST'\ndepart = 2021-03-24T10:00:00\npeople = 111\nkind = "
      "'military'\n"
      "[[flight]]\nid = 'b'\nfrom = 'BER'\nto = 'IST'\ndepart = 2021-03-26T10:00:00\npeople = 222\nkind = "
      "'civil'\n"
      "[[flight]]\nid = 'c'\nfrom = 'BER'\nto = 'IST'\ndepart = 2021-03-26T11:00:00\nkind = 'civil'\n"
      "[[counter]]\nlast = '24 h'\nby = 'kind'\n"
      "[[counter]]\nsince = 2021-03-25\nwhere = 'kind=civil'\n"
      "[[counter]]\ntitle = { en = 'All flights', zh = '全部' }\n");
  const auto at = [&](const char* time, Language language = Language::english) {
    Options options;
    options.language = language;
    Items items;
    const Theme theme = unseen({});
    Writer w{items, theme, language, {0, 0, 280, 700}, 0};
    const CounterRows rows(*t, options);
    rows.write(w, test::at(time), true);
    EXPECT_NEAR(w.y, rows.height(true), 1e-9);
    return "\n" + texts(items);
  };
  const std::string first = at("2021-03-24T12:00+01:00");
  for (const char* text :
       {"In the last 24 hours", "Since 25 March", "All flights", "civil aboard", "\n111\n"})
    EXPECT_THAT(first, HasSubstr(text));
  EXPECT_THAT(first, Not(HasSubstr("222")));
  EXPECT_THAT(first, Not(HasSubstr("at least"))) << "the unknown number is still to come";
  const std::string last = at("2021-03-26T12:00+01:00");
  EXPECT_THAT(last, HasSubstr("at least\n")) << "of the civil flights one number is unknown";
  EXPECT_THAT(last, HasSubstr("\n222\n"));
  EXPECT_THAT(last, HasSubstr("\n222+\n")) << "of the kind, briefly";
  EXPECT_THAT(last, HasSubstr("\n333\n"));
  std::string chinese = at("2021-03-26T12:00+01:00", Language::chinese);
  std::erase(chinese, '\n');  // a text is of several runs
  for (const char* text : {"最近24小时", "3月25日以来", "全部", "已出发", "航班数"})
    EXPECT_THAT(chinese, HasSubstr(text));
}

TEST(Counters, SayThatTheirRowsHaveNoRoom) {
  const auto t = test::compiled(
      "title = 'x'\n[[flight]]\nid = 'a'\nfrom = 'BER'\nto = 'IST'\ndepart = 2021-03-24T10:00:00\npeople = "
      "111\n"
      "kind = 'k'\n[[counter]]\nby = 'kind'\n[[counter]]\nlast = '24 h'\n");
  const CounterRows rows(*t, {});
  for (const bool groups : {true, false}) {
    Items items;
    const Theme theme = unseen({});
    Writer w{items, theme, Language::english, {0, 0, 280, 700}, 0};
    rows.write(w, t->end, groups);
    EXPECT_NEAR(w.y, rows.height(groups), 1e-9);
    EXPECT_EQ(texts(items).find("by kind of people: no room") != std::string::npos, !groups);
  }
}

TEST(Counters, WhoTakesSeveralLegsCountsOnce) {
  const auto t = test::compiled(
      "title = 'x'\n[[flight]]\nid = 'a'\nfrom = 'VLI'\nto = 'NOU'\ndepart = 2031-05-05T10:00:00Z\npeople = "
      "170\n"
      "journey = 'j'\n[[flight]]\nid = 'b'\nfrom = 'NOU'\nto = 'AKL'\ndepart = 2031-05-06T10:00:00Z\npeople "
      "= 155\n"
      "journey = 'j'\n[[counter]]\nlast = '12 h'\n[[counter]]\ncount = 'arrived'\n");
  const Plan plan = test::plan_of(t);
  const std::string text = drawing::dump(compose(plan, timeline::evaluate(*t, t->end)));
  EXPECT_THAT(text, HasSubstr("and 155 who had set out before"));
  EXPECT_THAT(text, HasSubstr("and 155 who go on from there"));
  EXPECT_THAT(text, HasSubstr("\"170\""));
}

TEST(Counters, AreALayer) {
  const auto t = test::compiled(airlift("[[counter]]\nlast = '24 h'\n"));
  Options options;
  EXPECT_TRUE(test::plan_of(t, options).parts().overlays.story.counters);
  options.layers.counters = false;
  EXPECT_FALSE(test::plan_of(t, options).parts().overlays.story.counters);
}

}  // namespace
}  // namespace homebound::compose
