// What a picture shows, as a subject that a view can be fitted to.
#pragma once

#include <optional>

#include "timeline/timeline.h"

namespace homebound::timeline {

// Returns the flights that the filter shows (of a place that is singled out, those that leave or reach it)
// with all their places; of thousands of flights, some. Empty when none are shown.
scenario::Subject shown_subject(const Timeline& timeline, std::optional<std::size_t> place = std::nullopt);

}  // namespace homebound::timeline
