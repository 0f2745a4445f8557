#include "compose/base_layer.h"

#include <cmath>
#include <list>
#include <mutex>

#include <fmt/format.h>

#include "compose/relief.h"

namespace homebound::compose {
namespace {

double metres_per_pixel(const View& view) { return 1 / (view.to_page.magnification() * view.scale); }

// A graticule line every so many degrees, about five across the page.
double graticule_step(const View& view) {
  const double across = std::min(view.page.width, view.page.height) / view.to_page.magnification() / 111e3;
  for (double step : {30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5})
    if (across / step >= 4) return step;
  return 0.25;
}

struct Key {
  const World* world;
  std::string projection;
  data::Detail detail;
  int tolerance;  // power of two, metres
  double graticule;
  bool operator==(const Key&) const = default;
};

BaseLayer project(const World& world, const Projection& projection, data::Detail detail, Metres tolerance,
                  double graticule_step) {
  const data::BaseMap& map = world.map(detail);
  BaseLayer layer;
  layer.outline = scene::SharedPath(project_outline(projection, tolerance));
  layer.land = scene::SharedPath(project_polygons(projection, map.land, tolerance));
  layer.coast = scene::SharedPath(project_lines(projection, map.coast, tolerance));
  layer.lakes = scene::SharedPath(project_polygons(projection, map.lakes, tolerance));
  layer.rivers = scene::SharedPath(project_lines(projection, map.rivers, tolerance));
  for (int kind = 0; kind < 3; ++kind)
    layer.boundaries[kind] = scene::SharedPath(project_lines(projection, map.boundaries[kind], tolerance));
  layer.graticule =
      scene::SharedPath(project_lines(projection, graticule(Degrees(graticule_step)), tolerance));
  return layer;
}

std::uint64_t hash_of(const std::string& text) {
  std::uint64_t h = 1469598103934665603ULL;  // FNV-1a
  for (unsigned char c : text) h = (h ^ c) * 1099511628211ULL;
  return h == 0 ? 1 : h;
}

}  // namespace

data::Detail detail_for(const View& view) {
  const double metres = metres_per_pixel(view);
  return metres > 40e3 ? data::Detail::low : metres > 3.5e3 ? data::Detail::medium : data::Detail::high;
}

std::shared_ptr<const BaseLayer> base_layer(const World& world, const View& view, data::Detail detail) {
  // A quarter pixel, rounded down to a power of two so that zooming a little changes nothing.
  const int tolerance = static_cast<int>(std::floor(std::log2(0.25 * metres_per_pixel(view))));
  const Key key{&world, view.projection.definition(), detail, tolerance, graticule_step(view)};
  static std::mutex mutex;
  static std::list<std::pair<Key, std::shared_ptr<const BaseLayer>>> recent;
  {
    const std::lock_guard lock(mutex);
    for (auto it = recent.begin(); it != recent.end(); ++it)
      if (it->first == key) {
        recent.splice(recent.begin(), recent, it);
        return it->second;
      }
  }
  auto made = std::make_shared<const BaseLayer>(
      project(world, view.projection, detail, Metres(std::ldexp(1.0, tolerance)), key.graticule));
  const std::lock_guard lock(mutex);
  recent.emplace_front(key, made);
  if (recent.size() > 4) recent.pop_back();
  return made;
}

scene::Item draw_base(const World& world, const BaseLayer& layer, const View& view, const Theme& theme,
                      const Layers& layers, const scene::Group* under_coast) {
  auto group = std::make_shared<scene::Group>();
  group->name = "base map";
  const Affine& m = view.to_page;
  const auto fill = [&](const scene::SharedPath& path, Colour colour) {
    if (!path->empty() && colour.a > 0) group->items.emplace_back(scene::Fill{path, m, colour});
  };
  const auto stroke = [&](const scene::SharedPath& path, Colour colour, double width,
                          std::vector<double> dashes = {}) {
    if (path->empty()) return;
    const auto cap = dashes.empty() ? scene::Stroke::Cap::round : scene::Stroke::Cap::butt;
    group->items.emplace_back(scene::Stroke{path, m, colour, width, cap, std::move(dashes)});
  };
  fill(layer.outline, theme.ocean);
  fill(layer.land, theme.land);
  const double relief = layers.relief ? theme.relief : 0;
  if (relief > 0) {
    if (auto warp = draw_raster(world.relief(), layer.outline, view, relief))
      group->items.emplace_back(*warp);
  }
  if (under_coast)
    group->items.insert(group->items.end(), under_coast->items.begin(), under_coast->items.end());
  if (layers.lakes) fill(layer.lakes, theme.lake);
  if (layers.rivers) stroke(layer.rivers, theme.lake, theme.coast_width);
  if (layers.graticule) stroke(layer.graticule, theme.graticule, theme.graticule_width);
  stroke(layer.coast, theme.coast, theme.coast_width);
  if (layers.boundaries) {
    // Neutral: agreed lines solid, disputed ones dashed, the rest faint.
    stroke(layer.boundaries[0], theme.boundary, theme.boundary_width);
    stroke(layer.boundaries[1], theme.boundary, theme.boundary_width, {3, 2.5});
    stroke(layer.boundaries[2], theme.boundary.faded(0.5F), theme.boundary_width * 0.8);
  }
  stroke(layer.outline, theme.outline, 1);
  std::string state = fmt::format("{} {} {} {} {} {} {} {} {} {}", view.projection.definition(), m.a, m.b,
                                  m.c, m.d, m.e, m.f, view.scale, view.page.width, view.page.height);
  for (const scene::SharedPath* path : {&layer.land, &layer.graticule})
    state += fmt::format(" {}", path->id());
  state += fmt::format(" {} {} {}{}{}{}", under_coast ? under_coast->key : 0, relief, layers.lakes,
                       layers.rivers, layers.graticule, layers.boundaries);
  for (Colour c :
       {theme.ocean, theme.land, theme.lake, theme.coast, theme.boundary, theme.graticule, theme.outline})
    state += to_hex(c);
  for (double w : {theme.coast_width, theme.boundary_width, theme.graticule_width})
    state += fmt::format(" {}", w);
  group->key = hash_of(state);
  return std::shared_ptr<const scene::Group>(std::move(group));
}

}  // namespace homebound::compose
