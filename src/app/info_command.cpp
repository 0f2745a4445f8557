#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/info_parts.h"
#include "base/error.h"
#include "base/suggest.h"
#include "exporting/data/flight_json.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using exporting::Clocks, exporting::code_of, exporting::day_shift, exporting::flight_json;

void print_track(const scenario::Flight& flight, const timeline::Leg& leg) {
  const timeline::Recording& r = *leg.recording;
  fmt::print("  {}: {}, {} fixes{}\n", flight.id, flight.track->file, r.fixes,
             r.times.empty() ? " without times" : "");
  for (const std::size_t i : r.gaps) {
    const std::string when =
        r.times.empty() ? "" : fmt::format(" from {} to {}", iso8601(r.times[i]), iso8601(r.times[i + 1]));
    fmt::print("    not recorded, bridged:{} {:.0f} km\n", when, (r.along[i + 1] - r.along[i]) / 1000);
  }
}

struct Table {
  std::string by;  // grouping of the rows, such as "kind"
  Instant at;
  std::vector<timeline::Group> rows;
};

Table table_of(const timeline::Timeline& timeline, const std::string& by, Instant t) {
  return {by, t, timeline::totals(timeline, parse_grouping(by), t)};
}

Json table_json(const scenario::TableReport& t) {
  Json columns = Json::object(), left_out = Json::array();
  for (const auto& c : t.columns) columns[c.field] = {{"title", c.title}, {"number", c.number}};
  auto notes = Json::array();
  for (const Message& note : t.notes) notes.push_back(note.english);
  for (const auto& l : t.left_out)
    left_out.push_back(
        {{"reason", l.reason.english}, {"count", l.count}, {"rows", l.rows}, {"found", l.examples.english}});
  return {{"file", t.file},     {"rows", t.rows},       {"flights", t.flights}, {"columns", columns},
          {"unused", t.unused}, {"left_out", left_out}, {"notes", notes}};
}

// Returns "2015-11-10 06:00+08:00"; a tilde marks an estimated time.
std::string reading(Instant t, const std::string& zone, scenario::Certainty sure) {
  std::string text = iso8601(t, zone).erase(16, 3);
  text[10] = ' ';
  return (sure == scenario::Certainty::estimated ? "~" : "") + text;
}

std::string shift_text(int days) {
  if (days == 0) return "";
  return fmt::format(" {:+d} day{}", days, std::abs(days) == 1 ? "" : "s");
}

void print_flight(const timeline::Timeline& timeline, const timeline::Leg& leg, const Clocks& clocks) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  const auto minutes = std::lround(seconds_between(leg.depart, leg.arrive).value / 60);
  std::string sources, departs = "-", arrives = "-";
  for (std::size_t i : f.sources) sources += (sources.empty() ? "" : ", ") + s.sources[i].id;
  if (timeline.timed) {
    departs = reading(leg.depart, clocks.of(from), leg.depart_sure);
    arrives =
        reading(leg.arrive, clocks.of(to), leg.arrive_sure) + shift_text(day_shift(leg, from, to, clocks));
  }
  fmt::print("{:<14} {:<8} {:>7.0f}  {:<23} {:<30} {:>5}  {:>6} {:<10} {:<9} {}\n", f.id,
             code_of(from) + "-" + code_of(to), leg.distance.value / 1000, departs, arrives,
             fmt::format("{}{}:{:02}", leg.estimated() ? "~" : "", minutes / 60, minutes % 60), f.people,
             f.kind, scenario::name_of(f.sure), sources);
}

void print_text(const timeline::Timeline& timeline, const Table& table, const Clocks& clocks) {
  const scenario::Scenario& s = *timeline.scenario;
  const std::string clock = clocks.chosen.empty() ? "local" : clocks.chosen;
  fmt::print("{}\n\n", s.title.of(s.language));
  fmt::print("{:<14} {:<8} {:>7}  {:<23} {:<30} {:>5}  {:>6} {:<10} {:<9} {}\n", "flight", "route", "km",
             fmt::format("departs ({})", clock), fmt::format("arrives ({})", clock), "time", "people", "kind",
             "sure", "sources");
  bool estimated = false;
  for (const timeline::Leg& leg : timeline.legs) {
    print_flight(timeline, leg, clocks);
    estimated = estimated || leg.estimated();
  }
  if (estimated) fmt::print("~ estimated\n");
  if (std::any_of(s.flights.begin(), s.flights.end(), [](const auto& f) { return f.track.has_value(); }))
    fmt::print("\ntracks\n");
  for (const timeline::Leg& leg : timeline.legs)
    if (leg.recording) print_track(s.flights[leg.flight], leg);
  if (!timeline.timed) return fmt::print("\n{} routes without times\n", timeline.legs.size());
  const std::string& zone = clocks.chosen.empty() ? s.zone : clocks.chosen;
  fmt::print("\nat {} ({})\n{:<14} {:>8} {:>8} {:>8}\n", iso8601(table.at, zone), zone, table.by, "waiting",
             "aboard", "landed");
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
                               did_you_mean(name, timeline::grouping_names).english,
                               fmt::join(timeline::grouping_names, ", ")));
}

void add_info(CLI::App& app, Context& context) {
  struct Arguments {
    std::string file, at, zone, by = "kind", why;
    bool json = false, story = false;
    scenario::ReadOptions reading;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("info", "list flights, and who is where at an instant");
  command->add_option("FILE", args->file,
                      "a scenario, a table of flights or a recorded track; without one, the built-in story");
  command->add_option("--at", args->at, "TIME, scene:N or second:S; default: the end of the scenario");
  command->add_option("--by", args->by, "totals by kind (of people), place, country (or region) or flight")
      ->capture_default_str();
  command->add_option("--why", args->why,
                      "FIGURE: show the evidence for a figure or counter, such as suspects-landed");
  command->add_flag("--story", args->story, "map seconds of the film to instants");
  command->add_flag("--json", args->json, "print { title, at, flights, totals, tables }");
  command->add_option("--zone", args->zone,
                      "time zone for printed times: an IANA zone, UTC or local (the airports')");
  add_reading(*command, args->reading);
  command->callback([args, &context] {
    context.run = [args] {
      const Clocks clocks{args->zone.empty() || args->zone == "local" ? "" : parse_zone(args->zone)};
      const auto timeline = open(args->file, args->reading, true);
      std::optional<Instant> at;
      if (!args->at.empty()) at = timeline::instant_of(parse_moment(args->at, *timeline), *timeline);
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
        print_text(*timeline, table, clocks);
        return 0;
      }
      const scenario::Scenario& s = *timeline->scenario;
      Json flights = Json::array(), totals = Json::array(), tables = Json::array();
      for (const scenario::TableReport& report : s.tables) tables.push_back(table_json(report));
      for (const timeline::Leg& leg : timeline->legs) flights.push_back(flight_json(*timeline, leg, clocks));
      for (const auto& [name, count] : table.rows)
        totals.push_back({{table.by, name},
                          {"waiting", count.waiting},
                          {"aboard", count.aboard},
                          {"landed", count.landed}});
      fmt::print("{}\n",
                 Json{{"title", s.title.of(s.language)},
                      {"at", timeline->timed
                                 ? Json(iso8601(table.at, clocks.chosen.empty() ? s.zone : clocks.chosen))
                                 : Json()},
                      {"flights", flights},
                      {"totals", totals},
                      {"tables", tables}}
                     .dump(2));
      return 0;
    };
  });
}

}  // namespace homebound::app
