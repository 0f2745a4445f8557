// Reads [[counter]] and `charts`: what is counted by time.
#include "scenario/read/entries.h"
#include "scenario/read/read_time.h"

namespace homebound::scenario {
namespace {

std::optional<PeriodEnd> read_end(Reading& reading, TomlReader& entry, std::string_view key) {
  const auto moment = read_moment(entry, key, reading.scenario.zone);
  if (!moment) return std::nullopt;
  return PeriodEnd{moment->at, moment->zone, moment->whole_day};
}

Period read_period(Reading& reading, TomlReader& entry) {
  Period period{{}, read_end(reading, entry, "since"), read_end(reading, entry, "until")};
  if (const auto last = entry.string("last")) {
    period.last = last_time_in(last->value);
    if (!period.last)
      reading.findings.error(last->at,
                             told("{}: expected a length of time such as \"24 h\", \"90 min\" or \"7 days\", "
                                  "found \"{}\"",
                                  "{}：应为时长，例如 \"24 h\"、\"90 min\" 或 \"7 days\"，实为 \"{}\"",
                                  entry.where("last"), last->value));
    if (entry.find("since") || entry.find("until"))
      reading.findings.error(last->at,
                             {"[[counter]] has both a length ('last') and an end of its own "
                              "('since' or 'until'); expected one of them",
                              "[[counter]] 既有时长（last），又有起止时间（since 或 until）；应只有其一"});
  }
  const auto& [last, since, until] = period;
  if (since && until && (since->at > until->at || (since->at == until->at && !until->whole_day)))
    reading.findings.error(entry.at(),
                           told("[[counter]] until: {} is not after its beginning at {}",
                                "[[counter]] until：{} 不晚于开始时间 {}", iso8601(until->at, until->zone),
                                iso8601(since->at, since->zone)));
  return period;
}

std::optional<Grouping> read_grouping(TomlReader& entry, std::string_view key) {
  const auto by = entry.choice(key);
  return by ? std::optional(static_cast<Grouping>(*by)) : std::nullopt;
}

FlightEnd read_flight_end(TomlReader& entry) {
  return static_cast<FlightEnd>(entry.choice("count").value_or(0));
}

void read_where(TomlReader& entry, std::string& where, int& line) {
  if (const auto text = entry.string("where")) where = text->value, line = static_cast<int>(text->at.line);
}

}  // namespace

void read_counter(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::counter, reading.findings);
  Counter counter;
  counter.title = entry.text("title");
  counter.period = read_period(reading, entry);
  counter.count = read_flight_end(entry);
  counter.by = read_grouping(entry, "by");
  read_where(entry, counter.where, counter.line);
  entry.finish();
  if (reading.scenario.counters.size() == most_counters)
    reading.findings.error(entry.at(),
                           told("[[counter]]: a picture has room for {}; 'homebound info --window' "
                                "tells any other",
                                "[[counter]]：画面最多容纳{}项；其他时间范围可用 homebound info "
                                "--window 查看",
                                most_counters));
  reading.scenario.counters.push_back(std::move(counter));
}

void read_charts(Reading& reading, TomlReader& file) {
  const toml::node* node = file.find("charts");
  if (!node) return;
  const toml::table* table = node->as_table();
  if (!table)
    return wrong_type(reading.findings, *node, "charts",
                      {"a table, such as { bars = \"kind\" }", "表，例如 { bars = \"kind\" }"});
  TomlReader entry(*table, file, "charts");
  Charts& charts = reading.scenario.charts;
  charts.count = read_flight_end(entry);
  if (const auto unit = entry.choice("unit")) charts.unit = static_cast<ChartUnit>(*unit);
  charts.bars = read_grouping(entry, "bars");
  charts.cumulative = read_grouping(entry, "cumulative");
  if (const auto ranking = read_grouping(entry, "ranking"); ranking != Grouping::place)
    charts.ranking = ranking;
  read_where(entry, charts.where, charts.line);
  entry.finish();
}

}  // namespace homebound::scenario
