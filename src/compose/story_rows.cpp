#include "compose/story_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "compose/words.h"
#include "timeline/peak.h"

namespace homebound::compose {
namespace {

constexpr double heading_drop = 11, row = 21;  // page units

struct Grid {
  std::size_t columns, most_rows;
  std::size_t places() const { return columns * most_rows; }
  std::size_t rows(std::size_t flights) const {
    return std::min((flights + columns - 1) / columns, most_rows);
  }
};
constexpr Grid grid_of(AirList list) { return list == AirList::codes ? Grid{2, 3} : Grid{1, 5}; }

const scenario::Text& kind_name(const scenario::Scenario& s, const std::string& kind) {
  static const scenario::Text none;
  const auto found = s.kinds.find(kind);
  return found == s.kinds.end() ? none : found->second;
}

std::string short_name(const scenario::Place& p, AirList list, Language language) {
  if (list == AirList::codes && !(p.iata.empty() && p.icao.empty())) return p.iata.empty() ? p.icao : p.iata;
  return (p.city.empty() ? p.name : p.city).of(code_of(language));
}

}  // namespace

void write_clock(Writer& w, const scenario::Scenario& s, Instant t) {
  const std::string& zone = s.zone;
  const double baseline = w.y + 36;
  const double width = add_text(w.items, format_time(t, zone, "%H:%M"), w.figures(39, 600),
                                {w.box.left - 1, baseline}, {w.theme.text, {}, 0});
  const double x = w.box.left + width + 12;
  const std::string zone_name = s.zone_name.empty() ? zone : s.zone_name.of(code_of(w.language));
  add_text(w.items, long_date(t, zone, w.language), w.style(14, 600), {x, baseline - 17},
           {w.theme.text, {}, 0});
  add_text(w.items, zone_name, w.style(12.5), {x, baseline}, {w.theme.text_muted, {}, 0});
  w.y = baseline;
  if (zone != "UTC") {
    w.y += 19;
    const std::string utc =
        fmt::format("{} UTC · {}", format_time(t, "UTC", "%H:%M"), long_date(t, "UTC", w.language));
    add_text(w.items, utc, w.figures(12.5, 400), {w.box.left, w.y}, {w.theme.text_muted, {}, 0});
  }
}

void write_totals(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state,
                  const RouteStyles& styles) {
  const bool by_kind = styles.colour_by == scenario::ColourBy::kind;
  const double columns[] = {w.box.right - 2 * 62, w.box.right - 62, w.box.right};
  const Word heads[] = {Word::waiting, Word::aboard, Word::landed};
  w.y += 10;
  for (int c = 0; c < 3; ++c)
    add_text(w.items, word(heads[c], w.language), w.style(11.5), {columns[c], w.y},
             {w.theme.text_muted, {}, 0}, Align::right);
  for (std::size_t kind = 0; kind < state.totals.size(); ++kind) {
    const timeline::Total& total = state.totals[kind];
    w.y += 25;
    const scenario::Text& name = kind_name(*timeline.scenario, total.kind);
    if (by_kind) w.swatch(w.y - 0.5, route_colour(w.theme, kind));
    add_text_within(w.items, name.empty() ? total.kind : name.of(code_of(w.language)), w.style(13.5, 500),
                    {w.box.left + (by_kind ? 15 : 0), w.y}, columns[0] - w.box.left - 60,
                    {w.theme.text, {}, 0});
    const int values[] = {total.waiting, total.aboard, total.landed};
    for (int c = 0; c < 3; ++c)
      add_text(w.items, fmt::format("{}", values[c]), w.figures(18, 600), {columns[c], w.y},
               {values[c] == 0 ? w.theme.text_muted.faded(0.7F) : w.theme.text, {}, 0}, Align::right);
  }
}

double air_list_height(const timeline::Timeline& timeline, AirList list) {
  if (list == AirList::none) return 0;
  const auto most = static_cast<std::size_t>(timeline::peak(timeline).airborne);
  return heading_drop + row * static_cast<double>(grid_of(list).rows(most));
}

void write_in_the_air(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state,
                      const RouteStyles& styles, AirList list) {
  w.y += heading_drop;
  add_text(w.items, word(Word::in_the_air, w.language), w.style(11.5), {w.box.left, w.y},
           {w.theme.text_muted, {}, 0});
  std::vector<std::size_t> airborne;
  for (std::size_t i = 0; i < state.flights.size(); ++i)
    if (state.flights[i].status == timeline::Status::airborne) airborne.push_back(i);
  const Grid grid = grid_of(list);
  const std::size_t shown = airborne.size() > grid.places() ? grid.places() - 1 : airborne.size();
  constexpr double between = 22;
  const Rect whole = w.box;
  const double wide = (whole.width() + between) / static_cast<double>(grid.columns) - between;
  const double top = w.y;
  const auto cell = [&](std::size_t k) {
    w.box.left = whole.left + static_cast<double>(k % grid.columns) * (wide + between);
    w.box.right = w.box.left + wide;
    const std::size_t below = 1 + k / grid.columns;
    w.y = top + row * static_cast<double>(below);
  };
  const scenario::Scenario& s = *timeline.scenario;
  for (std::size_t k = 0; k < shown; ++k) {
    cell(k);
    const std::size_t i = airborne[k];
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    w.swatch(w.y, styles.legs[i].colour);
    const double number =
        add_text(w.items, f.people > 0 ? fmt::format("{}", f.people) : "", w.figures(13.5, 600),
                 {w.box.right, w.y}, {w.theme.text, {}, 0}, Align::right);
    add_text_within(w.items,
                    fmt::format("{} → {}", short_name(s.places[f.from], list, w.language),
                                short_name(s.places[f.to], list, w.language)),
                    w.style(13), {w.box.left + 15, w.y}, w.box.width() - 21 - number, {w.theme.text, {}, 0});
  }
  if (airborne.size() == shown && shown > 0) return;
  cell(shown);
  const std::string rest = airborne.empty() ? "–"
                                            : fmt::format(fmt::runtime(word(Word::more_flights, w.language)),
                                                          airborne.size() - shown);
  add_text(w.items, rest, w.style(13), {w.box.left + (airborne.empty() ? 0 : 15), w.y},
           {w.theme.text_muted, {}, 0});
}

}  // namespace homebound::compose
