#include "compose/kit/flow.h"

namespace homebound::compose {

std::size_t set_blocks(std::span<const Block> blocks, std::span<const Rect> columns, const FlowPage& page) {
  std::size_t done = 0;
  for (const Rect& column : columns) {
    for (double y = column.top; done < blocks.size(); ++done) {
      Items drawn;
      std::vector<drawing::Link> drawn_links;
      Writer w{drawn, page.theme, page.language, column, y};
      blocks[done](w, drawn_links);
      if (w.y > column.bottom && y > column.top) break;
      page.items.insert(page.items.end(), drawn.begin(), drawn.end());
      page.links.insert(page.links.end(), drawn_links.begin(), drawn_links.end());
      y = w.y;
    }
  }
  return done;
}

}  // namespace homebound::compose
