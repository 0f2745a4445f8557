#include "drawing/placed.h"

#include <algorithm>

#include "drawing/warp.h"

namespace homebound::drawing {
namespace {

struct Placer {
  double k;
  Point origin;

  Affine affine() const { return Affine::translate(origin) * Affine::scale(k, k); }
  Point point(Point p) const { return origin + p * k; }
  Rect rect(const Rect& r) const {
    const Point a = point({r.left, r.top}), b = point({r.right, r.bottom});
    return {a.x, a.y, b.x, b.y};
  }
  std::vector<Item> items(const std::vector<Item>& list) const {
    std::vector<Item> out;
    out.reserve(list.size());
    for (const Item& item : list) out.push_back(std::visit(*this, item));
    return out;
  }

  Item operator()(Fill f) const {
    f.transform = affine() * f.transform;
    return f;
  }
  Item operator()(Stroke s) const {
    s.transform = affine() * s.transform;
    s.width *= k;
    for (double& d : s.dashes) d *= k;
    return s;
  }
  Item operator()(GlyphRun run) const {
    run.origin = point(run.origin);
    run.size *= k, run.halo_width *= k;
    for (Glyph& g : run.glyphs) g.at = g.at * k;
    return run;
  }
  Item operator()(Image image) const {
    image.transform = affine() * image.transform;
    return image;
  }
  Item operator()(Warp warp) const {
    warp.transform = affine() * warp.transform;
    if (warp.grid) {
      auto grid = std::make_shared<SphereGrid>(*warp.grid);
      grid->box = rect(grid->box);
      warp.grid = std::move(grid);
    }
    return warp;
  }
  Item operator()(const std::shared_ptr<const Group>& group) const {
    if (!group) return group;
    auto moved = std::make_shared<Group>(Group{group->name, {}, group->opacity, 0, items(group->items)});
    if (group->clip) moved->clip = rect(*group->clip);
    return std::shared_ptr<const Group>(std::move(moved));
  }
};

}  // namespace

Rect place_of(Size page, const Rect& box) {
  const double k = std::min(box.width() / page.width, box.height() / page.height);
  return Rect::at(box.left + (box.width() - k * page.width) / 2,
                  box.top + (box.height() - k * page.height) / 2, k * page.width, k * page.height);
}

Item placed(const Drawing& drawing, const Rect& box, std::string name) {
  const Rect place = place_of(drawing.page, box);
  const Placer placer{place.width() / drawing.page.width, {place.left, place.top}};
  auto picture = std::make_shared<Group>(Group{std::move(name), place, 1, 0, {}});
  picture->items.emplace_back(Fill{SharedPath(rectangle_path(place)), {}, drawing.background});
  for (Item& item : placer.items(drawing.items)) picture->items.push_back(std::move(item));
  return std::shared_ptr<const Group>(std::move(picture));
}

}  // namespace homebound::drawing
