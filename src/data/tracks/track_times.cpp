#include "data/tracks/track_times.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"

namespace homebound::data {
namespace {

using std::chrono::milliseconds;

// A number from here on counts in the next smaller unit: in the larger one it would lie beyond the year 5000.
constexpr double least_milliseconds = 1e11, least_microseconds = 1e14, least_nanoseconds = 1e17;
// Milliseconds: the year 2096, beyond which a number is not the time of a record.
constexpr double latest = 4e12;

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

// Reads numbers and words from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(trimmed(text)) {}
  bool done() const { return rest_.empty(); }
  char next() const { return rest_.empty() ? '\0' : rest_[0]; }
  bool skip(char c) {
    if (next() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // Skips a day of the week, "Tue," or "Tuesday"; the date tells it.
  void skip_weekday() {
    static constexpr std::array<std::string_view, 7> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    Scanner ahead = *this;
    const std::string word = ahead.word();
    if (word.size() < 3 || std::ranges::find(days, std::string_view(word).substr(0, 3)) == days.end()) return;
    ahead.skip_spaces();
    *this = ahead;
  }
  void skip_spaces() {
    while (next() == ' ' || next() == ',') rest_.remove_prefix(1);
  }
  // Reads up to `most` digits.
  std::optional<int> number(std::size_t most) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < most && digits < rest_.size() && is_digit(rest_[digits]))
      value = value * 10 + (rest_[digits++] - '0');
    if (digits == 0) return std::nullopt;
    rest_.remove_prefix(digits);
    digits_ = digits;
    return value;
  }
  std::size_t digits() const { return digits_; }  // of the latest number
  std::string word() {
    std::size_t letters = 0;
    while (letters < rest_.size() && is_letter(rest_[letters])) ++letters;
    std::string result = lower(rest_.substr(0, letters));
    rest_.remove_prefix(letters);
    return result;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  std::size_t digits_ = 0;
};

std::optional<int> month_named(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  const auto at = std::find(months.begin(), months.end(), word.substr(0, 3));
  return at == months.end() ? std::nullopt : std::optional(static_cast<int>(at - months.begin()) + 1);
}

std::optional<Instant> midnight_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                         std::chrono::day(unsigned(day))};
  if (!date.ok()) return std::nullopt;
  return Instant(std::chrono::sys_days(date));
}

// Three parts of a date as they are written; a month by name has no doubt.
struct Date {
  int a = 0, b = 0, year = 0;  // where the year stands last: day and month in either order
  bool sure = false;           // a is the day, b the month
};

std::optional<Date> scan_date(Scanner& in) {
  const auto separated = [&] { return in.skip('-') || in.skip('/') || in.skip('.') || in.skip(' '); };
  const auto first = in.number(4);
  if (!first) return std::nullopt;
  const bool year_first = in.digits() == 4;
  const bool dots = in.next() == '.';
  if (!separated()) return std::nullopt;
  const bool named = is_letter(in.next());
  const auto middle = named ? month_named(in.word()) : in.number(2);
  if (!middle || !separated()) return std::nullopt;
  const auto last = in.number(year_first ? 2 : 4);
  if (!last) return std::nullopt;
  if (year_first) return Date{*last, *middle, *first, true};
  const int year = in.digits() == 2 ? *last + (*last < 70 ? 2000 : 1900) : *last;
  if (in.digits() == 3 || in.digits() == 1) return std::nullopt;
  return Date{*first, *middle, year, named || dots};
}

std::optional<Instant> midnight_of(const Date& date, DateOrder order) {
  if (date.sure) return midnight_of(date.year, date.b, date.a);
  const bool day_first = date.a > 12 || (date.b <= 12 && order == DateOrder::day_first);
  if (!day_first && date.b <= 12 && order == DateOrder::unknown && date.a != date.b) return std::nullopt;
  return day_first ? midnight_of(date.year, date.b, date.a) : midnight_of(date.year, date.a, date.b);
}

std::optional<milliseconds> scan_clock(Scanner& in) {
  const auto hour = in.number(2);
  if (!hour || !in.skip(':')) return std::nullopt;
  const auto minute = in.number(2);
  if (!minute || in.digits() != 2) return std::nullopt;
  int second = 0;
  double fraction = 0;
  if (in.skip(':')) {
    const auto seconds = in.number(2);
    if (!seconds) return std::nullopt;
    second = *seconds;
    if (in.skip('.') || in.skip(',')) {
      double place = 0.1;
      if (!is_digit(in.next())) return std::nullopt;
      for (; is_digit(in.next()); place /= 10) fraction += *in.number(1) * place;
    }
  }
  int turned = *hour;
  while (in.next() == ' ') in.skip(' ');
  if (lower(in.next()) == 'a' || lower(in.next()) == 'p') {
    Scanner ahead = in;
    if (const std::string half = ahead.word(); half == "am" || half == "pm") {
      if (turned < 1 || turned > 12) return std::nullopt;
      turned = turned % 12 + (half == "pm" ? 12 : 0);
      in = ahead;
    }
  }
  if (turned > 24 || *minute > 59 || second > 60 || (turned == 24 && (*minute || second)))
    return std::nullopt;
  return std::chrono::hours(turned) + std::chrono::minutes(*minute) + std::chrono::seconds(second) +
         milliseconds(std::lround(fraction * 1000));
}

// Reads what may follow a clock's reading: nothing, Z, UTC, GMT, or an offset such as +08, +0800, +08:00,
// after which Go writes the zone's abbreviation, too: "+0800 CST".
std::optional<std::chrono::minutes> scan_offset(Scanner& in) {
  while (in.next() == ' ') in.skip(' ');
  if (is_letter(in.next())) {
    const std::string word = in.word();
    if (word != "z" && word != "utc" && word != "gmt") return std::nullopt;
  }
  if (in.done()) return std::chrono::minutes(0);
  const int sign = in.next() == '-' ? -1 : 1;
  if (!in.skip('+') && !in.skip('-')) return std::nullopt;
  const auto hours = in.number(2);
  in.skip(':');
  const auto minutes = in.done() || in.next() == ' ' ? std::optional(0) : in.number(2);
  while (in.next() == ' ') in.skip(' ');
  in.word();
  if (!hours || !minutes || *hours > 14 || *minutes > 59 || !in.done()) return std::nullopt;
  return sign * (std::chrono::hours(*hours) + std::chrono::minutes(*minutes));
}

}  // namespace

std::optional<Instant> time_of_epoch(double number) {
  const double ms = number < least_milliseconds   ? number * 1000
                    : number < least_microseconds ? number
                    : number < least_nanoseconds  ? number / 1000
                                                  : number / 1'000'000;
  if (!(ms >= 0 && ms <= latest)) return std::nullopt;
  return Instant(milliseconds(std::llround(ms)));
}

std::optional<Instant> time_in(std::string_view text, DateOrder order) {
  text = trimmed(text);
  if (const auto number = number_in(text)) return time_of_epoch(*number);
  if (const auto instant = parse_instant(text)) return instant;
  Scanner in(text);
  in.skip_weekday();
  const auto date = scan_date(in);
  if (!date) return std::nullopt;
  const auto midnight = midnight_of(*date, order);
  if (!midnight || in.done()) return std::nullopt;
  if (!in.skip('T') && !in.skip('t')) in.skip_spaces();
  const auto clock = scan_clock(in);
  const auto offset = clock ? scan_offset(in) : std::nullopt;
  if (!offset) return std::nullopt;
  const Instant result = *midnight + *clock - *offset;
  return result >= Instant() && result <= Instant(milliseconds(static_cast<long long>(latest)))
             ? std::optional(result)
             : std::nullopt;
}

bool tells_clock(std::string_view text) {
  if (number_in(text)) return true;
  const auto colon = text.find(':');
  const std::string end = colon == text.npos ? std::string() : lower(text.substr(colon));
  return end.find_first_of("z+-") != end.npos || end.find("utc") != end.npos || end.find("gmt") != end.npos;
}

std::optional<NamedClock> clock_named(std::string_view title, double lon) {
  using std::chrono::hours, std::chrono::minutes;
  static constexpr NamedClock clocks[] = {{"utc", hours(0)},
                                          {"gmt", hours(0)},
                                          {"zulu", hours(0)},
                                          {"z", hours(0)},
                                          {"wet", hours(0)},
                                          {"cet", hours(1)},
                                          {"west", hours(1)},
                                          {"cest", hours(2)},
                                          {"eet", hours(2)},
                                          {"sast", hours(2)},
                                          {"eest", hours(3)},
                                          {"msk", hours(3)},
                                          {"pkt", hours(5)},
                                          {"wib", hours(7)},
                                          {"hkt", hours(8)},
                                          {"awst", hours(8)},
                                          {"jst", hours(9)},
                                          {"kst", hours(9)},
                                          {"acst", minutes(570)},
                                          {"aest", hours(10)},
                                          {"acdt", minutes(630)},
                                          {"aedt", hours(11)},
                                          {"nzst", hours(12)},
                                          {"nzdt", hours(13)},
                                          {"adt", hours(-3)},
                                          {"edt", hours(-4)},
                                          {"est", hours(-5)},
                                          {"mdt", hours(-6)},
                                          {"mst", hours(-7)},
                                          {"pdt", hours(-7)},
                                          {"pst", hours(-8)},
                                          {"akdt", hours(-8)},
                                          {"akst", hours(-9)},
                                          {"hst", hours(-10)},
                                          {"cst", hours(-6), -180, -20},
                                          {"cst", hours(8), 70, 140},
                                          {"cdt", hours(-5), -180, -20},
                                          {"ast", hours(-4), -180, -20},
                                          {"ast", hours(3), 30, 60},
                                          {"bst", hours(1), -20, 30},
                                          {"bst", hours(6), 85, 95},
                                          {"ist", hours(1), -20, 0},
                                          {"ist", hours(2), 30, 40},
                                          {"ist", minutes(330), 65, 100}};
  for (std::string rest = lower(title); !rest.empty();) {
    const auto letters = std::min(rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), rest.size());
    const auto word = std::string_view(rest).substr(0, letters);
    for (const NamedClock& c : clocks)
      if (c.name == word && lon >= c.west && lon <= c.east) return c;
    rest.erase(0, letters + 1);
  }
  return std::nullopt;
}

std::optional<milliseconds> clock_in(std::string_view text) {
  Scanner in(text);
  in.skip_weekday();
  const auto clock = scan_clock(in);
  if (!clock || (!in.done() && in.word() != "z" && !in.done())) return std::nullopt;
  return clock;
}

std::optional<Instant> date_in(std::string_view text, DateOrder order) {
  Scanner in(text);
  if (const auto compact = trimmed(text); compact.size() == 8 && std::ranges::all_of(compact, is_digit)) {
    const int number = number_in<int>(compact).value_or(0);
    return midnight_of(number / 10000, number / 100 % 100, number % 100);
  }
  const auto date = scan_date(in);
  return date && in.done() ? midnight_of(*date, order) : std::nullopt;
}

DateOrder order_of(std::span<const std::string_view> dates) {
  DateOrder order = DateOrder::unknown;
  for (const std::string_view text : dates) {
    Scanner in(text);
    const auto date = scan_date(in);
    if (!date || date->sure) continue;
    if (date->a > 12) return DateOrder::day_first;
    if (date->b > 12) order = DateOrder::month_first;
  }
  return order;
}

Instant RunningDay::at(milliseconds since_midnight) {
  if (last_ && *last_ - since_midnight > std::chrono::hours(12)) {
    *midnight_ += std::chrono::hours(24);
    ++midnights_;
  }
  last_ = since_midnight;
  return *midnight_ + since_midnight;
}

}  // namespace homebound::data
