// Reads durations, and tells them from times of day.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "data/register/airports.h"
#include "data/text/table.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {

// Reads "1:20", "01:20:00", "1h20", "2 h 5 min", "95 min", "PT1H20M", "1小时20分", or a number in the unit of
// its column. Nullopt for anything else, and for durations of no more than 0 and of more than two days.
std::optional<std::chrono::minutes> duration_in(std::string_view cell, DurationUnit unit);

// Finds the unit of a column's numbers from the distances between the rows' airports; where these tell
// nothing, numbers up to 24 are hours. Nullopt when most cells, at least three, are as long as no flight
// between these airports in any unit.
std::optional<DurationUnit> unit_of_durations(const data::Table& table, const Columns& columns,
                                              const data::Airports& airports, std::size_t column);

// Tells whether a column of "04:51" holds how long the flights take: most of its cells, at least three, are
// within 40 % and an hour of what the distance between the row's airports takes. Times of day are not.
bool are_durations(const data::Table& table, const Columns& columns, const data::Airports& airports,
                   std::size_t column);

}  // namespace homebound::scenario
