#include "scenario/tables/date_order.h"

#include <algorithm>
#include <iterator>

namespace homebound::scenario {
namespace {

using Dates = std::vector<DateCell>;

// Returns how many days lie between the first and the last date of a table, read in this order.
int days_spanned(const Dates& dates, DayOrder order) {
  std::optional<int> first, last;
  for (const DateCell& date : dates)
    if (const auto day = date.day.in(order))
      first = std::min(first.value_or(*day), *day), last = std::max(last.value_or(*day), *day);
  return first ? *last - *first : 0;
}

bool is_impossible(const DateCell& date, DayOrder order) { return !date.day.in(order); }
bool has_other_weekday(const DateCell& date, DayOrder order) {
  const auto day = date.day.in(order);
  return day && date.weekday && weekday_of(*day) != *date.weekday;
}
std::size_t impossible(const Dates& dates, DayOrder order) {
  return static_cast<std::size_t>(
      std::ranges::count_if(dates, [&](const DateCell& d) { return is_impossible(d, order); }));
}
std::size_t other_weekdays(const Dates& dates, DayOrder order) {
  return static_cast<std::size_t>(
      std::ranges::count_if(dates, [&](const DateCell& d) { return has_other_weekday(d, order); }));
}

// Returns "'12/31/2015' in line 7", and how many others there are.
Text cells_or_more(const Dates& dates) {
  if (dates.size() == 1) return told("'{}' in line {}", "第{1}行的“{0}”", dates[0].text, dates[0].line);
  return told("'{}' in line {} and {} more", "第{1}行的“{0}”及另外{2}处", dates[0].text, dates[0].line,
              dates.size() - 1);
}

class Order {
 public:
  Order(const Dates& dates, bool alone) : dates_(dates), alone_(alone) {
    // Only a year of two digits can come first.
    const bool short_years =
        std::ranges::any_of(dates, [](const DateCell& d) { return d.day.year_may_be_first(); });
    for (const DayOrder order : day_orders)
      if (order != DayOrder::year_first || short_years) orders_.push_back(order);
  }

  FoundOrder find() const {
    if (std::ranges::all_of(dates_, [](const DateCell& d) { return d.day.certain().has_value(); })) return {};
    std::size_t fewest = dates_.size() + 1;
    std::vector<DayOrder> possible;
    for (const DayOrder order : orders_) {
      const std::size_t count = impossible(dates_, order);
      if (count < fewest) possible.clear(), fewest = count;
      if (count == fewest) possible.push_back(order);
    }
    if (fewest > 0) return contradicted();
    return possible.size() == 1 ? resting_on_cells(possible[0]) : of_several(possible);
  }

 private:
  Dates dates_that(bool (*are)(const DateCell&, DayOrder), DayOrder order) const {
    Dates found;
    std::ranges::copy_if(dates_, std::back_inserter(found), [&](const DateCell& d) { return are(d, order); });
    return found;
  }
  Dates dates_not_of(DayOrder order) const { return dates_that(is_impossible, order); }

  // Only one order is possible. It may rest on one cell, which may be a slip.
  FoundOrder resting_on_cells(DayOrder order) const {
    DayOrder other = order;  // the one that the fewest cells rule out
    std::size_t fewest = dates_.size() + 1;
    for (const DayOrder o : orders_)
      if (const std::size_t n = o == order ? fewest : impossible(dates_, o); n < fewest)
        fewest = n, other = o;
    const Dates evidence = dates_not_of(other);
    Dates rest;
    std::ranges::copy_if(dates_, std::back_inserter(rest), [&](const DateCell& d) {
      return !is_impossible(d, other) && d.day.in(order) != d.day.in(other);
    });
    if (rest.empty()) return {order, {}};  // no date would be another one
    const Text because = told("dates are read with {}, because of {}", "日期按{}读取，依据{}",
                              words_for(order), cells_or_more(evidence));
    constexpr std::size_t few = 10;  // of a hundred
    const int here = days_spanned(rest, order), there = days_spanned(rest, other);
    const bool doubtful =
        rest.size() > 2 && 100 * evidence.size() <= few * rest.size() + 100 && 4 * there < here;
    if (!doubtful) return {order, Assumed{because, false}};
    return {
        order,
        Assumed{told("{} alone; with {} the other dates would lie within {} days, and not {}",
                     "{}；若按{}读取，其余日期相距仅{}天而非{}天", because, words_for(other), there, here),
                true,
                told("if that cell is wrong, mend it, or {}", "如该单元格有误，请更正，或{}",
                     say_which({other}))},
        in_order({order, other})};
  }

  // No order suits all dates.
  FoundOrder contradicted() const {
    DayOrder order = orders_[0];
    const auto is_better = [&](DayOrder a, DayOrder b) {
      const std::size_t here = impossible(dates_, a), there = impossible(dates_, b);
      if (2 * here < there || 2 * there < here) return here < there;
      const int one = days_spanned(dates_, a), two = days_spanned(dates_, b);
      if (2 * one < two || 2 * two < one) return one < two;
      return here < there;
    };
    for (const DayOrder o : orders_)
      if (is_better(o, order)) order = o;
    const Dates out = dates_not_of(order);
    Text against;
    for (const DayOrder o : orders_)
      if (const Dates cells = dates_not_of(o); o != order && !cells.empty() && against.empty())
        against = told("{} cannot have {}", "{}不可能是{}", cells_or_more(cells), words_for(o));
    return {order,
            Assumed{told("dates contradict one another: {} cannot have {}, and {}; all are read with {}, "
                         "and what cannot be is left out",
                         "日期彼此矛盾：{}不可能是{}，而{}；一律按{}读取，不可能的略去", cells_or_more(out),
                         words_for(order), against, words_for(order)),
                    true, say_which({day_orders.begin(), day_orders.end()})},
            orders_};
  }

  FoundOrder of_several(std::vector<DayOrder> possible) const {
    // The cell that weekdays decide, if they do.
    std::size_t fewest = dates_.size() + 1;
    for (const DayOrder order : possible) fewest = std::min(fewest, other_weekdays(dates_, order));
    for (const DayOrder order : std::vector(possible))
      if (const Dates cells = dates_that(has_other_weekday, order); cells.size() > fewest && fewest == 0) {
        std::erase(possible, order);
        if (possible.size() == 1)
          return {possible[0],
                  Assumed{told("dates are read with {}, because of the weekday of {}",
                               "日期按{}读取，依据{}的星期", words_for(possible[0]), cells_or_more(cells)),
                          false}};
      }
    // The example is a date that the possible orders read differently.
    const auto example = std::ranges::find_if(dates_, [&](const DateCell& date) {
      return std::ranges::any_of(possible,
                                 [&](DayOrder o) { return date.day.in(o) != date.day.in(possible[0]); });
    });
    DayOrder best = possible[0];
    if (example == dates_.end()) return {best, {}};
    const std::string_view text = example->text;
    const bool slashes = text.find('/') != text.npos, points = !slashes && text.find('.') != text.npos;
    const bool short_year = example->day.year_may_be_first();
    const auto may_be = [&](DayOrder order) { return std::ranges::find(possible, order) != possible.end(); };
    // ISO 8601 writes 23-04-28, and a date with points or slashes has the day first nearly everywhere.
    if (!slashes && !points && short_year && may_be(DayOrder::year_first)) best = DayOrder::year_first;
    const bool settled = points && !short_year;  // "1.3.2024"
    if (!settled)
      for (const DayOrder order : possible)
        if (2 * days_spanned(dates_, order) < days_spanned(dates_, best)) best = order;
    Text others;
    for (const DayOrder order : possible) {
      if (order == best || example->day.in(order) == example->day.in(best)) continue;
      others = told("{}{}{} with {}", "{}{}{}（{}）", others, others.empty() ? Text{} : Text{" or ", "或"},
                    iso_day(example->day.in(order).value_or(0)), words_for(order));
    }
    return {best,
            Assumed{told("dates such as '{}' are read with {} ({}), but may be {}",
                         "“{}”一类日期按{}读取（{}），也可能是{}", text, words_for(best),
                         iso_day(example->day.in(best).value_or(0)), others),
                    !settled, say_which(possible)},
            possible};
  }

  static std::vector<DayOrder> in_order(std::vector<DayOrder> orders) {
    std::ranges::sort(orders);
    return orders;
  }

  // Returns "say which with --dates dmy or mdy".
  Text say_which(const std::vector<DayOrder>& orders) const {
    Text names;
    for (std::size_t i = 0; i < orders.size(); ++i) {
      const Text before = i == 0 ? Text{} : i + 1 == orders.size() ? Text{" or ", " 或 "} : Text{", ", "、"};
      const std::string name(name_of(orders[i]));
      names = told("{}{}{}", "{}{}{}", names, before, alone_ ? name : '"' + name + '"');
    }
    return alone_
               ? told("say which with --dates {}", "请用 --dates {} 指明", names)
               : told("say which in [[table]] with dates = {}", "请在 [[table]] 中用 dates = {} 指明", names);
  }

  const Dates& dates_;
  bool alone_;
  std::vector<DayOrder> orders_;  // that the dates may have
};

}  // namespace

Text words_for(DayOrder order) {
  return order == DayOrder::day_first     ? Text{"the day first", "日在前"}
         : order == DayOrder::month_first ? Text{"the month first", "月在前"}
                                          : Text{"the year first", "年在前"};
}

int weekday_of(int day) { return ((day + 4) % 7 + 7) % 7; }  // 1970-01-01 was a Thursday

FoundOrder order_of(const std::vector<DateCell>& dates, bool alone) { return Order(dates, alone).find(); }

}  // namespace homebound::scenario
