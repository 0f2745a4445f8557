#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/info_parts.h"
#include "base/error.h"
#include "base/suggest.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;

std::string code_of(const scenario::Place& p) {
  return !p.iata.empty() ? p.iata : !p.icao.empty() ? p.icao : p.id;
}

Json flight_json(const timeline::Timeline& timeline, const timeline::Leg& leg) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  Json sources = Json::array();
  for (std::size_t i : f.sources) sources.push_back(s.sources[i].id);
  return {{"id", f.id},
          {"from", code_of(from)},
          {"to", code_of(to)},
          {"depart", iso8601(leg.depart, from.zone)},
          {"arrive", iso8601(leg.arrive, to.zone)},
          {"depart_sure", scenario::name_of(leg.depart_sure)},
          {"arrive_sure", scenario::name_of(leg.arrive_sure)},
          {"distance_km", std::round(leg.distance.value) / 1000},
          {"duration_s", seconds_between(leg.depart, leg.arrive).value},
          {"people", f.people},
          {"kind", f.kind},
          {"sure", scenario::name_of(f.sure)},
          {"sources", sources}};
}

struct Table {
  std::string by;  // what its rows are: "kind"
  Instant at;
  std::vector<timeline::Group> rows;
};

Table table_of(const timeline::Timeline& timeline, const std::string& by, Instant t) {
  return {by, t, timeline::totals(timeline, parse_grouping(by), t)};
}

void print_text(const timeline::Timeline& timeline, const Table& table) {
  const scenario::Scenario& s = *timeline.scenario;
  fmt::print("{}\n\n", s.title.of(s.language));
  fmt::print("{:<14} {:<8} {:>7}  {:<23} {:<23} {:>7}  {:>6} {:<10} {:<9} {}\n", "flight", "route", "km",
             "departs (local)", "arrives (local)", "time", "people", "kind", "sure", "sources");
  for (const timeline::Leg& leg : timeline.legs) {
    const scenario::Flight& f = s.flights[leg.flight];
    const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
    // A tilde marks an estimated time.
    const auto time = [](Instant t, const std::string& zone, scenario::Certainty sure) {
      return fmt::format("{}{}", sure == scenario::Certainty::estimated ? "~" : "",
                         iso8601(t, zone).erase(16, 3));
    };
    const auto minutes = std::lround(seconds_between(leg.depart, leg.arrive).value / 60);
    std::string sources;
    for (std::size_t i : f.sources) sources += (sources.empty() ? "" : ", ") + s.sources[i].id;
    fmt::print("{:<14} {:<8} {:>7.0f}  {:<23} {:<23} {:>4}:{:02}  {:>6} {:<10} {:<9} {}\n", f.id,
               code_of(from) + "-" + code_of(to), leg.distance.value / 1000,
               time(leg.depart, from.zone, leg.depart_sure), time(leg.arrive, to.zone, leg.arrive_sure),
               minutes / 60, minutes % 60, f.people, f.kind, scenario::name_of(f.sure), sources);
  }
  if (std::any_of(timeline.legs.begin(), timeline.legs.end(),
                  [](const timeline::Leg& l) { return l.estimated(); }))
    fmt::print("~ estimated\n");
  fmt::print("\nat {} ({})\n{:<14} {:>8} {:>8} {:>8}\n", iso8601(table.at, s.zone), s.zone, table.by,
             "waiting", "aboard", "landed");
  timeline::Count all;
  for (const auto& [name, count] : table.rows) {
    fmt::print("{:<14} {:>8} {:>8} {:>8}\n", name.empty() ? "-" : name, count.waiting, count.aboard,
               count.landed);
    all.waiting += count.waiting, all.aboard += count.aboard, all.landed += count.landed;
  }
  if (table.rows.size() > 1)
    fmt::print("{:<14} {:>8} {:>8} {:>8}\n", "all", all.waiting, all.aboard, all.landed);
}

}  // namespace

timeline::Grouping parse_grouping(const std::string& name) {
  if (const auto grouping = timeline::grouping_named(name)) return *grouping;
  throw UsageError(fmt::format("unknown grouping '{}'{} (there are: {})", name,
                               did_you_mean(name, timeline::grouping_names),
                               fmt::join(timeline::grouping_names, ", ")));
}

void add_info(CLI::App& app, Context& context) {
  struct Arguments {
    std::string file, at, by = "kind", why;
    bool json = false, story = false;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("info", "list flights, and who is where at an instant");
  command->add_option("FILE", args->file, "a scenario; without one, the built-in story");
  command->add_option("--at", args->at, "TIME or scene:N; without it, the end of the scenario");
  command->add_option("--by", args->by, "totals by kind (of people), place, country or flight")
      ->capture_default_str();
  command->add_option("--why", args->why,
                      "FIGURE: what is behind a figure, or a counter such as suspects-landed");
  command->add_flag("--story", args->story, "which seconds of the film show which instants");
  command->add_flag("--json", args->json, "print { title, flights, totals }");
  command->callback([args, &context] {
    context.run = [args] {
      const auto timeline = open(args->file);
      std::optional<Instant> at;
      if (!args->at.empty()) at = parse_time(args->at, *timeline);
      if (args->story) {
        print_story(*timeline, args->json);
        return 0;
      }
      if (!args->why.empty()) {
        print_evidence(*timeline, args->why, at, args->json);
        return 0;
      }
      const Table table = table_of(*timeline, args->by, at.value_or(timeline->end));
      if (!args->json) {
        print_text(*timeline, table);
        return 0;
      }
      const scenario::Scenario& s = *timeline->scenario;
      Json flights = Json::array(), totals = Json::array();
      for (const timeline::Leg& leg : timeline->legs) flights.push_back(flight_json(*timeline, leg));
      for (const auto& [name, count] : table.rows)
        totals.push_back({{table.by, name},
                          {"waiting", count.waiting},
                          {"aboard", count.aboard},
                          {"landed", count.landed}});
      fmt::print("{}\n", Json{{"title", s.title.of(s.language)},
                              {"at", iso8601(table.at, s.zone)},
                              {"flights", flights},
                              {"totals", totals}}
                             .dump(2));
      return 0;
    };
  });
}

}  // namespace homebound::app
