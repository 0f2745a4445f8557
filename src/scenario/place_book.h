// Places by the names that flights and events call them: the scenario's own first, then airport codes.
#pragma once

#include <map>

#include "data/airports.h"
#include "scenario/ids.h"

namespace homebound::scenario {

class PlaceBook {
 public:
  PlaceBook(std::vector<Place>& places, const data::Airports& airports, Findings& findings)
      : places_(places), airports_(airports), findings_(findings), ids_("place", findings) {}

  // A [[place]]; `zone` is its clock when it names none.
  void declare(const toml::table& table, const std::string& zone);
  // Into the places; an airport is added at its first use. Complains of unknown names with the nearest three.
  std::optional<std::size_t> find(const Placed<std::string>& name, const std::string& where);
  // The place or the airport, open at `t`, within 10 km of `at`, large ones before near ones; else a new
  // place at that position, on the clock of the nearest airport within 500 km.
  std::size_t near(LonLat at, Instant t);
  // A warning when `name` is an airport that had not opened yet, or was closed, on the day of `t`.
  void warn_if_closed(const Placed<std::string>& name, std::size_t place, Instant t,
                      const std::string& where);

 private:
  std::size_t use(const data::Airport& airport, const std::string& id);
  const data::Airport* airport(const Placed<std::string>& code, const std::string& where);
  void unknown(const Placed<std::string>& name, const std::string& where, std::string_view sort,
               std::vector<std::string> nearest);

  std::vector<Place>& places_;
  const data::Airports& airports_;
  Findings& findings_;
  Ids ids_;
  std::map<const data::Airport*, std::size_t> by_airport_;
  std::map<std::size_t, const data::Airport*> airport_of_;  // a place
};

}  // namespace homebound::scenario
