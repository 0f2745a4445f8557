#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include <date/date.h>

#include "base/ascii.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

using std::chrono::milliseconds;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                    "may",       "june",     "july",     "august",
                                                    "september", "october",  "november", "december"};
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word.size() >= 3 && months[i].starts_with(word)) return static_cast<int>(i) + 1;
  return word == "sept" ? 9 : 0;
}

bool is_weekday(std::string_view word) {
  for (const std::string_view day :
       {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
    if (word.size() >= 2 && day.starts_with(word)) return true;
  return false;
}

// Replaces Chinese marks by those of ISO 8601: "2024年3月1日13时05分" becomes "2024-3-1 13:05".
std::string in_ascii(std::string_view cell) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 19> marks{{{"年", "-"},
                                                                                 {"月", "-"},
                                                                                 {"日", " "},
                                                                                 {"号", " "},
                                                                                 {"时", ":"},
                                                                                 {"點", ":"},
                                                                                 {"点", ":"},
                                                                                 {"分", ":"},
                                                                                 {"秒", " "},
                                                                                 {"：", ":"},
                                                                                 {"，", " "},
                                                                                 {"（", "("},
                                                                                 {"）", ")"},
                                                                                 {"次 ", "+1 "},
                                                                                 {"／", "/"},
                                                                                 {"＋", "+"},
                                                                                 {"\xC2\xA0", " "},
                                                                                 {"\xE3\x80\x80", " "},
                                                                                 {"\xE2\x80\xAF", " "}}};
  std::string text(cell);
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return text;
  for (const auto& [mark, plain] : marks)
    for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; at += plain.size())
      text.replace(at, mark.size(), plain);
  return text;
}

// Scans a cell from left to right.
class TimeScanner {
 public:
  explicit TimeScanner(std::string_view text) : text_(text) {}

  std::optional<CellTime> read() {
    skip_spaces();
    if (text_.size() > 60 || done()) return std::nullopt;
    if (starts_with("+1 ")) result_.day_shift = 1, at_ += 3;
    skip_weekday();
    if (!date() || !skip_between() || !time() || !behind()) return std::nullopt;
    if (!result_.day && !result_.time) return std::nullopt;
    return result_;
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool starts_with(std::string_view word) const {
    return text_.substr(std::min(at_, text_.size())).starts_with(word);
  }
  void skip_spaces() {
    while (peek() == ' ') ++at_;
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  std::size_t digits_here() const {
    std::size_t n = 0;
    while (is_digit(peek(n))) ++n;
    return n;
  }
  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + (text_[at_++] - '0');
    return value;
  }
  std::string word_here() const {
    std::string word;
    for (std::size_t n = 0; is_letter(peek(n)); ++n) word += lower(peek(n));
    return word;
  }

  void skip_weekday() {
    const std::string word = word_here();
    if (word.empty() || month_named(word) != 0 || !is_weekday(word)) return;
    at_ += word.size();
    while (peek() == ' ' || peek() == ',' || peek() == '.') ++at_;
  }

  // Reads a date if there is one. Returns false when what looks like a date is not valid.
  bool date() {
    const std::size_t start = at_, digits = digits_here();
    if (const std::string word = word_here(); month_named(word) != 0) return month_first(word);
    if (digits == 8 || digits == 12 || digits == 14) {  // with the time's digits behind the date's
      const int all = number(8);
      return set(day_number(all / 10000, all / 100 % 100, all % 100));
    }
    if (digits == 0 || digits > 4) return digits == 0;
    const int first = number(digits);
    const char mark = peek();
    if (digits <= 2 && month_named(next_word()) != 0) return named_month(first);
    if (mark != '-' && mark != '/' && mark != '.') {
      at_ = start;  // it is a time
      return true;
    }
    ++at_;
    const std::size_t second_digits = digits_here();
    if (second_digits == 0 || second_digits > 2) return false;
    const int second = number(second_digits);
    if (!take(mark)) {
      at_ = start;  // it is a time such as "13.05"
      return mark == '.';
    }
    const std::size_t third_digits = digits_here();
    if (digits == 4)
      return third_digits >= 1 && third_digits <= 2 && set(day_number(first, second, number(third_digits)));
    if (third_digits != 4 && third_digits != 2) return false;
    const int year = number(third_digits);
    CellTime::Day day{day_number(year, second, first), day_number(year, first, second)};
    if (!day.day_first && !day.month_first) return false;
    result_.day = day;
    return true;
  }

  // Returns the word here or after one mark.
  std::string next_word() {
    const std::size_t kept = at_;
    if (!is_letter(peek())) ++at_;
    std::string word = word_here();
    at_ = kept;
    return word;
  }

  // Reads "1 Mar 2024", "01MAR24", "1-Mar-24".
  bool named_month(int day) {
    if (!is_letter(peek())) ++at_;
    const std::string word = word_here();
    at_ += word.size();
    while (peek() == ' ' || peek() == '-' || peek() == '.' || peek() == ',') ++at_;
    const std::size_t digits = digits_here();
    return (digits == 4 || digits == 2) && set(day_number(number(digits), month_named(word), day));
  }

  // Reads "March 1, 2024".
  bool month_first(const std::string& word) {
    at_ += word.size();
    while (peek() == ' ' || peek() == '.') ++at_;
    const std::size_t digits = digits_here();
    if (digits == 0 || digits > 2) return false;
    const int day = number(digits);
    while (peek() == ' ' || peek() == ',') ++at_;
    return digits_here() == 4 && set(day_number(number(4), month_named(word), day));
  }

  bool set(std::optional<int> day) {
    if (!day) return false;
    result_.day = CellTime::Day{day, day};
    return true;
  }

  bool skip_between() {
    if (result_.day) {
      if (peek() == 'T' || peek() == 't') ++at_;
      if (peek() == ',') ++at_;
    }
    skip_spaces();
    if (starts_with("+1 ")) result_.day_shift = 1, at_ += 3;
    skip_weekday();
    return true;
  }

  bool time() {
    const std::size_t digits = digits_here();
    if (digits == 0) return true;
    int hour = 0, minute = 0, second = 0, fraction = 0;
    if (digits == 4 || digits == 3 || digits == 6) {  // "0905"
      hour = number(digits == 3 ? 1 : 2), minute = number(2);
      if (digits == 6) second = number(2);
    } else if (digits <= 2) {
      hour = number(digits);
      if (!take(':') && !take('h') && !take('H') && !take('.'))
        return meridian(hour) && set_time(hour, 0, 0, 0);
      if (digits_here() > 2) return false;
      minute = number(digits_here());
      if (take(':')) {
        if (digits_here() == 0 || digits_here() > 2) return !is_digit(peek()) && set_time(hour, minute, 0, 0);
        second = number(digits_here());
        if (take('.') || take(',')) {
          int unit = 100;
          for (std::size_t n = digits_here(); n > 0; --n, unit /= 10) fraction += number(1) * unit;
        }
      }
    } else {
      return false;
    }
    meridian(hour);
    return set_time(hour, minute, second, fraction);
  }

  // Reads AM or PM. Returns whether there was one.
  bool meridian(int& hour) {
    const std::size_t kept = at_;
    skip_spaces();
    const std::string word = without_points();
    if ((word != "am" && word != "pm") || hour < 1 || hour > 12) {
      at_ = kept;
      return false;
    }
    hour = hour % 12 + (word == "pm" ? 12 : 0);
    return true;
  }
  std::string without_points() {
    std::string word;
    while (is_letter(peek()) || (peek() == '.' && !word.empty())) {
      if (peek() != '.') word += lower(peek());
      ++at_;
    }
    return word;
  }

  bool set_time(int hour, int minute, int second, int fraction) {
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0)) return false;
    result_.time = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) +
                   milliseconds(fraction);
    return true;
  }

  // Reads what follows the time: an offset, a shift of days.
  bool behind() {
    for (skip_spaces(); !done(); skip_spaces()) {
      const bool bracket = take('(');
      if (!(result_.time ? (zone() || shift()) : shift())) return false;
      skip_spaces();
      if (bracket && !take(')')) return false;
    }
    return true;
  }

  bool zone() {
    const std::string word = word_here();
    if (word == "z" || word == "utc" || word == "gmt" || word == "lt" || word == "local") {
      at_ += word.size();
      if (word != "lt" && word != "local") result_.offset = std::chrono::minutes(0);
      if (word == "utc" || word == "gmt") offset(true);
      return true;
    }
    return word.empty() && offset(false);
  }

  // Reads "+08:00", "+0800", "+08", or after "UTC" also "+8".
  bool offset(bool one_digit) {
    if (result_.day_shift || (peek() != '+' && peek() != '-')) return false;
    const int sign = peek() == '-' ? -1 : 1;
    std::size_t digits = 0;
    while (is_digit(peek(1 + digits))) ++digits;
    const bool colon = peek(1 + digits) == ':';
    if (digits != 2 && digits != 4 && !(digits == 1 && (colon || one_digit))) return false;
    ++at_;
    int hours = number(std::min<std::size_t>(digits, 2)), minutes = 0;
    if (digits == 4) minutes = number(2);
    if (colon && digits < 4) {
      ++at_;
      if (digits_here() != 2) return false;
      minutes = number(2);
    }
    if (hours > 15 || minutes > 59) return false;
    result_.offset = sign * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
    return true;
  }

  // Reads "+1", "-1 day", "+1d".
  bool shift() {
    if (result_.day_shift || (peek() != '+' && peek() != '-') || !is_digit(peek(1)) || is_digit(peek(2)))
      return false;
    const int sign = peek() == '-' ? -1 : 1;
    ++at_;
    result_.day_shift = sign * number(1);
    skip_spaces();
    if (const std::string word = word_here(); word == "d" || word == "day" || word == "days")
      at_ += word.size();
    return std::abs(*result_.day_shift) <= 3;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  CellTime result_;
};

}  // namespace

std::optional<int> day_number(int year, int month, int day) {
  if (year < 100) year += year < 70 ? 2000 : 1900;
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const date::year_month_day ymd{date::year(year), date::month(static_cast<unsigned>(month)),
                                 date::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return static_cast<int>(date::sys_days(ymd).time_since_epoch().count());
}

std::optional<int> month_in(std::string_view cell) {
  std::string text = lower(cell);
  if (text.ends_with("月")) text.erase(text.size() - std::string_view("月").size());
  if (const auto number = whole_number(text)) return *number >= 1 && *number <= 12 ? number : std::nullopt;
  const int named = month_named(text);
  return named > 0 ? std::optional(named) : std::nullopt;
}

std::optional<CellTime> cell_time(std::string_view cell) { return TimeScanner(in_ascii(cell)).read(); }

std::optional<CellTime> cell_time_of_days(std::string_view cell, int day_zero) {
  const std::optional<double> value = decimal_number(cell);
  if (!value || *value < 0 || *value > 150'000) return std::nullopt;  // from 1899 to 2310
  const auto seconds = std::llround(*value * 86400);
  const int day = static_cast<int>(seconds / 86400);
  CellTime result;
  if (day > 0) result.day = CellTime::Day{day + day_zero, day + day_zero};
  if (day == 0 || seconds % 86400 != 0) result.time = std::chrono::seconds(seconds % 86400);
  return result;
}

}  // namespace homebound::scenario
