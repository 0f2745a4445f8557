#include "compose/kit/writer.h"

#include <algorithm>
#include <functional>

#include "drawing/digest.h"

namespace homebound::compose {

text::Style text_style(Language language, double size, int weight) {
  text::Style s;
  s.size = size;
  s.weight = weight;
  s.language = language_tag(language);
  return s;
}

text::Style figures_style(Language language, double size, int weight) {
  text::Style s = text_style(language, size, weight);
  s.tabular_figures = true;
  return s;
}

Point Writer::paragraph(std::string_view text, const text::Style& s, Colour colour, double leading) {
  Point end{box.left, y};
  for (const text::Line& line : text::wrap(text, s, box.width())) {
    y += s.size * leading;
    end = {box.left, y - s.size * (leading - 1) * 0.5 - s.size * 0.12};
    end.x += add_text(items, line, end, {colour, {}, 0});
  }
  return end;
}

void Writer::heading(std::string_view text, const text::Style& s, Colour colour, double leading) {
  const auto width = [&](std::string_view part) { return text::shape(part, s).width; };
  const std::size_t lines = text::wrap(text, s, box.width()).size();
  if (lines == 2) {
    std::string_view first, rest;  // the two most even lines
    double least = box.width();
    for (const std::string_view mark : {", ", ": ", "，", "：", "；"})
      for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const std::string_view before = text.substr(0, at + mark.size() - (mark.back() == ' ' ? 1 : 0));
        const std::string_view after = text.substr(at + mark.size());
        const double wider = std::max(width(before), width(after));
        if (!after.empty() && wider <= least) least = wider, first = before, rest = after;
      }
    if (!first.empty()) {
      paragraph(first, s, colour, leading);
      paragraph(rest, s, colour, leading);
      return;
    }
  }
  const Rect full = box;
  while (box.width() > 60) {
    box.right -= 8;
    if (text::wrap(text, s, box.width()).size() > lines) {
      box.right += 8;
      break;
    }
  }
  paragraph(text, s, colour, leading);
  box = full;
}

double even_width(std::string_view text, const text::Style& s, double width) {
  if (s.language.starts_with("zh")) return width;
  const auto lines = text::wrap(text, s, width);
  if (lines.size() <= 1 || lines.back().width >= 0.4 * width) return width;
  double fits = width, narrow = 0.5 * width;
  while (fits - narrow > 4) {
    const double middle = (fits + narrow) / 2;
    (text::wrap(text, s, middle).size() > lines.size() ? narrow : fits) = middle;
  }
  return fits;
}

void Writer::text_block(std::string_view text, const text::Style& s, Colour colour, double leading) {
  const Rect full = box;
  box.right = box.left + even_width(text, s, box.width());
  paragraph(text, s, colour, leading);
  box = full;
}

void Writer::rule() {
  y += 11;
  Path line;
  line.begin(false);
  line.add({box.left, y}), line.add({box.right, y});
  add_stroke(items, std::move(line), theme.text_muted.faded(0.3F), 0.8);
  y += 11;
}

void Writer::swatch(double baseline, Colour colour) {
  add_fill(items, rounded_rectangle_path(Rect::at(box.left, baseline - 9, 9, 9), 2), colour);
}

const Theme& unseen() {
  static const Theme theme = [] {
    Theme t;
    t.routes = {Colour{}};
    return t;
  }();
  return theme;
}

void add_panel(Items& items, const Rect& box, const Theme& theme) {
  add_fill(items, rounded_rectangle_path(box, 7), theme.panel);
  add_stroke(items, rounded_rectangle_path(box, 7), theme.text_muted.faded(0.22F), 0.8);
}

std::shared_ptr<const drawing::Group> kept_group(std::string name, Items items, const Rect& clip) {
  auto group = std::make_shared<drawing::Group>();
  group->name = std::move(name);
  group->clip = clip;
  group->items = std::move(items);
  group->key = drawing::group_key(*group);
  return group;
}

}  // namespace homebound::compose
