#include "scenario/tables/row_kinds.h"

#include <cstdint>

#include "base/ascii.h"
#include "base/memo.h"
#include "scenario/tables/cell_kinds.h"

namespace homebound::scenario {
namespace {

// Counts the cells of a row that are titles.
std::size_t titles_in(const Draft& draft, std::size_t row, const std::set<std::string>& titles) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < draft.table.cells(row); ++i)
    count += titles.contains(lower(draft.table.at(row, i)));
  return count;
}

// Tells whether the only cell of a row is words where no time, number or place is to stand.
bool is_remark_alone(const Draft& draft, std::size_t row) {
  for (std::size_t i = 0; i < draft.table.cells(row); ++i) {
    const std::string_view cell = draft.table.at(row, i);
    if (cell.empty()) continue;
    for (const Field field :
         {Field::from, Field::to, Field::date, Field::depart, Field::arrive, Field::people})
      if (draft.columns[field] == i && (field != Field::date || cell_time(cell))) return false;
    return !is_total(cell) && cell.find(' ') != cell.npos && !cell_time(cell);
  }
  return false;
}

// Tells whether a row names one of its ends.
bool says_an_end(const Draft& draft, std::size_t row) {
  for (const Field field : {Field::from, Field::to, Field::from_lat, Field::to_lat})
    if (draft.columns[field] && !draft.table.at(row, *draft.columns[field]).empty()) return true;
  return false;
}

}  // namespace

void find_no_flights(Draft& draft) {
  std::size_t tags = 0, units = 0, titles = 0, remarks = 0;
  draft.tags.clear(), draft.units.clear();
  std::set<std::string> all_titles;
  for (const std::string& title : draft.columns.titles)
    if (!title.empty()) all_titles.insert(lower(title));
  int other_table = 0;  // the line where one begins
  for (std::size_t row = draft.columns.first_row; row < draft.columns.end_row; ++row) {
    std::size_t filled = 0, tagged = 0, in_units = 0;
    const bool near = row < draft.columns.first_row + 3;
    const std::string_view first = draft.table.at(row, 0);
    const bool again = !draft.columns.titles.empty() && first == draft.columns.titles[0];
    const bool is_title = again || (!first.empty() && all_titles.contains(lower(first)));
    if (other_table > 0) draft.columns.of_others.insert(row);
    if (!near && !is_title && !is_remark(first)) continue;
    bool same = again;
    for (std::size_t i = 0; i < draft.table.cells(row); ++i) {
      const std::string_view cell = draft.table.at(row, i);
      same = same && (i >= draft.columns.titles.size() ? cell.empty() : cell == draft.columns.titles[i]);
      if (cell.empty()) continue;
      ++filled, tagged += cell.size() > 1 && cell[0] == '#' && lower(cell[1]) >= 'a' && lower(cell[1]) <= 'z';
      in_units += is_unit(cell);
    }
    if (near && filled >= 2 && tagged == filled) {
      ++tags, draft.tags = draft.row_as_titles(row);
    } else if (near && row == draft.columns.first_row + tags && filled >= 2 && in_units == filled && !same) {
      ++units, draft.units = draft.row_as_titles(row);
    } else if (same) {
      ++titles, other_table = 0;
      draft.columns.of_others.erase(row);
    } else if (is_title && titles_in(draft, row, all_titles) > 2 &&
               2 * titles_in(draft, row, all_titles) > filled) {
      other_table = draft.table.number(row);
      draft.columns.doubts.push_back(told(
          "line {} begins another table, whose columns stand in another order: its rows are left out; put "
          "it into a file of its own",
          "第{}行起为列序不同的另一表格：其各行略去；请另存为单独的文件", other_table));
      draft.columns.of_others.erase(row);
    } else if (is_remark(first) && filled <= 1) {
      ++remarks;
    } else {
      continue;
    }
    draft.columns.no_flights.insert(row);
  }
  const auto note = [&](std::size_t count, const Text& what) {
    if (count > 0) draft.columns.notes.push_back(told("{}: {}", "{}：{}", what, count));
  };
  note(tags, {"rows of HXL tags", "HXL 标签行"});
  note(units, {"rows of units", "单位行"});
  note(titles, {"rows that repeat the titles", "重复的标题行"});
  note(remarks, {"lines of remarks", "注释行"});
}

void find_totals(Draft& draft) {
  // The same ends and days come again in most rows.
  Memo<bool> known;
  const auto says_total = [&](std::string_view cell) {
    return known.get(cell, [&] { return is_total(cell); });
  };
  const auto no_place = [&](std::size_t row, Field place, Field latitude) {
    const auto column = draft.columns[place] ? draft.columns[place] : draft.columns[latitude];
    const std::string_view cell = column ? draft.table.at(row, *column) : std::string_view{};
    return is_missing(cell) || says_total(cell);
  };
  std::size_t rows = 0, remarks = 0;
  std::int64_t sum = 0;
  for (std::size_t row = draft.columns.first_row; row < draft.columns.end_row; ++row) {
    if (!draft.columns.is_flight(row)) continue;
    ++rows;
    std::size_t filled = 0;
    bool said = false, first = true;
    for (std::size_t i = 0; i < draft.table.cells(row); ++i) {
      const std::string_view cell = draft.table.at(row, i);
      if (cell.empty()) continue;
      const bool looked_at = first || draft.columns[Field::flight] == i || draft.columns[Field::date] == i;
      said = said || (looked_at && says_total(cell));
      first = false, ++filled;
    }
    const bool from = no_place(row, Field::from, Field::from_lat),
               to = no_place(row, Field::to, Field::to_lat);
    // "Note: figures are provisional", "Return flights"
    if (filled == 1 && from && to && is_remark_alone(draft, row)) {
      draft.columns.no_flights.insert(row), ++remarks;
      continue;
    }
    for (const Field end : {Field::from, Field::to})
      said = said || (draft.columns[end] && says_total(draft.table.at(row, *draft.columns[end])));
    const std::string_view counted = draft.columns[Field::people]
                                         ? draft.table.at(row, *draft.columns[Field::people])
                                         : std::string_view{};
    const int people = whole_number(counted).value_or(0);
    const bool alone = filled == 1 && people > 0 && rows > 2 && people == sum;
    if ((from || to) && (said || alone))
      draft.columns.totals.insert(row);
    else
      sum += people;
  }
  draft.columns.no_flights.insert(draft.columns.totals.begin(), draft.columns.totals.end());
  if (remarks > 0)
    draft.columns.notes.push_back(
        told("lines that hold one text and no flight: {}", "仅有一段文字、并非航班的行：{}", remarks));
}

void find_numbers_of_rows(Draft& draft) {
  const auto column = draft.columns[Field::flight];
  if (!column || draft.chosen.contains(Field::flight)) return;
  std::optional<int> last;
  std::size_t all = 0;
  for (std::size_t row = draft.columns.first_row; row < draft.columns.end_row; ++row) {
    if (!draft.columns.is_flight(row)) continue;
    const auto number = whole_number(draft.table.at(row, *column));
    if (!number || (last && *number != *last + 1)) return;
    last = number, ++all;
  }
  draft.columns.numbers_rows = all > 1;
}

void find_carried(Draft& draft) {
  const auto date = draft.columns[Field::date];
  for (const Field field : {Field::date, Field::from, Field::to}) {
    const auto column = draft.columns[field];
    if (!column || !date || (field != Field::date && !draft.columns.carried.contains(*date))) continue;
    std::size_t rows = 0, blank = 0;
    bool merged = true;
    std::string_view last;
    for (std::size_t row = draft.columns.first_row; row < draft.columns.end_row && merged; ++row) {
      if (!draft.columns.is_flight(row) || !says_an_end(draft, row)) continue;
      const std::string_view cell = draft.table.at(row, *column);
      if (cell.empty()) {
        ++blank;
        merged = rows > 0 && draft.table.at(row, *date).empty();
      } else {
        merged = cell != last;
        last = cell;
      }
      ++rows;
    }
    if (!merged || blank < 2 || 4 * blank < rows) continue;
    draft.columns.carried.insert(*column);
    draft.columns.doubts.push_back(
        told("empty cells of {} are taken for merged ones and mean the cell above: {} rows",
             "{}的空白单元格视为合并单元格，与上格相同：{}行", column_name(draft.columns, *column), blank));
  }
}

}  // namespace homebound::scenario
