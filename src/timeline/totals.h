// Counts people by group: who is waiting, aboard or landed, as the flights tell.
//
// The people aboard each flight are counted. Somebody who flies two legs counts on each, unless the file says
// that they are one journey (see journeys.h): a list of flights does not identify people, and no identities
// are made up. A sum over all groups of known numbers is the same at every instant and for every grouping.
// With a filter only the flights that it shows count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

using scenario::Grouping, scenario::grouping_named, scenario::grouping_names;

struct Group {
  // A kind, a place's or flight's id, a country's or nationality's ISO 3166-1 alpha-2 code, a journey, an
  // operator, a type of aircraft or a mode; "" when unknown.
  std::string name;
  Count count;
  bool operator==(const Group&) const = default;
};
// Returns the groups at an instant, in order of first use. By kind, a flight that mentions neither people
// nor their kind has no group.
std::vector<Group> totals(const Timeline& timeline, Grouping grouping, Instant t);

// The same counts over all time, exactly: a step at each instant at which a count changes.
struct Steps {
  std::vector<std::string> groups;
  std::vector<Instant> at;  // rising, each once
  // counts[i][group] holds from at[i - 1] until just before at[i].
  std::vector<std::vector<Count>> counts;
  // Returns the counts of the groups at an instant.
  const std::vector<Count>& on(Instant t) const;
};
// Returns the steps of all groups. counts has one element more than at.
Steps steps(const Timeline& timeline, Grouping grouping);

}  // namespace homebound::timeline
