// Says which place a text means: the one reader of places' names for tables, scenarios, searches and the
// window.
#pragma once

#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "data/places/countries.h"
#include "data/register/airports.h"

namespace homebound::data {

// What may decide between namesakes. Countries are ISO 3166-1 alpha-2; empty: not known.
struct PlaceContext {
  std::string day;                 // of the flight, in ISO 8601; empty: today
  std::string country;             // as a column for it says
  std::string other;               // the country of the flight's other end
  std::optional<LonLat> other_at;  // where that lies
  std::string usual;               // the country where nearly all other ends of the table lie
  std::set<std::string> lands;     // countries where a tenth of the table's certain ends or more lie
  // What most other texts of the table are: GOA among names is the town, and among codes Genoa's airport;
  // FRA among countries is France.
  enum class Among { unknown, codes, names, countries } among = Among::unknown;
  bool by_air = true;  // otherwise a town means itself and not its airport
  bool operator==(const PlaceContext&) const = default;
};

// One of the places that a text may mean.
struct Candidate {
  const Airport* airport = nullptr;
  const Country* country = nullptr;  // where no airport is set: the country itself, or a region in it
  std::string region;                // the region's name; a region is never the meaning, but may be meant
  bool nearby = false;               // the airport is one near a town that has none of its own
  bool operator==(const Candidate&) const = default;
};

// What a text means.
struct Meaning {
  // `assumed`: it is the likeliest of several, which are in `others`. `ambiguous`: none of `others` is
  // likelier, so somebody has to say which.
  enum class Sure { certain, assumed, ambiguous, unknown } sure = Sure::unknown;
  // One of these is set when it is certain or assumed.
  const Airport* airport = nullptr;
  const Country* country = nullptr;
  std::optional<LonLat> position;
  // The name and country of the town at `position`; empty where the position was written.
  Text town;
  std::string town_country;
  std::vector<Candidate> others;  // the best first; at most six
  bool dated = false;             // on another day it may mean something else
  bool nearby = false;            // the airport is one near a town that has none of its own
  // The other end may change it: it is not certain, or a town that has but an airfield.
  bool open = false;

  bool found() const { return sure == Sure::certain || sure == Sure::assumed; }
};

// Returns the name of a Sure: "certain" and so on.
const char* name_of(Meaning::Sure sure);

// Returns the meaning in words: "London Heathrow (LHR) assumed; also LGW, STN"; "one of PEK (Beijing
// Capital), PKX (Beijing Daxing)"; "the country Italy"; "unknown".
Text described(const Meaning& meaning);

// Names of places, made from a register of airports, the towns and the countries.
class Gazetteer {
 public:
  // Indexes the names at the first text that is no code. The airports must outlive it.
  explicit Gazetteer(const Airports& airports);
  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;
  // Returns the gazetteer of the shipped airports.
  static const Gazetteer& shipped();

  // Reads, in this order: a code of an airport, as of the day (IATA or ICAO); a city code or a country's
  // code; a position; the whole name of an airport, a town or a country, in any language of the tables; a
  // name with a code or a country in their places ("Beijing (PEK)", "CDG - Paris", "London, UK"); a part of
  // an airport's name. Capitals never count. A code that is a name elsewhere is read as most other texts are,
  // and is ambiguous where they do not tell. A town means its main airport: the first in towns.csv, or else
  // the largest, and of the largest the first in airports_overrides.csv, whose order is that of traffic; a
  // town without an airport means one near it. Off the air a town means the place where it lies. choose()
  // decides between namesakes. Thread-safe.
  Meaning resolve(std::string_view text, const PlaceContext& context = {}) const;

  // Returns where the towns and airports lie that have this whole name or code, with or without an airport.
  std::vector<LonLat> places_named(std::string_view text) const;

  // Returns airports for a query as it is typed: what it means, then what else it may mean, then the matches
  // of Airports::search().
  std::vector<const Airport*> search(std::string_view query, std::size_t count = 10,
                                     std::string_view day = {}) const;

  const Airports& airports() const { return airports_; }
  // Begins to index the names on another thread. The future's end waits for it.
  [[nodiscard]] std::future<void> index_ahead() const;

 private:
  struct Index;
  const Index& index() const;
  // Tells whether an airport's code was another's once.
  bool means_more_than_one(std::string_view code) const;

  const Airports& airports_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const Index> index_;
};

}  // namespace homebound::data
