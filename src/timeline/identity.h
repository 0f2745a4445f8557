// Tells timelines apart, as a key of what is kept for the legs of one and follows no view.
#pragma once

#include <memory>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

// Legs follow from the scenario, and which of them are shown from the flags.
struct Identity {
  std::weak_ptr<const scenario::Scenario> scenario;
  std::vector<bool> hidden;
  explicit Identity(const Timeline& timeline) : scenario(timeline.scenario), hidden(timeline.hidden) {}
  bool operator==(const Identity& o) const {
    return !scenario.owner_before(o.scenario) && !o.scenario.owner_before(scenario) && hidden == o.hidden;
  }
};

}  // namespace homebound::timeline
