#include "compose/column/route_legend.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "compose/kit/words.h"
#include "compose/routes/bands.h"
#include "compose/routes/craft_shapes.h"
#include "compose/routes/density.h"
#include "compose/routes/planned.h"
#include "scenario/names.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

using scenario::Certainty;
using scenario::ColourBy;

// Adds a line of a route with its mark.
void line(LegendRows& rows, std::string_view text, const CertaintyMark& mark, const Theme& theme) {
  const double width = theme.route_width, length = 26;
  if (mark.form != CertaintyMark::Form::edged) return rows.line(text, width, mark.dashes, length);
  rows.entry(text, length, [&](Items& items, Point at) {
    const auto across = [&](double y) {
      Path path;
      path.begin(false);
      path.add(at + Point{0, y}), path.add(at + Point{length, y});
      return path;
    };
    const double away = width / 2 + edge_room - edge_width / 2;
    add_stroke(items, across(0), theme.text_muted, width);
    for (const double y : {-away, away}) add_stroke(items, across(y), theme.text, edge_width, mark.dashes);
  });
}

// Says what most times are, and adds one entry per mark that occurs.
void certainties(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
                 const Options& options, const Theme& theme) {
  const Occurring& occurring = styles.occurring;
  const bool said = styles.usual != Certainty::reported;  // rather than shown by a sample
  const auto told = [&](Word w) {
    return fmt::format(fmt::runtime(word(w, options.language)), word_for(styles.usual).in(options.language));
  };
  // What is recorded looks like what is reported.
  const auto name_of = [&](Certainty c) {
    std::string name = times_word_for(c).in(options.language);
    if (c == Certainty::reported && occurring.has(Certainty::tracked))
      name.append(punctuation(options.language).list_comma)
          .append(times_word_for(Certainty::tracked).in(options.language));
    return name;
  };
  const bool wholly = !occurring.has_in_part(styles.usual);
  bool marks_some = false;
  for (const Certainty c : scenario::certainties)
    marks_some =
        marks_some || (timeline.timed && occurring.has(c) &&
                       mark_of(c, styles.usual, theme.route_width).form != CertaintyMark::Form::plain);
  if (said && !marks_some) rows.words(told(wholly ? Word::times_all : Word::times_partly)), rows.new_row();
  for (const Certainty c : {Certainty::reported, Certainty::tracked, Certainty::derived, Certainty::scheduled,
                            Certainty::estimated})
    if (occurring.has(c) && !(c == Certainty::tracked && occurring.has(Certainty::reported)) &&
        !(said && c == styles.usual))
      line(rows, name_of(c), mark_of(c, styles.usual, theme.route_width), theme);
  if (said && marks_some)
    rows.words(told(wholly ? Word::times_other : Word::times_other_partly)), rows.new_row();
}

// Says what marks stand for ways other than by air, and for stretches whose course is not known.
void ways(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
          const Options& options, const Theme& theme) {
  for (const bool given : {true, false})
    if (given ? styles.occurring.track_gap : styles.occurring.no_way)
      rows.line(word(given ? Word::track_gap : Word::way_not_given, options.language), theme.route_width,
                dashes_of_gaps(given, theme.route_width));
  if (timeline.by_air) return;
  rows.new_row();
  constexpr double size = 0.7, wide = 18;  // of the mark, and page units
  for (std::size_t i = 0; i < styles.occurring.modes.size(); ++i) {
    const auto mode = static_cast<scenario::Mode>(i);
    if (!styles.occurring.modes.at(i)) continue;
    rows.entry(word_for(mode).in(options.language), wide, [&, mode](Items& items, Point at) {
      const Affine m = Affine::translate(at + Point{wide / 2, 0}) * Affine::scale(size, size);
      items.emplace_back(drawing::Fill{craft_shape(mode), m, theme.text_muted});
    });
  }
}

constexpr double hollow_length = 26;

void draw_hollow_line(Items& items, Point at, const Theme& theme, const std::vector<double>& dashes = {}) {
  Path path;
  path.begin(false);
  path.add(at), path.add({at.x + hollow_length, at.y});
  add_stroke(items, path, theme.text_muted, theme.route_width, dashes);
  add_stroke(items, path, hollow(theme, theme.text_muted), theme.route_width - 2 * planned_edge, dashes);
}

// Adds a line of a route that is not yet flown.
void planned(LegendRows& rows, const timeline::Timeline& timeline, const Options& options,
             const Theme& theme) {
  if (!timeline.timed) return;
  rows.entry(word(Word::not_yet_flown, options.language, service_of(timeline)), hollow_length,
             [&](Items& items, Point at) { draw_hollow_line(items, at, theme); });
}

// Adds the ring around a place from which a flight has just departed or where it has just arrived, wherever
// the story shows one. It takes no row of its own, for which the legend might have to leave out what is
// needed more.
void rings(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
           const Options& options, const Theme& theme) {
  if (!timeline.timed || styles.crowded) return;
  const timeline::StoryClock& story = timeline.story;
  const auto shown = [&](std::size_t leg) {
    const timeline::Leg& way = timeline.legs[leg];
    return timeline.shows(leg) && (story.second_showing(way.depart) || story.second_showing(way.arrive));
  };
  std::size_t leg = 0;
  while (leg < timeline.legs.size() && !shown(leg)) ++leg;
  if (leg == timeline.legs.size()) return;
  constexpr double radius = 6.5, place = 2.6;  // page units
  const std::string_view text = word(Word::departs_or_arrives, options.language);
  if (!rows.has_room(text, 2 * radius)) return;
  rows.entry(text, 2 * radius, [&](Items& items, Point at) {
    const Point middle{at.x + radius, at.y};
    add_stroke(items, circle_path(middle, radius), theme.text_muted, 1.3);
    add_fill(items, circle_path(middle, place), theme.place);
    add_fill(items, circle_path(middle, 0.52 * place), theme.text_halo.with_alpha(1));
  });
}

// Adds what stands for the plan beside what flew.
void plans(LegendRows& rows, const timeline::Timeline& timeline, const Options& options, const Theme& theme) {
  if (!options.layers.plan || planned_flights(timeline).empty()) return;
  rows.entry(word(Word::planned, options.language), hollow_length, [&](Items& items, Point at) {
    draw_hollow_line(items, at, theme, plan_dashes());
    draw_hollow_craft(items, craft_shape(scenario::Mode::air),
                      Affine::translate({at.x + hollow_length / 2, at.y}), 0.6, theme.text_muted, theme);
  });
}

// Returns a round number between two: 1, 2, 3 ... 9 times a power of ten.
int round_between(int low, int high) {
  const double middle = std::sqrt(static_cast<double>(low) * high);
  const double unit = std::pow(10, std::floor(std::log10(middle)));
  const int round = static_cast<int>(std::round(middle / unit) * unit);
  return round > low && round < high ? round : 0;
}

void widths(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
            const Options& options) {
  const WidthRule& rule = styles.widths;
  if (!rule.varies()) return;
  rows.new_row();
  const int middle = rule.largest > 1.5 * rule.fewest ? round_between(rule.fewest, rule.largest) : 0;
  for (const int people : {rule.fewest, middle, rule.fewest < rule.largest ? rule.largest : 0})
    if (people > 0) rows.line(count_text(people, options.language), rule.of(people), {}, 18);
  rows.words(word(Word::people_aboard, options.language, service_of(timeline)));
  if (rule.unknown) rows.line(word(Word::people_unknown, options.language), rule.none, {}, 18);
}

// Returns whether the totals, each with its swatch, say what colours of kinds mean.
bool totals_explain(const timeline::Timeline& timeline, const Options& options) {
  return timeline.timed && options.layers.totals;
}

Word heading_of(ColourBy by) {
  switch (by) {
    case ColourBy::nationality:
      return Word::by_nationality;
    case ColourBy::operated_by:
      return Word::by_operator;
    case ColourBy::mode:
      return Word::by_mode;
    case ColourBy::origin:
      return Word::from_place;
    default:
      return Word::to_place;
  }
}

// Returns how those are counted that have no colour of their own.
Word others_of(ColourBy by) {
  switch (by) {
    case ColourBy::kind:
      return Word::other_kinds;
    case ColourBy::flight:
      return Word::other_flights;
    case ColourBy::nationality:
      return Word::other_nationalities;
    case ColourBy::operated_by:
    case ColourBy::mode:
      return Word::other_operators;
    default:
      return Word::other_places;
  }
}

// Explains what colours stand for, where nothing else does, and how many have none of their own.
void colours(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
             const Options& options, const Theme& theme) {
  const ColourKey& key = styles.key;
  const scenario::Scenario& s = *timeline.scenario;
  const bool by_kind = key.by == ColourBy::kind;
  // Of one kind nothing is told apart, unless the file asks for it.
  if (by_kind && key.own.size() < 2 && s.colour_by != ColourBy::kind) return;
  std::vector<bool> shown(key.index.size(), false);
  bool unnamed = false;  // some flight has no kind
  for (std::size_t leg = 0; leg < timeline.legs.size(); ++leg) {
    if (!timeline.shows(leg)) continue;
    if (const auto thing = key.thing(timeline, leg))
      shown[*thing] = true;
    else
      unnamed = true;
  }
  const auto is_shown = [&](std::size_t thing) { return bool(shown[thing]); };
  const auto name = [&](std::size_t thing) {
    if (by_kind) {
      const auto named = s.kinds.find(timeline.kinds[thing]);
      return named == s.kinds.end() ? timeline.kinds[thing] : named->second.in(options.language);
    }
    if (key.by == ColourBy::operated_by) return key.names[thing];
    if (key.by == ColourBy::nationality) return country_text(key.names[thing], options.language);
    if (key.by == ColourBy::mode)
      return std::string(word_for(*scenario::mode_named(key.names[thing])).in(options.language));
    const scenario::Place& p = s.places[thing];
    return (p.city.empty() ? p.name : p.city).in(options.language);
  };
  const bool each = by_kind ? !totals_explain(timeline, options) : key.by != ColourBy::flight;
  rows.new_row();
  if (each && !by_kind) rows.heading(word(heading_of(key.by), options.language));
  if (each)
    for (const std::size_t thing : key.own)
      if (is_shown(thing)) rows.swatch(name(thing), key.colour(theme, thing));
  const auto others = static_cast<std::size_t>(std::ranges::count_if(key.others, is_shown));
  if (others > (each ? 0U : 1U)) {  // one alone is named: here, or in the totals
    const Word w = others_of(key.by);
    rows.swatch(others == 1 && each
                    ? name(*std::ranges::find_if(key.others, is_shown))
                    : fmt::format(fmt::runtime(word(w, options.language, service_of(timeline))), others),
                theme.others);
  }
  if (unnamed) rows.swatch(word(by_kind ? Word::no_kind : Word::not_said, options.language), theme.others);
}

// Where routes are joined, times are not marked, but counted.
void joined_times(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
                  const Options& options) {
  const std::size_t estimated = styles.occurring.estimated;
  if (!timeline.timed || estimated == 0) return;
  const std::string number = count_text(static_cast<long>(estimated), options.language);
  rows.words(
      estimated == timeline.shown()
          ? fmt::format(
                fmt::runtime(word(
                    styles.occurring.has_in_part(Certainty::estimated) ? Word::times_partly : Word::times_all,
                    options.language)),
                word_for(Certainty::estimated).in(options.language))
          : fmt::format(fmt::runtime(word(Word::times_of, options.language, service_of(timeline))), number));
  rows.new_row();
}

// Explains the signs at the bands' numbers.
void signs(LegendRows& rows, const timeline::Timeline& timeline, const Options& options) {
  scenario::HeadCount all = 0;
  for (const timeline::Leg& leg : timeline.legs) all += timeline.scenario->flights[leg.flight].people;
  if (all.approximate()) rows.words(word(Word::sign_about, options.language));
  if (!all.high()) rows.words(word(Word::sign_at_least, options.language));
  if (all.approximate() || !all.high()) rows.new_row();
}

// Explains what a band is, and how many flights are in bands and in none.
void bands(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
           const Options& options, const Theme& theme) {
  const BandRule& rule = styles.bands;
  const auto amount = [&](double size) {
    const std::string number = count_text(std::lround(size), options.language);
    return rule.by_people ? number : counted(Word::flights, number, options.language, service_of(timeline));
  };
  const auto flights = [&](Word w, std::size_t count) {
    if (count == 0) return;
    rows.words(counted(w, count_text(static_cast<long>(count), options.language), options.language,
                       service_of(timeline)));
    rows.new_row();
  };
  rows.words(word(Word::band_of_places, options.language, service_of(timeline)));
  rows.new_row();
  if (rule.joined) rows.words(word(Word::band_of_joined, options.language)), rows.new_row();
  const double step = std::pow(10, std::floor(std::log10(std::max(1.0, rule.largest / 4))));
  const double middle = std::round(rule.largest / 4 / step) * step;
  for (const double size : {rule.largest, middle})
    if (size >= 1 && (size == rule.largest || size < 0.75 * rule.largest))
      rows.entry(amount(size), 30, [&](Items& items, Point at) {
        draw_band_sample(items, at, 30, rule.of(size), theme.text_muted);
      });
  if (rule.by_people) rows.words(word(Word::people_in_all, options.language, service_of(timeline)));
  rows.new_row();
  if (timeline.timed) rows.words(word(Word::departed_so_far, options.language)), rows.new_row();
  if (rule.by_people) signs(rows, timeline, options);
  joined_times(rows, timeline, styles, options);
  if (rule.joined && rule.busiest > 0) {
    // As large a round number as has room in the row.
    constexpr double most = 8;  // page units
    const double fits = rule.busiest * std::pow(most / hub_radius(rule.busiest, rule.busiest), 2);
    const double unit = std::pow(10, std::floor(std::log10(std::max(1.0, fits))));
    const double round = std::max(1.0, std::floor(fits / unit) * unit);
    const double radius = hub_radius(round, rule.busiest);
    rows.entry(amount(round), 2 * most, [&](Items& items, Point at) {
      draw_hub_sample(items, {at.x + most, at.y}, std::min(radius, most), theme);
    });
    rows.words(word(Word::half_discs, options.language)), rows.new_row();
  }
  flights(Word::flights_drawn, rule.drawn);
  flights(Word::flights_too_small, rule.small);
  flights(Word::flights_within, rule.within);
  flights(Word::flights_unknown, rule.unknown);
}

void density(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
             const Options& options, const Theme& theme) {
  constexpr double length = 72;
  const auto strip = [&](double from, double to, double long_by) {
    return [=, &theme](Items& items, Point at) {
      constexpr int steps = 12;
      for (int i = 0; i < steps; ++i)
        add_fill(items, rectangle_path(Rect::at(at.x + long_by * i / steps, at.y - 4, long_by / steps, 8)),
                 density_colour(theme, from + (to - from) * (i + 0.5) / steps));
    };
  };
  // More than one digit is more than the shade can tell.
  const auto about = [&](double flights) {
    const double unit = std::pow(10, std::floor(std::log10(std::max(1.0, flights))));
    return count_text(std::lround(std::max(1.0, std::round(flights / unit) * unit)), options.language);
  };
  const std::string few = about(styles.shade[0]), some = about(styles.shade[1]),
                    many = about(styles.shade[2]);
  rows.heading(few);
  const bool parted = some != few && some != many;
  if (parted) rows.entry(some, length / 2, strip(0, 0.5, length / 2));
  rows.entry(many, parted ? length / 2 : length, strip(parted ? 0.5 : 0, 1, parted ? length / 2 : length));
  rows.words(word(Word::flights_pass, options.language, service_of(timeline)));
  rows.new_row();
  if (timeline.timed) rows.words(word(Word::shade_departed, options.language)), rows.new_row();
  rows.words(counted(Word::flights_drawn, count_text(static_cast<long>(timeline.shown()), options.language),
                     options.language, service_of(timeline)));
  rows.new_row();
  joined_times(rows, timeline, styles, options);
}

bool singly(const RouteStyles& styles) { return styles.as == scenario::RoutesAs::flights; }

}  // namespace

bool has_route_legend(const timeline::Timeline& timeline, const RouteStyles& styles) {
  const bool asked = styles.key.by == ColourBy::kind && timeline.scenario->colour_by == ColourBy::kind;
  const bool coloured = styles.key.by != ColourBy::flight && styles.key.own.size() > (asked ? 0U : 1U);
  return !timeline.legs.empty() && (timeline.timed || !singly(styles) || styles.widths.varies() || coloured);
}

bool has_certainty(const timeline::Timeline& timeline, const RouteStyles& styles) {
  return !timeline.legs.empty() && timeline.timed && styles.usual != Certainty::reported;
}

void add_certainty(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
                   const Options& options, const Theme& theme) {
  if (singly(styles))
    certainties(rows, timeline, styles, options, theme);
  else
    joined_times(rows, timeline, styles, options);
}

bool has_keys(const timeline::Timeline& timeline, const RouteStyles& styles) {
  const bool coloured = styles.key.by != ColourBy::flight && styles.key.by != ColourBy::kind;
  return styles.as != scenario::RoutesAs::density &&
         ((coloured && styles.key.own.size() > 1) || (singly(styles) && !timeline.by_air));
}

void add_keys(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
              const Options& options, const Theme& theme) {
  if (singly(styles)) ways(rows, timeline, styles, options, theme);
  colours(rows, timeline, styles, options, theme);
}

void add_route_legend(LegendRows& rows, const timeline::Timeline& timeline, const RouteStyles& styles,
                      const Options& options, const Theme& theme) {
  switch (styles.as) {
    case scenario::RoutesAs::flights:
      if (timeline.timed) certainties(rows, timeline, styles, options, theme);
      ways(rows, timeline, styles, options, theme);
      planned(rows, timeline, options, theme);
      rings(rows, timeline, styles, options, theme);
      plans(rows, timeline, options, theme);
      widths(rows, timeline, styles, options);
      break;
    case scenario::RoutesAs::corridors:
    case scenario::RoutesAs::flows:
      bands(rows, timeline, styles, options, theme);
      break;
    case scenario::RoutesAs::density:
      density(rows, timeline, styles, options, theme);
      return;  // a shade has no colours of places
  }
  colours(rows, timeline, styles, options, theme);
}

}  // namespace homebound::compose
