// Finds out which columns of a table of positions hold what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/text/table.h"
#include "data/tracks/track_times.h"

namespace homebound::data {

// Indices of columns; nullopt where there is none.
struct PositionColumns {
  using Column = std::optional<std::size_t>;
  Column lon, lat, lon_side, lat_side;  // a side is E or W, N or S
  Column pair;                          // "latitude,longitude" in one cell
  Column time, date, offset;            // `time` may be a clock's reading, `offset` its own from UTC
  Column track, flight, callsign, address, registration, type;
  Column height, ground;
  bool height_in_metres = false;
  bool columbus = false;   // a logger of Columbus: days as yymmdd, clocks as hhmmss
  std::size_t titles = 0;  // the row of titles
  bool placed() const { return (lon && lat) || pair; }
};

// How a column of numbers counts time.
enum class Count { epoch, days };  // since 1970, or days since 1899-12-30 as spreadsheets do

// Looks for the row of titles among the first rows, of which some may be comments or other headings, and
// for the columns by their titles and by what stands below them. Nullopt when no row names a longitude and a
// latitude.
std::optional<PositionColumns> find_position_columns(const Table& table);

// Tells whether a row is a comment.
bool is_comment(const Table& table, std::size_t row);
// Tells whether a row below the titles holds titles again, as Garmin's G3X writes them: with units and
// without.
bool repeats_titles(const Table& table, std::size_t row, const PositionColumns& columns);
// Returns a column's cells below the titles, without comments and empty ones, up to `most`.
std::vector<std::string_view> cells_below(const Table& table, std::size_t titles, std::size_t column,
                                          std::size_t most);
Count count_of(const std::vector<std::string_view>& cells);

// Tells whether each row is a place with a name of its own, the airports of a country or the towns that
// somebody has seen, and no fix of a track: none says a time or an aircraft.
bool are_places(const Table& table, const PositionColumns& columns);

}  // namespace homebound::data
