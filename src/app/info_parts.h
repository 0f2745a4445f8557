// The parts of `homebound info` beside the list of flights.
#pragma once

#include <string>

#include "timeline/totals.h"

namespace homebound::app {

// --by: people by group at an instant. Throws UsageError for an unknown grouping.
timeline::Grouping parse_grouping(const std::string& name);

// --why FIGURE: the flights, claims, events and sources behind a number. Throws UsageError, with the nearest
// name, for one that nobody can be asked about.
void print_evidence(const timeline::Timeline& timeline, const std::string& figure, std::optional<Instant> at,
                    bool json);

// --story: which seconds of the film show which instants, scene by scene.
void print_story(const timeline::Timeline& timeline, bool json);

}  // namespace homebound::app
