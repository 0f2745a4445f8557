// A small chart of people waiting, aboard and landed over time. It is exact rather than sampled: its steps
// lie at the instants of departure and landing.
#pragma once

#include "compose/column/sheet.h"
#include "compose/kit/ink.h"
#include "timeline/totals.h"

namespace homebound::compose {

struct Chart {
  Rect box;               // the panel
  Rect plot;              // page units; the left edge is at `from`, the right at `to`
  Instant from, to;       // from slightly before the first change to slightly after the last
  drawing::Item picture;  // everything but the current instant; a kept group
  double x(Instant t) const;
};
// Returns the chart's size in page units; nullopt for a timeline without people.
std::optional<Size> chart_size(const timeline::Timeline& timeline);
// Lays the chart out with its top left corner at `at`, page units.
Chart plan_chart(const Sheet& sheet, Point at);
// Draws the line of the current instant, if it lies on the axis.
void draw_chart_now(Items& items, const Chart& chart, Instant t, const Theme& theme);

// A strip of the plot shows one group: from 0 people at its bottom to `most` at its top.
struct ChartStrip {
  std::size_t group = 0;
  double most = 1;
  Rect box;  // page units
};
// Returns the outline of one status's band in a strip's stacked counts. The stack from the bottom is landed,
// aboard, waiting. A count between bounds is as high as its middle, and an unknown one takes no room.
Path chart_band(const Chart& chart, const timeline::Steps& steps, const ChartStrip& strip,
                timeline::Status status);

}  // namespace homebound::compose
