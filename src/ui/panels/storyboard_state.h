// The state of the storyboard between two frames.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace homebound::ui {

struct Storyboard {
  int picture_width = 0;  // of the pictures that it has room for, pixels; 0: none
  float scroll = 0;       // pixels
  // What the last frame had: the scene that was told, and the room for scenes in pixels.
  std::optional<std::size_t> told;
  double room = 0;
  std::optional<std::pair<std::size_t, std::size_t>> pointed;  // a scene and its keyframe under the mouse
  // What the mouse holds. It moves on the storyboard alone until it is let go.
  struct Held {
    enum class What { nothing, scene, end, keyframe } what = What::nothing;
    std::size_t scene = 0, keyframe = 0;
    double second = 0;   // where an end or a keyframe would come, of the story
    std::size_t to = 0;  // which scene it would become
    bool moved = false;  // it was dragged, and not only clicked
  } held;
};

}  // namespace homebound::ui
