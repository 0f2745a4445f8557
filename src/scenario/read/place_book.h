// Finds places by the names that flights and events use: the scenario's own first, then what the gazetteer
// knows.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/message.h"
#include "data/places/gazetteer.h"
#include "geo/sphere.h"
#include "scenario/read/ids.h"

namespace homebound::scenario {

class PlaceBook {
 public:
  // The instant for near() of what has no time: airports count as open as they are today.
  static constexpr Instant undated{std::chrono::sys_days(std::chrono::year(9999) / 1 / 1).time_since_epoch()};

  PlaceBook(std::vector<Place>& places, const data::Airports& airports, Findings& findings);

  // Adds a [[place]]. Where it names no zone and is no airport, `zone` applies, or if that is empty, the zone
  // of the nearest airport within 500 km, which is noted, or UTC.
  void declare(const toml::table& table, const std::string& zone);
  // Returns an index into the places; an airport, a country or a position is added at its first use. Warns of
  // a place that is assumed. Reports an ambiguous name with its candidates, and an unknown one with the
  // nearest three.
  std::optional<std::size_t> find(const Placed<std::string>& name, const std::string& where,
                                  const data::PlaceContext& context = {});
  // Returns the index of the scenario's own place of this id, or else of this name, which only one of them
  // has; an airport has that of its city, too.
  std::optional<std::size_t> own(const std::string& name);
  // Returns what many names are together: mostly codes, names or countries, and in which country nearly all
  // lie. The scenario's own places do not count.
  data::PlaceContext context_of(const std::set<std::string_view>& names);
  // Sets what the names of the scenario's flights are together; find() and meaning() go by it where their own
  // context does not tell.
  void read_among(const data::PlaceContext& usual) { usual_ = usual; }
  // Returns what a name means that is not the scenario's own.
  data::Meaning meaning(const std::string& name, data::PlaceContext context = {}) const;
  // Returns where the places of a name lie: the scenario's own, or the towns and airports of the register.
  std::vector<LonLat> places_named(const std::string& name);
  // Returns the place of a meaning that was found. `name` is the text: a code stays as it is written.
  std::size_t index_of(const data::Meaning& meaning, const std::string& name);
  // Tells whether a name is not the scenario's own and its place is assumed.
  bool is_assumed(const std::string& name, const data::PlaceContext& context = {}) {
    return !own(name) && meaning(name, context).sure == data::Meaning::Sure::assumed;
  }
  // Returns the context with what a name, the other end's, tells: its country and where it lies, of the
  // scenario's own places as well. Nothing is added when that is not known.
  data::PlaceContext beside(const std::string& name, data::PlaceContext context);
  // A place's country and id, by its index.
  const std::string& country_at(std::size_t place) const { return places_[place].country; }
  LonLat position_of(std::size_t place) const { return places_[place].at; }
  const std::string& id_of(std::size_t place) const { return places_[place].id; }
  const data::Airports& airports() const { return airports_; }
  const data::Gazetteer& gazetteer() const { return gazetteer_; }
  // Returns a hint such as "; the nearest are CGK, CKG, CGO", or "; the nearest are Aleppo (ALP)" for what is
  // no code; for a name with a known one in it, as Shin-Osaka, the airports of that one; for a town without
  // an airport, those nearest to it. Empty when there is nothing to say.
  Text nearest(const std::string& name) const;
  // Returns the place or the airport, open at `t`, within 10 km of `at`; large airports come before near
  // ones. If there is none, adds a place at that position, whose zone is what zone_around() says, or UTC.
  std::size_t near(LonLat at, Instant t);
  // Returns the place at a position that a table gives. One without a name is the airport, open at `t`,
  // within 10 km if there is one. Otherwise it is a place of its own, as if the scenario declared it, with
  // the zone of the nearest airport within 500 km.
  std::size_t at(LonLat at, const std::string& name, Instant t);
  // Returns the place of a meaning that is a town.
  std::size_t town(const data::Meaning& meaning);
  // Returns the place of its own, "first seen at ..." or "last seen at ...", of an end of a record at which
  // the aircraft was in the air: no airport, even if one lies below. Its zone is as in near().
  std::size_t seen(LonLat at, bool last, Instant t);
  // Returns the zone of the nearest airport within 100 km, if the clocks of all of them agree at `t`.
  std::optional<std::string> zone_around(LonLat at, Instant t) const;
  // Keeps the first `count` places and drops the airports that were added since.
  void keep(std::size_t count);
  // Returns how often keep() has dropped any: an index from before may be another place's since.
  std::size_t drops() const { return drops_; }
  // Reports a warning when `name` is an airport that was closed or not yet open on the day of `t`, or a code
  // of the past that was no longer in use then. Of a flight without a day only the latter is known.
  void warn_if_closed(const Placed<std::string>& name, std::size_t place, std::optional<Instant> t,
                      const std::string& where);
  // Returns the same warning as a text: "PNH closed on 2025-09-09, before this flight of 2026-01-01; ...".
  std::optional<Text> closed_at(const std::string& name, std::size_t place, std::optional<Instant> t) const;

 private:
  bool is_seen(std::size_t place) const;
  std::size_t index_of(const data::Airport& airport, const std::string& id);
  using Cell = std::array<int, 3>;  // of space
  static Cell cell_of(Vec3 direction);
  void note_places();  // that were added since, in cells_ and taken_
  // The airports about a position: the one that is meant by it and the one that tells its zone; null for
  // none.
  struct About {
    const data::Airport *best = nullptr, *clock = nullptr;
  };
  About about(LonLat at, Instant t) const;
  std::string zone_for(const Place& place, const Placed<std::string>& id);
  std::size_t index_of(const data::Country& country);
  const data::Airport* airport(const Placed<std::string>& name, const std::string& where);
  // Returns the airports of the longest part of a name that is a place by itself, the last of these.
  std::vector<const data::Airport*> airports_of_part(const std::string& name) const;
  // Reports what is wrong with a name, or to be known of it.
  void tell(const data::Meaning& meaning, const Placed<std::string>& name, const std::string& where,
            const Text& sort);

  std::vector<Place>& places_;
  const data::Airports& airports_;
  std::unique_ptr<const data::Gazetteer> own_gazetteer_;  // of airports that are not the shipped ones
  const data::Gazetteer& gazetteer_;
  Findings& findings_;
  std::size_t drops_ = 0;
  data::PlaceContext usual_;  // of the names of the scenario's flights
  Ids ids_;
  std::unordered_map<std::string, std::string> own_names_;  // folded name to id; empty for several
  std::unordered_map<const data::Airport*, std::size_t> by_airport_;
  std::unordered_map<std::size_t, const data::Airport*> airport_of_;  // by place
  std::map<std::tuple<double, double, std::string>, std::size_t> by_position_;
  std::map<std::string, std::size_t> seen_;  // places in the air, by name
  std::map<const data::Country*, std::size_t> by_country_;
  mutable std::vector<Vec3> directions_;  // of all airports, once a position is looked for
  // The first places, so many: those in each cell, and the ids of all.
  std::size_t noted_ = 0;
  std::map<Cell, std::vector<std::size_t>> cells_;
  std::unordered_multiset<std::string> taken_;
};

}  // namespace homebound::scenario
