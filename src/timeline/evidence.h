// Says who? What is behind a number: the flights that it counts, the events that tell it, what others claim
// instead, and the sources of it all.
#pragma once

#include <string>
#include <string_view>

#include "timeline/timeline.h"

namespace homebound::timeline {

// What may be asked about by name: the ids of figures, and the counters "suspects-waiting", "suspects-aboard"
// and "suspects-landed" of each kind of people.
std::vector<std::string> figure_names(const Timeline& timeline);
std::string counter_name(const std::string& kind, Status status);

struct Evidence {
  std::string name;
  Instant at;
  std::optional<std::size_t> figure;  // as the scenario declares it, into Scenario::figures
  std::optional<Status> counter;      // its flights are those of a kind that have this status at `at`
  std::string kind;                   // of that counter
  std::vector<std::size_t> flights;   // that it counts, into Timeline::legs; a counter those that are shown
  int sum = 0;                        // of their people
  std::optional<int> value;           // the figure's, when it is a whole number
  std::vector<std::size_t> events;    // that tell the figure, into Scenario::events
  bool filtered = false;              // a filter keeps some flights from being counted
  std::vector<std::size_t> sources;   // of the figure, flights, claims and events, each once

  bool counts() const { return counter || !flights.empty(); }
  // Whether the flights make up the value; nothing when one of the two is missing or some of them are.
  std::optional<bool> agrees() const {
    return value && counts() && !filtered ? std::optional(*value == sum) : std::nullopt;
  }
};
// A figure counts the flights that it lists, or as the counter of its name. Without an instant a counter is
// taken when it first is highest. Nothing for a name that is none of figure_names().
std::optional<Evidence> evidence(const Timeline& timeline, std::string_view name,
                                 std::optional<Instant> at = {});
// "90 + 78 + 47 + 39 = 254"; "0" when it counts no flight.
std::string sum_text(const Timeline& timeline, const Evidence& evidence);

}  // namespace homebound::timeline
