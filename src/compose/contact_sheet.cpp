#include <cmath>

#include <fmt/format.h>

#include "compose/deck.h"
#include "compose/scene_words.h"
#include "compose/writer.h"
#include "scene/placed.h"

namespace homebound::compose {
namespace {

constexpr double margin = 40, gap = 26, heading = 52, shape = 16.0 / 9;

struct Grid {
  std::size_t columns = 1, rows = 1;
  double width = 0;  // of a picture
};

// As many columns as make the pictures largest.
Grid grid_for(std::size_t count, const Rect& box, double words) {
  Grid best;
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const auto c = static_cast<double>(columns), r = static_cast<double>(rows);
    const double wide = (box.width() - (c - 1) * gap) / c;
    const double high = (box.height() - (r - 1) * gap) / r - words;
    const double width = std::min(wide, high * shape);
    if (width > best.width) best = {columns, rows, width};
  }
  return best;
}

}  // namespace

scene::Scene contact_sheet(const timeline::Timeline& timeline, const DeckStyle& style,
                           const PictureOf& picture) {
  const scenario::Scenario& s = *timeline.scenario;
  const bool both = style.language == Language::both;
  scene::Scene sheet{style.page, style.theme.page, {}};
  const Rect box{margin, margin, style.page.width - margin, style.page.height - margin};
  Writer w{sheet.items, style.theme, style.language, box, box.top};
  std::string title = s.title.of(code_of(style.language));
  if (const std::string second = second_text(s.title, style.language); !second.empty())
    title += "  " + second;
  add_text_within(w.items, title, w.style(24, 700), {box.left, box.top + 22}, box.width(),
                  {style.theme.text, {}, 0});

  const double words = both ? 56 : 40;
  const std::size_t count = scene_count(timeline);
  const Rect room{box.left, box.top + heading, box.right, box.bottom};
  const Grid grid = grid_for(count, room, words);
  const double height = grid.width / shape;
  // What is left over goes between the columns, and under the rows.
  const double step_x =
      grid.columns > 1 ? (room.width() - grid.width) / static_cast<double>(grid.columns - 1) : 0;
  const double step_y = std::min(room.height() / static_cast<double>(grid.rows), height + words + 2 * gap);
  for (std::size_t i = 0; i < count; ++i) {
    const Rect at = Rect::at(room.left + step_x * static_cast<double>(i % grid.columns),
                             room.top + step_y * static_cast<double>(i / grid.columns), grid.width, height);
    sheet.items.push_back(
        scene::placed(picture(i, {grid.width, height}), at, fmt::format("scene {}", i + 1)));
    add_stroke(sheet.items, rectangle_path(at), style.theme.text_muted.faded(0.35F), 0.8);
    const scenario::Text name = scene_title(timeline, i);
    double y = at.bottom + 17;
    const double number = add_text(w.items, std::to_string(i + 1), w.figures(13, 700), {at.left, y},
                                   {style.theme.accent, {}, 0});
    const double left = at.left + number + 8, width = at.right - left;
    add_text_within(w.items, name.of(code_of(style.language)), w.style(13, 600), {left, y}, width,
                    {style.theme.text, {}, 0});
    if (const std::string second = second_text(name, style.language); !second.empty())
      add_text_within(w.items, second, second_style(w.style(12, 550)), {left, y += 16}, width,
                      {style.theme.text, {}, 0});
    add_text_within(w.items, scene_span(timeline, i, style.language), w.figures(10.5, 400), {left, y + 15},
                    width, {style.theme.text_muted, {}, 0});
  }
  return sheet;
}

}  // namespace homebound::compose
