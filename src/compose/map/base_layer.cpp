#include "compose/map/base_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "base/recent.h"
#include "compose/map/kept_maps.h"
#include "compose/map/relief.h"
#include "drawing/digest.h"
#include "geo/clip/generalise.h"
#include "geo/earth.h"

namespace homebound::compose {
namespace {

double metres_per_pixel(const View& view) { return 1 / (view.to_page.magnification() * view.scale); }

// The key of a layer: everything it is made from except where the page is on it.
struct BaseKey {
  const World* world;
  std::string projection;
  data::Detail detail;
  int tolerance;  // power of two, metres
  double graticule;
  bool lakes, rivers, boundaries, has_graticule;
  bool operator==(const BaseKey&) const = default;
};

// What a map at a tolerance is made from, shared by all projections of it.
struct ShapesKey {
  const World* world;
  data::Detail detail;
  int tolerance;
  bool operator==(const ShapesKey&) const = default;
};

WorldShapes generalised(const WorldShapes& map, Metres tolerance) {
  const auto one = [&](const Shape& shape) { return homebound::generalised(shape, tolerance); };
  return {one(map.land),
          one(map.lakes),
          one(map.rivers),
          {one(map.boundaries[0]), one(map.boundaries[1]), one(map.boundaries[2])}};
}

// Returns the map without the points that nobody could see. The finest map is seen in small parts, for which
// the whole need not be gone through first.
std::shared_ptr<const WorldShapes> shapes_at(const World& world, data::Detail detail, int tolerance) {
  const WorldShapes& whole = world.map(detail);
  if (detail == data::Detail::high) return {std::shared_ptr<const void>(), &whole};
  static Recent<ShapesKey, std::shared_ptr<const WorldShapes>> recent(6);
  return recent.get({&world, detail, tolerance}, [&] {
    return std::make_shared<const WorldShapes>(generalised(whole, Metres(std::ldexp(1.0, tolerance))));
  });
}

BaseLayer project(const World& world, const Projection& projection, const BaseKey& key,
                  const std::optional<Cap>& seen) {
  const auto shapes = shapes_at(world, key.detail, key.tolerance);
  const WorldShapes& map = *shapes;
  const Metres tolerance(std::ldexp(1.0, key.tolerance));
  const Cap* visible = seen ? &*seen : nullptr;
  BaseLayer layer;
  layer.seen = seen;
  const auto lines = [&](const Shape& shape) {
    return drawing::SharedPath(project_lines(projection, shape, tolerance, visible));
  };
  const std::function<void()> work[] = {
      [&] {
        ProjectedAreas land = project_areas(projection, map.land, tolerance, visible);
        layer.land = drawing::SharedPath(std::move(land.fill));
        layer.coast = drawing::SharedPath(std::move(land.shore));
      },
      [&] {
        layer.outline = drawing::SharedPath(project_outline(projection, tolerance));
        layer.graticule = lines(key.has_graticule ? graticule(Degrees(key.graticule)) : Shape());
        const Shape none = prepared(Polygons{});
        layer.lakes = drawing::SharedPath(
            project_areas(projection, key.lakes ? map.lakes : none, tolerance, visible).fill);
        layer.rivers = lines(key.rivers ? map.rivers : Shape());
        for (int kind = 0; kind < 3; ++kind)
          layer.boundaries[kind] = lines(key.boundaries ? map.boundaries[kind] : Shape());
      },
  };
  parallel_for(std::size(work), true, [&](std::size_t i) { work[i](); });
  return layer;
}

// Returns whether a layer clipped to `drawn` covers `wanted`.
bool covers(const std::optional<Cap>& drawn, const std::optional<Cap>& wanted) {
  if (!drawn) return true;
  return wanted && angle_between(drawn->centre, wanted->centre) + wanted->radius <= drawn->radius;
}

}  // namespace

struct KeptMaps::Store {
  std::optional<Cap> covered;
  std::mutex mutex;
  std::vector<std::pair<BaseKey, std::shared_ptr<const BaseLayer>>> maps;
};

namespace {

// The store of the KeptMaps that lives.
struct CurrentStore {
  std::mutex mutex;
  std::weak_ptr<KeptMaps::Store> store;
};
CurrentStore& current_store() {
  static CurrentStore current;
  return current;
}

// Returns a map of the KeptMaps that lives; null where there are none, or where it does not cover what is
// seen.
std::shared_ptr<const BaseLayer> from_kept_maps(const World& world, const View& view, const BaseKey& key,
                                                const std::optional<Cap>& seen) {
  std::shared_ptr<KeptMaps::Store> store;
  {
    const std::lock_guard lock(current_store().mutex);
    store = current_store().store.lock();
  }
  if (!store || !covers(store->covered, seen)) return nullptr;
  const std::lock_guard lock(store->mutex);
  const auto known = std::ranges::find(store->maps, key, [](const auto& one) { return one.first; });
  if (known != store->maps.end()) return known->second;
  auto made = std::make_shared<const BaseLayer>(project(world, view.projection, key, store->covered));
  store->maps.emplace_back(key, made);
  return made;
}

}  // namespace

KeptMaps::KeptMaps(std::optional<Cap> covered) : store_(std::make_shared<Store>()) {
  store_->covered = covered;
  const std::lock_guard lock(current_store().mutex);
  current_store().store = store_;
}

KeptMaps::~KeptMaps() = default;

double graticule_step(const View& view) {
  const double across = std::min(view.page.width, view.page.height) / view.to_page.magnification() / 111e3;
  for (double step : {30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5})
    if (across / step >= 4) return step;
  return 0.25;
}

data::Detail detail_for(const View& view) { return detail_at(metres_per_pixel(view)); }

data::Detail detail_at(double metres) {
  return metres > 40e3 ? data::Detail::low : metres > 3.5e3 ? data::Detail::medium : data::Detail::high;
}

std::optional<Cap> seen_on(const View& view) {
  constexpr int columns = 16, rows = 9;
  constexpr double world =
      2.5;  // earth's radii from the page's middle to its corner; asking no place is needed
  const Affine to_plane = view.to_page.inverse();
  const double half_diagonal = std::hypot(view.page.width, view.page.height) / 2 * to_plane.magnification();
  if (half_diagonal > world * earth_radius) return std::nullopt;
  std::vector<SpherePoint> seen;
  Radians step(0);
  for (int row = 0; row <= rows; ++row) {
    std::optional<SpherePoint> before;
    for (int column = 0; column <= columns; ++column) {
      const Point at = to_plane({view.page.width * column / columns, view.page.height * row / rows});
      const auto place = view.projection.inverse(at);
      if (!place) return std::nullopt;  // beyond the map's edge: the map is seen whole, or nearly so
      const SpherePoint here = on_sphere(*place);
      if (before) step = std::max(step, angle_between(before->v, here.v));
      seen.push_back(here);
      before = here;
    }
  }
  Cap cap = cap_around(seen);
  cap.radius += step;
  // Radians; beyond, little would be saved. A map that is seen once is not drawn wider than it is seen.
  const double most = view.projection.is_blend() ? 1.35 : 0.9;
  if (cap.radius.value > most) return std::nullopt;
  return cap;
}

std::shared_ptr<const BaseLayer> base_layer(const World& world, const View& view, data::Detail detail,
                                            const Layers& layers) {
  // A quarter pixel, rounded down to a power of two so that a small zoom changes nothing.
  const int tolerance = static_cast<int>(std::floor(std::log2(0.25 * metres_per_pixel(view))));
  const BaseKey key{&world,
                    view.projection.definition(),
                    detail,
                    tolerance,
                    graticule_step(view),
                    layers.lakes,
                    layers.rivers,
                    layers.boundaries,
                    layers.graticule};
  std::optional<Cap> seen = seen_on(view);
  const bool seen_once = view.projection.is_blend();  // a map between two projections
  if (!seen_once)
    if (auto kept = from_kept_maps(world, view, key, seen)) return kept;
  static Recent<BaseKey, std::shared_ptr<const BaseLayer>> recent(4);
  const auto will_do = [&](const auto& layer) { return covers(layer->seen, seen); };
  if (auto known = recent.find(key, will_do)) return *known;
  if (seen && !seen_once) seen->radius = seen->radius * 1.5;  // so that the map can be panned a little
  auto made = std::make_shared<const BaseLayer>(project(world, view.projection, key, seen));
  recent.add(key, made);
  return made;
}

drawing::Item draw_base(const World& world, const BaseLayer& layer, const View& view,
                        const BaseStyle& style) {
  const auto& [theme, layers, under_coast] = style;
  auto group = std::make_shared<drawing::Group>();
  group->name = "base map";
  const Affine& m = view.to_page;
  // Each is a group of its own, which becomes a layer of a document.
  const auto layer_of = [&](const char* name, Items items) {
    if (items.empty()) return;
    auto part = std::make_shared<drawing::Group>();
    part->name = name;
    part->items = std::move(items);
    group->items.emplace_back(std::move(part));
  };
  const auto fill = [&](const drawing::SharedPath& path, Colour colour) {
    return path && !path->empty() && colour.a > 0 ? Items{drawing::Fill{path, m, colour}} : Items{};
  };
  const auto stroke = [&](const drawing::SharedPath& path, Colour colour, double width,
                          std::vector<double> dashes = {}) {
    const auto cap = dashes.empty() ? drawing::Stroke::Cap::round : drawing::Stroke::Cap::butt;
    return path->empty() ? Items{} : Items{drawing::Stroke{path, m, colour, width, cap, std::move(dashes)}};
  };
  layer_of("sea", fill(layer.outline, theme.ocean));
  layer_of("land", fill(layer.land, theme.land));
  const double relief = layers.relief ? theme.relief : 0;
  if (relief > 0)
    if (auto warp = draw_raster(world.relief(), layer.outline, view, relief)) layer_of("relief", {*warp});
  if (under_coast) layer_of(under_coast->name.c_str(), under_coast->items);
  if (layers.lakes) layer_of("lakes", fill(layer.lakes, theme.lake));
  if (layers.rivers) layer_of("rivers", stroke(layer.rivers, theme.lake, theme.coast_width));
  if (layers.graticule)
    layer_of("graticule", stroke(layer.graticule, theme.graticule, theme.graticule_width));
  layer_of("coast", stroke(layer.coast, theme.coast, theme.coast_width));
  if (layers.boundaries) {
    // Boundaries are neutral: agreed ones are solid, disputed ones dashed, the rest faint.
    Items lines = stroke(layer.boundaries[0], theme.boundary, theme.boundary_width);
    for (Items& more :
         std::array{stroke(layer.boundaries[1], theme.boundary, theme.boundary_width, {3, 2.5}),
                    stroke(layer.boundaries[2], theme.boundary.faded(0.5F), theme.boundary_width * 0.8)})
      std::move(more.begin(), more.end(), std::back_inserter(lines));
    layer_of("boundaries", std::move(lines));
  }
  layer_of("map edge", stroke(layer.outline, theme.outline, 1));
  group->key = drawing::group_key(*group);
  return std::shared_ptr<const drawing::Group>(std::move(group));
}

}  // namespace homebound::compose
