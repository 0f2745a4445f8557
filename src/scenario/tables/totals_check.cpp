#include "scenario/tables/totals_check.h"

#include <cmath>

#include "base/message.h"
#include "scenario/head_count_text.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {

HeadCount TotalsCheck::sum(std::size_t from) const {
  HeadCount all(0);
  for (std::size_t i = from; i < flights_.size(); ++i) all += flights_[i].people;
  return all;
}

void TotalsCheck::check(std::size_t row) {
  const int line = table_.number(row);
  const auto column = columns_[Field::people];
  const int said = column ? whole_number(table_.at(row, *column)).value_or(-1) : -1;
  const HeadCount all = sum(first_), latest = sum(since_);
  since_ = flights_.size();
  if (said < 0) {
    found_.emplace_back(told("line {} holds a total, which is no flight", "第{}行为合计行，不是航班", line),
                        true);
    return;
  }
  // "Total" may be that of a part as well.
  if (all == said || latest == said) {
    found_.emplace_back(told("the total of line {}, {}, agrees with the rows read",
                             "第{}行的合计{}与所读各行相符", line, said),
                        true);
    return;
  }
  const bool of_part = std::abs(latest.middle() - said) < std::abs(all.middle() - said);
  const HeadCount& read = of_part ? latest : all;
  found_.emplace_back(
      told("the total of line {} is {}; the rows read add up to {}", "第{}行的合计为{}，所读各行之和为{}",
           line, said, Text{text_of(read, Language::english), text_of(read, Language::chinese)}),
      false);
}

}  // namespace homebound::scenario
