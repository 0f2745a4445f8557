#include "compose/map/relief.h"

#include <algorithm>
#include <utility>

#include "compose/map/sphere_grid.h"

namespace homebound::compose {

std::shared_ptr<const drawing::SphereGrid> grid_over(const drawing::SharedPath& area, const View& view) {
  if (!area || area->empty()) return nullptr;
  const Rect all = transformed(*area, view.to_page).bounds().inflated(1);
  const Rect box{std::max(all.left, 0.0), std::max(all.top, 0.0), std::min(all.right, view.page.width),
                 std::min(all.bottom, view.page.height)};
  if (!(box.width() > 0 && box.height() > 0)) return nullptr;
  return sphere_grid(view.projection, view.to_page, box);
}

std::optional<drawing::Warp> draw_raster(std::shared_ptr<const drawing::SphereRaster> raster,
                                         const drawing::SharedPath& area, const View& view, double opacity) {
  if (!raster || !(opacity > 0)) return std::nullopt;
  auto grid = grid_over(area, view);
  if (!grid) return std::nullopt;
  return drawing::Warp{area, view.to_page, std::move(raster), std::move(grid), static_cast<float>(opacity)};
}

}  // namespace homebound::compose
