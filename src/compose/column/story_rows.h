// The rows of the story's column that are written anew for every instant.
#pragma once

#include "compose/column/sheet.h"
#include "compose/kit/writer.h"

namespace homebound::compose {

// Each writes from w.y down and leaves w.y at its last baseline.
void write_clock(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state);
void write_totals(Writer& w, const Sheet& sheet, const timeline::FrameState& state);
// By how much these move w.y, at any instant.
double clock_height(const timeline::Timeline& timeline);
double totals_height(const timeline::Timeline& timeline);

// Flights in the air: a row each with cities and head-count, or two in a row by airport codes.
enum class AirList { none, codes, cities };
void write_in_the_air(Writer& w, const Sheet& sheet, const timeline::FrameState& state, AirList list);
// What they put at a page point: a counter, of totals that start at `top` and end at `right`; a flight, of a
// list that starts at `top` between the sides of `box`.
struct CounterCell {
  std::size_t kind;
  timeline::Status status;
};
std::optional<CounterCell> counter_cell(Point at, double right, double top, std::size_t kinds);
std::optional<std::size_t> listed_flight(Point at, const Rect& box, double top,
                                         const timeline::FrameState& state, AirList list);
// What the list needs at most, so that it always takes the same height.
double air_list_height(const timeline::Timeline& timeline, AirList list);

}  // namespace homebound::compose
