#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/info_parts.h"
#include "base/error.h"
#include "base/suggest.h"
#include "exporting/data/flight_json.h"
#include "scenario/head_count_text.h"
#include "scenario/left_out.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using exporting::add_count, exporting::Clocks, exporting::code_of, exporting::day_shift,
    exporting::flight_json;

void print_track(const scenario::Flight& flight, const timeline::Leg& leg) {
  const timeline::Recording& r = *leg.recording;
  fmt::print("  {}: {}, {} {}{}\n", flight.id, flight.track->file, r.fixes, r.fixes == 1 ? "fix" : "fixes",
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
  for (const Text& note : t.notes) notes.push_back(note.english);
  for (const auto& l : t.left_out)
    left_out.push_back(
        {{"reason", l.reason.english}, {"count", l.count}, {"rows", l.rows}, {"found", l.examples.english}});
  Json places = Json::array();
  for (const auto& p : t.places)
    places.push_back({{"text", p.text},
                      {"ends", p.ends},
                      {"sure", p.sure},
                      {"place", p.place.empty() ? Json() : Json(p.place)},
                      {"others", p.others},
                      {"meaning", p.plain ? p.place : p.meaning.english}});
  return {{"file", t.file},           {"rows", t.rows},       {"flights", t.flights},
          {"cancelled", t.cancelled}, {"left_out", left_out}, {"columns", columns},
          {"unused", t.unused},       {"notes", notes},       {"places", places}};
}

// Returns what is missing of all tables.
Json left_out_json(const scenario::Scenario& s) {
  std::size_t rows = s.left_out, of = s.left_out, cancelled = 0;
  std::map<std::string, std::size_t> counts;
  for (const scenario::TableReport& table : s.tables) {
    rows += table.left(), of += table.rows, cancelled += table.cancelled;
    for (const auto& group : table.left_out) counts[group.reason.english] += group.count;
  }
  Json reasons = Json::array();
  for (const auto& [reason, count] : counts) reasons.push_back({{"reason", reason}, {"count", count}});
  return {{"rows", rows}, {"of", of}, {"cancelled", cancelled}, {"reasons", reasons}};
}

Json total_json(const std::string& by, const std::string& name, const timeline::Count& count) {
  Json json{{by, name}};
  add_count(json, "waiting", count.waiting);
  add_count(json, "aboard", count.aboard);
  add_count(json, "landed", count.landed);
  return json;
}

// Prints how the texts of a table were understood that are no plain codes.
void print_places(const scenario::TableReport& t) {
  constexpr std::size_t most = 40;
  std::size_t all = 0, codes = 0;
  for (const auto& p : t.places) {
    if (p.plain) {
      ++codes;
    } else if (++all == 1) {
      fmt::print("\nplaces by name ({})\n", t.file);
    }
    if (!p.plain && all <= most)
      fmt::print("  {:<30} {:>6}  {:<10} {}\n", p.text, p.ends, p.sure, p.meaning.english);
  }
  if (all > most) fmt::print("  and {} more; --json lists them\n", all - most);
  if (all > 0 && codes > 0)
    fmt::print("  {}\n", codes == 1 ? "1 place by its code" : fmt::format("{} places by their codes", codes));
}

// Returns a place's code; a tilde marks one that was assumed from a town's name, for instance.
std::string end_of_route(const scenario::Place& place, const std::string& said) {
  return (said.empty() ? "" : "~") + code_of(place);
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

// Returns a width at which columns of texts align: at least `usual`.
template <class Texts>
std::size_t column_width(std::size_t usual, const Texts& texts) {
  for (const std::string& text : texts) usual = std::max(usual, text.size());
  return usual;
}

void print_flight(const timeline::Timeline& timeline, const timeline::Leg& leg, const Clocks& clocks,
                  std::size_t people_width) {
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
  fmt::print("{:<14} {:<8} {:>7.0f}  {:<23} {:<30} {:>5}  {:>{}} {:<10} {:<9} {}\n", f.id,
             end_of_route(from, f.from_said) + "-" + end_of_route(to, f.to_said), leg.distance.value / 1000,
             departs, arrives,
             fmt::format("{}{}:{:02}", leg.estimated() ? "~" : "", minutes / 60, minutes % 60),
             typed_text_of(f.people), people_width, f.kind,
             f.people.known() ? scenario::name_of(f.sure) : "-", sources);
}

void print_totals(const Table& table) {
  std::vector<std::array<std::string, 4>> rows{{table.by, "waiting", "aboard", "landed"}};
  const auto add = [&](const std::string& name, const timeline::Count& count) {
    rows.push_back(
        {name, typed_text_of(count.waiting), typed_text_of(count.aboard), typed_text_of(count.landed)});
  };
  timeline::Count all;
  for (const auto& [name, count] : table.rows) {
    add(name.empty() ? "-" : name, count);
    all.waiting += count.waiting, all.aboard += count.aboard, all.landed += count.landed;
  }
  if (table.rows.size() > 1) add("all", all);
  std::size_t width = 8;
  for (const auto& row : rows) width = column_width(width, std::span(row).subspan(1));
  for (const auto& [name, waiting, aboard, landed] : rows)
    fmt::print("{:<14} {:>{}} {:>{}} {:>{}}\n", name, waiting, width, aboard, width, landed, width);
}

void print_text(const timeline::Timeline& timeline, const Table& table, const Clocks& clocks) {
  const scenario::Scenario& s = *timeline.scenario;
  const std::string clock = clocks.chosen.empty() ? "local" : clocks.chosen;
  if (const Text missing = scenario::note_of_left_out(s); !missing.empty())
    fmt::print("{}\n\n", missing.english);
  fmt::print("{}\n\n", s.title.in(s.language));
  std::vector<std::string> people;
  for (const scenario::Flight& f : s.flights) people.push_back(typed_text_of(f.people));
  const std::size_t people_width = column_width(6, people);
  fmt::print("{:<14} {:<8} {:>7}  {:<23} {:<30} {:>5}  {:>{}} {:<10} {:<9} {}\n", "flight", "route", "km",
             fmt::format("departs ({})", clock), fmt::format("arrives ({})", clock), "time", "people",
             people_width, "kind", "sure", "sources");
  bool estimated = false, assumed = false;
  for (const timeline::Leg& leg : timeline.legs) {
    print_flight(timeline, leg, clocks, people_width);
    const scenario::Flight& f = s.flights[leg.flight];
    estimated = estimated || leg.estimated();
    assumed = assumed || !f.from_said.empty() || !f.to_said.empty();
  }
  if (estimated) fmt::print("~ estimated\n");
  if (assumed) fmt::print("~ before a code: the airport is assumed\n");
  for (const scenario::TableReport& report : s.tables) print_places(report);
  if (std::any_of(s.flights.begin(), s.flights.end(), [](const auto& f) { return f.track.has_value(); }))
    fmt::print("\ntracks\n");
  for (const timeline::Leg& leg : timeline.legs)
    if (leg.recording) print_track(s.flights[leg.flight], leg);
  if (!timeline.timed)
    return fmt::print("\n{} {} without times\n", timeline.legs.size(),
                      timeline.legs.size() == 1 ? "route" : "routes");
  const std::string& zone = clocks.chosen.empty() ? s.zone : clocks.chosen;
  fmt::print("\nat {} ({})\n", iso8601(table.at, zone), zone);
  print_totals(table);
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
  command->add_flag("--json", args->json, "print { left_out, title, at, flights, totals, tables }");
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
      for (const auto& [name, count] : table.rows) totals.push_back(total_json(table.by, name, count));
      fmt::print("{}\n",
                 Json{{"left_out", left_out_json(s)},
                      {"title", s.title.in(s.language)},
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
