// Finding anything that the document or the airport table names, in English or Chinese.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/register/airports.h"
#include "session/session.h"

namespace homebound::session {

struct Found {
  enum class Kind { place, flight, scene, event, airport } kind{};
  std::size_t index = 0;                   // into the scenario's list of that kind; of no use for an airport
  const data::Airport* airport = nullptr;  // one that is no place of the scenario
  bool operator==(const Found&) const = default;
};

// Names folded once. Refers to the timeline's scenario and the airports, which must outlive it.
class SearchIndex {
 public:
  SearchIndex(std::shared_ptr<const scenario::Scenario> scenario, const data::Airports& airports);

  // Ranked: codes and ids that are the query, names that are, begin with or contain it, then those a few
  // slips away; the scenario's own before other airports. A flight answers to its id and to any words of its
  // two ends, first of all in their order: "jakarta shanghai". At most `each` of a kind. Nothing for a blank
  // query.
  std::vector<Found> find(std::string_view query, std::size_t each = 8) const;

 private:
  struct Names {
    std::vector<std::string> codes, names;  // folded
    int match(std::string_view query) const;
  };
  std::vector<std::pair<int, Found>> flights(const std::string& query) const;

  std::shared_ptr<const scenario::Scenario> scenario_;
  const data::Airports& airports_;
  std::vector<Names> places_, scenes_, events_;
  std::string ids_;                  // of flights, folded, one after the other
  std::vector<std::uint32_t> ends_;  // where each of them ends
};

// What choosing it does: a flight is singled out and framed, a place looked at, an event or a scene sought.
Command go_to(const Found& found, const timeline::Timeline& timeline);

}  // namespace homebound::session
