#include "compose/column/story_column.h"

#include <iterator>

#include "compose/column/chapter.h"
#include "compose/column/daylight_legend.h"
#include "compose/column/filter_note.h"
#include "compose/column/layer_legend.h"
#include "compose/column/route_legend.h"
#include "compose/kit/words.h"
#include "compose/kit/writer.h"

namespace homebound::compose {
namespace {

// The parts of the column that may be shortened on a low page.
struct Trim {
  AirList list;
  bool legend, layers;  // the legend, and the user's layers in it
};

// The unchanging parts of the column, with its panel and its chapters.
struct Rows {
  StoryColumn column;
  Items items;
  std::optional<Rect> chapters;  // their box
};

// Lays out the column from the top.
Rows set_rows(const Sheet& sheet, const UserLayers* layers, const Trim& trim) {
  const auto& [timeline, styles, layout, options, theme] = sheet;
  const scenario::Scenario& s = *timeline.scenario;
  const Rect& box = layout.column;
  const Rect inner{box.left + panel_padding, box.top + panel_padding - 2, box.right - panel_padding,
                   box.bottom};
  Rows rows;
  StoryColumn& c = rows.column;
  Writer w{rows.items, theme, options.language, inner, inner.top};
  const Layers& on = options.layers;
  bool first = true;
  const auto next = [&] {
    if (!first) w.rule();
    first = false;
    return w.y;
  };
  if (told_in_chapters(timeline, options)) {
    next();
    rows.chapters = Rect{inner.left, w.y - 4, inner.right, inner.bottom};
    w.y = chapters_bottom(timeline, *rows.chapters, options.language);
  } else if (on.title && !s.title.empty()) {
    next();
    w.heading(s.title.in(options.language), w.style(19.5, 650), theme.text, 1.28);
    if (const std::string second = second_text(s.title, options.language); !second.empty())
      w.paragraph(second, second_style(w.style(15, 600)), theme.text, 1.3);
  }
  const bool has_time = (!timeline.legs.empty() || !s.events.empty()) && timeline.timed;
  if (on.clock && has_time) c.clock = next(), w.y += clock_height(timeline);
  if (on.totals && !timeline.legs.empty() && timeline.timed) {
    if (!timeline.kinds.empty()) c.totals = next(), w.y += totals_height(timeline);
    if (trim.list != AirList::none) {
      c.in_the_air = next(), c.list = trim.list;
      w.y += air_list_height(timeline, trim.list);
    }
  }
  if (const std::string note = filter_note(timeline, options.language); !note.empty() && !first) {
    next();
    w.text_block(note, w.style(12, 500), theme.text, 1.35);
  }
  const bool named = trim.layers && layers != nullptr && any_named(*layers);
  const bool routes = has_route_legend(timeline, styles);
  if (on.legend && trim.legend && (routes || on.daylight || named)) {
    next();
    LegendRows legend(rows.items, inner, w.y + 10, w.language, theme);
    if (routes) add_route_legend(legend, timeline, styles, options, theme);
    if (named) add_layer_legend(legend, *layers, options, theme);
    if (on.daylight) add_daylight_legend(legend, options, theme);
    w.y = legend.baseline();
  }
  if (!first) c.box = {box.left, box.top, box.right, w.y + panel_padding - 2};
  return rows;
}

// Content that does not fit is left out, the least important first.
Rows fitting_rows(const Sheet& sheet, const UserLayers* layers, const ColumnEnd& end) {
  constexpr Trim trims[] = {{AirList::cities, true, true},
                            {AirList::codes, true, true},
                            {AirList::none, true, true},
                            {AirList::none, true, false},
                            {AirList::none, false, false}};
  Rows rows;
  for (const Trim& trim : trims) {
    rows = set_rows(sheet, layers, trim);
    if (rows.column.box.bottom <= (trim.list == AirList::none ? end.without_list : end.with_list)) break;
  }
  return rows;
}

}  // namespace

ColumnRoom column_room(const Sheet& sheet, const ColumnEnd& end) {
  const StoryColumn column = fitting_rows(sheet, nullptr, end).column;
  return {column.box, column.list};
}

StoryColumn plan_column(const Sheet& sheet, const UserLayers* layers, const ColumnEnd& end) {
  Rows rows = fitting_rows(sheet, layers, end);
  StoryColumn c = std::move(rows.column);
  if (c.box.empty()) return c;
  if (rows.chapters)
    c.chapters = chapters(sheet.timeline, *rows.chapters, sheet.options.language, sheet.theme);
  Items panel;
  add_panel(panel, c.box, sheet.theme);
  std::move(rows.items.begin(), rows.items.end(), std::back_inserter(panel));
  c.panel = kept_group("story", std::move(panel), c.box.inflated(1));
  return c;
}

void draw_column(Items& items, const StoryColumn& c, const Sheet& sheet, const timeline::FrameState& state) {
  if (!c.panel) return;
  items.emplace_back(c.panel);
  if (state.story && state.story->scene < c.chapters.size())
    items.emplace_back(c.chapters[state.story->scene]);
  const Rect inner = c.box.inflated(-panel_padding);
  const auto at = [&](double y) { return Writer{items, sheet.theme, sheet.options.language, inner, y}; };
  if (c.clock) {
    Writer w = at(*c.clock);
    write_clock(w, sheet.timeline, state);
  }
  if (c.totals) {
    Writer w = at(*c.totals);
    write_totals(w, sheet, state);
  }
  if (c.in_the_air) {
    Writer w = at(*c.in_the_air);
    write_in_the_air(w, sheet, state, c.list);
  }
}

}  // namespace homebound::compose
