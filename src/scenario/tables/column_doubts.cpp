#include "scenario/tables/column_doubts.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/ascii.h"
#include "base/message.h"
#include "scenario/tables/personal.h"

namespace homebound::scenario {
void find_untitled(Draft& draft) {
  if (draft.columns.titles.empty()) return;
  for (std::size_t i = 0; i < draft.table.columns(); ++i)
    if ((i >= draft.columns.titles.size() || draft.columns.titles[i].empty()) &&
        draft.share(i, [](std::string_view) { return true; }))
      draft.columns.untitled.insert(i);
}

void doubt_unused_times(Draft& draft) {
  // "2130" is a time only where the title speaks of one.
  const auto may_be_hhmm = [&](std::size_t i) {
    const std::string title = i < draft.columns.titles.size() ? lower(draft.columns.titles[i]) : "";
    constexpr std::string_view words[] = {"time", "zeit", "heure", "hora", "ora", "время", "时", "時"};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return title.find(word) != title.npos; }) &&
           draft.clock_at(i, true) == Clock::hours;
  };
  const auto is_clock = [](std::string_view cell, bool hhmm) {
    const auto t = hhmm || cell.find(':') != cell.npos ? cell_time(cell) : std::nullopt;
    return t && t->time;
  };
  for (std::size_t i = 0; i < draft.table.columns() && !draft.columns.titles.empty(); ++i) {
    const auto title = draft.title_of(i);
    if (is_used(draft.columns, i) || draft.not_columns.contains({Field::depart, i}) ||
        draft.not_columns.contains({Field::arrive, i}) || (title && !is_moment(title->fields[0])) ||
        draft.share(i, [&](std::string_view cell) { return is_clock(cell, may_be_hhmm(i)); }).value_or(0) <
            0.8)
      continue;
    const auto& others = draft.columns.times[title && title->fields[0] == Field::arrive];
    // The wheels' times stand beside those of the blocks, and a logbook's hours beside its duration.
    const auto same = [&](std::string_view cell, std::size_t row) {
      return draft.table.at(row, *draft.columns[Field::duration]) == cell;
    };
    if ((title && title->off_ground) ||
        (draft.columns[Field::duration] && draft.rows_with(i, same) >= enough))
      continue;
    if (title && !others.empty() && !draft.chosen.contains(title->fields[0]))
      draft.columns.doubts.push_back(
          told("{} holds times and is not used, for {} says the same; say otherwise in "
               "[[table]] with columns = {{ {} = {} }}",
               "{}为时刻，未使用，因{}已说明；如有不同，请在 [[table]] 中用 columns = {{ {} = {} }} 指明",
               column_name(draft.columns, i), column_name(draft.columns, others[0].column),
               field_names[index_of(title->fields[0])], i + 1));
    else if (!title)
      draft.columns.doubts.push_back(
          told("{} holds times and is not used: its title does not say of what; say so in [[table]] with "
               "columns = {{ depart = {} }}, or arrive or duration",
               "{}为时刻，未使用：标题未说明是何时刻；请在 [[table]] 中用 columns = {{ depart = {} }} "
               "或 arrive、duration 指明",
               column_name(draft.columns, i), i + 1));
  }
}

void note_personal(Draft& draft) {
  for (std::size_t i = 0; i < draft.columns.titles.size(); ++i)
    if (is_personal(draft.columns.titles[i]) && !is_used(draft.columns, i))
      draft.columns.notes.push_back(told("{} holds personal data and was not read", "{}为个人信息，未予读取",
                                         column_name(draft.columns, i)));
}

void note_clocks(Draft& draft) {
  std::map<Clock, Text> of_clock;
  for (const auto& [column, clock] : draft.columns.clocks) {
    if (clock == Clock::text || (clock == Clock::days && draft.table.day_zero)) continue;
    Text& names = of_clock[clock];
    names = told("{}{}{}", "{}{}{}", names, names.empty() ? Text{} : Text{", ", "、"},
                 column_name(draft.columns, column));
  }
  for (const auto& [clock, names] : of_clock)
    draft.columns.notes.push_back(told("{}: {}", "{}：{}", names, note_of(clock)));
}

}  // namespace homebound::scenario
