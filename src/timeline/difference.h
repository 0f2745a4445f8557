// What has changed from one list of flights to another: flights that are new, gone, moved or otherwise told.
//
// Flights are the same, from the surest sign to the least: of one id, route and day; of one id on one day; of
// one id; of one flight number, callsign or registration on one day; of one route at one instant; of one
// route on one day, the nearest in time first; of one route with as many people of one kind within three
// days. Ids that only repeat the route are no sign; where both lists share ids, different ones tell flights
// apart. Each flight has at most one counterpart.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

// What may differ between two reports of a flight.
enum class Aspect { from, to, depart, arrive, people, kind, status, craft };
inline constexpr std::array<std::string_view, 8> aspect_names{"from",   "to",   "depart", "arrive",
                                                              "people", "kind", "status", "craft"};

// A flight of both lists, as indices into Timeline::legs.
struct Counterparts {
  std::size_t before, after;
  std::vector<Aspect> changed;  // empty: both say the same
  bool operator==(const Counterparts&) const = default;
};

struct Difference {
  std::vector<Counterparts> both;        // in the order of `after`
  std::vector<std::size_t> gone, fresh;  // of the first list alone, of the second alone
  bool empty() const;                    // nothing has changed
};

// Tells whether places are the same: of one code, or within five kilometres of one another.
bool is_same_place(const scenario::Place& a, const scenario::Place& b);

// Compares all flights, whatever the filters hide. Times that nobody told are not compared.
Difference difference(const Timeline& before, const Timeline& after);

// Returns the people of both lists that have not been cancelled.
struct PeopleBeside {
  scenario::HeadCount before{0}, after{0};
};
PeopleBeside people_of(const Timeline& before, const Timeline& after);

}  // namespace homebound::timeline
