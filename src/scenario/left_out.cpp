#include "scenario/left_out.h"

namespace homebound::scenario {

std::size_t rows_left_out(const Scenario& scenario) {
  std::size_t count = scenario.left_out;
  for (const TableReport& table : scenario.tables) count += table.left();
  return count;
}

Text note_of_left_out(const Scenario& scenario) {
  const std::size_t missing = rows_left_out(scenario), flights = scenario.flights.size();
  if (missing == 0) return {};
  Text reasons;
  for (const TableReport& table : scenario.tables)
    for (const TableReport::LeftOut& group : table.left_out)
      reasons = told("{}{}{} {}", "{}{}{} {}", reasons, reasons.empty() ? Text{} : Text{"; ", "；"},
                     group.reason, group.count);
  if (!reasons.empty()) reasons = told(" ({})", "（{}）", reasons);
  return told("{0} of {1} flights: left out {2} {3}{4}", "{0}/{1} 个航班：略去{2}行{4}", flights,
              flights + missing, missing, missing == 1 ? "row" : "rows", reasons);
}

}  // namespace homebound::scenario
