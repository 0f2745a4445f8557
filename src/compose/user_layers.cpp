#include "compose/user_layers.h"

#include <array>
#include <cmath>
#include <list>
#include <mutex>

#include <fmt/format.h>

#include "compose/layer_ink.h"
#include "compose/relief.h"

namespace homebound::compose {
namespace {

using Entry = UserLayers::Entry;
using Under = scenario::UserLayer::Under;

// A layer on the plane.
struct Projected {
  scene::SharedPath areas, outlines, lines;
  scene::SharedPath frame;  // of a picture
};

// Adds the box of a raster, the area at the left. Poles are single points.
Polygons box_of(const scene::SphereRaster::Bounds& b) {
  Polygons box;
  const bool round = b.east - b.west > 360 - 1e-6;
  const auto parallel = [&](double lat, double from, double to) {
    if (std::abs(lat) >= 90) {
      if (!round) box.add({from, lat});
      return;
    }
    const int steps = std::max(2, static_cast<int>(std::ceil(std::abs(to - from))));
    for (int i = 0; i < steps; ++i) box.add({from + (to - from) * i / steps, lat});
    if (!round) box.add({to, lat});
  };
  const auto meridian = [&](double lon, double from, double to) {
    const int steps = static_cast<int>(std::ceil(std::abs(to - from)));
    for (int i = 1; i < steps; ++i) box.add({lon, from + (to - from) * i / steps});
  };
  if (round) {  // one ring a side that is no pole
    if (b.south > -90) box.begin(), parallel(b.south, b.west, b.east);
    if (b.north < 90) box.begin(), parallel(b.north, b.east, b.west);
    return box;
  }
  box.begin();
  parallel(b.south, b.west, b.east);
  meridian(b.east, b.south, b.north);
  parallel(b.north, b.east, b.west);
  meridian(b.west, b.north, b.south);
  return box;
}

Projected project_layer(const Entry& entry, const Projection& projection, Metres tolerance) {
  Projected result;
  if (entry.picture) {
    const Polygons box = box_of(entry.picture->bounds());
    result.frame = scene::SharedPath(box.parts() == 0 ? project_outline(projection, tolerance)
                                                      : project_polygons(projection, box, tolerance));
  } else {
    result.areas = scene::SharedPath(project_polygons(projection, entry.features->areas, tolerance));
    result.outlines = scene::SharedPath(project_lines(projection, entry.features->outlines, tolerance));
    result.lines = scene::SharedPath(project_lines(projection, entry.features->lines, tolerance));
  }
  return result;
}

struct LayerKey {
  std::shared_ptr<const void> contents;
  std::string projection;
  int tolerance;  // power of two, metres
  bool operator==(const LayerKey&) const = default;
};

std::shared_ptr<const Projected> projected(const Entry& entry, const View& view) {
  const double metres = 0.25 / (view.to_page.magnification() * view.scale);
  LayerKey key{entry.picture ? std::shared_ptr<const void>(entry.picture)
                             : std::shared_ptr<const void>(entry.features),
               view.projection.definition(), static_cast<int>(std::floor(std::log2(metres)))};
  static std::mutex mutex;
  static std::list<std::pair<LayerKey, std::shared_ptr<const Projected>>> recent;
  {
    const std::lock_guard lock(mutex);
    for (auto it = recent.begin(); it != recent.end(); ++it)
      if (it->first == key) {
        recent.splice(recent.begin(), recent, it);
        return it->second;
      }
  }
  auto made = std::make_shared<const Projected>(
      project_layer(entry, view.projection, Metres(std::ldexp(1.0, key.tolerance))));
  const std::lock_guard lock(mutex);
  recent.emplace_front(std::move(key), made);
  if (recent.size() > 16) recent.pop_back();
  return made;
}

void draw_features(Items& items, const Entry& entry, const View& view, const Theme& theme) {
  const scenario::UserLayer& style = entry.style;
  const LayerInk ink = ink_of(style, theme);
  const auto shape = projected(entry, view);
  const auto fill = [&](const scene::SharedPath& path, const Affine& m, Colour colour) {
    if (path && !path->empty() && colour.a > 0) items.emplace_back(scene::Fill{path, m, colour});
  };
  const auto stroke = [&](const scene::SharedPath& path, const Affine& m, Colour colour, double width) {
    if (!path || path->empty() || colour.a <= 0 || width <= 0) return;
    const auto cap = style.dash.empty() ? scene::Stroke::Cap::round : scene::Stroke::Cap::butt;
    items.emplace_back(scene::Stroke{path, m, colour, width, cap, style.dash});
  };
  fill(shape->areas, view.to_page, ink.area);
  stroke(shape->outlines, view.to_page, ink.outline, ink.outline_width);
  stroke(shape->lines, view.to_page, ink.line, ink.line_width);
  Path markers;
  for (const LonLat p : entry.features->points) {
    const auto plane = view.projection.forward(p);
    if (!plane) continue;
    const Point at = view.to_page(*plane);
    if (Rect{0, 0, view.page.width, view.page.height}.inflated(style.size).contains(at))
      markers.append(marker_path(style.marker, at, style.size));
  }
  const scene::SharedPath shared(std::move(markers));
  fill(shared, {}, ink.marker);
  stroke(shared, {}, ink.marker_edge, ink.edge_width);
}

// All that the drawing of an entry depends on beside the view and the theme's colours.
std::string state_of(const Entry& entry) {
  const scenario::UserLayer& s = entry.style;
  const auto hex = [](const std::optional<Colour>& c) { return c ? to_hex(*c) : std::string("-"); };
  return fmt::format("{} {} {} {} {} {} {} {};", static_cast<const void*>(entry.picture.get()),
                     static_cast<const void*>(entry.features.get()), s.opacity, hex(s.fill), hex(s.stroke),
                     s.width.value_or(-1), fmt::join(s.dash, ","),
                     s.size + 1000 * static_cast<int>(s.marker));
}

std::uint64_t layers_hash(const std::string& text) {
  std::uint64_t h = 1469598103934665603ULL;  // FNV-1a
  for (unsigned char c : text) h = (h ^ c) * 1099511628211ULL;
  return h == 0 ? 1 : h;
}

std::shared_ptr<const scene::Group> group_under(Under under, const UserLayers& layers, const View& view,
                                                const Theme& theme) {
  auto group = std::make_shared<scene::Group>();
  group->name = under == Under::coast    ? "layers under the coast"
                : under == Under::routes ? "layers under the routes"
                                         : "layers under the labels";
  const Affine& m = view.to_page;
  std::string state =
      fmt::format("{} {} {} {} {} {} {} {} {} {} {}", group->name, view.projection.definition(), m.a, m.b,
                  m.c, m.d, m.e, m.f, view.scale, view.page.width, view.page.height);
  state += to_hex(theme.accent) + to_hex(theme.text_halo);
  for (const Entry& entry : layers.entries()) {
    if (entry.style.under.value_or(entry.picture ? Under::coast : Under::routes) != under) continue;
    state += state_of(entry);
    if (entry.picture) {
      if (auto warp = draw_raster(entry.picture, projected(entry, view)->frame, view, entry.style.opacity))
        group->items.emplace_back(std::move(*warp));
    } else {
      draw_features(group->items, entry, view, theme);
    }
  }
  if (group->items.empty()) return nullptr;
  group->key = layers_hash(state);
  return group;
}

}  // namespace

DrawnLayers draw_layers(const UserLayers& layers, const View& view, const Theme& theme) {
  return {group_under(Under::coast, layers, view, theme),
          group_under(Under::routes, layers, view, theme),
          group_under(Under::labels, layers, view, theme),
          {}};
}

}  // namespace homebound::compose
