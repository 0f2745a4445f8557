// The forms in which routes are drawn: which one a view chooses, and that none loses or makes up flights.
#include <numeric>
#include <random>
#include <sstream>
#include <tuple>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/picture/plan_parts.h"
#include "compose/routes/corridors.h"
#include "compose/routes/density.h"
#include "compose/routes/routes.h"
#include "compose/routes/shared_lines.h"
#include "compose/support.h"

namespace homebound::compose {
namespace {

using namespace test;
using scenario::RoutesAs;

constexpr const char* airports[] = {
    "PEK", "PVG", "CAN", "HGH", "PNH", "CGK", "SIN", "NRT", "LHR", "JFK", "LAX", "SYD", "DXB", "FRA",
    "CDG", "GRU", "JNB", "DEL", "BKK", "ICN", "MEX", "BOG", "LIM", "EZE", "SCL", "YYZ", "ORD", "ATL",
    "DFW", "SEA", "HNL", "AKL", "MEL", "PER", "KUL", "MNL", "HKG", "TPE", "BOM", "KHI", "IST", "CAI",
    "ADD", "NBO", "LOS", "DKR", "CMN", "MAD", "LIS", "DUB", "CPH", "ARN", "HEL", "WAW", "VIE", "FCO"};

// A story of so many flights between these airports, the same for a number; some have no head-count.
std::shared_ptr<const timeline::Timeline> network(int flights,
                                                  int places = static_cast<int>(std::size(airports))) {
  std::mt19937 random(static_cast<unsigned>(flights));
  std::string toml = "title = 'network'\n";
  for (int i = 0; i < flights; ++i) {
    const auto from = random() % static_cast<unsigned>(places);
    const auto to = (from + 1 + random() % static_cast<unsigned>(places - 1)) % static_cast<unsigned>(places);
    const std::string people = i % 7 == 0 ? "" : "people = " + std::to_string(20 + random() % 300) + "\n";
    toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = '" + airports[from] + "'\nto = '" +
            airports[to] + "'\ndepart = 2020-01-" + std::to_string(10 + i % 9) + "T00:00:00Z\n" + people;
  }
  return compiled(toml);
}

Routes laid_out_as(const timeline::Timeline& timeline, const Options& options = {},
                   const Framing& framing = {}) {
  return lay_out_routes(timeline, view_of(timeline, framing), read_theme("paper"), options);
}

TEST(RouteForms, FadeIntoOneAnother) {
  // Whatever the ink, opacities add up to 1, and a little more ink changes them a little.
  const auto at = [](double ink) {
    std::array<double, 4> found{};
    // The share that is left out changes more slowly than ink does.
    for (const RouteForm& f : forms_by_ink({ink, ink * 0.7, std::min(1.0, std::pow(ink / 2, 0.25))})) {
      EXPECT_GT(f.opacity, 0);
      found[static_cast<std::size_t>(f.as)] = f.opacity;
    }
    EXPECT_NEAR(std::accumulate(found.begin(), found.end(), 0.0), 1, 1e-9);
    return found;
  };
  std::array<bool, 4> alone{};
  for (double ink = 0.01; ink < 2; ink *= 1.002) {
    const auto now = at(ink), next = at(ink * 1.002);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_NEAR(now[i], next[i], 0.09) << ink;
      alone[i] = alone[i] || now[i] == 1;
    }
  }
  EXPECT_THAT(alone, testing::Each(true));
}

TEST(RouteForms, AreChosenByTheInk) {
  EXPECT_EQ(laid_out_as(*built_in_story()).style.as, RoutesAs::flights);
  EXPECT_EQ(laid_out_as(*network(30)).style.as, RoutesAs::flights);
  // Many flights between few places are few bands.
  EXPECT_EQ(laid_out_as(*network(400, 5)).style.as, RoutesAs::corridors);
  EXPECT_NE(laid_out_as(*network(1500)).style.as, RoutesAs::flights);
  EXPECT_NE(laid_out_as(*network(1500)).style.as, RoutesAs::corridors);
}

TEST(RouteForms, CanBeAskedFor) {
  const auto timeline = network(40);
  for (const RoutesAs as : {RoutesAs::flights, RoutesAs::corridors, RoutesAs::flows, RoutesAs::density}) {
    const Routes routes = laid_out_as(*timeline, {.routes_as = as});
    EXPECT_EQ(routes.style.as, as);
    EXPECT_EQ(routes.forms.size(), 1U);
  }
  const auto asked = compiled("title = 'x'\nroutes = { as = 'density' }\n" + flight("a", "PEK", "CAN"));
  EXPECT_EQ(laid_out_as(*asked).style.as, RoutesAs::density);
  EXPECT_EQ(laid_out_as(*asked, {.routes_as = RoutesAs::flights}).style.as, RoutesAs::flights);
}

TEST(Flows, LoseNoFlightAndNobody) {
  for (const int flights : {40, 400, 1500})
    for (const RoutesAs as : {RoutesAs::corridors, RoutesAs::flows}) {
      const auto timeline = network(flights);
      const Routes routes = laid_out_as(*timeline, {.routes_as = as});
      const FlowMap& map = routes.forms.front().flows;
      const BandRule& rule = routes.style.bands;
      EXPECT_EQ(rule.drawn + rule.small + rule.within, timeline->legs.size());
      std::vector<std::size_t> legs;
      double people = 0;
      for (const Flow& flow : map.flows) {
        legs.insert(legs.end(), flow.legs.begin(), flow.legs.end());
        double own = 0;
        for (const std::size_t leg : flow.legs)
          own += timeline->scenario->flights[timeline->legs[leg].flight].people.middle();
        EXPECT_DOUBLE_EQ(own, flow.size);
        EXPECT_DOUBLE_EQ(flow.moved.back(), flow.size);
        people += own;
      }
      std::ranges::sort(legs);
      EXPECT_EQ(std::ranges::adjacent_find(legs), legs.end()) << "a flight is in two bands";
      EXPECT_EQ(legs.size(), rule.drawn);
      if (as == RoutesAs::flows) continue;
      EXPECT_EQ(rule.small, 0U);
      double out = 0, in = 0;
      for (const Hub& hub : map.hubs) out += hub.out, in += hub.in;
      EXPECT_DOUBLE_EQ(out, people);
      EXPECT_DOUBLE_EQ(in, people);
    }
}

// What is too few for a band is a hairline: of everybody on the map nearly all are in something drawn.
TEST(Flows, DrawNearlyEverybody) {
  const auto timeline = network(1500);
  for (const Size pixels : {Size{1280, 720}, Size{720, 1280}}) {
    const Plan plan(World::shipped(), timeline, read_theme("paper"), view_of(*timeline, pixels),
                    {.routes_as = RoutesAs::flows});
    const FlowMap& map = plan.parts().form().flows;
    double all = 0, drawn = 0;
    for (const scenario::Flight& f : timeline->scenario->flights) all += f.people.middle();
    for (const auto* flows : {&map.flows, &map.fine})
      for (const Flow& flow : *flows) drawn += flow.size;
    EXPECT_FALSE(map.fine.empty());
    EXPECT_GE(drawn, 0.95 * all);
    std::size_t small = 0, points = 0;
    for (const Flow& flow : map.fine) small += flow.legs.size();
    EXPECT_EQ(small, map.rule.small);
    // They are lines of the picture, and move with the clock.
    const auto strokes = [&](Instant t) {
      std::vector<std::size_t> found;
      for (const drawing::Item& item : group(compose(plan, timeline::evaluate(*timeline, t)), "routes"))
        if (const auto* stroke = std::get_if<drawing::Stroke>(&item); stroke && stroke->width < 0.5)
          found.push_back(stroke->path->points.size());
      return found;
    };
    const auto before = strokes(timeline->begin - std::chrono::hours(1)), after = strokes(timeline->end);
    for (const std::size_t n : after) points += n;
    EXPECT_GT(points, map.fine.size());
    EXPECT_EQ(before, after);
    EXPECT_GT(strokes(timeline->begin + std::chrono::hours(24 * 4)).size(), after.size());
  }
}

// A table has one form on pages of all shapes.
TEST(RouteForms, AreAlikeOnPagesOfAllShapes) {
  for (const int flights : {700, 1500, 3000}) {
    const auto timeline = network(flights);
    std::vector<RoutesAs> found;
    for (const Size pixels : {Size{1280, 720}, Size{720, 1280}, Size{1080, 1080}})
      found.push_back(
          lay_out_routes(*timeline, view_of(*timeline, pixels), read_theme("paper"), {}).style.as);
    EXPECT_THAT(found, testing::Each(found.front())) << flights;
  }
}

// Beside the busiest, each place that stands apart has its mark.
TEST(Density, MarksPlacesThatStandApart) {
  const auto timeline = network(3000);
  const View view = view_of(*timeline);
  const Routes routes =
      lay_out_routes(*timeline, view, read_theme("paper"), {.routes_as = RoutesAs::density});
  const auto marked = marked_places(routes, *timeline, view);
  ASSERT_TRUE(marked);
  const auto at = [&](std::size_t place) {
    return view.to_page(*view.projection.forward(timeline->scenario->places[place].at));
  };
  EXPECT_GT(marked->size(), 40U);
  for (std::size_t place = 0; place < timeline->scenario->places.size(); ++place) {
    if (std::ranges::find(*marked, place) != marked->end()) continue;
    EXPECT_TRUE(std::ranges::any_of(*marked, [&](std::size_t m) { return length(at(m) - at(place)) < 30; }))
        << timeline->scenario->places[place].id;
  }
}

TEST(Flows, JoinOnlyPlacesNearOneAnother) {
  const auto timeline = network(400);
  const View view = view_of(*timeline);
  const Routes routes = laid_out_as(*timeline, {.routes_as = RoutesAs::flows});
  std::size_t members = 0;
  for (const Hub& hub : routes.forms.front().flows.hubs) {
    ASSERT_TRUE(hub.at);
    members += hub.members.size();
    for (const std::size_t place : hub.members) {
      const Point at = view.to_page(*view.projection.forward(timeline->scenario->places[place].at));
      EXPECT_LT(length(at - *hub.at), 34);
    }
  }
  EXPECT_EQ(members, timeline->scenario->places.size());
}

TEST(Flows, FillAsFlightsDepart) {
  const auto timeline =
      compiled("title = 'x'\nroutes = { as = 'corridors' }\n" + flight("a", "PEK", "SIN", "people = 30\n") +
               "[[flight]]\nid = 'b'\nfrom = 'PEK'\nto = 'SIN'\n"
               "depart = 2020-01-03T00:00:00Z\npeople = 90\n");
  const Plan plan = plan_of(timeline);
  const auto area = [&](const char* t) {
    const auto items = group(compose(plan, timeline::evaluate(*timeline, at(t))), "routes");
    std::vector<double> areas;
    for (const drawing::Item& item : items)
      if (const auto* fill = std::get_if<drawing::Fill>(&item)) {
        double twice = 0;
        const auto& p = fill->path->points;
        for (std::size_t i = 0; i < p.size(); ++i)
          twice += p[i].x * p[(i + 1) % p.size()].y - p[(i + 1) % p.size()].x * p[i].y;
        areas.push_back(std::abs(twice) / 2);
      }
    return areas;
  };
  EXPECT_EQ(area("2019-12-31T00:00:00Z").size(), 1U);
  const auto first = area("2020-01-02T00:00:00Z");
  ASSERT_EQ(first.size(), 2U);
  EXPECT_NEAR(first[1] / first[0], 0.25, 0.06);
  EXPECT_EQ(area("2020-01-04T00:00:00Z").size(), 1U);
}

TEST(Flows, KeepToTheRightOfTheirWay) {
  const auto timeline = compiled("title = 'x'\nroutes = { as = 'corridors' }\n" + flight("a", "PEK", "SIN") +
                                 flight("b", "SIN", "PEK", "people = 300\n"));
  const Routes routes = laid_out_as(*timeline);
  const auto& flows = routes.forms.front().flows.flows;
  ASSERT_EQ(flows.size(), 2U);
  EXPECT_NEAR(flows[1].width, 3 * flows[0].width, 1e-9);
  for (const Flow& flow : flows) EXPECT_GT(flow.offset, 0);
}

TEST(Flows, TaperTowardsTheirMarkAndEndThere) {
  const auto timeline = compiled("title = 'x'\nroutes = { as = 'corridors' }\n" + flight("a", "PEK", "SIN") +
                                 flight("b", "SIN", "PEK", "people = 300\n"));
  const Routes routes = laid_out_as(*timeline);
  for (const Flow& flow : routes.forms.front().flows.flows) {
    double before = 1e9;
    for (double along = 0; along <= 1; along += 0.05) {
      const double width = right_of_way(flow, along, 1) - right_of_way(flow, along, 0);
      EXPECT_LT(width, before) << along;
      before = width;
    }
    EXPECT_NEAR(right_of_way(flow, 0, 1) - right_of_way(flow, 0, 0), flow.width, 1e-9);
    EXPECT_NEAR(right_of_way(flow, 1, 0), 0, 1e-9);  // on the mark itself
    EXPECT_NEAR(right_of_way(flow, 1, 1), 0, 1e-9);
  }
}

TEST(Flows, SayTheirNumberOnTheirBand) {
  const auto timeline = compiled("title = 'x'\nroutes = { as = 'corridors' }\n" +
                                 flight("a", "PEK", "SIN", "people = 345\n") + flight("b", "PEK", "SYD", ""));
  const auto said = [&](const Options& options) {
    const Plan plan = plan_of(timeline, options);
    return texts(group(compose(plan, timeline::evaluate(*timeline, timeline->end)), "places"));
  };
  EXPECT_THAT(said({}), testing::HasSubstr("345\n"));
  Options unlabelled;
  unlabelled.layers.labels = false;
  EXPECT_THAT(said(unlabelled), testing::Not(testing::HasSubstr("345")));
}

// A reader who has never met "0/~636" finds in the legend what its signs mean, and no signs that are not
// there.
TEST(Flows, TheLegendExplainsTheSignsAtTheirNumbers) {
  const auto legend = [](const std::string& people) {
    const auto timeline = compiled("title = 'x'\nroutes = { as = 'corridors' }\n" +
                                   flight("a", "PEK", "SIN", "people = " + people + "\n"));
    const Plan plan = plan_of(timeline);
    return texts(group(compose(plan, timeline::evaluate(*timeline, timeline->end)), "furniture"));
  };
  EXPECT_THAT(legend("345"), testing::HasSubstr("before the slash: departed so far\n"));
  EXPECT_THAT(legend("345"), testing::Not(testing::HasSubstr("about")));
  EXPECT_THAT(legend("'about 636'"), testing::HasSubstr("~: about\n"));
  EXPECT_THAT(legend("'at least 20'"), testing::HasSubstr("+: at least\n"));
}

TEST(Flows, OneFlightIsNotFlights) {
  const auto timeline =
      compiled("title = 'x'\nroutes = { as = 'corridors' }\n" + flight("a", "PEK", "SIN", ""));
  const std::string all =
      texts(group(compose(plan_of(timeline), timeline::evaluate(*timeline, timeline->end)), "furniture"));
  EXPECT_THAT(all, testing::HasSubstr("1 flight drawn\n"));
  EXPECT_THAT(all, testing::Not(testing::HasSubstr("1 flights")));
}

// What bands say has departed is what the counters have aboard or landed.
TEST(Flows, NumbersFollowTheClock) {
  std::string toml = "title = 'x'\nroutes = { as = 'corridors' }\n";
  for (int i = 0; i < 9; ++i)
    toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = 'PEK'\nto = '" +
            (i % 3 == 0   ? "SIN"
             : i % 3 == 1 ? "SYD"
                          : "LHR") +
            "'\ndepart = 2020-01-0" + std::to_string(1 + i) +
            "T00:00:00Z\npeople = " + std::to_string(101 + 7 * i) + "\nkind = 'all'\n";
  const auto timeline = compiled(toml);
  const Plan plan = plan_of(timeline);
  for (int day = -1; day < 10; ++day) {
    const timeline::FrameState state =
        timeline::evaluate(*timeline, at("2020-01-01T00:00:00Z") + std::chrono::hours(24 * day + 1));
    long departed = 0, all = 0, bands = 0;
    std::istringstream said(texts(group(compose(plan, state), "places")));
    for (std::string line; std::getline(said, line);) {
      if (line.find_first_not_of("0123456789,/") != std::string::npos) continue;
      std::erase(line, ',');
      const std::size_t of = line.find('/');
      departed += std::stol(line.substr(0, of));
      all += std::stol(of == std::string::npos ? line : line.substr(of + 1));
      ++bands;
    }
    ASSERT_EQ(bands, 3);
    EXPECT_DOUBLE_EQ(static_cast<double>(departed),
                     state.totals.at(0).aboard.middle() + state.totals.at(0).landed.middle());
    EXPECT_DOUBLE_EQ(static_cast<double>(all), state.totals.at(0).sum().middle());
  }
}

// The five largest bands on a page say their numbers, however short they are, and long ones however full it
// is. Those that say none are listed.
TEST(Flows, TheLargestSayTheirNumbers) {
  constexpr double seen = 8, long_enough = 100;  // page units
  for (const int flights : {40, 400, 1500})
    for (const RoutesAs as : {RoutesAs::corridors, RoutesAs::flows})
      for (const Language language : {Language::english, Language::chinese}) {
        const Plan plan = plan_of(network(flights), {.language = language, .routes_as = as});
        const auto& values = plan.parts().band_values;
        const auto& flows = plan.parts().form().flows.flows;
        std::size_t on_page = 0;
        for (std::size_t i = flows.size(); i-- > 0 && on_page < 5;) {
          const double length = length_on_page(flows[i].way, plan.view().page);
          if (length < seen) continue;
          ++on_page;
          EXPECT_TRUE((flights == 1500 && length < long_enough) ||
                      std::ranges::count(values, i, &BandValue::flow) == 1)
              << flights << ' ' << length;
        }
        const auto unplaced = unplaced_labels(plan);
        const auto shown = std::ranges::count_if(flows, [&](const Flow& flow) {
          return flow.size >= 1 && length_on_page(flow.way, plan.view().page) >= seen;
        });
        EXPECT_EQ(std::ranges::count(unplaced, "band", &UnplacedLabel::kind), shown - std::ssize(values));
      }
}

// Between two hubs near one another a number stands at the end of a line, clear of marks and of other
// numbers.
TEST(Flows, ShortBandsSayTheirNumbersBesideThem) {
  const auto timeline =
      compiled("title = 'x'\nroutes = { as = 'corridors' }\n" + flight("a", "HKG", "SZX", "people = 900\n") +
               flight("b", "SZX", "HKG", "people = 700\n") + flight("c", "HKG", "MNL", "people = 300\n"));
  const Plan plan = plan_of(timeline);
  const auto& flows = plan.parts().form().flows;
  std::size_t led = 0;
  for (const BandValue& value : plan.parts().band_values) {
    const double way = length_on_page(flows.flows[value.flow].way, plan.view().page);
    EXPECT_EQ(value.leader.has_value(), way < 30) << way;
    if (!value.leader) continue;
    ++led;
    for (const Hub& hub : flows.hubs) EXPECT_GT(length(*hub.at - value.middle), 15);
  }
  EXPECT_EQ(led, 2U);
  const std::string said = texts(compose(plan, timeline::evaluate(*timeline, timeline->end)).items);
  for (const char* number : {"900", "700", "300"}) EXPECT_THAT(said, testing::HasSubstr(number));
}

// A number hides no name and no mark, and does not stand so near to a name that it seems to belong to it.
TEST(Flows, NumbersKeepClearOfNamesAndMarks) {
  constexpr double apart = 6;
  for (const int flights : {300, 1000})
    for (const RoutesAs as : {RoutesAs::corridors, RoutesAs::flows})
      for (const Size size : {Size{1280, 720}, Size{944, 603}, Size{640, 360}, Size{720, 1280}}) {
        const auto timeline = network(flights);
        const Plan plan(World::shipped(), timeline, read_theme("paper"), view_of(*timeline, size),
                        {.routes_as = as});
        std::vector<Rect> names;
        for (const Label& label : plan.parts().labels) {
          if (label.box) names.push_back(*label.box);
          if (label.marked && label.kind == LabelKind::airport)
            names.push_back(Rect::at(label.at.x, label.at.y, 0, 0).inflated(3));
        }
        Items items;
        draw_values(items, plan.parts().numbers(), plan.parts().band_values, timeline->begin,
                    plan.parts().theme);
        EXPECT_GE(items.size(), 3U);
        for (const drawing::Item& item : items) {
          const auto* const told = std::get_if<drawing::GlyphRun>(&item);
          if (told == nullptr) continue;  // a line to a number beside its band
          const drawing::GlyphRun& run = *told;
          const double wide = text::shape(run.text, {.size = run.size, .weight = 600}).width;
          const Rect box{run.origin.x - apart, run.origin.y - 0.72 * run.size, run.origin.x + wide + apart,
                         run.origin.y};
          for (const Rect& name : names)
            EXPECT_FALSE(box.overlaps(name)) << run.text << ' ' << flights << ' ' << size.width;
        }
      }
}

// What the whole map draws as a band is drawn on a map of a part of it, too.
TEST(Flows, AreNotHiddenWhenZoomingIn) {
  const auto timeline = network(1500);
  const Routes whole = laid_out_as(*timeline, {.routes_as = RoutesAs::flows});
  for (const double half : {60.0, 30.0, 15.0}) {
    Framing framing;
    framing.projection = "mercator";
    framing.extent =
        LonLatBox{10 - half, std::max(-60.0, 45 - half / 2), 10 + half, std::min(80.0, 45 + half / 2)};
    const Routes near = laid_out_as(*timeline, {.routes_as = RoutesAs::flows}, framing);
    EXPECT_GE(static_cast<double>(near.style.bands.drawn), 0.9 * static_cast<double>(whole.style.bands.drawn))
        << half;
  }
}

TEST(Corridors, AreSpreadEvenly) {
  std::string toml = "title = 'x'\n";
  for (const int people : {20, 300, 45, 120, 250, 80})
    toml += flight("f" + std::to_string(people), people % 2 == 0 ? "PEK" : "SIN",
                   people % 2 == 0 ? "SIN" : "PEK", "people = " + std::to_string(people) + "\n");
  const auto timeline = compiled(toml);
  std::vector<double> widths;
  for (const RouteStyle& leg : laid_out_as(*timeline).style.legs) widths.push_back(leg.width);
  const std::vector<Corridor> all = corridors(*timeline, widths);
  ASSERT_EQ(all.size(), 1U);
  const auto& lanes = all[0].lanes;
  const double pitch = lanes[1].centre - lanes[0].centre;
  for (std::size_t i = 1; i < lanes.size(); ++i) {
    EXPECT_NEAR(lanes[i].centre - lanes[i - 1].centre, pitch, 1e-9);
    EXPECT_GE(pitch, (widths[lanes[i].leg] + widths[lanes[i - 1].leg]) / 2 + lane_gap - 1e-9);
  }
}

TEST(Flows, LeavePlacesUnmarkedThatAreJoined) {
  const auto timeline = network(400);
  const Plan plan = plan_of(timeline, {.routes_as = RoutesAs::flows});
  const std::size_t hubs =
      lay_out_routes(*timeline, plan.view(), read_theme("paper"), {.routes_as = RoutesAs::flows})
          .forms.front()
          .flows.hubs.size();
  std::size_t named = 0, many = 0;
  for (const PlacedLabel& label : placed_labels(plan)) named += label.kind == "airport" ? 1 : 0;
  for (const UnplacedLabel& label : unplaced_labels(plan)) many += label.reason == "too many places" ? 1 : 0;
  EXPECT_LE(named, hubs);
  EXPECT_GE(many, timeline->scenario->places.size() - hubs);
}

TEST(Density, HasAFullRampAndStaysOnItsLines) {
  const auto timeline = network(1500);
  const View view = view_of(*timeline);
  const auto lines = shared_lines(*timeline, view);
  const DensityShade drawn(*timeline, lines, view.page, view.scale, read_theme("night"));
  const auto& shade = drawn.all();
  EXPECT_GE(drawn.flights()[0], 0.4);
  EXPECT_GT(drawn.flights()[1], drawn.flights()[0]);
  EXPECT_GT(drawn.flights()[2], 2 * drawn.flights()[1]);
  EXPECT_LT(drawn.flights()[2], 1500);
  const auto* image = std::get_if<drawing::Image>(&shade->items.at(0));
  ASSERT_TRUE(image);
  const drawing::Pixels& p = *image->pixels;
  ASSERT_EQ(p.width, 1280);
  ASSERT_EQ(p.height, 720);
  Rect box;
  for (std::size_t i = 0; i < lines.lines(); ++i) box.add(lines.box(i));
  // Equalised: what lies in the lower half of the ramp covers about as much as the upper half.
  const Colour middle = density_colour(read_theme("night"), 0.5);
  std::size_t low = 0, high = 0;
  for (int y = 0; y < p.height; ++y)
    for (int x = 0; x < p.width; ++x) {
      const std::uint8_t alpha = p.rgba[static_cast<std::size_t>(4 * (y * p.width + x) + 3)];
      if (alpha == 0) continue;
      EXPECT_TRUE(box.inflated(2).contains({static_cast<double>(x), static_cast<double>(y)}))
          << x << " " << y;
      ++(static_cast<float>(alpha) / 255 < middle.a ? low : high);
    }
  EXPECT_GT(high, 20000U);
  EXPECT_GT(static_cast<double>(high) / static_cast<double>(low + high), 0.25);
  // The same again, whichever thread adds what first.
  EXPECT_EQ(
      drawing::dump({view.page, {}, {shade}}),
      drawing::dump({view.page,
                     {},
                     {DensityShade(*timeline, lines, view.page, view.scale, read_theme("night")).all()}}));
}

// The same page says the same numbers, and looks the same, at any resolution.
TEST(Density, IsCountedInPageUnits) {
  const auto timeline = network(700);
  const auto shade = [&](double scale) {
    const View view = view_of(*timeline, Size{1280 * scale, 720 * scale});
    return DensityShade(*timeline, shared_lines(*timeline, view), view.page, view.scale, read_theme("paper"));
  };
  // The share of the page's ink that is of the lower half of the ramp.
  const auto faint = [](const DensityShade& drawn) {
    const auto& pixels = *std::get<drawing::Image>(drawn.all()->items.at(0)).pixels;
    const Colour middle = density_colour(read_theme("paper"), 0.5);
    double low = 0, all = 0;
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
      const double alpha = pixels.rgba[i + 3];
      all += alpha;
      if (static_cast<float>(pixels.rgba[i + 2]) / 255 > middle.b) low += alpha;
    }
    return low / all;
  };
  const DensityShade small = shade(1);
  for (const double scale : {0.5, 1.5, 3.0}) {
    const DensityShade other = shade(scale);
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(other.flights()[i] / small.flights()[i], 1, 0.05) << scale << ' ' << i;
    EXPECT_NEAR(faint(other), faint(small), 0.08) << scale;
  }
}

// Flights out and back lie on one line: they shade it as so many flights out do, also where the line crosses
// the page's edge and runs along or across the rows.
TEST(Density, CountsALineWhicheverWayItIsFlown) {
  const auto shade = [](bool back) {
    std::string toml = "title = 'to and fro'\n";
    int flights = 0;
    for (const auto& [from, to, count] :
         {std::tuple{"PEK", "JNB", 3}, {"LHR", "SYD", 5}, {"JFK", "LHR", 9}, {"SCL", "AKL", 2}})
      for (int i = 0; i < count; ++i) {
        const bool turned = back && i % 2 == 1;
        toml += fmt::format("[[flight]]\nid = 'f{}'\nfrom = '{}'\nto = '{}'\ndepart = 2020-01-10T00:00:00Z\n",
                            flights++, turned ? to : from, turned ? from : to);
      }
    const auto timeline = compiled(toml);
    View view = view_of(*timeline);
    view.to_page = Affine::translate({-300, 40}) * Affine::scale(1.5, 1.5) * view.to_page;
    const DensityShade drawn(*timeline, shared_lines(*timeline, view), view.page, 1.5, read_theme("paper"));
    return drawing::dump({view.page, {}, {drawn.all()}});
  };
  EXPECT_EQ(shade(true), shade(false));
}

// What has departed is drawn in full over all others, and nothing else is.
TEST(Density, MovesWithTheClock) {
  const auto timeline = network(700);
  const View view = view_of(*timeline);
  const DensityShade shade(*timeline, shared_lines(*timeline, view), view.page, view.scale,
                           read_theme("paper"));
  const auto drawn = [&](Instant t) {
    std::vector<drawing::Item> items;
    shade.draw(items, t);
    return items;
  };
  const auto pixels = [](const drawing::Item& item) {
    return std::get<drawing::Image>(std::get<std::shared_ptr<const drawing::Group>>(item)->items.at(0));
  };
  const auto before = drawn(timeline->begin - std::chrono::hours(1)), after = drawn(timeline->end);
  ASSERT_EQ(before.size(), 1U);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_LT(pixels(before[0]).opacity, 0.5F);
  EXPECT_EQ(pixels(after[0]).opacity, 1.0F);
  EXPECT_EQ(pixels(before[0]).pixels, pixels(after[0]).pixels);
  std::size_t covered = 0;
  for (int hour = 1; hour < 24 * 8; hour += 24) {
    const auto now = drawn(timeline->begin + std::chrono::hours(hour));
    ASSERT_EQ(now.size(), 2U) << hour;
    std::size_t seen = 0;
    const auto& rgba = pixels(now[1]).pixels->rgba;
    for (std::size_t i = 3; i < rgba.size(); i += 4) seen += rgba[i] > 0 ? 1 : 0;
    EXPECT_GT(seen, covered);
    covered = seen;
  }
}

TEST(Legend, SaysWhatABandIsAndHowManyFlightsAreDrawn) {
  const auto timeline = network(400, 5);
  const auto said = [&](RoutesAs as, Language language) {
    const Plan plan = plan_of(timeline, {.language = language, .routes_as = as});
    std::string all =
        texts(group(compose(plan, timeline::evaluate(*timeline, timeline->begin)), "furniture"));
    std::erase(all, '\n');  // between runs of one line, too
    return all;
  };
  EXPECT_THAT(said(RoutesAs::corridors, Language::english),
              testing::AllOf(testing::HasSubstr("Each band: all flights one way"),
                             testing::HasSubstr("400 flights drawn"), testing::HasSubstr("unknown number")));
  EXPECT_THAT(said(RoutesAs::density, Language::chinese),
              testing::AllOf(testing::HasSubstr("图中共400个航班"), testing::HasSubstr("个航班（约数）")));
  EXPECT_THAT(said(RoutesAs::flows, Language::english), testing::HasSubstr("half discs: left leaving"));
  EXPECT_THAT(said(RoutesAs::flights, Language::english), testing::Not(testing::HasSubstr("drawn")));
}

}  // namespace
}  // namespace homebound::compose
