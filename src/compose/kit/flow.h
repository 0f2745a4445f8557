// Lays out blocks of text that flow from one column to the next.
#pragma once

#include <functional>
#include <span>

#include "compose/kit/writer.h"
#include "drawing/pages.h"

namespace homebound::compose {

// Draws itself from w.y down within the width of w.box, moves w.y to its end, and may add links.
using Block = std::function<void(Writer& w, std::vector<drawing::Link>& links)>;

// The page that blocks are set on.
struct FlowPage {
  Items& items;
  std::vector<drawing::Link>& links;
  const Theme& theme;
  Language language;
};
// Sets the blocks into the columns in order and breaks none of them. A block that is taller than an empty
// column is set there anyway and overflows it. Returns the number of blocks set.
std::size_t set_blocks(std::span<const Block> blocks, std::span<const Rect> columns, const FlowPage& page);

}  // namespace homebound::compose
