// Text that runs on from column to column.
#pragma once

#include <functional>
#include <span>

#include "compose/kit/writer.h"
#include "drawing/pages.h"

namespace homebound::compose {

// Draws itself from w.y down, as wide as w.box, moves w.y to its end, and may add links.
using Block = std::function<void(Writer& w, std::vector<drawing::Link>& links)>;

// Sets blocks into columns one after the other, none broken; what would not fit even an empty column stands
// in it all the same. Returns how many blocks have found room.
std::size_t set_blocks(std::span<const Block> blocks, std::span<const Rect> columns, Items& items,
                       std::vector<drawing::Link>& links, const Theme& theme, Language language);

}  // namespace homebound::compose
