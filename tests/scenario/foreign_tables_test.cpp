// Tables in the layouts in which other programs and offices write them.

#include <gmock/gmock.h>

#include "scenario/tables/titles.h"
#include "written_tables.h"

namespace homebound::scenario {
namespace {

using testing::HasSubstr;

class ForeignTables : public WrittenTables {
 protected:
  // "JFK-LAX 2024-03-01 00:05 > 2024-03-01 03:10", in local time; "?" for what is not known.
  static std::string told(const Scenario& s, std::size_t flight) {
    const Flight& f = s.flights.at(flight);
    const auto time = [](const std::optional<Time>& t) {
      return t ? format_time(t->at, t->zone, "%Y-%m-%d %H:%M") : std::string("?");
    };
    return s.places[f.from].id + "-" + s.places[f.to].id + " " +
           (f.day ? format_time(*f.day, s.places[f.from].zone, "%Y-%m-%d")
                  : time(f.depart) + " > " + time(f.arrive));
  }
};

TEST_F(ForeignTables, TimetablesOfAYearOfHhmm) {
  const Scenario s = table(
      "year,month,day,dep_time,sched_dep_time,dep_delay,arr_time,sched_arr_time,carrier,flight,origin,dest,"
      "hour\n"
      "2013,6,27,1335,1214,81,1426,1335,UA,1037,EWR,BOS,12\n"
      "2013,6,27,5,2359,6,400,340,B6,745,JFK,PSE,23\n"
      "2013,6,27,2354,5,-11,408,430,AS,98,JFK,LAX,0\n"
      "2013,6,27,NA,1840,NA,NA,2055,DL,9,JFK,LAX,18\n"
      "2013,6,27,2400,2359,1,300,310,DL,8,JFK,LAX,23\n");
  EXPECT_EQ(told(s, 0), "EWR-BOS 2013-06-27 13:35 > 2013-06-27 14:26");
  EXPECT_EQ(s.flights[0].id, "UA1037");
  EXPECT_EQ(s.flights[0].depart->others->scheduled, parse_instant("2013-06-27T12:14-04:00"));
  EXPECT_EQ(s.flights[1].depart->others->scheduled, parse_instant("2013-06-27T23:59-04:00"));
  EXPECT_EQ(s.flights[2].arrive->others->scheduled, parse_instant("2013-06-27T04:30-07:00"));
  EXPECT_EQ(told(s, 1), "JFK-PSE 2013-06-28 00:05 > 2013-06-28 04:00") << "it left after midnight";
  EXPECT_EQ(told(s, 2), "JFK-LAX 2013-06-26 23:54 > 2013-06-27 04:08") << "it left before midnight";
  EXPECT_EQ(told(s, 3), "JFK-LAX 2013-06-27 18:40 > 2013-06-27 20:55");
  EXPECT_EQ(s.flights[3].depart->sure, Certainty::scheduled);
  EXPECT_EQ(told(s, 4), "JFK-LAX 2013-06-28 00:00 > 2013-06-28 03:00");
  EXPECT_EQ(s.tables[0].left(), 0u);
  EXPECT_THAT(findings(s), HasSubstr("depart = 'dep_time', else 'sched_dep_time'"));
}

TEST_F(ForeignTables, IdsAreNoCodesAndCancelledFlightsAreNotFlown) {
  const Scenario s = table(
      "FL_DATE,OP_UNIQUE_CARRIER,OP_CARRIER_FL_NUM,ORIGIN_AIRPORT_ID,ORIGIN,ORIGIN_CITY_NAME,DEST_AIRPORT_ID,"
      "DEST,"
      "CRS_DEP_TIME,DEP_TIME,CRS_ARR_TIME,ARR_TIME,CANCELLED,DIVERTED\n"
      "2019-01-01,9E,3280,11953,GNV,\"Gainesville, FL\",10397,ATL,0600,0601,0723,0722,0.00,0.00\n"
      "1/1/2019 12:00:00 AM,AA,3,12478,JFK,\"New York, NY\",12892,LAX,0700,0658,1030,1015,0.00,0.00\n"
      "2019-01-01,WN,33,12478,JFK,\"New York, NY\",12892,LAX,0700,,1030,,1.00,0.00\n"
      "2019-01-01,WN,34,12478,JFK,\"New York, NY\",12892,LAX,0800,0801,1130,,0.00,1.00\n");
  ASSERT_EQ(s.flights.size(), 3u);
  EXPECT_EQ(told(s, 0), "GNV-ATL 2019-01-01 06:01 > 2019-01-01 07:22");
  EXPECT_EQ(told(s, 1), "JFK-LAX 2019-01-01 06:58 > 2019-01-01 10:15");
  EXPECT_EQ(told(s, 2), "JFK-LAX 2019-01-01 08:01 > ?") << "a timetable does not say when it arrived";
  EXPECT_EQ(s.tables[0].cancelled, 1u);
  EXPECT_EQ(s.tables[0].left(), 1u);
  const std::string all = findings(s);
  EXPECT_THAT(all, HasSubstr("left out 1 of 4 rows: cancelled 1 ('1.00' 1; line 4)"));
  EXPECT_THAT(
      all,
      HasSubstr("diverted flights, which are drawn to their planned destinations: 1 of 4 rows (line 5)"));
  EXPECT_THAT(all, HasSubstr("'ORIGIN_AIRPORT_ID' is not taken for from: '11953' does not fit"));
}

TEST_F(ForeignTables, StatusInWords) {
  const Scenario s = table(
      "航班号,始发机场,目的机场,日期,计划起飞,实际起飞,计划到达,实际到达,状态\n"
      "CZ1,CAN,PEK,2024-03-01,23:50,00:30,03:00,03:20,到达\n"
      "CZ2,CAN,PEK,2024-03-01,09:00,,12:00,,取消\n");
  ASSERT_EQ(s.flights.size(), 1u);
  EXPECT_EQ(told(s, 0), "CAN-PEK 2024-03-02 00:30 > 2024-03-02 03:20");
  EXPECT_EQ(s.flights[0].arrive->others->scheduled, parse_instant("2024-03-02T03:00+08:00"));
  EXPECT_EQ(s.flights[0].status, FlightStatus::landed);
  EXPECT_EQ(s.tables[0].cancelled, 1u);
}

TEST_F(ForeignTables, InstantsOfReceivers) {
  const Scenario s = table(
      "callsign,number,typecode,origin,destination,firstseen,lastseen,day,latitude_1,longitude_1\n"
      "HVN19,,A359,YMML,LFPG,2018-12-31 00:43:16+00:00,2019-01-01 00:56:29+00:00,2019-01-01 "
      "00:00:00+00:00,-37.6,144.8\n");
  EXPECT_EQ(told(s, 0), "YMML-LFPG 2018-12-31 11:43 > 2019-01-01 01:56");
  EXPECT_EQ(s.flights[0].depart->sure, Certainty::tracked);
  EXPECT_EQ(s.flights[0].kind, "") << "a type of aircraft is no kind of people";
  for (const char* unit : {"", "000"}) {
    const Scenario epoch =
        table("icao24,firstSeen,estDepartureAirport,lastSeen,estArrivalAirport\n3c6444,1517227317" +
              std::string(unit) + ",EDDF,1517230676" + unit + ",EDDT\n");
    EXPECT_EQ(told(epoch, 0), "EDDF-EDDT 2018-01-29 13:01 > 2018-01-29 13:57");
    EXPECT_EQ(epoch.flights[0].arrive->sure, Certainty::tracked);
  }
}

TEST_F(ForeignTables, PlacesByCoordinates) {
  for (const char* titles :
       {"origin_lat,origin_lng,dest_lat,dest_lng", "from_latitude,from_longitude,to_latitude,to_longitude",
        "dep_lat,dep_lon,arr_lat,arr_lon", "start_y,start_x,end_y,end_x", "lat1,lon1,lat2,lon2",
        "origin_latitude,origin_longitude,destination_latitude,destination_longitude"}) {
    const Scenario s = table(std::string(titles) + "\n40.6413,-73.7781,51.47,-0.4543\n0,0,51.47,-0.4543\n");
    ASSERT_EQ(s.flights.size(), 1u) << titles;
    EXPECT_EQ(s.places[s.flights[0].from].iata, "JFK") << titles;
    EXPECT_EQ(s.places[s.flights[0].to].iata, "LHR") << titles;
    EXPECT_EQ(s.tables[0].left_out.at(0).reason.english, "no position") << "0, 0 is nobody's airport";
  }
  const Scenario one_column = table(
      "start_point,end_point\n\"51.4775,-0.4614\",\"40.64, -73.78\"\nPOINT(2.55 49.01),POINT(32.55 15.59)\n");
  EXPECT_EQ(told(one_column, 0).substr(0, 7), "LHR-JFK");
  EXPECT_EQ(told(one_column, 1).substr(0, 7), "CDG-KRT");
}

TEST_F(ForeignTables, CountriesBesideTowns) {
  const Scenario s = table(
      "origin,origin_country,dest,dest country,pax\nLondon,Canada,Paris,France,1\nLondon,GB,Paris,法国,1\n");
  ASSERT_EQ(s.flights.size(), 2U) << findings(s);
  EXPECT_EQ(s.places[s.flights[0].from].iata, "YXU") << findings(s);
  EXPECT_EQ(s.places[s.flights[1].from].iata, "LHR") << findings(s);
  EXPECT_EQ(s.places[s.flights[1].to].iata, "CDG");
}

TEST_F(ForeignTables, FlowsBetweenCountries) {
  const Scenario s =
      table("country of origin,country of destination,people\nSudan,Egypt,450000\nSudan,Chad,90\n");
  ASSERT_EQ(s.flights.size(), 2U) << findings(s);
  EXPECT_EQ(s.places[s.flights[0].from].country, "SD") << findings(s);
  EXPECT_EQ(s.places[s.flights[1].to].country, "TD");
}

TEST_F(ForeignTables, NamesWithCoordinates) {
  const Scenario s = table(
      "origin,origin_lat,origin_lon,destination,dest_lat,dest_lon\n"
      "Camp Alpha,12.5,25.5,KRT,15.59,32.5532\n"
      "Camp Alpha,12.5,25.5,CDG,-10.77,40.47\n");
  EXPECT_EQ(s.places[s.flights[0].from].id, "Camp Alpha");
  EXPECT_EQ(s.flights[0].from, s.flights[1].from);
  EXPECT_EQ(s.places[s.flights[0].to].iata, "KRT");
  EXPECT_EQ(s.places[s.flights[1].to].iata, "") << "there is no Paris in Mozambique";
  EXPECT_NEAR(s.places[s.flights[1].to].at.lat, -10.77, 1e-9);
}

TEST_F(ForeignTables, RemarksUnitsAndTitlesTwice) {
  const Scenario s = table(
      "# exported 2024-05-01 by ops\n// internal use\n; another remark\nTraffic of the week\n"
      "flight,from,to,std,sta\n,,,UTC,UTC\n"
      "CA1,PEK,CDG,2024-03-01 01:00,2024-03-01 12:00\n"
      "# a remark\n"
      "flight,from,to,std,sta\n"
      "CA3,PEK,CDG,2024-03-03 01:00,2024-03-03 12:00\n# end of file\n");
  ASSERT_EQ(s.flights.size(), 2u);
  EXPECT_EQ(told(s, 0), "PEK-CDG 2024-03-01 01:00 > 2024-03-01 12:00");
  EXPECT_EQ(s.flights[0].depart->zone, "UTC") << "from the row of units";
  EXPECT_EQ(s.tables[0].rows, 2u);
}

TEST_F(ForeignTables, TitlesInTwoRows) {
  const Scenario s = table(
      "Flight,Departure,,Arrival,\nNo,Airport,Time (UTC),Airport,Time (UTC)\n"
      "CA1,PEK,2024-03-01 01:00,CDG,2024-03-01 12:00\n");
  EXPECT_EQ(told(s, 0), "PEK-CDG 2024-03-01 01:00 > 2024-03-01 12:00");
  EXPECT_EQ(s.flights[0].id, "CA1");
}

TEST_F(ForeignTables, TitlesInTheLastLine) {
  const Scenario s = table(
      "1999-01-01,SJC,YOW,,2430,04:51\n2001-03-11 23:45:00,YHZ,LHR,AC860,2851,05:50\n"
      "\xEF\xBB\xBF"
      "Date,From,To,Flight_Number,Distance,Duration\n");
  ASSERT_EQ(s.flights.size(), 2u);
  EXPECT_EQ(told(s, 0), "SJC-YOW 1999-01-01");
  EXPECT_EQ(told(s, 1), "YHZ-LHR 2001-03-11 23:45 > 2001-03-12 09:35") << "after its duration";
}

TEST_F(ForeignTables, DurationsAreNoDepartures) {
  const Scenario s = table(
      "1999-01-01,SJC,YOW,04:51\n1999-01-02,YOW,SJC,05:10\n1999-01-03,LHR,ATH,03:35\n1999-01-04,ATH,JNB,08:"
      "45\n");
  EXPECT_EQ(told(s, 0), "SJC-YOW 1999-01-01");
  EXPECT_THAT(findings(s), HasSubstr("column 4 is not taken for depart"));
  const Scenario departures = table(
      "1999-01-01,SJC,YOW,14:51\n1999-01-02,YOW,SJC,05:10\n1999-01-03,LHR,ATH,23:35\n1999-01-04,ATH,JNB,18:"
      "45\n");
  EXPECT_EQ(told(departures, 0), "SJC-YOW 1999-01-01 14:51 > ?");
}

TEST_F(ForeignTables, HxlTags) {
  const Scenario s = table(
      "Dep. airport,Arr. airport,Departure day,Evacuees\n#loc+origin,#loc+dest,#date+start,#affected\n"
      "KRT,JED,2023-04-25,120\n");
  ASSERT_EQ(s.flights.size(), 1u);
  EXPECT_EQ(s.flights[0].people, 120) << "the tag says what the title does not";
  EXPECT_EQ(s.tables[0].rows, 1u);
}

TEST_F(ForeignTables, NumbersOfASpreadsheetsDays) {
  const std::string text = "from;to;depart;arrive\nPEK;CDG;45234,5;45234,9\n";
  EXPECT_EQ(told(table(text), 0), "PEK-CDG 2023-11-04 12:00 > 2023-11-04 21:36");
  EXPECT_EQ(told(table(text, "dates = \"1904\"\n"), 0), "PEK-CDG 2027-11-05 12:00 > 2027-11-05 21:36");
}

TEST_F(ForeignTables, AGuessThatMakesMostRowsImpossibleIsTakenBack) {
  std::string text = "from,to,date,departure,arrival\n";
  for (int day = 1; day <= 9; ++day)  // the arrivals stand in another zone that nobody names
    text += "PEK,JFK,2024-03-0" + std::to_string(day) + ",2024-03-0" + std::to_string(day) +
            " 13:00,2024-03-0" + std::to_string(day) + " 02:00\n";
  const Scenario s = table(text);
  EXPECT_EQ(s.flights.size(), 9u);
  EXPECT_EQ(told(s, 0), "PEK-JFK 2024-03-01 13:00 > ?");
  EXPECT_THAT(findings(s), HasSubstr("'arrival' is not used for arrive: of 9 rows, 9 would be impossible"));
}

TEST_F(ForeignTables, WhatIsMissingIsNamed) {
  EXPECT_THAT(
      error(
          "Arrival Date;Starting Airport;Flight number\n21.05.18 07:15;PEK;CA861\n21.05.18 07:35;DOH;QR1\n"),
      HasSubstr("has no column that says where flights end"));
  EXPECT_THAT(error("ORIGIN_AIRPORT_ID,DEST_AIRPORT_ID\n11953,10397\n12478,12892\n"),
              HasSubstr("'ORIGIN_AIRPORT_ID' is not taken for from: '11953' does not fit"));
}

TEST_F(ForeignTables, TitlesOfPeopleAtReliefDesks) {
  for (const char* title : {"Evacuees", "Number of evacuees", "POB", "People on board", "Pax on board",
                            "Returnees", "Total pax", "Beneficiaries", "撤离人数"}) {
    const Scenario s = table(std::string("from,to,date,") + title + "\nKRT,JED,2023-04-23,120\n");
    EXPECT_EQ(s.flights.at(0).people.exact(), 120) << title;
  }
}

TEST_F(ForeignTables, ARowCountsOnce) {
  const Scenario s =
      table("from,to,date,depart,arrive\nCAN,CGK,soon,later,never\nCAN,CGK,2024-03-01,10:00,\n");
  EXPECT_EQ(s.tables[0].rows, 2u);
  EXPECT_EQ(s.tables[0].left(), 1u);
  ASSERT_EQ(s.tables[0].rows_left_out.size(), 1u);
  EXPECT_EQ(s.tables[0].rows_left_out[0].number, 2);
  EXPECT_EQ(s.tables[0].rows_left_out[0].cell, "soon");
  EXPECT_EQ(s.warnings.at(0).code, Diagnostic::Code::left_out) << "what is missing is told first";
}

}  // namespace
}  // namespace homebound::scenario
