#include "timeline/beside.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "scenario/read/read.h"

namespace homebound::timeline {
namespace {

Instant time_of(const char* text) { return *parse_instant(text); }

Timeline three_days(const std::string& zone = "Asia/Shanghai") {
  std::string toml = "title = 'x'\nzone = '" + zone + "'\n";
  for (const char* day : {"10", "11", "12"})
    for (const char* to : {"SIN", "SYD"})
      toml += std::string("[[flight]]\nid = '") + to + day + "'\nfrom = 'PEK'\nto = '" + to +
              "'\ndepart = 2015-11-" + day + "T08:00:00+08:00\npeople = 100\n";
  return compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "x.toml")));
}

TEST(Beside, IsReadAndWritten) {
  const Timeline t = three_days();
  for (const char* text : {"days=+1", "days=-2", "to=SYD", "days=+1 to=SYD", "all",
                           "days=+1 departs=2015-11-10T00:00:00.000Z/2015-11-11T00:00:00.000Z"}) {
    EXPECT_EQ(to_text(parse_beside(text, t)), text);
    EXPECT_EQ(parse_beside(to_text(parse_beside(text, t)), t), parse_beside(text, t));
  }
  EXPECT_EQ(parse_beside("to=SYD days=1", t), parse_beside("days=+1 to=SYD", t));
  for (const char* wrong : {"", "days=0", "days=one", "days=+99999", "to=XXX", "nonsense"})
    EXPECT_THROW(parse_beside(wrong, t), Error) << wrong;
}

TEST(Beside, MovesTheWindowsOfAnInheritedFilterByItsDays) {
  const Timeline all = three_days();
  const Timeline first =
      filtered(all, parse_filter("departs=2015-11-10T00:00+08:00/2015-11-10T23:59+08:00 to=SYD", all));
  ASSERT_EQ(first.shown(), 1U);
  const auto next = beside_of(first, parse_beside("days=+1", first));
  ASSERT_EQ(next->shown(), 1U);
  EXPECT_TRUE(next->shows(3)) << "SYD on the 11th";
  const auto other = beside_of(first, parse_beside("days=+1 to=SIN", first));
  EXPECT_EQ(other->shown(), 3U) << "terms of its own replace the filter";
  EXPECT_EQ(beside_of(first, parse_beside("all", first))->shown(), 6U);
}

TEST(Beside, ShowsTheSameTimeOfDay) {
  EXPECT_EQ(days_later(time_of("2020-03-28T12:00+01:00"), 1, "Europe/Berlin"),
            time_of("2020-03-29T12:00+02:00"))
      << "also where clocks change";
  EXPECT_EQ(days_later(time_of("2020-03-29T12:00+02:00"), -1, "Europe/Berlin"),
            time_of("2020-03-28T12:00+01:00"));
  const Timeline t = three_days();
  const FrameState first = evaluate_story(t, 4);
  const FrameState second = state_beside(first, t, 1);
  EXPECT_EQ(second.t, first.t + std::chrono::days(1));
  ASSERT_TRUE(second.story);
  EXPECT_EQ(second.story->second, 4) << "one clock";
  const FrameState evaluated = evaluate(t, second.t);
  for (std::size_t i = 0; i < t.legs.size(); ++i)
    EXPECT_EQ(second.flights[i].progress, evaluated.flights[i].progress);
}

}  // namespace
}  // namespace homebound::timeline
