#include "session/edit/pasted.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/error.h"
#include "scenario/left_out.h"
#include "timeline/timeline.h"

namespace homebound::session {
namespace {

using scenario::Scenario;
using scenario::Sort;
using scenario::TableReport;

constexpr std::size_t rows_named = 5;  // one by one; the others are counted

Text joined_rows(const Text& before, const Text& next) {
  return before.empty() ? next : told("{}; {}", "{}；{}", before, next);
}

// Returns "unknown airport 'Xyz' (To)".
Text named_row(const TableReport& table, const TableReport::Row& row) {
  const Text& reason = table.left_out[row.reason].reason;
  const Text what = row.cell.empty() ? reason : told("{} '{}'", "{}“{}”", reason, row.cell);
  const auto column =
      std::ranges::find(table.columns, static_cast<std::size_t>(row.column), &TableReport::Column::number);
  if (row.column == 0 || column == table.columns.end() || column->title.empty())
    return told("row {}: {}", "第{}行：{}", row.number, what);
  return told("row {}: {} ({})", "第{}行：{}（{}）", row.number, what, column->title);
}

Text with_others(const Text& named, std::size_t all) {
  return all > rows_named ? told("{}; and {} more", "{}；另有{}行", named, all - rows_named) : named;
}

Text no_flight_because(const Text& why) {
  return told("none of these rows is a flight: {}", "这些行都不是航班：{}", why);
}

// Says of rows of which none is a flight what is wrong with each. What is wrong in `scenario` is not theirs.
Text why_none(const InputError& error, const std::string& scenario) {
  Text named;
  std::size_t count = 0;
  for (const Diagnostic& found : error.diagnostics())
    if (found.severity == Severity::error && found.line > 0 && found.file != scenario)
      if (++count <= rows_named)
        named = joined_rows(named, told("row {}: {}", "第{}行：{}", found.line, found.message));
  if (count > 0) return no_flight_because(with_others(named, count));
  const auto first = std::ranges::find(error.diagnostics(), Severity::error, &Diagnostic::severity);
  return no_flight_because(first == error.diagnostics().end() ? error.message() : first->message);
}

// The file that holds the rows is the program's own, and so nobody's source.
void forget_file(Scenario& pasted, const std::string& file) {
  const auto own = std::ranges::find(pasted.sources, file, &scenario::Source::id);
  if (own == pasted.sources.end()) return;
  const auto index = static_cast<std::size_t>(own - pasted.sources.begin());
  for (scenario::Flight& flight : pasted.flights) std::erase(flight.sources, index);
}

}  // namespace

TakeReport pasted_flights(const std::filesystem::path& file, const scenario::TypedFields& typed,
                          const std::string& source, const scenario::ReadOptions& reading) {
  const std::string name = file.filename().string();
  const std::string around = (file.parent_path() / "pasted.toml").string();  // the scenario of the rows
  scenario::TypedFields table = typed;
  std::erase_if(table, [](const auto& field) { return field.first == "file" || field.first == "source"; });
  table.emplace_back("file", name);
  if (!source.empty()) table.emplace_back("source", source);
  std::string text = scenario::with_new_entry("", Sort::table, 0, table);
  if (!source.empty())
    text = scenario::with_new_entry(text, Sort::source, 0, {{"id", source}, {"title", source}});
  Scenario pasted = [&] {
    try {
      return scenario::parse(text, around, reading);
    } catch (const InputError&) {  // strictly read, each row says what is wrong with it
      scenario::ReadOptions strict = reading;
      strict.strict = true;
      try {
        return scenario::parse(text, around, strict);
      } catch (const InputError& e) {
        throw Error(why_none(e, around));
      }
    }
  }();
  if (pasted.flights.empty()) throw Error(no_flight_because(rows_left_out_of(pasted)));
  if (source.empty()) forget_file(pasted, name);
  const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const Scenario>(std::move(pasted))));
  TakeReport take{timeline, "", {}};
  for (std::size_t leg = 0; leg < timeline->legs.size(); ++leg) take.accepted.fresh.push_back(leg);
  return take;
}

Text rows_left_out_of(const Scenario& pasted) {
  Text named;
  std::size_t count = 0;
  for (const TableReport& table : pasted.tables)
    for (const TableReport::Row& row : table.rows_left_out)
      if (++count <= rows_named) named = joined_rows(named, named_row(table, row));
  return with_others(named, scenario::rows_left_out(pasted));
}

Text told_of_pasted(const Scenario& pasted) {
  const std::size_t flights = pasted.flights.size(), rows = scenario::rows_left_out(pasted);
  Text added = told("{} flight{} added", "已添加{}个航班", flights, flights == 1 ? "" : "s");
  if (rows == 0) return added;
  return told("{}, {} row{} left out: {}", "{0}，略去{1}行：{3}", added, rows, rows == 1 ? "" : "s",
              rows_left_out_of(pasted));
}

}  // namespace homebound::session
