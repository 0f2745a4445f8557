#include "compose/column/story_column.h"

#include <algorithm>
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
  Items items;
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
  if (!c.box.empty()) c.rows = kept_group("story rows", std::move(rows.items), c.box.inflated(1));
  return c;
}

bool same_rows(const StoryColumn& a, const StoryColumn& b) {
  const auto key = [](const StoryColumn& c) { return c.rows ? c.rows->key : 0; };
  const auto tops = [](const StoryColumn& c) {
    return std::tie(c.clock, c.totals, c.counters, c.in_the_air);
  };
  return key(a) == key(b) && a.box == b.box && tops(a) == tops(b);
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

void draw_column(Items& items, const StoryColumn& c, const Sheet& sheet, const timeline::FrameState& state) {
  if (!c.rows) return;
  // The panel is no taller than what it shows now.
  const double listed = c.in_the_air ? air_list_height(state, c.list) : 0;
  const auto [list_top, ruled] = list_place(c, state);
  double bottom = by_caption(state, [&](const std::optional<std::size_t>& event) {
    return event && *event < c.captions.size() ? std::max(c.bottom, c.captions[*event]) : c.bottom;
  });
  if (listed > 0) bottom = std::max(bottom, list_top + listed);
  const Rect box{c.box.left, c.box.top, c.box.right, bottom + panel_padding - 2};
  const auto panel = std::make_shared<drawing::Group>();
  panel->name = "story";
  panel->clip = box.inflated(1);
  add_panel(panel->items, box, sheet.theme);
  panel->items.emplace_back(c.rows);
  draw_timed(panel->items, c.timed, sheet.timeline, state);
  if (listed > 0 && ruled)
    Writer{panel->items, sheet.theme, sheet.options.language, c.right, list_top - rule_height}.rule();
  items.emplace_back(panel);
  if (state.story && state.story->scene < c.chapters.size()) {
    const std::size_t scene = state.story->scene;
    const double arrived = state.story->arrived;
    const auto& scenes = sheet.timeline.scenario->scenes;
    // The same words stay while the one card goes over into the other.
    const bool alike = scene > 0 && scenes[scene].title == scenes[scene - 1].title &&
                       scenes[scene].text == scenes[scene - 1].text;
    const auto [leaving, coming] = scene == 0 || alike ? Crossing{1 - arrived, arrived} : one_by_one(arrived);
    const auto add = [&](std::size_t of, double opacity) {
      faded(items, "chapter", opacity, [&](Items& into) { into.emplace_back(c.chapters[of]); });
    };
    if (scene > 0) add(scene - 1, leaving);
    add(scene, coming);
  }
  const auto at = [&](const Rect& cell, double y) {
    return Writer{items, sheet.theme, sheet.options.language, cell, y};
  };
  if (c.clock) {
    Writer w = at(c.left, *c.clock);
    write_clock(w, sheet.timeline, state);
  }
  if (c.totals) {
    Writer w = at(c.left, *c.totals);
    write_totals(w, sheet, state);
  }
  if (c.counters) {
    Writer w = at(c.left, *c.counters);
    c.counter_rows->write(w, state.t, c.counter_groups);
  }
  if (listed > 0) {
    Writer w = at(c.right, list_top);
    write_in_the_air(w, sheet, state, c.list);
  }
}

}  // namespace homebound::compose
