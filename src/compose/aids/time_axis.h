// Computes the ticks of a time axis.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "compose/view/view.h"

namespace homebound::compose {

struct TimeTick {
  Instant at;
  std::string text;  // "18:00"; at midnight, and for steps of days, "10 Nov" or "11月10日"
};
// Returns at most `most` ticks at round local times in `zone`, from `from` to `to` inclusive, in steps of 5
// minutes to 12 hours or of whole days.
std::vector<TimeTick> time_ticks(Instant from, Instant to, const std::string& zone, Language language,
                                 int most);

}  // namespace homebound::compose
