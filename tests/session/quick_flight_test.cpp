#include "session/edit/quick_flight.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "session/edit/typed_times.h"
#include "support/temporary_folder.h"

namespace homebound::session {
namespace {

using scenario::TypedFields;
using testing::ElementsAre;
using testing::Pair;

scenario::Scenario port_sudan() {
  return scenario::parse("[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\ndepart = 2023-04-25T09:30:00\n",
                         "x.toml");
}

std::string arrival(const std::string& depart, const std::string& arrive, const std::string& to = "JED") {
  const TypedFields whole = with_whole_times(
      {{"from", "PZU"}, {"to", to}, {"depart", depart}, {"arrive", arrive}}, port_sudan(), "2023-04-26");
  return whole.back().second;
}

TEST(QuickFlight, TimesAreAsShortAsPeopleWriteThem) {
  for (const char* const typed : {"9:30", "09:30", "0930", "930", "9.30", "09:30:00"})
    EXPECT_EQ(whole_time(typed, "2023-04-26"), "2023-04-26T09:30:00") << typed;
  EXPECT_EQ(whole_time("2023-04-27 9:30", "2023-04-26"), "2023-04-27T09:30:00");
  EXPECT_EQ(whole_time("27 Apr 2023 21:05", ""), "2023-04-27T21:05:00");
  EXPECT_EQ(whole_time("9:30 PM", "2023-04-26"), "2023-04-26T21:30:00");
  for (const char* const kept : {"soon", "", "2023-04-26T09:30:00+03:00", "2023-04-26"})
    EXPECT_EQ(whole_time(kept, "2023-04-26"), kept) << "is left to the parser";
  EXPECT_EQ(whole_time("9:30", ""), "9:30") << "of no day";
}

TEST(QuickFlight, DaysAreWrittenAsPeopleWriteThem) {
  for (const char* const typed :
       {"2023-04-24", "24 Apr 2023", "24 April 2023", "April 24, 2023", "2023/04/24", "24/04/2023",
        "4/24/2023", "24.4.2023", "2023年4月24日", "24 Apr", "4月24日"})
    EXPECT_EQ(whole_day(typed, "2023-01-31"), "2023-04-24") << typed;
  for (const char* const kept : {"", "soon", "9:30", "2023-02-30", "24 Apr 2023 9:30"})
    EXPECT_EQ(whole_day(kept, "2023-01-31"), kept) << "is left to the parser";
  EXPECT_EQ(whole_time("24/04/2023 9:30", ""), "2023-04-24T09:30:00");
  EXPECT_EQ(whole_time("4月24日 9:30", "2023-01-31"), "2023-04-24T09:30:00");
  // What is typed by itself is in the year of the flight before.
  const TypedFields whole = with_whole_times({{"from", "PZU"}, {"to", "JED"}, {"depart", "9:30"}},
                                             port_sudan(), "24 Apr", "2023-04-20");
  EXPECT_EQ(whole.back().second, "2023-04-24T09:30:00");
  EXPECT_EQ(with_whole_times({{"date", "4月24日"}}, port_sudan(), "", "2023-04-20").back().second,
            "2023-04-24");
}

Text refusal(const std::string& typed, const std::string& near) {
  try {
    return as_is("taken as " + whole_day(typed, near));
  } catch (const Error& e) {
    return e.message();
  }
}

TEST(QuickFlight, TimesAreOnTheDateOfTheFlightBeforeThatOfTheLastOne) {
  EXPECT_THAT(with_whole_times({{"date", "24 Apr 2023"}, {"depart", "9:30"}}, port_sudan(), "2023-04-26"),
              ElementsAre(Pair("date", "2023-04-24"), Pair("depart", "2023-04-24T09:30:00")));
}

TEST(QuickFlight, ADateThatMayBeTwoDaysIsRefused) {
  const Text two = refusal("04/05/2023", "2023-04-24");
  EXPECT_EQ(two.english, "'04/05/2023' may be 4 May 2023 or 5 Apr 2023: type 2023-05-04 or 2023-04-05");
  EXPECT_EQ(two.chinese, "“04/05/2023”可能是2023年5月4日或2023年4月5日：请输入 2023-05-04 或 2023-04-05");
  EXPECT_THROW(whole_time("04/05/2023 9:30", "2023-04-24"), Error);
  EXPECT_EQ(refusal("05/05/2023", "").english, "taken as 2023-05-05") << "both are the same day";
  EXPECT_EQ(refusal("24 Apr", "").english,
            "'24 Apr' does not say its year; expected a date such as 24 Apr 2023");
}

// Port Sudan is at UTC+2, Jeddah and Amman at UTC+3, Sydney at UTC+10.
TEST(QuickFlight, AnArrivalFollowsItsDeparture) {
  EXPECT_EQ(arrival("9:30", "+2h"), "2023-04-26T12:30:00");
  EXPECT_EQ(arrival("0930", "+1:30"), "2023-04-26T12:00:00");
  EXPECT_EQ(arrival("9:30", "+90 min"), "2023-04-26T12:00:00");
  EXPECT_EQ(arrival("9:30", "11:45"), "2023-04-26T11:45:00");
  EXPECT_EQ(arrival("23:30", "1:45"), "2023-04-27T01:45:00") << "on the next day";
  EXPECT_EQ(arrival("23:30", "+2h", "SYD"), "2023-04-27T09:30:00");
  EXPECT_EQ(arrival("9:30", "2023-04-28 01:00"), "2023-04-28 01:00");
  EXPECT_EQ(arrival("9:30", "+2h", "Atlantis"), "+2h") << "the clock there is not known";
  // Over the date line it is the day before.
  const TypedFields over = with_whole_times(
      {{"from", "SYD"}, {"to", "LAX"}, {"depart", "11:00"}, {"arrive", "7:00"}}, port_sudan(), "2023-04-26");
  EXPECT_EQ(over.back().second, "2023-04-26T07:00:00");
}

TEST(QuickFlight, SharesWithTheLastOne) {
  const test::TemporaryFolder folder;
  test::put(folder / "x.toml",
            "[kinds]\nun = \"UN\"\n[[source]]\nid = \"s\"\ntitle = \"S\"\n"
            "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T00:30:00\n"
            "[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\ndepart = { at = 2023-04-25T09:30:00, about = true }\n"
            "people = 12\nkind = \"un\"\nsource = \"s\"\n");
  EXPECT_THAT(
      shared_with_last(read_document(folder / "x.toml")),
      ElementsAre(Pair("from", "PZU"), Pair("kind", "un"), Pair("source", "s"), Pair("date", "2023-04-25")));
  EXPECT_THAT(shared_with_last(new_document()), ElementsAre());
}

TEST(QuickFlight, ACodeOfALittleAirportMayBeASlip) {
  const auto slip = near_miss("amn", port_sudan());  // Alma, Michigan
  ASSERT_TRUE(slip);
  EXPECT_EQ(slip->little->iata, "AMN");
  EXPECT_EQ(slip->known->iata, "AMM");
  EXPECT_FALSE(near_miss("AMM", port_sudan()));
  EXPECT_FALSE(near_miss("PZU", port_sudan())) << "it is a place of the story";
  EXPECT_FALSE(near_miss("Amman", port_sudan()));
  EXPECT_FALSE(near_miss("QQZ", port_sudan()));
}

}  // namespace
}  // namespace homebound::session
