// What somebody accepts of a newer report of the same flights.
#pragma once

#include <string>
#include <vector>

#include "timeline/difference.h"

namespace homebound::timeline {

// Some of the differences between a scenario and a report of its flights.
struct Accepted {
  std::vector<std::size_t> fresh;  // legs of the report that are to be added
  std::vector<std::size_t> gone;   // legs of the scenario that are to be removed
  std::vector<Counterparts> changed;
  bool empty() const { return fresh.empty() && gone.empty() && changed.empty(); }
};

// Returns the scenario as a report changes it, without removing anything: changed flights are as the report
// has them and name its sources, new ones, their places and sources are added at the end. Where numbers of
// people differ, a figure keeps both: the report's as its value, the former one as a claim with its own
// sources. `name` is what the report is called where it names no sources of its own; empty: nothing is their
// source.
scenario::Scenario with_report(const Timeline& before, const Timeline& report, const Accepted& accepted,
                               const std::string& name);

}  // namespace homebound::timeline
