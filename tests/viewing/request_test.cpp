// What a session comes to, without a window: the theme it is drawn with, and the request to export it.
#include <gtest/gtest.h>

#include "scenario/read/examples.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"
#include "viewing/request_of.h"
#include "viewing/theme_use.h"
#include "viewing/view.h"

namespace homebound::viewing {
namespace {

class SessionShown : public testing::Test {
 protected:
  session::Session session_ = session::open(session::read_document(scenario::built_in()));
  void tell(const session::Command& c) {
    session_ = session::apply(std::move(session_), c, {Seconds(0), shown_by(seen())});
    EXPECT_EQ(session_.refused.english, "");
  }
  compose::View seen() const {
    return view_of(session_.look.camera, *session_.document.timeline, {1280, 720}, 1);
  }
  exporting::Request request() const { return request_of(session_, seen(), {}); }
};

TEST_F(SessionShown, WhileTheStoryIsFollowedTheMapIsItsScenes) {
  tell(session::SeekSecond{12});
  const exporting::Request r = request();
  EXPECT_FALSE(r.framed());
  EXPECT_EQ(r.at, timeline::Moment(timeline::StorySecond{12}));
  EXPECT_TRUE(r.layers.empty());
  EXPECT_EQ(r.theme, "paper");
  EXPECT_EQ(r.language, Language::english);
}

TEST_F(SessionShown, AProjectionIsFramedAnewOnThePageOfTheExport) {
  tell(session::SetProjection{"robinson"});
  const exporting::Request r = request();
  EXPECT_EQ(r.projection, "robinson");
  EXPECT_FALSE(r.view);
}

// A page of another shape would choose another form of its own accord.
TEST_F(SessionShown, RoutesAreExportedInTheFormOnTheScreen) {
  const auto asked = [&] {
    return request_of(session_, seen(), {}, scenario::RoutesAs::corridors).routes_as;
  };
  EXPECT_EQ(asked(), std::nullopt) << "the story's cameras may change the form";
  tell(session::PanBy{{30, 10}});
  EXPECT_EQ(asked(), scenario::RoutesAs::corridors);
}

TEST_F(SessionShown, AMapMovedByHandIsExportedAsItLies) {
  EXPECT_TRUE(request().cards);
  tell(session::PanBy{{30, 10}});
  EXPECT_EQ(request().view, seen());
  EXPECT_FALSE(request().cards) << "without the card that opens the story, as on the screen";
}

TEST_F(SessionShown, TheStorysCamerasAreLeftEvenForTheMapThatSaysNothing) {
  session_.look.follows = false;
  session_.look.camera = session_.home = {};
  EXPECT_EQ(request().view, seen());
}

TEST_F(SessionShown, SwitchesByHandThemeAndLanguage) {
  tell(session::SetLayer{&session::Layers::seas, false});
  tell(session::SetTheme{"night"});
  tell(session::SetLanguage{Language::both});
  const exporting::Request r = request();
  EXPECT_EQ(r.layers, (std::vector<scenario::LayerSwitch>{{&session::Layers::seas, false}}));
  EXPECT_EQ(r.theme, "night");
  EXPECT_EQ(r.language, Language::both);
}

TEST_F(SessionShown, AThemeThatIsGoneGivesWayInTheLookToo) {
  std::vector<Text> problems;
  session_.look.theme = "night";
  EXPECT_EQ(use_theme(session_, problems).name, "night");
  EXPECT_TRUE(problems.empty());

  session_.look.theme = "/nonexistent/mine.toml";
  EXPECT_EQ(use_theme(session_, problems).name, "paper");
  EXPECT_EQ(session_.look.theme, "paper");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_TRUE(in_chinese(problems[0]));
}

TEST_F(SessionShown, WhereTheDocumentsThemeIsBrokenTheUsualOneIsUsed) {
  const test::TemporaryFolder folder;
  test::put(folder / "mine.toml", "based_on = \"paper\"\n");
  test::put(folder / "x.toml", "theme = \"mine.toml\"\n");
  session_ = session::open(session::read_document((folder / "x.toml").string()));
  test::put(folder / "mine.toml", "based_on = ");
  session_.look.theme = "nigth";
  std::vector<Text> problems;
  EXPECT_EQ(use_theme(session_, problems).name, "paper");
  EXPECT_EQ(session_.look.theme, "paper");
  EXPECT_EQ(problems.size(), 2U);
}

}  // namespace
}  // namespace homebound::viewing
