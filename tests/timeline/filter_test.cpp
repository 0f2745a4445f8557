#include "timeline/filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "timeline/evidence.h"
#include "timeline/peak.h"
#include "timeline/totals.h"

namespace homebound::timeline {
namespace {

using testing::HasSubstr;

const Timeline& story() {
  static const Timeline t =
      compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in())));
  return t;
}

std::vector<std::string> shown(const std::string& filter) {
  const Timeline t = filtered(story(), parse_filter(filter, story()));
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < t.legs.size(); ++i)
    if (t.shows(i)) ids.push_back(t.scenario->flights[t.legs[i].flight].id);
  EXPECT_EQ(t.shown(), ids.size());
  return ids;
}

std::string fault(const std::string& filter, const Timeline& timeline = story()) {
  try {
    parse_filter(filter, timeline);
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

TEST(Filter, PicksByPlaceCountryKindCertaintyAndTime) {
  using testing::ElementsAre;
  using testing::IsEmpty;
  using testing::SizeIs;
  EXPECT_THAT(shown(""), SizeIs(story().legs.size()));
  EXPECT_THAT(shown("from=PNH kind=suspects"), ElementsAre("PNH-PEK", "PNH-HGH"));
  EXPECT_THAT(shown("from=vdpp kind=suspects"), ElementsAre("PNH-PEK", "PNH-HGH"));
  EXPECT_THAT(shown("from=kh,ID to=PEK"), ElementsAre("PNH-PEK"));
  EXPECT_THAT(shown("from=PNH to=PVG"), IsEmpty());
  EXPECT_THAT(shown("kind=suspects sure=derived"), ElementsAre("PNH-HGH"));
  // PNH-PEK leaves first, at 05:20 in Beijing; a window that touches a flight's end still counts.
  const Leg& leg = story().legs[0];
  const std::string depart = iso8601(leg.depart), arrive = iso8601(leg.arrive);
  EXPECT_THAT(shown("departs=" + depart + "/" + depart), testing::Contains(story().scenario->flights[0].id));
  EXPECT_THAT(shown("during=" + arrive + "/"), testing::Contains(story().scenario->flights[0].id));
  EXPECT_THAT(shown("departs=" + arrive + "/"),
              testing::Not(testing::Contains(story().scenario->flights[0].id)));
  EXPECT_THAT(shown("during=/2001-01-01T00:00Z"), IsEmpty());
}

// Days and times without an offset are those of the scenario's clock, here China's.
TEST(Filter, AStretchOfTimeMayBeDays) {
  const auto same = [](const std::string& days, const std::string& instants) {
    EXPECT_EQ(to_text(parse_filter("departs=" + days, story())), "departs=" + instants);
  };
  same("2015-11-10", "2015-11-09T16:00:00.000Z/2015-11-10T15:59:59.999Z");
  same("2015-11-09/2015-11-10", "2015-11-08T16:00:00.000Z/2015-11-10T15:59:59.999Z");
  same("2015-11-10/", "2015-11-09T16:00:00.000Z/");
  same("2015-11-10T09:00/2015-11-10T10:00Z", "2015-11-10T01:00:00.000Z/2015-11-10T10:00:00.000Z");
}

TEST(Filter, ItsTextIsReadAsTheSameFilter) {
  for (const char* text : {"", "from=PNH,CGK to=CN", "kind=suspects sure=reported,derived times=estimated",
                           "people>=40 people<=80 people=unknown", "people=90", "people=unknown",
                           "departs=2015-11-09T00:00:00.000Z/ during=/2015-11-10T01:02:03.004Z"}) {
    const Filter filter = parse_filter(text, story());
    EXPECT_EQ(to_text(filter), text);
    EXPECT_EQ(parse_filter(to_text(filter), story()), filter);
  }
}

TEST(Filter, KindsMayHaveSpaces) {
  const Timeline t = compile(std::make_shared<const scenario::Scenario>(scenario::parse(
      "[[flight]]\nfrom='NRT'\nto='LAX'\nkind='crew, and others'\npeople=3\ndepart=2020-01-01T00:00:00Z\n",
      "a.toml")));
  const Filter filter = parse_filter("kind=\"crew, and others\"", t);
  EXPECT_EQ(filter.kinds, std::vector<std::string>{"crew, and others"});
  EXPECT_EQ(parse_filter(to_text(filter), t), filter);
}

// 150 about, 120 to 160, at least 120, 90, 0 and unknown: a comparison must hold for every number that a
// flight may carry, and of an unknown one nothing can be said.
TEST(Filter, ComparesPeopleAsFarAsTheyAreKnown) {
  std::string toml;
  for (const char* people : {"'about 150'", "{ min = 120, max = 160 }", "{ min = 120 }", "90", "0", "'n/a'"})
    toml +=
        std::string("[[flight]]\nfrom='NRT'\nto='LAX'\ndepart=2020-01-01T00:00:00Z\npeople=") + people + "\n";
  const Timeline t = compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "a.toml")));
  const auto shown = [&](const std::string& filter) {
    const Timeline now = filtered(t, parse_filter(filter, t));
    std::vector<std::size_t> legs;
    for (std::size_t i = 0; i < now.legs.size(); ++i)
      if (now.shows(i)) legs.push_back(i);
    return legs;
  };
  using testing::ElementsAre;
  EXPECT_THAT(shown("people>100"), ElementsAre(0, 1, 2));
  EXPECT_THAT(shown("people > 100"), ElementsAre(0, 1, 2));
  EXPECT_THAT(shown("people >=120"), ElementsAre(0, 1, 2));
  EXPECT_THAT(shown("people>130"), ElementsAre(0));
  EXPECT_THAT(shown("people < 100"), ElementsAre(3, 4));
  EXPECT_THAT(shown("people<= 160"), ElementsAre(0, 1, 3, 4));
  EXPECT_THAT(shown("people=0"), ElementsAre(4));
  EXPECT_THAT(shown("people = unknown"), ElementsAre(5));
  EXPECT_THAT(shown("people>140 people=unknown"), ElementsAre(0, 5));
  EXPECT_THAT(shown("people>=90 people<120"), ElementsAre(3));
  EXPECT_THAT(fault("people>many"), HasSubstr("people>'many'; expected a number from 0 to 1000000"));
  EXPECT_THAT(fault("people>100 people<50"), HasSubstr("no number of people satisfies"));
  EXPECT_THAT(fault("people>1000000"), HasSubstr("no number of people satisfies"));
  EXPECT_THAT(fault("people>"), HasSubstr("expected a value after 'people>'"));
  EXPECT_THAT(fault("from>PNH"), HasSubstr("only people are compared"));
}

TEST(Filter, SaysWhatIsWrong) {
  EXPECT_THAT(fault("form=PNH"), HasSubstr("unknown 'form'; expected from, to, kind"));
  EXPECT_THAT(fault("form=PNH"), HasSubstr("did you mean 'from'?"));
  EXPECT_THAT(fault("PNH"), HasSubstr("'PNH' where 'from=…' or the like was expected"));
  EXPECT_THAT(fault("from=PHN"), HasSubstr("no flight leaves from 'PHN'; did you mean 'PNH'?"));
  EXPECT_THAT(fault("to=JFK"), HasSubstr("no flight goes to 'JFK'"));
  EXPECT_THAT(fault("kind=suspect"), HasSubstr("did you mean 'suspects'?"));
  EXPECT_THAT(fault("sure=sure"), HasSubstr("expected reported, derived, estimated"));
  for (const char* const wrong :
       {"during=2015-11", "during=2015-11-10T00:00", "during=soon/", "during=2015-02-30"})
    EXPECT_THAT(fault(wrong), HasSubstr("expected a day or two")) << wrong;
  for (const char* const twice : {"departs=2015-11-09 departs=2015-11-10", "during=2015-11-09,2015-11-10"})
    EXPECT_THAT(fault(twice), HasSubstr("is given twice, as '2015-11-10', too")) << twice;
  EXPECT_THAT(fault("during=2015-11-11T00:00Z/2015-11-10T00:00Z"), HasSubstr("ends before it begins"));
  EXPECT_THAT(fault("from=\"PNH"), HasSubstr("unclosed quote"));
  const Timeline untimed = compile(std::make_shared<const scenario::Scenario>(
      scenario::parse("[[flight]]\nfrom='NRT'\nto='LAX'\n", "a.toml")));
  EXPECT_THAT(fault("departs=/2015-11-10T00:00Z", untimed), HasSubstr("nothing is known of when"));
}

TEST(Filter, EveryCountIsOfTheFlightsShown) {
  const Timeline t = filtered(story(), parse_filter("from=PNH kind=suspects", story()));
  // 90 to Beijing and 78 to Hangzhou.
  for (const Grouping by : {Grouping::kind, Grouping::place, Grouping::country, Grouping::flight}) {
    const Steps all = steps(t, by);
    for (const auto& counts : all.counts) {
      scenario::HeadCount sum(0);
      for (const Count& c : counts) sum += c.sum();
      EXPECT_EQ(sum, 168);
    }
    scenario::HeadCount landed(0);
    for (const Group& g : totals(t, by, t.end)) landed += g.count.landed;
    EXPECT_EQ(landed, 168);
  }
  scenario::HeadCount landed(0);
  for (const Total& total : evaluate(t, t.end).totals) landed += total.landed;
  EXPECT_EQ(landed, 168);
  EXPECT_LE(peak(t).airborne, 2);

  const auto e = evidence(t, "suspects-landed", t.end);
  ASSERT_TRUE(e);
  EXPECT_EQ(sum_text(*e), "90 + 78 = 168");
  EXPECT_TRUE(e->filtered);
  EXPECT_EQ(e->agrees(), std::nullopt) << "254 is said of all four flights";
  EXPECT_EQ(evidence(story(), "suspects-landed", t.end)->agrees(), true);
}

TEST(Filter, AnotherReplacesItAndNoneShowsAll) {
  Timeline t = filtered(story(), parse_filter("to=PVG", story()));
  t = filtered(std::move(t), parse_filter("to=PEK", story()));
  EXPECT_EQ(to_text(t.filter), "to=PEK");
  EXPECT_GT(t.shown(), 0U);
  t = filtered(std::move(t), {});
  EXPECT_EQ(t.shown(), story().legs.size());
  EXPECT_TRUE(t.hidden.empty());
}

}  // namespace
}  // namespace homebound::timeline
