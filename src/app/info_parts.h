// The parts of `homebound info` besides the list of flights.
#pragma once

#include <string>

#include "timeline/totals.h"

namespace homebound::app {

// Reads the grouping of --by, people by group at an instant. Throws UsageError for an unknown grouping.
timeline::Grouping parse_grouping(const std::string& name);

// Prints --why FIGURE: the flights, claims, events and sources behind a number. Throws UsageError with the
// nearest name for an unknown figure.
void print_evidence(const timeline::Timeline& timeline, const std::string& figure, std::optional<Instant> at,
                    bool json);

// Prints --story: the instants that the seconds of the film show, scene by scene.
void print_story(const timeline::Timeline& timeline, bool json);

}  // namespace homebound::app
