#include "compose/route_legend.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "compose/words.h"

namespace homebound::compose {
namespace {

using scenario::Certainty;
using scenario::ColourBy;

constexpr double line_length = 26, row = 19, between = 16;  // page units

// Samples with a text each, in as many rows as they need.
class Rows {
 public:
  Rows(Items& items, const Rect& box, double y, const Options& options, const Theme& theme)
      : items_(items), box_(box), theme_(theme), x_(box.left), y_(y) {
    style_.size = 11.5;
    style_.language = options.language == Language::chinese ? "zh-CN" : "en";
  }

  void new_row() {
    if (x_ > box_.left) x_ = box_.left, y_ += row;
  }
  // `draw` puts the sample at the left end of its place, around the middle of the text's height.
  template <class Draw>
  void entry(std::string_view text, double sample_width, Draw draw) {
    const double width = sample_width + 7 + text::shape(text, style_).width;
    if (x_ > box_.left && x_ + width > box_.right) new_row();
    draw(Point{x_, y_ - 4});
    x_ += sample_width + 7;
    x_ += add_text(items_, text, style_, {x_, y_}, {theme_.text_muted, {}, 0}) + between;
  }
  void line(std::string_view text, double width, const std::vector<double>& dashes,
            double length = line_length) {
    entry(text, length, [&](Point at) {
      Path path;
      path.begin(false);
      path.add(at), path.add({at.x + length, at.y});
      items_.emplace_back(scene::Stroke{scene::SharedPath(std::move(path)),
                                        {},
                                        theme_.text_muted,
                                        width,
                                        scene::Stroke::Cap::butt,
                                        dashes});
    });
  }
  void text(std::string_view text) {
    x_ -= between - 5;
    entry(text, -7, [](Point) {});
  }
  void swatch(std::string_view text, Colour colour) {
    entry(text, 9, [&](Point at) {
      add_fill(items_, rounded_rectangle_path(Rect::at(at.x, at.y - 4.5, 9, 9), 2), colour);
    });
  }
  double baseline() const { return y_; }

 private:
  Items& items_;
  Rect box_;
  const Theme& theme_;
  text::Style style_;
  double x_, y_;
};

Word word_of(Certainty sure) {
  switch (sure) {
    case Certainty::derived:
      return Word::times_derived;
    case Certainty::scheduled:
      return Word::times_scheduled;
    case Certainty::estimated:
      return Word::times_estimated;
    case Certainty::tracked:
      return Word::times_tracked;
    case Certainty::reported:
      break;
  }
  return Word::times_reported;
}

// One entry for each way of drawing that occurs; reported and tracked times look the same.
void certainties(Rows& rows, const RouteStyles& styles, const Options& options, const Theme& theme) {
  const auto occurs = [&](Certainty c) {
    return std::any_of(styles.legs.begin(), styles.legs.end(), [&](auto& leg) { return leg.sure == c; });
  };
  for (const Certainty c : {Certainty::reported, Certainty::tracked, Certainty::derived, Certainty::scheduled,
                            Certainty::estimated})
    if (occurs(c) && !(c == Certainty::tracked && occurs(Certainty::reported)))
      rows.line(word(word_of(c), options.language), theme.route_width, dashes_of(c, theme.route_width));
}

// A round number between two: 1, 2, 3 ... 9 times a power of ten.
int round_between(int low, int high) {
  const double middle = std::sqrt(static_cast<double>(low) * high);
  const double unit = std::pow(10, std::floor(std::log10(middle)));
  const int round = static_cast<int>(std::round(middle / unit) * unit);
  return round > low && round < high ? round : 0;
}

void widths(Rows& rows, const timeline::Timeline& timeline, const Options& options, const Theme& theme) {
  const WidthRule rule = width_rule(timeline, theme);
  if (!rule.varies()) return;
  rows.new_row();
  const int middle = rule.largest > 1.5 * rule.fewest ? round_between(rule.fewest, rule.largest) : 0;
  for (const int people : {rule.fewest, middle, rule.fewest < rule.largest ? rule.largest : 0})
    if (people > 0) rows.line(fmt::format("{}", people), rule.of(people), {}, 18);
  rows.text(word(Word::people_aboard, options.language));
}

// Which place has which colour, where places do; the palette's colours once each.
void places(Rows& rows, const timeline::Timeline& timeline, const RouteStyles& styles, const Options& options,
            const Theme& theme) {
  if (styles.colour_by != ColourBy::origin && styles.colour_by != ColourBy::destination) return;
  std::map<std::size_t, std::size_t> place_of;  // colour -> place
  for (std::size_t i = 0; i < styles.legs.size(); ++i) {
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[i].flight];
    place_of[styles.legs[i].colour_index] = styles.colour_by == ColourBy::origin ? f.from : f.to;
  }
  rows.new_row();
  rows.entry(word(styles.colour_by == ColourBy::origin ? Word::from_place : Word::to_place, options.language),
             -7, [](Point) {});
  for (const auto& [colour, place] : place_of) {
    if (colour >= theme.routes.size()) break;
    const scenario::Place& p = timeline.scenario->places[place];
    rows.swatch((p.city.empty() ? p.name : p.city).of(code_of(options.language)),
                route_colour(theme, colour));
  }
  if (place_of.size() > theme.routes.size()) rows.text("…");
}

}  // namespace

double draw_route_legend(Items& items, const timeline::Timeline& timeline, const RouteStyles& styles,
                         const Rect& box, double y, const Options& options, const Theme& theme) {
  Rows rows(items, box, y, options, theme);
  certainties(rows, styles, options, theme);
  widths(rows, timeline, options, theme);
  places(rows, timeline, styles, options, theme);
  return rows.baseline();
}

}  // namespace homebound::compose
