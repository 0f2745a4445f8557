// Composes a picture from a plan and the state at an instant.
#pragma once

#include <optional>

#include "compose/picture/plan.h"
#include "drawing/drawing.h"
#include "geo/measure/measure.h"

namespace homebound::compose {

// The emphasis on the map: a selected flight, a measured line, and a place that is singled out for now,
// instead of the plan's own.
struct Emphasis {
  std::optional<std::size_t> flight;
  std::optional<Ruler> ruler = {};
  std::optional<std::size_t> place = {};
};

// Returns the picture at one instant. It is a pure function of its arguments.
drawing::Drawing compose(const Plan& plan, const timeline::FrameState& state, const Emphasis& emphasis = {});
// Like the above, while a story's camera may be moving.
struct Shot;  // compose/picture/shot.h
drawing::Drawing compose(const Shot& shot, const timeline::FrameState& state, const Emphasis& emphasis = {});

// A picture that is shown in another view of its projection and page for a while: the map, which is shifted
// and scaled, and on a transparent page the furniture, which keeps its place, with the scale of that view.
struct Sliding {
  drawing::Drawing map, furniture;
};
Sliding compose_sliding(const Shot& shot, const View& seen, const timeline::FrameState& state,
                        const Emphasis& emphasis = {});

}  // namespace homebound::compose
