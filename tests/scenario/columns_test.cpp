#include <gmock/gmock.h>

#include "base/error.h"
#include "data/text/delimited.h"
#include "scenario/tables/find_columns.h"
#include "scenario/tables/titles.h"

namespace homebound::scenario {
namespace {

using testing::HasSubstr;

std::string found(const std::string& text, const ChosenColumns& chosen = {}) {
  const data::Table table = data::parse_delimited(text, "t.csv", {});
  try {
    return describe(find_columns(table, data::Airports::shipped(), chosen)).english;
  } catch (const Error& e) {
    return e.what();
  }
}

TEST(Titles, InManyWords) {
  const auto first = [](const char* title) {
    const auto t = read_title(title);
    return t ? std::string(field_names[static_cast<std::size_t>(t->fields.front())]) +
                   (t->fields.size() > 1 ? "?" : "")
             : "none";
  };
  const std::pair<const char*, const char*> titles[] = {{"From", "from"},
                                                        {"Origin", "from"},
                                                        {"ADEP", "from"},
                                                        {"Departure airport", "from"},
                                                        {"departureAirport", "from"},
                                                        {"Source airport", "from"},
                                                        {"Dep. IATA", "from"},
                                                        {"出发地", "from"},
                                                        {"始发机场", "from"},
                                                        {"To", "to"},
                                                        {"Dest", "to"},
                                                        {"Arrival City", "to"},
                                                        {"目的地", "to"},
                                                        {"到达机场", "to"},
                                                        {"STD", "depart"},
                                                        {"STD (UTC)", "depart"},
                                                        {"Scheduled departure time", "depart"},
                                                        {"depart_time", "depart"},
                                                        {"departureTime", "depart"},
                                                        {"起飞时间", "depart"},
                                                        {"计划起飞", "depart"},
                                                        {"起飞（北京时间）", "depart"},
                                                        {"FILED OFF BLOCK TIME", "depart"},
                                                        {"TimeOut", "depart"},
                                                        {"TimeOff", "depart"},
                                                        {"Time in UTC", "depart"},
                                                        {"ETA", "arrive"},
                                                        {"TimeOn", "arrive"},
                                                        {"TimeIn", "arrive"},
                                                        {"Landing", "arrive"},
                                                        {"降落时间", "arrive"},
                                                        {"Departure", "depart?"},
                                                        {"arr", "arrive?"},
                                                        {"出发", "depart?"},
                                                        {"到达", "arrive?"},
                                                        {"Date", "date"},
                                                        {"Departure date", "date"},
                                                        {"日期", "date"},
                                                        {"Arrival date", "arrive_date"},
                                                        {"Flight No.", "flight"},
                                                        {"Flight #", "flight"},
                                                        {"航班号", "flight"},
                                                        {"No", "flight"},
                                                        {"Pax", "people"},
                                                        {"Number of passengers", "people"},
                                                        {"人数", "people"},
                                                        {"Passenger type", "kind"},
                                                        {"类别", "kind"},
                                                        {"Source", "source"},
                                                        {"来源", "source"},
                                                        {"Remarks", "note"},
                                                        {"备注", "note"},
                                                        {"Departure gate", "none"},
                                                        {"Delay", "none"},
                                                        {"Count", "none"},
                                                        {"Flight time", "duration"},
                                                        {"航站楼", "none"},
                                                        {"Airport", "none"}};
  for (const auto& [title, field] : titles) EXPECT_EQ(first(title), field) << title;
  EXPECT_EQ(read_title("STD (UTC)")->zone, "UTC");
  EXPECT_EQ(read_title("STD (UTC)")->standing, Standing::scheduled);
  EXPECT_EQ(read_title("起飞（北京时间）")->zone, "Asia/Shanghai");
  EXPECT_EQ(read_title("ACTUAL OFF BLOCK TIME")->standing, Standing::actual);
  EXPECT_EQ(read_title("FILED OFF BLOCK TIME")->standing, Standing::scheduled);
  EXPECT_TRUE(read_title("TimeOn")->off_ground);
}

TEST(Columns, CellsDecideWhereTitlesAreOpen) {
  EXPECT_EQ(found("航班,出发,到达,起飞,降落,人数\nCZ1,CAN,CGK,2024-03-01 13:00,2024-03-01 17:00,5\n"),
            "flight = '航班', from = '出发', to = '到达', depart = '起飞', arrive = '降落', people = '人数'");
  EXPECT_EQ(found("from,to,departure,arrival\nCAN,CGK,2024-03-01 13:00,2024-03-01 17:00\n"),
            "from = 'from', to = 'to', depart = 'departure', arrive = 'arrival'");
  EXPECT_EQ(found("Dep,Arr,STD (UTC),Delay\nCAN,CGK,2024-03-01 13:00,3\n"),
            "from = 'Dep', to = 'Arr', depart = 'STD (UTC)' (UTC); not used: 'Delay'");
}

TEST(Columns, HeadingsAboveTheTitles) {
  EXPECT_EQ(found("Repatriation 2024,,\n,,\nOrigin,Destination,Pax\nCAN,CGK,5\n"),
            "from = 'Origin', to = 'Destination', people = 'Pax'");
}

TEST(Columns, WithoutTitles) {
  EXPECT_EQ(
      found("CZ387,CAN,CGK,2024-03-01 13:00,2024-03-01 17:00,180\nCZ388,CGK,CAN,2024-03-02 08:00,2024-03-02 "
            "13:00,177\n"),
      "flight = column 1, from = column 2, to = column 3, depart = column 4, arrive = column 5, people = "
      "column "
      "6");
  EXPECT_EQ(found("2B,410,AER,2965,KZN,2990,,0,CR2\n2B,410,ASF,2966,KZN,2990,,0,CR2\n"),
            "from = column 3, to = column 5; no titles found; not used: columns 1, 2, 4, 6, 7, 8, 9");
  EXPECT_EQ(found("von,nach\nCAN,CGK\nCGK,PVG\n"), "from = 'von', to = 'nach'")
      << "titles in words of another language";
}

TEST(Columns, ChosenOnes) {
  const std::string text = "a,b,c\nCAN,CGK,7\n";
  EXPECT_EQ(found(text, {{Field::from, "b"}, {Field::to, "1"}, {Field::people, "C"}}),
            "from = 'b', to = 'a', people = 'c'");
  EXPECT_THAT(found(text, {{Field::from, "aa"}}),
              HasSubstr("has no column 'aa' for from; did you mean 'a'?"));
  EXPECT_THAT(found(text, {{Field::from, "a"}, {Field::people, "cc"}}),
              HasSubstr("has no column 'cc' for people"));
  EXPECT_THAT(found("from,to,pax\nCAN,CGK,7\n", {{Field::people, ""}}), HasSubstr("not used: 'pax'"));
}

TEST(Columns, NoneAtAll) {
  EXPECT_THAT(found("x,y\n1,2\n"),
              HasSubstr("has no columns that say where flights start and end; found 'x', 'y'"));
  EXPECT_EQ(found(""), "holds no rows");
}

TEST(Columns, TitlesStandBesideColumnsThatAreChosenByNumber) {
  const std::string text =
      "航班号,出发,到达,起飞（北京时间）,到达时间（北京时间）,人数\nCA1,CGK,PVG,2024/3/6 7:30,2024/3/6 "
      "13:00,77\n";
  const data::Table table = data::parse_delimited(text, "t.csv", {});
  const auto columns = [&](const ChosenColumns& chosen) {
    return find_columns(table, data::Airports::shipped(), chosen);
  };
  const Columns guessed = columns({});
  const Columns chosen = columns({{Field::from, "2"},
                                  {Field::to, "3"},
                                  {Field::depart, "4"},
                                  {Field::arrive, "5"},
                                  {Field::people, "6"}});
  EXPECT_EQ(guessed.first_row, 1u);
  EXPECT_EQ(chosen.first_row, 1u);
  for (const std::size_t end : {0, 1}) {
    EXPECT_EQ(guessed.times[end].at(0).zone, "Asia/Shanghai");
    EXPECT_EQ(chosen.times[end].at(0).zone, "Asia/Shanghai");
  }
  EXPECT_FALSE(columns({{Field::people, ""}})[Field::people]) << "chosen to be none";
}

}  // namespace
}  // namespace homebound::scenario
