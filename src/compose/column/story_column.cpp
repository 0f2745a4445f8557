#include "compose/column/story_column.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "compose/column/chapter.h"
#include "compose/column/daylight_legend.h"
#include "compose/column/filter_note.h"
#include "compose/column/layer_legend.h"
#include "compose/column/route_legend.h"
#include "compose/kit/fade.h"
#include "compose/kit/words.h"
#include "compose/kit/writer.h"

namespace homebound::compose {
namespace {

// The parts of the column that may be shortened on a low page.
struct Trim {
  AirList list;
  enum Legend { least, keys, whole } legend;
  bool layers;          // the user's, in the legend
  bool groups = true;   // of the counters
  bool beside = false;  // the legend stands in the right cell of an upright page
};

Rect inside(const Layout& layout) {
  const Rect& box = layout.column;
  return {box.left + panel_padding, box.top + panel_padding - 2, box.right - panel_padding, box.bottom};
}

bool has_title(const timeline::Timeline& timeline, const Options& options) {
  return options.layers.title && !timeline.scenario->title.empty();
}

// Writes the title. Where scenes head the column, only leaves room for the tallest of them.
void write_head(Writer& w, const timeline::Timeline& timeline, const Options& options) {
  const scenario::Scenario& s = *timeline.scenario;
  if (told_in_chapters(timeline, options)) {
    w.y = chapters_bottom(timeline, {w.box.left, w.y - 4, w.box.right, w.box.bottom}, options.type());
  } else if (has_title(timeline, options)) {
    w.heading(s.title.in(options.language), w.style(title_size, 650), w.theme.text, 1.22);
    if (const std::string second = second_text(s.title, options.language); !second.empty())
      w.heading(second, second_style(w.style(18, 600)), w.theme.text, 1.3);
  }
}

// The unchanging parts of the column, with its chapters.
struct Rows {
  StoryColumn column;
  Items heading, items;
  std::optional<Rect> chapters;            // their box
  double without_list = 0, with_list = 0;  // the panel's lowest bottoms
};

// Lays out the column from the top.
Rows set_rows(const Sheet& sheet, const UserLayers* layers, const Trim& trim, const ColumnEnd& end,
              const std::shared_ptr<const CounterRows>& counters) {
  const timeline::Timeline& timeline = sheet.timeline;  // for the functions below
  const RouteStyles& styles = sheet.styles;
  const Layout& layout = sheet.layout;
  const Options& options = sheet.options;
  const Theme& theme = sheet.theme;
  const scenario::Scenario& s = *timeline.scenario;
  const Rect inner = inside(layout);
  Rows rows;
  StoryColumn& c = rows.column;
  c.left = layout.left, c.right = layout.right;
  c.kinds = styles.kinds;
  Writer w{rows.items, theme, options.language, inner, inner.top};
  const Layers& on = options.layers;
  bool first = true;  // of its cell: it needs no rule above it
  const auto next = [&] {
    if (!first) w.rule();
    first = false;
    return w.y;
  };
  const bool chapters = told_in_chapters(timeline, options);
  if (chapters || has_title(timeline, options)) {
    next();
    if (chapters) rows.chapters = Rect{inner.left, w.y - 4, inner.right, inner.bottom};
    write_head(w, timeline, options);
    if (layout.tall) w.rule();
  }
  const double below_title = w.y;
  rows.heading.swap(rows.items);
  const auto enter = [&](const Rect& cell) {
    if (!layout.tall) return;
    w.box = cell, w.y = below_title, first = true;
  };
  enter(layout.left);
  const bool has_time = (!timeline.legs.empty() || !s.events.empty()) && timeline.timed;
  if (on.clock && has_time) c.clock = next(), w.y += clock_height();
  const bool totals = on.totals && !timeline.legs.empty() && timeline.timed;
  if (totals && !timeline.kinds.empty()) c.totals = next(), w.y += totals_height(timeline, styles.kinds);
  if (!counters->empty()) {
    c.counters = next(), c.counter_rows = counters, c.counter_groups = trim.groups;
    w.y += counters->height(trim.groups);
  }
  if (const std::string note = filter_note(timeline, options.language); !note.empty() && w.y > inner.top) {
    next();
    w.text_block(note, w.style(12, 500), theme.text, 1.35);
  }
  const bool named = trim.layers && layers != nullptr && any_named(*layers);
  const bool routes = has_route_legend(timeline, styles);
  const bool sky = on.daylight || on.twilight;
  const bool whole = on.legend && trim.legend == Trim::whole && (routes || sky || named);
  const bool certainty = on.legend && trim.legend != Trim::whole && has_certainty(timeline, styles);
  const bool keys = on.legend && trim.legend == Trim::keys && has_keys(timeline, styles);
  const auto write_legend = [&] {
    if (!whole && !certainty && !keys) return;
    next();
    LegendRows legend(rows.items, w.box, w.y + 10, w.language, theme);
    if (certainty) add_certainty(legend, timeline, styles, options, theme);
    if (keys) add_keys(legend, timeline, styles, options, theme);
    if (whole && routes) add_route_legend(legend, timeline, styles, options, theme);
    if (whole && named) add_layer_legend(legend, *layers, options, theme, c.timed);
    if (whole && sky) add_daylight_legend(legend, options, theme);
    w.y = legend.baseline();
  };
  if (!trim.beside) write_legend();
  c.bottom = w.y;
  enter(layout.right);
  double lowest = w.y;  // where the list begins at the latest
  if (layout.tall) {
    c.captions = end.captions;
    for (const double y : c.captions) lowest = std::max(lowest, y);
    if (trim.beside) {
      first = c.captions.empty();
      w.y = lowest;
      write_legend();
      lowest = w.y;
      c.bottom = std::max(c.bottom, lowest);  // it is shown with or without a caption
    }
  }
  const bool any = w.y > inner.top || c.bottom > inner.top;
  rows.without_list = rows.with_list = std::max(c.bottom, lowest) + panel_padding - 2;
  if (totals && trim.list != AirList::none) {
    c.ruled = !first;
    c.in_the_air = w.y + (first ? 0 : rule_height), c.list = trim.list;
    if (const double height = air_list_height(end.airborne, trim.list); height > 0)
      rows.with_list = std::max(c.bottom, lowest + rule_height + height) + panel_padding - 2;
  }
  if (any || c.in_the_air)
    c.box = {layout.column.left, layout.column.top, layout.column.right, rows.with_list};
  return rows;
}

// Content that does not fit is left out, the least important first.
Rows fitting_rows(const Sheet& sheet, const UserLayers* layers, const ColumnEnd& end) {
  constexpr auto none = AirList::none;
  constexpr Trim trims[] = {{AirList::cities, Trim::whole, true},
                            {AirList::codes, Trim::whole, true},
                            {none, Trim::whole, true},
                            {none, Trim::whole, false},
                            {none, Trim::whole, true, true, true},
                            {none, Trim::whole, true, false, true},
                            {none, Trim::keys, false},
                            {none, Trim::whole, false, false},
                            {none, Trim::keys, false, false},
                            {none, Trim::least, false, false}};
  const auto counters = std::make_shared<const CounterRows>(sheet.timeline, sheet.options);
  Rows rows;
  for (const Trim& trim : trims) {
    if (trim.beside && !sheet.layout.tall) continue;
    rows = set_rows(sheet, layers, trim, end, counters);
    if (rows.without_list <= end.without_list && rows.with_list <= end.with_list) break;
  }
  return rows;
}

}  // namespace

double title_bottom(const timeline::Timeline& timeline, const Layout& layout, const Options& options) {
  Items measured;
  const Rect inner = inside(layout);
  const Theme theme = unseen(options.fonts);
  Writer w{measured, theme, options.language, inner, inner.top};
  write_head(w, timeline, options);
  if (w.y > inner.top) w.rule();
  return w.y;
}

Rect column_room(const Sheet& sheet, const ColumnEnd& end) {
  return fitting_rows(sheet, nullptr, end).column.box;
}

StoryColumn plan_column(const Sheet& sheet, const UserLayers* layers, const ColumnEnd& end) {
  Rows rows = fitting_rows(sheet, layers, end);
  StoryColumn c = std::move(rows.column);
  if (rows.chapters)
    c.chapters = chapters(sheet.timeline, *rows.chapters, sheet.options.language, sheet.theme);
  if (c.box.empty()) return c;
  if (!rows.heading.empty()) c.heading = kept_group("heading", std::move(rows.heading), c.box.inflated(1));
  c.rows = kept_group("story rows", std::move(rows.items), c.box.inflated(1));
  return c;
}

namespace {

// Returns what `of` makes of the caption, or between two of them while one replaces the other.
template <class Of>
double by_caption(const timeline::FrameState& state, const Of& of) {
  const auto& [before, arrived] = state.caption;
  const double now = of(state.event);
  return arrived < 1 ? of(before) + (now - of(before)) * arrived : now;
}

}  // namespace

ListPlace list_place(const StoryColumn& c, const timeline::FrameState& state) {
  const auto has = [&](const std::optional<std::size_t>& event) {
    return event && *event < c.captions.size();
  };
  const auto top = [&](const std::optional<std::size_t>& event) {
    return has(event) ? c.captions[*event] + rule_height : c.in_the_air.value_or(c.bottom);
  };
  return {by_caption(state, top), c.ruled || has(state.event)};
}

namespace {

// What a column shows at an instant, and where.
struct ColumnNow {
  double listed;  // height of the list of flights in the air, page units
  ListPlace list;
  Rect box;  // of the panel, which is no taller than what it shows now
};
ColumnNow column_now(const StoryColumn& c, const timeline::FrameState& state) {
  ColumnNow now{c.in_the_air ? air_list_height(state, c.list) : 0, list_place(c, state), {}};
  double bottom = by_caption(state, [&](const std::optional<std::size_t>& event) {
    return event && *event < c.captions.size() ? std::max(c.bottom, c.captions[*event]) : c.bottom;
  });
  if (now.listed > 0) bottom = std::max(bottom, now.list.top + now.listed);
  now.box = {c.box.left, c.box.top, c.box.right, bottom + panel_padding - 2};
  return now;
}

void draw_rows(Items& items, const LaidOutColumn& of, const ColumnNow& now,
               const timeline::FrameState& state) {
  const auto& [c, sheet] = of;
  items.emplace_back(c.rows);
  draw_timed(items, c.timed, sheet.timeline, state);
  if (now.listed > 0 && now.list.ruled)
    Writer{items, sheet.theme, sheet.options.language, c.right, now.list.top - rule_height}.rule();
}

void draw_chapters(Items& items, const LaidOutColumn& of, const timeline::FrameState& state) {
  const auto& [c, sheet] = of;
  if (!state.story || state.story->scene >= c.chapters.size()) return;
  const auto& chapters = c.chapters;
  const std::size_t scene = state.story->scene;
  const double arrived = state.story->arrived;
  const auto& scenes = sheet.timeline.scenario->scenes;
  // The same words stay while the one card goes over into the other.
  const bool alike = scene > 0 && scenes[scene].title == scenes[scene - 1].title &&
                     scenes[scene].text == scenes[scene - 1].text;
  const auto [leaving, coming] = scene == 0 || alike ? Crossing{1 - arrived, arrived} : one_by_one(arrived);
  const auto add = [&](std::size_t which, double opacity) {
    faded(items, "chapter", opacity, [&](Items& into) { into.emplace_back(chapters[which]); });
  };
  if (scene > 0) add(scene - 1, leaving);
  add(scene, coming);
}

Writer writer_at(Items& items, const Sheet& sheet, const Rect& cell, double y) {
  return {items, sheet.theme, sheet.options.language, cell, y};
}

void draw_clock(Items& items, const LaidOutColumn& of, const timeline::FrameState& state) {
  if (!of.column.clock) return;
  Writer w = writer_at(items, of.sheet, of.column.left, *of.column.clock);
  write_clock(w, of.sheet.timeline, state);
}

void draw_counts(Items& items, const LaidOutColumn& of, const ColumnNow& now,
                 const timeline::FrameState& state) {
  const auto& [c, sheet] = of;
  if (c.totals) {
    Writer w = writer_at(items, sheet, c.left, *c.totals);
    write_totals(w, sheet, state);
  }
  if (c.counters) {
    Writer w = writer_at(items, sheet, c.left, *c.counters);
    c.counter_rows->write(w, state.t, c.counter_groups);
  }
  if (now.listed > 0) {
    Writer w = writer_at(items, sheet, c.right, now.list.top);
    write_in_the_air(w, sheet, state, c.list);
  }
}

std::shared_ptr<drawing::Group> panel_of(const Rect& box, const Theme& theme) {
  auto panel = std::make_shared<drawing::Group>();
  panel->name = "story";
  panel->clip = box.inflated(1);
  add_panel(panel->items, box, theme);
  return panel;
}

bool same_group(const std::shared_ptr<const drawing::Group>& a,
                const std::shared_ptr<const drawing::Group>& b) {
  return a && b ? a->key == b->key : a == b;
}
// The rows differ at most in what they show of an instant.
bool same_rows(const StoryColumn& a, const StoryColumn& b) {
  const auto tops = [](const StoryColumn& c) {
    return std::tie(c.clock, c.totals, c.counters, c.in_the_air);
  };
  return same_group(a.heading, b.heading) && same_group(a.rows, b.rows) && a.box == b.box &&
         tops(a) == tops(b);
}

}  // namespace

void draw_column(Items& items, const StoryColumn& c, const Sheet& sheet, const timeline::FrameState& state) {
  if (!c.rows) return;
  const LaidOutColumn of{c, sheet};
  const ColumnNow now = column_now(c, state);
  const auto panel = panel_of(now.box, sheet.theme);
  if (c.heading) panel->items.emplace_back(c.heading);
  draw_rows(panel->items, of, now, state);
  items.emplace_back(panel);
  draw_chapters(items, of, state);
  draw_clock(items, of, state);
  draw_counts(items, of, now, state);
}

void draw_column_between(Items& items, const LaidOutColumn& before, const LaidOutColumn& now,
                         const timeline::FrameState& state, double arrived) {
  const StoryColumn &a = before.column, &b = now.column;
  if (same_rows(a, b)) return draw_column(items, b, now.sheet, state);
  const Crossing parts = one_by_one(arrived);
  if (!a.rows || !b.rows) {  // the column itself comes or goes
    faded(items, "cards", parts.leaving, [&](Items& into) { draw_column(into, a, before.sheet, state); });
    faded(items, "cards", parts.coming, [&](Items& into) { draw_column(into, b, now.sheet, state); });
    return;
  }
  const ColumnNow was = column_now(a, state), is = column_now(b, state);
  Rect box = is.box;  // it grows before the new rows come, and shrinks after the old ones are gone
  const double taller = is.box.bottom - was.box.bottom;
  box.bottom = was.box.bottom + taller * (taller > 0 ? 1 - parts.leaving : parts.coming);
  const auto panel = panel_of(box, now.sheet.theme);
  const auto both = [&](Items& into, bool alike, const auto& draw) {
    if (alike) return draw(into, now, is);
    faded(into, "rows before", parts.leaving, [&](Items& some) { draw(some, before, was); });
    faded(into, "rows", parts.coming, [&](Items& some) { draw(some, now, is); });
  };
  both(panel->items, same_group(a.heading, b.heading),
       [&](Items& into, const LaidOutColumn& of, const ColumnNow&) {
         if (of.column.heading) into.emplace_back(of.column.heading);
       });
  both(panel->items, false,
       [&](Items& into, const LaidOutColumn& of, const ColumnNow& at) { draw_rows(into, of, at, state); });
  both(panel->items, std::ranges::equal(a.chapters, b.chapters, same_group),
       [&](Items& into, const LaidOutColumn& of, const ColumnNow&) { draw_chapters(into, of, state); });
  both(panel->items, a.clock == b.clock && a.left == b.left,
       [&](Items& into, const LaidOutColumn& of, const ColumnNow&) { draw_clock(into, of, state); });
  both(panel->items, false,
       [&](Items& into, const LaidOutColumn& of, const ColumnNow& at) { draw_counts(into, of, at, state); });
  items.emplace_back(panel);
}

}  // namespace homebound::compose
