// Scenes that are cut and trimmed, keyframes that are taken, and elements of lists that are edited.
#include <gmock/gmock.h>

#include "session/session.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"

using namespace homebound;
using namespace homebound::session;
using testing::HasSubstr;

namespace {

constexpr Size scenes_page{1200, 800};

constexpr const char* cut_story = R"(zone = "Asia/Shanghai"
[[flight]]
id = "A"
from = "CGK"
to = "PVG"
arrive = 2015-11-10T09:00:00
[[source]]
id = "s"
title = "S"

# The first.
[[scene]]
title = "One"
notes = "Say so."
speaking = 30
from = 2015-11-10T06:00:00 # local
to = 2015-11-10T10:00:00
seconds = 20
hold = 0
hide = "seas"
camera = { frame = ["PVG"] }

[[scene.keyframe]]
second = 4 # soon
middle = [110, 20]
span = 3000

[[scene.keyframe]]
second = 16
glide = 10
ease = "out"
span = 900

[[scene]]
title = "Two"
from = 2015-11-10T10:00:00
to = 2015-11-10T11:00:00
seconds = 10
)";

class Scenes : public testing::Test {
 protected:
  void SetUp() override { start(cut_story); }
  void start(const std::string& content) {
    test::put(folder / "scenes.toml", content);
    session = open(read_document((folder / "scenes.toml").string()));
  }
  Session& tell(const Command& c) {
    session = apply(std::move(session), c, {Seconds(0), shown, 0});
    if (!session.refused.empty()) {
      EXPECT_TRUE(in_chinese(session.refused));
    }
    return session;
  }
  void edit(const Command& c) { EXPECT_EQ(tell(c).refused.english, ""); }
  const std::string& text() const { return *session.document.text; }
  const std::vector<scenario::StoryScene>& scenes() const {
    return session.document.timeline->scenario->scenes;
  }
  Instant at(const char* local) const {
    return *parse_instant(std::string("2015-11-10T") + local + "+08:00");
  }

  Session session;
  Shown shown{Projection::make("equal-earth", LonLat{110, 0}),
              to_page({{0, 2e6}, 1e7}, scenes_page),
              scenes_page,
              {}};
  test::TemporaryFolder folder;
};

TEST_F(Scenes, AreCutWithTheirCamerasAndKeyframes) {
  const auto& before = session.document.timeline->story;
  const Instant later = before.at(13);
  edit(SeekSecond{10});
  edit(CutScene{10, "And then"});
  ASSERT_EQ(scenes().size(), 3U);
  const scenario::StoryScene &a = scenes()[0], &b = scenes()[1];
  EXPECT_EQ(a.title.english, "One");
  EXPECT_EQ(b.title.english, "And then");
  EXPECT_TRUE(b.notes.empty());
  EXPECT_FALSE(b.speaking);
  EXPECT_EQ(a.to, at("08:00"));
  EXPECT_EQ(b.from, at("08:00"));
  EXPECT_EQ(b.to, at("10:00"));
  EXPECT_EQ(a.seconds, 10);
  EXPECT_EQ(b.seconds, 10);
  EXPECT_EQ(b.layers, a.layers);
  ASSERT_EQ(a.keyframes.size(), 1U);
  ASSERT_EQ(b.keyframes.size(), 1U);
  EXPECT_EQ(b.keyframes[0].second, 6);
  EXPECT_EQ(b.keyframes[0].glide, std::nullopt) << "its way would begin before the cut";
  EXPECT_EQ(b.keyframes[0].ease, Easing::out);
  ASSERT_TRUE(b.camera && b.camera->middle) << "the camera of the last keyframe before";
  EXPECT_EQ(b.camera->span_km, 3000);
  EXPECT_TRUE(b.camera->frame.empty());
  EXPECT_EQ(session.document.timeline->story.at(13), later) << "the film is what it was";
  EXPECT_THAT(text(), HasSubstr("# The first.\n[[scene]]\ntitle = \"One\""));
  EXPECT_THAT(text(),
              HasSubstr("from = 2015-11-10T06:00:00 # local\nto = 2015-11-10T08:00:00\nseconds = 10\n"));
  EXPECT_THAT(text(), HasSubstr("second = 4 # soon\n"));
  tell(Undo{});
  EXPECT_EQ(text(), cut_story);
  EXPECT_EQ(session.done.english, "Undone: cut a scene");
}

TEST_F(Scenes, AreCutOnlyInside) {
  for (const double second : {0.0, 0.02, 20.0, 30.0}) {
    tell(CutScene{second, {}});
    EXPECT_THAT(session.refused.english, HasSubstr("can be cut only where its time passes")) << second;
    EXPECT_EQ(text(), cut_story);
  }
  edit(edit_of({Sort::scene, 1, {}}, "hold", "4"));
  tell(CutScene{28, {}});
  EXPECT_THAT(session.refused.english, HasSubstr("scene 2 can be cut only")) << "time stands still";
}

TEST_F(Scenes, KeepTheirPaceWhenTheyAreCut) {
  edit(edit_of({Sort::scene, 1, {}}, "hold", "2"));
  edit(edit_of({Sort::scene, 1, {}}, "ease", "in-out"));
  edit(CutScene{24, {}});
  ASSERT_EQ(scenes().size(), 3U);
  EXPECT_EQ(scenes()[1].ease, Easing::in);
  EXPECT_EQ(scenes()[2].ease, Easing::out);
  EXPECT_EQ(scenes()[1].hold, 0);
  EXPECT_EQ(scenes()[2].hold, 2);
  EXPECT_EQ(scenes()[1].seconds, 4);
  EXPECT_EQ(scenes()[2].seconds, 6);
  EXPECT_EQ(scenes()[1].to, at("10:30"));
}

TEST_F(Scenes, TheWholeStoryIsCutWhereNoneIsInTheFile) {
  start(
      "zone = \"Asia/Shanghai\"\n[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = "
      "2015-11-10T01:30:00\narrive = "
      "2015-11-10T09:30:00\n");
  const auto whole = session.document.timeline->story.stretches.at(0);
  edit(CutScene{10, "Second"});
  ASSERT_EQ(scenes().size(), 2U);
  EXPECT_EQ(scenes()[0].from, whole.from);
  EXPECT_EQ(scenes()[1].to, whole.to);
  EXPECT_EQ(scenes()[0].to, scenes()[1].from);
  EXPECT_EQ(scenes()[0].seconds, 10);
  EXPECT_EQ(scenes()[1].seconds, 20);
  EXPECT_EQ(scenes()[1].title.english, "Second");
  EXPECT_THAT(text(), HasSubstr("[[scene]]\nfrom = 2015-11-10T02:00:00\n")) << "on the desk's clock";
  start("title = \"Nothing yet\"\n");
  tell(CutScene{3, {}});
  EXPECT_THAT(session.refused.english, HasSubstr("nothing to tell yet"));
  tell(TakeView{{}, "x"});
  EXPECT_THAT(session.refused.english, HasSubstr("nothing to tell yet"));
}

TEST_F(Scenes, BothEndsOfScenesThatTouchAreTrimmedTogether) {
  for (const TrimScene trim : {TrimScene{0, false, 22}, TrimScene{1, true, 22}}) {
    edit(trim);
    EXPECT_EQ(scenes()[0].to, at("10:12"));
    EXPECT_EQ(scenes()[1].from, at("10:12"));
    EXPECT_EQ(scenes()[0].seconds, 22);
    EXPECT_EQ(scenes()[1].seconds, 8);
    EXPECT_EQ(session.undo.size(), 1U);
    tell(Undo{});
    EXPECT_EQ(text(), cut_story);
  }
  edit(TrimScene{0, false, 17});
  EXPECT_EQ(scenes()[0].to, at("09:24"));
  EXPECT_EQ(session.document.timeline->story.duration(), 30);
  tell(Undo{});
  tell(TrimScene{0, false, 15});
  EXPECT_THAT(session.refused.english, HasSubstr("16 is later than the scene's end"))
      << "a keyframe is not lost";
  tell(TrimScene{0, false, 30});
  EXPECT_THAT(session.refused.english, HasSubstr("scene 2 would be left without any time"));
  EXPECT_EQ(text(), cut_story);
  // An end that touches nothing moves alone, at the scene's pace.
  edit(TrimScene{1, false, 35});
  EXPECT_EQ(scenes()[1].seconds, 15);
  EXPECT_EQ(scenes()[1].to, at("11:30"));
  edit(TrimScene{0, true, 2});
  EXPECT_EQ(scenes()[0].from, at("06:24"));
  EXPECT_EQ(scenes()[0].seconds, 18);
  EXPECT_EQ(scenes()[0].keyframes[1].second, 14) << "at the same second of the film";
}

TEST_F(Scenes, TheViewIsTakenAsAKeyframe) {
  edit(SeekSecond{10});
  edit(PanBy{{30, 0}});
  EXPECT_FALSE(session.look.follows);
  tell(TakeKeyframe{10});
  EXPECT_THAT(session.refused.english, HasSubstr("the camera would leave for second 16"))
      << "within its glide";
  edit(edit_of({Sort::scene, 0, {}}, "keyframe.2.glide", "4"));
  edit(TakeKeyframe{10.04});
  ASSERT_EQ(scenes()[0].keyframes.size(), 3U);
  const scenario::Keyframe& taken = scenes()[0].keyframes[1];
  EXPECT_EQ(taken.second, 10);
  EXPECT_EQ(taken.camera.projection, "equal-earth");
  ASSERT_TRUE(taken.camera.middle);
  EXPECT_NEAR(*taken.camera.span_km, 1e4, 0.1);
  EXPECT_TRUE(session.look.follows) << "the story shows it now";
  EXPECT_THAT(text(), HasSubstr("span = 3000\n\n[[scene.keyframe]]\nsecond = 10\n"));
  // Once more at the same second, it is taken anew.
  edit(TakeKeyframe{16});
  ASSERT_EQ(scenes()[0].keyframes.size(), 3U);
  EXPECT_EQ(scenes()[0].keyframes[2].ease, Easing::out);
  EXPECT_NEAR(*scenes()[0].keyframes[2].camera.span_km, 1e4, 0.1);
  // At the beginning, it is the scene's camera.
  edit(TakeKeyframe{21});
  EXPECT_TRUE(scenes()[1].keyframes.empty());
  ASSERT_TRUE(scenes()[1].camera);
  EXPECT_EQ(scenes()[1].camera->projection, "equal-earth");
  edit(TakeKeyframe{25});
  EXPECT_EQ(scenes()[1].keyframes.size(), 1U);
}

TEST_F(Scenes, ThePlayheadStaysInTheSceneThatIsTold) {
  edit(AddEntry{
      Sort::scene, {{"from", "2015-11-10T06:00"}, {"to", "2015-11-10T10:00"}, {"seconds", "8"}}, {}});
  edit(SeekSecond{34});  // a time that the first scene shows, too
  edit(edit_of({Sort::scene, 2, {}}, "seconds", "4"));
  EXPECT_EQ(second(session, Seconds(0)), 32);
}

TEST_F(Scenes, ElementsOfListsHaveFieldsOfTheirOwn) {
  edit(edit_of({Sort::scene, 0, {}}, "keyframe.1.second", "5"));
  EXPECT_EQ(scenes()[0].keyframes[0].second, 5);
  EXPECT_EQ(session.undo.back().what.english, "Second of the scene of scene 1");
  edit(edit_of({Sort::scene, 0, {}}, "keyframe.1", ""));
  ASSERT_EQ(scenes()[0].keyframes.size(), 1U);
  edit(edit_of({Sort::scene, 0, {}}, "keyframe.1", ""));
  EXPECT_TRUE(scenes()[0].keyframes.empty());
  edit(
      EditFields{{{Sort::scene, 0, {}}},
                 {{"keyframe.1.second", "7"}, {"keyframe.1.middle", "100, 20"}, {"keyframe.1.span", "500"}}});
  ASSERT_EQ(scenes()[0].keyframes.size(), 1U);
  EXPECT_EQ(scenes()[0].keyframes[0].camera.span_km, 500);

  edit(AddEntry{Sort::figure, {{"id", "f"}, {"value", "280"}}, {}});
  const Entry figure{Sort::figure, 0, {}};
  edit(EditFields{{figure}, {{"claims.1.value", "279"}, {"claims.1.source", "s"}}});
  edit(edit_of(figure, "claims.1.note.zh", "注"));
  edit(edit_of(figure, "claims.1.note.en", "A note"));
  edit(edit_of(figure, "claims.2.value", "\"many\""));
  const auto& f = session.document.timeline->scenario->figures[0];
  ASSERT_EQ(f.claims.size(), 2U);
  EXPECT_EQ(f.claims[0].note.in(Language::chinese), "注");
  EXPECT_EQ(f.claims[0].note.in(Language::english), "A note");
  const scenario::TomlOutline outline(text());
  EXPECT_EQ(scenario::field_text(outline, text(), figure, "claims.1.value"), "279");
  EXPECT_EQ(scenario::field_text(outline, text(), figure, "claims.1.note.zh"), "注");
  EXPECT_EQ(scenario::element_count(outline, figure, "claims"), 2U);
  edit(edit_of(figure, "claims.1.note.zh", ""));
  edit(edit_of(figure, "claims.1.note.en", ""));
  EXPECT_TRUE(session.document.timeline->scenario->figures[0].claims[0].note.empty());
  tell(edit_of(figure, "claims.5.value", "3"));
  EXPECT_THAT(session.refused.english, HasSubstr("'claims' has no element 5; it has 2"));
  tell(edit_of(figure, "flights.1", ""));
  EXPECT_THAT(session.refused.english, HasSubstr("'flights' is no list of tables"));
  tell(edit_of(figure, "claims.1.valeu", "3"));
  EXPECT_THAT(session.refused.english, HasSubstr("unknown key 'valeu' in 'claims' of the figure; expected "
                                                 "one of value, source, note; did you mean 'value'?"));
}

// The instants of the story stay, whichever clock tells them.
TEST_F(Scenes, StayWhenTheyAreOnAnotherZonesClock) {
  const std::string more = R"(
[[place]]
id = "camp"
name = "Camp"
lon = 110
lat = 20
[[flight]]
id = "B"
from = "camp"
to = "PVG"
depart = 2015-11-10T07:00:00
[[event]]
at = 2015-11-09
text = "A day"
[[event]]
at = 2015-11-10T08:00:00
until = "2015-11-10 09:00:00.5"
text = "A time"
[[event]]
at = 2015-11-10T08:00:00
place = "CGK"
text = "There"
[[event]]
at = 2015-11-10T12:30:00+09:00
text = "With an offset"
[[callout]]
place = "PVG"
text = "here"
from = { at = 2015-11-10T03:00:00, zone = "Asia/Jakarta" }
to = 2015-11-10T08:00:00
)";
  start(cut_story + more);
  const auto first = session.document.timeline;
  const scenario::Scenario& before = *first->scenario;
  const std::string written = text();
  const auto expect_same_instants = [&](const timeline::Timeline& told) {
    const scenario::Scenario& now = *told.scenario;
    ASSERT_EQ(now.events.size(), before.events.size());
    for (std::size_t i = 0; i < now.events.size(); ++i) {
      EXPECT_EQ(now.events[i].at, before.events[i].at) << i;
      EXPECT_EQ(now.events[i].whole_day, before.events[i].whole_day) << i;
    }
    ASSERT_TRUE(now.events[1].until);
    EXPECT_EQ(now.events[1].until->at, before.events[1].until->at);
    for (std::size_t i = 0; i < now.scenes.size(); ++i) {
      EXPECT_EQ(now.scenes[i].from, before.scenes[i].from) << i;
      EXPECT_EQ(now.scenes[i].to, before.scenes[i].to) << i;
    }
    EXPECT_EQ(now.callouts[0].shown.from, before.callouts[0].shown.from);
    EXPECT_EQ(now.callouts[0].shown.to, before.callouts[0].shown.to);
    for (std::size_t i = 0; i < told.legs.size(); ++i)
      EXPECT_EQ(told.legs[i].depart, first->legs[i].depart) << i;
  };
  for (const char* zone : {"Europe/London", "Asia/Kathmandu", ""}) {
    edit(EditFields{{Entry{}}, {{"zone", zone}}});
    EXPECT_EQ(session.undo.size(), 1U);
    EXPECT_EQ(session.document.timeline->scenario->zone, *zone ? zone : "UTC");
    expect_same_instants(*session.document.timeline);
    if (zone == std::string("Europe/London")) {
      EXPECT_THAT(text(), HasSubstr("from = 2015-11-09T22:00:00 # local\n"));
      EXPECT_THAT(text(), HasSubstr("at = { at = 2015-11-09, zone = \"Asia/Shanghai\" }"));
      EXPECT_THAT(text(), HasSubstr("at = 2015-11-10T08:00:00\nplace = \"CGK\"")) << "told at its place";
    }
    edit(Undo{});
    EXPECT_EQ(text(), written);
  }
  tell(EditFields{{Entry{}}, {{"zone", "Europe/Londn"}}});
  EXPECT_THAT(session.refused.english, HasSubstr("did you mean 'Europe/London'?"));
  edit(EditFields{{Entry{}}, {{"zone", "Asia/Macau"}}});  // the same clock
  EXPECT_THAT(text(), HasSubstr("from = 2015-11-10T06:00:00 # local\n"));
}

}  // namespace
