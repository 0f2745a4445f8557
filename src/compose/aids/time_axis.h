// Ticks along an axis of time.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "compose/view/view.h"

namespace homebound::compose {

struct TimeTick {
  Instant at;
  std::string text;  // "18:00"; at midnight, and where steps are days, "10 Nov" / "11月10日"
};
// At round readings of the zone's clock from `from` to `to`, both included, at most `most` of them: steps
// of 5 minutes to 12 hours, or of days.
std::vector<TimeTick> time_ticks(Instant from, Instant to, const std::string& zone, Language language,
                                 int most);

}  // namespace homebound::compose
