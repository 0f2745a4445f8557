// Finds out which of day, month and year comes first in a table's dates.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {

// What was found of the table's dates and times that the file does not say.
struct Assumed {
  Text text;
  bool guessed = true;  // it may be wrong
  Text advice = {};     // what to do about a guess
  Text whole() const { return advice.empty() ? text : told("{}; {}", "{}；{}", text, advice); }
};

// A date of a table, and where it stands.
struct DateCell {
  CellTime::Day day;
  std::optional<int> weekday;  // that the cell names: 0 for Sunday
  std::string_view text;
  int line = 0;
};

struct FoundOrder {
  DayOrder order = DayOrder::day_first;
  std::optional<Assumed> said;  // what it rests on; nothing where all dates say themselves what they are
  std::vector<DayOrder> possible = {};  // of a guess: all that it may be
};

// Tries every order against all dates. Of several that are possible, the one with which the weekdays agree
// and that puts the dates far nearer to one another is the likeliest, and else the usual one. If the dates
// contradict one another, the fewest are impossible. The advice about a guess names the command line's option
// where the table stands `alone`, and else the scenario's key.
FoundOrder order_of(const std::vector<DateCell>& dates, bool alone);

// "the day first".
Text words_for(DayOrder order);
// Returns the weekday of a day, given in days from 1970-01-01: 0 for Sunday.
int weekday_of(int day);

}  // namespace homebound::scenario
