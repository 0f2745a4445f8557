#include "compose/routes/route_style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "base/parallel.h"
#include "base/recent.h"
#include "timeline/flight_path.h"
#include "timeline/identity.h"

namespace homebound::compose {
namespace {

using scenario::Certainty;
using scenario::ColourBy;

double distance_on_page(const timeline::Leg& leg, const View& view) {
  const auto a = view.projection.forward(leg.start);
  double most = 0;  // a recorded track may return to its start
  for (int i = leg.recording ? 1 : 8; a && i <= 8; ++i)
    if (const auto b = view.projection.forward(i == 8 ? leg.finish : timeline::position(leg, i / 8.0)))
      most = std::max(most, length(view.to_page(*a) - view.to_page(*b)));
  return most;
}

}  // namespace

double WidthRule::of(double people) const {
  if (people <= 0 || largest == 0) return none;
  return std::max(least, most * std::sqrt(people / largest));
}

WidthRule width_rule(const timeline::Timeline& timeline, const Theme& theme, double scale) {
  const double usual = theme.route_width * scale;
  WidthRule rule{0, 0, usual, usual, usual};
  bool thin = false;  // some line is the thinnest for want of a number
  for (const timeline::Leg& leg : timeline.legs) {
    const scenario::HeadCount& count = timeline.scenario->flights[leg.flight].people;
    const int people = static_cast<int>(std::lround(count.middle()));
    rule.unknown = rule.unknown || (!count.known() && timeline.shows(leg.flight));
    thin = thin || people == 0;
    if (people == 0) continue;
    rule.fewest = rule.largest == 0 ? people : std::min(rule.fewest, people);
    rule.largest = std::max(rule.largest, people);
  }
  const bool varies = rule.fewest < rule.largest || (thin && rule.largest > 0);
  if (varies) rule.none = 0.35 * usual, rule.least = 0.6 * usual, rule.most = 1.8 * usual;
  return rule;
}

double BandRule::of(double size) const {
  return largest > 0 ? std::max(thinnest, widest * size / largest) : thinnest;
}

Colour hollow(const Theme& theme, Colour colour) {
  constexpr float tint = 0.22F;
  const auto mix = [](float over, float under) { return over * tint + under * (1 - tint); };
  return {mix(colour.r, theme.land.r), mix(colour.g, theme.land.g), mix(colour.b, theme.land.b), 1};
}

std::vector<double> dashes_of(Certainty sure, double width) {
  switch (sure) {
    case Certainty::tracked:
    case Certainty::reported:
      return {};
    case Certainty::derived:
      return {14 + width, 2.5 + width * 0.5};
    case Certainty::scheduled:
      return {width, 1.5 + width * 0.6};
    case Certainty::estimated:
      return {4 + width * 1.6, 2.2 + width * 0.7};
  }
  return {};
}

std::vector<double> dashes_of_gaps(bool way_given, double width) {
  if (way_given) return dashes_of(Certainty::estimated, width);
  return {width, 4 + width};
}

namespace {

// Returns how uncertain a mark shows a time to be; 0: sure.
int doubt_drawn(Certainty c) {
  switch (c) {
    case Certainty::tracked:
    case Certainty::reported:
      return 0;
    case Certainty::derived:
      return 1;
    case Certainty::scheduled:
      return 2;
    case Certainty::estimated:
      return 3;
  }
  return 0;
}

}  // namespace

Certainty usual_certainty(const timeline::Timeline& timeline, const Options& options) {
  if (!options.explained) return Certainty::reported;
  std::array<std::size_t, 4> found{};
  std::size_t all = 0;
  for (const timeline::Timeline* t : {&timeline, options.compared.get()})
    for (std::size_t i = 0; t != nullptr && i < t->legs.size(); ++i)
      if (t->shows(i))
        ++found[static_cast<std::size_t>(doubt_drawn(timeline::certainty_of_times(t->legs[i])))], ++all;
  for (const Certainty c : {Certainty::derived, Certainty::scheduled, Certainty::estimated})
    if (2 * found[static_cast<std::size_t>(doubt_drawn(c))] > all) return c;
  return Certainty::reported;
}

CertaintyMark mark_of(Certainty sure, Certainty usual, double width) {
  using Form = CertaintyMark::Form;
  if (doubt_drawn(sure) == doubt_drawn(usual)) return {};
  return {doubt_drawn(sure) < doubt_drawn(usual) ? Form::edged : Form::dashed, dashes_of(sure, width)};
}

ColourBy colouring(const timeline::Timeline& timeline, const Theme& theme, const Options& options) {
  if (options.colour_by) return *options.colour_by;
  if (timeline.scenario->colour_by) return *timeline.scenario->colour_by;
  return timeline.kinds.size() > 1 || timeline.legs.size() > theme.routes.size() ? ColourBy::kind
                                                                                 : ColourBy::flight;
}

float faintest_on_map(const Theme& theme, Colour colour) {
  constexpr double least = 3;
  const auto seen = [&](Colour ground, float alpha) {
    const auto mix = [&](float over, float under) { return over * alpha + under * (1 - alpha); };
    return Colour{mix(colour.r, ground.r), mix(colour.g, ground.g), mix(colour.b, ground.b), 1};
  };
  const auto legible = [&](float alpha) {
    return std::ranges::all_of(std::array{theme.land, theme.ocean, theme.lake}, [&](Colour ground) {
      return contrast_ratio(seen(ground, alpha), ground.with_alpha(1)) >= least;
    });
  };
  constexpr int steps = 64;
  for (int i = 1; i < steps; ++i)
    if (const float alpha = static_cast<float>(i) / steps; legible(alpha)) return alpha;
  return 1;
}

namespace {

// Lines shrink less than aircraft.
double thinned(double aircraft_size) { return 0.4 + 0.6 * aircraft_size; }

Occurring occurring_in(const timeline::Timeline& timeline) {
  Occurring all;
  for (const timeline::Leg& leg : timeline.legs) {
    if (!timeline.shows(leg.flight)) continue;
    const scenario::Flight& flight = timeline.scenario->flights[leg.flight];
    const Certainty sure = timeline::certainty_of_times(leg);
    all.certainties.at(static_cast<std::size_t>(sure)) = true;
    if (leg.depart_sure != leg.arrive_sure) all.in_part.at(static_cast<std::size_t>(sure)) = true;
    all.modes.at(static_cast<std::size_t>(flight.mode)) = true;
    all.estimated += sure == Certainty::estimated ? 1 : 0;
    all.no_way = all.no_way || !scenario::way_is_given(flight);
    all.track_gap = all.track_gap || (leg.recording && !timeline::gaps(leg).empty());
  }
  return all;
}

// All but the styles of legs.
RouteStyles common_styles(const timeline::Timeline& timeline, const Theme& theme, const Options& options,
                          double aircraft_size) {
  RouteStyles styles;
  const ColourBy by = colouring(timeline, theme, options);
  styles.kinds = colour_key(timeline, theme, ColourBy::kind);
  styles.key = by == ColourBy::kind ? styles.kinds : colour_key(timeline, theme, by);
  styles.crowded = timeline.legs.size() > 300;
  styles.aircraft_size = aircraft_size;
  styles.widths = width_rule(timeline, theme, thinned(aircraft_size));
  styles.usual = usual_certainty(timeline, options);
  styles.occurring = occurring_in(timeline);
  return styles;
}

RouteStyles styles_for(const timeline::Timeline& timeline, const Theme& theme, const Options& options,
                       double aircraft_size) {
  RouteStyles styles = common_styles(timeline, theme, options, aircraft_size);
  std::vector<std::pair<Colour, float>> inks;  // by colour index, and how faint it may be
  for (std::size_t i = 0; i < std::max<std::size_t>(1, styles.key.own.size()); ++i) {
    const Colour colour =
        styles.key.own.empty() ? theme.routes[i] : styles.key.colour(theme, styles.key.own[i]);
    inks.emplace_back(colour, faintest_on_map(theme, colour));
  }
  if (!styles.key.own.empty()) inks.emplace_back(theme.others, faintest_on_map(theme, theme.others));
  std::vector<RouteStyle> legs(timeline.legs.size());
  const auto style_of = [&](std::size_t i) {
    const timeline::Leg& leg = timeline.legs[i];
    const scenario::Flight& flight = timeline.scenario->flights[leg.flight];
    const auto thing = styles.key.thing(timeline, i);
    RouteStyle& style = legs[i];
    style.colour_index = thing ? styles.key.index[*thing] : styles.key.own.size();
    std::tie(style.colour, style.faintest) = inks[style.colour_index];
    style.width = styles.widths.of(flight.people.middle());
    style.sure = timeline::certainty_of_times(leg);
    style.mode = flight.mode;
    style.way_given = scenario::way_is_given(flight);
    style.gaps = style.way_given ? timeline::gaps(leg) : std::vector{std::pair{0.0, 1.0}};
    // Dashes of all widths are alike, so that those of lines side by side are in step.
    if (timeline.timed)
      style.mark = mark_of(style.sure, styles.usual, theme.route_width * thinned(aircraft_size));
    style.departs = timeline.story.second_showing(leg.depart);
    style.lands = timeline.story.second_showing(leg.arrive);
  };
  constexpr std::size_t piece = 4096;
  parallel_for((legs.size() + piece - 1) / piece, legs.size() > piece, [&](std::size_t p) {
    for (std::size_t i = p * piece; i < std::min(legs.size(), (p + 1) * piece); ++i) style_of(i);
  });
  styles.legs = SharedList(std::move(legs));
  return styles;
}

// What styles follow from, but for a view. No timeline is kept with them.
struct StylesKey {
  timeline::Identity timeline;
  std::optional<timeline::Identity> compared;
  Theme theme;
  std::optional<ColourBy> colour_by;
  bool explained;
  double aircraft_size;
  bool operator==(const StylesKey&) const = default;
};

}  // namespace

RouteStyles route_styles(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                         const Options& options) {
  constexpr double full = 320;  // page units
  double longest = 0;
  for (const timeline::Leg& leg : timeline.legs)
    if (longest < full) longest = std::max(longest, distance_on_page(leg, view));
  // Aircraft and lines shrink with the routes, so that a world map is not covered by them.
  const double size = std::clamp(longest / full, 0.5, 1.0);
  static Recent<StylesKey, RouteStyles> recent(2);  // a table's are large
  std::optional<timeline::Identity> compared;
  if (options.compared) compared.emplace(*options.compared);
  return recent.get(
      {timeline::Identity(timeline), std::move(compared), theme, options.colour_by, options.explained, size},
      [&] { return styles_for(timeline, theme, options, size); });
}

RouteStyles legend_styles(const timeline::Timeline& timeline, const Theme& theme, const Options& options) {
  return common_styles(timeline, theme, options, 1);
}

}  // namespace homebound::compose
