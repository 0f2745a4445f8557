#include "scenario/tables/title_row.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scenario/tables/columns_by_titles.h"

namespace homebound::scenario {
namespace {

// Tells whether a title says what its column holds without a heading that names an end.
bool says_all(std::string_view text) {
  const auto title = read_title(text);
  if (!title) return false;
  for (const Field field :
       {Field::people, Field::kind, Field::sure, Field::source, Field::note, Field::speed, Field::airline,
        Field::status, Field::duration, Field::aircraft, Field::registration, Field::seats, Field::booked,
        Field::boarded, Field::nationality, Field::journey, Field::mode})
    if (title->fields[0] == field) return true;
  return title->fields[0] == Field::flight && !title->weak;
}

// Puts each heading before the titles below it, up to the next heading.
std::vector<std::string> titles_in_two_rows(const Draft& draft, std::size_t row) {
  std::vector<std::string> titles = draft.row_as_titles(row + 1);
  std::string heading;
  bool empty = false;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    empty = empty || (draft.table.at(row, i).empty() && !heading.empty());
    const bool spans = draft.table.at(row, i).empty();
    if (!spans) heading = draft.table.at(row, i);
    // "Pax" behind the columns of the arrival is no part of it.
    if (spans && says_all(titles[i])) continue;
    if (!heading.empty()) titles[i] = titles[i].empty() ? heading : heading + " " + titles[i];
  }
  return empty ? titles : std::vector<std::string>{};  // headings span several columns
}

// Tells which ends titles name, even if other columns were chosen.
std::array<bool, 2> ends_named(const std::vector<std::string>& titles) {
  std::array<bool, 2> ends{};
  int plain = 0;  // latitudes of an end that is not named
  for (const std::string& text : titles)
    if (const auto title = read_title(text); title && title->is_plain_coordinate())
      plain += title->fields[0] == Field::from_lat;
    else if (title)
      for (const Field field : title->fields) {
        ends[0] = ends[0] || field == Field::from || field == Field::from_lat || field == Field::from_country;
        ends[1] = ends[1] || field == Field::to || field == Field::to_lat || field == Field::to_country;
      }
  if (plain > 1 || (plain == 1 && ends[0] != ends[1])) return {true, true};
  return ends;
}

bool name_both_ends(const std::vector<std::string>& titles) {
  return ends_named(titles) == std::array{true, true};
}

// Two titles at least: a remark such as "to" is no title.
bool name_an_end(const std::vector<std::string>& titles) {
  return ends_named(titles) != std::array{false, false} &&
         std::ranges::count_if(titles, [](const std::string& text) { return read_title(text).has_value(); }) >
             1;
}

// Returns how many of the chosen columns the titles name.
std::ptrdiff_t chosen_among(const Draft& draft, const std::vector<std::string>& titles) {
  return std::ranges::count_if(draft.chosen, [&](const auto& choice) {
    return !choice.second.empty() && !number_of(choice.second) && column_titled(titles, choice.second);
  });
}

}  // namespace

void find_title_row(Draft& draft) {
  draft.columns.end_row = draft.table.rows();
  if (draft.table.rows() == 0) return;
  const std::size_t rows = std::min(draft.table.rows(), rows_that_may_hold_titles),
                    last = draft.table.rows() - 1;
  // Of chosen columns all should be there; where one is not, the row with the others tells best what is
  // wrong.
  std::ptrdiff_t most = 0;
  std::size_t best = 0;
  for (std::size_t row = 0; row < rows; ++row)
    if (const auto found = chosen_among(draft, draft.row_as_titles(row)); found > most)
      most = found, best = row;
  if (most > 0) return take_titles(draft, draft.row_as_titles(best), best + 1, draft.table.rows());
  for (std::size_t row = 0; row <= rows; ++row) {
    const bool behind = row == rows;
    if (last > 0 && row == last) continue;  // below the last row there is nothing
    if (behind && last == 0) break;
    // "Departure" over "Airport" and "Time": a title may stand in two rows.
    if (!behind && row + 1 < rows)
      if (std::vector<std::string> two = titles_in_two_rows(draft, row); name_both_ends(two)) {
        take_titles(draft, std::move(two), row + 2, draft.table.rows());
        if (draft.has_end(false) && draft.has_end(true)) return;
      }
    std::vector<std::string> titles = draft.row_as_titles(behind ? last : row);
    if (!name_both_ends(titles)) continue;
    take_titles(draft, std::move(titles), behind ? 0 : row + 1, behind ? last : draft.table.rows());
    // Rows above the titles are flights only if they say whence.
    const auto from = draft.columns[Field::from];
    if (behind && !(from && draft.codes_in(*from))) continue;
    if (!draft.chosen.empty() || (draft.has_end(false) && draft.has_end(true))) return;
  }
  // The cells fit no titles, or only one end has a title: then these titles say what is missing.
  for (const bool both : {true, false})
    for (std::size_t row = 0; row < rows; ++row)
      if (std::vector<std::string> titles = draft.row_as_titles(row);
          both ? name_both_ends(titles) : name_an_end(titles))
        return take_titles(draft, std::move(titles), row + 1, draft.table.rows());
}

}  // namespace homebound::scenario
