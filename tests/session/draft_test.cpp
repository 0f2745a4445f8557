// What scenes are drafted of.
#include <gmock/gmock.h>

#include "scenario/read/examples.h"
#include "session/edit/draft_scenes.h"
#include "session/session.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"

using namespace homebound;
using namespace homebound::session;
using testing::HasSubstr;

namespace {

class Drafting : public testing::Test {
 protected:
  void start(const std::string& name, const std::string& content) {
    test::put(folder / name, content);
    session = open(read_document((folder / name).string()));
  }
  Session& tell(const Command& c) {
    session = apply(std::move(session), c, {Seconds(0), shown, 0});
    if (!session.refused.empty()) {
      EXPECT_TRUE(in_chinese(session.refused));
    }
    return session;
  }
  // Drafts scenes and checks what must be so of all drafts.
  void draft() {
    const std::string before = *text_of(session.document);
    tell(DraftScenes{});
    ASSERT_EQ(session.refused.english, "");
    const auto& all = scenes();
    ASSERT_GE(all.size(), 3U);
    EXPECT_THAT(session.done.english, HasSubstr(std::to_string(all.size()) + " scenes are drafted"));
    EXPECT_THAT(session.done.english, HasSubstr("(clock: "));
    EXPECT_TRUE(in_chinese(session.done));
    EXPECT_TRUE(all.front().card);
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_LT(all[i].from, all[i].to) << i;
      if (i > 0) {  // the first has the document's own title
        EXPECT_TRUE(in_chinese(all[i].title)) << all[i].title.english;
      }
      if (i > 0) {
        EXPECT_LE(all[i - 1].to, all[i].from) << "no time is told twice: " << all[i].title.english;
      }
    }
    const auto& legs = session.document.timeline->legs;
    for (const auto& leg : legs) {
      EXPECT_GE(leg.depart, all.front().from);
      EXPECT_LE(leg.arrive, all.back().to);
    }
    EXPECT_EQ(session.undo.size(), 1U);
    const std::string drafted = text();
    std::size_t marks = 0;
    for (auto at = drafted.find("# Drafted"); at != drafted.npos; at = drafted.find("# Drafted", at + 1))
      ++marks;
    EXPECT_EQ(marks, all.size());
    tell(Undo{});
    EXPECT_EQ(*text_of(session.document), before);
    tell(Redo{});
  }
  std::vector<std::string> titles(Language language) const {
    std::vector<std::string> all;
    for (const auto& scene : scenes()) all.push_back(scene.title.in(language));
    return all;
  }
  const std::string& text() const { return *session.document.text; }
  const std::vector<scenario::StoryScene>& scenes() const {
    return session.document.timeline->scenario->scenes;
  }

  Session session;
  Shown shown{Projection::make("equal-earth"), to_page({{0, 0}, 1e7}, {1200, 800}), {1200, 800}, {}};
  test::TemporaryFolder folder;
};

TEST_F(Drafting, TheBuiltInStoryWithoutItsScenes) {
  session = open(read_document(scenario::built_in()));
  tell(DraftScenes{});
  EXPECT_THAT(session.refused.english, HasSubstr("a draft begins with none"));
  start("story.toml", scenario::without(*text_of(session.document), {"scene"}));
  draft();
  EXPECT_THAT(titles(Language::english), testing::Contains("Four charters, 10 November 2015"));
  EXPECT_THAT(scenes().front().text.english, HasSubstr("8 flights, 536 people"));
  EXPECT_THAT(scenes().front().text.chinese, HasSubstr("8班，536人"));
}

TEST_F(Drafting, OneFlight) {
  start("one.toml", "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T01:30:00\npeople = 47\n");
  draft();
  EXPECT_THAT(titles(Language::english),
              testing::ElementsAre("Flights from Jakarta", "Departures from Jakarta",
                                   "On the way: 1 flight, 47 people", "Arrivals in Shanghai",
                                   "In all: 1 flight, 47 people"));
  EXPECT_THAT(titles(Language::chinese),
              testing::ElementsAre("从雅加达出发的航班", "从雅加达出发", "途中：1班，47人", "抵达上海",
                                   "合计：1班，47人"));
  EXPECT_THAT(scenes()[3].notes.english, HasSubstr("The time of arrival is estimated"));
  EXPECT_TRUE(scenes()[1].notes.empty()) << "its departure is reported";
  EXPECT_EQ(scenes()[0].text.english, "1 flight, 47 people, 10 November 2015");
}

// The rows of a table are flights as others are: cameras frame them by their ids, given ones and those that
// the program made.
TEST_F(Drafting, ATableThatAScenarioReads) {
  test::put(
      folder / "rows.csv",
      "flight,from,to,depart,arrive,people\nEV1,KRT,JED,2023-04-24T06:30,2023-04-24T08:40,120\n"
      ",KRT,AMM,2023-04-24T07:30,2023-04-24T10:40,80\nEV3,JED,BER,2023-04-25T07:30,2023-04-25T12:40,80\n");
  start("story.toml", "[[table]]\nfile = \"rows.csv\"\n");
  draft();
  EXPECT_THAT(text(), HasSubstr("\"EV1\", \"KRT-AMM\""));
  std::size_t framed = 0;
  for (const auto& scene : scenes())
    if (scene.camera) framed += scene.camera->frame.flights.size();
  EXPECT_GE(framed, 3U);
}

TEST_F(Drafting, StagesArePartedWhereNothingDepartsForLong) {
  std::string table = "flight,from,to,depart,arrive,people\n";
  for (int i = 0; i < 60; ++i) {
    const int day = 10 + i / 20 * 2, minutes = i % 20 * 15;
    char row[120];
    std::snprintf(row, sizeof row, "X%d,PZU,JED,2023-04-%02dT%02d:%02d,2023-04-%02dT%02d:%02d,%d\n", i, day,
                  6 + minutes / 60, minutes % 60, day, 7 + minutes / 60, minutes % 60, 100);
    table += row;
  }
  start("sixty.csv", table);
  draft();
  const auto all = titles(Language::english);
  ASSERT_EQ(all.size(), 7U);
  EXPECT_EQ(all[1], "First departures from Port Sudan");
  EXPECT_EQ(scenes()[1].text.english, "20 of 60 flights, 2,000 people");
  EXPECT_EQ(scenes()[1].text.chinese, "60班中的20班，2000人");
  EXPECT_EQ(all[0], "Flights from Port Sudan") << "not the name of the file";
  EXPECT_EQ(all[3], "12 Apr: 20 flights, 2,000 people");
  EXPECT_EQ(titles(Language::chinese)[3], "4月12日：20班，2000人");
  EXPECT_THAT(text(), HasSubstr("\nzone = \"Africa/Khartoum\"\n")) << "the document named none";
  EXPECT_THAT(text(), HasSubstr("from = 2023-04-12T06:00:00\n")) << "on the clock of the place";
  EXPECT_EQ(all[6], "In all: 60 flights, 6,000 people");
  EXPECT_LT(seconds_between(scenes()[2].to, scenes()[3].from).value, 2 * 86'400)
      << "idle time is passed over";
}

// Three flights to Jeddah, and two that go on from there; the third arrives after the first of those has
// left.
std::string relay(const std::string& journey) {
  const auto flight = [&](const char* from, const char* to, const char* depart, const char* arrive,
                          int people) {
    return "[[flight]]\nfrom = \"" + std::string(from) + "\"\nto = \"" + to + "\"\ndepart = 2023-04-" +
           depart + ":00\narrive = 2023-04-" + arrive + ":00\npeople = " + std::to_string(people) + "\n" +
           journey;
  };
  return flight("KRT", "JED", "24T06:00", "24T08:40", 120) +
         flight("KRT", "JED", "24T09:00", "24T11:40", 80) +
         flight("JED", "PEK", "24T20:00", "25T09:30", 150) +
         flight("KRT", "JED", "25T06:00", "25T08:40", 60) + flight("JED", "PEK", "26T20:00", "27T09:30", 110);
}

// A stage of the way is a scene, and whoever changes on it counts once.
TEST_F(Drafting, JourneysAreToldByTheirStages) {
  start("journeys.toml", relay("journey = \"out\"\n"));
  draft();
  EXPECT_THAT(titles(Language::english),
              testing::ElementsAre("Flights from Khartoum and Jeddah", "First departures from Khartoum",
                                   "From Khartoum to Jeddah", "Onward from Jeddah to Beijing",
                                   "Last arrivals in Beijing", "In all: 5 flights, 260 people"));
  EXPECT_THAT(titles(Language::chinese),
              testing::ElementsAre("从喀土穆、吉达出发的航班", "首批从喀土穆出发", "从喀土穆到吉达",
                                   "从吉达续程前往北京", "最后一批抵达北京", "合计：5班，260人"));
  EXPECT_EQ(scenes()[1].text.english, "2 of 3 flights, 200 people");
  EXPECT_EQ(scenes()[2].text.english, "2 of 3 flights, 200 people");
  EXPECT_EQ(scenes()[3].text.english, "2 flights, 260 people; meanwhile on other legs: 1 flight, 60 people");
  EXPECT_EQ(scenes()[3].text.chinese, "2班，260人；同期另有其他航段：1班，60人");
  EXPECT_EQ(scenes()[4].text.english, "1 of 2 flights, 110 people");
  EXPECT_TRUE(scenes()[0].notes.empty() && scenes()[5].text.empty()) << "nobody counts twice";
}

// Places and times tell the stages but not who changes, and so the draft says how it counts.
TEST_F(Drafting, WhoMayChangeWithoutAJourneyCountsOnEachFlight) {
  start("changes.toml", relay(""));
  draft();
  EXPECT_EQ(titles(Language::english)[3], "Onward from Jeddah to Beijing");
  EXPECT_EQ(titles(Language::english)[5], "In all: 5 flights, 520 people");
  for (const Text& said : {scenes()[5].text, scenes()[0].notes}) {
    EXPECT_EQ(said.english, "People who change aircraft count on each of their flights.");
    EXPECT_EQ(said.chinese, "换乘其他航班的人员，在所乘各班上分别计数。");
  }
  EXPECT_THAT(scenes()[1].notes.english, testing::Not(HasSubstr("change"))) << "nobody does within it";
  start("legs.toml", "count = \"legs\"\n" + relay("journey = \"out\"\n"));
  draft();
  EXPECT_EQ(titles(Language::english)[5], "In all: 5 flights, 520 people");
  EXPECT_FALSE(scenes()[5].text.empty());
}

TEST_F(Drafting, IsRefusedWhereNothingSaysWhen) {
  start("untimed.toml", "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\n");
  tell(DraftScenes{});
  EXPECT_THAT(session.refused.english, HasSubstr("no flight has a time"));
  start("empty.toml", "title = \"x\"\n");
  tell(DraftScenes{});
  EXPECT_THAT(session.refused.english, HasSubstr("there is no flight"));
}

TEST_F(Drafting, SaysNothingOfPeopleWhereNoFlightDoes) {
  start("silent.toml", "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T01:30:00\n");
  draft();
  EXPECT_EQ(titles(Language::english).back(), "In all: 1 flight");
}

}  // namespace
