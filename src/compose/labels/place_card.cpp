#include "compose/labels/place_card.h"

#include <algorithm>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "compose/kit/words.h"
#include "compose/kit/writer.h"
#include "words/amounts.h"
#include "words/asides.h"

namespace homebound::compose {
namespace {

constexpr double card_text_size = 11.5, card_heading = 13, card_leading = 16;  // page units
constexpr double card_padding = 9, card_away = 16, widest_card = 260;

std::string card_heading_of(const Single& single, const timeline::Timeline& timeline, Language language) {
  const scenario::Place& p = timeline.scenario->places[single.places.front()];
  std::string name = (p.city.empty() ? p.name : p.city).in(language);
  if (name.empty()) name = p.id;
  if (single.places.size() == 1) return name;
  return fmt::format(fmt::runtime(word(Word::and_near, language)), name, single.places.size() - 1,
                     single.places.size());
}

std::string amount_of(const timeline::Timeline& timeline, const std::vector<std::size_t>& legs,
                      Language language) {
  const timeline::FlowSum sum = timeline::sum_of(timeline, legs);
  std::string text = flights_text(sum.flights, service_of(timeline), language);
  if (sum.mentioned) text += " · " + people_text(sum.people, language);
  return text;
}

double overlap_of(const Rect& a, const Rect& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

// Returns the box of a size beside a point that stays on the page and hides least; rather near than far.
Rect card_box(Point at, Size card, Size page, const std::vector<Rect>& blocked) {
  Rect best;
  double least = std::numeric_limits<double>::infinity();
  const double w = card.width, h = card.height;
  for (const double away : {card_away, 2 * card_away, 4 * card_away, 7 * card_away})
    for (const double x : {away, -away - w, -w / 2})
      for (const double y : {away, -away - h, -h / 2}) {
        const double left = std::clamp(at.x + x, 4.0, std::max(4.0, page.width - w - 4));
        const double top = std::clamp(at.y + y, 4.0, std::max(4.0, page.height - h - 4));
        const Rect box = Rect::at(left, top, w, h);
        double cost = 6 * away + (box.inflated(3).contains(at) ? 1e6 : 0);
        for (const Rect& other : blocked) cost += overlap_of(box, other);
        if (cost < least) least = cost, best = box;
      }
  return best;
}

}  // namespace

void draw_place_card(Items& items, const Single& single, const LabelSubject& subject, const Theme& theme,
                     const std::vector<Rect>& blocked) {
  const auto& [world, timeline, view, options, marked] = subject;
  const auto plane = view.projection.forward(timeline.scenario->places[single.places.front()].at);
  if (!plane) return;
  const Point at = view.to_page(*plane);
  if (!Rect{0, 0, view.page.width, view.page.height}.contains(at)) return;
  const Language language = options.language;
  const text::Style title = options.type().style(card_heading, 650),
                    style = options.type().figures(card_text_size, 400);
  std::vector<std::string> rows{
      labelled(word(Word::leaving, language), amount_of(timeline, single.legs.out, language), language),
      labelled(word(Word::arriving, language), amount_of(timeline, single.legs.in, language), language)};
  if (!single.legs.within.empty())
    rows.push_back(labelled(word(Word::among_them, language),
                            flights_text(single.legs.within.size(), service_of(timeline), language),
                            language));
  const std::string heading = card_heading_of(single, timeline, language);
  double width = text::shape(heading, title).width;
  for (const std::string& row : rows) width = std::max(width, text::shape(row, style).width);
  width = std::min(width, widest_card);
  const double height = 2 * card_padding + card_leading * static_cast<double>(rows.size() + 1);
  const Rect box = card_box(at, {width + 2 * card_padding, height}, view.page, blocked);
  add_stroke(items, circle_path(at, 8), theme.accent, 2);
  add_panel(items, box, theme);
  double y = box.top + card_padding + card_heading - 2;
  add_text_within(items, heading, title, {box.left + card_padding, y}, width, {theme.text, {}, 0});
  for (const std::string& row : rows)
    add_text_within(items, row, style, {box.left + card_padding, y += card_leading}, width,
                    {theme.text, {}, 0});
}

}  // namespace homebound::compose
