#include "scenario/tables/durations.h"

#include <cmath>

#include "geo/measure/geodesic.h"

namespace homebound::scenario {

bool are_durations(const data::Table& table, const Columns& columns, const data::Airports& airports,
                   std::size_t column) {
  if (!columns[Field::from] || !columns[Field::to]) return false;
  constexpr std::size_t most = 200;
  constexpr double cruise_kmh = 850, climb_and_descent_h = 0.5;
  std::size_t all = 0, fitting = 0;
  for (std::size_t row = columns.first_row; row < columns.end_row && all < most; ++row) {
    const auto* from = airports.find(table.at(row, *columns[Field::from]));
    const auto* to = airports.find(table.at(row, *columns[Field::to]));
    const auto time = cell_time(table.at(row, column));
    if (!from || !to || from == to || !time || !time->time) continue;
    const double hours =
        geodesic_inverse(from->at, to->at).distance.value / 1000 / cruise_kmh + climb_and_descent_h;
    const double said = static_cast<double>(time->time->count()) / 3'600'000;
    ++all, fitting += std::abs(said - hours) <= std::max(0.4 * hours, 1.0);
  }
  return all >= 3 && 10 * fitting >= 8 * all;
}

}  // namespace homebound::scenario
