#include "compose/picture/crossfade.h"

#include <iterator>
#include <memory>
#include <utility>

namespace homebound::compose {

drawing::Drawing crossfade(drawing::Drawing from, drawing::Drawing to, double share) {
  if (share <= 0) return from;
  if (share >= 1) return to;
  auto above = std::make_shared<drawing::Group>();
  above->name = "fading in";
  above->opacity = static_cast<float>(share);
  above->items.emplace_back(drawing::Fill{
      drawing::SharedPath(rectangle_path(Rect::at(0, 0, to.page.width, to.page.height))), {}, to.background});
  above->items.insert(above->items.end(), std::make_move_iterator(to.items.begin()),
                      std::make_move_iterator(to.items.end()));
  from.items.emplace_back(std::move(above));
  return from;
}

}  // namespace homebound::compose
