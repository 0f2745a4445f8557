// A small chart over time: how many people wait, are aboard, have landed. Not sampled: its steps stand at the
// very instants at which a flight leaves or lands.
#pragma once

#include "compose/column/sheet.h"
#include "compose/kit/ink.h"
#include "timeline/totals.h"

namespace homebound::compose {

struct Chart {
  Rect box;               // the panel
  Rect plot;              // page units; left is `from`, right is `to`
  Instant from, to;       // from a little before the first change to a little after the last
  drawing::Item picture;  // all but the current instant, a kept group
  double x(Instant t) const;
};
// Its size on the page; nothing for a timeline without people.
std::optional<Size> chart_size(const timeline::Timeline& timeline);
// With its top left corner at `at`.
Chart plan_chart(const Sheet& sheet, Point at);
// The line of the current instant, where the axis has it.
void draw_chart_now(Items& items, const Chart& chart, Instant t, const Theme& theme);

// The outline of a band between two of the stacked counts of a group, over the chart's plot: `strip` from its
// bottom (0 people) to its top (`most`). Statuses are stacked from the bottom: landed, aboard, waiting.
Path chart_band(const timeline::Steps& steps, std::size_t group, timeline::Status status, const Chart& chart,
                const Rect& strip, int most);

}  // namespace homebound::compose
