// Tables whose cells say less than they seem to: forms that nobody filled in, words that look like codes,
// lists of something else.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "written_tables.h"

namespace homebound::scenario {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class CarelessTables : public WrittenTables {
 protected:
  // "A1 JFK-LAX 2024-03-01 00:05 > 03-01 03:10", in local time; "?" for what is not known.
  static std::string told(const Scenario& s, std::size_t flight = 0) {
    const Flight& f = s.flights.at(flight);
    const auto time = [](const std::optional<Time>& t, const char* form) {
      return t ? format_time(t->at, t->zone, form) : std::string("?");
    };
    return f.id + " " + s.places[f.from].id + "-" + s.places[f.to].id + " " +
           (f.day ? format_time(*f.day, s.places[f.from].zone, "%Y-%m-%d")
                  : time(f.depart, "%Y-%m-%d %H:%M") + " > " + time(f.arrive, "%m-%d %H:%M"));
  }
};

TEST_F(CarelessTables, MidnightAtBothEndsIsATimeThatNobodyFilledIn) {
  const Scenario s = table(
      "Date,Flight number,From,To,Dep time,Arr time\n"
      "2024-03-01,XY1,Vienna (VIE/LOWW),Athens (ATH/LGAV),0:00:00,0:00:00\n"
      "2024-03-02,XY2,Athens (ATH/LGAV),Vienna (VIE/LOWW),23:30:00,0:55:00\n"
      "2024-03-03,XY3,Vienna (VIE/LOWW),Athens (ATH/LGAV),0:00:00,3:10:00\n");
  EXPECT_EQ(told(s, 0), "XY1 VIE-ATH 2024-03-01");
  EXPECT_EQ(told(s, 1), "XY2 ATH-VIE 2024-03-02 23:30 > 03-03 00:55");
  EXPECT_EQ(told(s, 2), "XY3 VIE-ATH 2024-03-03 00:00 > 03-03 03:10");
  EXPECT_THAT(findings(s),
              AllOf(HasSubstr("midnight as departure and arrival, whose times are taken as not known"),
                    Not(HasSubstr("time zone"))));
}

TEST_F(CarelessTables, TheDirectionsOfABoardAreNoPlaces) {
  EXPECT_THAT(error("2024-03-01T10:35:00+02:00\tXY35\tATH\tIN\n2024-03-01T18:00:00+02:00\tXY36\tVIE\tOUT\n"
                    "2024-03-01T19:00:00+02:00\tXY38\tMUC\tOUT\n2024-03-01T19:30:00+02:00\tXY3\tZRH\tOUT\n"),
              HasSubstr("has no columns that say where flights start and end"));
  EXPECT_THAT(error("XY1,ATH,DEP\nXY2,VIE,ARR\nXY3,ZRH,DEP\n"), HasSubstr("has no columns"));
}

TEST_F(CarelessTables, AColumnOfOtherCodesIsNoOrigin) {
  EXPECT_THAT(error("ID,UNIT,DEST,NUMBER,DATE,OPTYPE\nA-1,Austria,Nigeria,19,30/01/2019,JRO\n"
                    "A-1,Germany,Gambia,1,30/01/2019,JRO\nA-2,Germany,Iraq,9,31/01/2019,JRO\n"),
              HasSubstr("has no column that says where flights start"));
  EXPECT_THAT(error("UNIT,DEST,KIND\na,VIE,JRO\nb,ATH,JRO\nc,VIE,JRO\n"),
              HasSubstr("has no column that says where flights start"));
  EXPECT_EQ(told(table("班號,起飛,目的地\nXY 1,SFO,TPE\nXY 2,TPE,SFO\n")), "SFO-TPE SFO-TPE ? > ?");
  EXPECT_EQ(told(table("XYZZY,DEST\nATH,VIE\nVIE,ATH\nATH,MUC\n")), "ATH-VIE ATH-VIE ? > ?");
}

TEST_F(CarelessTables, ATableWithoutTitlesSaysWhatItDoesNotUse) {
  const Scenario s =
      table("XY1,DEL,BLR,1000,0300\nXY2,DEL,BOM,1100,0200\nXY3,BOM,BLR,1500,0130\nXY4,BOM,DEL,1600,0200\n");
  EXPECT_EQ(told(s, 3), "XY4 BOM-DEL ? > ?");
  EXPECT_THAT(findings(s), HasSubstr("no titles found; not used: columns 4, 5"));
  // Types of aircraft look like numbers of flights.
  const Scenario types = table("DEL,BLR,CR2\nDEL,BOM,CR2\nBOM,BLR,AT7\nBOM,DEL,CR2\n");
  EXPECT_EQ(told(types), "DEL-BLR DEL-BLR ? > ?");
  EXPECT_THAT(findings(types), HasSubstr("not used: column 3"));
}

TEST_F(CarelessTables, TimesWithoutADateAreNotUsedHoweverFewRowsHaveThem) {
  const Scenario s = table(
      "id,departureTime,arrivalTime,departureAirport,arrivalAirport\n"
      "1,09:00,09:40,XXQ,YYC\n2,10:10,12:40,YYC,YVR\n3,13:30,15:20,YVR,XXQ\n4,15:50,16:30,XXQ,YYC\n");
  ASSERT_EQ(s.flights.size(), 1U);
  EXPECT_EQ(told(s), "2 YYC-YVR ? > ?");
  EXPECT_THAT(findings(s), AllOf(HasSubstr("left out 3 of 4 rows"),
                                 HasSubstr("'departureTime' is not used for depart: of 1 rows, 1 would be "
                                           "impossible (time without a date)")));
  // A cell that lacks its date among others is a fault of its row.
  EXPECT_THAT(error("from,to,depart\nYYC,YVR,2024-03-01 10:00\nYVR,YYC,12:00\n"),
              HasSubstr("left out 1 of 2 rows"));
}

// A pilot's logbook has its times of the doors and of the wheels, below a table of aircraft.
TEST_F(CarelessTables, ALogbookHasTimesOfDoorsAndWheels) {
  const Scenario s = table(
      "Logbook Import,This row is needed.,,,,,\n,,,,,,\nAircraft "
      "Table,,,,,,\nAircraftID,Make,Model,,,,\nN1,A,B,,,,\n"
      ",,,,,,\nFlights Table,,,,,,\nDate,From,To,TimeOut,TimeOff,TimeOn,TimeIn\n"
      "2024-03-01,LOWW,LOWG,16:00,16:05,16:49,16:54\n2024-03-02,LOWG,LOWW,,,,\n");
  EXPECT_EQ(told(s, 0), "LOWW-LOWG LOWW-LOWG 2024-03-01 16:00 > 03-01 16:54");
  EXPECT_EQ(told(s, 1), "LOWG-LOWW LOWG-LOWW 2024-03-02");
}

TEST_F(CarelessTables, DeparturesThatAreTimesAreNoPlaces) {
  EXPECT_THAT(error("departure,arrival,price\n\"3:50 PM, a Friday\",\"6:45 PM, a Friday\",12\n"
                    "\"4:10 PM, a Friday\",\"7:45 PM, a Friday\",14\n"),
              HasSubstr("has no columns that say where flights start and end"));
}

TEST_F(CarelessTables, OneColumnMayHoldBothEnds) {
  const Scenario codes =
      table("route,seats\nVIE-ATH,120\nATH-VIE,118\nVIE-MUC-ATH,90\nATH-MUC,77\nMUC-ATH,77\n");
  EXPECT_EQ(told(codes, 1), "ATH-VIE ATH-VIE ? > ?");
  EXPECT_EQ(codes.flights.size(), 4U);
  EXPECT_THAT(findings(codes), AllOf(HasSubstr("left out 1 of 5 rows"), HasSubstr("'VIE-MUC-ATH'"),
                                     HasSubstr("where flights start and end is read from 'route'")));
  EXPECT_EQ(told(table("XY1,2024-03-01 10:00,VIEATH\nXY2,2024-03-01 15:00,ATHVIE\n"), 1),
            "XY2 ATH-VIE 2024-03-01 15:00 > ?");
  EXPECT_EQ(told(table("Date,Route\n2024-03-01,Vienna → Athens\n2024-03-02,Athens → Munich\n"), 1),
            "ATH-MUC ATH-MUC 2024-03-02");
  // Words in small letters are no codes: "Status" is not STA and TUS.
  EXPECT_THAT(error("Hamburg,Berlin,3396\nFrankfurt,Berlin,732\nStuttgart,Berlin,236\nBerlin,Hamburg,3396\n"),
              HasSubstr("has no columns"));
  EXPECT_THAT(error("Status,StartSite,EndTime\n"), HasSubstr("has no columns"));
  // Under another title, words with a dash are one name.
  EXPECT_THAT(error("Date,Operator\n2024-03-01,Aero - Lux\n2024-03-02,Aero - Sud\n"),
              HasSubstr("has no columns"));
}

TEST_F(CarelessTables, ARowBelowTheTitlesIsNoTitle) {
  for (const char* odd : {"VIE-ATH-MUC", "Route: VIE-ATH", "VIE-ATH (2 legs)", ""}) {
    SCOPED_TRACE(odd);
    const Scenario s =
        table(fmt::format("Date,Route,Pax\n2024-03-01,{},120\n2024-03-02,ATH-VIE,90\n"
                          "2024-03-03,VIE-ATH,80\n",
                          odd));
    ASSERT_EQ(s.flights.size(), 2U);
    EXPECT_EQ(told(s), "ATH-VIE ATH-VIE 2024-03-02");
    EXPECT_EQ(s.flights[0].people.exact(), 90);
    EXPECT_THAT(findings(s), HasSubstr("left out 1 of 3 rows"));
  }
}

TEST_F(CarelessTables, TitlesOfCoordinatesMayStandOverOneAnothersCells) {
  const std::string titles = "origin_lat,origin_lon,dest_lat,dest_lon,date\n";
  const Scenario s = table(titles +
                           "116.58,40.07,-0.45,51.47,2024-03-01\n121.80,31.14,2.55,49.01,2024-03-02\n"
                           "2.35,48.72,13.5,52.36,2024-03-02\n-73.78,40.64,-0.45,51.47,2024-03-02\n");
  ASSERT_EQ(s.flights.size(), 4U);
  EXPECT_EQ(told(s, 0), "PEK-LHR PEK-LHR 2024-03-01");
  EXPECT_EQ(told(s, 2), "ORY-BER ORY-BER 2024-03-02");
  EXPECT_THAT(findings(s), HasSubstr("the titles 'origin_lat' and 'origin_lon' are taken to stand over"));
  // One slip of many leaves out its row alone.
  const Scenario slip =
      table(titles + "116.58,40.07,51.47,-0.45,2024-03-01\n49.01,2.55,51.47,-0.45,2024-03-02\n" +
            "48.72,2.35,52.36,13.5,2024-03-02\n40.64,-73.78,51.47,-0.45,2024-03-02\n");
  EXPECT_EQ(slip.flights.size(), 3U);
  EXPECT_EQ(told(slip, 0), "CDG-LHR CDG-LHR 2024-03-02");
}

TEST_F(CarelessTables, WhatWasFlownSaysMoreOfAnArrivalThanTheTimetable) {
  const Scenario s = table(
      "FL_DATE,OP_CARRIER,FL_NUM,ORIGIN,DEST,CRS_DEP_TIME,DEP_TIME,CRS_ARR_TIME,ACTUAL_ELAPSED_TIME\n"
      "2019-01-01,UA,101,ORD,DEN,0800,0850,0940,150\n2019-01-01,UA,102,DEN,ORD,1000,1105,1320,140\n"
      "2019-01-02,UA,101,ORD,DEN,0800,0810,0940,\n");
  EXPECT_EQ(told(s, 0), "UA101 ORD-DEN 2019-01-01 08:50 > 01-01 10:20");
  EXPECT_EQ(s.flights[0].arrive->sure, Certainty::derived);
  EXPECT_EQ(s.flights[0].arrive->note->english, "departure and a duration of 150");
  EXPECT_EQ(s.flights[0].arrive->others->scheduled, parse_instant("2019-01-01T09:40-07:00"));
  EXPECT_EQ(told(s, 1), "UA102 DEN-ORD 2019-01-01 11:05 > 01-01 14:25");
  EXPECT_EQ(told(s, 2), "UA101 2 ORD-DEN 2019-01-02 08:10 > 01-02 09:40") << "no duration: the timetable";
}

TEST_F(CarelessTables, StatusesInOtherLanguagesAreKnown) {
  const Scenario s = table(
      "Nereden,Nereye,Tarih,Durum\nESB,ADA,13.02.2023,Tamamlandı\nADA,ESB,14.02.2023,Planlandı\n"
      "ESB,ADA,15.02.2023,Выполнен\nESB,ADA,16.02.2023,Realizado\nESB,ADA,17.02.2023,Gelandet\n"
      "ESB,ADA,18.02.2023,İptal\n");
  EXPECT_EQ(s.flights.size(), 5U);
  EXPECT_THAT(findings(s), AllOf(HasSubstr("cancelled 1"), Not(HasSubstr("a status that is not known"))));
}

TEST_F(CarelessTables, ACellOfBothEndsIsNamedByItsColumn) {
  const Scenario s =
      table("Date,Route,Pax\n2024-03-01,VIE-ATH,120\n2024-03-02,Flight ATH,90\n2024-03-02,ATH-VIE,7\n");
  EXPECT_THAT(findings(s),
              AllOf(HasSubstr("t.csv:3:2: warning: 'Route': unknown airport or place 'Flight ATH'"),
                    HasSubstr("from = 'Route', to = 'Route'"), Not(HasSubstr("not used"))));
}

TEST_F(CarelessTables, TablesSideBySideAreReadBelowOneAnother) {
  const Scenario s = table(
      "Outbound,,,,,Return\nFrom,To,Date,Pax,,From,To,Date,Pax\nVIE,ATH,2024-03-01,100,,ATH,VIE,2024-03-05,"
      "90\n"
      "VIE,MUC,2024-03-02,110,,MUC,VIE,2024-03-06,95\n,,,,,ATH,MUC,2024-03-07,12\n");
  ASSERT_EQ(s.flights.size(), 5U);
  EXPECT_EQ(told(s, 2), "ATH-MUC ATH-MUC 2024-03-07");
  EXPECT_EQ(told(s, 4), "MUC-VIE MUC-VIE 2024-03-06");
  EXPECT_EQ(s.flights[4].people.exact(), 95);
  EXPECT_THAT(findings(s), HasSubstr("columns 6 to 9 repeat the titles beside them"));
  // What both share counts for both.
  const Scenario shared = table(
      "Group,From,To,Date,From.1,To.1,Date.1\nA,VIE,ATH,2024-03-01,ATH,VIE,2024-03-05\nB,VIE,MUC,2024-03-01,,"
      ",\n");
  ASSERT_EQ(shared.flights.size(), 3U);
  EXPECT_EQ(told(shared, 2), "ATH-VIE ATH-VIE 2024-03-05");
}

TEST_F(CarelessTables, AScenariosOwnPlacesAnswerToTheirNames) {
  const std::string camp =
      "[[place]]\nid = 'kule'\nname = { en = 'Kule Camp', zh = '库莱' }\nlon = 33.5\nlat = 8.3\n";
  const Scenario s =
      table("from,to,depart,people\nKULE CAMP,ADD,2024-03-02 08:00,20\nADD,库莱,2024-03-03 08:00,20\n", camp);
  ASSERT_EQ(s.flights.size(), 2U);
  EXPECT_EQ(s.places[s.flights[0].from].id, "kule");
  EXPECT_EQ(s.places[s.flights[1].to].id, "kule");
  // No zone is named.
  EXPECT_EQ(s.places[s.flights[0].from].zone, "Africa/Addis_Ababa");
  EXPECT_THAT(findings(s),
              HasSubstr("warning: place 'kule' names no time zone: that of GMB (Africa/Addis_Ababa)"));
  const Scenario zoned = table("from,to,depart\nkule,ADD,2024-03-02 08:00\n", camp + "zone = 'UTC'\n");
  EXPECT_EQ(zoned.places[zoned.flights[0].from].zone, "UTC");
  // Two places of one name are none.
  EXPECT_THAT(findings(table("from,to\nKule Camp,ADD\nkule,ADD\n",
                             camp + "[[place]]\nid = 'kule2'\nname = 'Kule camp'\nlon = 34\nlat = 8\n")),
              HasSubstr("left out 1 of 2 rows"));
}

TEST_F(CarelessTables, ATotalThatDisagreesSaysWhatIsLeftOut) {
  EXPECT_THAT(
      findings(table("from,to,date,pax\nVIE,ATH,2024-03-01,100\nVIE,XQX,2024-03-01,50\nTotal,,,150\n")),
      HasSubstr("the total of line 4 is 150; the rows read add up to 100; 1 row is left out"));
}

// Small fields of one country are in no register.
TEST_F(CarelessTables, UnknownCodesLeaveOutTheirRowsAndNotTheTable) {
  EXPECT_THAT(error("Date,From,To\n2024-03-01,KPAO,O69\n2024-03-02,O69,E16\n2024-03-03,E16,0Q3\n"),
              AllOf(HasSubstr("left out 3 of 3 rows: unknown airport 3"), HasSubstr("'O69'")));
}

// IST was what ISL is today.
TEST_F(CarelessTables, TwoCodesOfOneAirportAreNoFlight) {
  EXPECT_THAT(error("from,to,date\nIST,ISL,2015-11-10\nVIE,ATH,2015-11-10\n"),
              AllOf(HasSubstr("left out 1 of 2 rows: starts and ends at one place"),
                    HasSubstr("starts and ends at IST")));
}

TEST_F(CarelessTables, OfChosenColumnsTheOneThatIsMisspeltIsNamed) {
  try {
    table("Sudan relief flights, April\nLeg no;Leaving from;Going to\n1;PZU;JED\n2;JED;PEK\n",
          "columns = { flight = \"Leg no\", from = \"Leaving fron\", to = \"Going to\" }\n");
    FAIL() << "it has no such column";
  } catch (const InputError& e) {
    EXPECT_THAT(e.what(), HasSubstr("has no column 'Leaving fron' for from; did you mean 'Leaving from'?"));
  }
}

TEST_F(CarelessTables, AMatrixIsNamed) {
  EXPECT_THAT(error(",VIE,ATH,MUC\nVIE,0,12,9\nATH,12,0,7\nMUC,9,7,0\n"),
              HasSubstr("it looks like a matrix of places: write a row for each pair"));
}

TEST_F(CarelessTables, AListOfAirportsIsNoTrack) {
  EXPECT_THAT(error("iata,name,city,country,latitude,longitude\nAAA,A Field,Atown,FR,48.1,2.5\n"
                    "BBB,B Field,Btown,FR,47.1,3.5\nCCC,C Field,Atown,FR,46.1,1.5\n"),
              HasSubstr("lists places, each with a name of its own, and neither flights nor the fixes"));
  EXPECT_THAT(error("name,country,lat,lon\nA,FR,48.1,2.5\nB,FR,47.1,3.5\nC,DE,46.1,1.5\n"),
              HasSubstr("lists places"));
  EXPECT_THAT(error("id,ident,name,latitude_deg,longitude_deg\n1,AAAA,A,48.1,2.5\n2,BBBB,B,47.1,3.5\n3,CCCC,"
                    "C,46.1,1.5\n"),
              HasSubstr("lists places"));
  // Points of a way may have names.
  EXPECT_EQ(table("name,lat,lon\nA,48.1,2.5\nB,47.1,3.5\nC,46.1,1.5\n").flights.size(), 1U);
}

}  // namespace
}  // namespace homebound::scenario
