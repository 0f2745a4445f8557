#include "compose/routes/craft_shapes.h"

#include <iterator>
#include <span>

namespace homebound::compose {
namespace {

// Adds a shape that is its own mirror image, of which one half is given from nose to tail.
void add_mirrored(Path& path, std::span<const Point> half, double along = 0) {
  path.begin(true);
  for (const Point p : half) path.add({p.x + along, p.y});
  for (std::size_t i = half.size(); i-- > 0;)
    if (half[i].y != 0) path.add({half[i].x + along, -half[i].y});
}

Path airliner() {
  static constexpr Point half[] = {{12, 0},     {10.8, 1.1},  {9, 1.7},     {3.4, 1.8},
                                   {-3.2, 11},  {-5.4, 11},   {-2.2, 1.9},  {-7.2, 1.6},
                                   {-9.6, 4.6}, {-11.4, 4.6}, {-10.2, 0.9}, {-10.6, 0}};
  Path path;
  add_mirrored(path, half);
  return path;
}

Path ship() {
  static constexpr Point half[] = {{11, 0}, {8.6, 2}, {5, 3.4}, {0, 4}, {-8, 4}, {-10, 3.2}, {-10, 0}};
  Path path;
  add_mirrored(path, half);
  return path;
}

Path coach() {
  static constexpr Point half[] = {{8.5, 0}, {8.2, 2.6}, {7, 3.6}, {-7.4, 3.6}, {-8.5, 2.8}, {-8.5, 0}};
  Path path;
  add_mirrored(path, half);
  return path;
}

Path train() {
  static constexpr Point engine[] = {{4.6, 0}, {3.2, 1.9}, {1.2, 2.9}, {-3.2, 2.9}, {-3.2, 0}};
  static constexpr Point car[] = {{3.2, 0}, {3.2, 2.9}, {-3.2, 2.9}, {-3.2, 0}};
  Path path;
  add_mirrored(path, engine, 7.4);
  add_mirrored(path, car, 0);
  add_mirrored(path, car, -7.4);
  return path;
}

}  // namespace

const drawing::SharedPath& craft_shape(scenario::Mode mode) {
  static const drawing::SharedPath shapes[] = {drawing::SharedPath{airliner()}, drawing::SharedPath{ship()},
                                               drawing::SharedPath{coach()}, drawing::SharedPath{train()}};
  return shapes[static_cast<std::size_t>(mode)];
}

}  // namespace homebound::compose
