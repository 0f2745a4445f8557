#include "compose/paper/contact_sheet.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compose/column/logo_plate.h"
#include "compose/kit/writer.h"
#include "compose/paper/scene_words.h"
#include "drawing/placed.h"

namespace homebound::compose {
namespace {

constexpr double sheet_margin = 32, sheet_gap = 22, heading_height = 46, foot_height = 16;
constexpr double widest_picture = 1.9;  // aspect ratio of a picture, width to height
constexpr double narrowest_picture = 1.5;

struct SheetGrid {
  std::size_t columns = 1, rows = 1;
  Size picture{0, 0};
};

// Chooses the number of columns that makes the pictures largest.
SheetGrid grid_for(std::size_t count, const Rect& box, double words) {
  SheetGrid best;
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const auto c = static_cast<double>(columns), r = static_cast<double>(rows);
    const double wide = (box.width() - (c - 1) * sheet_gap) / c;
    const double high = (box.height() - (r - 1) * sheet_gap) / r - words;
    const Size picture{std::min(wide, high * widest_picture), std::min(high, wide / narrowest_picture)};
    if (picture.width > 0 && picture.width * picture.height > best.picture.width * best.picture.height)
      best = {columns, rows, picture};
  }
  return best;
}

}  // namespace

drawing::Drawing contact_sheet(const timeline::Timeline& timeline, const DeckStyle& style,
                               const PictureOf& picture) {
  const scenario::Scenario& s = *timeline.scenario;
  const bool both = style.language == Language::both;
  drawing::Drawing sheet{style.page, style.theme.page, {}};
  const Rect box{sheet_margin, sheet_margin, style.page.width - sheet_margin,
                 style.page.height - sheet_margin};
  Writer w{sheet.items, style.theme, style.language, box, box.top};
  std::string title = s.title.in(style.language);
  if (const std::string second = second_text(s.title, style.language); !second.empty())
    title += "  " + second;
  const double words = both ? 54 : 38;
  const std::size_t count = scene_count(timeline);
  const Rect room{box.left, box.top + heading_height, box.right, box.bottom - foot_height};
  const SheetGrid grid = grid_for(count, room, words);
  const auto [wide, high] = grid.picture;
  // Spare room goes between the pictures up to a limit, then around them.
  const auto step = [](double space, double size, std::size_t n, double most) {
    return n > 1 ? std::min((space - size) / static_cast<double>(n - 1), size + most) : 0;
  };
  constexpr double widest_gap = 60;
  const double step_x = step(room.width(), wide, grid.columns, widest_gap);
  const double step_y = step(room.height(), high + words, grid.rows, 2 * sheet_gap);
  const double width_of_all = wide + step_x * static_cast<double>(grid.columns - 1);
  const double left_edge = room.left + (room.width() - width_of_all) / 2;
  const Logo& logo = style.theme.logo;
  const double right_edge = left_edge + width_of_all, top = box.top - sheet_margin / 2,
               tall = std::min(logo.height, box.top + heading_height - sheet_margin / 2 - top),
               logo_width = logo.picture ? logo.size().width * tall / logo.height : 0;
  if (logo.picture)
    add_logo(w.items, logo,
             logo.right ? Rect{right_edge - logo_width, top, right_edge, top + tall}
                        : Rect{left_edge, top, left_edge + logo_width, top + tall},
             style.language);
  const double beside = logo.picture ? logo_width + sheet_gap : 0;
  add_text_within(w.items, title, w.style(24, 700),
                  {logo.right ? left_edge : left_edge + beside, box.top + 24}, width_of_all - beside,
                  {style.theme.text, {}, 0});
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = i / grid.columns, column = i % grid.columns;
    const Rect at = Rect::at(left_edge + step_x * static_cast<double>(column),
                             room.top + step_y * static_cast<double>(row), wide, high);
    sheet.items.push_back(drawing::placed(picture(i, {wide, high}), at, fmt::format("scene {}", i + 1)));
    add_stroke(sheet.items, rectangle_path(at), style.theme.text_muted.faded(0.35F), 0.8);
    const Text name = scene_title(timeline, i);
    double y = at.bottom + 17;
    const double number = add_text(w.items, std::to_string(i + 1), w.figures(13, 700), {at.left, y},
                                   {style.theme.accent, {}, 0});
    const double left = at.left + number + 8, width = at.right - left;
    add_text_within(w.items, name.in(style.language), w.style(13, 600), {left, y}, width,
                    {style.theme.text, {}, 0});
    if (const std::string second = second_text(name, style.language); !second.empty())
      add_text_within(w.items, second, second_style(w.style(12, 550)), {left, y += 16}, width,
                      {style.theme.text, {}, 0});
    add_text_within(w.items, scene_span(timeline, i, style.language, true), w.figures(11, 400),
                    {left, y + 15}, width, {style.theme.text_muted, {}, 0});
  }
  add_text(w.items,
           std::string(word(Word::boundaries_note, style.language)) +
               (style.language == Language::chinese ? "" : " ") +
               std::string(word(Word::map_data, style.language)),
           w.style(smallest_type), {left_edge + width_of_all, box.bottom + 6},
           {style.theme.text_muted, {}, 0}, Align::right);
  return sheet;
}

}  // namespace homebound::compose
