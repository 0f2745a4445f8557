// The rows, order and columns of the table of flights.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/names.h"
#include "timeline/timeline.h"

namespace homebound::session {

enum class Column {
  id,
  from,
  to,
  status,
  delay,   // against the scheduled times
  depart,  // on the airports' clocks
  depart_utc,
  arrive,
  arrive_utc,
  planned,  // scheduled and expected times
  distance,
  duration,
  people,
  kind,
  sure,
  times,
  sources
};
inline constexpr std::array columns{Column::id,         Column::from,    Column::to,         Column::status,
                                    Column::delay,      Column::depart,  Column::depart_utc, Column::arrive,
                                    Column::arrive_utc, Column::planned, Column::distance,   Column::duration,
                                    Column::people,     Column::kind,    Column::sure,       Column::times,
                                    Column::sources};
// Returns the name by which a column is remembered: "depart_utc".
constexpr std::string_view name_of(Column column) {
  constexpr std::array<std::string_view, columns.size()> names{
      "id",      "from",     "to",       "status", "delay", "depart", "depart_utc", "arrive", "arrive_utc",
      "planned", "distance", "duration", "people", "kind",  "sure",   "times",      "sources"};
  return names[static_cast<std::size_t>(column)];
}
// Tells whether a column says anything of some flight: a plan and a status are said of few.
bool says_anything(const timeline::Timeline& timeline, Column column);

struct SortKey {
  Column column{};
  bool descending = false;
  bool operator==(const SortKey&) const = default;
};

// Returns the legs that the filter does not hide, those that never flew among them, and whose id, ends
// (codes, names, cities in any language), kind, certainty or source ids contain every word of `text`,
// ignoring case and accents. They are sorted by the first key, then the second and so on; equals stay in the
// scenario's order, also with descending keys. Certainty sorts from tracked to estimated.
std::vector<std::uint32_t> flight_rows(const timeline::Timeline& timeline, std::string_view text,
                                       std::span<const SortKey> keys);

}  // namespace homebound::session
