// How the window comes from one view to the next: by a glide, with a fine map that fades in.
#include "viewing/viewer.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/framing/framing.h"
#include "compose/framing/morph.h"
#include "compose/map/base_layer.h"
#include "compose/picture/compose.h"
#include "drawing/drawing.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/wait.h"
#include "viewing/view.h"

namespace homebound::viewing {
namespace {

class ViewerTest : public testing::Test {
 protected:
  std::shared_ptr<const timeline::Timeline> timeline_ = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  compose::Theme theme_ = compose::read_theme("paper");
  compose::View first_ = view("lambert-azimuthal");
  Viewer viewer_{{timeline_, nullptr}, first_};

  compose::View view(const std::string& projection, std::optional<LonLatBox> extent = {}) const {
    return compose::frame(*timeline_, {projection, {}, extent}, {640, 360}, 1);
  }
  void update(Seconds wall) { viewer_.update(theme_, {}, pace_, wall); }
  Viewer::Pace pace_;
  // Updates at one moment until `done`; plans are made by other threads.
  bool comes_to(Seconds wall, const std::function<bool()>& done) {
    return done() || test::wait_until([&] { return update(wall), done(); });
  }
  void SetUp() override {
    ASSERT_TRUE(comes_to(Seconds(0), [&] { return viewer_.current() != nullptr; }));
  }
};

TEST_F(ViewerTest, GlidesFromOneProjectionToAnother) {
  viewer_.look(view("orthographic"), Viewer::Motion::glide, Seconds(10));
  EXPECT_EQ(viewer_.goal(), view("orthographic"));
  EXPECT_TRUE(viewer_.on_the_way(Seconds(10.4)));
  ASSERT_TRUE(comes_to(Seconds(10.4), [&] {
    const auto showing = viewer_.showing(Seconds(10.4));
    return !(showing.view == first_) && !(showing.view == viewer_.goal());
  }));
  EXPECT_EQ(viewer_.current(), nullptr);
  EXPECT_FALSE(viewer_.at_rest());
  const auto halfway = viewer_.showing(Seconds(10.4));
  EXPECT_EQ(halfway.view, halfway.plan->view()) << "the picture of a plan is never stretched on the way";
  ASSERT_TRUE(comes_to(Seconds(12), [&] { return viewer_.current() != nullptr; }));
  EXPECT_EQ(viewer_.current()->view(), view("orthographic"));
}

// No map lies between the two discs and another map: the pictures fade, as in a film, and none jumps.
TEST_F(ViewerTest, FadesFromAndToTheTwoHemispheres) {
  double begin = 10;
  for (const compose::View& goal : {view("hemispheres"), view("orthographic")}) {
    const compose::View from = viewer_.goal();
    viewer_.look(goal, Viewer::Motion::glide, Seconds(begin));
    ASSERT_TRUE(comes_to(Seconds(begin + 3), [&] {
      return viewer_.showing(Seconds(begin)).shot.to != nullptr;
    })) << "it waits for both pictures";
    EXPECT_EQ(viewer_.showing(Seconds(begin + 3)).shot.way, 0);
    begin += 3;
    double before = 0;
    for (const double second : {0.2, 0.4, 0.5, 0.7}) {
      const Seconds wall(begin + second);
      ASSERT_TRUE(comes_to(wall, [&] { return viewer_.showing(wall).shot.way > before; }));
      const auto showing = viewer_.showing(wall);
      EXPECT_LT(showing.shot.way - before, 0.45) << "no picture appears at once";
      before = showing.shot.way;
      ASSERT_TRUE(showing.shot.passing());
      EXPECT_EQ(showing.shot.from->view(), from);
      EXPECT_EQ(showing.shot.to->view(), goal);
      EXPECT_EQ(showing.view, second < 0.45 ? from : goal);
      const std::string drawn = drawing::dump(
          compose::compose(showing.shot, timeline::evaluate(*timeline_, timeline_->story.at(0))));
      EXPECT_THAT(drawn, testing::HasSubstr("fading in"));
    }
    EXPECT_EQ(viewer_.current(), nullptr);
    begin += 2;
    ASSERT_TRUE(comes_to(Seconds(begin), [&] { return viewer_.current() != nullptr; }));
    EXPECT_EQ(viewer_.current()->view(), goal);
    EXPECT_EQ(viewer_.showing(Seconds(begin)).shot.from, nullptr);
  }
}

TEST_F(ViewerTest, ANewGoalWaitsForTheGlideAndOnlyTheLastCounts) {
  viewer_.look(view("orthographic"), Viewer::Motion::glide, Seconds(10));
  viewer_.look(view("robinson"), Viewer::Motion::glide, Seconds(10.2));
  viewer_.look(view("equal-earth"), Viewer::Motion::glide, Seconds(10.3));
  update(Seconds(10.5));
  EXPECT_EQ(viewer_.goal(), view("orthographic"));
  update(Seconds(11));
  EXPECT_EQ(viewer_.goal(), view("equal-earth"));
  EXPECT_TRUE(viewer_.on_the_way(Seconds(11.1)));
  ASSERT_TRUE(comes_to(Seconds(12.5), [&] { return viewer_.current() != nullptr; }));
}

// A story's second may be chosen at which its camera is on the way from one keyframe to the next.
TEST_F(ViewerTest, GlidesToTheMiddleOfAWayAndOnFromThere) {
  const auto about = [&](LonLat centre) {
    return compose::frame(*timeline_, {"lambert-azimuthal", centre, std::nullopt}, {640, 360}, 1);
  };
  const compose::View middle = compose::between(about({39, 22}), about({116, 40}), 0.4);
  ASSERT_TRUE(middle.projection.is_blend());
  viewer_.look(middle, Viewer::Motion::glide, Seconds(10));
  ASSERT_TRUE(comes_to(Seconds(10.4), [&] { return !(viewer_.showing(Seconds(10.4)).view == first_); }));
  ASSERT_TRUE(comes_to(Seconds(12), [&] { return viewer_.current() != nullptr; }));
  EXPECT_EQ(viewer_.current()->view(), middle);
  viewer_.look(about({10, 52}), Viewer::Motion::glide, Seconds(20));
  ASSERT_TRUE(comes_to(Seconds(20.4), [&] { return !(viewer_.showing(Seconds(20.4)).view == middle); }));
  ASSERT_TRUE(comes_to(Seconds(22), [&] { return viewer_.current() != nullptr; }));
  EXPECT_EQ(viewer_.current()->view(), about({10, 52}));
}

TEST_F(ViewerTest, FollowsTheHandAtOnce) {
  const compose::View moved = view("lambert-azimuthal", LonLatBox{90, 0, 130, 45});
  viewer_.look(moved, Viewer::Motion::cut, Seconds(10));
  EXPECT_EQ(viewer_.showing(Seconds(10)).view, moved);
  EXPECT_FALSE(viewer_.on_the_way(Seconds(10)));
}

// A notch of the wheel: plans on the way follow it, unless drawing them takes too long. Then only that of its
// end is made, and the last picture is stretched until then.
TEST_F(ViewerTest, AStepThatIsDrawnSlowlyIsPlannedForItsEnd) {
  compose::View goal = first_;
  goal.to_page = Affine::translate({320, 180}) * Affine::scale(1.2, 1.2) * Affine::translate({-320, -180}) *
                 goal.to_page;
  for (const bool slow : {false, true}) {
    const Seconds begin(slow ? 30 : 10), middle(begin.value + 0.06), later(begin.value + 5);
    pace_.slow = slow;
    const compose::View& from = viewer_.goal() == first_ ? first_ : goal;
    const compose::View& to = viewer_.goal() == first_ ? goal : first_;
    ASSERT_TRUE(comes_to(begin, [&] { return viewer_.at_rest(); }));
    viewer_.look(to, Viewer::Motion::step, begin);
    ASSERT_TRUE(comes_to(middle, [&] { return !(viewer_.showing(middle).plan->view() == from); }));
    const auto showing = viewer_.showing(middle);
    EXPECT_EQ(showing.plan->view() == to, slow);
    EXPECT_EQ(showing.view == to, false) << "it is on its way";
    ASSERT_TRUE(comes_to(later, [&] { return viewer_.at_rest(); }));
  }
}

// A globe that the hand turns is drawn coarsely only where a smaller picture is made large in no time, which
// software OpenGL does not.
TEST_F(ViewerTest, AGlobeThatIsDrawnSlowlyIsDrawnCoarselyWhereThatHelps) {
  compose::View goal = view("orthographic");
  double second = 10;
  for (const bool stretches : {false, true}) {
    pace_ = {.slow = true, .stretches = stretches};
    second += 10, goal.projection = goal.projection.centred_on({100 + second, 20});
    viewer_.look(goal, Viewer::Motion::cut, Seconds(second));
    ASSERT_TRUE(comes_to(Seconds(second), [&] {
      return viewer_.showing(Seconds(second)).plan->view().projection == goal.projection;
    }));
    EXPECT_EQ(viewer_.showing(Seconds(second)).plan->view().scale < goal.scale, stretches);
    ASSERT_TRUE(comes_to(Seconds(second + 5), [&] { return viewer_.current() != nullptr; })) << "it rests";
    EXPECT_EQ(viewer_.current()->view(), goal);
  }
}

TEST_F(ViewerTest, TheFineMapFadesInOverTheUsualOne) {
  const compose::View near = view("lambert-azimuthal", LonLatBox{112, 21, 116, 24});
  ASSERT_EQ(compose::detail_for(near), data::Detail::high);
  viewer_.look(near, Viewer::Motion::step, Seconds(10));
  ASSERT_TRUE(comes_to(Seconds(10.5), [&] {
    const auto showing = viewer_.showing(Seconds(10.5));
    return showing.plan->view() == near && !viewer_.fine();
  })) << "the usual map is there first";
  ASSERT_TRUE(comes_to(Seconds(11), [&] { return viewer_.fine(); }));
  const auto start = viewer_.showing(Seconds(11)), later = viewer_.showing(Seconds(11.15)),
             end = viewer_.showing(Seconds(11.5));
  ASSERT_NE(start.below, nullptr);
  EXPECT_EQ(start.below->view(), near);
  EXPECT_EQ(start.share, 0);
  EXPECT_GT(later.share, 0.2);
  EXPECT_LT(later.share, 0.8);
  EXPECT_EQ(end.below, nullptr);
  EXPECT_FALSE(viewer_.at_rest()) << "until a frame has shown the end";
  for (int i = 0; i < 20; ++i) update(Seconds(11.5));
  EXPECT_TRUE(viewer_.fine()) << "and stays";
  EXPECT_TRUE(viewer_.at_rest());
}

TEST_F(ViewerTest, TheFineMapComesAgainToAViewThatWasLeft) {
  const compose::View near = view("lambert-azimuthal", LonLatBox{112, 21, 116, 24});
  const auto fine = [&] { return viewer_.fine() && viewer_.current() != nullptr; };
  viewer_.look(near, Viewer::Motion::step, Seconds(10));
  ASSERT_TRUE(comes_to(Seconds(11), fine));
  viewer_.look(first_, Viewer::Motion::step, Seconds(20));
  update(Seconds(21));
  ASSERT_TRUE(comes_to(Seconds(21), [&] { return viewer_.current() != nullptr; }));
  EXPECT_FALSE(viewer_.fine());
  viewer_.look(near, Viewer::Motion::step, Seconds(30));
  update(Seconds(31));
  EXPECT_TRUE(comes_to(Seconds(31), fine));
}

TEST_F(ViewerTest, TheFineMapComesAgainAfterAStorysCameraWasOnItsWay) {
  const compose::View near = view("lambert-azimuthal", LonLatBox{112, 21, 116, 24});
  const auto fine = [&] { return viewer_.fine() && viewer_.current() != nullptr; };
  viewer_.look(near, Viewer::Motion::step, Seconds(10));
  ASSERT_TRUE(comes_to(Seconds(11), fine));
  viewer_.pass(near, {near, first_, {}, 0, 0.5});
  update(Seconds(12));
  ASSERT_TRUE(comes_to(Seconds(12), [&] { return viewer_.current() != nullptr; }))
      << "a story that is paused on the way is drawn, too";
  EXPECT_FALSE(viewer_.fine());
  viewer_.look(near, Viewer::Motion::cut, Seconds(20));
  update(Seconds(21));
  EXPECT_TRUE(comes_to(Seconds(21), fine));
}

TEST_F(ViewerTest, AFinePlanThatCameTooLateIsAskedForAgain) {
  const compose::View near = view("lambert-azimuthal", LonLatBox{112, 21, 116, 24});
  viewer_.look(near, Viewer::Motion::step, Seconds(10));
  ASSERT_TRUE(comes_to(Seconds(11), [&] { return viewer_.showing(Seconds(11)).plan->view() == near; }));
  update(Seconds(11));  // the fine plan is being made, or there already
  viewer_.look(first_, Viewer::Motion::step, Seconds(20));
  update(Seconds(21));
  ASSERT_TRUE(comes_to(Seconds(21), [&] { return viewer_.at_rest(); })) << "it was made and left aside";
  viewer_.look(near, Viewer::Motion::step, Seconds(30));
  EXPECT_TRUE(comes_to(Seconds(31), [&] { return viewer_.fine() && viewer_.current() != nullptr; }));
}

}  // namespace
}  // namespace homebound::viewing
