#include "compose/furniture.h"

#include <algorithm>

#include "compose/attribution.h"
#include "compose/caption.h"
#include "compose/footnotes.h"
#include "compose/writer.h"
#include "timeline/evidence.h"

namespace homebound::compose {
namespace {

// The captions' boxes that can be seen while a flight is in the air.
Rect shown_in_flight(const timeline::Timeline& timeline,
                     const std::vector<std::shared_ptr<const scene::Group>>& captions) {
  const auto& events = timeline.scenario->events;
  Rect shown;
  for (std::size_t i = 0; i < captions.size(); ++i)
    for (const timeline::Leg& leg : timeline.legs)
      if (leg.arrive > events[i].at && (i + 1 == events.size() || leg.depart < events[i + 1].at)) {
        shown.add(captions[i]->clip->inflated(-1));
        break;
      }
  return shown;
}

const StoryColumn& column_at(const Furniture& f, const timeline::FrameState& state) {
  const bool flying = std::ranges::any_of(state.flights, &timeline::FlightState::flies);
  return flying ? f.flying : f.resting;
}

}  // namespace

Furniture plan_furniture(const timeline::Timeline& timeline, const RouteStyles& styles, const Layout& usual,
                         const Options& options, const Theme& theme, Size page, const UserLayers* layers) {
  Furniture f;
  Layout layout = usual;
  if (options.layers.attribution) {
    Items items;
    f.attribution = add_attribution(items, timeline, layout, options, theme, page);
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
  const bool caption_below = !layout.tall && !layout.low;
  const double foot = page.height - layout.margin;
  const auto above = [&](const Rect& caption) {
    return caption_below && !caption.empty() ? caption.top - 8 : foot;
  };
  const auto plan = [&](double with_list) {
    return plan_column(timeline, styles, layout, options, theme, layers, above(f.caption), with_list);
  };
  f.resting = f.flying = plan(above(f.caption));
  // A caption that leaves no room for the list may only be shown while nobody flies.
  if (f.resting.list == AirList::none) f.flying = plan(above(shown_in_flight(timeline, f.captions)));
  f.column = f.resting.box;
  f.column.add(f.flying.box);
  return f;
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

std::optional<std::string> counter_at(const Furniture& f, const timeline::Timeline& timeline,
                                      const timeline::FrameState& state, Point at) {
  const StoryColumn& c = column_at(f, state);
  if (!c.totals) return std::nullopt;
  const auto cell = counter_cell(at, c.box.right - panel_padding, *c.totals, timeline.kinds.size());
  if (!cell) return std::nullopt;
  return timeline::counter_name(timeline.kinds[cell->kind], cell->status);
}

std::optional<std::size_t> listed_at(const Furniture& f, const timeline::FrameState& state, Point at) {
  const StoryColumn& c = column_at(f, state);
  if (!c.in_the_air) return std::nullopt;
  return listed_flight(at, c.box.inflated(-panel_padding), *c.in_the_air, state, c.list);
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
                    const RouteStyles& styles, const Furniture& f, const Options& options,
                    const Theme& theme) {
  items.insert(items.end(), f.fixed.begin(), f.fixed.end());
  draw_column(items, column_at(f, state), timeline, state, styles, options, theme);
  if (state.event && *state.event < f.captions.size()) items.emplace_back(f.captions[*state.event]);
}

}  // namespace homebound::compose
