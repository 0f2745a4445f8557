#include "scenario/tables/row_cells.h"

#include <algorithm>
#include <filesystem>

#include "base/utf8.h"
#include "scenario/tables/titles.h"

namespace homebound::scenario {

RowCells::RowCells(const data::Table& table, const TableSettings& settings, Columns columns,
                   RowFaults& faults)
    : table_(table),
      settings_(settings),
      columns_(std::move(columns)),
      order_(settings.day_order.value_or(DayOrder::day_first)),
      faults_(faults) {
  for (const std::size_t column : columns_.carried) {
    std::vector<std::uint32_t>& source = carried_[column];
    source.resize(columns_.end_row);
    for (std::size_t row = columns_.first_row; row < columns_.end_row; ++row) {
      const bool merged =
          row > columns_.first_row && (table_.at(row, column).empty() || !columns_.is_flight(row));
      source[row] = merged ? source[row - 1] : static_cast<std::uint32_t>(row);
    }
  }
  for (std::size_t i = 0; i < columns_.titles.size(); ++i)
    if (std::ranges::find(beside_titles, columns_.titles[i]) != beside_titles.end())
      beside_.emplace(columns_.titles[i], i);
}

std::string_view RowCells::raw_at(std::size_t row, std::size_t column) const {
  if (!carried_.empty())
    if (const auto source = carried_.find(column); source != carried_.end() && row < source->second.size())
      row = source->second[row];
  return table_.at(row, column);
}

std::string_view RowCells::cell_at(std::size_t row, std::size_t column) const {
  const std::string_view text = raw_at(row, column);
  return is_missing(text) ? std::string_view{} : text;
}

std::string_view RowCells::beside(std::string_view title) const {
  const auto found = beside_.find(title);
  return found == beside_.end() ? std::string_view{} : cell_at(found->second);
}

std::optional<CellTime> RowCells::parsed(std::string_view text, std::size_t column) const {
  const auto clock = columns_.clocks.find(column);
  const int day_zero = settings_.days_from_1904 ? day_zero_1904 : table_.day_zero.value_or(day_zero_1900);
  if (auto plain = plain_time(text)) return plain;  // whatever the clock
  auto time = times_[column].get(text, [&] {
    return cell_time(text, clock == columns_.clocks.end() ? Clock::text : clock->second, day_zero);
  });
  if (!time || !time->without_year) return time;
  const auto said = columns_[Field::year] ? whole_number(cell(Field::year)) : std::nullopt;
  if (const auto year = said ? said : year_)
    if (const auto day = day_number(*year, time->without_year->month, time->without_year->day))
      time->day = CellTime::Day::known(day);
  return time;
}

std::optional<int> RowCells::day_of_parts() const {
  if (!columns_[Field::year] || !columns_[Field::month] || !columns_[Field::day]) return std::nullopt;
  const auto year = whole_number(cell(Field::year)), month = month_in(cell(Field::month)),
             day = whole_number(cell(Field::day));
  return year && month && day ? day_number(*year, *month, *day) : std::nullopt;
}

void RowCells::fault_at(std::optional<std::size_t> column, const Text& reason, const Text& message,
                        std::string_view found, const std::string& unknown_id) {
  faults_.add(number(), column ? static_cast<int>(columns_.written_in(*column)) + 1 : 0, reason,
              column ? told("{}: {}", "{}：{}", column_name(columns_, *column), message) : message,
              shortened(found), unknown_id);
}

// A date without a year is of the year of all other dates, or that the titles or the file's name say.
std::optional<Assumed> RowCells::find_year(const std::vector<DateCell>& dates, std::string_view example) {
  std::set<int> years;
  for (const DateCell& date : dates)
    if (const auto day = date.day.in(order_)) years.insert(std::stoi(iso_day(*day)));
  Text where{"the other dates", "其他日期"};
  if (years.empty()) {
    where = {"the titles", "标题"};
    for (const std::string& title : columns_.titles) years.merge(years_in(title));
    for (std::size_t row = 0; row < columns_.first_row; ++row)
      for (std::size_t i = 0; i < table_.cells(row); ++i) years.merge(years_in(table_.at(row, i)));
  }
  if (years.empty()) {
    where = {"the file's name", "文件名"};
    years = years_in(std::filesystem::path(table_.name).filename().string());
  }
  if (years.size() != 1) return std::nullopt;
  year_ = *years.begin();
  return Assumed{told("dates without a year such as '{}' are taken to be of {}, as {} say",
                      "“{}”一类无年份的日期视为{}年（依据{}）", example, *year_, where)};
}

RowCells::Dates RowCells::find_dates() {
  std::vector<DateCell> dates;
  std::string_view yearless, days, midnight;  // examples
  bool local = false;
  std::set<std::size_t> columns;
  for (const Field field : {Field::date, Field::arrive_date})
    if (columns_[field]) columns.insert(*columns_[field]);
  std::set<std::size_t> zoned;
  for (const auto& times : columns_.times)
    for (const TimeColumn& time : times) {
      columns.insert(time.column);
      if (!time.zone.empty()) zoned.insert(time.column);
    }
  const auto each_time = [&](auto&& visit) {
    for (const std::size_t column : columns)
      for (row_ = columns_.first_row; row_ < columns_.end_row; ++row_) {
        const std::string_view text = cell_at(column);
        if (text.empty() || !columns_.is_flight(row_)) continue;
        if (const auto time = parsed(text, column)) visit(column, text, *time);
      }
  };
  bool ambiguous = false;  // a date does not say itself which it is
  each_time([&](std::size_t column, std::string_view text, const CellTime& time) {
    const auto clock = columns_.clocks.find(column);
    const bool text_clock = clock == columns_.clocks.end() || clock->second == Clock::text;
    ambiguous = ambiguous || (time.day && !time.without_year && !time.day->certain());
    if (time.without_year && yearless.empty() && !columns_[Field::year]) yearless = text;
    if (text_clock && days.empty() && !table_.day_zero && is_stray_days(text)) days = text;
    if (time.midnight_in_words && midnight.empty()) midnight = text;
    local = local || (time.time && !time.offset && !zoned.contains(column));
  });
  // Otherwise nothing is asked of them.
  if (ambiguous || !yearless.empty())
    each_time([&](std::size_t /*column*/, std::string_view text, const CellTime& time) {
      if (time.day && !time.without_year) dates.push_back({*time.day, time.weekday, text, number()});
    });
  std::vector<Assumed> all;
  const auto add = [&](std::optional<Assumed> assumed) {
    if (assumed) all.push_back(*std::move(assumed));
  };
  std::optional<GuessedDates> guessed;
  std::optional<DayOrder> said = settings_.day_order;
  for (const std::size_t column : columns)
    if (!said && column < columns_.titles.size()) said = order_in(columns_.titles[column]);
  if (said) {
    order_ = *said;
  } else {
    FoundOrder found = order_of(dates, settings_.alone);
    order_ = found.order;
    if (found.said && found.said->guessed)
      guessed = {found.order, std::move(found.possible), found.said->text, found.said->whole()};
    add(std::move(found.said));
  }
  if (!yearless.empty()) add(find_year(dates, yearless));
  if (!days.empty())
    add(Assumed{told("numbers among times such as '{}' are a spreadsheet's days (0.5 is 12:00)",
                     "时刻中的“{}”一类数字为电子表格的天数（0.5 即 12:00）", days)});
  if (!midnight.empty())
    add(Assumed{told("'{}' is read as the start of the day", "“{}”按当日零时读取", midnight)});
  if (local)
    add(Assumed{settings_.zone.empty()
                    ? Text{"times without a zone are read as local times at the airport",
                           "未注明时区的时刻按机场当地时间读取"}
                    : told("times are read on the clock of {}", "时刻按 {} 时区读取", settings_.zone),
                false});
  return {order_, year_, std::move(all), std::move(guessed)};
}

}  // namespace homebound::scenario
