#include "scenario/tables/row_cells.h"

#include <algorithm>

#include "base/utf8.h"

namespace homebound::scenario {

std::string_view RowCells::cell_at(std::size_t column) const {
  const std::string_view text = table_.at(row_, column);
  return is_missing(text) ? std::string_view{} : text;
}

std::optional<CellTime> RowCells::parsed(std::string_view text, std::size_t column) const {
  const auto clock = columns_.clocks.find(column);
  const int day_zero = settings_.days_from_1904 ? day_zero_1904 : table_.day_zero.value_or(day_zero_1900);
  return cell_time(text, clock == columns_.clocks.end() ? Clock::text : clock->second, day_zero);
}

std::optional<int> RowCells::day_of_parts() const {
  if (!columns_[Field::year] || !columns_[Field::month] || !columns_[Field::day]) return std::nullopt;
  const auto year = whole_number(cell(Field::year)), month = month_in(cell(Field::month)),
             day = whole_number(cell(Field::day));
  return year && month && day ? day_number(*year, *month, *day) : std::nullopt;
}

void RowCells::fault_at(std::optional<std::size_t> column, const Text& reason, const Text& message,
                        std::string_view found, const std::string& unknown_id) {
  faults_.add(number(), column ? static_cast<int>(*column) + 1 : 0, reason,
              column ? told("{}: {}", "{}：{}", column_name(columns_, *column), message) : message,
              shortened(found), unknown_id);
}

Text RowCells::find_day_order() {
  if (settings_.day_order) return {};
  std::size_t day_first = 0, month_first = 0, either = 0;
  std::string example;
  std::set<std::size_t> dated;
  for (const Field field : {Field::date, Field::arrive_date})
    if (columns_[field]) dated.insert(*columns_[field]);
  for (const auto& times : columns_.times)
    for (const TimeColumn& time : times) dated.insert(time.column);
  for (const std::size_t column : dated)
    for (row_ = columns_.first_row; row_ < columns_.end_row; ++row_) {
      const std::string_view text = cell_at(column);
      const auto time = text.empty() || !columns_.is_flight(row_) ? std::nullopt : parsed(text, column);
      if (!time || !time->day) continue;
      if (!time->day->month_first) ++day_first;
      if (!time->day->day_first) ++month_first;
      if (!time->day->either()) continue;
      if (++either == 1 || example.find('.') != example.npos) example = text;
    }
  order_ = month_first > day_first ? DayOrder::month_first : DayOrder::day_first;
  if (either == 0 || (day_first > 0) != (month_first > 0)) return {};
  const Text order =
      order_ == DayOrder::day_first ? Text{"the day first", "日在前"} : Text{"the month first", "月在前"};
  if (day_first > 0)
    return told(
        "some dates have the day first and some the month; '{}' is read with {}; say which with "
        "dates = \"dmy\" or \"mdy\"",
        "日期有的日在前，有的月在前；“{}”按{}读取；请用 dates = \"dmy\" 或 \"mdy\" 指明", example, order);
  if (example.find('/') == example.npos) return {};  // "1.3.2024" always has the day first
  return told("dates such as '{}' are read with {}; if that is wrong, say dates = \"mdy\"",
              "“{}”一类日期按{}读取；如有误，请写 dates = \"mdy\"", example, order);
}

}  // namespace homebound::scenario
