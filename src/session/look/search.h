// Finds anything that the document or the airport table names, in English or Chinese, and typed positions.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/register/airports.h"
#include "session/session.h"

namespace homebound::session {

struct Found {
  enum class Kind { place, flight, scene, event, airport, position } kind{};
  std::size_t index = 0;                   // into the scenario's list of that kind; unused for an airport
  const data::Airport* airport = nullptr;  // an airport that is no place of the scenario
  LonLat at{};                             // of a position
  bool operator==(const Found&) const = default;
};

// An index of names, folded once. It refers to the timeline's scenario, which must outlive it.
class SearchIndex {
 public:
  explicit SearchIndex(std::shared_ptr<const scenario::Scenario> scenario);

  // Returns matches by rank: codes and ids equal to the query; names that equal, begin with or contain it;
  // then names a few typing errors away; the scenario's own before other airports. A flight matches by its id
  // and by words of its two ends, best in their order: "jakarta shanghai". A position as people write them
  // comes before all: see data::written_position(). There are at most `each` of a kind, and none for a blank
  // query.
  std::vector<Found> find(std::string_view query, std::size_t each = 8) const;

 private:
  struct Names {
    std::vector<std::string> codes, names;  // folded
    int match(std::string_view query) const;
  };
  std::vector<std::pair<int, Found>> flights(const std::string& query) const;

  std::shared_ptr<const scenario::Scenario> scenario_;
  std::vector<Names> places_, scenes_, events_;
  std::string ids_;                  // folded ids of flights, concatenated
  std::vector<std::uint32_t> ends_;  // where each id ends
};

// Returns the commands for choosing a match at an instant of the story: they single out and frame a flight,
// and seek its departure if it is not under way; look at a place; or seek an event or a scene.
std::vector<Command> go_to(const Found& found, const timeline::Timeline& timeline, Instant now);

}  // namespace homebound::session
