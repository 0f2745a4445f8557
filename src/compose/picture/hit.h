// What lies under a point of the picture, of all that is drawn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/picture/plan.h"

namespace homebound::compose {

struct Hit {
  enum class Kind {
    event,    // into Scenario::events: its caption, or its ring on the map
    counter,  // of the totals, by name (see timeline/evidence.h)
    flight,   // into Timeline::legs: its aircraft, route or line in the column
    place,    // into Scenario::places
    city,     // into World::cities()
    feature,  // of the user: into UserLayers::entries(); `name` is what is written at it, if anything
    country,  // into World::countries()
    sea       // into World::seas()
  } kind{};
  std::size_t index = 0;
  std::string name;  // of a counter or a feature
  bool operator==(const Hit&) const = default;
};

// The most particular first: what stands on the map without being of it covers all below; then aircraft,
// events, places, routes, cities, features, areas; of one kind the nearest first. Each once, at most 24.
// `reach` makes all tolerances larger, as for a finger.
std::vector<Hit> hits(const Plan& plan, const timeline::FrameState& state, Point page_point,
                      double reach = 1);

// What the next click at one spot means, when the last one there chose `last`: the one behind it, and after
// the last of all the first. Nothing when nothing is hit.
std::optional<Hit> next_hit(const std::vector<Hit>& under, const std::optional<Hit>& last);

}  // namespace homebound::compose
