// Chooses between the places of one name.
#pragma once

#include <vector>

#include "data/places/gazetteer.h"
#include "data/places/place_index.h"

namespace homebound::data {

// One of the places that a text may mean: an airport, a town with its airports, the main one first, a
// country, or a region in it.
struct Sense {
  std::vector<const Airport*> airports;  // empty: the country or region
  const Country* country = nullptr;      // the country itself, or where the region lies
  std::string region;                    // the region's name
  long population = 0;                   // of the town; 0: not known, or an airport
  int traffic = 0;                       // traffic_class() of the main airport, or as it would be
  bool dated = false;                    // its airports are not the same on all days
  bool nearby = false;                   // the town has no airport of its own, and these are near it
  bool shortened = false;                // the text is the beginning of the town's name
  bool town = false;                     // the text names a town rather than an airport

  const Airport& main() const { return *airports.front(); }
  // The country in which it lies.
  const std::string& land() const { return airports.empty() ? country->iso : main().country; }
  LonLat at() const { return airports.empty() ? country->at : main().at; }
};

// Returns the airport's sense.
Sense sense_of(const Airports& airports, const Airport& airport);
// Returns the town's sense on a day: airports that were closed are left out, unless all were. A town without
// an airport of its own has those within 80 km in its country, the nearest first, or none.
Sense sense_of(const Airports& airports, const Town& town, const std::string& day);
Sense sense_of(const Country& country);
Sense sense_of(const Country& country, std::string region);

// Returns the meaning of a text with these senses: certain when there is only one, with one airport.
// Namesakes of no weight beside the largest do not count. Between the others decide, in this order: the
// country that the context names; the country of the other end; that in which nearly the whole table lies;
// traffic, if the largest is far larger than each of the others, or as large and far nearer; and the one
// country among them in which other places of the table lie. What was decided so is assumed. It is ambiguous
// when none of these decides; when a far larger namesake, one of the world's busiest airports, or one as
// large and nearer speaks against the other end or the table; and when nobody would fly that way: to a place
// a few kilometres off, or from far abroad to a town with an airfield. `always_assumed`: the text says less
// than the place's name. `equal`: a larger airport is not likelier than another.
Meaning choose(std::vector<Sense> senses, const PlaceContext& context, bool equal = false,
               bool always_assumed = false);

// Returns that somebody has to say which of these is meant; unknown when there is none.
Meaning ask(const std::vector<Sense>& senses);

}  // namespace homebound::data
