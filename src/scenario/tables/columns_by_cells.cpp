#include "scenario/tables/columns_by_cells.h"

#include <algorithm>
#include <utility>

#include "scenario/tables/cell_kinds.h"
#include "scenario/tables/columns_by_titles.h"
#include "scenario/tables/durations.h"
#include "scenario/tables/fate.h"
#include "scenario/tables/row_kinds.h"

namespace homebound::scenario {
namespace {

constexpr int most_people_guessed = 2000;  // aboard one flight

void guess_times_and_people(Draft& draft) {
  const auto clock = [&](std::size_t i) {
    const Clock c = draft.clock_at(i, false);
    return c == Clock::hours || c == Clock::points ? Clock::text
                                                   : c;  // bare numbers up to 2359 may be anything
  };
  const auto has = [&](std::size_t i, bool day, bool time) {
    const Clock of_column = clock(i);
    return draft
        .share(i,
               [&](std::string_view cell) {
                 const bool marked = of_column != Clock::text || cell.find_first_of(":-/.") != cell.npos;
                 const auto t = marked ? draft.moment(cell, of_column) : std::nullopt;
                 return t && t->has_date() == day && t->time.has_value() == time;
               })
        .value_or(0);
  };
  const auto guess = [&](Field field, auto&& fits) {
    if (draft.columns[field] || draft.chosen.contains(field)) return;
    for (std::size_t i = 0; i < draft.table.columns(); ++i)
      if (!draft.taken(i) && !draft.not_columns.contains({field, i}) && fits(i)) {
        draft.columns.of[index_of(field)] = i;
        if (is_moment(field)) draft.add_times(field, i, Title{});
        if (is_moment(field) || field == Field::date) draft.columns.clocks[i] = clock(i);
        return;
      }
  };
  for (const Field field : {Field::depart, Field::arrive})
    guess(field, [&](std::size_t i) { return has(i, true, true) >= 0.8; });
  guess(Field::date, [&](std::size_t i) { return has(i, true, false) + has(i, true, true) >= 0.8; });
  find_days(draft);
  if (draft.columns[Field::date])
    for (const Field field : {Field::depart, Field::arrive})
      guess(field, [&](std::size_t i) {
        if (has(i, false, true) < 0.8) return false;
        if (!are_durations(draft.table, draft.columns, draft.airports, i)) return true;
        draft.columns.notes.push_back(told("{} is not taken for {}: its cells are as long as the flights",
                                           "{}未用作 {}：其值与飞行时间相当", column_name(draft.columns, i),
                                           field_names[index_of(field)]));
        if (!draft.columns[Field::duration] && !draft.chosen.contains(Field::duration))
          draft.columns.of[index_of(Field::duration)] = i;
        return false;
      });
  // A type of aircraft looks like a number of a flight, but is that of many.
  guess(Field::flight, [&](std::size_t i) {
    return draft.share(i, is_flight_number).value_or(0) >= 0.8 &&
           (draft.columns[Field::depart] || draft.columns[Field::date] || draft.differ(i));
  });
  if (!draft.columns[Field::depart] && !draft.columns[Field::date]) return;
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < draft.table.columns(); ++i)
    if (!draft.taken(i) && draft.share(i, [](std::string_view cell) {
                                  return is_whole(cell, 0, most_people_guessed);
                                }).value_or(0) >= 0.9)
      counts.push_back(i);
  if (counts.size() == 1) guess(Field::people, [&](std::size_t i) { return i == counts[0]; });
}

}  // namespace

void guess_by_cells(Draft& draft) {
  if (draft.has_end(false) && draft.has_end(true)) return;
  const bool untitled = draft.columns.titles.empty();
  if (untitled) find_no_flights(draft);
  const bool wants[2] = {!draft.has_end(false) && !draft.chosen.contains(Field::from),
                         !draft.has_end(true) && !draft.chosen.contains(Field::to)};
  std::vector<std::pair<std::size_t, double>> codes;  // columns and their shares of codes
  // A title that says something else is to be believed: an airline's code may be an airport's as well.
  const auto may_be_end = [&](std::size_t i) {
    const auto title = draft.title_of(i);
    const bool open =
        !title || is_end(title->fields.back()) ||
        // 起飛 above codes is no time.
        (is_moment(title->fields.front()) && draft.fit(title->fields.front(), i).value_or(1) < 0.1);
    return !draft.taken(i) && open && draft.share(i, is_direction) != 1.0;
  };
  for (std::size_t i = 0; i < draft.table.columns(); ++i)
    if (const double s = draft.codes_in(i).value_or(0); s >= enough && may_be_end(i))
      codes.emplace_back(i, s);
  if (wants[0] && wants[1]) {
    double best = 0;
    std::optional<std::pair<std::size_t, std::size_t>> ends;
    for (std::size_t a = 0; a < codes.size(); ++a)
      for (std::size_t b = a + 1; b < codes.size(); ++b) {
        const double merit = codes[a].second + codes[b].second + draft.alike(codes[a].first, codes[b].first);
        if (merit > best + 1e-9) best = merit, ends = {codes[a].first, codes[b].first};
      }
    if (!ends) return;
    draft.columns.of[index_of(Field::from)] = ends->first;
    draft.columns.of[index_of(Field::to)] = ends->second;
  } else if (wants[0] || wants[1]) {
    // In a column with a title in unknown words, JRO may be a sort of operation: its airports must be among
    // those of the other end.
    const auto other = draft.columns[wants[0] ? Field::to : Field::from];
    if (!untitled && other)
      std::erase_if(codes, [&](const auto& c) { return draft.alike(c.first, *other) <= 0; });
    if (codes.empty()) return;
    const auto best = std::ranges::max_element(codes, {}, [](const auto& c) { return c.second; });
    draft.columns.of[index_of(wants[0] ? Field::from : Field::to)] = best->first;
  } else {
    return;
  }
  if (!untitled || draft.table.rows() == 0) return;
  // A first row without codes in these columns holds titles in unknown words.
  const auto code_at = [&](Field f) {
    return !draft.columns[f] || draft.is_code(draft.table.at(0, *draft.columns[f]));
  };
  if (draft.table.rows() > 1 && draft.columns.is_flight(0) && !code_at(Field::from) && !code_at(Field::to)) {
    draft.columns.first_row = 1;
    draft.columns.titles = draft.row_as_titles(0);
  }
  guess_times_and_people(draft);
}

void find_statuses_by_cells(Draft& draft) {
  if (draft.chosen.contains(Field::status)) return;
  for (std::size_t i = 0; i < draft.table.columns(); ++i) {
    if (draft.taken(i) || draft.title_of(i)) continue;
    // A cross alone may mean anything.
    const auto said = [](std::string_view cell) { return cell.size() > 2 ? fate_in(cell) : std::nullopt; };
    const auto is_known = [&](std::string_view cell) { return said(cell).has_value(); };
    const auto is_off = [&](std::string_view cell) {
      const auto status = said(cell);
      return status == FlightStatus::cancelled || status == FlightStatus::diverted;
    };
    const double known = draft.share(i, is_known).value_or(0), off = draft.share(i, is_off).value_or(0);
    if (known < 0.8 || off == 0) continue;
    if (!draft.columns[Field::status]) draft.columns.of[index_of(Field::status)] = i;
    draft.columns.statuses.push_back(i);
  }
}

void find_duration_unit(Draft& draft) {
  const auto column = draft.columns[Field::duration];
  if (!column) return;
  const auto unit = unit_of_durations(draft.table, draft.columns, draft.airports, *column);
  draft.columns.duration_unit = unit.value_or(DurationUnit::minutes);
  if (unit || draft.chosen.contains(Field::duration)) return;
  draft.drop({Field::duration});
  draft.columns.doubts.push_back(
      told("{} is not taken for duration: its cells are not as long as the flights",
           "{}未用作 duration：其值与飞行时间不相当", column_name(draft.columns, *column)));
}

void find_weekdays(Draft& draft) {
  const auto is_weekday = [](std::string_view cell) { return weekday_in(cell).has_value(); };
  for (std::size_t i = 0; i < draft.table.columns() && !draft.columns.weekday; ++i)
    if (!draft.taken(i) && draft.share(i, is_weekday).value_or(0) >= 0.9) draft.columns.weekday = i;
}

}  // namespace homebound::scenario
