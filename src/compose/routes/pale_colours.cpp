#include "compose/routes/pale_colours.h"

#include <array>

namespace homebound::compose {

std::vector<Diagnostic> pale_colours(const scenario::Scenario& scenario, const Theme& theme) {
  constexpr double seen = 3;
  struct Ground {
    Text name;
    Colour colour;
  };
  const std::array grounds{Ground{{"land", "陆地"}, theme.land}, Ground{{"sea", "海洋"}, theme.ocean},
                           Ground{{"lakes", "湖泊"}, theme.lake}};
  std::vector<Diagnostic> found;
  for (const auto& [kind, colour] : scenario.kind_colours) {
    const Ground* worst = &grounds.front();
    for (const Ground& ground : grounds)
      if (contrast_ratio(colour, ground.colour) < contrast_ratio(colour, worst->colour)) worst = &ground;
    const double contrast = contrast_ratio(colour, worst->colour);
    if (contrast < seen)
      found.push_back(
          {.file = scenario.file,
           .severity = Severity::warning,
           .message = told("colours.{}: {} has a contrast of {:.1f}:1 against the {} of the theme "
                           "'{}'; expected at least 3:1",
                           "colours.{0}：{1} 与{3}的对比度为{2:.1f}:1（主题“{4}”），应至少为 3:1", kind,
                           to_hex(colour), contrast, worst->name, theme.name)});
  }
  return found;
}

}  // namespace homebound::compose
