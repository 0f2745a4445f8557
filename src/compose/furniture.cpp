#include "compose/furniture.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "compose/caption.h"
#include "compose/chapter.h"
#include "compose/daylight.h"
#include "compose/footnotes.h"
#include "compose/route_legend.h"
#include "compose/words.h"
#include "compose/writer.h"
#include "timeline/evidence.h"
#include "timeline/peak.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_rows = 5;  // of flights in the air

// Of the totals and the list below them, page units.
constexpr double totals_head = 10, totals_row = 25, counter_width = 62, list_head = 11, list_row = 21;

const scenario::Text& kind_name(const scenario::Scenario& s, const std::string& kind) {
  static const scenario::Text none;
  const auto found = s.kinds.find(kind);
  return found == s.kinds.end() ? none : found->second;
}

void clock(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state) {
  const scenario::Scenario& s = *timeline.scenario;
  const Instant t = state.t;
  const std::string& zone = s.zone;
  const double baseline = w.y + 36;
  const double width = add_text(w.items, format_time(t, zone, "%H:%M"), w.figures(39, 600),
                                {w.box.left - 1, baseline}, {w.theme.text, {}, 0});
  const double x = w.box.left + width + 12;
  const std::string zone_name = s.zone_name.empty() ? zone : s.zone_name.of(code_of(w.language));
  add_text(w.items, long_date(t, zone, w.language), w.style(14, 600), {x, baseline - 17},
           {w.theme.text, {}, 0});
  const double zone_width =
      add_text(w.items, zone_name, w.style(12.5), {x, baseline}, {w.theme.text_muted, {}, 0});
  const text::Line pace =
      text::shape(state.story ? pace_text(timeline, *state.story, w.language) : "", w.figures(12, 500));
  if (x + zone_width + 10 + pace.width <= w.box.right)
    add_text(w.items, pace, {w.box.right, baseline}, {w.theme.accent, {}, 0}, Align::right);
  w.y = baseline;
  if (zone != "UTC") {
    w.y += 19;
    const std::string utc =
        fmt::format("{} UTC · {}", format_time(t, "UTC", "%H:%M"), long_date(t, "UTC", w.language));
    add_text(w.items, utc, w.figures(12.5, 400), {w.box.left, w.y}, {w.theme.text_muted, {}, 0});
  }
}

std::vector<std::size_t> sources_of(const timeline::Timeline& timeline, std::size_t kind) {
  std::vector<std::size_t> all;
  for (const timeline::Leg& leg : timeline.legs)
    if (leg.kind == kind)
      for (const std::size_t source : timeline.scenario->flights[leg.flight].sources) all.push_back(source);
  return all;
}

void totals(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state, bool by_kind,
            bool footnotes) {
  const double columns[] = {w.box.right - 2 * counter_width, w.box.right - counter_width, w.box.right};
  const Word heads[] = {Word::waiting, Word::aboard, Word::landed};
  w.y += totals_head;
  for (int c = 0; c < 3; ++c)
    add_text(w.items, word(heads[c], w.language), w.style(11.5), {columns[c], w.y},
             {w.theme.text_muted, {}, 0}, Align::right);
  for (std::size_t kind = 0; kind < state.totals.size(); ++kind) {
    const timeline::Total& total = state.totals[kind];
    w.y += totals_row;
    const scenario::Text& name = kind_name(*timeline.scenario, total.kind);
    if (by_kind) w.swatch(w.y - 0.5, route_colour(w.theme, kind));
    const Point at{w.box.left + (by_kind ? 15 : 0), w.y};
    const double end =
        add_text_within(w.items, name.empty() ? total.kind : name.of(code_of(w.language)), w.style(13.5, 500),
                        at, columns[0] - w.box.left - 60, {w.theme.text, {}, 0});
    if (footnotes) draw_footnote_marks(w, sources_of(timeline, kind), {at.x + end, at.y});
    const int values[] = {total.waiting, total.aboard, total.landed};
    for (int c = 0; c < 3; ++c)
      add_text(w.items, fmt::format("{}", values[c]), w.figures(18, 600), {columns[c], w.y},
               {values[c] == 0 ? w.theme.text_muted.faded(0.7F) : w.theme.text, {}, 0}, Align::right);
  }
}

std::vector<std::size_t> in_the_air(const timeline::FrameState& state) {
  std::vector<std::size_t> airborne;
  for (std::size_t i = 0; i < state.flights.size(); ++i)
    if (state.flights[i].status == timeline::Status::airborne) airborne.push_back(i);
  return airborne;
}

// Of so many in the air; a last row tells of the rest.
std::size_t rows_shown(std::size_t airborne) { return airborne > most_rows ? most_rows - 1 : airborne; }

void in_the_air(Writer& w, const timeline::Timeline& timeline, const timeline::FrameState& state,
                const RouteStyles& styles, bool footnotes) {
  w.y += list_head;
  add_text(w.items, word(Word::in_the_air, w.language), w.style(11.5), {w.box.left, w.y},
           {w.theme.text_muted, {}, 0});
  const std::vector<std::size_t> airborne = in_the_air(state);
  const std::size_t shown = rows_shown(airborne.size());
  const scenario::Scenario& s = *timeline.scenario;
  for (std::size_t row = 0; row < shown; ++row) {
    const std::size_t i = airborne[row];
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    w.y += list_row;
    w.swatch(w.y, styles.legs[i].colour);
    const auto name = [&](std::size_t place) {
      const scenario::Place& p = s.places[place];
      return (p.city.empty() ? p.name : p.city).of(code_of(w.language));
    };
    const double end =
        add_text_within(w.items, fmt::format("{} → {}", name(f.from), name(f.to)), w.style(13),
                        {w.box.left + 15, w.y}, w.box.width() - (footnotes ? 90 : 55), {w.theme.text, {}, 0});
    if (footnotes) draw_footnote_marks(w, f.sources, {w.box.left + 15 + end, w.y});
    add_text(w.items, fmt::format("{}", f.people), w.figures(13.5, 600), {w.box.right, w.y},
             {w.theme.text, {}, 0}, Align::right);
  }
  if (airborne.empty()) {
    w.y += list_row;
    add_text(w.items, "–", w.style(13), {w.box.left, w.y}, {w.theme.text_muted, {}, 0});
  }
  if (airborne.size() > shown) {
    w.y += list_row;
    add_text(w.items,
             fmt::format(fmt::runtime(word(Word::more_flights, w.language)), airborne.size() - shown),
             w.style(13), {w.box.left + 15, w.y}, {w.theme.text_muted, {}, 0});
  }
}

// Rows that the list of flights in the air needs at most.
double rows_needed(const timeline::Timeline& timeline) {
  return static_cast<double>(std::min(timeline::peak(timeline).airborne, static_cast<int>(most_rows)));
}

// Where the parts of the column that change with time start; nothing for those that are not shown.
using Rows = Furniture::Rows;

struct Column {
  Items fixed;
  Rows rows;
  std::vector<std::shared_ptr<const scene::Group>> chapters;
  double end = 0;
};

// Sets the column from the top. On a low page `list` and `key` may be left out.
Column column(const timeline::Timeline& timeline, const RouteStyles& styles, const Layout& layout,
              const Options& options, const Theme& theme, bool list, bool key) {
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::FrameState state = timeline::evaluate(timeline, timeline.begin);
  const Rect& box = layout.column;
  const Rect inner{box.left + panel_padding, box.top + panel_padding - 2, box.right - panel_padding,
                   box.bottom};
  Column c;
  Items moving;  // drawn anew at every instant, measured here
  Writer w{c.fixed, theme, options.language, inner, inner.top};
  Writer m{moving, theme, options.language, inner};
  const Layers& on = options.layers;
  bool first = true;
  const auto next = [&] {
    if (!first) w.rule();
    first = false;
    m.y = w.y;
    return w.y;
  };
  if (told_in_chapters(timeline, options)) {
    next();
    c.chapters = chapters(timeline, {inner.left, w.y - 4, inner.right, inner.bottom}, w.y, options, theme);
  } else if (on.title && !s.title.empty()) {
    next();
    w.heading(s.title.of(code_of(options.language)), w.style(19.5, 650), theme.text, 1.28);
    if (const std::string second = second_text(s.title, options.language); !second.empty())
      w.paragraph(second, second_style(w.style(15, 600)), theme.text, 1.3);
  }
  const bool has_time = !timeline.legs.empty() || !s.events.empty();
  if (on.clock && has_time) c.rows.clock = next(), clock(m, timeline, state), w.y = m.y;
  if (on.totals && !timeline.legs.empty()) {
    c.rows.totals = next(),
    totals(m, timeline, state, styles.colour_by == scenario::ColourBy::kind, on.footnotes), w.y = m.y;
    if (list)
      c.rows.in_the_air = next(),
      w.y += list_head + rows_needed(timeline) * list_row;  // always the same height
  }
  if (on.legend && key && (!timeline.legs.empty() || on.daylight)) {
    next();
    LegendRows rows(c.fixed, inner, w.y + 10, w.style(11.5).language, theme);
    if (!timeline.legs.empty()) add_route_legend(rows, timeline, styles, options, theme);
    if (on.daylight) add_daylight_legend(rows, options, theme);
    w.y = rows.baseline();
  }
  c.end = first ? box.top : w.y + panel_padding - 2;
  return c;
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

// At the foot of the map, against the page's right edge; as many lines as it needs.
Rect attribution(Items& items, const timeline::Timeline& timeline, const Layout& layout,
                 const Options& options, const Theme& theme, Size page) {
  constexpr double leading = 13, edge = 12;
  const double left = layout.tall ? edge : layout.column.right + edge;
  Writer w{items, theme, options.language, {left, 0, page.width - edge, page.height}};
  const std::string text = attribution_text(timeline, options);
  const auto lines = text::wrap(text, w.style(10), w.box.width());
  double baseline = page.height - 9 - leading * static_cast<double>(lines.size() - 1), width = 0;
  const double top = baseline - 11;
  for (const text::Line& line : lines) {
    add_text(items, line, {w.box.right, baseline}, {theme.text_muted, theme.text_halo, 1.5}, Align::right);
    width = std::max(width, line.width);
    baseline += leading;
  }
  return {w.box.right - width, top, w.box.right, page.height - 5};
}

}  // namespace

Furniture plan_furniture(const timeline::Timeline& timeline, const RouteStyles& styles, const Layout& usual,
                         const Options& options, const Theme& theme, Size page) {
  Furniture f;
  Layout layout = usual;
  if (options.layers.attribution) {
    Items items;
    f.attribution = attribution(items, timeline, layout, options, theme, page);
    f.fixed.emplace_back(kept_group("attribution", std::move(items), f.attribution.inflated(3)));
    if (layout.low) layout.caption.bottom = f.attribution.top - 6;
  }
  if (options.layers.footnotes) {
    const double edge = layout.margin / 2;
    const double bottom = f.attribution.empty() ? page.height - edge : f.attribution.top - 3;
    const double left = layout.tall ? edge : layout.column.right + edge;
    Items items;
    const Rect box =
        draw_footnotes(items, *timeline.scenario, {left, 0, page.width - edge, bottom}, options, theme);
    if (!box.empty()) {
      f.attribution.add(box);
      f.fixed.emplace_back(kept_group("footnotes", std::move(items), box.inflated(1)));
      if (layout.low) layout.caption.bottom = box.top - 6;
    }
  }
  if (options.layers.caption) {
    f.captions = captions(timeline, layout, options, theme);
    for (const auto& group : f.captions) f.caption.add(group->clip->inflated(-1));
  }
  // What does not fit is left out, the least important first.
  const bool caption_below = !layout.tall && !layout.low && !f.caption.empty();
  const double bottom = caption_below ? f.caption.top - 12 : page.height - layout.margin;
  Column c = column(timeline, styles, layout, options, theme, true, true);
  if (c.end > bottom) c = column(timeline, styles, layout, options, theme, false, true);
  if (c.end > bottom) c = column(timeline, styles, layout, options, theme, false, false);
  if (c.end > layout.column.top) {
    f.column = {layout.column.left, layout.column.top, layout.column.right, c.end};
    f.rows = c.rows;
    f.chapters = std::move(c.chapters);
    Items items;
    add_panel(items, f.column, theme);
    std::move(c.fixed.begin(), c.fixed.end(), std::back_inserter(items));
    f.fixed.emplace_back(kept_group("story", std::move(items), f.column.inflated(1)));
  }
  return f;
}

std::optional<std::string> counter_at(const Furniture& f, const Layout& layout,
                                      const timeline::Timeline& timeline, Point at) {
  if (!f.rows.totals) return std::nullopt;
  const double left = layout.column.right - panel_padding - 3 * counter_width;
  const double row = (at.y - *f.rows.totals - totals_head - 7) / totals_row;
  const double column = (at.x - left - 4) / counter_width;
  if (row < 0 || row >= static_cast<double>(timeline.kinds.size()) || column < 0 || column >= 3)
    return std::nullopt;
  constexpr timeline::Status statuses[] = {timeline::Status::waiting, timeline::Status::airborne,
                                           timeline::Status::landed};
  return timeline::counter_name(timeline.kinds[static_cast<std::size_t>(row)],
                                statuses[static_cast<std::size_t>(column)]);
}

std::optional<std::size_t> listed_at(const Furniture& f, const Layout& layout,
                                     const timeline::FrameState& state, Point at) {
  if (!f.rows.in_the_air || at.x < layout.column.left || at.x > layout.column.right) return std::nullopt;
  const std::vector<std::size_t> airborne = in_the_air(state);
  const double row = (at.y - *f.rows.in_the_air - list_head - 5) / list_row;
  if (row < 0 || row >= static_cast<double>(rows_shown(airborne.size()))) return std::nullopt;
  return airborne[static_cast<std::size_t>(row)];
}

Rect free_of(const Furniture& f, const Layout& layout, Size page) {
  Rect story = f.column;
  if (!layout.low) story.add(f.caption);
  // A caption that would take more than half of a low page lies over the map.
  const bool under = layout.low && !f.caption.empty() && f.caption.top > 0.5 * page.height;
  const Rect& foot = under ? f.caption : f.attribution;
  const double gap = layout.margin / 2;
  const bool beside = !story.empty() && !layout.tall, below = !story.empty() && layout.tall;
  return {beside ? story.right + gap : gap, below ? story.bottom + gap : gap, page.width - gap,
          (foot.empty() ? page.height : foot.top) - gap / 2};
}

Rect free_area(const timeline::Timeline& timeline, Size page, bool footnotes) {
  const Layout layout = layout_of(page);
  Theme plain;
  plain.routes = {Colour{}};
  View any;
  any.page = page;
  Furniture all;
  for (const Language language : {Language::english, Language::chinese}) {
    Options options{.language = language};
    options.layers.footnotes = footnotes;
    const RouteStyles styles = route_styles(timeline, any, plain, options);
    const Furniture f = plan_furniture(timeline, styles, layout, options, plain, page);
    all.column.add(f.column), all.caption.add(f.caption), all.attribution.add(f.attribution);
  }
  return free_of(all, layout, page);
}

void draw_furniture(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                    const RouteStyles& styles, const Layout& layout, const Furniture& f,
                    const Options& options, const Theme& theme) {
  items.insert(items.end(), f.fixed.begin(), f.fixed.end());
  if (state.story && state.story->scene < f.chapters.size())
    items.emplace_back(f.chapters[state.story->scene]);
  const Rect inner = layout.column.inflated(-panel_padding);
  const auto at = [&](double y) { return Writer{items, theme, options.language, inner, y}; };
  if (f.rows.clock) {
    Writer w = at(*f.rows.clock);
    clock(w, timeline, state);
  }
  if (f.rows.totals) {
    Writer w = at(*f.rows.totals);
    totals(w, timeline, state, styles.colour_by == scenario::ColourBy::kind, options.layers.footnotes);
  }
  if (f.rows.in_the_air) {
    Writer w = at(*f.rows.in_the_air);
    in_the_air(w, timeline, state, styles, options.layers.footnotes);
  }
  if (state.event && *state.event < f.captions.size()) items.emplace_back(f.captions[*state.event]);
}

}  // namespace homebound::compose
