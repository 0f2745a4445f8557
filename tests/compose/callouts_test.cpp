#include "compose/labels/callouts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/framing/story_view.h"
#include "compose/picture/compose.h"
#include "compose/picture/hit.h"
#include "compose/picture/plan_parts.h"
#include "compose/picture/shot.h"
#include "support.h"

namespace homebound::compose {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string three_flights =
    "[kinds]\nguests = { en = 'guests', zh = '来宾' }\n[[source]]\nid = 's'\ntitle = 'S'\n"
    "[[figure]]\nid = 'sent'\nvalue = 300\ntext = { en = 'people sent', zh = '人出发' }\nsource = 's'\n"
    "flights = ['a', 'b', 'c']\n" +
    test::flight("a", "CGK", "PEK", "people = 100\nkind = 'guests'\n") +
    test::flight("b", "PNH", "PVG", "people = 'about 50'\nkind = 'guests'\n") +
    "[[flight]]\nid = 'c'\nfrom = 'CGK'\nto = 'CAN'\ndepart = 2020-01-01T03:00:00Z\n"
    "kind = 'guests'\n";

Plan plan_with(const std::string& callouts, Options options = {}) {
  return test::plan_of(test::compiled(three_flights + callouts), options);
}
std::string texts_at(const Plan& plan, const char* t) {
  return test::texts(compose(plan, timeline::evaluate(plan.timeline(), test::at(t))).items);
}

// What has been counted at each instant, and never a number that nobody states.
TEST(Callouts, AFigureThatIsCountedCountsUp) {
  const Plan plan = plan_with("[[callout]]\nat = [125, 20]\nfigure = 'sent'\ncount = 'departed'\n");
  EXPECT_THAT(texts_at(plan, "2019-12-31T23:00Z"), HasSubstr("\n0\npeople sent\n"));
  EXPECT_THAT(texts_at(plan, "2020-01-01T00:00Z"), HasSubstr("\nabout 150\npeople sent\n"));
  EXPECT_THAT(texts_at(plan, "2020-01-01T03:00Z"), HasSubstr("\nat least ~150\npeople sent\n"));
}

TEST(Callouts, AFigureThatASourceStatesAppearsWhole) {
  const Plan plan = plan_with("[[callout]]\nat = [125, 20]\nfigure = 'sent'\n");
  for (const char* t : {"2019-12-31T23:00Z", "2020-01-01T01:00Z", "2020-01-02T03:00Z"})
    EXPECT_THAT(texts_at(plan, t), HasSubstr("\n300\npeople sent\n"));
}

// A number that others give otherwise is never shown as if it were certain.
TEST(Callouts, AFigureSaysWhatOthersClaim) {
  const std::string claims =
      "[[source]]\nid = 'p'\ntitle = 'P'\nname = { en = 'the paper', zh = '报纸' }\n"
      "[[figure]]\nid = 'seen'\nvalue = 300\nsource = 's'\n[[figure.claims]]\nvalue = 280\nsource = 'p'\n"
      "[[figure.claims]]\nvalue = { en = 'about 310', zh = '约310' }\n"
      "[[callout]]\nat = [125, 20]\nfigure = 'seen'\ntext = { en = 'seen', zh = '人' }\n";
  const auto card = [&](Language language, bool footnotes) {  // without spaces and ends of lines
    Options options{.language = language};
    options.layers.footnotes = footnotes;
    std::string all = texts_at(plan_with(claims, options), "2020-01-01T01:00Z");
    std::erase_if(all, [](char c) { return c == '\n' || c == ' '; });
    return all;
  };
  EXPECT_THAT(card(Language::english, false), HasSubstr("300seenClaimsdiffer:280(thepaper);about310"));
  EXPECT_THAT(card(Language::english, true), HasSubstr("Claimsdiffer:280(2);about310"));
  EXPECT_THAT(card(Language::chinese, false), HasSubstr("300人说法不一：280（报纸）；约310"));
}

TEST(Callouts, ACounterSaysWhoIsThereNow) {
  const Plan plan = plan_with("[[callout]]\nat = [125, 20]\nfigure = 'guests-aboard'\ntext = 'now aboard'\n");
  EXPECT_THAT(texts_at(plan, "2020-01-01T01:00Z"), HasSubstr("\nabout 150\nnow aboard\n"));
  EXPECT_THAT(texts_at(plan, "2020-01-02T12:00Z"), HasSubstr("\n0\nnow aboard\n"));
}

TEST(Callouts, AreShownInTheirTimeAndCanBeHidden) {
  const std::string later = "[[callout]]\nplace = 'PEK'\ntext = 'touchdown'\nfrom = 2020-01-01T05:00:00Z\n";
  EXPECT_THAT(texts_at(plan_with(later), "2020-01-01T04:00Z"), Not(HasSubstr("touchdown")));
  EXPECT_THAT(texts_at(plan_with(later), "2020-01-01T06:00Z"), HasSubstr("touchdown"));
  Options hidden;
  hidden.layers.callouts = false;
  EXPECT_THAT(texts_at(plan_with(later, hidden), "2020-01-01T06:00Z"), Not(HasSubstr("touchdown")));
}

TEST(Callouts, CiteTheirFiguresSourceWithFootnotes) {
  Options options;
  options.layers.footnotes = true;
  const Plan plan = plan_with("[[callout]]\nat = [125, 20]\nfigure = 'sent'\n", options);
  const auto state = timeline::evaluate(plan.timeline(), test::at("2020-01-01T06:00Z"));
  Items items;
  draw_callouts(items, plan.parts().callouts, plan.parts().callout_subject(), plan.parts().theme, state);
  EXPECT_EQ(test::texts(items), "300\npeople sent\n1\n");
}

// Cards keep off marks, names, overlays, each other and the aircraft that pass meanwhile.
void expect_room(const Plan& plan) {
  const Plan::Parts& p = plan.parts();
  const timeline::Timeline& timeline = plan.timeline();
  for (int minutes = 0; minutes <= 900; minutes += 5) {
    const Instant t = test::at("2020-01-01T00:00Z") + std::chrono::minutes(minutes);
    const timeline::FrameState state = timeline::evaluate(timeline, t);
    std::vector<Rect> cards;
    for (const PlacedCallout& c : p.callouts) {
      const scenario::TimeSpan span = shown_in(timeline, timeline.scenario->callouts[c.callout]);
      if (!c.offset || !span.contains(t)) continue;
      Point anchor = c.anchor;
      if (c.follows) {
        const auto place = place_on(p.routes.lines[*c.follows], state.flights[*c.follows].progress);
        ASSERT_TRUE(place);
        anchor = place->at;
      }
      cards.push_back(Rect::at(anchor.x + c.offset->x, anchor.y + c.offset->y, c.card.width, c.card.height));
      const Rect& card = cards.back();
      EXPECT_TRUE(card.left >= 0 && card.top >= 0 && card.right <= plan.view().page.width &&
                  card.bottom <= plan.view().page.height);
      for (const Rect& overlay : {p.overlays.column, p.overlays.caption, p.overlays.attribution})
        EXPECT_FALSE(card.overlaps(overlay)) << c.callout;
      for (const Label& label : p.labels) {
        EXPECT_FALSE(label.marked && card.contains(label.at)) << label.text.plain();
        EXPECT_FALSE(label.box && card.overlaps(*label.box)) << label.text.plain();
      }
      for (std::size_t i = 0; i < state.flights.size(); ++i)
        if (const auto place = place_on(p.routes.lines[i], state.flights[i].progress);
            state.flights[i].flies() && place) {
          EXPECT_FALSE(card.contains(place->at)) << c.callout << " hides aircraft " << i << " at " << minutes;
        }
    }
    for (std::size_t i = 0; i < cards.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(cards[i].overlaps(cards[k]));
  }
}

TEST(Callouts, HideNothing) {
  const std::string cards =
      "[[callout]]\nplace = 'PEK'\nfigure = 'sent'\ncount = 'departed'\n"
      "[[callout]]\nplace = 'PVG'\ntext = 'A card with a text of more than one line beside Shanghai'\n"
      "[[callout]]\nplace = 'PNH'\nfigure = 'guests-waiting'\ntext = 'still waiting'\n"
      "[[callout]]\nat = [113, 0]\narea = true\ntext = 'Somewhere in Indonesia'\n"
      "[[callout]]\nat = [118.5, 22.4]\ntext = 'Beside the strait'\n";
  for (const Language language : {Language::english, Language::chinese, Language::both}) {
    const Plan plan = plan_with(cards, {.language = language});
    expect_room(plan);
    for (const PlacedCallout& c : plan.parts().callouts) EXPECT_TRUE(c.offset) << c.callout;
  }
}

TEST(Callouts, GoWithTheirAircraft) {
  const Plan plan = plan_with("[[callout]]\nflight = 'a'\ntext = 'with the aircraft'\n");
  ASSERT_EQ(plan.parts().callouts.size(), 1u);
  const PlacedCallout& placed = plan.parts().callouts[0];
  ASSERT_TRUE(placed.follows && placed.offset);
  expect_room(plan);
  const auto text_at = [&](const char* t) {
    Items items;
    draw_callouts(items, plan.parts().callouts, plan.parts().callout_subject(), plan.parts().theme,
                  timeline::evaluate(plan.timeline(), test::at(t)));
    std::optional<Point> at;
    for (const drawing::Item& item : items)
      for (const drawing::Item& inner : std::get<std::shared_ptr<const drawing::Group>>(item)->items)
        if (const auto* run = std::get_if<drawing::GlyphRun>(&inner)) at = run->origin;
    return at;
  };
  const auto early = text_at("2020-01-01T01:00Z"), late = text_at("2020-01-01T04:00Z");
  ASSERT_TRUE(early && late);
  EXPECT_LT(late->y, early->y - 50);  // north
  EXPECT_FALSE(text_at("2020-01-01T20:00Z"));
  // Without aircraft it stands at the middle of the way.
  Options options;
  options.layers.routes = false;
  EXPECT_FALSE(plan_with("[[callout]]\nflight = 'a'\ntext = 'x'\n", options).parts().callouts[0].follows);
}

// Returns where a text is drawn in a picture, wherever in groups it lies, with the opacity of these.
void find_text(const std::vector<drawing::Item>& items, const std::string& text, double opacity,
               std::vector<std::pair<Point, double>>& found) {
  for (const drawing::Item& item : items) {
    if (const auto* run = std::get_if<drawing::GlyphRun>(&item); run && run->text == text)
      found.emplace_back(run->origin, opacity);
    if (const auto* group = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      find_text((*group)->items, text, opacity * (*group)->opacity, found);
  }
}

// At every frame of a scene in which the camera follows an aircraft, and of the glide before it.
TEST(Callouts, GoOnWhileTheCameraMoves) {
  const auto scene = [](int hour, const std::string& more) {
    return "[[scene]]\nfrom = 2020-01-01T0" + std::to_string(hour) + ":00:00Z\nto = 2020-01-01T0" +
           std::to_string(hour + 1) + ":00:00Z\nseconds = 4\n" + more;
  };
  const auto t = test::compiled(three_flights +
                                "[[callout]]\nflight = 'a'\ntext = 'with the aircraft'\n"
                                "[[callout]]\nplace = 'CGK'\ntext = 'where it began'\n" +
                                scene(1, "camera = { middle = [107, 5], span = 3500 }\n") +
                                scene(2, "glide = 2\ncamera = { follow = 'a', span = 4000 }\n"));
  const StoryViews views(*t, {}, Size{1280, 720}, 1);
  ShotMaker shots(World::shipped(), t, nullptr);
  std::optional<Point> before;
  for (int frame = 0; frame < 8 * 10; ++frame) {
    const double second = frame / 10.0;
    const Shot shot = shots.make(order(views, second,
                                       [](std::size_t told) {
                                         Options options;
                                         options.scene = told;
                                         return options;
                                       }),
                                 read_theme("paper"));
    const timeline::FrameState state = timeline::evaluate_story(*t, second);
    const drawing::Drawing picture = compose(shot, state);
    const View& view = shot.plan->view();
    std::vector<std::pair<Point, double>> found;
    find_text(picture.items, "with the aircraft", 1, found);
    ASSERT_FALSE(found.empty()) << second;
    double seen = 0;
    for (const auto& [at, opacity] : found) seen += opacity;
    EXPECT_NEAR(seen, 1, 1e-6) << second;
    const Point aircraft = view.to_page(*view.projection.forward(timeline::position(t->legs[0], state.t)));
    const Point offset = found.front().first - aircraft;
    EXPECT_LT(length(offset), 220) << second;
    if (before && found.size() == 1) {
      EXPECT_LT(length(offset - *before), 12) << "it slides, and never jumps, at " << second;
    }
    before = found.size() == 1 ? std::optional(offset) : std::nullopt;
  }
}

TEST(Callouts, AreClickedForWhatTheySpeakOf) {
  const Plan plan = plan_with(
      "[[callout]]\nat = [125, 20]\nfigure = 'sent'\n[[callout]]\nflight = 'a'\ntext = 'this one'\n");
  const timeline::FrameState state = timeline::evaluate(plan.timeline(), test::at("2020-01-01T02:00Z"));
  const drawing::Drawing picture = compose(plan, state);
  const auto on = [&](const std::string& text) {
    std::vector<std::pair<Point, double>> found;
    find_text(picture.items, text, 1, found);
    EXPECT_EQ(found.size(), 1u) << text;
    return hits(plan, state, found.at(0).first + Point{2, -2});
  };
  EXPECT_EQ(on("300").at(0), (Hit{Hit::Kind::counter, 0, "sent"}));
  EXPECT_EQ(on("this one").at(0), (Hit{Hit::Kind::flight, 0, {}}));
}

TEST(Callouts, WithoutRoomTheyAreListed) {
  std::string many;
  for (int i = 0; i < 60; ++i)
    many += "[[callout]]\nplace = 'PEK'\ntext = 'card " + std::to_string(i) + "'\n";
  const Plan plan = plan_with(many + "[[callout]]\nat = [-80, -40]\ntext = 'far away'\n");
  expect_room(plan);
  std::size_t placed = 0, listed = 0;
  for (const PlacedLabel& l : placed_labels(plan)) placed += l.kind == "callout";
  for (const UnplacedLabel& l : unplaced_labels(plan)) {
    if (l.kind != "callout") continue;
    ++listed;
    EXPECT_EQ(l.reason, l.text == "far away" ? "not on this map" : "no room") << l.text;
  }
  EXPECT_GT(placed, 2u);
  EXPECT_EQ(placed + listed, 61u);
}

TEST(Callouts, OfDifferentTimesMayShareAPlace) {
  const auto card = [](int hour) {
    return "[[callout]]\nplace = 'PEK'\ntext = 'at " + std::to_string(hour) + "'\nfrom = 2020-01-01T0" +
           std::to_string(hour) + ":00:00Z\nto = 2020-01-01T0" + std::to_string(hour) + ":50:00Z\n";
  };
  const Plan plan = plan_with(card(1) + card(3));
  const auto& placed = plan.parts().callouts;
  ASSERT_TRUE(placed[0].offset && placed[1].offset);
  EXPECT_EQ(placed[0].offset->x, placed[1].offset->x);
  EXPECT_EQ(placed[0].offset->y, placed[1].offset->y);
}

TEST(Callouts, APictureWithoutThemHasNoneOfTheirItems) {
  const Plan plan = plan_with("");
  EXPECT_THAT(plan.parts().callouts, IsEmpty());
  EXPECT_THAT(
      drawing::dump(compose(plan, timeline::evaluate(plan.timeline(), test::at("2020-01-01T06:00Z")))),
      Not(HasSubstr("callout")));
}

TEST(PeopleOnRoutes, AreWhatIsKnownOfEachFlight) {
  Options options;
  options.layers.people = true;
  const auto notes = [&](const std::string& more) {
    const Plan plan = test::plan_of(test::compiled(three_flights + more), options);
    Items items;
    draw_people(items, plan.parts().people, plan.timeline(), options, plan.parts().routes,
                plan.parts().theme);
    return test::texts(items);
  };
  EXPECT_EQ(notes(""), "100\nabout 50\n");  // of the third nobody knows
  EXPECT_EQ(notes(test::flight("d", "PNH", "HGH", "people = 60\nsure = 'estimated'\n")),
            "100\n60 (est.)\nabout 50\n");
  options.language = Language::chinese;
  EXPECT_EQ(notes(""), "100\n约\n50\n");
  options.layers.people = false;
  EXPECT_EQ(notes(""), "");
}

TEST(TitleCard, StandsLargeOverAQuietMap) {
  const auto timeline = test::compiled(
      three_flights +
      "[[scene]]\ntitle = { en = 'An airlift', zh = '空运' }\ntext = 'In three flights'\ncard = true\n"
      "from = 2020-01-01T00:00:00Z\nto = 2020-01-01T06:00:00Z\n"
      "[[scene]]\ntitle = 'After'\nfrom = 2020-01-01T06:00:00Z\nto = 2020-01-01T12:00:00Z\n");
  const auto drawn = [&](std::size_t scene, double second) {
    const Options options =
        in_scene({}, *timeline->scenario, scene, scenario::layers_in(*timeline->scenario, scene, {}));
    return compose(test::plan_of(timeline, options), timeline::evaluate_story(*timeline, second));
  };
  const std::string card = test::texts(drawn(0, 5).items);
  EXPECT_THAT(card, HasSubstr("An airlift\nIn three flights\n"));
  EXPECT_THAT(card, Not(HasSubstr("guests")));
  EXPECT_THAT(card, Not(HasSubstr("Beijing")));
  EXPECT_THAT(test::texts(drawn(1, 15).items), Not(HasSubstr("In three flights")));
}

}  // namespace
}  // namespace homebound::compose
