// Prints `homebound info --window`, and the scenario's own counters.
#include <array>

#include <fmt/format.h>

#include "app/columns.h"
#include "app/info_parts.h"
#include "exporting/data/flight_json.h"
#include "scenario/head_count_text.h"
#include "timeline/departures.h"
#include "words/amounts.h"
#include "words/counting.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using timeline::Stretch;
using timeline::Tally;
using timeline::TallySum;

constexpr std::size_t most_days = 3700;

Json sum_json(const TallySum& sum) {
  Json json{{"flights", sum.flights}};
  exporting::add_count(json, "people", sum.people);
  exporting::add_count(json, "going_on", sum.going_on);
  json["unknown"] = sum.unknown, json["estimated_times"] = sum.estimated;
  return json;
}

Json instant_json(Instant t, const std::string& zone) {
  return t == Instant::min() ? Json() : Json(iso8601(t, zone));
}

// The part of a stretch in which anything counts, so that days can be listed.
Stretch filled(const Stretch& stretch, const Tally& tally) {
  const std::vector<Instant>& at = tally.instants();
  if (at.empty()) return {};
  return {std::max(stretch.from, at.front()), std::min(stretch.to, timeline::up_to(at.back()).to)};
}

struct DaySum {
  Instant from;
  TallySum sum;
};
std::vector<DaySum> days_of(const Tally& tally, const Stretch& stretch, const std::string& zone) {
  const Stretch all = filled(stretch, tally);
  std::vector<DaySum> days;
  if (all.from >= all.to) return days;
  const std::vector<Instant> edges = timeline::bucket_edges(all.from, all.to - std::chrono::milliseconds(1),
                                                            {timeline::BucketWidth::Unit::day, 1}, zone);
  if (edges.size() > most_days)
    throw UsageError(
        fmt::format("the window is longer than {} days; expected a shorter one with --by day", most_days));
  for (std::size_t i = 0; i + 1 < edges.size(); ++i)
    days.push_back({edges[i], tally.in({std::max(edges[i], all.from), std::min(edges[i + 1], all.to)})});
  return days;
}

std::string told_count(const scenario::HeadCount& count, Language language) {
  return language == Language::chinese ? text_of(count, language) : typed_text_of(count);
}

using Cells = std::array<std::string, 4>;
Cells line_of(const std::string& name, const TallySum& sum, Language language) {
  return {name, std::to_string(sum.flights), told_count(sum.people, language),
          told_count(sum.going_on, language)};
}

void print_lines(const std::vector<Cells>& lines, bool going_on) {
  std::array<std::size_t, 4> width{14, 8, 8, 8};
  for (const Cells& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) width.at(i) = std::max(width.at(i), columns_of(line.at(i)));
  for (const auto& [name, flights, people, on] : lines)
    fmt::print("{} {} {}{}\n", left(name, width[0]), right(flights, width[1]), right(people, width[2]),
               going_on ? " " + right(on, width[3]) : "");
}

Cells heading(const timeline::Timeline& timeline, const std::string& by, scenario::FlightEnd end,
              Language language) {
  const Wording on = end == scenario::FlightEnd::departed ? Wording{"set out before", "此前已出发"}
                                                          : Wording{"going on", "继续前往他处"};
  return {by, std::string(flights_word(service_of(timeline)).in(language)),
          std::string(Wording{"people", "人数"}.in(language)), std::string(on.in(language))};
}

}  // namespace

void print_window(const timeline::Timeline& timeline, const WindowAsked& asked, Language language,
                  bool json) {
  const scenario::Scenario& s = *timeline.scenario;
  if (!timeline.timed) throw UsageError("--window: nothing is known of when these flights flew");
  const Stretch stretch = timeline::stretch_of(asked.period, asked.at, asked.zone);
  const bool by_day = asked.by == "day";
  const Tally tally(timeline, asked.end, by_day ? std::nullopt : std::optional(parse_grouping(asked.by)),
                    asked.filter);
  const TallySum all = tally.in(stretch);
  const Text title = title_of(asked.period);
  if (json) {
    Json rows = Json::array();
    const auto add = [&](const Json& name, const TallySum& sum) {
      Json row{{asked.by, name}};
      row.update(sum_json(sum));
      rows.push_back(std::move(row));
    };
    if (by_day)
      for (const DaySum& day : days_of(tally, stretch, asked.zone))
        add(iso_date(day.from, asked.zone), day.sum);
    else
      for (std::size_t i = 0; i < tally.rows(); ++i)
        if (const TallySum sum = tally.in(stretch, i); sum.flights > 0) add(tally.groups()[i], sum);
    Json result{{"title", s.title.in(s.language)},
                {"at", iso8601(asked.at, asked.zone)},
                {"window", title.in(language)},
                {"from", instant_json(stretch.from, asked.zone)},
                {"count", scenario::flight_end_names[static_cast<std::size_t>(asked.end)]}};
    result.update(sum_json(all));
    result["rows"] = rows;
    fmt::print("{}\n", result.dump(2));
    return;
  }
  fmt::print("{}\n\n{}\n", s.title.in(s.language),
             told("at {} ({})", "截至 {}（{}）", iso8601(asked.at, asked.zone), asked.zone).in(language));
  fmt::print("{}\n", told("{} {}", "{1}{0}", word_for(asked.end), title).in(language));
  std::vector<Cells> lines{heading(timeline, asked.by, asked.end, language)};
  if (by_day) {
    for (const DaySum& day : days_of(tally, stretch, asked.zone))
      lines.push_back(line_of(iso_date(day.from, asked.zone), day.sum, language));
  } else {
    for (std::size_t i = 0; i < tally.rows(); ++i)
      if (const TallySum sum = tally.in(stretch, i); sum.flights > 0)
        lines.push_back(line_of(tally.groups()[i].empty() ? "-" : tally.groups()[i], sum, language));
  }
  if (lines.size() != 2) lines.push_back(line_of(Text{"all", "合计"}.in(language), all, language));
  print_lines(lines, tally.in(Stretch{}).going_on != scenario::HeadCount(0));
  if (all.estimated > 0)
    fmt::print("{}\n", told("~ {} counted at an estimated time", "~ 其中{}按估计时刻计入",
                            flights_text(all.estimated, service_of(timeline), language))
                           .in(language));
}

void print_counters(const timeline::Timeline& timeline, Instant at, Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  if (!timeline.timed || s.counters.empty()) return;
  fmt::print("\n{}\n", Text{"counters", "计数"}.in(language));
  std::vector<Cells> lines;
  bool going_on = false;
  for (const scenario::Counter& counter : s.counters) {
    const Tally tally(timeline, counter.count, {}, counter.where);
    const TallySum sum = tally.in(timeline::stretch_of(counter.period, at, s.zone));
    going_on = going_on || sum.going_on != scenario::HeadCount(0);
    if (lines.empty()) lines.push_back(heading(timeline, "", counter.count, language));
    lines.push_back(line_of(told("{}, {}", "{}，{}", title_of(counter), word_for(counter.count)).in(language),
                            sum, language));
    if (!counter.where.empty()) lines.back()[0] += " (" + counter.where + ")";
  }
  lines.front()[3] = Text{"others aboard", "机上其余人员"}.in(language);
  print_lines(lines, going_on);
}

Json counters_json(const timeline::Timeline& timeline, Instant at, Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  Json counters = Json::array();
  if (!timeline.timed) return counters;
  for (const scenario::Counter& counter : s.counters) {
    const Tally tally(timeline, counter.count, {}, counter.where);
    const Stretch stretch = timeline::stretch_of(counter.period, at, s.zone);
    Json json{{"window", title_of(counter).in(language)},
              {"from", instant_json(stretch.from, s.zone)},
              {"count", scenario::flight_end_names[static_cast<std::size_t>(counter.count)]}};
    if (!counter.where.empty()) json["where"] = counter.where;
    json.update(sum_json(tally.in(stretch)));
    counters.push_back(std::move(json));
  }
  return counters;
}

}  // namespace homebound::app
