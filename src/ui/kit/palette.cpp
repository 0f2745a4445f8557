#include "ui/kit/palette.h"

namespace homebound::ui {
namespace {

Colour farthest_from(Colour ground) {
  constexpr Colour black{0, 0, 0, 1}, white{1, 1, 1, 1};
  return contrast_ratio(ground, black) > contrast_ratio(ground, white) ? black : white;
}

}  // namespace

Colour mixed(Colour a, Colour b, float share) {
  return {a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share, a.b + (b.b - a.b) * share, 1};
}

Colour readable(Colour colour, Colour ground, double ratio) {
  constexpr int steps = 25;
  const Colour goal = farthest_from(ground);
  for (int i = 0; i < steps; ++i) {
    const Colour c = mixed(colour, goal, static_cast<float>(i) / steps);
    if (contrast_ratio(c, ground) >= ratio) return c;
  }
  return goal;
}

Palette palette_of(const compose::Theme& theme) {
  Palette p;
  p.back = mixed(theme.page, theme.panel, theme.panel.a);
  p.raised = mixed(p.back, farthest_from(p.back), theme.dark ? 0.10F : 0.06F);
  p.text = readable(theme.text, p.raised, 7);
  p.muted = readable(theme.text_muted, p.raised, 4.5);
  p.accent = readable(theme.accent, p.raised, 3.5);
  p.line = mixed(p.back, p.text, 0.2F);
  p.edge = readable(p.line, p.raised, 3);
  p.alarm = readable(Colour{0.75F, 0.12F, 0.10F, 1}, p.raised, 4.5);
  return p;
}

}  // namespace homebound::ui
