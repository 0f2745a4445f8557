// Cells and rows as other people write them.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "scenario/assumed.h"
#include "scenario/head_count_text.h"
#include "scenario/left_out.h"
#include "scenario/tables/fate.h"
#include "scenario/without.h"
#include "scenario/write/write.h"
#include "written_tables.h"

namespace homebound::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ForeignCells : public WrittenTables {
 protected:
  // The days on which flights leave, as their airports have them.
  static std::vector<std::string> days(const Scenario& s) {
    std::vector<std::string> all;
    for (const Flight& f : s.flights)
      all.push_back(format_time(f.depart ? f.depart->at : f.day.value(), s.places[f.from].zone, "%Y-%m-%d"));
    return all;
  }
  // The times at which flights leave.
  static std::vector<std::string> times(const Scenario& s) {
    std::vector<std::string> all;
    for (const Flight& f : s.flights)
      all.push_back(f.depart ? format_time(f.depart->at, f.depart->zone, "%H:%M") : "?");
    return all;
  }
  Scenario dates(const std::vector<std::string>& written, const std::string& settings = "") const {
    std::string text = "from,to,date\n";
    for (const std::string& date : written) text += "KRT,JED," + date + "\n";
    return table(text, settings);
  }
  Scenario statuses(const std::string& title, const std::vector<std::string>& words) const {
    std::string text = "flight,from,to,date," + title + "\n";
    for (std::size_t i = 0; i < words.size(); ++i)
      text +=
          "A" + std::to_string(i) + ",KRT,JED,2023-04-2" + std::to_string(i % 10) + ",\"" + words[i] + "\"\n";
    return table(text);
  }
};

TEST_F(ForeignCells, AYearOfTwoDigitsIsFoundFromAllDates) {
  const Scenario decided = dates({"23-04-28", "23-04-31", "32-01-01"});
  EXPECT_EQ(decided.tables[0].left(), 1u) << "there is no 31 April";
  EXPECT_THAT(days(dates({"23-04-28", "45-04-29"})), ElementsAre("2023-04-28", "2045-04-29"));
  EXPECT_THAT(days(dates({"28-04-23", "29-04-23"})), ElementsAre("2023-04-28", "2023-04-29"));
  const Scenario open = dates({"23-04-28", "23-04-29", "23-05-01"});
  EXPECT_THAT(days(open), ElementsAre("2023-04-28", "2023-04-29", "2023-05-01"));
  EXPECT_THAT(findings(open),
              HasSubstr("dates such as '23-04-28' are read with the year first (2023-04-28), but may "
                        "be 2028-04-23 with the day first; say which with --dates dmy or ymd"));
  EXPECT_THAT(days(dates({"28-04-23", "29-04-23", "2023-04-30"})),
              ElementsAre("2023-04-28", "2023-04-29", "2023-04-30"))
      << "the other dates are of 2023";
  const Scenario said = dates({"23-04-28", "23-04-29"}, "dates = \"dmy\"\n");
  EXPECT_THAT(days(said), ElementsAre("2028-04-23", "2029-04-23"));
  EXPECT_THAT(findings(said), Not(HasSubstr("dates such as")));
  EXPECT_THAT(days(dates({"01/02/03"}, "dates = \"ymd\"\n")), ElementsAre("2001-02-03"));
}

TEST_F(ForeignCells, DaysAndMonthsThatMayBeEitherAreSaid) {
  const Scenario open = dates({"04/05/2023", "05/05/2023"});
  EXPECT_THAT(days(open), ElementsAre("2023-05-04", "2023-05-05"));
  EXPECT_THAT(findings(open),
              HasSubstr("'04/05/2023' are read with the day first (2023-05-04), but may be 2023-04-05 "
                        "with the month first"));
  EXPECT_THAT(days(dates({"01/03/2024", "01/10/2024", "01/12/2024"})),
              ElementsAre("2024-01-03", "2024-01-10", "2024-01-12"))
      << "within days of one another";
  EXPECT_THAT(findings(dates({"13/05/2023", "05/05/2023", "04/05/2023"})), Not(HasSubstr("may be")))
      << "13 can be no month";
  EXPECT_THAT(findings(dates({"13/05/2023", "05/23/2023"})), HasSubstr("dates contradict one another"));
}

TEST_F(ForeignCells, AGuessedOrderOfDatesIsKnownUntilSomebodySaysIt) {
  const std::string rows = "from,to,date\nKRT,JED,04/05/2023\n";
  const Scenario guessed = table(rows);
  EXPECT_THAT(guessed_dates(guessed), ElementsAre(DayOrder::day_first));
  EXPECT_THAT(guessed_dates(without(guessed, {.notes = true, .sources = true, .groups = true})),
              ElementsAre(DayOrder::day_first));
  EXPECT_THAT(guessed_dates(parse(to_toml(guessed, folder_.path()), (folder_ / "f.toml").string())),
              ElementsAre(DayOrder::day_first))
      << "of flights that have become the file's own";
  EXPECT_THAT(findings(table(rows, "sure = \"reported\"\n")),
              HasSubstr("say which in [[table]] with dates = \"dmy\" or \"mdy\""));
  EXPECT_TRUE(guessed_dates(table(rows, "dates = \"dmy\"\n")).empty());
  EXPECT_TRUE(guessed_dates(dates({"13/05/2023", "05/05/2023"})).empty());
  EXPECT_THAT(guessed_dates(dates({"13/05/2023", "05/23/2023"})), ElementsAre(DayOrder::day_first));
  const Scenario other = table(rows), month = read(folder_ / "t.csv", {.dates = DayOrder::month_first});
  EXPECT_THAT(days(other), ElementsAre("2023-05-04"));
  EXPECT_THAT(days(month), ElementsAre("2023-04-05"));
  EXPECT_TRUE(guessed_dates(month).empty());
  table(rows, "dates = \"dmy\"\n");
  EXPECT_THAT(days(read(folder_ / "s.toml", {.dates = DayOrder::month_first})), ElementsAre("2023-05-04"))
      << "the scenario knows its table";
}

TEST_F(ForeignCells, ATableIsToldOnTheClockOfMostFlightsOrInUtc) {
  const std::string title = "from,to,depart (UTC)\n", at = ",2023-11-03 00:30\n";
  EXPECT_EQ(table(title + "LAX,CDG" + at + "NRT,LAX" + at + "PEK,LAX" + at + "PVG,LAX" + at).zone,
            "Asia/Shanghai")
      << "two airports, one clock";
  EXPECT_EQ(table(title + "LAX,CDG" + at + "NRT,LAX" + at + "PEK,LAX" + at + "LHR,LAX" + at).zone, "UTC");
  EXPECT_EQ(table("from,to\nLAX,CDG\n").zone, "UTC") << "nothing has a time";
}

TEST_F(ForeignCells, ATitleMaySayTheOrderOfDates) {
  const Scenario s = table("route from,route to,Date (mm/dd/yy),ETD (hh:mm)\nKRT,JED,04/05/23,09:00\n");
  EXPECT_THAT(days(s), ElementsAre("2023-04-05"));
  EXPECT_THAT(findings(s), Not(HasSubstr("may be")));
}

TEST_F(ForeignCells, ACancellationInAColumnThatHoldsFewTimes) {
  const Scenario s = table(
      "from,to,departure,arrival\nKRT,JED,2023-04-28 09:00,2023-04-28 11:00\nKRT,JED,2023-04-29 "
      "09:00,CANCELLED\n"
      "KRT,JED,2023-04-30 09:00,ON TIME\n");
  EXPECT_EQ(s.tables[0].cancelled, 1u) << findings(s);
}

TEST_F(ForeignCells, ADateWithoutAYearIsOfTheOnlyYearThatIsNamed) {
  const std::string rows = "KRT,JED,4月29日\nKRT,JED,30 Apr\n";
  const Scenario titled = table("from,to,日期（2023年）\n" + rows);
  EXPECT_THAT(days(titled), ElementsAre("2023-04-29", "2023-04-30"));
  EXPECT_THAT(findings(titled),
              HasSubstr("dates without a year such as '4月29日' are taken to be of 2023, as the titles say"));
  EXPECT_THAT(days(table("Airlift of April 2023,,\nfrom,to,date\n" + rows)),
              ElementsAre("2023-04-29", "2023-04-30"));
  EXPECT_THAT(days(table("from,to,date\n" + rows, "", "airlift-2023.csv")),
              ElementsAre("2023-04-29", "2023-04-30"));
  EXPECT_EQ(days(table("from,to,date\n" + rows + "KRT,JED,2023-05-01\n")).at(0), "2023-04-29");
  const Scenario none = table("from,to,date\n" + rows + "KRT,JED,2023-05-01\nKRT,JED,2022-05-01\n");
  EXPECT_EQ(none.flights.size(), 2u);
  EXPECT_EQ(none.tables[0].left_out.at(0).reason.english, "date without a year");
}

TEST_F(ForeignCells, FractionsOfDaysAmongTimesOnAClock) {
  const Scenario s = table(
      "from,to,date,time\nKRT,JED,2023-04-28,09:00\nKRT,JED,2023-04-28,0.5\nKRT,JED,2023-04-28,0.75\nKRT,JED,"
      "2023-04-28,12.5\n"
      "KRT,JED,2023-04-28,10:00\n");
  EXPECT_THAT(times(s), ElementsAre("09:00", "12:00", "18:00", "10:00")) << "12.5 is nothing";
  EXPECT_THAT(findings(s), HasSubstr("numbers among times such as '0.5' are a spreadsheet's days"));
  const Scenario points = table(
      "from,to,date,time\nKRT,JED,2023-04-28,13.45\nKRT,JED,2023-04-28,9.30\nKRT,JED,2023-04-29,0.50\n");
  EXPECT_THAT(times(points), ElementsAre("13:45", "09:30", "00:50"));
  for (const char* const rows : {"8.00,9.00,10.00", "0800,9.00,1000", "8.00,09:00,1000"}) {
    const std::string all = rows, first = all.substr(0, 4), second = all.substr(5, all.rfind(',') - 5),
                      third = all.substr(all.rfind(',') + 1);
    EXPECT_THAT(times(table("from,to,date,time\nKRT,JED,2023-04-28," + first + "\nKRT,JED,2023-04-28," +
                            second + "\nKRT,JED,2023-04-29," + third + "\n")),
                ElementsAre("08:00", "09:00", "10:00"))
        << rows;
  }
  const Scenario mixed = table(
      "from,to,date,time\nKRT,JED,2023-04-28,9.15\nKRT,JED,2023-04-28,0130+1\nKRT,JED,2023-04-29,11.30\n");
  EXPECT_THAT(times(mixed), ElementsAre("09:15", "01:30", "11:30"));
  EXPECT_THAT(findings(points), HasSubstr("numbers are hours and minutes (13.45 is 13:45)"));
}

TEST_F(ForeignCells, AnUnknownArrivalCostsNoRow) {
  const Scenario s = table(
      "from,to,depart,arrive\nKRT,JED,2023-04-28 09:00,TBC\nKRT,JED,2023-04-28 10:00,待定\nKRT,JED,TBA,\n"
      "KRT,JED,2023-04-28 12:00,to be confirmed\n");
  EXPECT_EQ(s.flights.size(), 3u);
  for (const Flight& f : s.flights) EXPECT_FALSE(f.arrive);
  EXPECT_EQ(s.tables[0].left_out.at(0).reason.english, "no time");
  EXPECT_EQ(s.tables[0].rows_left_out.at(0).cell, "TBA");
  EXPECT_THAT(findings(s), HasSubstr("times without a zone are read as local times at the airport"));
}

TEST_F(ForeignCells, FlightsThatDidNotFly) {
  const std::vector<std::string> off = {
      "CANCELLED", "Canceled",           "CNL",  "CXLD",   "Not operated", "did not operate", "X",
      "postponed", "Suspended",          "取消", "已取消", "停飞",         "航班取消",        "未执行",
      "延期",      "Cancelled - weather"};
  const std::vector<std::string> flown = {"Operated", "landed 13:05", "On time",
                                          "Delayed",  "SCHEDULED",    "正常",
                                          "已到达",   "延误2小时",    "not cancelled"};
  for (const std::string& word : off) EXPECT_EQ(fate_in(word), FlightStatus::cancelled) << word;
  for (const std::string& word : flown)
    EXPECT_NE(fate_in(word).value_or(FlightStatus::cancelled), FlightStatus::cancelled) << word;
  EXPECT_EQ(fate_in("备降"), FlightStatus::diverted);
  EXPECT_EQ(fate_in("C"), std::nullopt);
  const Scenario s = statuses("Status", off);
  EXPECT_TRUE(s.flights.empty());
  EXPECT_EQ(s.tables[0].cancelled, off.size());
  EXPECT_EQ(rows_missing(s), 0u);
  EXPECT_EQ(note_of_left_out(s).english, fmt::format("0 flights, {} cancelled", off.size()));
  EXPECT_EQ(s.tables[0].left_out.at(0).reason.english, "cancelled");
  EXPECT_EQ(s.tables[0].rows_left_out.at(0).cell, "CANCELLED") << "and may be corrected";
  EXPECT_TRUE(statuses("Status", flown).tables[0].left_out.empty());
  const Scenario strange = statuses("Status", {"OK", "C", "C"});
  EXPECT_EQ(strange.flights.size(), 3u);
  EXPECT_THAT(
      findings(strange),
      HasSubstr("a status that is not known, whose flights are drawn: 2 of 3 rows ('C' 2; lines 3, 4)"));
  EXPECT_EQ(statuses("Operated", {"yes", "no"}).flights.size(), 1u);
  EXPECT_EQ(statuses("What became of it", {"flown", "cancelled", "flown"}).flights.size(), 2u)
      << "known by its cells";
}

TEST_F(ForeignCells, RemarksThatSayNothingElse) {
  for (const char* remark : {"CANCELLED", "Cancelled due to weather", "CXL (wx)", "Not operated",
                             "取消（天气）", "因天气取消", "停飞"})
    EXPECT_EQ(fate_alone(remark), FlightStatus::cancelled) << remark;
  for (const char* remark : {"", "not cancelled", "Deferred payment", "Cancelled return leg", "delayed",
                             "meeting cancelled, flight on time"})
    EXPECT_EQ(fate_alone(remark), std::nullopt) << remark;
  const Scenario s =
      statuses("Remarks", {"CANCELLED", "all well", "the return flight was cancelled", "停飞"});
  EXPECT_EQ(s.flights.size(), 2u);
  EXPECT_THAT(findings(s),
              HasSubstr("remarks that speak of a cancellation, whose flights are drawn: 1 of 4 rows"));
  EXPECT_EQ(table("from,to,depart\nKRT,JED,Cancelled\nKRT,JED,2023-04-28 10:00\nKRT,JED,2023-04-28 11:00\n")
                .tables[0]
                .cancelled,
            1u);
}

TEST_F(ForeignCells, ADoubledRowCountsOnce) {
  const Scenario s = table(
      "flight,from,to,date,pax,xyz\nA1,KRT,JED,2023-04-28,120,X\nA1,KRT,JED,2023-04-28,120,X\nA1,KRT,JED,"
      "2023-04-28,90,X\n"
      ",KRT,JED,2023-04-29,50,X\n,KRT,JED,2023-04-29,50,X\n,KRT,JED,2023-04-29,50,Y\n");
  EXPECT_EQ(s.tables[0].rows, 6u);
  EXPECT_EQ(s.flights.size(), 4u);
  EXPECT_EQ(s.tables[0].left_out.at(0).reason.english, "repeated");
  EXPECT_THAT(s.tables[0].left_out.at(0).rows, ElementsAre(3, 6));
  const std::string all = findings(s);
  EXPECT_THAT(all, HasSubstr("('A1: 120 (2), 90 (4)' 1; line 4)"));
  EXPECT_THAT(all,
              HasSubstr("rows that say the same as an earlier row, which all count; keep_repeated = false "
                        "leaves them out: 1 of 6 rows (line 7)"));
  EXPECT_EQ(note_of_left_out(s).english, "4 of 6 flights: left out 2 rows (repeated 2)");
  EXPECT_EQ(note_of_left_out(s).chinese, "4/6 个航班：略去2行（重复 2）");
}

TEST_F(ForeignCells, RowsOfTotalsAreNoFlights) {
  const Scenario s = table(
      "flight,from,to,date,pax\nA1,KRT,JED,2023-04-28,120\nA2,KRT,JED,2023-04-28,80\nSub-total,,,,200\n"
      "A3,KRT,CAI,2023-04-29,100\n小计,,,,100\nTotal pax:,,,,301\n");
  EXPECT_EQ(s.tables[0].rows, 3u);
  EXPECT_EQ(s.tables[0].left(), 0u);
  const std::string all = findings(s);
  EXPECT_THAT(all, HasSubstr("note: the total of line 4, 200, agrees with the rows read"));
  EXPECT_THAT(all, HasSubstr("note: the total of line 6, 100, agrees"));
  EXPECT_THAT(all, HasSubstr("warning: the total of line 7 is 301; the rows read add up to 300"));
  EXPECT_EQ(table("from,to,pax\nKRT,JED,120\nKRT,CAI,80\n,,200\n").tables[0].left(), 0u)
      << "a sum without a word";
  for (const char* word : {"TOPLAM", "Итого", "المجموع", "합계", "計", "Tổng cộng", "Insgesamt", "Jumlah"})
    EXPECT_EQ(table(fmt::format("flight,from,to,pax\nA1,KRT,JED,120\nA2,KRT,CAI,80\n{},,,190\n", word))
                  .tables[0]
                  .left(),
              0u)
        << word;
  EXPECT_EQ(table("from,to,pax\nKRT,JED,120\nKRT,CAI,80\n,,190\n").tables[0].left(), 1u);
}

TEST_F(ForeignCells, AColumnOfPeopleIsKeptByItsTitle) {
  const Scenario s = table(
      "from,to,date,Passengers\nKRT,JED,2023-04-21,a "
      "dozen\nKRT,JED,2023-04-22,families\nKRT,JED,2023-04-23,mostly women\n"
      "KRT,JED,2023-04-24,0?\nKRT,JED,2023-04-25,many\nKRT,JED,2023-04-26,345人\n");
  std::vector<std::string> people;
  for (const Flight& f : s.flights) people.push_back(typed_text_of(f.people));
  EXPECT_THAT(people, ElementsAre("unknown", "unknown", "unknown", "unknown", "unknown", "345"));
  ASSERT_EQ(s.tables[0].unread.size(), 5u);
  EXPECT_EQ(s.tables[0].unread[0].cell, "a dozen");
  EXPECT_EQ(s.tables[0].unread[0].number, 2);
  EXPECT_EQ(s.flights[0].note->in(Language::english), "'Passengers': 'a dozen'") << "its text is kept";
  EXPECT_THAT(findings(s),
              HasSubstr("2:4: warning: 'Passengers': found 'a dozen', expected a number of people"));
  EXPECT_THAT(findings(table("from,to,date\nKRT,JED,2023-04-21\n")),
              HasSubstr("no column of people found: head-counts are unknown"));
}

TEST_F(ForeignCells, MorePeopleThanAnyAircraftCarriesAreDoubted) {
  const Scenario s = table("from,to,date,pax\nKRT,JED,2023-04-21,99999\nKRT,JED,2023-04-22,853\n");
  EXPECT_EQ(s.flights[0].people, 99999);
  EXPECT_THAT(findings(s), HasSubstr("more than 900 people aboard one flight, which no aircraft carries: 1 "
                                     "of 2 rows ('99999' 1; line 2)"));
  EXPECT_THAT(findings(table("country of origin,country of destination,people\nSudan,Egypt,450000\n")),
              Not(HasSubstr("more than 900")));
}

TEST_F(ForeignCells, ASpanOfTimeIsNoOffset) {
  const Scenario s = table(
      "From,To,Date,Dep\nJUB,EBB,2024-03-18,09:00\nJUB,EBB,2024-03-19,10:00-12:00\n"
      "JUB,EBB,2024-03-20,11:00\nJUB,EBB,2024-03-21,12:00\nJUB,EBB,2024-03-22,22:00-05:00\n");
  ASSERT_EQ(s.flights.size(), 4U);
  EXPECT_THAT(findings(s), HasSubstr("10:00-12:00"));
  EXPECT_EQ(iso8601(s.flights[3].depart->at), "2024-03-23T03:00:00+00:00");
}

TEST_F(ForeignCells, ADaySaidIsNotAddedTwice) {
  const Scenario s = table(
      "Flight,From,To,STD,ATD\nA1,JUB,EBB,2024-03-14 22:00,01:00+1\n"
      "A2,JUB,EBB,2024-03-14 22:00,01:00\n");
  ASSERT_EQ(s.flights.size(), 2U);
  EXPECT_THAT(days(s), ElementsAre("2024-03-15", "2024-03-15"));
}

TEST_F(ForeignCells, AnArrivalFollowsTheDayOfItsDeparture) {
  const Scenario s = table(
      "Departure date,From,To,Arrival time\n2020-03-16,MNL,ICN,00:30\n"
      "2020-03-16,MNL,ICN,20:30\n");
  ASSERT_EQ(s.flights.size(), 2U);
  EXPECT_EQ(format_time(s.flights[0].arrive->at, "Asia/Seoul", "%Y-%m-%d"), "2020-03-17");
  EXPECT_EQ(format_time(s.flights[1].arrive->at, "Asia/Seoul", "%Y-%m-%d"), "2020-03-16");
}

}  // namespace
}  // namespace homebound::scenario
