// The table of flights: which rows, in which order, and what their cells say.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::session {

enum class Column { id, from, to, depart, arrive, distance, duration, people, kind, sure, times, sources };
inline constexpr std::array columns{Column::id,     Column::from,     Column::to,       Column::depart,
                                    Column::arrive, Column::distance, Column::duration, Column::people,
                                    Column::kind,   Column::sure,     Column::times,    Column::sources};

struct SortKey {
  Column column{};
  bool descending = false;
  bool operator==(const SortKey&) const = default;
};

// IATA's code, else ICAO's, else the scenario's own id.
const std::string& code_of(const scenario::Place& place);

// Legs that the filter shows and whose id, ends (codes, names, cities in any language), kind, certainty or
// source ids hold all words of `text`, any case and accents. Sorted by the first key, then the second and so
// on; descending keys too keep the scenario's order among equals. Certainty sorts from tracked to estimated.
std::vector<std::uint32_t> flight_rows(const timeline::Timeline& timeline, std::string_view text,
                                       std::span<const SortKey> keys);

}  // namespace homebound::session
