// Ways on which people change: which flights go on from which, and so which stage of a way each is.
#pragma once

#include <cstddef>
#include <vector>

namespace homebound::timeline {

struct Timeline;

// What follows takes legs as indices into Timeline::legs, in any order, and looks at no others. Stages are
// returned for each of Timeline::legs and counted from 1; 0 is a leg to which and from which nobody changes.

// Returns the stages of the journeys that the scenario tells.
std::vector<std::size_t> stages_of_journeys(const Timeline& timeline, const std::vector<std::size_t>& legs);
// Returns the stages that places and times suggest: a leg goes on from those that have brought people of its
// kind to where it leaves from, unless it goes back to where they left.
std::vector<std::size_t> stages_by_place(const Timeline& timeline, const std::vector<std::size_t>& legs);

// Tells whether somebody may count on more than one of the legs: people seem to change, and no journey says
// how many.
bool may_count_twice(const Timeline& timeline, const std::vector<std::size_t>& legs);
// Tells the same of the legs that are shown. Nobody can be told to change where there are no times, and where
// journeys are told, each person counts once.
bool may_count_twice(const Timeline& timeline);

}  // namespace homebound::timeline
