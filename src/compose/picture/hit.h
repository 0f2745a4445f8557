// Finds what is drawn under a point of the picture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/picture/plan.h"

namespace homebound::compose {

struct Hit {
  enum class Kind {
    event,    // index into Scenario::events: its caption, or its ring on the map
    counter,  // of the totals or on a callout, by name (see timeline/evidence.h)
    flight,   // index into Timeline::legs: its aircraft, its route or its line in the column
    flow,     // a band of corridors or flows: the index of its first flight, `members` has all
    place,    // index into Scenario::places; `members` are it and the places that the map joins with it
    city,     // index into World::cities()
    feature,  // index into Scenario::user_layers; `name` is its label on the map, if any
    country,  // index into World::countries()
    sea       // index into World::seas()
  } kind{};
  std::size_t index = 0;
  std::string name;                       // of a counter or a feature
  std::vector<std::size_t> members = {};  // of a flow, indices into Timeline::legs; of a place, of places
  bool operator==(const Hit&) const = default;
};

// Returns at most 24 distinct hits, the most specific first. Overlays and callouts hide everything below
// them; then come aircraft, events, places, routes (single flights or bands, as they are drawn; a shade of
// all has none), cities, features and areas, each kind from the nearest. `reach` scales all tolerances, for
// example for touch.
std::vector<Hit> hits(const Plan& plan, const timeline::FrameState& state, Point page_point,
                      double reach = 1);

// Returns what the next click at the same spot selects after `last`: the hit behind it, and after the last
// hit the first again. Returns nullopt when `under` is empty.
std::optional<Hit> next_hit(const std::vector<Hit>& under, const std::optional<Hit>& last);

}  // namespace homebound::compose
