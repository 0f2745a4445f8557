#include "scenario/counting.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"

namespace homebound::scenario {
namespace {

struct UnitWord {
  std::string_view word;
  LastTime::Unit unit;
  int count = 1;
};
using U = LastTime::Unit;
constexpr std::array unit_words{
    UnitWord{"min", U::minute},  UnitWord{"minute", U::minute}, UnitWord{"minutes", U::minute},
    UnitWord{"分钟", U::minute}, UnitWord{"h", U::hour},        UnitWord{"hour", U::hour},
    UnitWord{"hours", U::hour},  UnitWord{"小时", U::hour},     UnitWord{"d", U::day},
    UnitWord{"day", U::day},     UnitWord{"days", U::day},      UnitWord{"天", U::day},
    UnitWord{"日", U::day},      UnitWord{"week", U::day, 7},   UnitWord{"weeks", U::day, 7},
    UnitWord{"周", U::day, 7},
};

}  // namespace

std::optional<Grouping> grouping_named(std::string_view name) {
  for (std::size_t i = 0; i < grouping_names.size(); ++i)
    if (grouping_names[i] == name) return static_cast<Grouping>(i);
  return std::nullopt;
}

std::optional<LastTime> last_time_in(std::string_view text) {
  text = trimmed(text);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view word = trimmed(text.substr(digits));
  const auto count = number_in<int>(text.substr(0, digits));
  const auto unit = std::ranges::find_if(unit_words, [&](const UnitWord& w) {
    return std::equal(w.word.begin(), w.word.end(), word.begin(), word.end(),
                      [](char x, char y) { return x == lower(y); });
  });
  if (!count || *count < 1 || unit == unit_words.end() || *count > longest_last / unit->count)
    return std::nullopt;
  return LastTime{unit->unit, *count * unit->count};
}

std::string typed_text_of(const LastTime& last) {
  const char* const unit = last.unit == U::minute ? "min" : last.unit == U::hour ? "h" : "days";
  return fmt::format("{} {}", last.count, last.unit == U::day && last.count == 1 ? "day" : unit);
}

Instant past(const PeriodEnd& end) {
  if (!end.whole_day) return end.at + std::chrono::milliseconds(1);
  const LocalTime clock(end.at.time_since_epoch() + zone_offset(end.at, end.zone));
  return resolve_local(std::chrono::floor<std::chrono::days>(clock) + std::chrono::days(1), end.zone).first;
}

}  // namespace homebound::scenario
