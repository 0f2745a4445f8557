#include "compose/labels/band_values.h"

#include <algorithm>
#include <cmath>

#include "compose/kit/segment.h"
#include "compose/kit/writer.h"
#include "compose/routes/route_bend.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_values = 24;
constexpr double size = 11;  // em, page units

// Returns whether a band of another way passes through a box, whose number it would seem to bear. The way
// back lies beside, under the same number's other half.
bool meets_another(const FlowMap& map, const Flow& own, const Rect& box) {
  return std::ranges::any_of(map.flows, [&](const Flow& flow) {
    const bool same = flow.way.path.id() == own.way.path.id() || (flow.from == own.to && flow.to == own.from);
    const Rect near = box.inflated(flow.offset + flow.width);
    if (same || flow.size < own.size / 8 || flow.way.box.empty() || !flow.way.box.overlaps(near))
      return false;
    for (std::size_t part = 0; part < flow.way.path->parts(); ++part) {
      const auto points = flow.way.path->part(part);
      for (std::size_t k = 1; k < points.size(); ++k) {
        const Point right = right_at(*flow.way.path, part, k) * (flow.offset + flow.width / 2);
        if (length_inside(box, points[k - 1] + right, points[k] + right) > 0) return true;
      }
    }
    return false;
  });
}

}  // namespace

Items band_values(const FlowMap& map, const View& view, const Theme& theme, Language language,
                  std::vector<Rect>& blocked) {
  Items items;
  const Rect page{0, 0, view.page.width, view.page.height};
  const text::Style style = figures_style(language, size, 600);
  const Ink ink{theme.text, theme.text_halo, 2};
  std::size_t found = 0;
  for (std::size_t i = map.flows.size(); i-- > 0 && found < most_values;) {  // from the largest
    const Flow& flow = map.flows[i];
    // A flow of which nobody knows how many people it carries has no value.
    if (flow.size < 1) continue;
    // A sum that is not known exactly is at least, or about, what its band shows.
    const std::string number = map.rule.by_people ? people_text(flow.people, "", language)
                                                  : count_text(std::lround(flow.size), language);
    const text::Line line = text::shape(number, style);
    for (const double share : {0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8}) {
      const auto place = place_on(flow.way, share);
      if (!place) continue;
      const Point right{-std::sin(place->heading), std::cos(place->heading)};
      const Point middle = place->at + right * (flow.offset + flow.width / 2);
      const Rect box = Rect::at(middle.x - line.width / 2, middle.y - size / 2, line.width, size).inflated(2);
      const bool inside =
          box.left > page.left && box.right < page.right && box.top > page.top && box.bottom < page.bottom;
      const auto hides = [&](const Rect& other) { return box.overlaps(other); };
      if (!inside || std::ranges::any_of(blocked, hides) || meets_another(map, flow, box)) continue;
      blocked.push_back(box);
      add_text(items, line, {middle.x, middle.y + 0.36 * size}, ink, Align::centre);
      ++found;
      break;
    }
  }
  return items;
}

}  // namespace homebound::compose
