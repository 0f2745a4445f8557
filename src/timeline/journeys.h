// People who take several legs one after another count once: who of a leg's people came by an earlier one of
// the journey, and who goes on by a later one.
//
// The flights tell numbers, not persons. At each place of a journey those of a kind who have arrived leave
// first by the legs that continue theirs, then by the next one of the journey; whoever is more than they
// joins there, and whoever is left stays. Where a number is not known exactly, all of them go on by the next
// leg, and nobody joins it.
#pragma once

#include <cstddef>
#include <vector>

#include "base/instant.h"
#include "scenario/head_count.h"

namespace homebound::timeline {

struct Timeline;

// The people of one leg of a journey. Groups are in the order of scenario::for_each_group().
struct Passage {
  std::vector<scenario::HeadCount> joined, stays;  // by group: no leg brought them; no leg takes them on
  // Those who go on by a later leg, and those who came by an earlier one.
  struct Link {
    std::size_t group, leg;
    scenario::HeadCount people;
    bool operator==(const Link&) const = default;
  };
  std::vector<Link> onward, came;
};

// People at a place who have come by one leg of their journey and wait for the next.
struct InBetween {
  std::size_t place = 0;  // where they have arrived, an index into the scenario's places
  scenario::HeadCount people{0};
};
// Returns those of the legs shown at an instant, a place once.
std::vector<InBetween> in_between(const Timeline& timeline, Instant t);
// Returns all who ever change at each place: at no time are more there.
std::vector<InBetween> all_in_between(const Timeline& timeline);

// Sets the passages of all legs that belong to a journey, and Timeline::persons if anybody takes two legs.
void join_journeys(Timeline& timeline);

}  // namespace homebound::timeline
