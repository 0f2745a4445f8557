// Pictures with a filter and with a ruler.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/picture/plan_parts.h"
#include "support.h"

namespace homebound::compose {
namespace {

using testing::HasSubstr;
using testing::Not;

std::shared_ptr<const timeline::Timeline> filtered_story(const char* filter) {
  const auto whole = test::built_in_story();
  return std::make_shared<const timeline::Timeline>(
      timeline::filtered(*whole, timeline::parse_filter(filter, *whole)));
}

TEST(FilteredPicture, SaysHowManyFlightsItShowsAndCountsThem) {
  const auto some = filtered_story("from=PNH kind=suspects");
  const auto later = test::at("2015-11-12T00:00Z");
  const auto words = [&](const std::shared_ptr<const timeline::Timeline>& t, Language language) {
    const Plan plan = test::plan_of(t, {.language = language});
    return test::texts(compose(plan, timeline::evaluate(*t, later)).items);
  };
  const std::string english = words(some, Language::english);
  EXPECT_THAT(english, HasSubstr("2 of 8 flights shown:"));
  EXPECT_THAT(english, HasSubstr("Phnom Penh"));
  EXPECT_THAT(english, HasSubstr("\n168\n"));
  EXPECT_THAT(english, Not(HasSubstr("\n254\n")));
  EXPECT_THAT(words(some, Language::chinese), HasSubstr("显示\n2\n班（共\n8\n班）"));
  const std::string all = words(test::built_in_story(), Language::english);
  EXPECT_THAT(all, Not(HasSubstr("flights shown")));
  EXPECT_THAT(all, HasSubstr("\n254\n"));
}

TEST(FilteredPicture, LeavesWhatItShowsWhereItWas) {
  const auto some = filtered_story("to=PEK kind=suspects");
  const Plan before = test::plan_of(test::built_in_story()), after = test::plan_of(some);
  EXPECT_EQ(before.view(), after.view());
  for (std::size_t i = 0; i < some->legs.size(); ++i) {
    const RouteLine &line = after.parts().routes.lines[i], &was = before.parts().routes.lines[i];
    EXPECT_EQ(line.path->empty(), !some->shows(i));
    if (some->shows(i)) {
      EXPECT_EQ(line.path->points, was.path->points);
    }
    EXPECT_EQ(after.parts().routes.style.legs[i].colour, before.parts().routes.style.legs[i].colour);
  }
}

TEST(Ruler, IsDrawnAlongItsGeodesicsWithWhatTheyMeasure) {
  const auto t = test::built_in_story();
  const Plan plan = test::plan_of(t);
  const auto state = timeline::evaluate(*t, t->begin);
  const Ruler ruler{{{104.84, 11.55}, {116.6, 40.1}, {121.8, 31.1}}, LengthUnit::nautical_miles};
  const auto items = test::group(compose(plan, state, {.flight = {}, .ruler = ruler}), "ruler");
  const Measured m = measured(ruler.points);
  const std::string words = test::texts(items);
  for (const Geodesic& leg : m.legs) EXPECT_THAT(words, HasSubstr(length_text(leg.distance, ruler.unit)));
  EXPECT_THAT(words, HasSubstr(length_text(m.distance, ruler.unit) + " in all"));
  EXPECT_THAT(words, HasSubstr("area " + area_text(m.ring->area, ruler.unit)));
  // The middle of the first leg lies on its stroke.
  const LonLat middle = GeodesicLine(ruler.points[0], ruler.points[1]).at(m.legs[0].distance / 2).at;
  const Point on = plan.view().to_page(*plan.view().projection.forward(middle));
  const auto& stroke = std::get<drawing::Stroke>(items[1]);
  double nearest = 1e9;
  for (std::size_t k = 1; k < stroke.path->points.size(); ++k) {
    const Point a = stroke.path->points[k - 1], b = stroke.path->points[k];
    const double along =
        std::clamp(((on - a).x * (b - a).x + (on - a).y * (b - a).y) / std::pow(length(b - a), 2), 0.0, 1.0);
    nearest = std::min(nearest, length(on - (a + (b - a) * along)));
  }
  EXPECT_LT(nearest, 0.5);
  EXPECT_TRUE(test::group(compose(plan, state), "ruler").empty());
}

}  // namespace
}  // namespace homebound::compose
