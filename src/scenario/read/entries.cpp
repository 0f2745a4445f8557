#include "scenario/read/entries.h"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/read/read_time.h"

namespace homebound::scenario {
namespace {

std::string string_or_empty(TomlReader& table, std::string_view key) {
  const auto found = table.string(key);
  return found ? found->value : "";
}

// Reads the value of a figure or claim: a text, or a whole number, which is the same in any language.
Text read_value(TomlReader& table) {
  const toml::node* node = table.require("value");
  if (!node) return {};
  if (const auto* number = node->as_integer()) return {std::to_string(number->get()), ""};
  return table.text("value");
}

Claim read_claim(Reading& reading, const TomlReader& figure, const toml::table& table) {
  TomlReader entry(table, figure, "claims");
  Claim claim;
  claim.value = read_value(entry);
  claim.sources = read_source_ids(reading, entry);
  claim.note = entry.text("note");
  entry.finish();
  return claim;
}

}  // namespace

std::vector<std::size_t> read_source_ids(Reading& reading, TomlReader& table) {
  std::vector<std::size_t> result;
  for (const auto& id : table.strings("source"))
    if (const auto index = reading.sources.find(id, table.where("source"))) result.push_back(*index);
  return result;
}

void read_flight_ids(Reading& reading, TomlReader& table, std::string_view key,
                     std::function<std::vector<std::size_t>&(Scenario&)> keep) {
  auto names = table.strings(key);
  if (names.empty()) return;
  reading.when_flights_are_known.emplace_back(
      [&reading, names = std::move(names), where = table.where(key), keep = std::move(keep)] {
        for (const auto& name : names)
          if (const auto flight = reading.flights.find(name, where))
            keep(reading.scenario).push_back(*flight);
      });
}

std::vector<LayerSwitch> read_layer_switches(TomlReader& table) {
  std::vector<LayerSwitch> result;
  for (const bool show : {true, false})
    for (const auto& name : table.strings(show ? "show" : "hide")) {
      const auto layer = layer_named(name.value);
      if (!layer) {
        table.findings().error(name.at, unknown_layer(name.value));
      } else if (!show &&
                 std::find(result.begin(), result.end(), LayerSwitch{*layer, true}) != result.end()) {
        table.findings().error(name.at, told("layer '{}' is in 'show' and in 'hide'",
                                             "图层“{}”既在 show 中，又在 hide 中", name.value));
      } else {
        result.push_back({*layer, show});
      }
    }
  return result;
}

void read_kind_colours(Reading& reading, TomlReader& file) {
  const toml::node* node = file.find("colours");
  if (!node) return;
  const auto* table = node->as_table();
  if (!table)
    return wrong_type(reading.findings, *node, "colours",
                      {R"(a table of kinds and colours, such as { suspects = "#b3261e" })",
                       R"(类别与颜色的表，例如 { suspects = "#b3261e" })"});
  for (const auto& [key, value] : *table) {
    const std::string kind(key.str()), where = "colours." + kind;
    // Without [kinds] any word is a kind.
    if (!reading.kinds.names().empty() && !reading.kinds.find({kind, key.source().begin}, where)) continue;
    const auto text = value.value<std::string>();
    if (const auto colour = text ? parse_colour(*text) : std::nullopt; colour && colour->a >= 1)
      reading.scenario.kind_colours[kind] = *colour;
    else
      wrong_type(reading.findings, value, where, {"a colour such as \"#b3261e\"", "颜色，例如 \"#b3261e\""});
  }
}

void read_kinds(Reading& reading, TomlReader& file) {
  const toml::node* node = file.find("kinds");
  if (!node) return;
  const auto* table = node->as_table();
  if (!table)
    return wrong_type(
        reading.findings, *node, "kinds",
        {"a table of names, such as suspects = \"suspects\"", "名称的表，例如 suspects = \"suspects\""});
  for (const auto& [key, value] : *table) {
    const std::string id(key.str());
    reading.kinds.add({id, key.source().begin}, reading.scenario.kinds.size());
    reading.scenario.kinds[id] = read_text(value, "[kinds] " + id, reading.findings);
  }
}

void read_source(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::source, reading.findings);
  Source source;
  if (const auto id = entry.required_string("id")) {
    source.id = id->value;
    reading.sources.add(*id, reading.scenario.sources.size());
  }
  source.title = entry.required_text("title");
  source.name = entry.text("name");
  source.date = string_or_empty(entry, "date");
  source.url = string_or_empty(entry, "url");
  entry.finish();
  reading.scenario.sources.push_back(std::move(source));
}

void read_figure(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::figure, reading.findings);
  Figure figure;
  if (const auto id = entry.required_string("id")) {
    figure.id = id->value;
    reading.figures.add(*id, reading.scenario.figures.size());
  }
  figure.value = read_value(entry);
  figure.text = entry.text("text");
  figure.sure = entry.certainty("sure");
  figure.sources = read_source_ids(reading, entry);
  for (const toml::table* claim : entry.tables("claims"))
    figure.claims.push_back(read_claim(reading, entry, *claim));
  read_flight_ids(reading, entry, "flights",
                  [i = reading.scenario.figures.size()](Scenario& s) -> std::vector<std::size_t>& {
                    return s.figures[i].flights;
                  });
  entry.finish();
  reading.scenario.figures.push_back(std::move(figure));
}

void read_event(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::event, reading.findings);
  Event event;
  std::string zone = reading.scenario.zone;
  if (const auto place = entry.string("place")) {
    event.place = reading.places.find(*place, entry.where("place"));
    if (event.place) zone = reading.scenario.places[*event.place].zone;
  }
  event.position = entry.lonlat("position");
  if (event.place && event.position)
    reading.findings.error(entry.at(), {"[[event]] has both a place and a position",
                                        "[[event]] 既有地点（place）又有位置（position）"});

  entry.require("at");
  const auto moment = read_moment(entry, "at", zone);
  if (const auto until = read_moment(entry, "until", zone)) {
    event.until = PeriodEnd{until->at, until->zone, until->whole_day};
    if (moment && past(*event.until) <= moment->at)
      reading.findings.error(
          until->source, told("[[event]] until: {} is not after the event at {}",
                              "[[event]] until：{} 不晚于事件发生时间 {}", iso8601(until->at, until->zone),
                              iso8601(moment->at, moment->zone)));
  }
  event.date_text = entry.text("date_text");
  event.text = entry.required_text("text");
  if (const auto figure = entry.string("figure"))
    event.figure = reading.figures.find(*figure, entry.where("figure"));
  event.sure = entry.certainty("sure");
  event.sources = read_source_ids(reading, entry);
  event.note = entry.text("note");
  entry.finish();
  if (!moment) return;
  event.at = moment->at;
  event.zone = moment->zone;
  event.whole_day = moment->whole_day;
  event.order = reading.scenario.events.size();
  reading.scenario.events.push_back(std::move(event));
}

}  // namespace homebound::scenario
