// The cartographer: a plan and the state of an instant make a picture.
#pragma once

#include <optional>

#include "compose/picture/plan.h"
#include "drawing/drawing.h"
#include "geo/measure/measure.h"

namespace homebound::compose {

// Drawn apart from the map: a flight singled out, a line that is measured.
struct Emphasis {
  std::optional<std::size_t> flight;
  std::optional<Ruler> ruler = {};
};

// The picture of one instant: a pure function of its arguments.
drawing::Drawing compose(const Plan& plan, const timeline::FrameState& state, const Emphasis& emphasis = {});
// The same while a story's camera may be on its way.
struct Shot;  // compose/shot.h
drawing::Drawing compose(const Shot& shot, const timeline::FrameState& state, const Emphasis& emphasis = {});

}  // namespace homebound::compose
