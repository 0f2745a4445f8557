#include "compose/furniture.h"

#include <algorithm>

#include <fmt/format.h>

#include "compose/daylight.h"
#include "compose/route_legend.h"
#include "compose/words.h"
#include "timeline/peak.h"

namespace homebound::compose {
namespace {

constexpr double padding = 16;
constexpr std::size_t most_rows = 5;  // of flights in the air

struct Writer {
  Items& items;
  const Theme& theme;
  Language language;
  Rect box;      // inside the padding
  double y = 0;  // next free line

  text::Style style(double size, int weight = 400) const {
    text::Style s;
    s.size = size;
    s.weight = weight;
    s.language = language == Language::chinese ? "zh-CN" : "en";
    return s;
  }
  text::Style figures(double size, int weight) const {
    text::Style s = style(size, weight);
    s.tabular_figures = true;
    return s;
  }
  void paragraph(std::string_view text, const text::Style& s, Colour colour, double leading) {
    for (const text::Line& line : text::wrap(text, s, box.width())) {
      y += s.size * leading;
      add_text(items, line, {box.left, y - s.size * (leading - 1) * 0.5 - s.size * 0.12}, {colour, {}, 0});
    }
  }
  // As many lines as it needs, of even width: no word is left alone on the last one.
  void heading(std::string_view text, const text::Style& s, Colour colour, double leading) {
    const std::size_t lines = text::wrap(text, s, box.width()).size();
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
  void rule() {
    y += 11;
    Path line;
    line.begin(false);
    line.add({box.left, y}), line.add({box.right, y});
    add_stroke(items, std::move(line), theme.text_muted.faded(0.3F), 0.8);
    y += 11;
  }
  void swatch(double baseline, Colour colour) {
    add_fill(items, rounded_rectangle_path(Rect::at(box.left, baseline - 9, 9, 9), 2), colour);
  }
};

const scenario::Text& kind_name(const scenario::Scenario& s, const std::string& kind) {
  static const scenario::Text none;
  const auto found = s.kinds.find(kind);
  return found == s.kinds.end() ? none : found->second;
}

void clock(Writer& w, const scenario::Scenario& s, Instant t) {
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

void totals(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state, bool by_kind) {
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

void in_the_air(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state,
                const RouteStyles& styles) {
  w.y += 11;
  add_text(w.items, word(Word::in_the_air, w.language), w.style(11.5), {w.box.left, w.y},
           {w.theme.text_muted, {}, 0});
  std::vector<std::size_t> airborne;
  for (std::size_t i = 0; i < state.flights.size(); ++i)
    if (state.flights[i].status == timeline::Status::airborne) airborne.push_back(i);
  const std::size_t shown = airborne.size() > most_rows ? most_rows - 1 : airborne.size();
  const scenario::Scenario& s = *timeline.scenario;
  for (std::size_t row = 0; row < shown; ++row) {
    const std::size_t i = airborne[row];
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    w.y += 21;
    w.swatch(w.y, styles.legs[i].colour);
    const auto name = [&](std::size_t place) {
      const scenario::Place& p = s.places[place];
      return (p.city.empty() ? p.name : p.city).of(code_of(w.language));
    };
    add_text_within(w.items, fmt::format("{} → {}", name(f.from), name(f.to)), w.style(13),
                    {w.box.left + 15, w.y}, w.box.width() - 55, {w.theme.text, {}, 0});
    add_text(w.items, fmt::format("{}", f.people), w.figures(13.5, 600), {w.box.right, w.y},
             {w.theme.text, {}, 0}, Align::right);
  }
  if (airborne.empty()) {
    w.y += 21;
    add_text(w.items, "–", w.style(13), {w.box.left, w.y}, {w.theme.text_muted, {}, 0});
  }
  if (airborne.size() > shown) {
    w.y += 21;
    add_text(w.items,
             fmt::format(fmt::runtime(word(Word::more_flights, w.language)), airborne.size() - shown),
             w.style(13), {w.box.left + 15, w.y}, {w.theme.text_muted, {}, 0});
  }
}

// Rows that the list of flights in the air needs at most.
double rows_needed(const timeline::Timeline& timeline) {
  return static_cast<double>(std::min(timeline::peak(timeline).airborne, static_cast<int>(most_rows)));
}

// Writes the column from the top; returns where it ends.
double column(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
              const RouteStyles& styles, const Rect& box, const Options& options, const Theme& theme) {
  const scenario::Scenario& s = *timeline.scenario;
  const Rect inner{box.left + padding, box.top + padding - 2, box.right - padding, box.bottom};
  Writer w{items, theme, options.language, inner, inner.top};
  const Layers& on = options.layers;
  bool first = true;
  const auto next = [&] {
    if (!first) w.rule();
    first = false;
  };
  if (on.title && !s.title.empty()) {
    next();
    w.heading(s.title.of(code_of(options.language)), w.style(19.5, 650), theme.text, 1.28);
  }
  if (on.clock) next(), clock(w, s, state.t);
  if (on.totals && !timeline.legs.empty()) {
    next(), totals(w, timeline, state, styles.colour_by == scenario::ColourBy::kind);
    next();
    const double start = w.y;
    in_the_air(w, timeline, state, styles);
    w.y = start + 11 + rows_needed(timeline) * 21;  // always the same height
  }
  if (on.legend && (!timeline.legs.empty() || on.daylight)) {
    next();
    LegendRows rows(items, inner, w.y + 10, w.style(11.5).language, theme);
    if (!timeline.legs.empty()) add_route_legend(rows, timeline, styles, options, theme);
    if (on.daylight) add_daylight_legend(rows, options, theme);
    w.y = rows.baseline();
  }
  return first ? box.top : w.y + padding - 2;
}

std::string sources_line(const scenario::Scenario& s, const scenario::Event& e, Language language) {
  std::string result;
  for (std::size_t i : e.sources) {
    if (!result.empty()) result += language == Language::chinese ? "；" : "; ";
    result += s.sources[i].title.of(code_of(language));
  }
  return result;
}

// Claims about the event's figure side by side, each with the ids of its sources.
std::string claims_line(const scenario::Scenario& s, const scenario::Event& e, Language language) {
  std::string result;
  if (!e.figure) return result;
  for (const scenario::Claim& claim : s.figures[*e.figure].claims) {
    std::string ids;
    for (std::size_t i : claim.sources) ids += (ids.empty() ? "" : ", ") + s.sources[i].id;
    result += fmt::format("{}{} ({})", result.empty() ? "" : " · ", claim.value.of(code_of(language)), ids);
  }
  return result;
}

// Height of the caption for one event; draws it when `items` is given, its box ending at `bottom`.
double caption(Items& items, const timeline::Timeline& timeline, std::size_t event, const Rect& box,
               const Options& options, const Theme& theme) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Event& e = s.events[event];
  const Rect inner{box.left + padding, box.top + padding - 4, box.right - padding, box.bottom};
  Writer w{items, theme, options.language, inner, inner.top};
  const std::string lang = code_of(options.language);
  std::string date = e.date_text.empty() ? long_date(e.at, e.zone.empty() ? s.zone : e.zone, options.language)
                                         : e.date_text.of(lang);
  if (e.sure == scenario::Certainty::derived || e.sure == scenario::Certainty::estimated)
    date += fmt::format(
        " · {}",
        word(e.sure == scenario::Certainty::derived ? Word::derived : Word::estimated, options.language));
  w.paragraph(date, w.style(12.5, 650), theme.accent, 1.4);
  w.paragraph(e.text.of(lang), w.style(15, 450), theme.text, 1.4);
  if (!e.sources.empty()) {
    w.y += 3;
    w.paragraph(
        fmt::format("{}: {}", word(Word::sources, options.language), sources_line(s, e, options.language)),
        w.style(10.5), theme.text_muted, 1.35);
  }
  if (const std::string claims = claims_line(s, e, options.language); !claims.empty()) {
    w.y += 2;
    w.paragraph(fmt::format("{}: {}", word(Word::claims_differ, options.language), claims),
                w.style(10.5, 500), theme.text, 1.35);
  }
  return w.y + padding - 5 - box.top;
}

std::string attribution_text(const timeline::Timeline& timeline, const Options& options) {
  const std::string lang = code_of(options.language);
  std::string text = timeline.scenario->attribution.empty() ? "" : timeline.scenario->attribution.of(lang);
  if (!text.empty() && !text.ends_with('.') && !text.ends_with("。")) text += lang == "zh" ? "。" : ".";
  if (!text.empty() && lang != "zh") text += ' ';
  if (options.layers.boundaries)
    text += fmt::format("{}{}", word(Word::boundaries_note, options.language), lang == "zh" ? "" : " ");
  return text + std::string(word(Word::map_data, options.language));
}

void panel(Items& items, const Rect& box, const Theme& theme) {
  add_fill(items, rounded_rectangle_path(box, 7), theme.panel);
  add_stroke(items, rounded_rectangle_path(box, 7), theme.text_muted.faded(0.22F), 0.8);
}

}  // namespace

FurnitureSpace furniture_space(const timeline::Timeline& timeline, const RouteStyles& styles,
                               const Layout& layout, const Options& options, const Theme& theme, Size page) {
  FurnitureSpace space;
  Items scratch;
  const double end = column(scratch, timeline, timeline::evaluate(timeline, timeline.begin), styles,
                            layout.column, options, theme);
  if (end > layout.column.top)
    space.column = {layout.column.left, layout.column.top, layout.column.right, end};
  if (options.layers.caption && !timeline.scenario->events.empty()) {
    double most = 0;
    for (std::size_t i = 0; i < timeline.scenario->events.size(); ++i)
      most = std::max(most, caption(scratch, timeline, i, layout.caption, options, theme));
    space.caption = layout.caption;
    if (layout.tall) {
      space.caption.bottom = layout.caption.top + most;
    } else {
      space.caption.top = layout.caption.bottom - most;
    }
  }
  if (options.layers.attribution) {
    text::Style style;
    style.size = 10;
    const double width = text::shape(attribution_text(timeline, options), style).width;
    space.attribution = {page.width - 12 - width, page.height - 20, page.width - 12, page.height - 5};
  }
  return space;
}

void draw_furniture(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                    const RouteStyles& styles, const Layout& layout, const FurnitureSpace& space,
                    const Options& options, const Theme& theme) {
  if (!space.column.empty()) {
    panel(items, space.column, theme);
    column(items, timeline, state, styles, layout.column, options, theme);
  }
  if (!space.caption.empty() && state.event) {
    Items text;
    Rect box = layout.caption;
    const double height = caption(text, timeline, *state.event, box, options, theme);
    const double shift = layout.tall ? 0 : layout.caption.bottom - height - layout.caption.top;
    panel(items, Rect::at(box.left, box.top + shift, box.width(), height), theme);
    caption(items, timeline, *state.event, box.shifted({0, shift}), options, theme);
  }
  if (!space.attribution.empty()) {
    text::Style style;
    style.size = 10;
    style.language = options.language == Language::chinese ? "zh-CN" : "en";
    add_text(items, attribution_text(timeline, options), style,
             {space.attribution.left, space.attribution.bottom - 4},
             {theme.text_muted, theme.text_halo, 1.5});
  }
}

}  // namespace homebound::compose
