// The plan beside what flew, as the layer `plan` draws it.
#include "compose/routes/planned.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/picture/plan_parts.h"
#include "compose/routes/craft_shapes.h"
#include "compose/support.h"

namespace homebound::compose {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

const char* const planned_and_flown =
    "title = 'x'\n"
    "[[flight]]\nid = 'late'\nfrom = 'PNH'\nto = 'CAN'\npeople = 90\n"
    "depart = { at = 2024-03-01T07:40:00, scheduled = 2024-03-01T07:00:00 }\n"
    "arrive = { at = 2024-03-01T11:40:00, scheduled = 2024-03-01T11:00:00 }\n"
    "[[flight]]\nid = 'diverted'\nfrom = 'CGK'\nto = 'SZX'\nplanned_to = 'HGH'\nstatus = 'diverted'\npeople "
    "= 90\n"
    "depart = 2024-03-01T07:10:00\narrive = 2024-03-01T12:40:00\n"
    "[[flight]]\nid = 'off'\nfrom = 'KUL'\nto = 'TPE'\ndepart = 2024-03-01T08:00:00\npeople = 90\n"
    "status = 'never flew'\n";

std::vector<drawing::Item> flat_items(const std::vector<drawing::Item>& items) {
  std::vector<drawing::Item> flat;
  for (const drawing::Item& item : items) {
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item)) {
      for (drawing::Item& inner : flat_items((*g)->items)) flat.push_back(std::move(inner));
    } else {
      flat.push_back(item);
    }
  }
  return flat;
}

struct PlannedSeen {
  int full = 0, hollow_ones = 0;  // aircraft
};
PlannedSeen aircraft_in(const drawing::Drawing& drawing, const Plan& plan) {
  PlannedSeen seen;
  for (const drawing::Item& item : flat_items(group(drawing, "aircraft")))
    if (const auto* fill = std::get_if<drawing::Fill>(&item);
        fill && fill->path.id() == craft_shape(scenario::Mode::air).id()) {
      bool is_hollow = false;
      for (const RouteStyle& style : plan.parts().routes.style.legs)
        is_hollow = is_hollow || fill->colour == hollow(read_theme("paper"), style.colour);
      ++(is_hollow ? seen.hollow_ones : seen.full);
    }
  return seen;
}

TEST(PlanLayer, ShowsWhereFlightsShouldBe) {
  const auto t = compiled(planned_and_flown);
  Options options;
  const Plan without = plan_of(t, options);
  options.layers.plan = true;
  const Plan with = plan_of(t, options);
  struct Case {
    const char* at;
    int flying, planned;
  };
  // The one that never flew is due from 00:00 to about 04:45 UTC.
  for (const auto& [when, flying, planned] :
       {Case{"2024-03-01T00:05Z", 0, 2}, Case{"2024-03-01T00:20Z", 1, 3}, Case{"2024-03-01T01:00Z", 2, 3},
        Case{"2024-03-01T03:20Z", 2, 2}}) {
    const auto state = timeline::evaluate(*t, at(when));
    const PlannedSeen before = aircraft_in(compose(without, state), without),
                      after = aircraft_in(compose(with, state), with);
    EXPECT_EQ(before.full, flying) << when;
    EXPECT_EQ(before.hollow_ones, 0) << when;
    EXPECT_EQ(after.full, flying) << when;
    EXPECT_EQ(after.hollow_ones, planned) << when;
  }
}

TEST(PlanLayer, DrawsTheWaysThatWereNotFlown) {
  const auto t = compiled(planned_and_flown);
  Options options;
  options.layers.plan = true;
  const Plan plan = plan_of(t, options);
  const auto& planned = plan.parts().routes.planned;
  ASSERT_EQ(planned.size(), 3U);
  EXPECT_FALSE(planned[0].flight.apart);
  EXPECT_TRUE(planned[1].flight.apart);
  EXPECT_TRUE(planned[2].flight.apart);
  const auto items = flat_items(group(compose(plan, timeline::evaluate(*t, t->begin)), "routes"));
  for (const std::size_t i : {1U, 2U}) {
    EXPECT_FALSE(planned[i].line.path->empty());
    EXPECT_EQ(std::ranges::count_if(items,
                                    [&](const drawing::Item& item) {
                                      const auto* stroke = std::get_if<drawing::Stroke>(&item);
                                      return stroke && stroke->path.id() == planned[i].line.path.id();
                                    }),
              2)
        << "an edge and the paler inside";
  }
}

TEST(PlanLayer, IsNamedInTheLegendInBothLanguagesAndOnlyWhereThereIsAPlan) {
  Options options;
  options.layers.plan = true;
  const auto legend = [&](const std::string& toml, Language language) {
    options.language = language;
    const auto t = compiled(toml);
    const Plan plan = plan_of(t, options);
    return texts(group(compose(plan, timeline::evaluate(*t, t->begin)), "furniture"));
  };
  EXPECT_THAT(legend(planned_and_flown, Language::english), HasSubstr("planned\n"));
  EXPECT_THAT(legend(planned_and_flown, Language::chinese), HasSubstr("计划\n"));
  EXPECT_THAT(legend("title = 'x'\n" + flight("a", "PNH", "CAN"), Language::english),
              Not(HasSubstr("planned\n")));
}

}  // namespace
}  // namespace homebound::compose
