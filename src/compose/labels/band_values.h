// Labels bands with how many people or flights they stand for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/kit/ink.h"
#include "compose/routes/flows.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Where the number of a flow stands, whatever it says.
struct BandValue {
  std::size_t flow = 0;              // an index into FlowMap::flows
  Point middle;                      // page units
  std::optional<Point> leader = {};  // where a line to it sets out, on the band's middle
};

// Values of the largest flows are placed first of all: where nothing else lies on its band, else where
// another band passes, else beside the band at the end of a short line, and never on a mark, whose name would
// have to go. Others have one where their band has room beside names.
inline constexpr std::size_t first_values = 5;

// What values are placed for. Holds references; create it where it is passed on.
struct BandNumbers {
  const FlowMap& map;
  const timeline::Timeline& timeline;
  const View& view;
  Typography type;
};
// Returns places for the values of flows on the page, from the largest: for the first ones, or for those
// after them. Boxes in `blocked` are left free, and the values' own are added.
std::vector<BandValue> place_values(const BandNumbers& numbers, bool first, std::vector<Rect>& blocked);

// Returns the flows on the page, from the largest, that have none of these values.
struct UnplacedValue {
  std::size_t flow = 0;   // an index into FlowMap::flows
  std::string text;       // "CGK-PVG: 120"
  bool too_many = false;  // there are enough others; else there was no room
};
std::vector<UnplacedValue> unplaced_values(const BandNumbers& numbers, const std::vector<BandValue>& placed);

// Draws what has departed at `t`, and of how many: "120/345", or "345" when all have or when no times are
// known. All bands together have departed what the counters say is aboard or landed.
void draw_values(Items& items, const BandNumbers& numbers, const std::vector<BandValue>& values, Instant t,
                 const Theme& theme);

}  // namespace homebound::compose
