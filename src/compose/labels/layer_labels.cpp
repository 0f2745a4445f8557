#include "compose/labels/layer_labels.h"

#include <algorithm>

#include "compose/labels/label_space.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_labels = 400;  // more could not be read

}  // namespace

void draw_layer_labels(DrawnLayers& into, const UserLayers& layers, const View& view, const Theme& theme,
                       const Options& options, const std::vector<Rect>& blocked) {
  // Names that are never shown together may stand on one another.
  std::vector<std::pair<scenario::TimeSpan, Rect>> timed;
  LabelSpace space(view.page);
  for (const Rect& box : blocked) space.block(box);
  const text::Style style = options.type().style(11.5, 500);
  std::size_t placed = 0;
  for (const UserLayers::Entry& entry : layers.entries()) {
    if (!entry.features) continue;
    Items items;
    const auto is_free = [&](const Rect& box) {
      return space.is_free(box) && std::ranges::none_of(timed, [&](const auto& other) {
               return overlaps(other.first, entry.shown) && other.second.overlaps(box);
             });
    };
    // A marker's name is beside it; an area or a line has its name in the middle.
    const double gap = entry.features->points.empty() ? 0 : entry.style.size / 2 + 4;
    for (const data::VectorLayer::Label& label : entry.features->labels) {
      const auto plane = view.projection.forward(label.at);
      if (!plane || placed == most_labels) continue;
      const Point at = view.to_page(*plane);
      if (!Rect{0, 0, view.page.width, view.page.height}.contains(at)) continue;
      const text::Line& line = text::shape(label.text, style);
      const double half = line.width / 2, up = style.size * 0.36;  // half the height of its letters
      std::vector<Point> starts = {{at.x - half, at.y + up}};
      if (gap > 0)
        starts = {{at.x + gap, at.y + up},
                  {at.x - gap - line.width, at.y + up},
                  {at.x - half, at.y - gap},
                  {at.x - half, at.y + gap + 2 * up}};
      for (const Point start : starts) {
        const Rect box{start.x, start.y - 2.6 * up, start.x + line.width, start.y + 0.8 * up};
        if (!space.on_page(box) || !is_free(box.inflated(2))) continue;
        add_text(items, line, start, {theme.text, theme.text_halo, 2});
        if (entry.shown.empty())
          space.block(box);
        else
          timed.emplace_back(entry.shown, box);
        ++placed;
        break;
      }
    }
    if (items.empty()) continue;
    if (entry.shown.empty()) {
      into.labels.insert(into.labels.end(), items.begin(), items.end());
    } else {
      auto group = std::make_shared<drawing::Group>();
      group->name = "names of a layer";
      group->items = std::move(items);
      into.timed_labels.push_back({entry.shown, fades_of(layers, entry), std::move(group)});
    }
  }
}

}  // namespace homebound::compose
