#include "compose/kit/flow.h"

namespace homebound::compose {

std::size_t set_blocks(std::span<const Block> blocks, std::span<const Rect> columns, Items& items,
                       std::vector<drawing::Link>& links, const Theme& theme, Language language) {
  std::size_t done = 0;
  for (const Rect& column : columns) {
    for (double y = column.top; done < blocks.size(); ++done) {
      Items drawn;
      std::vector<drawing::Link> drawn_links;
      Writer w{drawn, theme, language, column, y};
      blocks[done](w, drawn_links);
      if (w.y > column.bottom && y > column.top) break;
      items.insert(items.end(), drawn.begin(), drawn.end());
      links.insert(links.end(), drawn_links.begin(), drawn_links.end());
      y = w.y;
    }
  }
  return done;
}

}  // namespace homebound::compose
