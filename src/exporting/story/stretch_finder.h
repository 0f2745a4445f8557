// Tells which lines of routes a stroke is a stretch of: the recorder sees only strokes, of which a flight has
// other ones in every frame, and stores the line once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::exporting {

class StretchFinder {
 public:
  // Replaces the lines. They are in page units.
  void set(std::vector<drawing::SharedPath> lines);

  struct Stretch {
    drawing::SharedPath line;
    std::int32_t from = 0, to = 0;  // see TapeStretch
  };
  // Returns the stretches that make up a path: one or, where both sides of a line are one path, one a side.
  // None for a path that is no stretch of any line.
  std::vector<Stretch> find(const drawing::SharedPath& path) const;

 private:
  std::optional<Stretch> found(const Path& path) const;
  struct Place {
    std::size_t line, point;
  };
  std::optional<Stretch> aligned(const Path& path, std::size_t line, std::size_t offset) const;
  std::optional<Stretch> within_a_segment(const Path& path) const;

  std::vector<drawing::SharedPath> lines_;
  std::unordered_multimap<std::size_t, Place> points_;  // by hash
  bool few_ = false;
};

}  // namespace homebound::exporting
