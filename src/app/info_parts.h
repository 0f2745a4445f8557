// The parts of `homebound info` besides the list of flights.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "timeline/tally.h"

namespace homebound::app {

// Reads the grouping of --by, people by group at an instant. Throws UsageError for an unknown grouping.
timeline::Grouping parse_grouping(const std::string& name);

// Prints --why FIGURE: the flights, claims, events and sources behind a number. Throws UsageError with the
// nearest name for an unknown figure.
void print_evidence(const timeline::Timeline& timeline, const std::string& figure, std::optional<Instant> at,
                    bool json);

// A window of time that is asked for by --window, and how its flights are counted.
struct WindowAsked {
  timeline::Period period;
  Instant at;  // the instant that it is told from
  scenario::FlightEnd end{};
  std::string by;      // a grouping, or "day"
  std::string filter;  // of flights; empty: all
  std::string zone;    // of days and of what is printed
};
// Prints --window: the flights of a window with their people, by group or by day. Throws UsageError for an
// unknown grouping.
void print_window(const timeline::Timeline& timeline, const WindowAsked& asked, Language language, bool json);
// Prints what the scenario's own counters show at an instant; nothing where it has none.
void print_counters(const timeline::Timeline& timeline, Instant at, Language language);
nlohmann::ordered_json counters_json(const timeline::Timeline& timeline, Instant at, Language language);

// Prints --story: the instants that the seconds of the film show, scene by scene.
void print_story(const timeline::Timeline& timeline, bool json);

}  // namespace homebound::app
