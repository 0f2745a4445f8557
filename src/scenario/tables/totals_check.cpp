#include "scenario/tables/totals_check.h"

#include <cmath>

#include "base/message.h"
#include "scenario/head_count_text.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {

namespace {

Text text_in_both(const HeadCount& count) {
  return {text_of(count, Language::english), text_of(count, Language::chinese)};
}

// Tells whether a total says what rows add up to, as far as these have a number: about 500 and 619 are 1119.
bool agrees(const HeadCount& said, const HeadCount& read) {
  return said == read ||
         (said.low() == read.low() && std::lround(said.middle()) == std::lround(read.middle()));
}

}  // namespace

void TotalsCheck::check(std::size_t row, std::size_t missing) {
  const int line = table_.number(row);
  const auto column = columns_[Field::people];
  const auto said = column ? head_count_in(table_.at(row, *column)) : std::nullopt;
  HeadCount latest(0);
  for (; since_ < flights_.size(); ++since_) latest += flights_[since_].people;
  all_ += latest;
  const HeadCount all = all_;
  if (!said || !said->known()) {
    found_.emplace_back(told("line {} holds a total, which is no flight", "第{}行为合计行，不是航班", line),
                        true);
    return;
  }
  const Text total = text_in_both(*said);
  // "Total" may be that of a part as well.
  if (agrees(*said, all) || agrees(*said, latest)) {
    found_.emplace_back(told("the total of line {}, {}, agrees with the rows read",
                             "第{}行的合计{}与所读各行相符", line, total),
                        true);
    return;
  }
  const bool of_part = std::abs(latest.middle() - said->middle()) < std::abs(all.middle() - said->middle());
  const HeadCount& read = of_part ? latest : all;
  // Rows without a number may have had the rest.
  found_.emplace_back(
      !read.high() && said->low() > read.low()
          ? told("the total of line {} is {}; the rows with a number add up to {}",
                 "第{}行的合计为{}；有人数的各行之和为{}", line, total, text_in_both(HeadCount(read.low())))
          : told("the total of line {} is {}; the rows read add up to {}",
                 "第{}行的合计为{}，所读各行之和为{}", line, total, text_in_both(read)),
      false);
  if (missing > 0)
    found_.back().first =
        missing == 1 ? told("{}; 1 row is left out", "{}；另有1行略去", found_.back().first)
                     : told("{}; {} rows are left out", "{}；另有{}行略去", found_.back().first, missing);
}

}  // namespace homebound::scenario
