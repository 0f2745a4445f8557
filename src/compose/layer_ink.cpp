#include "compose/layer_ink.h"

namespace homebound::compose {

LayerInk ink_of(const scenario::UserLayer& style, const Theme& theme) {
  const bool plain = !style.fill && !style.stroke;
  LayerInk ink;
  const Colour none = Colour{}.with_alpha(0);
  ink.area = plain || style.fill ? style.fill.value_or(theme.accent.faded(0.25F)) : none;
  ink.outline = plain || style.stroke ? style.stroke.value_or(theme.accent) : none;
  // A line that only has a fill has its colour.
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

}  // namespace homebound::compose
