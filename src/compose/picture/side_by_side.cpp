#include "compose/picture/side_by_side.h"

#include "compose/picture/plan_parts.h"
#include "drawing/placed.h"
#include "timeline/beside.h"

namespace homebound::compose {

Shot beside(const Shot& shot) {
  const auto second = [](const std::shared_ptr<const Plan>& plan) { return plan ? plan->beside() : nullptr; };
  return {second(shot.plan), second(shot.from), second(shot.to), shot.way, shot.detail, second(shot.below)};
}

timeline::FrameState beside(const timeline::FrameState& state, const Plan& first) {
  return timeline::state_beside(state, first.beside()->timeline(), first.parts().options.beside_days);
}

drawing::Drawing side_by_side(const drawing::Drawing& first, const drawing::Drawing& second, Size pixels,
                              double scale) {
  const Halves halves = halves_of(pixels);
  const auto units = [&](const Rect& r) {
    return Rect{r.left / scale, r.top / scale, r.right / scale, r.bottom / scale};
  };
  drawing::Drawing page{{pixels.width / scale, pixels.height / scale}, first.background, {}};
  page.items.push_back(drawing::placed(first, units(halves.first), "first"));
  page.items.push_back(drawing::placed(second, units(halves.second), "second"));
  return page;
}

}  // namespace homebound::compose
