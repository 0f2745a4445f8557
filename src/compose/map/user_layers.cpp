#include "compose/map/user_layers.h"

#include <cmath>

#include "base/recent.h"
#include "compose/map/relief.h"
#include "drawing/digest.h"

namespace homebound::compose {
namespace {

using Entry = UserLayers::Entry;
using Under = scenario::UserLayer::Under;

// A layer projected onto the plane.
struct Projected {
  drawing::SharedPath areas, outlines, lines;
  drawing::SharedPath frame;  // of a picture
};

// Adds the outline of a raster with its area on the left. Poles are single points.
Polygons box_of(const drawing::SphereRaster::Bounds& b) {
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
  if (round) {  // one ring for each side that is not a pole
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
    result.frame = drawing::SharedPath(box.parts() == 0 ? project_outline(projection, tolerance)
                                                        : project_polygons(projection, box, tolerance));
  } else {
    ProjectedAreas areas = project_areas(projection, entry.features->areas, tolerance);
    result.areas = drawing::SharedPath(std::move(areas.fill));
    result.outlines = drawing::SharedPath(std::move(areas.shore));
    result.lines = drawing::SharedPath(project_lines(projection, entry.features->lines, tolerance));
  }
  return result;
}

// The key of a file on a plane. It keeps the file's contents alive, so that no others can reuse their
// address.
struct LayerKey {
  std::shared_ptr<const void> contents;
  std::string projection;
  int tolerance;  // power of two, metres
  bool operator==(const LayerKey&) const = default;
};

std::shared_ptr<const Projected> projected(const Entry& entry, const View& view) {
  static Recent<LayerKey, std::shared_ptr<const Projected>> recent(16);
  const double metres = 0.25 / (view.to_page.magnification() * view.scale);
  const LayerKey key{entry.picture ? std::shared_ptr<const void>(entry.picture)
                                   : std::shared_ptr<const void>(entry.features),
                     view.projection.definition(), static_cast<int>(std::floor(std::log2(metres)))};
  return recent.get(key, [&] {
    return std::make_shared<const Projected>(
        project_layer(entry, view.projection, Metres(std::ldexp(1.0, key.tolerance))));
  });
}

void draw_features(Items& items, const Entry& entry, const View& view, const Theme& theme) {
  const scenario::UserLayer& style = entry.style;
  const LayerInk ink = ink_of(style, theme);
  const auto shape = projected(entry, view);
  const auto fill = [&](const drawing::SharedPath& path, const Affine& m, Colour colour) {
    if (path && !path->empty() && colour.a > 0) items.emplace_back(drawing::Fill{path, m, colour});
  };
  const auto stroke = [&](const drawing::SharedPath& path, const Affine& m, Colour colour, double width) {
    if (!path || path->empty() || colour.a <= 0 || width <= 0) return;
    const auto cap = style.dash.empty() ? drawing::Stroke::Cap::round : drawing::Stroke::Cap::butt;
    items.emplace_back(drawing::Stroke{path, m, colour, width, cap, style.dash});
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
  const drawing::SharedPath shared(std::move(markers));
  fill(shared, {}, ink.marker);
  stroke(shared, {}, ink.marker_edge, ink.edge_width);
}

const char* name_of(Under under) {
  return under == Under::coast    ? "layers under the coast"
         : under == Under::routes ? "layers under the routes"
                                  : "layers under the labels";
}

// What has a time is no part of the base map.
Under under_what(const Entry& entry) {
  return entry.style.under.value_or(entry.picture && entry.shown.empty() ? Under::coast : Under::routes);
}

void draw_entry(Items& items, const Entry& entry, const View& view, const Theme& theme) {
  if (!entry.picture) return draw_features(items, entry, view, theme);
  if (auto warp = draw_raster(entry.picture, projected(entry, view)->frame, view, entry.style.opacity))
    items.emplace_back(std::move(*warp));
}

std::shared_ptr<const drawing::Group> keyed(Under under, Items items) {
  if (items.empty()) return nullptr;
  auto group = std::make_shared<drawing::Group>();
  group->name = name_of(under);
  group->items = std::move(items);
  group->key = drawing::group_key(*group);
  return group;
}

std::shared_ptr<const drawing::Group> group_under(Under under, const UserLayers& layers, const View& view,
                                                  const Theme& theme) {
  Items items;
  for (const Entry& entry : layers.entries())
    if (entry.shown.empty() && under_what(entry) == under) draw_entry(items, entry, view, theme);
  return keyed(under, std::move(items));
}

std::vector<TimedItems> timed_under(Under under, const UserLayers& layers, const View& view,
                                    const Theme& theme) {
  std::vector<TimedItems> result;
  for (const Entry& entry : layers.entries()) {
    if (entry.shown.empty() || under_what(entry) != under) continue;
    Items items;
    draw_entry(items, entry, view, theme);
    if (auto group = keyed(under, std::move(items)))
      result.push_back({entry.shown, fades_of(layers, entry), std::move(group)});
  }
  return result;
}

}  // namespace

LayerInk ink_of(const scenario::UserLayer& style, const Theme& theme) {
  const bool plain = !style.fill && !style.stroke;
  LayerInk ink;
  const Colour none = Colour{}.with_alpha(0);
  ink.area = plain || style.fill ? style.fill.value_or(theme.accent.faded(0.25F)) : none;
  ink.outline = plain || style.stroke ? style.stroke.value_or(theme.accent) : none;
  // A line that only specifies a fill uses the fill's colour.
  ink.line = style.stroke ? *style.stroke : style.fill.value_or(theme.accent);
  ink.marker = style.fill ? *style.fill : style.stroke.value_or(theme.accent);
  ink.marker_edge = style.fill && style.stroke ? *style.stroke : theme.text_halo.with_alpha(1);
  for (Colour* c : {&ink.area, &ink.outline, &ink.line, &ink.marker, &ink.marker_edge})
    *c = c->faded(static_cast<float>(style.opacity));
  ink.outline_width = style.width.value_or(ink.outline_width);
  ink.line_width = style.width.value_or(ink.line_width);
  ink.edge_width = style.width.value_or(ink.edge_width);
  return ink;
}

Path marker_path(scenario::UserLayer::Marker marker, Point at, double size) {
  using Marker = scenario::UserLayer::Marker;
  const double r = size / 2;
  if (marker == Marker::circle) return circle_path(at, r);
  if (marker == Marker::square) return rectangle_path(Rect::at(at.x - r, at.y - r, size, size));
  Path path;
  path.begin(true);
  if (marker == Marker::triangle) {
    for (Point p : {Point{0, -1.1}, {0.95, 0.7}, {-0.95, 0.7}}) path.add(at + p * r);
  } else {
    for (Point p : {Point{0, -1.2}, {1.2, 0}, {0, 1.2}, {-1.2, 0}}) path.add(at + p * r);
  }
  return path;
}

timeline::Fades fades_of(const UserLayers& layers, const Entry& entry) {
  timeline::Fades fades;
  for (const Entry& other : layers.entries()) {
    if (other.layer != entry.layer) continue;
    if (entry.shown.from && other.shown.to == entry.shown.from) fades.in = false;
    if (entry.shown.to && other.shown.from == entry.shown.to) fades.out = false;
  }
  return fades;
}

void draw_timed(Items& items, const std::vector<TimedItems>& timed, const timeline::Timeline& timeline,
                const timeline::FrameState& state) {
  for (const TimedItems& one : timed) {
    const double opacity = timeline::shown(timeline, one.shown, state, {}, one.fades);
    if (opacity <= 0) continue;
    if (opacity >= 1) {
      items.push_back(one.item);
      continue;
    }
    const auto group = std::make_shared<drawing::Group>();
    group->name = "fading";
    group->opacity = static_cast<float>(opacity);
    group->items.push_back(one.item);
    items.emplace_back(group);
  }
}

DrawnLayers draw_layers(const UserLayers& layers, const View& view, const Theme& theme) {
  return {group_under(Under::coast, layers, view, theme),
          group_under(Under::routes, layers, view, theme),
          group_under(Under::labels, layers, view, theme),
          {},
          timed_under(Under::routes, layers, view, theme),
          timed_under(Under::labels, layers, view, theme),
          {}};
}

}  // namespace homebound::compose
