// Chooses between the places of one name.
#pragma once

#include <vector>

#include "data/places/gazetteer.h"
#include "data/places/place_index.h"

namespace homebound::data {

// One of the places that a text may mean: an airport, or a town with its airports, the main one first.
struct Sense {
  std::vector<const Airport*> airports;  // at least one
  long population = 0;                   // of the town; 0: not known, or an airport
  int traffic = 0;                       // traffic_class() of the main airport
  bool dated = false;                    // its airports are not the same on all days
  const Airport& main() const { return *airports.front(); }
};

// Returns the airport's sense.
Sense sense_of(const Airports& airports, const Airport& airport);
// Returns the town's sense on a day: airports that were closed are left out, unless all were. It has no
// airports if the town has none.
Sense sense_of(const Airports& airports, const Town& town, const std::string& day);

// Returns the meaning of a text with these senses: certain when there is only one, with one airport.
// Otherwise, in this order: the country that the context names excludes the others; a place whose airport
// is in a far larger class of traffic is assumed, unless nearly the whole table lies in the country of
// another; then the one place in the country of the other end; then that in the table's usual country. It
// is ambiguous when none of these decides. `always_assumed`: the text says less than the place's name.
// `equal`: a larger airport is not likelier than another.
Meaning choose(std::vector<Sense> senses, const PlaceContext& context, bool equal = false,
               bool always_assumed = false);

}  // namespace homebound::data
