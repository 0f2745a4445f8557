#include "compose/labels/band_values.h"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "compose/kit/ink.h"
#include "compose/kit/writer.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_values = 24;
constexpr double size = 11;  // em, page units

}  // namespace

Items band_values(const FlowMap& map, const View& view, const Theme& theme, Language language,
                  std::vector<Rect>& blocked) {
  Items items;
  const Rect page{0, 0, view.page.width, view.page.height};
  const text::Style style = figures_style(language, size, 600);
  const Ink ink{theme.text, theme.text_halo, 2};
  std::size_t found = 0;
  for (const Flow& flow : std::views::reverse(map.flows)) {
    if (found == most_values) break;
    // A flow of which nobody knows how many people it carries has no value.
    if (flow.size < 1) continue;
    // A sum that is not known exactly is at least, or about, what its band shows.
    const std::string number = map.rule.by_people ? people_text(flow.people, "", language)
                                                  : count_text(std::lround(flow.size), language);
    const text::Line line = text::shape(number, style);
    for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7}) {
      const auto place = place_on(flow.way, share);
      if (!place) continue;
      const Point right{-std::sin(place->heading), std::cos(place->heading)};
      const Point middle = place->at + right * (flow.offset + flow.width / 2);
      const Rect box = Rect::at(middle.x - line.width / 2, middle.y - size / 2, line.width, size).inflated(2);
      const bool inside =
          box.left > page.left && box.right < page.right && box.top > page.top && box.bottom < page.bottom;
      const auto hides = [&](const Rect& other) { return box.overlaps(other); };
      if (!inside || std::ranges::any_of(blocked, hides)) continue;
      blocked.push_back(box);
      add_text(items, line, {middle.x, middle.y + 0.36 * size}, ink, Align::centre);
      ++found;
      break;
    }
  }
  return items;
}

}  // namespace homebound::compose
