// Timelines, views and plans for tests of the cartographer.
#pragma once

#include <memory>
#include <string>

#include "compose/compose.h"
#include "compose/page.h"
#include "scenario/read.h"

namespace homebound::compose {

inline std::shared_ptr<const timeline::Timeline> timeline_of(const std::filesystem::path& file) {
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(file))));
}

// A scenario of tests/data/framing, or the built-in one for "story".
inline std::shared_ptr<const timeline::Timeline> framing_case(const std::string& name) {
  return timeline_of(name == "story"
                         ? scenario::built_in()
                         : std::filesystem::path(TEST_SOURCE_DIR) / "data/framing" / (name + ".toml"));
}

inline View view_of(const timeline::Timeline& timeline, Size pixels, const Framing& framing = {}) {
  const PageSetup setup = page_setup(pixels);
  return frame(timeline, framing, setup.page, setup.scale);
}

inline constexpr Size page_shapes[] = {{1920, 1080}, {1280, 960}, {1080, 1080}, {1080, 1920}};

}  // namespace homebound::compose
