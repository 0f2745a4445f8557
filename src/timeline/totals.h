// People by group: who waits, who is aboard, who has landed. All of it follows from the flights.
//
// What is counted is the people aboard each flight. Somebody who flies two legs is counted on each: a list of
// flights does not say who is who, and no identities are made up. So a sum over all groups is the same at
// every instant, and the same for every grouping: that of the flights' people. With a filter only those that
// are shown count.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

// By kind of people and by flight each flight stays in one group. By place and by country its people are
// where they are: waiting where they leave, aboard on the way to where they land, landed there.
enum class Grouping { kind, place, country, flight };
inline constexpr std::array<std::string_view, 4> grouping_names{"kind", "place", "country", "flight"};
std::optional<Grouping> grouping_named(std::string_view name);  // nothing when the name is none of these

struct Group {
  std::string name;  // a kind, a place's or flight's id, a country's ISO 3166-1 code ("" when not known)
  Count count;
  bool operator==(const Group&) const = default;
};
// In order of first use. The people of a flight that says nothing of them are none.
std::vector<Group> totals(const Timeline& timeline, Grouping grouping, Instant t);

// The same over all time, exactly: a step at every instant at which a count changes, none between.
struct Steps {
  std::vector<std::string> groups;
  std::vector<Instant> at;                 // rising, each once
  std::vector<std::vector<Count>> counts;  // by group; counts[i] holds from at[i - 1] until before at[i]
  const std::vector<Count>& on(Instant t) const;
};
Steps steps(const Timeline& timeline, Grouping grouping);

}  // namespace homebound::timeline
