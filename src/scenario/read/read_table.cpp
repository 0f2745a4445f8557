// Reads [[table]] of a scenario, and a table by itself.
#include <algorithm>
#include <array>
#include <future>

#include <fmt/format.h>

#include "base/inside.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "data/database/database.h"
#include "data/text/unpack.h"
#include "scenario/flight_checks.h"
#include "scenario/read/alike_kinds.h"
#include "scenario/tables/read_rows.h"
#include "scenario/zones.h"

namespace homebound::scenario {
namespace {

std::string number_or_title(const toml::node& node) {
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  const auto* text = node.as_string();
  return text ? text->get() : "";
}

// Reads { from = "Origin", people = 6 }.
ChosenColumns read_columns(TomlReader& entry) {
  ChosenColumns chosen;
  const toml::node* node = entry.find("columns");
  if (!node) return chosen;
  const auto* table = node->as_table();
  if (!table) {
    wrong_type(
        entry.findings(), *node, entry.where("columns"),
        {"a table such as { from = \"Origin\", people = 6 }", "表，例如 { from = \"Origin\", people = 6 }"});
    return chosen;
  }
  for (const auto& [key, value] : *table) {
    const auto field = field_named(key.str());
    if (!field) {
      entry.findings().error(key.source().begin,
                             told("{}: unknown field '{}'; expected one of {}{}",
                                  "{}：未知的字段“{}”；应为 {} 之一{}", entry.where("columns"), key.str(),
                                  fmt::join(field_names, ", "), did_you_mean(key.str(), field_names)));
    } else if (!value.is_string() && !(value.is_integer() && value.as_integer()->get() > 0)) {
      wrong_type(entry.findings(), value, entry.where("columns"),
                 {"a column's title, or its number from 1", "列标题，或从 1 起的列号"});
    } else {
      chosen[*field] = number_or_title(value);
    }
  }
  return chosen;
}

// Reads how dates are written.
void read_dates(TomlReader& entry, TableSettings& settings) {
  const auto dates = entry.choice("dates");
  if (dates && *dates < day_orders.size()) settings.day_order = day_orders[*dates];
  settings.days_from_1904 = dates == day_orders.size();
}

// Reads mend = [{ row = 7, column = "To", value = "AMM" }].
std::vector<Mend> read_mends(TomlReader& entry) {
  std::vector<Mend> mends;
  for (const toml::table* one : entry.tables("mend")) {
    TomlReader reader(*one, entry, "mend");
    bool good = true;
    const auto read = [&](std::string_view key, const Text& expected, bool may_be_text) {
      const toml::node* node = reader.require(key);
      const auto* number = node ? node->as_integer() : nullptr;
      const bool fits =
          node && (number ? may_be_text || number->get() > 0 : may_be_text && node->is_string());
      if (node && !fits) wrong_type(reader.findings(), *node, reader.where(key), expected);
      good = good && fits;
      return fits ? number_or_title(*node) : std::string();
    };
    const std::string row = read("row", {"a row's number from 1", "从 1 起的行号"}, false);
    const std::string column =
        read("column", {"a column's title, or its number from 1", "列标题，或从 1 起的列号"}, true);
    const std::string value = read("value", {"a text or a whole number", "文字或整数"}, true);
    reader.finish();
    if (good) mends.push_back({number_in<int>(row).value_or(0), column, value});
  }
  return mends;
}

std::size_t file_as_source(Scenario& scenario, const std::string& name) {
  const auto known = std::find_if(scenario.sources.begin(), scenario.sources.end(),
                                  [&](const Source& s) { return s.id == name; });
  if (known != scenario.sources.end()) return static_cast<std::size_t>(known - scenario.sources.begin());
  scenario.sources.push_back({.id = name, .title = {name, ""}, .date = {}, .url = {}});
  return scenario.sources.size() - 1;
}

// Reads the flights of a file or a database.
struct From {
  const std::string& name;  // of a database
  const std::filesystem::path& path;
  const data::TableQuery& query;
};
std::string read_flights(Reading& reading, const From& from, const TableSettings& settings,
                         const std::string& shown, bool strict) {
  constexpr std::uintmax_t large = 1 << 20;  // bytes of rows that will ask for many names
  const bool database = data::is_database(from.name);
  std::error_code none;
  std::future<void> ahead;
  if (!database && std::filesystem::file_size(from.path, none) >= large && !none)
    ahead = reading.places.gazetteer().index_ahead();
  return read_rows(
      reading,
      database ? data::read_database(from.name, from.query) : data::read_table(from.path, from.query),
      settings, shown, strict);
}

const Text no_network{"is a database, which may lie across a network; allow it with --allow-network",
                      "是数据库，可能位于网络上；可用 --allow-network 允许"};
const Text no_passwords{
    "holds a password, which everybody who has the file could read; give it in ~/.pgpass or in a "
    "service file, as psql reads them",
    "含有密码，任何得到此文件的人都能看到；请写入 ~/.pgpass 或服务文件（与 psql 相同）"};
const Text only_databases{"only a database can be asked; expected a file such as \"PG:dbname=flights\"",
                          "只有数据库可以查询；file 应形如 \"PG:dbname=flights\""};
const Text query_says_all{"says all that is read; 'layer' and 'where' belong to a table",
                          "已指明读取的全部内容；layer 和 where 只用于整张表"};

}  // namespace

void read_table(Reading& reading, const toml::table& table, const ReadOptions& options) {
  TomlReader entry(table, Sort::table, reading.findings);
  data::TableQuery query;
  TableSettings settings{.day_order = options.dates};
  settings.keep_cancelled = options.keep_cancelled;
  const auto word = [&](std::string_view key, std::string& to) {
    auto text = entry.string(key);
    if (text) to = text->value;
    return text;
  };
  const auto file = entry.required_string("file");
  word("layer", query.layer), word("encoding", query.encoding), word("separator", query.separator);
  const auto where = word("where", query.where), asked = word("query", query.query);
  settings.columns = read_columns(entry);
  settings.mends = read_mends(entry);
  if (const auto zone = entry.zone("zone")) settings.zone = zone->value;
  read_dates(entry, settings);
  if (const bool keep = entry.flag("keep_repeated"); table.contains("keep_repeated"))
    settings.keep_repeated = keep;
  if (table.contains("sure")) settings.sure = entry.certainty("sure");
  entry.find("sure");
  if (const auto kind = entry.string("kind")) {
    settings.kind = kind->value;
    if (!reading.kinds.names().empty() && kind->value != default_kind)
      reading.kinds.find(*kind, entry.where("kind"));
  }
  settings.sources = read_source_ids(reading, entry);
  entry.finish();
  if (!file) return;

  const auto wrong = [&](std::string_view key, toml::source_position at, const Text& what) {
    reading.findings.error(at, told("{}: {}", "{}：{}", entry.where(key), what));
  };
  const bool database = data::is_database(file->value);
  std::filesystem::path path = file->value;
  std::string shown = file->value, source;
  if (asked && !database) return wrong("query", asked->at, only_databases);
  if (asked && (where || !query.layer.empty())) return wrong("query", asked->at, query_says_all);
  if (database) {
    shown = data::without_password(file->value);
    source = data::database_name(file->value);
    if (!options.allow_network) return wrong("file", file->at, told("'{}' {}", "“{}”{}", shown, no_network));
    if (data::has_password(file->value))
      return wrong("file", file->at, told("'{}' {}", "“{}”{}", shown, no_passwords));
  } else {
    try {
      path = file_inside(std::filesystem::path(reading.scenario.file).parent_path(), file->value,
                         {"the scenario's", "方案"}, "flights.csv");
    } catch (const Error& e) {
      return wrong("file", file->at, e.message());
    }
    shown = (std::filesystem::path(reading.scenario.file).parent_path() / file->value).string();
    source = std::filesystem::path(shown).filename().string();
  }
  if (settings.sources.empty()) settings.sources = {file_as_source(reading.scenario, source)};
  const std::size_t before = reading.scenario.flights.size();
  try {
    read_flights(reading, {file->value, path, query}, settings, shown, options.strict);
  } catch (const data::QueryError& e) {
    if (asked) wrong("query", asked->at, e.message());
    if (!asked) wrong(where ? "where" : "file", where.value_or(*file).at, e.message());
  } catch (const Error& e) {
    wrong("file", file->at, e.message());
  }
  const auto& flights = reading.scenario.flights;
  const auto first = flights.begin() + static_cast<std::ptrdiff_t>(before);
  if (first != flights.end() && !std::any_of(first, flights.end(), has_time))
    reading.untimed.push_back(entry.at());
}

Scenario scenario_of_table(const std::filesystem::path& file, const ReadOptions& options,
                           const data::Airports& airports) {
  const bool database = data::is_database(file.string());
  const std::string name = database ? data::without_password(file.string()) : file.string();
  Findings findings(name);
  Reading reading(airports, findings);
  reading.watcher = options.watcher;
  Scenario& scenario = reading.scenario;
  scenario.file = name;
  scenario.title = {database ? name : data::without_gz(file).stem().string(), ""};
  TableSettings settings{.day_order = options.dates, .alone = true};
  settings.keep_cancelled = options.keep_cancelled;
  settings.sources = {
      file_as_source(scenario, database ? data::database_name(file.string()) : file.filename().string())};
  try {
    if (database && !options.allow_network) throw Error(no_network);
    if (std::string heading =
            read_flights(reading, {file.string(), file, {}}, settings, name, options.strict);
        !heading.empty())
      scenario.title = {std::move(heading), ""};
  } catch (const Error& e) {
    findings.add({name, 0, 0, Severity::error, e.message()});
  }
  if (findings.any_error()) throw InputError(findings.sorted());
  scenario.zone = main_zone(scenario);
  mention_unknown_people(scenario);
  warn_of_alike_kinds(reading);
  scenario.warnings = findings.sorted();
  return std::move(scenario);
}

}  // namespace homebound::scenario
