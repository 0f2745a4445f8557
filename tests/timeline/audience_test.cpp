#include "timeline/audience.h"

#include <fstream>

#include <gmock/gmock.h>

#include "base/error.h"
#include "scenario/left_out.h"
#include "scenario/read/read.h"
#include "scenario/write/write.h"
#include "support/temporary_folder.h"

namespace homebound::timeline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Timeline told_timeline(const std::string& toml) {
  return compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "test.toml")));
}

const std::string audience_story = R"(
title = "Three flights"
attribution = "Reports: an open source"
[kinds]
guests = "guests"
guards = "guards"
[[source]]
id = "open"
title = "An open source"
[[source]]
id = "closed"
title = "A closed source"
[[place]]
id = "camp"
name = "The camp"
lon = 104
lat = 12
zone = "Asia/Phnom_Penh"
[[figure]]
id = "all"
value = "90"
text = "people"
flights = ["one", "two"]
source = "open"
[[figure]]
id = "some"
value = "50"
text = "on one"
flights = ["one"]
source = "open"
[[flight]]
id = "one"
from = "CGK"
to = "PVG"
depart = 2015-11-10T03:00:00Z
people = 50
kind = "guests"
note = "A note on one."
source = "open"
[[flight]]
id = "two"
from = "camp"
to = "PVG"
depart = 2015-11-10T04:00:00Z
group = [{ people = 30, kind = "guests", nationality = "KH" }, { people = 10, kind = "guards" }]
source = "closed"
[[flight]]
id = "three"
from = "CGK"
to = "CAN"
depart = 2015-11-10T05:00:00Z
people = 7
kind = "guests"
source = "open"
[[event]]
at = 2015-11-10T04:30:00Z
text = "Flight two is late."
figure = "all"
note = "A note on an event."
source = "open"
[[event]]
at = 2015-11-10T04:40:00Z
text = "Flight two has left The camp, not Jakarta. In all: 97 people, 3 flights."
[[callout]]
id = "there"
flight = "two"
text = "Here"
[[callout]]
id = "here"
flight = "one"
text = "There"
[[scene]]
title = "All"
from = 2015-11-10T03:00:00Z
to = 2015-11-10T06:00:00Z
notes = "Speak slowly."
callouts = ["there", "here"]
stress = ["two", "three"]
camera = { frame = ["two"] }
[[counter]]
where = "from=CGK"
[[counter]]
where = "kind=guards"
)";

std::string written(const scenario::Scenario& s) { return scenario::to_toml(s, "."); }

TEST(Audience, SeesNothingOfFlightsThatAreLeftOut) {
  const Timeline whole = told_timeline(audience_story);
  Audience audience;
  audience.flights = "from=CGK";
  const scenario::Scenario cut = cut_for(audience, whole);
  ASSERT_EQ(cut.flights.size(), 2U);
  EXPECT_EQ(cut.withheld, 1U);
  const std::string text = written(cut);
  for (const char* gone : {"\"two\"", "\"camp\"", "closed", "guards", "\"all\"", "\"there\"", "\"90\""})
    EXPECT_THAT(text, Not(HasSubstr(gone))) << gone;
  for (const char* kept : {"\"one\"", "\"three\"", "\"some\"", "\"here\"", "Speak slowly", "withheld = 1"})
    EXPECT_THAT(text, HasSubstr(kept)) << kept;
  ASSERT_EQ(cut.scenes.size(), 1U);
  EXPECT_THAT(cut.scenes[0].callouts, ElementsAre(0U));
  EXPECT_THAT(cut.scenes[0].stress, ElementsAre(1U));
  EXPECT_EQ(cut.flights[cut.scenes[0].stress[0]].id, "three");
  EXPECT_FALSE(cut.scenes[0].camera);
  ASSERT_EQ(cut.events.size(), 1U) << "an event tells the number of its figure";
  EXPECT_FALSE(cut.events[0].figure);
  ASSERT_EQ(cut.counters.size(), 1U);
  EXPECT_EQ(cut.counters[0].where, "from=CGK");
  EXPECT_EQ(scenario::note_of_left_out(cut).english, "2 of 3 flights, 1 left out for this audience");
  EXPECT_EQ(written(scenario::parse(text, "cut.toml")), text) << "what is cut is whole again";
}

TEST(Audience, IsWarnedOfTextsThatNameWhatIsLeftOut) {
  const Timeline whole = told_timeline(audience_story);
  Audience audience;
  audience.flights = "from=CGK";
  const auto named = still_named(cut_for(audience, whole), *whole.scenario);
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].english,
            "event 2 names '3 flights', 'The camp', 'two', '97', of flights that are left out");
}

TEST(Audience, IsWarnedOfSumsOfOneKindOfPeople) {
  const Timeline whole = told_timeline(R"(
[[flight]]
id = "one"
from = "CGK"
to = "PVG"
depart = 2015-11-10T03:00:00Z
people = { guests = 40, guards = 12 }
[[flight]]
id = "two"
from = "PNH"
to = "PVG"
depart = 2015-11-10T04:00:00Z
people = { guests = 31, guards = 9 }
[[event]]
at = 2015-11-10T05:00:00Z
text = "71 guests are on their way, with 12 guards"
)");
  Audience audience;
  audience.flights = "from=CGK";
  const auto named = still_named(cut_for(audience, whole), *whole.scenario);
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].english, "event 1 names '71', of flights that are left out") << "12 guards may be seen";
}

TEST(Audience, SeesNoNotesNoSourcesAndNoGroups) {
  const Timeline whole = told_timeline(audience_story);
  Audience audience;
  leave_out(audience, "notes");
  EXPECT_THAT(written(cut_for(audience, whole)), Not(HasSubstr("ote on")));
  EXPECT_THAT(written(cut_for(audience, whole)), Not(HasSubstr("Speak")));
  audience = {};
  leave_out(audience, "sources");
  EXPECT_THAT(written(cut_for(audience, whole)), Not(HasSubstr("source")));
  audience = {};
  leave_out(audience, "groups");
  const scenario::Scenario cut = cut_for(audience, whole);
  for (const char* gone : {"guards", "\"guests\"", "KH"}) EXPECT_THAT(written(cut), Not(HasSubstr(gone)));
  for (const scenario::Flight& f : cut.flights) EXPECT_EQ(f.kind.text(), "passengers");
  EXPECT_EQ(cut.flights[1].people.exact(), 40);
  EXPECT_THAT(cut.counters, testing::SizeIs(1)) << "nobody can be counted as a guard";
}

TEST(Audience, IsReadFromAFileThatIsRightOrRefused) {
  const test::TemporaryFolder folder;
  const auto file = folder / "families.toml";
  const auto write = [&](const std::string& text) { std::ofstream(file) << text; };
  write("leave_out = [\"notes\", \"groups\"]\nflights = \"from=CGK\"\n");
  const Audience read = read_audience(file);
  EXPECT_TRUE(read.notes && read.groups && !read.sources);
  EXPECT_EQ(read.flights, "from=CGK");
  const auto refused = [&](const std::string& text, const std::string& why) {
    write(text);
    try {
      cut_for(read_audience(file), told_timeline(audience_story));
      ADD_FAILURE() << text;
    } catch (const InputError& e) {
      EXPECT_THAT(e.what(), HasSubstr(file.string() + ':')) << text;
      EXPECT_THAT(e.what(), HasSubstr(why)) << text;
    }
  };
  refused("leave_out = [\"sorces\"]", "did you mean 'sources'?");
  refused("leave_out = \"notes\"", "expected an array");
  refused("\nflight = \"from=CGK\"",
          ":2:1: error: unknown key 'flight'; expected leave_out, flights, without_flights; did you mean "
          "'flights'?");
  refused("flights = \"form=CGK\"", ":1:11: error: flights: filter: unknown 'form'");
  refused("flights = \"from=PVG\"", "no flight leaves from 'PVG'");
  refused("flights = \"from=CGK people>100\"", "no flight is left");
  refused("flights = ", "error");
  refused("without_flights = [\"tow\"]", "no flight has the id 'tow'; did you mean 'two'?");
  refused("without_flights = \"two\"", "expected an array of flights' ids");
  // Whoever names a file that says nothing does not mean to hand out everything.
  refused("", "leaves nothing out");
  refused("flights = \"\"", "leaves nothing out");
  EXPECT_THROW(read_audience(folder.path()), InputError);
  EXPECT_THROW(read_audience(folder / "none.toml"), InputError);
  EXPECT_THROW(read_audience(""), InputError);
  EXPECT_THROW(read_audience("/dev/null"), InputError);
}

TEST(Audience, LeavesOutFlightsByTheirIds) {
  Audience audience;
  audience.without_flights = {"two"};
  const scenario::Scenario cut = cut_for(audience, told_timeline(audience_story));
  ASSERT_EQ(cut.flights.size(), 2U);
  EXPECT_EQ(cut.withheld, 1U);
  EXPECT_THAT(written(cut), Not(HasSubstr("\"two\"")));
}

}  // namespace
}  // namespace homebound::timeline
