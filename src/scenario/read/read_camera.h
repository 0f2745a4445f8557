// Reads where a scene's camera looks, and its keyframes.
#pragma once

#include "scenario/read/entries.h"

namespace homebound::scenario {

// Reads the key `camera`; nullopt when it is missing or no table.
std::optional<SceneCamera> read_camera(Reading& reading, TomlReader& scene);
// Reads [[scene.keyframe]]. The camera of a scene of so many seconds stands after its glide.
std::vector<Keyframe> read_keyframes(Reading& reading, TomlReader& scene, double glide, double seconds);

}  // namespace homebound::scenario
