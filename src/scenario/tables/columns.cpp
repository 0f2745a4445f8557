#include "scenario/tables/columns.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace homebound::scenario {
std::optional<Field> field_named(std::string_view name) {
  const auto found = std::find(field_names.begin(), field_names.end(), name);
  if (found == field_names.end()) return std::nullopt;
  return static_cast<Field>(found - field_names.begin());
}

Text column_name(const Columns& columns, std::size_t column) {
  column = columns.written_in(column);
  if (column < columns.titles.size() && !columns.titles[column].empty())
    return told("'{}'", "“{}”", columns.titles[column]);
  return told("column {}", "第{}列", column + 1);
}

bool is_used(const Columns& columns, std::size_t i) {
  const auto has = [&](const std::vector<TimeColumn>& times) {
    return std::ranges::find(times, i, &TimeColumn::column) != times.end();
  };
  for (const auto& [part, whole] : columns.parts_of)
    if (whole == i && is_used(columns, part)) return true;
  return std::ranges::find(columns.of, std::optional(i)) != columns.of.end() || has(columns.times[0]) ||
         has(columns.times[1]) || columns.weekday == i ||
         std::ranges::find(columns.statuses, i) != columns.statuses.end() ||
         std::ranges::find(columns.remarks, i) != columns.remarks.end();
}

std::vector<std::string> unused_titles(const Columns& columns) {
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < columns.titles.size(); ++i)
    if (!columns.titles[i].empty() && !is_used(columns, i) &&
        std::ranges::find(beside_titles, columns.titles[i]) == beside_titles.end())
      unused.push_back(columns.titles[i]);
  return unused;
}

std::vector<std::size_t> unused_untitled(const Columns& columns) {
  std::vector<std::size_t> unused;
  std::ranges::copy_if(columns.untitled, std::back_inserter(unused),
                       [&](std::size_t i) { return !is_used(columns, i); });
  return unused;
}

Text describe(const Columns& columns) {
  Text text;
  for (std::size_t f = 0; f < field_names.size(); ++f) {
    if (!columns.of[f]) continue;
    Text name = column_name(columns, *columns.of[f]);
    if (const auto field = static_cast<Field>(f); is_moment(field)) {
      bool first = true;
      name = {};
      for (const TimeColumn& times : columns.times[field == Field::arrive]) {
        Text one = column_name(columns, times.column);
        if (!times.zone.empty()) one = told("{} ({})", "{}（{}）", one, times.zone);
        name = first ? one : told("{}, else {}", "{}，无则{}", name, one);
        first = false;
      }
    }
    text = told("{}{}{} = {}", "{}{}{} = {}", text, text.empty() ? Text{} : Text{", ", "，"}, field_names[f],
                name);
  }
  if (columns.titles.empty()) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < columns.width; ++i)
      if (!is_used(columns, i)) numbers.push_back(i + 1);
    if (numbers.empty()) return text;
    return told("{}; no titles found; not used: {} {}", "{0}；未找到标题；未用：第{2}列", text,
                numbers.size() == 1 ? "column" : "columns", fmt::format("{}", fmt::join(numbers, ", ")));
  }
  Text unused;
  const auto add = [&](const Text& name) {
    unused = told("{}{}{}", "{}{}{}", unused, unused.empty() ? Text{} : Text{", ", "、"}, name);
  };
  for (const std::string& title : unused_titles(columns)) add(told("'{}'", "“{}”", title));
  for (const std::size_t i : unused_untitled(columns)) add(column_name(columns, i));
  return unused.empty() ? text : told("{}; not used: {}", "{}；未用：{}", text, unused);
}

}  // namespace homebound::scenario
