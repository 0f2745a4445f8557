#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/columns.h"
#include "app/command.h"
#include "app/info_parts.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/suggest.h"
#include "exporting/data/flight_json.h"
#include "scenario/assumed.h"
#include "scenario/head_count_text.h"
#include "scenario/left_out.h"
#include "words/aboard.h"
#include "words/asides.h"
#include "words/counting.h"
#include "words/facts.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using exporting::add_count, exporting::Clocks, scenario::code_of, exporting::day_shift,
    exporting::flight_json;

void print_track(const scenario::Flight& flight, const timeline::Leg& leg, Language language) {
  const timeline::Recording& r = *leg.recording;
  const Text fixes = r.fixes == 1 ? Text{"1 fix", "1个定位点"} : told("{} fixes", "{}个定位点", r.fixes);
  fmt::print("  {}: {}, {}{}\n", flight.id, flight.track->file, fixes.in(language),
             r.times.empty() ? Text{" without times", "，无时刻"}.in(language) : "");
  for (const std::size_t i : r.gaps) {
    const Text when = r.times.empty()
                          ? Text{}
                          : told(" from {} to {}", "{}至{}，", iso8601(r.times[i]), iso8601(r.times[i + 1]));
    const double km = (r.along[i + 1] - r.along[i]) / 1000;
    fmt::print("{}\n",
               told("    not recorded, bridged:{} {:.0f} km", "    无记录，已补接：{}{:.0f}公里", when, km)
                   .in(language));
  }
}

// Prints what `write(text, i)` appends for each of 0 .. count - 1, in this order; made on all cores, a
// million lines take no longer than reading them has taken.
template <class Write>
void print_each(std::size_t count, const Write& write) {
  constexpr std::size_t piece = 512, together = 64;
  for (std::size_t done = 0; done < count; done += piece * together) {
    const std::size_t left = std::min(count - done, piece * together);
    std::vector<std::string> texts((left + piece - 1) / piece);
    parallel_for(texts.size(), true, [&](std::size_t p) {
      for (std::size_t i = p * piece; i < std::min(left, (p + 1) * piece); ++i) write(texts[p], done + i);
    });
    for (const std::string& text : texts) std::fwrite(text.data(), 1, text.size(), stdout);
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

Json table_json(const scenario::TableReport& t, Language language) {
  Json columns = Json::object(), left_out = Json::array(), unread = Json::array();
  for (const auto& c : t.columns) columns[c.field] = {{"title", c.title}, {"number", c.number}};
  auto notes = Json::array();
  for (const Text& note : t.notes) notes.push_back(note.in(language));
  for (const auto& l : t.left_out)
    left_out.push_back({{"reason", l.reason.in(language)},
                        {"count", l.count},
                        {"rows", l.rows},
                        {"rows_not_listed", l.count - l.rows.size()},
                        {"found", l.examples.in(language)}});
  const Text people{"a number of people such as 120, about 150 or 120-160",
                    "人数，例如 120、约150 或 120-160"};
  for (const auto& cell : t.unread)
    unread.push_back({{"row", cell.number},
                      {"column", cell.column},
                      {"found", cell.cell},
                      {"expected", people.in(language)}});
  Json places = Json::array();
  for (const auto& p : t.places)
    places.push_back({{"text", p.text},
                      {"ends", p.ends},
                      {"sure", p.sure},
                      {"place", p.place.empty() ? Json() : Json(p.place)},
                      {"others", p.others},
                      {"meaning", p.plain ? p.place : p.meaning.in(language)}});
  return {{"file", t.file},       {"rows", t.rows},   {"flights", t.flights}, {"cancelled", t.cancelled},
          {"left_out", left_out}, {"unread", unread}, {"columns", columns},   {"unused", t.unused},
          {"notes", notes},       {"places", places}};
}

// Returns what is missing of all tables.
Json left_out_json(const scenario::Scenario& s, Language language) {
  std::size_t rows = s.left_out, of = s.left_out, cancelled = 0;
  std::map<std::string, std::size_t> counts;
  for (const scenario::TableReport& table : s.tables) {
    rows += table.left(), of += table.rows, cancelled += table.cancelled;
    for (const auto& group : table.left_out) counts[group.reason.in(language)] += group.count;
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
void print_places(const scenario::TableReport& t, Language language) {
  constexpr std::size_t most = 40;
  std::size_t all = 0, codes = 0;
  for (const auto& p : t.places) {
    if (p.plain) {
      ++codes;
    } else if (++all == 1) {
      fmt::print("\n{}\n", told("places by name ({})", "按名称识别的地点（{}）", t.file).in(language));
    }
    if (!p.plain && all <= most)
      fmt::print("  {} {:>6}  {:<10} {}\n", left(p.text, 30), p.ends, p.sure, p.meaning.in(language));
  }
  if (all > most)
    fmt::print("  {}\n",
               told("and {} more; --json lists them", "另有{}个；--json 列出全部", all - most).in(language));
  if (all > 0 && codes > 0)
    fmt::print("  {}\n", (codes == 1 ? Text{"1 place by its code", "1个地点按代码识别"}
                                     : told("{} places by their codes", "{}个地点按代码识别", codes))
                             .in(language));
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

std::string shift_text(int days, Language language) {
  if (days == 0) return "";
  return told(" {0:+d} day{1}", " {0:+d}天", days, std::abs(days) == 1 ? "" : "s").in(language);
}

// Returns a head-count as a script reads it, or in Chinese.
std::string count_of(const scenario::HeadCount& count, Language language) {
  return language == Language::chinese ? text_of(count, language) : typed_text_of(count);
}

std::string marked_route(const scenario::Scenario& s, const scenario::Flight& f) {
  return end_of_route(s.places[f.from], f.from_said) + "-" + end_of_route(s.places[f.to], f.to_said);
}

// The widths of a table's columns whose texts have no bounds.
struct Widths {
  std::size_t id = 14, route = 8, people = 6, kind = 10;
  bool seats = false;  // some flight's are known: there is a column of load factors
};
// Returns "94 %" or, where the people are not known, nothing; with the room that separates it.
std::string load_cell(const scenario::Flight& f, const Widths& widths) {
  if (!widths.seats) return "";
  const auto load = scenario::load_factor(f);
  return right(load ? fmt::format("{:.0f} %", *load * 100) : "-", 7);
}

Widths widths_of(const scenario::Scenario& s, Language language) {
  Widths w;
  for (const scenario::Flight& f : s.flights) {
    w.id = std::max(w.id, columns_of(f.id));
    w.route = std::max(w.route, columns_of(marked_route(s, f)));
    w.seats = w.seats || f.craft->seats;
    w.people = std::max(w.people, columns_of(count_of(f.people, language)));
    if (f.groups || !f.kind.empty()) w.kind = std::max(w.kind, columns_of(kinds_text(s, f, language)));
  }
  return w;
}

void add_flight(std::string& text, const timeline::Timeline& timeline, const timeline::Leg& leg,
                const Clocks& clocks, const Widths& widths, Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  // Between the minutes that are printed.
  const auto minute = [](Instant t) {
    return std::chrono::floor<std::chrono::minutes>(t.time_since_epoch());
  };
  const auto minutes = (minute(leg.arrive) - minute(leg.depart)).count();
  std::string sources, departs = "-", arrives = "-";
  for (std::size_t i : f.sources) sources += (sources.empty() ? "" : ", ") + s.sources[i].id;
  if (const std::string_view said = word_for(f.status, f.mode).in(language); !said.empty())
    sources = with_aside(sources, said, language);
  if (timeline.timed) {
    departs = reading(leg.depart, clocks.of(from), leg.depart_sure);
    arrives = reading(leg.arrive, clocks.of(to), leg.arrive_sure) +
              shift_text(day_shift(leg, from, to, clocks), language);
  }
  fmt::format_to(std::back_inserter(text), "{} {} {:>7.0f}  {} {} {:>6}  {}{} {} {:<9} {}\n",
                 left(f.id, widths.id), left(marked_route(s, f), widths.route), leg.distance.value / 1000,
                 left(departs, 23), left(arrives, 30),
                 fmt::format("{}{}:{:02}", leg.estimated() ? "~" : "", minutes / 60, minutes % 60),
                 right(count_of(f.people, language), widths.people), load_cell(f, widths),
                 left(kinds_text(s, f, language), widths.kind),
                 f.people.known() ? scenario::name_of(f.sure) : "-", sources);
}

void print_totals(const timeline::Timeline& timeline, const Table& table, Language language) {
  const auto word = [&](timeline::Status status) {
    return std::string(word_for(status, timeline).in(language));
  };
  std::vector<std::array<std::string, 4>> rows{{table.by, word(timeline::Status::waiting),
                                                word(timeline::Status::airborne),
                                                word(timeline::Status::landed)}};
  const auto add = [&](const std::string& name, const timeline::Count& count) {
    rows.push_back({name, count_of(count.waiting, language), count_of(count.aboard, language),
                    count_of(count.landed, language)});
  };
  timeline::Count all;
  for (const auto& [name, count] : table.rows) {
    add(name.empty() ? "-" : name, count);
    all.waiting += count.waiting, all.aboard += count.aboard, all.landed += count.landed;
  }
  if (table.rows.size() > 1) add(Text{"all", "合计"}.in(language), all);
  std::size_t width = 8;
  for (const auto& row : rows) width = column_width(width, std::span(row).subspan(1));
  for (const auto& [name, waiting, aboard, landed] : rows)
    fmt::print("{} {} {} {}\n", left(name, 14), right(waiting, width), right(aboard, width),
               right(landed, width));
}

void print_text(const timeline::Timeline& timeline, const Table& table, const Clocks& clocks,
                Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  const std::string clock = clocks.chosen.empty() ? Text{"local", "当地"}.in(language) : clocks.chosen;
  if (const Text missing = scenario::note_of_left_out(s); !missing.empty())
    fmt::print("{}\n\n", missing.in(language));
  if (const Text guessed = scenario::note_of_guessed_dates(s); !guessed.empty())
    fmt::print("{}\n\n", guessed.in(language));
  fmt::print("{}\n\n", s.title.in(s.language));
  const Widths widths = widths_of(s, language);
  const auto head = [&](const Text& title) { return title.in(language); };
  fmt::print("{} {} {}  {} {} {}  {}{} {} {} {}\n",
             left(head(timeline.by_air ? Text{"flight", "航班"} : Text{"leg", "班次"}), widths.id),
             left(head({"route", "航线"}), widths.route), right(head({"km", "公里"}), 7),
             left(head(told("departs ({})", "起飞（{}）", clock)), 23),
             left(head(told("arrives ({})", "抵达（{}）", clock)), 30), right(head({"time", "历时"}), 6),
             right(head({"people", "人数"}), widths.people),
             widths.seats ? right(head({"load", "载客率"}), 7) : "",
             left(head({"kind", "类别"}), widths.kind), left(head({"sure", "可靠程度"}), 9),
             head({"sources", "出处"}));
  print_each(timeline.legs.size(), [&](std::string& text, std::size_t i) {
    add_flight(text, timeline, timeline.legs[i], clocks, widths, language);
  });
  bool estimated = false, assumed = false;
  for (const timeline::Leg& leg : timeline.legs) {
    const scenario::Flight& f = s.flights[leg.flight];
    estimated = estimated || leg.estimated();
    assumed = assumed || !f.from_said.empty() || !f.to_said.empty();
  }
  if (estimated) fmt::print("{}\n", head({"~ estimated", "~ 为估计值"}));
  if (assumed)
    fmt::print("{}\n", head({"~ before a code: the airport is assumed", "代码前的 ~：机场为推定"}));
  for (const scenario::TableReport& report : s.tables) print_places(report, language);
  if (std::any_of(s.flights.begin(), s.flights.end(), [](const auto& f) { return bool(f.track); }))
    fmt::print("\n{}\n", head({"tracks", "航迹"}));
  for (const timeline::Leg& leg : timeline.legs)
    if (leg.recording) print_track(s.flights[leg.flight], leg, language);
  if (!timeline.timed)
    return fmt::print("\n{}\n",
                      head(timeline.legs.size() == 1
                               ? Text{"1 route without times", "1条航线，无时刻"}
                               : told("{} routes without times", "{}条航线，无时刻", timeline.legs.size())));
  const std::string& zone = clocks.chosen.empty() ? s.zone : clocks.chosen;
  fmt::print("\n{}\n", head(told("at {} ({})", "截至 {}（{}）", iso8601(table.at, zone), zone)));
  print_totals(timeline, table, language);
  if (const Text note = note_of_changes(timeline); !note.empty()) fmt::print("{}\n", note.in(language));
  print_counters(timeline, table.at, language);
}

// Prints the flights one after another: a million of them are too large for a Json.
void print_json(const timeline::Timeline& timeline, const Table& table, const Clocks& clocks,
                Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  Json totals = Json::array(), tables = Json::array();
  for (const scenario::TableReport& report : s.tables) tables.push_back(table_json(report, language));
  for (const auto& [name, count] : table.rows) totals.push_back(total_json(table.by, name, count));
  const auto lines = [](const Json& json, std::string_view indent) {
    std::string text = json.dump(2);
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += indent.size() + 1)
      text.insert(at + 1, indent);
    return text;
  };
  const Json at =
      timeline.timed ? Json(iso8601(table.at, clocks.chosen.empty() ? s.zone : clocks.chosen)) : Json();
  Json guessed = Json::array();
  for (const scenario::DayOrder order : scenario::guessed_dates(s)) guessed.push_back(name_of(order));
  fmt::print(
      "{{\n  \"left_out\": {},\n  \"guessed_dates\": {},\n  \"title\": {},\n  \"at\": {},\n  \"flights\": [",
      lines(left_out_json(s, language), "  "), lines(guessed, "  "), lines(s.title.in(s.language), "  "),
      lines(at, "  "));
  print_each(timeline.legs.size(), [&](std::string& text, std::size_t i) {
    text += i == 0 ? "\n    " : ",\n    ";
    text += lines(flight_json(timeline, timeline.legs[i], clocks), "    ");
  });
  fmt::print("{}],\n  \"totals\": {},\n  \"counters\": {},\n  \"tables\": {}\n}}\n",
             timeline.legs.empty() ? "" : "\n  ", lines(totals, "  "),
             lines(counters_json(timeline, table.at, language), "  "), lines(tables, "  "));
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
    std::string file, at, zone, by = "kind", why, window, count = "departed", filter;
    Language language = Language::english;
    bool json = false, story = false;
    scenario::ReadOptions reading;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("info", "list flights, and who is where at an instant");
  command->add_option("FILE", args->file,
                      "a scenario, a table of flights or a recorded track; without one, the built-in story");
  command->add_option("--at", args->at, "TIME, scene:N or second:S; default: the end of the scenario");
  command
      ->add_option(
          "--by", args->by,
          "totals by kind (of people), nationality, place, country (or region), flight, journey, operator, "
          "aircraft or mode; of a window, also by day")
      ->capture_default_str();
  command->add_option("--window", args->window,
                      "how many flights and people departed within a window of time: \"last 24 h\", \"since "
                      "2031-05-05\", \"until 2031-05-07\", both of these, or \"all\"; told from --at");
  command->add_option("--count", args->count, "of a window: count what has departed or what has arrived")
      ->check(CLI::IsMember({"departed", "arrived"}))
      ->capture_default_str();
  command->add_option("--filter", args->filter,
                      "of a window: count these flights alone, such as 'kind=suspects'");
  command->add_option("--why", args->why,
                      "FIGURE: show the evidence for a figure or counter, such as suspects-landed");
  command->add_flag("--story", args->story, "map seconds of the film to instants");
  command->add_flag("--json", args->json,
                    "print { left_out, guessed_dates, title, at, flights, totals, counters, tables }");
  command->add_option("--zone", args->zone,
                      "time zone for printed times: an IANA zone, UTC or local (the airports')");
  add_language(*command, args->language);
  add_reading(*command, args->reading);
  command->callback([args, &context] {
    context.run = [args] {
      const Clocks clocks{args->zone.empty() || args->zone == "local" ? "" : parse_zone(args->zone)};
      const Language language = args->language;
      std::shared_ptr<const timeline::Timeline> timeline;
      try {
        timeline = open(args->file, args->reading, true, {}, language);
      } catch (const InputError& e) {
        for (const Diagnostic& d : e.diagnostics()) fmt::print(stderr, "{}\n", to_message(d).in(language));
        return 1;
      }
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
      if (!args->window.empty()) {
        const std::string zone = clocks.chosen.empty() ? timeline->scenario->zone : clocks.chosen;
        const auto end =
            args->count == "arrived" ? scenario::FlightEnd::arrived : scenario::FlightEnd::departed;
        print_window(*timeline,
                     {timeline::parse_period(args->window, zone), at.value_or(timeline->end), end, args->by,
                      args->filter, zone},
                     language, args->json);
        return 0;
      }
      if (!args->filter.empty()) throw UsageError("--filter: expected with --window alone");
      const Table table = table_of(*timeline, args->by, at.value_or(timeline->end));
      if (!args->json) {
        print_text(*timeline, table, clocks, language);
        return 0;
      }
      print_json(*timeline, table, clocks, language);
      return 0;
    };
  });
}

}  // namespace homebound::app
