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

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                    "may",       "june",     "july",     "august",
                                                    "september", "october",  "november", "december"};
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word.size() >= 3 && months[i].starts_with(word)) return static_cast<int>(i) + 1;
  return word == "sept" ? 9 : 0;
}

std::optional<int> weekday_named(std::string_view word) {
  constexpr std::array<std::string_view, 7> days{"sunday",   "monday", "tuesday", "wednesday",
                                                 "thursday", "friday", "saturday"};
  for (std::size_t i = 0; i < days.size(); ++i)
    if (word.size() >= 2 && days[i].starts_with(word)) return static_cast<int>(i);
  return std::nullopt;
}
// In in_ascii(), 日 is a space.
constexpr std::array<std::string_view, 8> chinese_weekdays{" ", "一", "二", "三", "四", "五", "六", "天"};

// The marks between a Chinese date's parts, which say themselves what the parts are.
constexpr char year_mark = '\x01', month_mark = '\x02';

// Replaces Chinese marks and full-width characters by those of ISO 8601: 13时05分 becomes "13:05:".
std::string in_ascii(std::string_view cell) {
  using Mark = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Mark, 17> marks{{{"第二天", "+1 "},
                                        {"翌日", "+1 "},
                                        {"次日", "+1 "},
                                        {"隔天", "+1 "},
                                        {"当日", " "},
                                        {"年", "\x01"},
                                        {"月", "\x02"},
                                        {"日", " "},
                                        {"号", " "},
                                        {"时", ":"},
                                        {"點", ":"},
                                        {"点", ":"},
                                        {"分", ":"},
                                        {"秒", " "},
                                        {"，", " "},
                                        {"\xC2\xA0", " "},
                                        {"\xE2\x80\xAF", " "}}};
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::ranges::all_of(cell, is_ascii)) return std::string(cell);
  std::string text;
  for (std::size_t i = 0; i < cell.size();) {
    const std::string_view rest = cell.substr(i);
    const auto mark =
        std::ranges::find_if(marks, [&](const Mark& known) { return rest.starts_with(known.first); });
    if (mark != marks.end()) {
      text += mark->second, i += mark->first.size();
    } else if (rest.starts_with("\xE3\x80\x80")) {
      text += ' ', i += 3;
    } else if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") && (rest[2] & 0x3F) != 0) {
      text += static_cast<char>((rest[2] & 0x3F) + ' '), i += 3;  // U+FF01 to U+FF3F are ! to _
    } else {
      text += cell[i++];
    }
  }
  return text;
}

// The hours, 0 to 24, that a word for a part of the day allows: 晚上8点 is 20:00. Of two words of which one
// begins like the other, the longer comes first.
struct DayPart {
  std::string_view word;
  int first, last;
};
constexpr std::array day_parts = {DayPart{"凌晨", 0, 6},   DayPart{"清晨", 3, 9},   DayPart{"早晨", 4, 11},
                                  DayPart{"早上", 4, 11},  DayPart{"早", 4, 11},    DayPart{"上午", 0, 11},
                                  DayPart{"中午", 11, 14}, DayPart{"下午", 12, 19}, DayPart{"傍晚", 16, 20},
                                  DayPart{"晚上", 17, 24}, DayPart{"晚间", 17, 24}, DayPart{"夜间", 18, 24},
                                  DayPart{"夜里", 18, 24}, DayPart{"深夜", 18, 24}, DayPart{"晚", 17, 24},
                                  DayPart{"am", 0, 11},    DayPart{"pm", 12, 23}};

// Returns the hour of the day that an hour said with a part of the day means; nullopt where it may be
// another day's, or none.
std::optional<int> hour_within(const DayPart& part, int said) {
  std::optional<int> found;
  const auto within = [&](int hour) { return hour >= part.first && hour <= part.last; };
  const bool night = part.first >= 17, early = part.word == "凌晨" || part.word == "am";
  for (const int hour :
       {said, said < 12 ? said + 12 : -1, said == 12 && night ? 24 : -1, said == 12 && early ? 0 : -1}) {
    if (!within(hour)) continue;
    if (found && *found != hour) return std::nullopt;
    found = hour;
  }
  return found;
}

// Scans a cell from left to right.
class TimeScanner {
 public:
  explicit TimeScanner(std::string_view text) : text_(text) {}

  std::optional<CellTime> read() {
    skip_spaces();
    if (text_.size() > 60 || done()) return std::nullopt;
    skip_words();
    if (!date()) return std::nullopt;
    if (result_.has_date()) {
      if (peek() == 'T' || peek() == 't') ++at_;
      if (peek() == ',') ++at_;
    }
    skip_spaces();
    if (result_.has_date() && word_here() == "at") at_ += 2, skip_spaces();
    skip_words();
    if (!(time_in_words() || time()) || !behind()) return std::nullopt;
    if (!result_.has_date() && !result_.time) return std::nullopt;
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

  // Passes over what may stand before a date or a time: a weekday, a clock, "+1".
  void skip_words() {
    if (starts_with("+1 ")) result_.day_shift = 1, at_ += 3;
    chinese_clock();
    const std::size_t kept = at_;
    const bool bracket = take('(');
    if (!weekday() || (bracket && !take(')'))) at_ = kept;
    while (at_ > kept && (peek() == ' ' || peek() == ',' || peek() == '.')) ++at_;
    chinese_clock();
  }
  bool weekday() {
    if (take("星期") || take("周") || take("礼拜")) {
      for (std::size_t i = 0; i < chinese_weekdays.size(); ++i)
        if (take(chinese_weekdays[i])) return result_.weekday = static_cast<int>(i % 7), true;
      return false;
    }
    const std::string word = word_here();
    if (word.empty() || month_named(word) != 0 || !weekday_named(word)) return false;
    result_.weekday = weekday_named(word);
    return at_ += word.size(), true;
  }
  bool take(std::string_view word) {
    if (!starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  // Reads the clock that a Chinese cell names.
  bool chinese_clock() {
    const bool beijing = take("北京:间");
    if (!beijing && !take("当地:间") && !take("当地")) return false;
    if (beijing) result_.offset = std::chrono::hours(8);
    skip_spaces();
    if (take(':')) skip_spaces();
    return true;
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
    if (take(year_mark) || take(month_mark)) return chinese_date(first, text_[at_ - 1] == year_mark);
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
    if (third_digits == 0 || third_digits == 3 || third_digits > 4) return false;
    const int third = number(third_digits);
    if (digits == 4) return third_digits <= 2 && set(day_number(first, second, third));
    // A year has two digits or four.
    const auto day = [&](bool fits, int year, int month, int month_day) {
      return fits ? day_number(year, month, month_day) : std::nullopt;
    };
    const bool year_last = third_digits != 1, year_first = digits == 2 && third_digits <= 2;
    CellTime::Day all{{day(year_last, third, second, first), day(year_last, third, first, second),
                       day(year_first, first, second, third)}};
    if (third_digits == 4) all.in_order[2] = all.in_order[0] ? all.in_order[0] : all.in_order[1];
    if (!all.in_order[0] && !all.in_order[1] && !all.in_order[2]) {
      at_ = start;  // it is a time such as "13.45.20"
      return mark == '.';
    }
    result_.day = all;
    return true;
  }

  // Reads what follows 2024年 or 4月.
  bool chinese_date(int first, bool is_year) {
    if (is_year) {
      const std::size_t digits = digits_here();
      if (digits == 0 || digits > 2) return false;
      const int month = number(digits);
      if (!take(month_mark) && !take('-') && !take('/')) return false;
      const std::size_t day_digits = digits_here();
      return day_digits > 0 && day_digits <= 2 && set(day_number(first, month, number(day_digits)));
    }
    const std::size_t digits = digits_here();
    return digits > 0 && digits <= 2 && set_without_year(first, number(digits));
  }

  bool set_without_year(int month, int day) {
    if (!day_number(2000, month, day)) return false;  // 29 February is a day of some years
    result_.without_year = CellTime::MonthDay{month, day};
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

  // Reads "1 Mar 2024", "01MAR24", "1-Mar-24", "1 Mar".
  bool named_month(int day) {
    if (!is_letter(peek())) ++at_;
    const std::string word = word_here();
    at_ += word.size();
    return year_behind(month_named(word), day, 2);
  }

  // Reads "March 1, 2024", "March 1".
  bool month_first(const std::string& word) {
    at_ += word.size();
    while (peek() == ' ' || peek() == '.') ++at_;  // "Mar-24" is a spreadsheet's March of 2024
    const std::size_t digits = digits_here();
    if (digits == 0 || digits > 2) return false;
    return year_behind(month_named(word), number(digits), 4);
  }

  // Reads the year that follows a month and a day, unless a time follows them.
  bool year_behind(int month, int day, std::size_t fewest_digits) {
    const std::size_t kept = at_;
    while (peek() == ' ' || peek() == '-' || peek() == '.' || peek() == ',') ++at_;
    const std::size_t digits = digits_here();
    const char behind = peek(digits);
    if ((digits == 4 || digits == 2) && digits >= fewest_digits && behind != ':' && behind != 'h') {
      const std::size_t year_at = at_;
      if (const int year = number(digits); digits == 2 || year >= 1900)
        return set(day_number(year, month, day));
      at_ = year_at;  // it is a time such as "0905"
    } else if (digits == 0) {
      at_ = kept;
    }
    return set_without_year(month, day);
  }

  bool set(std::optional<int> day) {
    if (!day) return false;
    result_.day = CellTime::Day::known(day);
    return true;
  }

  // Reads a time that is a word.
  bool time_in_words() {
    const std::string word = word_here();
    if (word == "noon" || word == "midday") return at_ += word.size(), set_time(12, 0, 0, 0);
    if (take("正午")) return set_time(12, 0, 0, 0);
    const bool midnight = word == "midnight";
    if (midnight) at_ += word.size();
    if (!midnight && !take("午夜") && !take("零:")) return false;
    take("整");
    result_.midnight_in_words = true;
    return set_time(0, 0, 0, 0);
  }

  bool time() {
    const DayPart* const part = day_part();
    const std::size_t digits = digits_here();
    if (digits == 0) return part == nullptr;
    int hour = 0, minute = 0, second = 0, fraction = 0;
    const auto set = [&] {
      if (part == nullptr) return set_time(hour, minute, second, fraction);
      const auto meant = hour_within(*part, hour);
      return meant && set_time(*meant, minute, second, fraction);
    };
    if (digits == 4 || digits == 3 || digits == 6) {  // "0905"
      hour = number(digits == 3 ? 1 : 2), minute = number(2);
      if (digits == 6) second = number(2);
    } else if (digits <= 2) {
      hour = number(digits);
      if (hour == 12 && (skip_spaces(), time_in_words())) return true;  // "12 noon"
      if (is_hours(word_here())) return set();                          // behind() reads the word
      const bool point = take('.');
      if (!point && !take(':') && !take('h') && !take('H')) return meridian(hour) && set();
      // "0.5" is half a day or half an hour, but not five minutes.
      if (digits_here() > 2 || (point && digits_here() != 2)) return false;
      if (take("半"))
        minute = 30;
      else if (!take("整"))
        minute = number(digits_here());
      if (take(point ? '.' : ':')) {
        if (digits_here() == 0 || digits_here() > 2) return !is_digit(peek()) && set();
        second = number(digits_here());
        if (take('.') || take(',')) {
          int unit = 100;
          for (std::size_t n = digits_here(); n > 0; --n, unit /= 10) fraction += number(1) * unit;
        }
      }
    } else {
      return false;
    }
    if (part == nullptr) meridian(hour);
    return set();
  }

  // Reads the part of the day before an hour: 上午, "PM"; null if there is none.
  const DayPart* day_part() {
    const std::size_t kept = at_;
    const std::string word = lower(without_points());
    const auto part = std::ranges::find_if(
        day_parts, [&](const DayPart& p) { return word.empty() ? starts_with(p.word) : word == p.word; });
    if (part == day_parts.end()) return at_ = kept, nullptr;
    if (word.empty()) at_ += part->word.size();
    skip_spaces();
    return &*part;
  }

  static bool is_hours(std::string_view word) {
    return word == "hrs" || word == "hr" || word == "hours" || word == "uhr";
  }

  // Reads AM or PM. Returns whether there was one.
  bool meridian(int& hour) {
    const std::size_t kept = at_;
    skip_spaces();
    if (hour == 12 && time_in_words()) return hour = result_.midnight_in_words ? 0 : 12, true;
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
      if (date_behind()) continue;
      const bool bracket = take('(');
      if (!(result_.time ? (zone() || shift()) : shift())) return false;
      skip_spaces();
      if (bracket && !take(')')) return false;
    }
    return true;
  }

  // Reads a date behind the time: "10:30 AM on Fri, Mar 1".
  bool date_behind() {
    if (result_.has_date() || !result_.time) return false;
    const std::size_t kept = at_;
    if (take(',')) skip_spaces();
    if (word_here() == "on") at_ += 2, skip_spaces();
    skip_words();
    if (date() && result_.has_date()) return true;
    at_ = kept;
    return false;
  }

  bool zone() {
    if (chinese_clock()) return true;
    const std::string word = word_here();
    if (result_.time && (is_hours(word) || word == "h" || word == "time")) return at_ += word.size(), true;
    if (word == "l") return ++at_, true;
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
    // "09:00-09:30" is a span of time. An offset follows a date, or cannot be the end of one.
    const auto end = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    if (sign < 0 && colon && !result_.day && result_.time && end > *result_.time) return false;
    result_.offset = sign * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
    return true;
  }

  // Reads "+1", "-1 day", "+1d".
  bool shift() {
    if (result_.day_shift) return false;
    if (const std::string word = word_here(); word == "next") {
      at_ += word.size(), result_.day_shift = 1, skip_spaces();
      if (word_here() == "day") at_ += 3;
      return true;
    }
    if ((peek() != '+' && peek() != '-') || !is_digit(peek(1)) || is_digit(peek(2))) return false;
    const int sign = peek() == '-' ? -1 : 1;
    ++at_;
    result_.day_shift = sign * number(1);
    skip_spaces();
    if (const std::string word = word_here(); word == "d" || word == "day" || word == "days")
      at_ += word.size();
    else
      take("天");
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

std::optional<CellTime> plain_time(std::string_view cell) {
  std::size_t at = 0;
  const auto two = [&](std::size_t i) {
    return i + 1 < cell.size() && is_digit(cell[i]) && is_digit(cell[i + 1])
               ? (cell[i] - '0') * 10 + (cell[i + 1] - '0')
               : -1;
  };
  const auto is = [&](std::size_t i, char c) { return i < cell.size() && cell[i] == c; };
  CellTime result;
  if (is(4, '-')) {
    if (two(0) < 19 || two(2) < 0 || two(5) < 0 || !is(7, '-') || two(8) < 0) return std::nullopt;
    const auto day = day_number(two(0) * 100 + two(2), two(5), two(8));
    if (!day) return std::nullopt;
    result.day = CellTime::Day::known(day);
    if (cell.size() == 10) return result;
    if (!is(10, 'T') && !is(10, ' ')) return std::nullopt;
    at = 11;
  }
  const int hour = two(at), minute = two(at + 3);
  if (hour < 0 || hour > 23 || !is(at + 2, ':') || minute < 0 || minute > 59) return std::nullopt;
  at += 5;
  int second = 0;
  if (is(at, ':')) {
    second = two(at + 1);
    if (second < 0 || second > 59) return std::nullopt;
    at += 3;
  }
  result.time = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
  if (at == cell.size()) return result;
  if (!result.day) return std::nullopt;
  if (is(at, 'Z') && at + 1 == cell.size()) {
    result.offset = std::chrono::minutes(0);
    return result;
  }
  const bool east = is(at, '+'), west = is(at, '-');
  const int hours = two(at + 1), minutes = two(at + 4);
  if ((!east && !west) || hours < 0 || hours > 15 || !is(at + 3, ':') || minutes < 0 || minutes > 59 ||
      at + 6 != cell.size())
    return std::nullopt;
  result.offset = (west ? -1 : 1) * (std::chrono::hours(hours) + std::chrono::minutes(minutes));
  return result;
}

std::string iso_day(int day) { return iso_date(Instant(std::chrono::days(day))); }

std::optional<int> weekday_in(std::string_view cell) {
  if (const auto named = weekday_named(lower(cell))) return named;
  const std::string text = in_ascii(cell);
  for (const std::string_view before : {"星期", "周", "礼拜"})
    for (std::size_t i = 0; i < chinese_weekdays.size(); ++i)
      if (text == std::string(before).append(chinese_weekdays[i])) return static_cast<int>(i % 7);
  return std::nullopt;
}

std::optional<int> month_in(std::string_view cell) {
  std::string text = lower(cell);
  if (text.ends_with("月")) text.erase(text.size() - std::string_view("月").size());
  if (const auto number = whole_number(text)) return *number >= 1 && *number <= 12 ? number : std::nullopt;
  const int named = month_named(text);
  return named > 0 ? std::optional(named) : std::nullopt;
}

std::optional<CellTime> cell_time(std::string_view cell) {
  if (auto plain = plain_time(cell)) return plain;
  return TimeScanner(in_ascii(cell)).read();
}

std::optional<CellTime> cell_time_of_days(std::string_view cell, int day_zero) {
  const std::optional<double> value = decimal_number(cell);
  if (!value || *value < 0 || *value > 150'000) return std::nullopt;  // from 1899 to 2310
  const auto seconds = std::llround(*value * 86400);
  const int day = static_cast<int>(seconds / 86400);
  CellTime result;
  if (day > 0) result.day = CellTime::Day::known(day + day_zero);
  if (day == 0 || seconds % 86400 != 0) result.time = std::chrono::seconds(seconds % 86400);
  return result;
}

}  // namespace homebound::scenario
