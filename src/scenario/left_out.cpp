#include "scenario/left_out.h"

#include "scenario/tables/fate.h"

namespace homebound::scenario {

std::size_t rows_left_out(const Scenario& scenario) {
  std::size_t count = scenario.left_out;
  for (const TableReport& table : scenario.tables) count += table.left();
  return count;
}

std::size_t rows_cancelled(const Scenario& scenario) {
  std::size_t count = 0;
  for (const TableReport& table : scenario.tables) count += table.cancelled;
  return count;
}

std::size_t rows_missing(const Scenario& scenario) {
  return rows_left_out(scenario) - rows_cancelled(scenario);
}

Text note_of_left_out(const Scenario& scenario) {
  const std::size_t missing = rows_missing(scenario), off = rows_cancelled(scenario),
                    flights = scenario.flights.size();
  const std::size_t withheld = scenario.withheld, lacking = missing + withheld;
  if (lacking + off == 0) return {};
  Text note = lacking > 0    ? told("{} of {} flights", "{}/{} 个航班", flights, flights + lacking)
              : flights == 1 ? Text{"1 flight", "1 个航班"}
                             : told("{} flights", "{} 个航班", flights);
  if (off > 0) note = told("{}, {} cancelled", "{}，另取消{}班", note, off);
  if (withheld > 0)
    note = told("{}, {} left out for this audience", "{}，{}班不在本文件范围内", note, withheld);
  if (missing == 0) return note;
  Text reasons;
  for (const TableReport& table : scenario.tables)
    for (const TableReport::LeftOut& group : table.left_out)
      if (group.reason.english != cancelled.english)
        reasons = told("{}{}{} {}", "{}{}{} {}", reasons, reasons.empty() ? Text{} : Text{"; ", "；"},
                       group.reason, group.count);
  if (!reasons.empty()) reasons = told(" ({})", "（{}）", reasons);
  return told("{0}: left out {1} {2}{3}", "{0}：略去{1}行{3}", note, missing, missing == 1 ? "row" : "rows",
              reasons);
}

}  // namespace homebound::scenario
