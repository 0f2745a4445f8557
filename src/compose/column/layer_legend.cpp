#include "compose/column/layer_legend.h"

#include <algorithm>
#include <ranges>

#include "compose/kit/words.h"
#include "compose/map/user_layers.h"
#include "compose/view/picture_file.h"

namespace homebound::compose {
namespace {

constexpr double sample_width = 22, sample_height = 11;  // page units

// Draws a sample of whatever the file holds: areas as a box, lines across it, points in its middle.
void draw_sample(Items& items, const UserLayers::Entry& entry, Point at, const Theme& theme) {
  const LayerInk ink = ink_of(entry.style, theme);
  const data::VectorLayer& features = *entry.features;
  const bool areas = !features.area_features.empty(), lines = !features.lines.points.empty();
  if (areas) {
    const Path box =
        rectangle_path(Rect::at(at.x + 0.5, at.y - sample_height / 2, sample_width - 1, sample_height));
    if (ink.area.a > 0) add_fill(items, box, ink.area);
    if (ink.outline.a > 0 && ink.outline_width > 0)
      add_stroke(items, box, ink.outline, std::min(ink.outline_width, 3.0), entry.style.dash);
  }
  if (lines && ink.line_width > 0) {
    Path line;
    line.begin(false);
    line.add(at), line.add({at.x + sample_width, at.y});
    add_stroke(items, line, ink.line, std::min(ink.line_width, sample_height), entry.style.dash);
  }
  if (!features.points.empty()) {
    const Path marker = marker_path(entry.style.marker, {at.x + sample_width / 2, at.y},
                                    std::min(entry.style.size, sample_height));
    add_fill(items, marker, ink.marker);
    if (ink.edge_width > 0) add_stroke(items, marker, ink.marker_edge, std::min(ink.edge_width, 2.0));
  }
}

// Draws the whole picture in miniature.
void draw_sample(Items& items, const drawing::SphereRaster& picture, double opacity, Point at,
                 const Theme& theme) {
  constexpr int most_pixels = 64;
  const Rect box = Rect::at(at.x + 0.5, at.y - sample_height / 2, sample_width - 1, sample_height);
  items.emplace_back(drawing::Image{reduced(picture, most_pixels),
                                    {box.width(), 0, 0, box.height(), box.left, box.top},
                                    static_cast<float>(opacity)});
  add_stroke(items, rectangle_path(box), theme.text_muted.faded(0.5F), 0.6);
}

}  // namespace

bool any_named(const UserLayers& layers) {
  return std::ranges::any_of(layers.entries(), [](const auto& e) { return !e.style.name.empty(); });
}

void add_layer_legend(LegendRows& rows, const UserLayers& layers, const Options& options, const Theme& theme,
                      std::vector<TimedItems>& timed) {
  rows.new_row();
  const auto& entries = layers.entries();
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read GCC's std::views::reverse
  for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
    const UserLayers::Entry& entry = *it;
    // Of a layer whose features have times of their own the first stands for all.
    if (entry.style.name.empty() || (it + 1 != entries.rend() && (it + 1)->layer == entry.layer)) continue;
    Items own;
    Items* const into = entry.shown.empty() ? nullptr : &own;
    rows.entry(
        entry.style.name.in(options.language), sample_width,
        [&](Items& items, Point at) {
          if (entry.picture)
            draw_sample(items, *entry.picture, entry.style.opacity, at, theme);
          else
            draw_sample(items, entry, at, theme);
        },
        into);
    if (into == nullptr) continue;
    auto group = std::make_shared<drawing::Group>();
    group->name = "a layer's legend";
    group->items = std::move(own);
    std::vector<scenario::TimeSpan> spans;
    for (const UserLayers::Entry& other : entries)
      if (other.layer == entry.layer) spans.push_back(other.shown);
    for (const scenario::TimeSpan& span : timeline::joined(std::move(spans)))
      timed.push_back({span, {}, group});
  }
}

}  // namespace homebound::compose
