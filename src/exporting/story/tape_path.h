// Paths in whole numbers, from their box's corner, so that equal shapes at other places are one path.
#pragma once

#include <string>

#include "base/geometry.h"

namespace homebound::exporting {

// What a path is used for: points that do not show are dropped. A way keeps all of its points, because
// measures count them.
enum class PathUse { area, line, way };

struct WholePath {
  std::string bytes;  // as the tape holds it
  Affine placed;      // from its whole numbers to the path's own unit
  double extent = 0;  // the largest whole number in it
  bool empty() const { return bytes.size() <= 1; }
};
// Rounds a path to multiples of `quantum`, the path's own unit, from its box's corner.
WholePath whole_path(const Path& path, double quantum, PathUse use);
// The same from the origin: outlines of glyphs.
WholePath whole_outline(const Path& path, double quantum);

// Returns the bytes of a map of whole numbers up to `extent` onto the page: six floats that put no point off
// by more than 1/128 of a page unit, and are short numbers where they can.
std::string matrix_bytes(const Affine& m, double extent);

// Returns the path without points that lie nearer to the line between their neighbours than `tolerance` (the
// path's own unit), part by part (Douglas and Peucker 1973).
Path simplified(const Path& path, double tolerance);

}  // namespace homebound::exporting
