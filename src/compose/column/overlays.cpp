#include "compose/column/overlays.h"

#include <algorithm>
#include <memory>
#include <variant>

#include "base/recent.h"
#include "compose/column/attribution.h"
#include "compose/column/caption.h"
#include "compose/column/footnotes.h"
#include "compose/column/logo_plate.h"
#include "compose/kit/fade.h"
#include "compose/kit/writer.h"
#include "timeline/evidence.h"
#include "timeline/identity.h"
#include "timeline/peak.h"

namespace homebound::compose {
namespace {

// The boxes of the captions that can be visible while a flight is in the air.
Rect shown_in_flight(const timeline::Timeline& timeline, const std::vector<Rect>& captions) {
  const auto& events = timeline.scenario->events;
  Rect shown;
  for (std::size_t i = 0; i < captions.size(); ++i)
    for (const timeline::Leg& leg : timeline.legs)
      if (leg.arrive > events[i].at && (i + 1 == events.size() || leg.depart < events[i + 1].at)) {
        shown.add(captions[i]);
        break;
      }
  return shown;
}

// Where everything except the column is placed, and the lowest y at which the column must end.
struct Places {
  Layout layout;  // with the captions' room above the footer of a low page
  std::optional<Attribution> attribution;
  Footnotes footnotes;
  Room room;
  ColumnEnd end;  // of the column
};
Places find_places(const timeline::Timeline& timeline, const Layout& layout, const Options& options,
                   std::size_t unnamed) {
  Places p;
  p.layout = layout;
  const Layers& on = options.layers;
  p.attribution = attribution(timeline, layout, options, unnamed);
  if (p.attribution) {
    p.room.attribution = p.attribution->box;
    if (layout.low) p.layout.caption.bottom = p.room.attribution.top - 6;
  }
  if (on.footnotes) {
    const double edge = layout.margin / 2;
    const double bottom = p.room.attribution.empty() ? layout.page.height - edge : p.room.attribution.top - 3;
    const double left = layout.tall ? edge : layout.column.right + edge;
    p.footnotes = footnotes(*timeline.scenario, {left, 0, layout.page.width - edge, bottom}, options.type());
    if (const Rect& box = p.footnotes.box; !box.empty()) {
      p.room.attribution.add(box);
      if (layout.low) p.layout.caption.bottom = box.top - 6;
    }
  }
  if (layout.tall) p.layout.caption.top = title_bottom(timeline, layout, options) - panel_padding + 4;
  const auto airborne =
      static_cast<std::size_t>(on.totals && timeline.timed ? timeline::peak(timeline).airborne : 0);
  Rect all, in_flight;
  if (on.caption) {
    const std::vector<Rect> captions = caption_boxes(timeline, p.layout, options);
    for (const Rect& box : captions) all.add(box);
    in_flight = shown_in_flight(timeline, captions);
  }
  if (layout.tall) {  // captions are parts of the header
    const double end = layout.column.bottom;
    p.end = {end, end, airborne, {}};
    if (on.caption)
      for (const Rect& box : caption_boxes(timeline, p.layout, options))
        p.end.captions.push_back(box.bottom - panel_padding + 4);
    return p;
  }
  p.room.caption = all;
  const double foot = layout.page.height - layout.margin;
  const auto above = [&](const Rect& caption) {
    return !layout.low && !caption.empty() ? caption.top - 8 : foot;
  };
  // A caption that leaves no room for the list of flights may be shown while none is in the air.
  p.end = {above(all), above(in_flight), airborne, {}};
  return p;
}

// Views of one page share them: of a large table, looking through all flights takes longer than the map.
struct PlacesKey {
  timeline::Identity timeline;
  Size page;
  Options options;
  std::size_t unnamed;
  bool operator==(const PlacesKey&) const = default;
};
std::shared_ptr<const Places> places(const timeline::Timeline& timeline, const Layout& layout,
                                     const Options& options, std::size_t unnamed = 0) {
  static Recent<PlacesKey, std::shared_ptr<const Places>> recent(6);
  Options own = options;  // keeps no other timeline
  own.beside.reset(), own.compared.reset();
  return recent.get({timeline::Identity(timeline), layout.page, own, unnamed}, [&] {
    return std::make_shared<const Places>(find_places(timeline, layout, own, unnamed));
  });
}

}  // namespace

Overlays plan_overlays(const Sheet& sheet, const UserLayers* layers, std::size_t unnamed) {
  const std::shared_ptr<const Places> kept = places(sheet.timeline, sheet.layout, sheet.options, unnamed);
  const Places& p = *kept;
  Overlays f{p.room, {}, {}, {}};
  if (p.attribution) {
    Items items;
    draw_attribution(items, *p.attribution, sheet.theme);
    f.fixed.emplace_back(kept_group("attribution", std::move(items), p.attribution->box.inflated(3)));
  }
  if (!p.footnotes.box.empty()) {
    Items items;
    draw_footnotes(items, p.footnotes, sheet.theme);
    f.fixed.emplace_back(kept_group("footnotes", std::move(items), p.footnotes.box.inflated(1)));
  }
  if (sheet.options.layers.caption)
    f.captions = captions(sheet.timeline, p.layout, sheet.options, sheet.theme);
  f.story = plan_column(sheet, layers, p.end);
  f.column = f.story.box;
  if (const Logo& logo = sheet.theme.logo; logo.picture && sheet.options.layers.logo) {
    f.logo = logo_box(f, sheet.layout, logo.room());
    Items items;
    draw_logo(items, logo, f.logo, sheet.theme, sheet.options.language);
    f.fixed.emplace_back(kept_group("logo", std::move(items), f.logo.inflated(1)));
  }
  return f;
}

Room needed_room(const timeline::Timeline& timeline, Size page, const Reserved& reserved, bool singly) {
  const Layout layout = layout_of(page);
  const Theme theme = unseen(reserved.fonts);
  RouteStyles styles = legend_styles(timeline, theme, {});
  Room all;
  std::vector<std::pair<Options, ColumnEnd>> columns;
  for (const Language language : {Language::english, Language::chinese}) {
    Options options{.language = language, .fonts = reserved.fonts};
    options.layers.footnotes = reserved.footnotes;
    const std::shared_ptr<const Places> p = places(timeline, layout, options);
    all.caption.add(p->room.caption), all.attribution.add(p->room.attribution);
    columns.emplace_back(std::move(options), p->end);
  }
  const auto add_columns = [&] {
    for (const auto& [options, end] : columns)
      all.column.add(column_room({timeline, styles, layout, options, theme}, end));
  };
  add_columns();
  const auto with_logo = [&] {
    if (reserved.logo) all.logo = logo_box(all, layout, reserved.logo);
    return all;
  };
  if (singly) return with_logo();
  styles.as = scenario::RoutesAs::flows;
  styles.bands = {.joined = true,
                  .largest = 1000,
                  .widest = 10,
                  .busiest = 1000,
                  .drawn = 1,
                  .small = 1,
                  .within = 1,
                  .unknown = 1};
  add_columns();
  return with_logo();
}

Rect free_of(const Room& room, const Layout& layout) {
  const Size page = layout.page;
  Rect story = room.column;
  if (!layout.low) story.add(room.caption);
  // A caption that would take more than half of a low page overlaps the map.
  const bool under = layout.low && !room.caption.empty() && room.caption.top > 0.5 * page.height;
  const Rect& foot = under ? room.caption : room.attribution;
  const double gap = layout.margin / 2;
  const bool beside = !story.empty() && !layout.tall, below = !story.empty() && layout.tall;
  return {beside ? story.right + gap : gap, below ? story.bottom + gap : gap, page.width - gap,
          (foot.empty() ? page.height : foot.top) - gap / 2};
}

std::optional<std::string> counter_at(const Overlays& f, const timeline::Timeline& timeline, Point at) {
  const StoryColumn& c = f.story;
  if (!c.totals) return std::nullopt;
  const auto cell = counter_cell(at, c.left, *c.totals, timeline, c.kinds);
  if (!cell) return std::nullopt;
  return timeline::counter_name(timeline.kinds[cell->kind], cell->status);
}

std::optional<std::size_t> listed_at(const Overlays& f, const timeline::Timeline& timeline,
                                     const timeline::FrameState& state, Point at) {
  const StoryColumn& c = f.story;
  if (!c.in_the_air) return std::nullopt;
  return listed_flight(at, c.right, list_place(c, state).top, timeline, state, c.list);
}

namespace {

void draw_captions(Items& items, const Overlays& f, const timeline::FrameState& state) {
  const auto add = [&](const std::optional<std::size_t>& event, auto part, double opacity) {
    if (event && *event < f.captions.size() && f.captions[*event].*part)
      faded(items, "caption", opacity, [&](Items& into) { into.emplace_back(f.captions[*event].*part); });
  };
  const double arrived = state.caption.arrived;
  if (arrived >= 1) return add(state.event, &Caption::whole, 1);
  const Crossing panels = crossing(arrived), words = one_by_one(arrived);
  add(state.caption.before, &Caption::panel, panels.leaving);
  add(state.event, &Caption::panel, panels.coming);
  add(state.caption.before, &Caption::words, words.leaving);
  add(state.event, &Caption::words, words.coming);
}

bool same_item(const drawing::Item& a, const drawing::Item& b) {
  const auto key = [](const drawing::Item& item) {
    const auto* group = std::get_if<std::shared_ptr<const drawing::Group>>(&item);
    return group == nullptr ? 0 : (*group)->key;
  };
  return key(a) == key(b);
}

bool same_captions(const Overlays& a, const Overlays& b) {
  return std::ranges::equal(a.captions, b.captions, [](const Caption& one, const Caption& other) {
    return one.whole && other.whole ? one.whole->key == other.whole->key : one.whole == other.whole;
  });
}

}  // namespace

void draw_overlays(Items& items, const LaidOut& before, const LaidOut& now,
                   const timeline::FrameState& state) {
  const Overlays& f = now.overlays;
  const auto add = [](Items& into, const Items& some) { into.insert(into.end(), some.begin(), some.end()); };
  const double arrived = state.story ? state.story->arrived : 1;
  const auto [leaving, coming] = one_by_one(arrived);
  if (&before.overlays == &f || arrived >= 1) {
    add(items, f.fixed);
    draw_column(items, f.story, now.sheet, state);
    return draw_captions(items, f, state);
  }
  if (std::ranges::equal(before.overlays.fixed, f.fixed, same_item)) {
    add(items, f.fixed);
  } else {
    faded(items, "foot before", leaving, [&](Items& into) { add(into, before.overlays.fixed); });
    faded(items, "foot", coming, [&](Items& into) { add(into, f.fixed); });
  }
  draw_column_between(items, {before.overlays.story, before.sheet}, {f.story, now.sheet}, state, arrived);
  if (same_captions(before.overlays, f)) return draw_captions(items, f, state);
  faded(items, "captions before", leaving, [&](Items& into) { draw_captions(into, before.overlays, state); });
  faded(items, "captions", coming, [&](Items& into) { draw_captions(into, f, state); });
}

}  // namespace homebound::compose
