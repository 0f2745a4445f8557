// Tables that may be read wrongly: what is guessed, repeated, contradicted or not used is said.
#include <fstream>

#include <gmock/gmock.h>

#include "data/tracks/formats.h"
#include "scenario/head_count_text.h"
#include "scenario/read/file_kind.h"
#include "scenario/tables/durations.h"
#include "scenario/tables/fate.h"
#include "written_tables.h"

namespace homebound::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class DoubtfulTables : public WrittenTables {
 protected:
  std::filesystem::path write(const std::string& text) const {
    std::ofstream(folder_ / "t.csv", std::ios::binary) << text;
    return folder_ / "t.csv";
  }
  // "JUB-EBB 2024-03-14 08:20 > 10:20 scheduled", in local time; "?" for what is not known.
  static std::string told(const Scenario& s, std::size_t flight) {
    const Flight& f = s.flights.at(flight);
    const std::string ends = s.places[f.from].id + "-" + s.places[f.to].id + " ";
    if (f.day) return ends + format_time(*f.day, s.places[f.from].zone, "%Y-%m-%d");
    return ends + (f.depart ? format_time(f.depart->at, f.depart->zone, "%Y-%m-%d %H:%M") : "?") + " > " +
           (f.arrive
                ? format_time(f.arrive->at, f.arrive->zone, "%H:%M ") + std::string(word_for(f.arrive->sure))
                : "?");
  }
  static std::string_view word_for(Certainty sure) {
    return sure == Certainty::scheduled   ? "scheduled"
           : sure == Certainty::estimated ? "estimated"
           : sure == Certainty::derived   ? "derived"
                                          : "reported";
  }
  static std::vector<std::string> people(const Scenario& s) {
    std::vector<std::string> all;
    for (const Flight& f : s.flights) all.push_back(typed_text_of(f.people));
    return all;
  }
};

TEST_F(DoubtfulTables, TwoPositionsInARowAreAFlight) {
  const std::string rows =
      "Camp Alpha,12.5,25.5,Site One,15.59,32.55,2024-03-01 10:00\n"
      "Camp Beta,13.5,25.1,Site Two,19.43,37.23,2024-03-02 10:00\nCamp Alpha,12.5,25.5,Site Two,19.43,37.23,"
      "2024-03-03 10:00\n";
  for (const char* titles :
       {"name,lat,lon,dest,dest_lat,dest_lon,time",
        "site,Latitude,Longitude,to,to_latitude,to_longitude,time",
        "place,lat,lon,destination,destLat,destLon,time", "camp,lat,lng,airport,Airport lat,Airport lng,time",
        "name,lat,lon,where,lat,lon,time", "origin,lat1,lon1,dest,lat2,lon2,time",
        "origin,lat,lon,dest,lat2,lon2,time", "from,o_lat,o_lon,to,d_lat,d_lon,time",
        "place,pickup_latitude,pickup_longitude,site,dropoff_latitude,dropoff_longitude,time",
        "地点,纬度,经度,目的地,目的地纬度,目的地经度,time"}) {
    const auto file = write(std::string(titles) + "\n" + rows);
    ASSERT_EQ(kind_of(file), FileKind::table) << titles;
    const Scenario s = read(file);
    ASSERT_EQ(s.flights.size(), 3U) << titles << findings(s);
    EXPECT_EQ(s.places[s.flights[0].from].id, "Camp Alpha") << titles;
    EXPECT_EQ(s.places[s.flights[1].to].id, "Site Two") << titles;
    EXPECT_NEAR(s.places[s.flights[1].to].at.lon, 37.23, 1e-9) << titles;
  }
  const Scenario s =
      table("name,lat,lon,destination,pax\nCamp Alpha,12.5,25.5,KRT,40\nCamp Beta,13.5,25.1,PZU,50\n");
  EXPECT_EQ(told(s, 1), "Camp Beta-PZU ? > ?");
  EXPECT_THAT(findings(s), HasSubstr("each row is taken for a flight, not for a fix of a track"));
}

TEST_F(DoubtfulTables, FixesOfAnAircraftStayATrack) {
  for (const char* text :
       {"callsign,time,lat,lon,from,to\nA1,2024-03-01 10:00,12.5,25.5,KRT,JED\nA1,2024-03-01 "
        "10:05,13.5,25.5,KRT,JED\nA1,2024-03-01 10:10,14.5,25.5,KRT,JED\n",
        "callsign,time,lat,lon,dest_lat,dest_lon\nA1,2024-03-01 10:00,12.5,25.5,20,30\nA1,2024-03-01 "
        "10:05,13.5,25.5,20,30\nA1,2024-03-01 10:10,14.5,25.5,20,30\n",
        "time,lat,lon,dest\n2024-03-01 10:00,12.5,25.5,KRT\n2024-03-01 10:05,13.5,25.5,KRT\n",
        "time,lat,lon,home_lat,home_lon\n2024-03-01 10:00,12.5,25.5,12,25\n2024-03-01 "
        "10:05,13.5,25.5,12,25\n"})
    EXPECT_EQ(kind_of(write(text)), FileKind::track) << text;
}

TEST_F(DoubtfulTables, AScheduledArrivalStandsBesideAnActualDeparture) {
  const Scenario s = table(
      "Flight,From,To,Date,STD,ATD,STA,ATA\n"
      "HB1,JUB,EBB,2024-03-14,08:00,08:20,10:20,\n"
      "HB2,JUB,EBB,2024-03-14,12:00,12:10,14:20,14:25\n"
      "HB3,JUB,EBB,2024-03-14,08:00,11:00,10:20,\n"
      "HB4,JUB,EBB,2024-03-14,22:00,00:40,00:20,\n"
      "HB5,JUB,EBB,2024-03-14,22:30,00:10,01:40,\n");
  EXPECT_EQ(told(s, 0), "JUB-EBB 2024-03-14 08:20 > 10:20 scheduled");
  EXPECT_EQ(told(s, 1), "JUB-EBB 2024-03-14 12:10 > 14:25 reported");
  EXPECT_EQ(told(s, 2), "JUB-EBB 2024-03-14 11:00 > ?") << "it left after it was to arrive";
  EXPECT_EQ(s.flights[2].note->in(Language::english), "scheduled arrival 10:20") << "which is kept";
  EXPECT_EQ(told(s, 3), "JUB-EBB 2024-03-15 00:40 > ?");
  EXPECT_EQ(told(s, 4), "JUB-EBB 2024-03-15 00:10 > 01:40 scheduled");
  EXPECT_THAT(
      findings(s),
      HasSubstr("arrivals of the timetable that the actual departure rules out, which are estimated: 2 "
                "of 5 rows"));
}

TEST_F(DoubtfulTables, RowsThatRepeatOthersAreLeftOutAlike) {
  const std::string rows = "No,From,To,Date,Pax\n1,KRT,JED,2023-04-28,120\n2,KRT,JED,2023-04-28,120\n";
  const Scenario s = table(rows);
  EXPECT_EQ(s.flights.size(), 1U) << "running numbers are no numbers of flights";
  EXPECT_EQ(s.tables[0].left_out.at(0).reason.english, "repeated");
  EXPECT_THAT(findings(s), HasSubstr("keep_repeated = true counts them: 1 of 2 rows (line 3)"));
  EXPECT_EQ(table(rows, "keep_repeated = true\n").flights.size(), 2U);
  const std::string routes = "From,To,Pax\nKRT,JED,120\nKRT,JED,120\n";
  EXPECT_THAT(findings(table(routes)), HasSubstr("which all count; keep_repeated = false leaves them out"));
  EXPECT_EQ(table(routes, "keep_repeated = false\n").flights.size(), 1U);
  EXPECT_EQ(table("Flight,From,To,Departure,Pax\nA1,KRT,JED,2023-04-28 10:00,\nA1,KRT,JED,2023-04-28 10:00\n")
                .flights.size(),
            1U)
      << "a row that ends before an empty cell says the same";
}

TEST_F(DoubtfulTables, AFlightWithTwoHeadCountsIsAsked) {
  const Scenario s = table(
      "Flight,From,To,Date,Pax\nA1,KRT,JED,2023-04-28,120\nA1,KRT,JED,2023-04-28,90\nA1,KRT,JED,2023-04-29,"
      "90\n");
  EXPECT_EQ(s.flights.size(), 3U);
  EXPECT_THAT(findings(s),
              HasSubstr("but other people, which are added; which is right?: 1 of 3 rows ('A1: 120 "
                        "(2), 90 (3)' 1; line 3)"));
}

TEST_F(DoubtfulTables, TheOrderOfDatesRestsOnACell) {
  const auto dates = [&](std::initializer_list<const char*> cells) {
    std::string text = "from,to,date\n";
    for (const char* cell : cells) text += std::string("KRT,JED,") + cell + "\n";
    return table(text);
  };
  const Scenario sure = dates({"11/05/2015", "12/31/2015", "11/06/2015"});
  EXPECT_EQ(told(sure, 0), "KRT-JED 2015-11-05");
  EXPECT_THAT(findings(sure),
              HasSubstr("dates are read with the month first, because of '12/31/2015' in line 3"));

  const Scenario odd = dates({"11/05/2015", "11/06/2015", "31/12/2015", "11/08/2015"});
  EXPECT_EQ(told(odd, 0), "KRT-JED 2015-05-11");
  EXPECT_THAT(findings(odd),
              HasSubstr("warning: dates are read with the day first, because of '31/12/2015' in line "
                        "4 alone; with the month first the other dates would lie within 3 days"));

  const Scenario both = dates({"04/05/2015", "31/12/2015", "04/07/2015", "04/08/2015", "04/13/2015"});
  EXPECT_EQ(told(both, 0), "KRT-JED 2015-04-05") << "most dates lie together";
  EXPECT_EQ(both.tables[0].left_out.at(0).reason.english, "date of another order");
  EXPECT_THAT(
      findings(both),
      HasSubstr("dates contradict one another: '31/12/2015' in line 3 cannot have the month first, and "
                "'04/13/2015' in line 6 cannot have the day first"));
  EXPECT_THAT(findings(both), HasSubstr("found '31/12/2015', which is no date with the month first"));
}

TEST_F(DoubtfulTables, WeekdaysAreHeldAgainstDates) {
  const Scenario s = table(
      "from,to,date\nKRT,JED,Mon 10 Nov 2015\nKRT,JED,Tue 10 Nov 2015\nKRT,JED,2015年11月10日 星期日\n");
  EXPECT_THAT(findings(s),
              HasSubstr("weekdays that are not those of their dates; the dates count: 2 of 3 rows"));
  const Scenario beside =
      table("from,to,Day,date\nKRT,JED,Monday,10 Nov 2015\nKRT,JED,Tuesday,10 Nov 2015\n");
  EXPECT_THAT(findings(beside), HasSubstr("the dates count: 1 of 2 rows ('Monday: 2015-11-10' 1; line 2)"));
  const Scenario order = table("from,to,date\nKRT,JED,Wed 03/04/2024\nKRT,JED,Fri 05/04/2024\n");
  EXPECT_EQ(told(order, 0), "KRT-JED 2024-04-03") << "a Wednesday, as 4 March was not";
}

TEST_F(DoubtfulTables, StatusesInManyLanguages) {
  for (const char* word : {"İptal",     "IPTAL EDİLDİ", "ملغاة",      "ملغي",       "annulé",    "ANNULÉE",
                           "Cancelado", "anulado",      "suspendido", "gestrichen", "storniert", "entfällt",
                           "отменён",   "ОТМЕНЕН",      "soppresso",  "odwołany",   "inställd",  "欠航",
                           "결항",      "已取消",       "supprimé",   "dibatalkan"})
    EXPECT_EQ(fate_in(word), FlightStatus::cancelled) << word;
  const Scenario s = table(
      "Flight,From,To,Date,Status\nA1,KRT,JED,2023-04-28,Delayed to 13 Mar\nA2,KRT,JED,2023-04-28,pending\n"
      "A3,KRT,JED,2023-04-28,tbc\nA4,KRT,JED,2023-04-28,unconfirmed\nA5,KRT,JED,2023-04-28,tbc\n"
      "A6,KRT,JED,2023-04-28,-\nA7,KRT,JED,2023-04-28,delayed\n");
  const std::string all = findings(s);
  EXPECT_THAT(all, HasSubstr("a status that is not known, whose flights are drawn: 4 of 7 rows ('tbc' 2, "
                             "'pending' 1, 'unconfirmed' 1; lines 3, 4, 5, 6)"));
  EXPECT_THAT(all,
              HasSubstr("a status that names another time, which is not read: flights are drawn at the times "
                        "of their rows: 1 of 7 rows ('Delayed to 13 Mar' 1; line 2)"));
}

TEST_F(DoubtfulTables, ColumnsWithoutTitlesAreNamed) {
  const Scenario s = table("Flight,From,To,Date,,Desk\nA1,KRT,JED,2023-04-28,120,x\n");
  EXPECT_THAT(s.tables[0].unused, ElementsAre("Desk", "column 5"));
  EXPECT_THAT(findings(s), HasSubstr("not used: 'Desk', column 5"));
}

TEST_F(DoubtfulTables, HeadingsThatSpanColumns) {
  const Scenario s = table(
      "Flight,Departure,,Arrival,,,\n,Airport,Time,Airport,Time,Pax,Remarks\n"
      "A1,JUB,2024-03-14 08:00,EBB,2024-03-14 10:20,120,all well\n");
  EXPECT_EQ(told(s, 0), "JUB-EBB 2024-03-14 08:00 > 10:20 reported");
  EXPECT_EQ(s.flights[0].people, 120);
  EXPECT_EQ(s.flights[0].note->english, "all well");
  const Scenario twice = table("From,Date,Time,To,Date,Time\nJUB,2024-03-14,22:00,EBB,2024-03-15,00:20\n");
  EXPECT_EQ(told(twice, 0), "JUB-EBB 2024-03-14 22:00 > 00:20 reported");
}

TEST_F(DoubtfulTables, ZonesInTitles) {
  const Scenario eat = table("from,to,date,Dep (EAT),STA local\nJUB,EBB,2024-03-14,08:00,10:20\n");
  EXPECT_EQ(eat.flights[0].depart->at, parse_instant("2024-03-14T05:00Z"));
  EXPECT_EQ(eat.flights[0].arrive->at, parse_instant("2024-03-14T07:20Z"));
  const Scenario india = table("from,to,date,Dep (IST)\nDEL,DXB,2024-03-14,08:00\n");
  EXPECT_EQ(india.flights[0].depart->at, parse_instant("2024-03-14T02:30Z"));
  EXPECT_THAT(findings(india),
              HasSubstr("IST in 'Dep (IST)' is taken for Asia/Kolkata, where the flights are"));
  const Scenario asked = table("from,to,date,Dep (IST)\nDEL,IST,2024-03-14,08:00\n");
  EXPECT_THAT(findings(asked),
              HasSubstr("IST in 'Dep (IST)' may be Asia/Kolkata, Asia/Jerusalem, Europe/Dublin, "
                        "Europe/Istanbul: its times are read as local times"));
  EXPECT_EQ(table("from,to,date,ETD UTC\nJUB,EBB,2024-03-14,06:00\n").flights[0].depart->at,
            parse_instant("2024-03-14T06:00Z"));
}

TEST_F(DoubtfulTables, AColumnThatIsNotUsedSaysWhy) {
  const Scenario left = table("from,to,date,Left,Time\nJUB,EBB,2024-03-14,08:00,08:10\n");
  EXPECT_EQ(told(left, 0), "JUB-EBB 2024-03-14 08:00 > ?");
  EXPECT_THAT(findings(left), HasSubstr("'Time' holds times and is not used, for 'Left' says the same"));
  const Scenario unnamed = table("from,to,date,Slot\nJUB,EBB,2024-03-14,08:00\n");
  EXPECT_THAT(findings(unnamed),
              HasSubstr("'Slot' holds times and is not used: its title does not say of what"));
  const Scenario bad = table(
      "from,to,date,Dep\nJUB,EBB,2024-03-14,08:00\nJUB,EBB,2024-03-15,early\nJUB,EBB,2024-03-16,late\n");
  EXPECT_THAT(findings(bad),
              HasSubstr("'Dep' is not taken for depart: 2 of 3 cells do not fit, the first of them "
                        "'early' in line 3"));
}

TEST_F(DoubtfulTables, AnEmptyDateIsToBlameItself) {
  const Scenario s = table("from,to,Date,Dep\nJUB,EBB,2024-03-14,08:00\nJUB,EBB,,12:00\n");
  EXPECT_THAT(findings(s),
              HasSubstr("found '12:00', a time without a date, and the row's cell of 'Date' gives none"));
}

TEST_F(DoubtfulTables, SlowFlightsAreCountedAndSlowAircraftAreNot) {
  std::string rows = "from,to,depart,arrive\n";
  for (int i = 10; i < 25; ++i)
    rows += "JUB,EBB,2024-03-" + std::to_string(i) + " 08:00,2024-03-" + std::to_string(i) + " 18:00\n";
  EXPECT_THAT(findings(table(rows)),
              HasSubstr("flights slower than 200 km/h (is a time zone wrong?): 15 of 15 rows"));
  const Scenario hop = table("from,to,depart,arrive\nNBO,WIL,2024-03-14 08:00,2024-03-14 08:30\n");
  EXPECT_THAT(findings(hop), Not(HasSubstr("time zone wrong")));
}

TEST_F(DoubtfulTables, MarksAndRepetitionsBesideTheContent) {
  const Scenario s = table(
      "Flight,From,To,Date,Dep,Pax\nA1,JUB*,EBB,2024-03-14,10:00*,40*\nA2,〃,EBB †,ditto,12:00 (1),50²\n"
      "A3,同上,\"\"\"\",idem,12:30,60 [a]\n");
  ASSERT_EQ(s.flights.size(), 3U) << findings(s);
  EXPECT_THAT(people(s), ElementsAre("40", "50", "60"));
  EXPECT_EQ(told(s, 2), "JUB-EBB 2024-03-14 12:30 > ?");
  EXPECT_THAT(findings(s),
              HasSubstr("footnote marks are passed over; the first of 7 is in 'JUB*' in line 2"));
  EXPECT_THAT(findings(s), HasSubstr("signs of repetition mean the cell above; the first of 5 is '〃'"));
}

TEST_F(DoubtfulTables, MergedCellsMeanTheCellAbove) {
  const Scenario s = table(
      "Date,From,To,Dep\n2024-03-14,JUB,EBB,08:00\n,,NBO,10:00\n,,ADD,12:00\n2024-03-15,KRT,JED,08:00\n,,CAI,"
      "09:00\n");
  ASSERT_EQ(s.flights.size(), 5U) << findings(s);
  EXPECT_EQ(told(s, 2), "JUB-ADD 2024-03-14 12:00 > ?");
  EXPECT_EQ(told(s, 4), "KRT-CAI 2024-03-15 09:00 > ?");
  EXPECT_THAT(findings(s),
              HasSubstr("empty cells of 'Date' are taken for merged ones and mean the cell above: 3"));
  EXPECT_EQ(
      table("Date,From,To,Dep\n2024-03-14,JUB,EBB,08:00\n2024-03-14,JUB,NBO,10:00\n,JUB,ADD,12:00\n,JUB,KGL,"
            "13:00\n")
          .flights.size(),
      2U)
      << "a date that comes twice is written in each row";
  EXPECT_EQ(table("Date,From,To\n2024-03-14,JUB,EBB\n2024-03-15,,NBO\n2024-03-16,KRT,ADD\n2024-03-17,,KGL\n")
                .flights.size(),
            2U)
      << "where nobody knows whence, the row above does not say it";
}

TEST_F(DoubtfulTables, NilIsUnknownAndSaid) {
  const Scenario s = table(
      "From,To,Date,Pax\nJUB,EBB,2024-03-14,NIL\nJUB,NBO,2024-03-14,-\nJUB,ADD,2024-03-14,0\nJUB,KGL,"
      "2024-03-14,\n");
  EXPECT_THAT(people(s), ElementsAre("unknown", "unknown", "0", "unknown"));
  EXPECT_THAT(findings(s),
              HasSubstr("head-counts without a number, which are unknown and not 0: 2 of 4 rows ('-' "
                        "1, 'NIL' 1; lines 2, 3)"));
}

TEST_F(DoubtfulTables, TotalsOfApproximateAndUnknownNumbers) {
  const std::string rows = "From,To,Date,Pax\nJUB,EBB,2024-03-14,about 500\nJUB,NBO,2024-03-14,619\n";
  EXPECT_THAT(findings(table(rows + "Total,,,1119\n")),
              HasSubstr("note: the total of line 4, 1,119, agrees"));
  const std::string unknown = rows + "JUB,ADD,2024-03-14,n/a\n";
  EXPECT_THAT(findings(table(unknown + "Total,,,1119\n")),
              HasSubstr("note: the total of line 5, 1,119, agrees"));
  EXPECT_THAT(findings(table(unknown + "Total,,,1200\n")),
              HasSubstr("warning: the total of line 5 is 1,200; the rows with a number add up to 1,119"));
  EXPECT_THAT(findings(table(unknown + "Total,,,1000\n")),
              HasSubstr("warning: the total of line 5 is 1,000"));
  EXPECT_THAT(findings(table(rows + "Total,,,about 1100\n")),
              HasSubstr("warning: the total of line 4 is about"));
}

TEST_F(DoubtfulTables, DurationsGiveTheEndThatIsMissing) {
  using std::chrono::minutes;
  for (const char* cell : {"1:20", "01:20:00", "1h20", "1 h 20 min", "80 min", "PT1H20M", "1小时20分", "80"})
    EXPECT_EQ(duration_in(cell, DurationUnit::minutes), minutes(80)) << cell;
  EXPECT_EQ(duration_in("1.5", DurationUnit::hours), minutes(90));
  for (const char* cell : {"", "soon", "0", "1:20:30:40", "1:75", "-1:20"})
    EXPECT_EQ(duration_in(cell, DurationUnit::minutes), std::nullopt) << cell;
  const Scenario s = table(
      "From,To,Date,Dep,Arr,Block time\nJUB,EBB,2024-03-14,10:00,,1:20\nJUB,ADD,2024-03-15,10:00,,125 min\n"
      "JUB,EBB,2024-03-16,,12:20,1:20\nJUB,EBB,2024-03-17,10:00,14:30,1:20\n");
  EXPECT_EQ(told(s, 0), "JUB-EBB 2024-03-14 10:00 > 12:20 derived");
  EXPECT_EQ(told(s, 1), "JUB-ADD 2024-03-15 10:00 > 13:05 derived");
  EXPECT_EQ(told(s, 2), "JUB-EBB 2024-03-16 10:00 > 12:20 reported");
  EXPECT_EQ(s.flights[0].arrive->note->english, "departure and a duration of 1:20");
  EXPECT_THAT(findings(s),
              HasSubstr("farther apart than the duration, or nearer (is a time zone wrong?): 1 of 4"));
  const Scenario hours =
      table("From,To,Date,Dep,Total time\nJUB,EBB,2024-03-14,10:00,1.3\nJUB,ADD,2024-03-15,10:00,2.1\n");
  EXPECT_EQ(told(hours, 0), "JUB-EBB 2024-03-14 10:00 > 12:18 derived");
}

TEST_F(DoubtfulTables, NotesAndOtherTablesBelow) {
  const Scenario s = table(
      "Outbound flights,,,\nFlight,From,To,Date\nA1,JUB,EBB,2024-03-14\nNote: all times local,,,\n"
      "Return flights,,,\nDate,From,To,Flight\n2024-03-15,EBB,JUB,A2\n");
  EXPECT_EQ(s.flights.size(), 1U);
  EXPECT_EQ(s.tables[0].rows, 2U) << "notes are no rows";
  EXPECT_EQ(s.tables[0].left_out.at(0).reason.english, "a row of another table");
  EXPECT_THAT(findings(s), HasSubstr("line 6 begins another table, whose columns stand in another order"));
}

// The layouts of pilots' logbooks and of Eurocontrol's archive; the flights are invented.
TEST_F(DoubtfulTables, LogbooksAndArchives) {
  const Scenario foreflight = table(
      "Flights Table,,,,,,,\nDate,AircraftID,From,To,TimeOut,TimeOff,TimeOn,TimeIn,TotalTime\n"
      "2021-06-05,N1,KPAO,KMRY,10:00,10:10,10:50,11:00,1.0\n2021-06-06,N1,KMRY,KPAO,09:00,,,,1.2\n");
  EXPECT_EQ(told(foreflight, 0), "KPAO-KMRY 2021-06-05 10:00 > 11:00 reported");
  EXPECT_EQ(told(foreflight, 1), "KMRY-KPAO 2021-06-06 09:00 > 10:12 derived");
  const Scenario logten = table(
      "Date\tFlight #\tFrom\tTo\tOut\tOff\tOn\tIn\tTotal Time\tPIC\n"
      "2022-01-05\tAB1\tEGLL\tLEMD\t07:30\t07:45\t09:55\t10:05\t2:35\t2:35\n");
  EXPECT_EQ(told(logten, 0), "EGLL-LEMD 2022-01-05 07:30 > 10:05 reported");
  EXPECT_THAT(findings(logten), HasSubstr("is a time zone wrong?): 1 of 1 rows ('2:35' 1; line 2)"));
  EXPECT_THAT(findings(logten), Not(HasSubstr("is not used,")));
  const Scenario archive = table(
      "\"ECTRL ID\",\"ADEP\",\"ADEP Latitude\",\"ADEP Longitude\",\"ADES\",\"ADES Latitude\",\"ADES "
      "Longitude\","
      "\"FILED OFF BLOCK TIME\",\"FILED ARRIVAL TIME\",\"ACTUAL OFF BLOCK TIME\",\"ACTUAL ARRIVAL TIME\"\n"
      "\"1\",\"EGGW\",\"51.874\",\"-0.368\",\"LSGG\",\"46.238\",\"6.109\",\"01-06-2015 "
      "06:30:00\",\"01-06-2015 "
      "08:00:00\",\"01-06-2015 06:42:00\",\"01-06-2015 08:01:32\"\n");
  EXPECT_EQ(archive.flights.at(0).depart->at, parse_instant("2015-06-01T06:42Z"));
  EXPECT_EQ(archive.flights[0].depart->others->scheduled, parse_instant("2015-06-01T06:30Z"));
}

TEST_F(DoubtfulTables, ARefusalQuotesTheTitlesAndNotTheHeading) {
  try {
    table("All flights of the week of 14 March,,\nUčesnik,Kapacita,Poznámka\n1,2,3\n");
    FAIL() << "no ends are named";
  } catch (const InputError& e) {
    const Text said = e.diagnostics().at(0).message;
    EXPECT_THAT(said.english, HasSubstr("found 'Učesnik', 'Kapacita', 'Poznámka';"));
    EXPECT_THAT(said.chinese, HasSubstr("找到“Učesnik”、“Kapacita”、“Poznámka”；"));
  }
}

TEST_F(DoubtfulTables, FlowsFromOriginToAsylum) {
  const Scenario s = table("Country of asylum,Country of origin,Refugees\nChad,Sudan,484626\n");
  EXPECT_EQ(s.places[s.flights.at(0).from].country, "SD") << findings(s);
  EXPECT_EQ(s.flights[0].people, 484626);
}

}  // namespace
}  // namespace homebound::scenario
