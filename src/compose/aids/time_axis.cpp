#include "compose/aids/time_axis.h"

#include "compose/kit/words.h"

namespace homebound::compose {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

constexpr minutes day = 24h;
constexpr minutes steps[] = {5min,    10min,    15min,    30min,    1h,        2h,
                             3h,      6h,       12h,      day,      2 * day,   4 * day,
                             7 * day, 14 * day, 28 * day, 91 * day, 182 * day, 365 * day};

// Returns the instant of a local time in the zone, given as if in UTC; near a clock change it uses the
// offset of the preceding hours.
Instant on_clock(Instant reading, const std::string& zone) {
  const Instant guess = reading - zone_offset(reading, zone);
  return reading - zone_offset(guess, zone);
}

}  // namespace

std::vector<TimeTick> time_ticks(Instant from, Instant to, const std::string& zone, Language language,
                                 int most) {
  minutes step = *(std::end(steps) - 1);
  for (const minutes s : steps)
    if ((to - from) / s < most) {
      step = s;
      break;
    }
  while ((to - from) / step >= most) step *= 2;
  const auto local = (from + zone_offset(from, zone)).time_since_epoch();
  auto reading = std::chrono::duration_cast<std::chrono::milliseconds>(local) / step * step;
  std::vector<TimeTick> ticks;
  for (;; reading += step) {
    const Instant at = on_clock(Instant(reading), zone);
    if (at > to) return ticks;
    if (at < from) continue;
    const std::string time = format_time(at, zone, "%H:%M");
    ticks.push_back({at, step >= day || time == "00:00" ? short_date(at, zone, language) : time});
  }
}

}  // namespace homebound::compose
