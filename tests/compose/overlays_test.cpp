// The story column and its legend.
#include "compose/column/overlays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/column/layer_legend.h"
#include "support.h"

namespace homebound::compose {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

// The overlays on a page at an instant.
struct Shown {
  std::string words;
  Rect column, caption;  // as drawn
};
Shown shown(const timeline::Timeline& t, Size page, Instant when, const Options& options,
            const UserLayers* layers = nullptr) {
  const Theme theme = read_theme("paper");
  const RouteStyles styles = route_styles(t, view_of(t), theme, options);
  const Layout layout = layout_of(page);
  const Sheet sheet{t, styles, layout, options, theme};
  const Overlays f = plan_overlays(sheet, layers);
  const timeline::FrameState state = timeline::evaluate(t, when);
  Items items;
  draw_overlays(items, {f, sheet}, {f, sheet}, state);
  Shown result{texts(items), {}, {}};
  for (const drawing::Item& item : items)
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item)) {
      if ((*g)->name == "story") result.column = *(*g)->clip;
      if ((*g)->name == "caption") result.caption = *(*g)->clip;
    }
  return result;
}

// The words at a second of the story.
std::string told_at(const timeline::Timeline& t, double second, bool in_scenes = false) {
  const Theme theme = read_theme("paper");
  const Options options{.story = in_scenes};
  const RouteStyles styles = route_styles(t, view_of(t), theme, options);
  const Layout layout = layout_of({1280, 720});
  const Sheet sheet{t, styles, layout, options, theme};
  const Overlays f = plan_overlays(sheet);
  Items items;
  draw_overlays(items, {f, sheet}, {f, sheet}, timeline::evaluate_story(t, second));
  return texts(items);
}

constexpr Size window_page{944, 603};  // the map's part of a window of 1280 x 720

TEST(StoryColumn, ListsFlightsInTheAirOnALowPage) {
  const auto story = built_in_story();
  const Instant night = at("2015-11-10T06:00+08:00");
  const Shown flying = shown(*story, {944, 590}, night, {});
  for (const char* flight : {"PNH → PEK", "PNH → HGH", "CGK → PVG", "CGK → CAN"})
    EXPECT_THAT(flying.words, HasSubstr(flight));
  EXPECT_THAT(shown(*story, window_page, night, {}).words, HasSubstr("Phnom Penh → Beijing"));
  // Shorter captions leave room for cities.
  EXPECT_THAT(shown(*story, window_page, night, {.language = Language::chinese}).words, HasSubstr("杭州"));
  EXPECT_THAT(shown(*story, window_page, at("2015-11-10T12:00+08:00"), {}).words,
              Not(HasSubstr("In the air")));
  EXPECT_THAT(shown(*story, {1280, 720}, night, {}).words, HasSubstr("Phnom Penh → Beijing"));
}

TEST(StoryColumn, ListsTheLargestFlightsInTheAir) {
  std::string toml = "title = 'x'\n";
  const char* const ends[] = {"SIN", "CGK", "BKK", "MNL", "DEL", "SYD", "LHR", "JFK"};
  int people = 10;
  for (const char* end : ends)
    toml += flight(end, "PEK", end, "people = " + std::to_string(people += 10) + "\nkind = 'all'\n");
  const auto t = compiled(toml);
  const std::string words = shown(*t, {1280, 720}, t->begin + std::chrono::minutes(30), {}).words;
  for (const char* city : {"Delhi", "Sydney", "London", "New York"})
    EXPECT_THAT(words, HasSubstr(std::string("→ ") + (city == std::string("Delhi") ? "New Delhi" : city)));
  EXPECT_THAT(words, Not(HasSubstr("→ Singapore")));
  EXPECT_THAT(words, HasSubstr("+4 more"));
}

// Nobody waits for the flights of a mere table.
TEST(Totals, OfFlightsWithoutAStorySayWhoIsToDepart) {
  const auto table = compiled("title = 'x'\n" + flight("a", "PEK", "SIN", "people = 30\nkind = 'all'\n"));
  EXPECT_THAT(shown(*table, {1280, 720}, table->begin, {}).words, HasSubstr("to depart"));
  EXPECT_THAT(shown(*table, {1280, 720}, table->begin, {.language = Language::chinese}).words,
              HasSubstr("待出发"));
  const auto story = built_in_story();
  EXPECT_THAT(shown(*story, {1280, 720}, story->begin, {}).words, HasSubstr("waiting"));
}

// Millions are as legible as other numbers, and no number touches its name.
TEST(Totals, AreLegibleAndApart) {
  std::string toml = "title = 'x'\n";
  for (int i = 0; i < 1100; ++i)
    toml += flight("f" + std::to_string(i), "PEK", "SIN", "people = 999\nkind = 'third-country'\n");
  for (const auto& t :
       {compiled(toml),
        compiled("title = 'x'\n" + flight("a", "PEK", "SIN", "people = 2776\nkind = 'third-country'\n") +
                 flight("b", "PEK", "CAN", "people = 1\nkind = 'all'\n"))}) {
    const Theme theme = read_theme("paper");
    const RouteStyles styles = route_styles(*t, view_of(*t), theme, {});
    const Layout layout = layout_of({1280, 720});
    const Sheet sheet{*t, styles, layout, {}, theme};
    Items items;
    const Overlays overlays = plan_overlays(sheet, nullptr);
    draw_overlays(items, {overlays, sheet}, {overlays, sheet},
                  timeline::evaluate(*t, t->begin - std::chrono::hours(1)));
    const auto run = [&](std::string_view text) -> const drawing::GlyphRun* {
      for (const drawing::Item& item : items)
        if (const auto* r = std::get_if<drawing::GlyphRun>(&item); r && r->text == text) return r;
      return nullptr;
    };
    const auto* number = run("2,776");
    if (number == nullptr) number = run("1,098,900");
    const auto* name = run("third-country");
    ASSERT_TRUE(number && name);
    EXPECT_GE(number->size, 14);
    const double end =
        name->origin.x + text::shape("third-country", {.size = name->size, .weight = 500}).width;
    EXPECT_TRUE(end + 6 < number->origin.x || name->origin.y + 10 < number->origin.y) << number->text;
  }
}

TEST(Clock, NamesAZoneAsItsReadersDo) {
  scenario::Scenario some = *built_in_story()->scenario;
  some.zone = "Asia/Shanghai", some.zone_name = {};
  const auto t = timeline::compile(std::make_shared<const scenario::Scenario>(some));
  EXPECT_THAT(shown(t, {1280, 720}, t.begin, {.language = Language::chinese}).words, HasSubstr("北京时间"));
  EXPECT_THAT(shown(t, {1280, 720}, t.begin, {}).words, HasSubstr("China time"));
  // A city of the story lends its name.
  const auto evacuation = test::compiled("zone = 'Africa/Khartoum'\n" + test::flight("a", "KRT", "JED"));
  const Options in_chinese{.language = Language::chinese};
  EXPECT_THAT(shown(*evacuation, {1280, 720}, evacuation->begin, {}).words, HasSubstr("Khartoum time"));
  EXPECT_THAT(shown(*evacuation, {1280, 720}, evacuation->begin, in_chinese).words, HasSubstr("喀土穆时间"));
}

TEST(Footer, SaysHowManyFlightsAreMissing) {
  scenario::Scenario some = *built_in_story()->scenario;
  some.tables.push_back({.file = "t.csv", .rows = 5, .flights = 2, .cancelled = 1});
  const auto missing = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(some)));
  Options options;
  for (const bool attribution : {true, false}) {
    options.layers.attribution = attribution;
    options.language = Language::english;
    EXPECT_THAT(shown(*missing, {1280, 720}, missing->begin, options).words,
                HasSubstr("8 of 10 flights. Cancelled or not flown: 1."));
    options.language = Language::chinese;
    EXPECT_THAT(shown(*missing, {1280, 720}, missing->begin, options).words, HasSubstr("8/10"));
    const auto all = built_in_story();
    EXPECT_THAT(shown(*all, {1280, 720}, all->begin, options).words, Not(HasSubstr("8/")));
  }
}

// The row stands in the legend from the first second to the last where a ring is drawn in the story, and
// nowhere else.
TEST(Legend, SaysWhatARingAroundAPlaceMeans) {
  const auto said = [](const std::shared_ptr<const timeline::Timeline>& timeline, double second) {
    return texts(compose(plan_of(timeline), timeline::evaluate_story(*timeline, second)).items);
  };
  const auto story = built_in_story();
  for (double second = 0; second < story->story.duration(); second += 7)
    EXPECT_THAT(said(story, second), HasSubstr("just left or arrived")) << second;
  EXPECT_THAT(said(compiled("[[flight]]\nfrom = 'CGK'\nto = 'PVG'\n"), 0), Not(HasSubstr("just left")));
  std::string many;
  for (int i = 0; i < 301; ++i) many += flight("f" + std::to_string(i), "CGK", "PVG");
  EXPECT_THAT(said(compiled(many), 0), Not(HasSubstr("just left"))) << "a crowd has none";
}

TEST(Footer, SaysThatTheOrderOfDatesWasGuessed) {
  scenario::Scenario some = *built_in_story()->scenario;
  some.tables.push_back(
      {.file = "t.csv", .guessed_dates = scenario::GuessedDates{.order = scenario::DayOrder::day_first}});
  const auto guessed = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(some)));
  Options options;
  for (const bool attribution : {true, false}) {
    options.layers.attribution = attribution;
    options.language = Language::english;
    EXPECT_THAT(shown(*guessed, {1280, 720}, guessed->begin, options).words,
                HasSubstr("Dates read as day/month/year (guessed)."));
    options.language = Language::chinese;
    EXPECT_THAT(shown(*guessed, {1280, 720}, guessed->begin, options).words, HasSubstr("顺序读取（推定）。"));
    const auto all = built_in_story();
    EXPECT_THAT(shown(*all, {1280, 720}, all->begin, options).words, Not(HasSubstr("（推定）")));
  }
}

TEST(Footer, NamesTheAirportsThatWereAssumed) {
  scenario::Scenario some = *built_in_story()->scenario;
  const std::string code = some.places[some.flights[0].from].iata;
  some.flights[0].from_said = "Beijing";
  const auto assumed = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(some)));
  Options options;
  for (const bool attribution : {true, false}) {
    options.layers.attribution = attribution;
    options.language = Language::english;
    EXPECT_THAT(shown(*assumed, {1280, 720}, assumed->begin, options).words,
                HasSubstr("assumed from names: " + code + "."));
    options.language = Language::chinese;
    EXPECT_THAT(shown(*assumed, {1280, 720}, assumed->begin, options).words,
                HasSubstr("推定的机场：\n" + code));
    const auto all = built_in_story();
    EXPECT_THAT(shown(*all, {1280, 720}, all->begin, options).words, Not(HasSubstr("推定的机场")));
  }
}

TEST(StoryColumn, NeverLiesOverTheCaption) {
  const auto story = built_in_story();
  std::vector<Instant> instants;
  for (const auto& event : story->scenario->events) instants.push_back(event.at);
  for (const auto& leg : story->legs)
    for (const Instant t : {leg.depart, leg.arrive})
      for (const int seconds : {-1, 0, 1}) instants.push_back(t + std::chrono::seconds(seconds));
  for (const Language language : {Language::english, Language::both})
    for (const Size page : {window_page, Size{1280, 720}})
      for (const Instant t : instants) {
        const Shown s = shown(*story, page, t, {.language = language});
        EXPECT_FALSE(s.column.overlaps(s.caption))
            << page.height << ' ' << s.column.bottom << ' ' << s.caption.top;
      }
}

TEST(StoryColumn, TakesNoRoomForAListWhileNobodyFlies) {
  const auto story = built_in_story();
  const Shown flying = shown(*story, {1280, 720}, at("2015-11-10T06:00+08:00"), {});
  const Shown landed = shown(*story, {1280, 720}, at("2015-11-10T12:00+08:00"), {});
  EXPECT_THAT(flying.words, HasSubstr("In the air"));
  EXPECT_THAT(landed.words, Not(HasSubstr("In the air")));
  EXPECT_LT(landed.column.bottom, flying.column.bottom - 80);
}

TEST(StoryColumn, IsOneHeaderOnAnUprightPage) {
  const Shown s = shown(*built_in_story(), {720, 1280}, at("2015-11-10T08:10+08:00"), {});
  EXPECT_GT(s.column.width(), 0.9 * 720);
  EXPECT_LT(s.column.bottom, 0.35 * 1280);
  EXPECT_TRUE(s.column.contains({s.caption.left + 2, s.caption.top + 2}) &&
              s.column.contains({s.caption.right - 2, s.caption.bottom - 20}));
}

void add_sizes(std::vector<std::pair<double, std::string>>& sizes, const std::vector<drawing::Item>& items) {
  for (const drawing::Item& item : items) {
    if (const auto* run = std::get_if<drawing::GlyphRun>(&item)) sizes.emplace_back(run->size, run->text);
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      add_sizes(sizes, (*g)->items);
  }
}

// Returns the lowest baseline of a list of items.
double lowest_text(const std::vector<drawing::Item>& items) {
  double lowest = 0;
  for (const drawing::Item& item : items) {
    if (const auto* run = std::get_if<drawing::GlyphRun>(&item)) lowest = std::max(lowest, run->origin.y);
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      lowest = std::max(lowest, lowest_text((*g)->items));
  }
  return lowest;
}

// A legend that stands below the room for captions is shown without a caption, too.
TEST(StoryColumn, HoldsTheWholeLegendOfAHeader) {
  const auto story = built_in_story();
  const auto some = timeline::filtered(*story, timeline::parse_filter("kind=suspects", *story));
  const Options options{.language = Language::chinese};
  const Theme theme = read_theme("paper");
  const RouteStyles styles = route_styles(some, view_of(some), theme, options);
  const Layout layout = layout_of({639, 720});
  const Sheet sheet{some, styles, layout, options, theme};
  const Overlays f = plan_overlays(sheet);
  ASSERT_FALSE(f.story.in_the_air) << "the list has made room";
  Items items;
  draw_overlays(items, {f, sheet}, {f, sheet}, timeline::evaluate(some, at("2015-11-10T06:46+08:00")));
  const auto* panel = std::get_if<std::shared_ptr<const drawing::Group>>(&items.at(1));
  ASSERT_TRUE(panel != nullptr && (*panel)->name == "story");
  EXPECT_THAT(texts((*panel)->items), HasSubstr("尚未飞行"));
  EXPECT_LT(lowest_text((*panel)->items), (*panel)->clip->bottom - 6);
}

TEST(Title, IsTheLargestText) {
  for (const Size pixels : {Size{1920, 1080}, Size{1080, 1920}})
    for (const Language language : {Language::english, Language::chinese, Language::both}) {
      const auto story = built_in_story();
      const Plan plan(World::shipped(), story, read_theme("paper"), view_of(*story, pixels),
                      {.language = language});
      std::vector<std::pair<double, std::string>> sizes;
      add_sizes(sizes, compose(plan, timeline::evaluate(*story, at("2015-11-10T06:00+08:00"))).items);
      const auto largest = std::ranges::max_element(sizes);
      ASSERT_NE(largest, sizes.end());
      EXPECT_THAT(story->scenario->title.in(language), HasSubstr(largest->second));
    }
}

std::string heading_lines(const std::string& text, double width) {
  Items items;
  const Theme paper = read_theme("paper");
  Writer w{items, paper, Language::english, {0, 0, width, 200}, 0};
  w.heading(text, w.style(26, 650), {}, 1.2);
  return texts(items);
}

TEST(Title, BreaksBySense) {
  EXPECT_EQ(heading_lines("Four charters, 10 November 2015", 280), "Four charters,\n10 November 2015\n");
  EXPECT_EQ(heading_lines("NRT to LAX, AKL to LAX, SYD to SCL, JFK to SIN", 400),
            "NRT to LAX, AKL to LAX,\nSYD to SCL, JFK to SIN\n");
  EXPECT_EQ(heading_lines("Hand-over of the suspects in Phnom Penh.", 400),
            "Hand-over of the suspects\nin Phnom Penh.\n");
  EXPECT_EQ(heading_lines("Sudan, the evacuation of foreign nationals by air", 330),
            "Sudan, the evacuation\nof foreign nationals by air\n");
}

TEST(Legend, NamesTheTwilights) {
  Options options;
  EXPECT_THAT(shown(*built_in_story(), {1280, 720}, at("2015-11-10T06:00+08:00"), options).words,
              Not(HasSubstr("night")));
  options.layers.daylight = true;
  EXPECT_THAT(shown(*built_in_story(), {1280, 720}, at("2015-11-10T06:00+08:00"), options).words,
              HasSubstr("Day\nnight\nsun overhead"));
  options.layers.twilight = true;
  options.language = Language::chinese;
  EXPECT_THAT(shown(*built_in_story(), {1280, 720}, at("2015-11-10T06:00+08:00"), options).words,
              HasSubstr("昼\n夜\n太阳直射点\n晨昏蒙影\n日出日没\n民用\n航海\n天文"));
}

TEST(Legend, NamesTheUsersLayersFromTheUppermost) {
  auto features = std::make_shared<data::VectorLayer>();
  features->points = {{110, 10}};
  std::size_t layer = 0;
  auto entry = [&](const char* english, const char* chinese) {
    UserLayers::Entry e{{}, nullptr, features};
    e.layer = layer++;
    if (*english != 0) e.style.name = {english, chinese};
    return e;
  };
  const UserLayers layers({entry("Zones", "区域"), entry("", ""), entry("Stations", "台站")});
  const auto story = built_in_story();
  const Instant t = at("2015-11-10T06:00+08:00");
  EXPECT_THAT(shown(*story, {1280, 720}, t, {}, &layers).words, HasSubstr("Stations\nZones\n"));
  EXPECT_THAT(shown(*story, {1280, 720}, t, {.language = Language::chinese}, &layers).words,
              HasSubstr("台站\n区域\n"));
  // A sample of each is drawn as the layer is.
  Items items;
  const Theme paper = read_theme("paper");
  LegendRows rows(items, {0, 0, 280, 100}, 20, Language::english, paper);
  UserLayers::Entry red = entry("Red", "红");
  red.style.fill = parse_colour("#ff0000");
  std::vector<TimedItems> timed;
  add_layer_legend(rows, UserLayers({red}), {}, paper, timed);
  EXPECT_TRUE(timed.empty());
  const auto* fill = std::get_if<drawing::Fill>(&items.at(0));
  ASSERT_NE(fill, nullptr);
  EXPECT_EQ(to_hex(fill->colour), "#ff0000");
}

TEST(Legend, CutsANameThatIsTooLong) {
  Items items;
  const Theme paper = read_theme("paper");
  LegendRows rows(items, {0, 0, 280, 100}, 20, Language::english, paper);
  rows.swatch(std::string(200, 'm'), {});
  EXPECT_THAT(texts(items), HasSubstr("mm…"));
}

// While one scene goes over into the next, the words of the old one are gone before the new ones come.
TEST(Crossfades, NoTitleAndNoCaptionLiesOverAnother) {
  const auto t = compiled(
      "title = 'x'\n[[flight]]\nfrom = 'CGK'\nto = 'PEK'\ndepart = 2020-01-01T00:00:00Z\n"
      "[[event]]\nat = 2020-01-01T00:30:00Z\ntext = 'Earlier news'\n"
      "[[event]]\nat = 2020-01-01T02:00:00Z\ntext = 'Later news'\n"
      "[[scene]]\nfrom = 2020-01-01T01:00:00Z\nto = 2020-01-01T02:00:00Z\nseconds = 4\ntitle = 'Alpha'\n"
      "[[scene]]\nfrom = 2020-01-01T02:00:00Z\nto = 2020-01-01T03:00:00Z\nseconds = 4\ntitle = 'Beta'\n");
  const auto at_share = [&](double share) {
    return told_at(*t, 4 + share * timeline::cards_fade.value, true);
  };
  for (const auto& [before, after] : {std::pair("Alpha", "Beta"), std::pair("Earlier", "Later")}) {
    EXPECT_THAT(at_share(0.25), HasSubstr(before));
    EXPECT_THAT(at_share(0.25), Not(HasSubstr(after)));
    EXPECT_THAT(at_share(0.75), HasSubstr(after));
    EXPECT_THAT(at_share(0.75), Not(HasSubstr(before)));
    EXPECT_THAT(at_share(1.5), HasSubstr(after));
  }
}

}  // namespace
}  // namespace homebound::compose
