// Rows of a spreadsheet that are pasted: what is lost is named, and nobody's source is invented.
#include "session/edit/pasted.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "session/session.h"
#include "support/temporary_folder.h"

namespace homebound::session {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* titles = "From\tTo\tDepart\tPeople\tSource\n";
constexpr const char* good = "PZU\tJED\t2023-04-25 09:30\t120\t\n";

class Pasted : public testing::Test {
 protected:
  Pasted() {
    test::put(folder / "x.toml",
              "[[source]]\nid = \"un\"\ntitle = \"United Nations\"\nurl = \"https://un.org\"\n"
              "[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\ndepart = 2023-04-24T09:30:00\nsource = \"un\"\n");
    session = open(read_document(folder / "x.toml"));
  }
  TakeReport read(const std::string& rows, const std::string& source = {}) const {
    test::put(folder / "pasted.tsv", rows);
    return pasted_flights(folder / "pasted.tsv", {}, source, {});
  }
  std::string why_not(const std::string& rows) const {
    try {
      read(rows);
      return "taken";
    } catch (const Error& e) {
      return e.what();
    }
  }
  const scenario::Scenario& paste(const std::string& rows, const std::string& source = {}) {
    session = apply(std::move(session), read(rows, source), context);
    EXPECT_EQ(session.refused.english, "");
    return *session.document.timeline->scenario;
  }

  test::TemporaryFolder folder;
  Session session;
  Context context{Seconds(0),
                  {Projection::make("equal-earth", LonLat{110, 0}),
                   to_page({{0, 2e6}, 1e7}, {1200, 800}),
                   {1200, 800},
                   {}}};
};

TEST_F(Pasted, RowsThatAreLostAreNamed) {
  paste(std::string(titles) + good + "PZU\tXyzzyq\t2023-04-26 09:30\t90\t\n" +
        "PZU\t\t2023-04-26 10:30\t90\t\n" + "PZU\tJED\t2023-04-26 11:30\t70\t\n");
  EXPECT_THAT(session.done.english, HasSubstr("2 flights added, 2 rows left out: row 3: "));
  EXPECT_THAT(session.done.english, HasSubstr("'Xyzzyq' (To); row 4: "));
  EXPECT_THAT(session.done.chinese, HasSubstr("已添加2个航班，略去2行：第3行："));
  EXPECT_EQ(session.document.timeline->legs.size(), 3U);
  session = apply(std::move(session), Undo{}, context);
  paste(std::string(titles) + good);
  EXPECT_EQ(session.done.english, "1 flight added");
}

TEST_F(Pasted, ManyLostRowsAreCounted) {
  std::string rows = std::string(titles) + good;
  for (int i = 0; i < 9; ++i) rows += "PZU\tXyzzyq\t2023-04-26 09:3" + std::to_string(i) + "\t90\t\n";
  paste(rows);
  EXPECT_THAT(session.done.english, HasSubstr("9 rows left out"));
  EXPECT_THAT(session.done.english, HasSubstr("; row 7: "));
  EXPECT_THAT(session.done.english, Not(HasSubstr("row 8: ")));
  EXPECT_THAT(session.done.english, HasSubstr("; and 4 more"));
}

TEST_F(Pasted, WhereNoRowIsAFlightItIsSaid) {
  const std::string why = why_not(std::string(titles) + "PZU\tXyzzyq\t2023-04-26 09:30\t90\t\n");
  EXPECT_THAT(why, HasSubstr("none of these rows is a flight: row 2: "));
  EXPECT_THAT(why, HasSubstr("Xyzzyq"));
  EXPECT_THAT(why, Not(HasSubstr("pasted.tsv")));
}

// A clipboard is no source. What rows name is one of the document's, if it has that id.
TEST_F(Pasted, NoSourceIsInvented) {
  const scenario::Scenario& unknown = paste(std::string(titles) + good);
  ASSERT_EQ(unknown.flights.size(), 2U);
  EXPECT_TRUE(unknown.flights[1].sources.empty());
  EXPECT_EQ(unknown.sources.size(), 1U);
  EXPECT_THAT(*session.document.text, Not(HasSubstr("pasted")));
  session = apply(std::move(session), Undo{}, context);
  const scenario::Scenario& carried = paste(std::string(titles) + "PZU\tJED\t2023-04-26 11:30\t70\tun\n");
  EXPECT_EQ(carried.flights[1].sources, std::vector<std::size_t>{0});
  EXPECT_EQ(carried.sources.size(), 1U);
  session = apply(std::move(session), Undo{}, context);
  const scenario::Scenario& chosen = paste(std::string(titles) + good, "un");
  EXPECT_EQ(chosen.flights[1].sources, std::vector<std::size_t>{0});
  EXPECT_EQ(chosen.sources.size(), 1U);
}

// The rows say nothing of kinds, and so nothing of them can be misspelt.
TEST_F(Pasted, RowsWithoutAKindJoinAScenarioWithKinds) {
  const std::string kinds = "[kinds]\nsuspects = \"suspects\"\n\n";
  test::put(folder / "x.toml",
            kinds +
                "[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\ndepart = 2023-04-24T09:30:00\npeople = 3\n"
                "kind = \"suspects\"\n");
  session = open(read_document(folder / "x.toml"));
  const scenario::Scenario& s = paste(std::string(titles) + good);
  ASSERT_EQ(s.flights.size(), 2U);
  EXPECT_EQ(s.flights[1].people, 120);
  EXPECT_EQ(s.flights[1].kind.text(), "passengers");
  EXPECT_EQ(s.kinds.at("passengers").in(Language::chinese), "乘客");
  EXPECT_TRUE(session.document.text->starts_with(kinds)) << "which stay as they are";
  session = apply(std::move(session), EditFields{{{scenario::Sort::flight, 1, {}}}, {{"kind", "passenger"}}},
                  context);
  EXPECT_THAT(session.refused.english, HasSubstr("unknown kind 'passenger'")) << "another word is a slip";
}

// A story from nothing is told on the clock of its first flights.
TEST_F(Pasted, TheFirstFlightsBringTheirClock) {
  session = open(new_document());
  EXPECT_EQ(paste(std::string(titles) + good).zone, "Africa/Khartoum");
  EXPECT_THAT(*session.document.text, HasSubstr("zone = \"Africa/Khartoum\"\n"));
  paste(std::string(titles) + "JED\tAMM\t2023-04-26 09:30\t90\t\nJED\tAMM\t2023-04-27 09:30\t90\t\n");
  EXPECT_EQ(session.document.timeline->scenario->zone, "Africa/Khartoum") << "which stays";
  session = apply(std::move(session), Undo{}, context);
  session = apply(std::move(session), Undo{}, context);
  EXPECT_EQ(*session.document.text, "") << "one step";
}

TEST_F(Pasted, TheFirstFlightMovesNoInstant) {
  const std::string event = "[[event]]\nat = 2023-04-26T06:00:00\ntext = \"e\"\n";
  const auto first = [&](const std::string& text) -> const scenario::Scenario& {
    test::put(folder / "x.toml", text);
    session = open(read_document(folder / "x.toml"));
    session = apply(
        std::move(session),
        AddEntry{
            scenario::Sort::flight, {{"from", "PZU"}, {"to", "JED"}, {"depart", "2023-04-26 09:30"}}, {}},
        context);
    EXPECT_EQ(session.refused.english, "");
    return *session.document.timeline->scenario;
  };
  const scenario::Scenario& zoned = first(event);
  EXPECT_EQ(zoned.zone, "Africa/Khartoum");
  EXPECT_EQ(zoned.events[0].at, parse_instant("2023-04-26T06:00:00Z"));
  EXPECT_EQ(zoned.flights[0].depart->at, parse_instant("2023-04-26T07:30:00Z"));
  EXPECT_EQ(first("zone = \"Asia/Shanghai\"\n" + event).zone, "Asia/Shanghai");
  EXPECT_EQ(first("zone = \"UTC\"\n" + event).zone, "UTC") << "somebody's word";
}

}  // namespace
}  // namespace homebound::session
