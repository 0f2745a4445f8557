#include "compose/kit/legend_rows.h"

namespace homebound::compose {
namespace {

constexpr double row = 19, entry_gap = 16, sample_gap = 7;  // page units

}  // namespace

LegendRows::LegendRows(Items& items, const Rect& box, double baseline, Language language, const Theme& theme)
    : items_(items),
      box_(box),
      theme_(theme),
      style_(theme.type(language).style(11.5)),
      x_(box.left),
      y_(baseline) {}

void LegendRows::new_row() { ended_ = true; }

void LegendRows::begin_entry() {
  if (ended_ && x_ > box_.left) x_ = box_.left, y_ += row;
  ended_ = false;
}

void LegendRows::entry(std::string_view text, double sample_width,
                       const std::function<void(Items&, Point)>& draw, Items* into) {
  Items& items = into != nullptr ? *into : items_;
  begin_entry();
  const double before = sample_width > 0 ? sample_width + sample_gap : 0;
  const double width = before + text::shape(text, style_).width;
  if (x_ + width > box_.right) new_row(), begin_entry();
  if (draw) draw(items, {x_, y_ - 4});
  x_ += before;
  x_ +=
      add_text_within(items, text, style_, {x_, y_}, box_.right - x_, {theme_.text_muted, {}, 0}) + entry_gap;
}

bool LegendRows::has_room(std::string_view text, double sample_width) const {
  return !ended_ && x_ + sample_width + sample_gap + text::shape(text, style_).width <= box_.right;
}

void LegendRows::line(std::string_view text, double width, const std::vector<double>& dashes, double length) {
  entry(text, length, [&](Items& items, Point at) {
    Path path;
    path.begin(false);
    path.add(at), path.add({at.x + length, at.y});
    items.emplace_back(drawing::Stroke{drawing::SharedPath(std::move(path)),
                                       {},
                                       theme_.text_muted,
                                       width,
                                       drawing::Stroke::Cap::butt,
                                       dashes});
  });
}

void LegendRows::swatch(std::string_view text, Colour colour) {
  entry(text, 9, [&](Items& items, Point at) {
    add_fill(items, rounded_rectangle_path(Rect::at(at.x, at.y - 4.5, 9, 9), 2), colour);
  });
}

void LegendRows::words(std::string_view text) {
  begin_entry();
  if (x_ > box_.left) x_ -= entry_gap - 6;
  entry(text, 0, {});
}

void LegendRows::heading(std::string_view text) {
  entry(text, 0, {});
  x_ -= entry_gap - sample_gap;
}

}  // namespace homebound::compose
