#include "scenario/read/read.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.h"
#include "base/inside.h"
#include "base/language.h"
#include "base/resources.h"
#include "base/suggest.h"
#include "geo/projection/projection.h"
#include "scenario/flight_checks.h"
#include "scenario/read/alike_kinds.h"
#include "scenario/read/entries.h"
#include "scenario/read/file_kind.h"
#include "scenario/read/read_track.h"
#include "scenario/tables/read_rows.h"

namespace homebound::scenario {
namespace {

void read_theme(Reading& reading, TomlReader& file) {
  const auto theme = file.string("theme");
  if (!theme) return;
  reading.scenario.theme = theme->value;
  try {
    reading.scenario.theme =
        theme_named(theme->value, std::filesystem::path(reading.scenario.file).parent_path());
  } catch (const Error& e) {
    reading.findings.error(theme->at, e.message());
  }
}

void read_projection(Reading& reading, TomlReader& file) {
  const auto projection = file.string("projection");
  if (!projection) return;
  reading.scenario.projection = projection->value;
  try {
    Projection::make(projection->value);
  } catch (const Error& e) {
    reading.findings.error(projection->at, told("projection: {}", "投影：{}", e.message()));
  }
}

std::optional<LonLatBox> read_extent(TomlReader& file) {
  const toml::node* node = file.find("extent");
  return node ? read_box(*node, "extent", file.findings()) : std::nullopt;
}

// Checks that either all flights have times, or at least a day, or none has; then they are routes.
void check_untimed(Reading& reading) {
  const auto& flights = reading.scenario.flights;
  const bool timed = std::any_of(flights.begin(), flights.end(), has_time);
  for (const toml::source_position at : reading.untimed)
    if (timed)
      reading.findings.error(
          at, {"no time is given where other flights have times; expected 'depart', 'arrive', or "
               "'date' where only the day is known",
               "其他航班有时间，此航班没有；应有 depart、arrive，或只知日期时用 date"});
}

// Looks at the names of all flights' ends: what most are tells how one is read that may be a code or a name.
void look_at_ends(Reading& reading, const std::vector<const toml::table*>& flights) {
  std::set<std::string_view> names;
  for (const toml::table* flight : flights)
    for (const char* end : {"from", "to"})
      if (const auto* name = flight->get_as<std::string>(end)) names.insert(name->get());
  reading.places.read_among(reading.places.context_of(names));
}

// Returns what finds flights by their ids, those of tables' rows included. All flights must have been read.
// It makes its list when it is first asked: most stories name no rows, and a table may have a million.
std::function<std::optional<std::size_t>(const std::string&)> flights_by_id(const Scenario& scenario) {
  return [&scenario, known = std::unordered_map<std::string_view, std::size_t>()](
             const std::string& id) mutable -> std::optional<std::size_t> {
    if (known.empty())
      for (std::size_t i = 0; i < scenario.flights.size(); ++i) known.emplace(scenario.flights[i].id, i);
    const auto found = known.find(id);
    return found == known.end() ? std::nullopt : std::optional(found->second);
  };
}

void read_all(Reading& reading, TomlReader& file, const ReadOptions& options) {
  read_top_level(reading, file);
  read_kinds(reading, file);
  read_kind_colours(reading, file);
  const auto each = [&](std::string_view key, auto&& read_one) {
    for (const toml::table* table : file.tables(key)) read_one(reading, *table);
  };
  // Entries that others refer to come before those that refer to them.
  each("source", read_source);
  each("place", [](Reading& r, const toml::table& table) { r.places.declare(table, r.own_zone); });
  each("figure", read_figure);
  const std::vector<const toml::table*> flights = file.tables("flight");
  look_at_ends(reading, flights);
  for (const toml::table* flight : flights) read_flight(reading, *flight);
  each("table", [&](Reading& r, const toml::table& table) { read_table(r, table, options); });
  reading.flights.look_also(flights_by_id(reading.scenario));
  each("event", read_event);
  each("callout", read_callout);
  each("scene", read_scene);
  each("counter", read_counter);
  each("layer", read_layer);
  check_untimed(reading);
  mention_unknown_people(reading.scenario);
  warn_of_alike_kinds(reading);
  for (const auto& resolve : reading.when_flights_are_known) resolve();
  file.finish();
  reading.sources.warn_of_unused();
  std::stable_sort(reading.scenario.events.begin(), reading.scenario.events.end(),
                   [](const Event& a, const Event& b) { return a.at < b.at; });
}

constexpr std::uintmax_t largest_scenario = 64'000'000;  // bytes

std::string contents(const std::filesystem::path& file) {
  const auto refuse = [&](const Text& why) {
    throw InputError(
        {{file.string(), 0, 0, Severity::error, told("cannot be read: {}", "无法读取：{}", why)}});
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) refuse({"it is a folder", "是文件夹"});
  if (const auto size = std::filesystem::file_size(file, ignored); !ignored && size > largest_scenario)
    refuse(told("it is larger than {} MB, the most for a scenario", "文件大于{} MB，超出方案文件的上限",
                largest_scenario / 1'000'000));
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(reason_of({errno, std::generic_category()}));
  std::ostringstream text;
  text << in.rdbuf();
  if (in.bad()) refuse(reason_of({errno, std::generic_category()}));
  return std::move(text).str();
}

}  // namespace

void read_top_level(Reading& reading, TomlReader& file) {
  Scenario& scenario = reading.scenario;
  scenario.title = file.text("title");
  if (const auto language = file.choice("language")) scenario.language = static_cast<Language>(*language);
  read_theme(reading, file);
  if (const auto by = file.choice("colour_by")) scenario.colour_by = static_cast<ColourBy>(*by);
  if (const auto count = file.choice("count")) scenario.count_legs = *count == 1;
  if (const toml::node* routes = file.find("routes")) {
    if (const toml::table* table = routes->as_table()) {
      TomlReader inner(*table, file, "routes");
      if (const auto as = inner.choice("as")) scenario.routes_as = static_cast<RoutesAs>(*as);
      inner.finish();
    } else {
      wrong_type(reading.findings, *routes, "routes",
                 {"a table, such as { as = \"corridors\" }", "表，例如 { as = \"corridors\" }"});
    }
  }
  read_charts(reading, file);
  read_projection(reading, file);
  scenario.center = file.lonlat("center");
  scenario.extent = read_extent(file);
  scenario.layers = switched(scenario.layers, read_layer_switches(file));
  if (const auto zone = file.zone("zone")) scenario.zone = reading.own_zone = zone->value;
  scenario.zone_name = file.text("zone_name");
  scenario.attribution = file.text("attribution");
  scenario.invented = file.flag("invented");
  scenario.left_out = static_cast<std::size_t>(file.whole_number("left_out").value_or(0));
  for (const std::size_t order : file.choices_of("guessed_dates"))
    scenario.guessed_dates.push_back(day_orders[order]);
  scenario.withheld = static_cast<std::size_t>(file.whole_number("withheld").value_or(0));
}

Scenario parse(std::string_view toml, const std::string& file_name, const ReadOptions& options,
               const data::Airports& airports) {
  Findings findings(file_name);
  Reading reading(airports, findings);
  reading.watcher = options.watcher;
  reading.scenario.file = file_name;
  try {
    const toml::table table = toml::parse(toml);
    TomlReader file(table, Sort::top, findings);
    read_all(reading, file, options);
  } catch (const toml::parse_error&) {
    findings.not_toml(toml);
  }
  if (findings.any_error()) throw InputError(findings.sorted());
  reading.scenario.warnings = findings.sorted();
  return std::move(reading.scenario);
}

ScenarioFile read_file(const std::filesystem::path& file, const ReadOptions& options,
                       const data::Airports& airports) {
  switch (kind_of(file)) {
    case FileKind::track:
      return {of_tracks(file, airports), std::nullopt};
    case FileKind::table:
    case FileKind::database:
      return {scenario_of_table(file, options, airports), std::nullopt};
    case FileKind::unread:
      throw InputError(
          {{file.string(), 0, 0, Severity::error, told("it {}", "{}", why_unread(file)), {}, {}}});
    case FileKind::scenario:
      break;
  }
  std::string text = contents(file);
  Scenario scenario = parse(text, file.string(), options, airports);
  return {std::move(scenario), std::move(text)};
}

Scenario read(const std::filesystem::path& file, const ReadOptions& options, const data::Airports& airports) {
  return read_file(file, options, airports).scenario;
}

std::string theme_named(const std::string& name, const std::filesystem::path& folder) {
  if (name.ends_with(".toml")) {
    try {
      return file_inside(folder, name, {"the scenario's", "方案"}, "theme.toml").string();
    } catch (const Error& e) {
      throw Error(told("theme: {}", "主题：{}", e.message()));
    }
  }
  const auto names = resource_names("assets/themes", ".toml");
  if (std::find(names.begin(), names.end(), name) != names.end()) return name;
  const std::vector<std::string_view> known(names.begin(), names.end());
  throw Error(told("unknown theme '{}'; expected one of {}, or a file ending in .toml{}",
                   "未知的主题“{}”；应为 {} 之一，或以 .toml 结尾的文件{}", name, fmt::join(names, ", "),
                   did_you_mean(name, known)));
}

}  // namespace homebound::scenario
