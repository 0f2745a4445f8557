// Rows of the story's column that are redrawn at every instant.
#pragma once

#include <string>

#include "compose/column/sheet.h"
#include "compose/kit/writer.h"

namespace homebound::compose {

inline constexpr double title_size = 26;  // page units; a title is the largest text of a page

// Each writes from w.y down and leaves w.y at its last baseline.
void write_clock(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state);
// Kinds without a colour of their own are one row.
void write_totals(Writer& w, const Sheet& sheet, const timeline::FrameState& state);
// Return how far these move w.y at any instant, page units.
double clock_height();
double totals_height(const timeline::Timeline& timeline, const ColourKey& kinds);

// Writes a count, right-aligned at a point, with words such as "at least" above its number. What is wider
// than the room is set smaller, and a range on two lines before it is hard to read. Page units.
void write_count(Writer& w, const scenario::HeadCount& count, double size, double room, Point at);
// The height of a row of counts of that size, and of one where such words may stand.
inline constexpr double numbers_row = 25, words_row = 38;

// Lists the largest flights in the air: one per row with cities and head-count, or two per row with airport
// codes.
enum class AirList { none, codes, cities };
void write_in_the_air(Writer& w, const Sheet& sheet, const timeline::FrameState& state, AirList list);
// Return what is at a page point: a counter of the totals that start at `top` between the sides of `box`, or
// a flight of the list that starts at `top` between the sides of `box`; nullopt when there is none.
struct CounterCell {
  std::size_t kind;
  timeline::Status status;
};
std::optional<CounterCell> counter_cell(Point at, const Rect& box, double top,
                                        const timeline::Timeline& timeline, const ColourKey& kinds);
std::optional<std::size_t> listed_flight(Point at, const Rect& box, double top,
                                         const timeline::Timeline& timeline,
                                         const timeline::FrameState& state, AirList list);
// Return the height of the list, page units: the most that it ever needs, and what it needs at an instant; 0
// when nobody flies.
double air_list_height(std::size_t flights, AirList list);
double air_list_height(const timeline::FrameState& state, AirList list);

}  // namespace homebound::compose
