// Places by the names that flights and events call them: the scenario's own first, then airport codes.
#pragma once

#include <map>
#include <unordered_map>

#include "base/message.h"
#include "data/register/airports.h"
#include "scenario/read/ids.h"

namespace homebound::scenario {

class PlaceBook {
 public:
  PlaceBook(std::vector<Place>& places, const data::Airports& airports, Findings& findings)
      : places_(places), airports_(airports), findings_(findings), ids_({"place", "地点"}, findings) {}

  // A [[place]]; `zone` is its clock when it names none.
  void declare(const toml::table& table, const std::string& zone);
  // Into the places; an airport is added at its first use. `day` (ISO 8601; empty: now) decides what a code
  // means that changed hands. Complains of unknown names with the nearest three.
  std::optional<std::size_t> find(const Placed<std::string>& name, const std::string& where,
                                  std::string_view day = {});
  // The same without a complaint.
  std::optional<std::size_t> look_up(const std::string& name, std::string_view day = {});
  // By the whole name of an airport, or of a city with one airport, in English or Chinese.
  std::optional<std::size_t> look_up_name(const std::string& name);
  const data::Airports& airports() const { return airports_; }
  // "; the nearest are CGK, CKG, CGO" or "".
  Message nearest(const std::string& name) const;
  // The place or the airport, open at `t`, within 10 km of `at`, large ones before near ones; else a new
  // place at that position, on the clock of the nearest airport within 500 km.
  std::size_t near(LonLat at, Instant t);
  // The first `count` places alone, without the airports that were added since.
  void keep(std::size_t count);
  // A warning when `name` is an airport that had not opened yet, or was closed, on the day of `t`.
  void warn_if_closed(const Placed<std::string>& name, std::size_t place, Instant t,
                      const std::string& where);
  // The same as a text: "PNH closed on 2025-09-09, before this flight of 2026-01-01; ...".
  std::optional<Message> closed_at(const std::string& name, std::size_t place, Instant t) const;

 private:
  std::size_t index_of(const data::Airport& airport, const std::string& id);
  const data::Airport* airport(const Placed<std::string>& code, const std::string& where);
  void unknown(const Placed<std::string>& name, const std::string& where, const Message& sort);

  std::vector<Place>& places_;
  const data::Airports& airports_;
  Findings& findings_;
  Ids ids_;
  std::unordered_map<const data::Airport*, std::size_t> by_airport_;
  std::map<std::size_t, const data::Airport*> airport_of_;  // a place
};

}  // namespace homebound::scenario
