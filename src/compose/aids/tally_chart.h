// Charts of what is counted by time (scenario::Charts): bars by day, cumulative lines, a ranking. At any
// instant what has happened is drawn full and what is still to come pale, and no value is sampled: a bar of
// 90 people is as high as the count of its day. Numbers between bounds are as high as their middle, and
// unknown ones take no room; a line of the chart says how many those are.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/column/sheet.h"
#include "compose/kit/ink.h"
#include "timeline/tally.h"

namespace homebound::compose {

enum class ChartForm { bars, cumulative, ranking };
inline constexpr std::array chart_forms{ChartForm::bars, ChartForm::cumulative, ChartForm::ranking};

struct TallyChart {
  // A group with a colour of its own: a row of the tally, or all of it.
  struct Series {
    std::optional<std::size_t> row;
    std::string name;
    Colour colour;
    Rect key;  // where its name and value stand
  };

  ChartForm form{};
  Rect box, plot;         // the panel, and where values are drawn; page units
  drawing::Item picture;  // everything that does not change with time; a kept group
  std::shared_ptr<const timeline::Tally> tally;
  scenario::ChartUnit unit{};
  std::string zone;
  double numbers = 0;  // the baseline of what has been counted, page units
  std::vector<Series> series;
  double most = 1;             // the value at the plot's top, or of a ranking at its right edge
  std::vector<Instant> edges;  // bar i holds what counts from edges[i] until just before edges[i + 1]
  Instant from, to;            // of the axis of lines, which reach past the first and the last instant
  std::vector<Instant> steps;  // at which the lines are known, rising

  timeline::TallySum in(const timeline::Stretch& stretch, const Series& s) const {
    return s.row ? tally->in(stretch, *s.row) : tally->in(stretch);
  }
  // Returns the height of a sum, in people or flights.
  double value(const timeline::TallySum& sum) const;
  std::string text(const timeline::TallySum& sum, Language language) const;
  double x(Instant t) const;       // of the axis of lines, page units
  Rect slot(std::size_t i) const;  // the room of a bar or of a row of the ranking
};

// Lays a chart out with the panel's top left corner at the page's; nullopt where nothing is to be counted.
std::optional<TallyChart> tally_chart(const Sheet& sheet, ChartForm form);
// Moves the panel there and draws what does not change with time.
void place(TallyChart& chart, const Sheet& sheet, Point at);
// Draws what has happened by an instant.
void draw_tally_now(Items& items, const TallyChart& chart, Instant t, const Theme& theme, Language language);

}  // namespace homebound::compose
