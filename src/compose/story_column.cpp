#include "compose/story_column.h"

#include <iterator>

#include "compose/chapter.h"
#include "compose/daylight.h"
#include "compose/filter_note.h"
#include "compose/layer_legend.h"
#include "compose/route_legend.h"
#include "compose/words.h"
#include "compose/writer.h"

namespace homebound::compose {
namespace {

// What of the column may be shortened on a low page.
struct Trim {
  AirList list;
  bool legend, layers;  // the legend, and the user's layers in it
};

// Sets the column from the top.
StoryColumn column(const timeline::Timeline& timeline, const RouteStyles& styles, const Layout& layout,
                   const Options& options, const Theme& theme, const UserLayers* layers, const Trim& trim) {
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::FrameState state = timeline::evaluate(timeline, timeline.begin);
  const Rect& box = layout.column;
  const Rect inner{box.left + panel_padding, box.top + panel_padding - 2, box.right - panel_padding,
                   box.bottom};
  StoryColumn c;
  Items fixed;
  Items moving;  // drawn anew at every instant, measured here
  Writer w{fixed, theme, options.language, inner, inner.top};
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
  const bool has_time = (!timeline.legs.empty() || !s.events.empty()) && timeline.timed;
  if (on.clock && has_time) c.clock = next(), write_clock(m, timeline, state), w.y = m.y;
  if (on.totals && !timeline.legs.empty() && timeline.timed) {
    if (!timeline.kinds.empty())
      c.totals = next(), write_totals(m, timeline, state, styles, on.footnotes), w.y = m.y;
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
    LegendRows rows(fixed, inner, w.y + 10, w.style(11.5).language, theme);
    if (routes) add_route_legend(rows, timeline, styles, options, theme);
    if (named) add_layer_legend(rows, *layers, options, theme);
    if (on.daylight) add_daylight_legend(rows, options, theme);
    w.y = rows.baseline();
  }
  if (first) return c;
  c.box = {box.left, box.top, box.right, w.y + panel_padding - 2};
  Items panel;
  add_panel(panel, c.box, theme);
  std::move(fixed.begin(), fixed.end(), std::back_inserter(panel));
  c.panel = kept_group("story", std::move(panel), c.box.inflated(1));
  return c;
}

}  // namespace

StoryColumn plan_column(const timeline::Timeline& timeline, const RouteStyles& styles, const Layout& layout,
                        const Options& options, const Theme& theme, const UserLayers* layers, double bottom,
                        double bottom_with_list) {
  // What does not fit is left out, the least important first.
  constexpr Trim trims[] = {{AirList::cities, true, true},
                            {AirList::codes, true, true},
                            {AirList::none, true, true},
                            {AirList::none, true, false},
                            {AirList::none, false, false}};
  StoryColumn c;
  for (const Trim& trim : trims) {
    c = column(timeline, styles, layout, options, theme, layers, trim);
    if (c.box.bottom <= (trim.list == AirList::none ? bottom : bottom_with_list)) break;
  }
  return c;
}

void draw_column(Items& items, const StoryColumn& c, const timeline::Timeline& timeline,
                 const timeline::FrameState& state, const RouteStyles& styles, const Options& options,
                 const Theme& theme) {
  if (!c.panel) return;
  items.emplace_back(c.panel);
  if (state.story && state.story->scene < c.chapters.size())
    items.emplace_back(c.chapters[state.story->scene]);
  const Rect inner = c.box.inflated(-panel_padding);
  const auto at = [&](double y) { return Writer{items, theme, options.language, inner, y}; };
  if (c.clock) {
    Writer w = at(*c.clock);
    write_clock(w, timeline, state);
  }
  if (c.totals) {
    Writer w = at(*c.totals);
    write_totals(w, timeline, state, styles, options.layers.footnotes);
  }
  if (c.in_the_air) {
    Writer w = at(*c.in_the_air);
    write_in_the_air(w, timeline, state, styles, c.list, options.layers.footnotes);
  }
}

}  // namespace homebound::compose
