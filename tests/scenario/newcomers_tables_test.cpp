// Tables as an analyst brings them who has read nothing: what they plan, remark and add up.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "scenario/head_count_text.h"
#include "scenario/tables/fate.h"
#include "written_tables.h"

namespace homebound::scenario {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

class NewcomersTables : public WrittenTables {
 protected:
  static std::string_view status(const Flight& f) {
    return flight_status_names[static_cast<std::size_t>(f.status)];
  }
  static std::string clock(const std::optional<Time>& t) {
    return t ? format_time(t->at, t->zone, "%m-%d %H:%M") : "?";
  }
};

TEST_F(NewcomersTables, AFlightThatIsPlannedIsNoFact) {
  const std::string titles = "Flight,From,To,Depart,Arrive,Pax,Status\n",
                    row = "KBL,DOH,2021-08-17 10:00,2021-08-17 11:10,200,";
  for (const char* word : {"Planned", "Expected", "Scheduled", "geplant", "prévu", "计划", "По расписанию"}) {
    const Scenario s = table(titles + "A1," + row + word + "\n");
    const Flight& f = s.flights.at(0);
    EXPECT_EQ(status(f), "scheduled") << word;
    EXPECT_EQ(f.depart->sure, Certainty::scheduled) << word;
    EXPECT_EQ(f.arrive->sure, Certainty::scheduled) << word;
    EXPECT_EQ(f.sure, Certainty::scheduled) << word;
  }
  for (const auto& [word, said] : {std::pair("Completed", "landed"),
                                   {"Landed 13:05", "landed"},
                                   {"En route", "in the air"},
                                   {"Boarding", "boarding"},
                                   {"Delayed", ""}}) {
    const Scenario s = table(titles + "A1," + row + word + "\n");
    EXPECT_EQ(status(s.flights.at(0)), said) << word;
    EXPECT_EQ(s.flights[0].depart->sure, Certainty::reported) << word;
  }
  // The file's own word goes before.
  const Scenario sure =
      table("From,To,Depart,Pax,Status,Sure\nKBL,DOH,2021-08-17 10:00,200,Planned,reported\n");
  EXPECT_EQ(sure.flights.at(0).sure, Certainty::reported);
  const Scenario unknown = table(titles + "A1," + row + "Unknown\nA2," + row + "-\n");
  EXPECT_EQ(status(unknown.flights.at(0)), "");
  EXPECT_THAT(
      findings(unknown),
      HasSubstr("a status that is not known, whose flights are drawn: 1 of 2 rows ('Unknown' 1; line 2)"));
}

TEST_F(NewcomersTables, TheTimetableStandsBesideTheActualTime) {
  const Scenario s =
      table("Flight,From,To,Date,STD,ETD,ATD,STA,ATA\nA1,KBL,DOH,2021-08-17,23:30,23:50,00:20,00:40,01:35\n");
  const Flight& f = s.flights.at(0);
  EXPECT_EQ(clock(f.depart), "08-18 00:20");
  EXPECT_EQ(f.depart->others->scheduled, parse_instant("2021-08-17T23:30+04:30"));
  EXPECT_EQ(f.depart->others->estimated, parse_instant("2021-08-17T23:50+04:30"));
  EXPECT_EQ(f.arrive->others->scheduled, parse_instant("2021-08-18T00:40+03:00"));
  EXPECT_TRUE(f.depart->note->empty()) << "it says no more than that";
}

TEST_F(NewcomersTables, ARemarkOfADiversionCounts) {
  const Scenario s = table(
      "Flight,From,To,Depart,Arrive,Pax,Status,Remarks\n"
      "A1,KBL,KWI,2021-08-17 22:00,2021-08-17 23:30,200,Completed,\"fuel stop, diverted to Doha\"\n"
      "A2,KBL,KWI,2021-08-17 12:00,2021-08-17 13:30,201,Completed,not diverted\n"
      "A3,KBL,KWI,2021-08-17 14:00,2021-08-17 15:30,202,Completed,all well\n");
  EXPECT_EQ(status(s.flights.at(0)), "diverted");
  EXPECT_EQ(s.flights[0].sure, Certainty::estimated) << "nobody knows that they are in Kuwait";
  EXPECT_EQ(s.flights[0].arrive->sure, Certainty::estimated);
  EXPECT_EQ(status(s.flights.at(1)), "landed");
  EXPECT_THAT(findings(s),
              HasSubstr("diverted flights, which are drawn to their planned destinations: 1 of 3 "
                        "rows ('Doha' 1; line 2)"));
  for (const auto& [remark, place] : {std::pair("diverted to Muscat due to weather", "Muscat"),
                                      {"umgeleitet nach Doha", "Doha"},
                                      {"dérouté vers Doha", "Doha"},
                                      {"备降多哈", "多哈"},
                                      {"Diverted", ""},
                                      {"diverted due to fog", ""}})
    EXPECT_EQ(diverted_to(remark).value_or("none"), place) << remark;
  for (const char* remark : {"", "no diversion", "may divert to Doha", "diversity", "未备降"})
    EXPECT_EQ(diverted_to(remark), std::nullopt) << remark;
}

TEST_F(NewcomersTables, MarksOfLocalTimeBehindATitle) {
  for (const char* mark : {"(L)", "(lcl)", "(ET)", "(h)", "L", "(LT)"}) {
    const Scenario s =
        table(fmt::format("Flight No,From,Date,Dep Time {0},To,Arr Time {0},Pax\n"
                          "R1,KBL,2021-08-16,2130,DOH,2240,640\n"
                          "R2,KBL,2021-08-17,0500,RMS,0915,20\n",
                          mark));
    EXPECT_EQ(clock(s.flights.at(0).depart), "08-16 21:30") << mark;
    EXPECT_EQ(clock(s.flights[1].arrive), "08-17 09:15") << mark;
  }
  EXPECT_EQ(clock(table("From,To,Date,Departure Time (L)\nKBL,DOH,2021-08-16,21:30\n").flights.at(0).depart),
            "08-16 21:30");
}

TEST_F(NewcomersTables, HoursAndMinutesWithAShiftOfDays) {
  const Scenario s = table(
      "Flight No,From,Date,Dep Time,To,Arr Time\nR1,KBL,2021-08-16,2130,DOH,0010+1\n"
      "R2,KBL,2021-08-17,0500,RMS,0915\nR3,KBL,2021-08-17,1230,TAS,1400 \nR4,KBL,2021-08-17,2345,DXB,0220 "
      "+1\n");
  EXPECT_EQ(clock(s.flights.at(0).arrive), "08-17 00:10");
  EXPECT_EQ(clock(s.flights.at(1).arrive), "08-17 09:15");
  EXPECT_EQ(clock(s.flights.at(3).arrive), "08-18 02:20");
  const Scenario mixed = table(
      "From,Date,Dep Time,To,Arr Time\nKBL,2021-08-16,2130,DOH,0010+1\nKBL,2021-08-17,15:10,ISB,16:20\n"
      "KBL,2021-08-17,12:30,TAS,14:00\n");
  EXPECT_EQ(clock(mixed.flights.at(0).depart), "08-16 21:30");
  EXPECT_EQ(clock(mixed.flights.at(1).arrive), "08-17 16:20");
}

TEST_F(NewcomersTables, ATotalThatDiffersIsAWarning) {
  const Scenario s = table("From,To,Date,Pax\nKBL,DOH,2021-08-16,100\nKBL,DOH,2021-08-17,\nTotal,,,350\n");
  EXPECT_THAT(findings(s),
              HasSubstr("warning: the total of line 4 is 350; the rows with a number add up to 100"));
}

TEST_F(NewcomersTables, HeadCountsAsPeopleWriteThem) {
  for (const auto& [cell, count] : {std::pair("210 (tbc)", "about 210"),
                                    {"150ish", "about 150"},
                                    {"150/160", "150 to 160"},
                                    {"12+3 crew", "12"},
                                    {"12+3", "15"},
                                    {"150 adults, 20 infants", "170"},
                                    {"150 Erwachsene und 20 Kinder", "170"},
                                    {"1,204", "1204"},
                                    {"k. A.", "unknown"},
                                    {"keine Angabe", "unknown"}}) {
    const auto read = head_count_in(cell);
    EXPECT_EQ(read ? typed_text_of(*read) : "unread", count) << cell;
  }
  for (const char* cell : {"1e2", "families", "150, 20", "3 crew or so or not"})
    EXPECT_EQ(head_count_in(cell), std::nullopt) << cell;
  const Scenario s = table("From,To,Date,Pax\nKBL,DOH,2021-08-16,12+3 crew\n");
  EXPECT_THAT(s.flights.at(0).note->english, HasSubstr("'12+3 crew'"));
}

TEST_F(NewcomersTables, ATableIsTitledAsItCallsItself) {
  const std::string rows = "From,To,Date,Pax\nKBL,DOH,2021-08-16,100\n";
  for (const auto& [lines, title] :
       {std::pair("Auswärtiges Amt,,,\nRückholflüge Nahost - Stand 14.10.2023,,,\n,,,\n",
                  "Rückholflüge Nahost - Stand 14.10.2023"),
        {"2023年4月苏丹撤侨包机一览表,,,\n（单位：人次）,,,\n", "2023年4月苏丹撤侨包机一览表"},
        {"# a draft\nSummer programme,,,\n", "Summer programme"},
        {"Source: ops room,,,\n", "t"},
        {"", "t"}})
    EXPECT_EQ(table(lines + rows).title.english, title) << lines;
}

TEST_F(NewcomersTables, TheCraftTheStagesAndTheJourneyAreRead) {
  const Scenario s = table(
      "Flight,Airline,Aircraft type,Tail number,Callsign,From,To,Date,Seats,Booked "
      "pax,Boarded,Pax,Nationality,"
      "Transport,Journey\n"
      "LH1,Lufthansa,A320,D-AIZA,DLH1,KBL,TAS,2021-08-16,180,170,165,164,Germany,air,j1\n"
      "LH2,Lufthansa,A343,D-AIFA,DLH2,TAS,FRA,2021-08-16,280,,,164,DE,air,j1\n");
  const Flight& f = s.flights.at(0);
  EXPECT_EQ(f.id, "LH1");
  EXPECT_EQ(f.craft->operated_by.text(), "Lufthansa");
  EXPECT_EQ(f.craft->type.text(), "A320");
  EXPECT_EQ(f.craft->registration, "D-AIZA");
  EXPECT_EQ(f.craft->callsign, "DLH1");
  EXPECT_EQ(f.craft->seats, 180);
  EXPECT_EQ(typed_text_of(f.people), "164");
  EXPECT_EQ(typed_text_of((*f.stages)[1]->people), "170");
  EXPECT_EQ(typed_text_of((*f.stages)[2]->people), "165");
  EXPECT_EQ(f.groups->at(0).nationality.text(), "DE");
  EXPECT_EQ(s.flights[1].journey->name, "j1");
  EXPECT_THAT(findings(s), Not(HasSubstr("not used")));
  for (const char* titles :
       {"Flug,Betreiber,Flugzeugtyp,Kennzeichen,Von,Nach,Datum,Sitzplätze,Gebucht,Personen,"
        "Staatsangehörigkeit",
        "Vol,Compagnie,Type d'avion,Immatriculation,De,Vers,Date,Sièges,Réservés,Passagers,Nationalité",
        "Vuelo,Aerolínea,Aeronave,Matrícula,Origen,Destino,Fecha,Asientos,Reservados,Pasajeros,Nacionalidad",
        "航班号,航空公司,机型,注册号,出发地,目的地,日期,座位数,登记,人数,国籍"}) {
    const Scenario t =
        table(std::string(titles) + "\nLH1,Lufthansa,A320,D-AIZA,KBL,TAS,2021-08-16,180,170,164,DE\n");
    const Flight& g = t.flights.at(0);
    EXPECT_EQ(g.craft->operated_by.text() + " " + g.craft->type.text() + " " + g.craft->registration,
              "Lufthansa A320 D-AIZA")
        << titles;
    EXPECT_EQ(g.craft->seats, 180) << titles;
    EXPECT_TRUE((*g.stages)[1] && g.groups) << titles << findings(t);
  }
  // As this program writes them.
  const Scenario own = table(
      "flight,from,to,depart,arrive,people,kind,groups,operator,aircraft,icao24,flight_number,mode,journey,"
      "continues,"
      "planned,arrived\n"
      "a,KBL,TAS,2021-08-16T10:00:00+04:30,2021-08-16T12:00:00+05:00,102,,\"people=90, kind=suspects; "
      "people=12, "
      "kind=officers, nationality=CN\",USAF,C17,ae1234,RCH1,air,j,,120,101\n"
      "b,TAS,FRA,2021-08-16T14:00:00+05:00,2021-08-16T18:00:00+02:00,102,passengers,,USAF,C17,ae1234,RCH2,"
      "air,j,a,,102\n");
  EXPECT_EQ(own.flights.at(0).groups->size(), 2u);
  EXPECT_EQ(typed_text_of(own.flights[0].people), "102");
  EXPECT_EQ(own.flights[0].kind.text(), "suspects");
  EXPECT_EQ(
      own.flights[0].id + " " + own.flights[0].craft->flight_number + " " + own.flights[0].craft->icao24,
      "a RCH1 ae1234");
  EXPECT_EQ(own.flights.at(1).journey->continues, 0u);
  EXPECT_EQ(typed_text_of((*own.flights[0].stages)[3]->people), "101");
  EXPECT_EQ(typed_text_of((*own.flights[0].stages)[0]->people), "120");
}

TEST_F(NewcomersTables, PersonalDataIsNotRead) {
  const Scenario s = table(
      "Flight,From,To,Date,Pax,Passenger name,Passport No.,Geburtsdatum,护照号\n"
      "LH1,KBL,TAS,2021-08-16,1,A. Person,C01X00T47,1.1.1980,E1\n");
  EXPECT_EQ(typed_text_of(s.flights.at(0).people), "1");
  EXPECT_EQ(s.flights[0].note->english, "");
  const std::string all = findings(s);
  for (const char* title : {"Passenger name", "Passport No.", "Geburtsdatum", "护照号"})
    EXPECT_THAT(all, HasSubstr(fmt::format("'{}' holds personal data and was not read", title)));
  EXPECT_THAT(all, Not(HasSubstr("A. Person")));
}

// A ferry of a day is not slow, 2,500 people are not too many for a ship, and a coach at the speed of a jet
// is left out.
TEST_F(NewcomersTables, EachLegIsJudgedByItsMode) {
  const std::string titles = "Mode,From,To,Depart,Arrive,Pax\n";
  const Scenario ferry = table(titles + "ship,HKG,SIN,2024-05-01 00:00,2024-05-04 00:00,2500\n");
  ASSERT_EQ(ferry.flights.size(), 1U);
  EXPECT_EQ(ferry.flights[0].mode, Mode::sea);
  EXPECT_THAT(findings(ferry), Not(AnyOf(HasSubstr("time zone"), HasSubstr("no aircraft carries"))));
  const Scenario coach = table(titles +
                               "bus,PEK,CAN,2024-05-01 00:00,2024-05-01 03:00,40\n"
                               "bus,CAN,SZX,2024-05-01 00:00,2024-05-01 03:00,40\n");
  EXPECT_EQ(coach.flights.size(), 1U);
  EXPECT_THAT(findings(coach), HasSubstr("expected at most 160 km/h"));
}

}  // namespace
}  // namespace homebound::scenario
