// The evidence behind a number: the flights that it counts, the events that mention it, what other sources
// claim instead, and the sources of all of these.
#pragma once

#include <string>
#include <string_view>

#include "timeline/timeline.h"

namespace homebound::timeline {

// Returns the names that evidence() takes: the ids of figures, and the counters of each kind of people,
// such as "suspects-waiting", "suspects-aboard" and "suspects-landed".
std::vector<std::string> figure_names(const Timeline& timeline);
// Returns the name of a kind's counter: "suspects-aboard".
std::string counter_name(const std::string& kind, Status status);

struct Evidence {
  std::string name;
  Instant at;
  std::optional<std::size_t> figure;  // the declared figure, an index into Scenario::figures
  std::optional<Status> counter;      // the status of the people counted at `at`
  std::string kind;                   // the kind of people counted
  // The flights counted, indices into Timeline::legs; for a counter only those shown.
  std::vector<std::size_t> flights;
  std::vector<scenario::HeadCount> people;  // how many of each of these flights: of the kind, or all
  scenario::HeadCount sum{0};
  std::optional<int> value;          // the figure's value, when it is a whole number
  std::vector<std::size_t> events;   // the events that mention the figure, indices into Scenario::events
  bool filtered = false;             // the filter keeps some flights from being counted
  std::vector<std::size_t> sources;  // of the figure, flights, claims and events, each once

  bool counts() const { return counter || !flights.empty(); }
  // Tells whether the flights add up to the value; nullopt when either is missing, when some flights are
  // filtered out, or when the sum may be the value but is not known exactly.
  std::optional<bool> agrees() const;
  // Tells whether the sum may be the value but is not known exactly.
  bool may_agree() const;
};
// Returns the evidence for a name. A figure counts the flights that it lists or, if it lists none, those of
// the counter of its name. Without an instant a counter is taken when it first reaches its maximum. Nullopt
// for a name that figure_names() does not contain.
std::optional<Evidence> evidence(const Timeline& timeline, std::string_view name,
                                 std::optional<Instant> at = {});
// Returns the sum in words: "90 + 78 + 47 + 39 = 254", "90 + unknown = at
// least 90"; "0" when no flight counts.
std::string sum_text(const Evidence& evidence);

}  // namespace homebound::timeline
