#include "scenario/assumed.h"

#include <algorithm>

#include "base/ascii.h"
#include "data/places/coordinates.h"

namespace homebound::scenario {
namespace {

std::vector<std::string> assumed(const Scenario& scenario, bool from_positions) {
  std::vector<std::string> codes;
  std::vector<bool> seen(scenario.places.size());
  const auto add = [&](const std::string& said, std::size_t place) {
    if (said.empty() || seen[place]) return;
    const Place& p = scenario.places[place];
    const std::string code = upper(said);
    const bool position = (is_digit(said[0]) || said[0] == '-') && data::written_position(said);
    if (position != from_positions || code == p.iata || code == p.icao) return;
    seen[place] = true;
    codes.push_back(!p.iata.empty() ? p.iata : !p.icao.empty() ? p.icao : p.id);
  };
  for (const Flight& f : scenario.flights) add(f.from_said, f.from), add(f.to_said, f.to);
  return codes;
}

}  // namespace

std::vector<std::string> assumed_airports(const Scenario& scenario) { return assumed(scenario, false); }
std::vector<std::string> airports_at_positions(const Scenario& scenario) { return assumed(scenario, true); }

std::vector<DayOrder> guessed_dates(const Scenario& scenario) {
  std::vector<DayOrder> orders = scenario.guessed_dates;
  for (const TableReport& table : scenario.tables)
    if (table.guessed_dates && std::ranges::find(orders, table.guessed_dates->order) == orders.end())
      orders.push_back(table.guessed_dates->order);
  return orders;
}

Text note_of_guessed_dates(const Scenario& scenario) {
  Text written;
  for (const DayOrder order : guessed_dates(scenario)) {
    const Text one = order == DayOrder::day_first     ? Text{"day/month/year", "日/月/年"}
                     : order == DayOrder::month_first ? Text{"month/day/year", "月/日/年"}
                                                      : Text{"year/month/day", "年/月/日"};
    written = written.empty() ? one : told("{}, {}", "{}、{}", written, one);
  }
  return written.empty() ? Text{} : told("Dates read as {} (guessed)", "日期按“{}”顺序读取（推定）", written);
}

}  // namespace homebound::scenario
