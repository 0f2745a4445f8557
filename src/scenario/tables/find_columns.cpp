#include "scenario/tables/find_columns.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "scenario/tables/column_doubts.h"
#include "scenario/tables/columns_by_cells.h"
#include "scenario/tables/columns_by_titles.h"
#include "scenario/tables/row_kinds.h"
#include "scenario/tables/title_row.h"

namespace homebound::scenario {
namespace {

// Tells whether a row of titles repeats the first column: each cell is of a pair of places.
bool is_matrix(const Draft& draft, const std::vector<std::string>& titles) {
  std::set<std::string_view> first;
  draft.each_sample(0, [&](std::string_view cell) { first.insert(cell); });
  const auto again =
      std::count_if(titles.begin() + std::min<std::ptrdiff_t>(1, std::ssize(titles)), titles.end(),
                    [&](const std::string& title) { return !title.empty() && first.contains(title); });
  return again >= 2 && 2 * again >= std::ssize(titles) - 1;
}

// Returns the first row with nearly as many cells as any: headings above it fill one.
std::vector<std::string> likely_titles(const Draft& draft) {
  const auto filled = [&](std::size_t row) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < draft.table.cells(row); ++i) count += !draft.table.at(row, i).empty();
    return count;
  };
  const std::size_t rows = std::min(draft.table.rows(), rows_that_may_hold_titles);
  std::size_t most = 0, best = 0;
  for (std::size_t row = 0; row < rows; ++row) most = std::max(most, filled(row));
  while (best + 1 < rows && 3 * filled(best) < 2 * most) ++best;
  return draft.row_as_titles(best);
}

[[noreturn]] void fail(const Draft& draft) {
  if (draft.table.rows() == 0) throw Error({"holds no rows", "没有行"});
  const std::vector<std::string> titles = !draft.columns.titles.empty() ? draft.columns.titles
                                          : draft.table.titles.empty()  ? likely_titles(draft)
                                                                        : draft.table.titles;
  Text seen;
  for (std::size_t i = 0; i < std::min<std::size_t>(titles.size(), 12); ++i)
    if (!titles[i].empty())
      seen = told("{}{}'{}'", "{}{}“{}”", seen, seen.empty() ? Text{} : Text{", ", "、"},
                  shortened(titles[i], 40));
  Text why;
  for (const Text& note : draft.columns.notes) why = told("{}; {}", "{}；{}", why, note);
  if (is_matrix(draft, titles))
    why = told("{}; it looks like a matrix of places: write a row for each pair",
               "{}；似为地点矩阵：请每对地点写一行", why);
  const bool out = draft.has_end(false), in = draft.has_end(true);
  const Text what = out  ? Text{"no column that says where flights end", "没有说明航班目的地的列"}
                    : in ? Text{"no column that says where flights start", "没有说明航班出发地的列"}
                         : Text{"no columns that say where flights start and end", "没有说明航班起讫的列"};
  throw Error(told("has {}; found {}{}; say which in [[table]] with columns = {{ from = ..., to = ... }}{}",
                   "{}；找到{}{}；请在 [[table]] 中用 columns = {{ from = ..., to = ... }} 指明{}", what,
                   seen, titles.size() > 12 ? " ..." : "", why));
}

}  // namespace

Columns find_columns(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen,
                     const NotColumns& not_columns) {
  Draft draft(table, airports, chosen, not_columns);
  draft.columns.width = table.columns();
  if (!table.titles.empty())
    take_titles(draft, table.titles, 0, table.rows());
  else
    find_title_row(draft);
  take_chosen(draft);
  guess_by_cells(draft);
  if (!draft.has_end(false) || !draft.has_end(true)) fail(draft);
  find_statuses_by_cells(draft);
  find_totals(draft);
  find_duration_unit(draft);
  find_numbers_of_rows(draft);
  find_weekdays(draft);
  find_carried(draft);
  find_untitled(draft);
  doubt_unused_times(draft);
  note_clocks(draft);
  note_personal(draft);
  if (!draft.columns[Field::people])
    draft.columns.notes.emplace_back("no column of people found: head-counts are unknown",
                                     "未找到人数列：人数不详");
  return std::move(draft.columns);
}

}  // namespace homebound::scenario
