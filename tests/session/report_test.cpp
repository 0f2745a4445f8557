// What a newer report or recorded tracks change in the document's text, and what they leave.
#include <cmath>

#include <gmock/gmock.h>

#include "session/session.h"
#include "support/temporary_folder.h"
#include "support/traces.h"

using namespace homebound;
using namespace homebound::session;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr const char* listed = R"(# The desk's list
[[source]]
id = "first"
title = "First list"

[[flight]]   # the first one
id = "X1"
from = "PNH"
to = "PEK"
depart = 2024-03-01T08:00:00   # local
people = 90
source = "first"

[[flight]]
id = "X2"
from = "CGK"
to = "PVG"
depart = 2024-03-01T09:00:00
people = 47

[[flight]]
from = "CGK"
to = "CAN"
depart = 2024-03-01T10:00:00
people = { suspects = 30, officers = 4 }
)";
constexpr const char* told_now =
    "flight,from,to,depart,people,kind\nX9,PNH,HGH,2024-03-02 10:00,78,\n"
    "X1,PNH,PEK,2024-03-01 08:40,95,\nCGK-CAN,CGK,CAN,2024-03-01 10:00,34,\n";

class Report : public testing::Test {
 protected:
  Report() {
    test::put(folder / "list.toml", listed);
    test::put(folder / "today.csv", told_now);
    session = open(read_document(folder / "list.toml"));
    report = read_document(folder / "today.csv").timeline;
    found = timeline::difference(*session.document.timeline, *report);
  }
  void tell(const Command& c) {
    session = apply(std::move(session), c, context);
    EXPECT_EQ(session.refused.english, "");
  }
  void take(timeline::Accepted accepted) { tell(TakeReport{report, "today.csv", std::move(accepted)}); }
  const std::string& text() const { return *session.document.text; }
  const scenario::Scenario& now() const { return *session.document.timeline->scenario; }

  test::TemporaryFolder folder;
  Session session;
  std::shared_ptr<const timeline::Timeline> report;
  timeline::Difference found;
  Context context{Seconds(0),
                  {Projection::make("equal-earth", LonLat{110, 0}),
                   to_page({{0, 2e6}, 1e7}, {1200, 800}),
                   {1200, 800},
                   {}}};
};

TEST_F(Report, ChangedPeopleKeepBothSources) {
  ASSERT_EQ(found.both.size(), 2U);
  const auto x1 = std::ranges::find(found.both, 0U, &timeline::Counterparts::before);
  take({{}, {}, {*x1}});
  EXPECT_EQ(now().flights[0].people, 95);
  ASSERT_EQ(now().figures.size(), 1U);
  const scenario::Figure& figure = now().figures[0];
  EXPECT_EQ(figure.value.english, "95");
  EXPECT_THAT(figure.flights, ElementsAre(0U));
  ASSERT_EQ(figure.claims.size(), 1U);
  EXPECT_EQ(figure.claims[0].value.english, "90");
  EXPECT_EQ(now().sources[figure.claims[0].sources.at(0)].id, "first");
  EXPECT_EQ(now().sources[figure.sources.at(0)].title.english, "today.csv");
  // What was not concerned stays as it was written.
  EXPECT_THAT(text(), HasSubstr("# The desk's list\n"));
  EXPECT_THAT(text(), HasSubstr("[[flight]]   # the first one\nid = \"X1\"\nfrom = \"PNH\"\nto = \"PEK\"\n"));
  EXPECT_THAT(text(), HasSubstr("id = \"X2\"\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2024-03-01T09:00:00\n"));
  EXPECT_THAT(text(), HasSubstr("people = { suspects = 30, officers = 4 }\n"));
  tell(Undo{});
  EXPECT_EQ(text(), listed);
  tell(Redo{});
  EXPECT_EQ(now().flights[0].people, 95);
}

TEST_F(Report, ASecondReportAddsItsClaimToTheFirst) {
  const auto x1 = std::ranges::find(found.both, 0U, &timeline::Counterparts::before);
  take({{}, {}, {*x1}});
  test::put(folder / "evening.csv", "flight,from,to,depart,people\nX1,PNH,PEK,2024-03-01 08:40,97\n");
  report = read_document(folder / "evening.csv").timeline;
  found = timeline::difference(*session.document.timeline, *report);
  ASSERT_EQ(found.both.size(), 1U);
  tell(TakeReport{report, "evening.csv", {{}, {}, found.both}});
  ASSERT_EQ(now().figures.size(), 1U);
  EXPECT_EQ(now().figures[0].value.english, "97");
  ASSERT_EQ(now().figures[0].claims.size(), 2U);
  EXPECT_EQ(now().figures[0].claims[1].value.english, "95");
}

TEST_F(Report, NewFlightsAreAddedAndGoneOnesRemoved) {
  ASSERT_EQ(found.fresh.size(), 1U);
  ASSERT_EQ(found.gone.size(), 1U);
  take({found.fresh, found.gone, {}});
  ASSERT_EQ(now().flights.size(), 3U);
  EXPECT_EQ(now().flights[2].id, "X9");
  EXPECT_EQ(now().places[now().flights[2].to].iata, "HGH");
  EXPECT_EQ(now().flights[2].people, 78);
  EXPECT_THAT(text(), Not(HasSubstr("X2")));
  EXPECT_TRUE(now().figures.empty());
  tell(Undo{});
  EXPECT_EQ(text(), listed);
}

TEST_F(Report, AllOfItLeavesNothingThatDiffers) {
  timeline::Accepted all{found.fresh, found.gone, {}};
  for (const auto& c : found.both)
    if (!c.changed.empty()) all.changed.push_back(c);
  take(all);
  EXPECT_TRUE(timeline::difference(*session.document.timeline, *report).empty());
}

TEST_F(Report, ATableOfAScenarioBecomesItsFlights) {
  test::put(folder / "yesterday.csv",
            "flight,from,to,depart,people\nX1,PNH,PEK,2024-03-01 08:00,90\n"
            "X2,CGK,PVG,2024-03-01 09:00,47\n");
  session = open(read_document(folder / "yesterday.csv"));
  found = timeline::difference(*session.document.timeline, *report);
  take({found.fresh, {}, {}});
  EXPECT_EQ(now().flights.size(), 2U + found.fresh.size());
  test::put(folder / "table.toml", "title = \"List\"\n[[table]]\nfile = \"yesterday.csv\"\n");
  session = open(read_document(folder / "table.toml"));
  const auto both = timeline::difference(*session.document.timeline, *report).both;
  take({{}, {}, {both[0]}});
  EXPECT_TRUE(now().tables.empty());
  EXPECT_EQ(now().flights[0].people, 95);
}

TEST_F(Report, TracksArePutBesideThePlan) {
  test::put(folder / "trace.json", test::trace_of(test::hops));
  test::put(folder / "plan.toml",
            "[[flight]]\nfrom = \"PNH\"\nto = \"CAN\"\ndepart = 2024-03-01T07:00:00  # by plan\n"
            "flight_number = \"CA4101\"\nvia = [\"HAN\"]\n"
            "[[flight]]\nid = \"other\"\nfrom = \"CAN\"\nto = \"PEK\"\ndepart = 2024-03-01T07:00:00\n");
  session = open(read_document(folder / "plan.toml"));
  const auto records =
      std::make_shared<const scenario::Scenario>(scenario::records_of({(folder / "trace.json").string()}));
  const scenario::Matching matching = scenario::match(now(), *records);
  tell(TakeRecords{records, sure_matches(matching)});
  const scenario::Flight& f = now().flights[0];
  EXPECT_EQ(f.id, "PNH-CAN");
  EXPECT_TRUE(f.track);
  EXPECT_EQ(f.planned->via.size(), 1U);
  EXPECT_EQ(f.depart->sure, scenario::Certainty::tracked);
  EXPECT_EQ(iso8601(f.depart->others->scheduled.value(), "Asia/Phnom_Penh"), "2024-03-01T07:00:00+07:00");
  EXPECT_FALSE(now().flights[1].track);
  EXPECT_THAT(text(), HasSubstr("[[flight]]\nid = \"other\"\nfrom = \"CAN\"\nto = \"PEK\"\n"));
}

// A diverted flight keeps its id, which its ends made, and both of its destinations.
TEST_F(Report, ADivertedFlightKeepsItsIdAndItsPlan) {
  test::Hop diverted = test::hops[0];
  diverted.to_lon = test::szx[0], diverted.to_lat = test::szx[1];
  test::put(folder / "trace.json", test::trace_of(std::span(&diverted, 1)));
  test::put(
      folder / "plan.toml",
      "[[flight]]\nfrom = \"PNH\"\nto = \"CAN\"\ndepart = 2024-03-01T07:00:00\ncallsign = \"CCA4101\"\n");
  session = open(read_document(folder / "plan.toml"));
  const auto records =
      std::make_shared<const scenario::Scenario>(scenario::records_of({(folder / "trace.json").string()}));
  tell(TakeRecords{records, {match_of(now(), 0, *records, 0)}});
  const scenario::Flight& f = now().flights[0];
  EXPECT_EQ(f.id, "PNH-CAN");
  EXPECT_EQ(now().places[f.to].iata, "SZX");
  EXPECT_EQ(now().places[f.planned->to.value()].iata, "CAN");
  EXPECT_EQ(f.status, scenario::FlightStatus::diverted);
}

}  // namespace
