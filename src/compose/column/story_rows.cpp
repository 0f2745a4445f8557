#include "compose/column/story_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/trim.h"
#include "compose/column/chapter.h"
#include "compose/column/footnotes.h"
#include "compose/kit/words.h"
#include "scenario/head_count_text.h"
#include "words/zone_title.h"

namespace homebound::compose {
namespace {

// Page units.
constexpr double heading_drop = 11, list_row = 21, list_gap = 22;
constexpr double clock_size = 24, clock_drop = 24, zone_row = 19;
constexpr double totals_drop = 10, counter_width = 62, counter_gap = 9;
constexpr double words_rise = 17, name_row = 19;

struct AirGrid {
  std::size_t columns, most_rows;
  std::size_t places() const { return columns * most_rows; }
  // Returns how many flights are listed; when there are too many, the last place counts the rest.
  std::size_t shown(std::size_t flights) const { return flights > places() ? places() - 1 : flights; }
  std::size_t rows(std::size_t flights) const {
    return std::min((flights + columns - 1) / columns, most_rows);
  }
};
constexpr AirGrid grid_of(AirList list) { return list == AirList::codes ? AirGrid{2, 3} : AirGrid{1, 5}; }

std::vector<std::size_t> in_the_air(const timeline::FrameState& state) {
  std::vector<std::size_t> airborne;
  for (std::size_t i = 0; i < state.flights.size(); ++i)
    if (state.flights[i].flies()) airborne.push_back(i);
  return airborne;
}

// Returns those that are listed: the largest, in the order of the file.
std::vector<std::size_t> listed(const timeline::Timeline& timeline, std::vector<std::size_t> airborne,
                                const AirGrid& grid) {
  const std::size_t shown = grid.shown(airborne.size());
  if (shown == airborne.size()) return airborne;
  const auto people = [&](std::size_t leg) {
    return timeline.scenario->flights[timeline.legs[leg].flight].people.middle();
  };
  std::ranges::partial_sort(airborne, airborne.begin() + static_cast<std::ptrdiff_t>(shown), {},
                            [&](std::size_t leg) { return std::pair(-people(leg), leg); });
  airborne.resize(shown);
  std::ranges::sort(airborne);
  return airborne;
}

std::vector<std::size_t> sources_of(const timeline::Timeline& timeline, std::size_t kind) {
  std::vector<std::size_t> all;
  for (const timeline::Leg& leg : timeline.legs)
    if (carries(timeline.scenario->flights[leg.flight], timeline.kinds[kind]))
      for (const std::size_t source : timeline.scenario->flights[leg.flight].sources) all.push_back(source);
  return all;
}

const Text& kind_name(const scenario::Scenario& s, const std::string& kind) {
  static const Text none;
  const auto found = s.kinds.find(kind);
  return found == s.kinds.end() ? none : found->second;
}

std::string short_name(const scenario::Place& p, AirList list, Language language) {
  if (list == AirList::codes && !(p.iata.empty() && p.icao.empty())) return p.iata.empty() ? p.icao : p.iata;
  return (p.city.empty() ? p.name : p.city).in(language);
}

// Where the counts of a kind stand: beside its name or, of a million people, below it and across the column.
struct TotalsGrid {
  bool below = false;
  double row = 0;  // page units; higher where words such as "at least" may stand above a number
  double column = counter_width;  // page units
  double number_room() const { return column - counter_gap; }
};

TotalsGrid totals_grid(const timeline::Timeline& timeline, double width) {
  constexpr double many = 1e6;
  std::vector<double> people(timeline.kinds.size(), 0);
  bool exact = true;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const timeline::Leg& leg = timeline.legs[i];
    const scenario::Flight& f = timeline.scenario->flights[leg.flight];
    if (!leg.kind || !timeline.shows(i)) continue;
    exact = exact && f.people.exact();
    timeline::for_each_kind(leg, f, [&](std::optional<std::size_t> kind, const scenario::HeadCount& count) {
      if (kind) people[*kind] += count.middle();
    });
  }
  TotalsGrid grid;
  grid.below = !people.empty() && std::ranges::max(people) >= many;
  grid.row = (exact ? numbers_row : words_row) + (grid.below ? name_row : 0);
  if (grid.below) grid.column = width / 3;
  return grid;
}

// A count in two lines: "at least" above "254".
struct Counter {
  std::string words, number;
};
Counter counter_of(const scenario::HeadCount& count, Language language) {
  const std::string text = text_of(count, language);
  if (!count.known()) return {"", text};
  const std::size_t first = text.find_first_of("~0123456789");
  Counter counter{std::string(trimmed(std::string_view(text).substr(0, first))), text.substr(first)};
  for (const std::string_view to : {" to ", "至"})
    if (const std::size_t at = counter.number.find(to); at != std::string::npos)
      counter.number.replace(at, to.size(), "–");
  return counter;
}

// What the kinds without a colour of their own come to.
timeline::Count others_of(const timeline::FrameState& state, const ColourKey& kinds) {
  timeline::Count sum;
  for (const std::size_t kind : kinds.others)
    for (const timeline::Status status : timeline::statuses) sum.of(status) += state.totals[kind].of(status);
  return sum;
}

// A count as it is set: on one line, or a range that would be hard to read there on two.
struct SetCounter {
  std::string words, upper, number;
  text::Style style;
  double width;
};
SetCounter set_counter(const Writer& w, const scenario::HeadCount& count, double size, double room) {
  constexpr double legible = 12, on_two = 15;  // em, page units
  constexpr std::string_view dash = "–";
  auto [words, number] = counter_of(count, w.language);
  const auto width = [](const std::string& text, const text::Style& style) {
    return text::shape(text, style).width;
  };
  text::Style style = fitted(number, w.figures(count.known() ? size : 13, 600), room);
  const std::size_t between = number.find(dash);
  const double on_one = width(number, style);
  if (between == number.npos || (style.size >= std::min(size, legible) && on_one < room + 0.01))
    return {std::move(words), "", number, style, on_one};
  std::string upper = (count.approximate() ? "~" : "") + number.substr(0, between + dash.size());
  number.erase(0, between + dash.size());
  style = fitted(upper, w.figures(std::min(size, on_two), 600), room);
  style = fitted(number, style, room);
  const double widest = std::max(width(upper, style), width(number, style));
  return {"", std::move(upper), std::move(number), style, widest};
}

// How the widest number is set, at all times: people come and go, but their sum stays.
struct WidestCounter {
  double size, width;
};
WidestCounter widest_counter(const Writer& w, const timeline::FrameState& state, const ColourKey& kinds,
                             double size, double room) {
  WidestCounter widest{size, 0};
  std::vector<timeline::Count> counts{others_of(state, kinds)};
  for (const std::size_t kind : kinds.own) counts.push_back(state.totals[kind]);
  for (const timeline::Count& t : counts)
    if (const scenario::HeadCount all = t.sum(); all.known()) {
      const SetCounter set = set_counter(w, all, size, room);
      widest = {std::min(widest.size, set.style.size), std::max(widest.width, set.width)};
    }
  return widest;
}

// Tells a status as a column's heading. Nobody waits for the flights of a mere table.
std::string heading_for(const timeline::Timeline& timeline, timeline::Status status, Language language) {
  const bool told = !timeline.scenario->scenes.empty() || status != timeline::Status::waiting;
  return std::string(told ? word_for(status, timeline).in(language) : word(Word::to_depart, language));
}

// Says whose time the clock shows, and what the time is in UTC.
std::string zone_text(const timeline::Timeline& timeline, Instant t, Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  std::string zone = zone_title(s, language);
  if (s.zone == "UTC") return zone;
  const bool same_day = long_date(t, "UTC", language) == long_date(t, s.zone, language);
  return fmt::format("{} · {} UTC", zone,
                     same_day ? time_of_day(t, "UTC") : day_and_time(t, "UTC", language));
}

}  // namespace

void write_clock(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state) {
  const std::string& zone = timeline.scenario->zone;
  const Instant t = state.t;
  w.y += clock_drop;
  const double width = add_text(w.items, format_time(t, zone, "%H:%M"), w.figures(clock_size, 600),
                                {w.box.left - 1, w.y}, {w.theme.text, {}, 0});
  const double x = w.box.left + width + 11;
  const double date =
      add_text(w.items, long_date(t, zone, w.language), w.style(14, 600), {x, w.y}, {w.theme.text, {}, 0});
  const text::Line pace =
      text::shape(state.story ? pace_text(timeline, *state.story, w.language) : "", w.figures(12, 500));
  const bool beside_date = x + date + 10 + pace.width <= w.box.right;
  if (beside_date) add_text(w.items, pace, {w.box.right, w.y}, {w.theme.accent, {}, 0}, Align::right);
  w.y += zone_row;
  const double end = add_text_within(w.items, zone_text(timeline, t, w.language), w.figures(12.5, 400),
                                     {w.box.left, w.y}, w.box.width(), {w.theme.text_muted, {}, 0});
  if (!beside_date && w.box.left + end + 10 + pace.width <= w.box.right)
    add_text(w.items, pace, {w.box.right, w.y}, {w.theme.accent, {}, 0}, Align::right);
}

void write_count(Writer& w, const scenario::HeadCount& count, double size, double room, Point at) {
  const SetCounter set = set_counter(w, count, size, room);
  const Ink ink{count == 0 ? w.theme.text_muted.faded(0.7F) : w.theme.text, {}, 0};
  add_text(w.items, set.number, set.style, at, ink, Align::right);
  const Point above = at - Point{0, words_rise};
  if (!set.upper.empty()) add_text(w.items, set.upper, set.style, above, ink, Align::right);
  if (!set.words.empty()) add_text(w.items, set.words, w.style(smallest_type), above, ink, Align::right);
}

double clock_height() { return clock_drop + zone_row; }

double totals_height(const timeline::Timeline& timeline, const ColourKey& kinds) {
  const std::size_t rows = kinds.own.size() + (kinds.others.empty() ? 0 : 1);
  return totals_drop + totals_grid(timeline, 0).row * static_cast<double>(rows);
}

void write_totals(Writer& w, const Sheet& sheet, const timeline::FrameState& state) {
  const bool by_kind = sheet.styles.key.by == scenario::ColourBy::kind;
  const ColourKey& kinds = sheet.styles.kinds;
  const TotalsGrid grid = totals_grid(sheet.timeline, w.box.width());
  const double columns[] = {w.box.right - 2 * grid.column, w.box.right - grid.column, w.box.right};
  constexpr double usual = 18;
  const double room = grid.number_room();
  const WidestCounter widest = widest_counter(w, state, kinds, usual, room);
  w.y += totals_drop;
  for (int c = 0; c < 3; ++c)
    add_text(w.items,
             heading_for(sheet.timeline, timeline::statuses.at(static_cast<std::size_t>(c)), w.language),
             w.style(11.5), {columns[c], w.y}, {w.theme.text_muted, {}, 0}, Align::right);
  const auto write = [&](const timeline::Count& count, const std::string& name, Colour colour) {
    w.y += grid.row;
    const Point at{w.box.left + (by_kind ? 15 : 0), grid.below ? w.y - grid.row + name_row + 3 : w.y};
    if (by_kind) w.swatch(at.y - 0.5, colour);
    // A long name is set a little smaller before it is cut.
    const double end_of_name = grid.below ? w.box.right : columns[0] - widest.width - counter_gap;
    const text::Style style = w.style(13.5, 500), small = w.style(11.5, 500);
    const bool fits = text::shape(name, style).width <= end_of_name - at.x;
    const double end =
        add_text_within(w.items, name, fits ? style : small, at, end_of_name - at.x, {w.theme.text, {}, 0});
    const scenario::HeadCount* values[] = {&count.waiting, &count.aboard, &count.landed};
    for (int c = 0; c < 3; ++c) write_count(w, *values[c], widest.size, room, {columns[c], w.y});
    return Point{at.x + end, at.y};
  };
  for (const std::size_t kind : kinds.own) {
    const timeline::Total& total = state.totals[kind];
    const Text& name = kind_name(*sheet.timeline.scenario, total.kind);
    const Point end =
        write(total, name.empty() ? total.kind : name.in(w.language), kinds.colour(w.theme, kind));
    if (sheet.options.layers.footnotes) draw_footnote_marks(w, sources_of(sheet.timeline, kind), end);
  }
  if (kinds.others.empty()) return;
  const bool one = kinds.others.size() == 1;
  const std::string& kind = sheet.timeline.kinds[kinds.others.front()];
  const Text& name = kind_name(*sheet.timeline.scenario, kind);
  write(others_of(state, kinds),
        !one           ? std::string(word(Word::others, w.language))
        : name.empty() ? kind
                       : name.in(w.language),
        w.theme.others);
}

std::optional<CounterCell> counter_cell(Point at, const Rect& box, double top,
                                        const timeline::Timeline& timeline, const ColourKey& kinds) {
  const TotalsGrid grid = totals_grid(timeline, box.width());
  const double line = (at.y - top - totals_drop - 7) / grid.row;
  const double column = (at.x - box.right + 3 * grid.column - 4) / grid.column;
  if (line < 0 || line >= static_cast<double>(kinds.own.size()) || column < 0 || column >= 3)
    return std::nullopt;
  return CounterCell{kinds.own[static_cast<std::size_t>(line)],
                     timeline::statuses.at(static_cast<std::size_t>(column))};
}

std::optional<std::size_t> listed_flight(Point at, const Rect& box, double top,
                                         const timeline::Timeline& timeline,
                                         const timeline::FrameState& state, AirList list) {
  const AirGrid grid = grid_of(list);
  const std::vector<std::size_t> airborne = listed(timeline, in_the_air(state), grid);
  const double line = (at.y - top - heading_drop - 5) / list_row;
  const double column = (at.x - box.left) / ((box.width() + list_gap) / static_cast<double>(grid.columns));
  if (list == AirList::none || line < 0 || column < 0 || column >= static_cast<double>(grid.columns))
    return std::nullopt;
  const std::size_t place = static_cast<std::size_t>(line) * grid.columns + static_cast<std::size_t>(column);
  return place < airborne.size() ? std::optional(airborne[place]) : std::nullopt;
}

double air_list_height(std::size_t flights, AirList list) {
  if (flights == 0 || list == AirList::none) return 0;
  return heading_drop + list_row * static_cast<double>(grid_of(list).rows(flights));
}

double air_list_height(const timeline::FrameState& state, AirList list) {
  return air_list_height(
      static_cast<std::size_t>(std::ranges::count_if(state.flights, &timeline::FlightState::flies)), list);
}

void write_in_the_air(Writer& w, const Sheet& sheet, const timeline::FrameState& state, AirList list) {
  const std::vector<std::size_t> airborne = in_the_air(state);
  if (airborne.empty()) return;
  w.y += heading_drop;
  add_text(w.items, word(Word::in_the_air, w.language, service_of(sheet.timeline)), w.style(11.5),
           {w.box.left, w.y}, {w.theme.text_muted, {}, 0});
  const AirGrid grid = grid_of(list);
  const std::vector<std::size_t> largest = listed(sheet.timeline, airborne, grid);
  const std::size_t shown = largest.size();
  const Rect whole = w.box;
  const double wide = (whole.width() + list_gap) / static_cast<double>(grid.columns) - list_gap;
  const double top = w.y;
  const auto cell = [&](std::size_t k) {
    w.box.left = whole.left + static_cast<double>(k % grid.columns) * (wide + list_gap);
    w.box.right = w.box.left + wide;
    const std::size_t below = 1 + k / grid.columns;
    w.y = top + list_row * static_cast<double>(below);
  };
  const scenario::Scenario& s = *sheet.timeline.scenario;
  const bool footnotes = sheet.options.layers.footnotes;
  for (std::size_t k = 0; k < shown; ++k) {
    cell(k);
    const std::size_t i = largest[k];
    const scenario::Flight& f = s.flights[sheet.timeline.legs[i].flight];
    w.swatch(w.y, sheet.styles.legs[i].colour);
    const double number =
        add_text(w.items, mentions_people(f) ? short_text_of(f.people, w.language) : "", w.figures(13.5, 600),
                 {w.box.right, w.y}, {w.theme.text, {}, 0}, Align::right);
    const double room = w.box.width() - 21 - number - (footnotes ? 34 : 0);
    const double end = add_text_within(w.items,
                                       fmt::format("{} → {}", short_name(s.places[f.from], list, w.language),
                                                   short_name(s.places[f.to], list, w.language)),
                                       w.style(13), {w.box.left + 15, w.y}, room, {w.theme.text, {}, 0});
    if (footnotes) draw_footnote_marks(w, f.sources, {w.box.left + 15 + end, w.y});
  }
  if (airborne.size() == shown) return;
  cell(shown);
  add_text(w.items,
           fmt::format(fmt::runtime(word(Word::more_flights, w.language, service_of(sheet.timeline))),
                       airborne.size() - shown),
           w.style(13), {w.box.left + 15, w.y}, {w.theme.text_muted, {}, 0});
}

}  // namespace homebound::compose
