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
  return told("{} of {} flights: left out {} {}{}", "{}/{} 个航班：略去{}行{}{}", flights, flights + missing,
              missing, missing == 1 ? Text{"row", ""} : Text{"rows", ""}, reasons);
}

}  // namespace homebound::scenario
