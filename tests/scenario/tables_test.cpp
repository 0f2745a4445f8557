// Tables of flights, by themselves and in scenarios.
#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>

#include "expect_findings.h"
#include "scenario/read/read.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Tables : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  Scenario table(const std::string& text) const { return read(write("t.csv", text)); }
  // All that is found, a line each.
  static std::string findings(const std::filesystem::path& file, const ReadOptions& options = {}) {
    std::string all;
    for (const Diagnostic& d : check(file, options)) {
      all += to_string(d) + "\n";
      EXPECT_TRUE(in_chinese(d.message));
    }
    return all;
  }
  std::string faults(const std::string& rows) const {
    return findings(
        write("t.csv", "from,to,depart,arrive,people\nCAN,CGK,2024-03-01 13:00,2024-03-01 17:00,5\n" + rows));
  }
  test::TemporaryFolder folder_;
};

Instant utc(const char* text) { return parse_instant(text).value(); }

TEST_F(Tables, BadRowsAreNamedAndTheOthersLoad) {
  const std::pair<const char*, const char*> rows[] = {
      {"CAN,XQQ,2024-03-01 13:00,,1",
       "t.csv:3:2: warning: 'to': unknown airport or place 'XQQ'; the nearest are "},
      {"CAN,,2024-03-01 13:00,,1", "3:2: warning: 'to': found '', expected an airport's code"},
      {"CAN,CAN,2024-03-01 13:00,,1", "starts and ends at CAN"},
      {"CAN,CGK,tomorrow,,1", "3:3: warning: 'depart': found 'tomorrow', expected a date and time such as"},
      {"CAN,CGK,13:00,,1", "a time without a date"},
      {"CAN,CGK,,,1", "no time and no date is given"},
      {"CAN,CGK,2024-03-01 13:00,2024-03-01 11:00,1", "is not after the departure at"},
      {"CAN,CGK,2024-03-01 13:00,2024-03-01 13:30,1", "would mean 2230 km/h; expected at most 1200 km/h"},
      {"FRA,CGK,2024-03-31 02:30,,1",
       "give an offset: 2024-03-31T02:30:00+01:00 or 2024-03-31T02:30:00+02:00"},
      {"FRA,CGK,2024-10-27 02:30,,1", "happens twice in Europe/Berlin"},
      {"CAN,CGK,2024-03-01 13:00,,1,extra", "6 cells, expected 5"},
      {"CAN,CGK,2024-03-01 13:00,,\"1", "unclosed quote"},
  };
  for (const auto& [row, expected] : rows) {
    const std::string all = faults(std::string(row) + "\n");
    EXPECT_THAT(all, HasSubstr(expected)) << row;
    EXPECT_THAT(all, HasSubstr("left out 1 of 2 rows")) << row;
    EXPECT_EQ(read(folder_ / "t.csv").flights.size(), 1u) << row;
    EXPECT_THROW(read(folder_ / "t.csv", {.strict = true}), InputError) << row;
  }
}

TEST_F(Tables, AReportCountsByReason) {
  const Scenario s = table("from,to,pax\nCAN,CGK,1\nQQ1,CGK,1\nQQ1,CGK,1\nQQ2,CGK,1\n\\N,CGK,1\n");
  ASSERT_EQ(s.tables.size(), 1u);
  const TableReport& t = s.tables[0];
  EXPECT_EQ(t.rows, 5u);
  EXPECT_EQ(t.flights, 1u);
  ASSERT_EQ(t.left_out.size(), 2u);
  EXPECT_EQ(t.left_out[0].reason.english, "unknown airport");
  EXPECT_EQ(t.left_out[0].examples.english, "'QQ1' 2, 'QQ2' 1");
  EXPECT_THAT(t.left_out[0].rows, ElementsAre(3, 4, 5));
  EXPECT_EQ(t.left_out[1].reason.english, "no airport");
  EXPECT_EQ(t.columns[2].title, "pax");
}

TEST_F(Tables, OnlyTenRowsAreToldOneByOne) {
  std::string rows;
  for (int i = 0; i < 500; ++i) rows += "QQQ,CGK,2024-03-01 13:00,,1\n";
  const std::string all = faults(rows);
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 12) << all;  // the columns, ten rows, their number
  EXPECT_THAT(
      all, HasSubstr("left out 500 of 501 rows: unknown airport 500 ('QQQ' 500; lines 3, 4, 5, 6, 7 ...)"));
}

TEST_F(Tables, ATimeAloneIsThatOfTheEarliestPossibleDay) {
  const Scenario s = table(
      "from,to,date,std,sta\n"
      "PVG,CGK,2024-03-02,23:15,05:20\n"  // the next day
      "SYD,LAX,2024-03-01,10:00,06:00\n"  // the same day, before it left
      "HND,HNL,2024-03-01,00:05,12:30\n"  // the day before
      "FRA,LHR,2024-03-01,22:00,22:40+0\n"
      "LAX,SYD,2024-03-01,22:30,08:30+2\n");
  ASSERT_EQ(s.flights.size(), 5u);
  EXPECT_EQ(s.flights[0].arrive->at, utc("2024-03-02T22:20Z"));
  EXPECT_EQ(s.flights[1].arrive->at, utc("2024-03-01T14:00Z"));
  EXPECT_EQ(s.flights[2].arrive->at, utc("2024-02-29T22:30Z"));
  EXPECT_EQ(s.flights[3].arrive->at, utc("2024-03-01T22:40Z"));
  EXPECT_EQ(s.flights[4].arrive->at, utc("2024-03-02T21:30Z"));
  EXPECT_EQ(s.flights[0].depart->sure, Certainty::scheduled) << "std and sta are timetables";
}

TEST_F(Tables, DaysAndMonths) {
  // 31 can be no month, so all dates of the table have the day first.
  const Scenario day_first = table("from,to,depart\nCAN,CGK,01/03/2024 13:00\nCAN,CGK,31/03/2024 13:00\n");
  EXPECT_EQ(day_first.flights[0].depart->at, utc("2024-03-01T05:00Z"));
  const Scenario month_first = table("from,to,depart\nCAN,CGK,03/01/2024 13:00\nCAN,CGK,03/31/2024 13:00\n");
  EXPECT_EQ(month_first.flights[0].depart->at, utc("2024-03-01T05:00Z"));
  EXPECT_THAT(findings(write("t.csv", "from,to,depart\nCAN,CGK,01/03/2024 13:00\n")),
              HasSubstr("dates such as '01/03/2024 13:00' are read with the day first"));
}

TEST_F(Tables, ClocksThatTitlesName) {
  const Scenario s = table(
      "出发地,目的地,起飞（北京时间）,降落（北京时间）,人数\nPNH,PEK,2015-11-10 04:00,2015-11-10 09:00,90\n");
  EXPECT_EQ(s.flights[0].depart->at, utc("2015-11-09T20:00Z"));
  EXPECT_EQ(s.flights[0].arrive->at, utc("2015-11-10T01:00Z"));
  EXPECT_EQ(table("from,to,STD UTC\nPNH,PEK,2015-11-10 04:00\n").flights[0].depart->at,
            utc("2015-11-10T04:00Z"));
}

TEST_F(Tables, PlacesByCodeOrName) {
  const Scenario s = table(
      "from,to,pax\nBeijing (PEK),PVG - Shanghai Pudong,1\nzbaa,雅加达苏加诺-哈达,1\nBeijing Capital,London "
      "Heathrow,1\n");
  ASSERT_EQ(s.flights.size(), 3u);
  EXPECT_EQ(s.places[s.flights[0].to].iata, "PVG");
  EXPECT_EQ(s.places[s.flights[1].from].iata, "PEK");
  EXPECT_EQ(s.places[s.flights[1].to].iata, "CGK");
  EXPECT_EQ(s.places[s.flights[2].to].iata, "LHR");
  EXPECT_EQ(table("from,to\nNAN,SYD\n").places.at(0).iata, "NAN") << "Nadi, not 'nothing'";
}

TEST_F(Tables, CodesMeanWhatTheyMeantThatDay) {
  const Scenario s = table(
      "from,to,depart\nHKG,SYD,1997-03-01 13:00\nHKG,SYD,2024-03-01 13:00\nBKK,SYD,2006-09-27 13:00\n"
      "BKK,SYD,2006-09-28 13:00\n");
  EXPECT_EQ(s.places[s.flights[0].from].name.in(Language::english), "Kai Tak");
  EXPECT_EQ(s.places[s.flights[1].from].icao, "VHHH");
  EXPECT_EQ(s.places[s.flights[2].from].icao, "VTBD");
  EXPECT_EQ(s.places[s.flights[3].from].icao, "VTBS");
}

// A table without dates opens with codes of the past, as they were, and says what they are now.
TEST_F(Tables, CodesOfThePastOpenWithoutADay) {
  const Scenario s = table("from,to,people\nFRU,IST,10\nTIP,KVD,5\n");
  ASSERT_EQ(s.flights.size(), 2u);
  EXPECT_EQ(s.places[s.flights[0].from].iata, "FRU");
  EXPECT_EQ(s.places[s.flights[0].from].country, "KG");
  EXPECT_EQ(s.places[s.flights[1].from].iata, "TIP");
  const std::string notes = findings(folder_ / "t.csv");
  EXPECT_THAT(notes, HasSubstr("FRU was the code of Bishkek Manas until 2025-08-11; it is BSZ now"));
  EXPECT_THAT(notes, HasSubstr("TIP was Tripoli International, which closed on 2014-07-13"));
  EXPECT_THAT(notes, HasSubstr("KVD is another code of Ganja: GNJ"));
  EXPECT_THAT(notes, testing::Not(HasSubstr("IST")));
}

// A code that has moved is shown as it was that day, not as the airport's code of today.
TEST_F(Tables, CodesAreShownAsTheyWereThatDay) {
  const Scenario s = table("from,to,depart\nIST,FRU,2015-11-10 13:00\nIST,FRU,2025-11-10 13:00\n");
  const Place& then = s.places[s.flights[0].from];
  EXPECT_EQ(then.iata, "IST");
  EXPECT_EQ(then.icao, "LTBA");
  EXPECT_EQ(s.places[s.flights[1].from].icao, "LTFM");
  const std::string notes = findings(folder_ / "t.csv");
  EXPECT_THAT(notes, HasSubstr("t.csv:3"));
  EXPECT_THAT(notes, testing::Not(HasSubstr("t.csv:2"))) << "FRU was in use in 2015";
}

TEST_F(Tables, IdsStayApartAndFilesAreSources) {
  const Scenario s = table("no,from,to,pax\nCA1,CAN,CGK,1\nCA1,CAN,CGK,2\n,CAN,CGK,3\n,CAN,CGK,4\n");
  std::vector<std::string> ids;
  for (const Flight& f : s.flights) ids.push_back(f.id);
  EXPECT_THAT(ids, ElementsAre("CA1", "CA1 2", "CAN-CGK", "CAN-CGK 2"));
  EXPECT_EQ(s.sources[s.flights[0].sources.at(0)].id, "t.csv");
}

TEST_F(Tables, OnlyTheDayIsKnown) {
  const Scenario s = table("from,to,date,people\nPNH,PEK,2015-11-10,90\n");
  EXPECT_FALSE(s.flights[0].depart || s.flights[0].arrive);
  EXPECT_EQ(s.flights[0].day, utc("2015-11-10T05:00Z"));  // noon in Phnom Penh
}

TEST_F(Tables, InAScenario) {
  write(
      "flights.csv",
      "Von;Nach;Ab;Personen;Art\nPNH;PEK;10.11.2015 04:00;90;suspects\nPNH;PEK;10.11.2015 05:00;9;thieves\n");
  const auto file = write("s.toml",
                          "[kinds]\nsuspects = \"suspects\"\n[[source]]\nid = \"a\"\ntitle = \"A\"\n"
                          "[[table]]\nfile = \"flights.csv\"\nsource = \"a\"\nsure = \"derived\"\n"
                          "columns = { depart = \"Ab\", people = \"Personen\", kind = \"Art\" }\n");
  const Scenario s = read(file);
  ASSERT_EQ(s.flights.size(), 1u);
  EXPECT_EQ(s.flights[0].kind, "suspects");
  EXPECT_EQ(s.flights[0].depart->sure, Certainty::derived);
  EXPECT_EQ(s.sources[s.flights[0].sources.at(0)].id, "a");
  EXPECT_THAT(findings(file), HasSubstr("flights.csv:3:5: warning: 'Art': unknown kind 'thieves'"));
}

TEST_F(Tables, AScenarioReachesNoFurtherThanItsFolder) {
  write("flights.csv", "from,to\nPNH,PEK\n");
  std::filesystem::create_directory(folder_ / "inner");
  std::filesystem::create_symlink(folder_ / "flights.csv", folder_ / "inner" / "link.csv");
  const auto found = [&](const std::string& name) {
    return findings(write("inner/s.toml", "[[table]]\nfile = \"" + name + "\"\n"));
  };
  EXPECT_THAT(found("../flights.csv"), HasSubstr("leads out of the scenario's folder"));
  EXPECT_THAT(found((folder_ / "flights.csv").string()), HasSubstr("leads out of the scenario's folder"));
  EXPECT_THAT(found("link.csv"), HasSubstr("leads out of the scenario's folder"));
  EXPECT_THAT(found("/vsicurl/http://127.0.0.1/x.csv"), HasSubstr("error"));
  EXPECT_THAT(found("http://127.0.0.1/x.csv"), HasSubstr("is not a file of the scenario's folder"));
  EXPECT_THAT(found("PG:dbname=x password=secret"), HasSubstr("allow it with --allow-network"));
  EXPECT_THAT(found("PG:dbname=x password=secret"), testing::Not(HasSubstr("secret")));
}

TEST_F(Tables, MendedCells) {
  write("flights.csv", "no,from,to\n1,PEK,PVG\n2,PEK,XQQ\n3,XQQ\n");
  const auto with = [&](const std::string& mends) {
    return read(write("s.toml", "[[table]]\nfile = \"flights.csv\"\nmend = [" + mends + "]\n"));
  };
  EXPECT_EQ(with("").tables[0].left(), 2u);
  const Scenario mended = with(
      "{ row = 3, column = \"to\", value = \"SHA\" }, { row = 4, column = 2, value = \"PEK\" }, "
      "{ row = 4, column = 3, value = \"CAN\" }");
  EXPECT_EQ(mended.tables[0].left(), 0u);
  EXPECT_TRUE(mended.warnings.size() == 1 && mended.warnings[0].severity == Severity::note)
      << "a warning that no longer holds is gone";
  EXPECT_EQ(mended.places[mended.flights[1].to].iata, "SHA");
  EXPECT_EQ(mended.places[mended.flights[2].to].iata, "CAN") << "beyond the row's end";
  EXPECT_THAT(
      findings(write("s.toml",
                     "[[table]]\nfile = \"flights.csv\"\nmend = [{ row = 99, column = \"to\", value = "
                     "\"SHA\" }]\n")),
      HasSubstr("mend: there is no cell in row 99, column to"));
}

TEST_F(Tables, SettingsThatAreWrong) {
  write("flights.csv", "from,to\nPNH,PEK\n");
  const auto found = [&](const std::string& lines) {
    return findings(write("s.toml", "[[table]]\nfile = \"flights.csv\"\n" + lines));
  };
  EXPECT_THAT(found("columns = { form = \"from\" }"), HasSubstr("unknown field 'form'"));
  EXPECT_THAT(found("columns = { from = \"frm\" }"),
              HasSubstr("has no column 'frm' for from; did you mean 'from'?"));
  EXPECT_THAT(found("columns = { from = 0 }"), HasSubstr("a column's title, or its number from 1"));
  EXPECT_THAT(found("dates = \"dym\""),
              HasSubstr("expected one of dmy, mdy, ymd, 1904; did you mean 'dmy'?"));
  EXPECT_THAT(found("zone = \"Asia/Bejing\""), HasSubstr("unknown time zone"));
  EXPECT_THAT(found("encoding = \"utf-9\""), HasSubstr("unknown encoding 'utf-9'"));
  EXPECT_THAT(found("fil = 1"), HasSubstr("unknown key 'fil'"));
  EXPECT_THAT(found("[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00"),
              HasSubstr("no time is given where other flights have times"));
}

TEST_F(Tables, NamesOfPlacesAreReadAndWhatIsAssumedIsSaid) {
  const Scenario s = table(
      "flight,from,to\nA,London,BUENOS AIRES\nB,Birmingham,New York\nC,LHR,Birmingham\n"
      "D,London,Paris\n");
  ASSERT_EQ(s.flights.size(), 4U);
  EXPECT_EQ(s.places[s.flights[0].from].id, "LHR");
  EXPECT_EQ(s.flights[0].from_said, "London");
  EXPECT_EQ(s.flights[0].to_said, "BUENOS AIRES");
  // The country of the other end tells which Birmingham it is.
  EXPECT_EQ(s.places[s.flights[1].from].id, "BHM");
  EXPECT_EQ(s.places[s.flights[2].to].id, "BHX");
  const auto& places = s.tables.at(0).places;
  const auto london = std::ranges::find(places, "London", &TableReport::PlaceText::text);
  ASSERT_NE(london, places.end());
  EXPECT_EQ(london->ends, 2U);
  EXPECT_EQ(london->sure, "assumed");
  EXPECT_EQ(london->place, "LHR");
  EXPECT_EQ(london->others.at(0), "LGW");
  const auto code = std::ranges::find(places, "LHR", &TableReport::PlaceText::text);
  ASSERT_NE(code, places.end());
  EXPECT_EQ(code->place, "LHR");
  EXPECT_EQ(code->sure, "certain") << "a code among names";
  EXPECT_THAT(findings(write("t.csv", "from,to\nBirmingham,Valencia\nCAN,CGK\n")),
              testing::AllOf(HasSubstr("'Birmingham' may be one of BHX"), HasSubstr("ambiguous place")));
}

TEST_F(Tables, ACodeThatIsANameIsReadAsTheOthersAre) {
  const auto first = [&](const std::string& text) { return table(text).places.at(0).iata; };
  for (const char* goa : {"GOA", "Goa", "goa"}) {
    const std::string cell = goa;
    EXPECT_EQ(first("from,to\n" + cell + ",Mumbai\nDELHI,LONDON\n"), "GOI") << cell;
    EXPECT_EQ(first("from,to\n" + cell + ",FCO\nMXP,LHR\n"), "GOA") << cell;
  }
  EXPECT_THAT(findings(write("t.csv", "from,to\nGOA,Mumbai\nDELHI,LONDON\n")),
              HasSubstr("'GOA': Goa Dabolim (GOI) assumed; also GOX, GOA"));
}

TEST_F(Tables, TheOtherEndsCountryTellsNamesakesApart) {
  const Scenario s = table("from,to\nMadrid,Cordoba\nBuenos Aires,Cordoba\nCaracas,Valencia\nBeirut,Paris\n");
  ASSERT_EQ(s.flights.size(), 4U);
  EXPECT_EQ(s.places[s.flights[0].to].iata, "ODB");
  EXPECT_EQ(s.places[s.flights[1].to].iata, "COR");
  EXPECT_EQ(s.places[s.flights[2].to].iata, "VLN");
  EXPECT_EQ(s.flights[2].to_said, "Valencia");
  EXPECT_THAT(findings(write("t.csv", "from,to\nMadrid,Santiago\nMadrid,Korea\nMadrid,Paris\n")),
              testing::AllOf(HasSubstr("'Santiago' may be one of SCL"),
                             HasSubstr("'Korea' may be one of North Korea")));
  // One of the world's busiest airports may be meant as well, and the way to the other is a short one.
  EXPECT_THAT(findings(write("t.csv", "from,to\nSanto Domingo,Santiago\nManchester,Boston\nBeirut,Paris\n")),
              testing::AllOf(HasSubstr("'Santiago' may be one of SCL (Santiago, CL)"),
                             HasSubstr("'Manchester' may be one of MAN (Manchester, GB)")));
}

TEST_F(Tables, OtherPlacesOfTheTableTellNamesakesApart) {
  EXPECT_THAT(findings(write("t.csv", "from,to\nJeddah,Kochi\n")),
              HasSubstr("'Kochi': Cochin (COK) assumed"));
  const Scenario s = table("from,to\nTokyo,Kochi\nJeddah,Delhi\n");
  EXPECT_EQ(s.places[s.flights[0].to].iata, "KCZ");
}

TEST_F(Tables, NamesAndPositionsAreCompared) {
  const std::string titles = "from,from_lat,from_lon,to\n";
  const auto found = [&](const std::string& rows) { return findings(write("t.csv", titles + rows)); };
  const Scenario right = table(titles + "Damascus,33.41,36.51,AMM\nCamp Seven,34.5,38.2,AMM\n");
  EXPECT_EQ(right.places[right.flights[0].from].iata, "DAM");
  EXPECT_EQ(right.places[right.flights[1].from].name.english, "Camp Seven");
  const Scenario town = table(titles + "Idlib,35.93,36.63,AMM\n");
  EXPECT_EQ(town.places[town.flights[0].from].name.english, "Idlib") << "rather than an airport near it";
  EXPECT_THAT(findings(write("t.csv", titles + "Damascus,33.41,36.51,AMM\n")), Not(HasSubstr("disagree")));

  const Scenario swapped = table(titles + "Damascus,36.51,33.41,AMM\n");
  EXPECT_EQ(swapped.places[swapped.flights[0].from].iata, "DAM");
  EXPECT_EQ(swapped.flights[0].from_said, "Damascus") << "it is marked as assumed";
  EXPECT_THAT(found("Damascus,36.51,33.41,AMM\nAleppo,37.2,36.2,AMM\n"),
              HasSubstr("position and name disagree: latitude and longitude look swapped: 2 of "));
  EXPECT_THAT(found("JFK,40.64,73.78,LHR\n"), HasSubstr("the sign of the longitude looks wrong"));
  EXPECT_THAT(found("Damascus,10,10,AMM\n"), HasSubstr("Damascus: 3752 km"));
}

TEST_F(Tables, WhatIsWrongWithAPositionIsSaid) {
  const std::string titles = "from_lat,from_lon,to_lat,to_lon\n51.47,-0.45,40.64,-73.78\n";
  const auto found = [&](const std::string& rows) { return findings(write("t.csv", titles + rows)); };
  EXPECT_THAT(found("95.2,10,40.64,-73.78\n"), HasSubstr("the latitude 95.2 is not from -90 to 90"));
  EXPECT_THAT(found("116.58,40.08,40.64,-73.78\n"),
              HasSubstr("the latitude 116.58 is not from -90 to 90; latitude and longitude look swapped"));
  EXPECT_THAT(found("51.47,-0.45,0,0\n"),
              HasSubstr("0, 0 lies in the sea off Africa and usually stands for an"));
  EXPECT_THAT(found("51.47,400,40.64,-73.78\n"), HasSubstr("the longitude 400 is not from -180 to 180"));
  EXPECT_THAT(findings(write("t.csv", "from,to\n\"195.2, 96\",LHR\nJFK,LHR\n")),
              HasSubstr("is not on the globe"));
  const Scenario s = table("from_lat,from_lon,to_lat,to_lon\n51°28'12\"N,0.45 W,\"40,64\",\"-73,78\"\n");
  EXPECT_EQ(s.places[s.flights.at(0).from].iata, "LHR");
  EXPECT_EQ(s.places[s.flights.at(0).to].iata, "JFK");
}

TEST_F(Tables, ATownWithoutAnAirportIsSaidToBeOne) {
  EXPECT_THAT(
      findings(write("t.csv", "from,to\nHoms,Damascus\nDamascus,Amman\n")),
      testing::AllOf(HasSubstr("unknown airport or place 'Homs'; it is a town without an airport of its own; "
                               "the nearest are "),
                     HasSubstr("km away"), Not(HasSubstr("OOMS"))));
}

TEST_F(Tables, FlowsBetweenCountries) {
  const Scenario s = table("from,to\nFRA,DEU\nUSA,CAN\nCHN,FRA\n");
  ASSERT_EQ(s.flights.size(), 3U);
  EXPECT_EQ(s.places[s.flights[0].from].id, "France");
  EXPECT_EQ(s.places[s.flights[1].to].id, "Canada");
  // Codes alone are airports'.
  EXPECT_EQ(table("from,to\nFRA,CAN\nPER,MEX\n").places.at(0).iata, "FRA");
}

}  // namespace
}  // namespace homebound::scenario
