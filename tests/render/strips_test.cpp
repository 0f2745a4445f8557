// Strips and tiles join to the very picture.
#include <gtest/gtest.h>

#include "render/gl/offscreen.h"
#include "scenes.h"

namespace homebound::render {
namespace {

scene::Pixels joined(const scene::Scene& scene, double scale, int rows, int tile) {
  scene::Pixels all;
  draw_in_strips(
      scene, scale, rows,
      [&](const scene::PixelRows& strip) {
        all.width = strip.width, all.height += strip.height;
        all.rgba.insert(all.rgba.end(), strip.rgba.begin(), strip.rgba.end());
      },
      tile);
  return all;
}

// Small scenes one after the other under a base map: keyed groups, halos, images, pictures of the sphere.
scene::Scene with_base(const scene::Scene& scene) {
  scene::Scene s = scene;
  const scene::Fill ground{
      scene::SharedPath(circle_path({s.page.width / 2, s.page.height / 2}, s.page.width / 2.3)),
      {},
      {0.7f, 0.8f, 0.9f, 0.8f}};
  s.items.insert(s.items.begin(),
                 std::make_shared<const scene::Group>(scene::Group{"base", {}, 1, 77, {ground}}));
  return s;
}

TEST(Strips, GiveTheSameBytesAsAWhole) {
  for (const auto& [name, plain] : scenes()) {
    const scene::Scene scene = with_base(plain);
    const scene::Pixels whole = draw_offscreen(scene, 1.7);
    for (const auto& [rows, tile] : {std::pair{50, 4096}, {64, 37}, {1000, 64}}) {
      const scene::Pixels strips = joined(scene, 1.7, rows, tile);
      EXPECT_EQ(strips.height, whole.height) << name;
      EXPECT_TRUE(strips.rgba == whole.rgba) << name << ' ' << rows << ' ' << tile;
    }
  }
}

TEST(Strips, PassOnWhatIsThrown) {
  const scene::Scene scene{{10, 10}, {1, 1, 1, 1}, {}};
  EXPECT_THROW(draw_in_strips(scene, 1, 4, [](const scene::PixelRows&) { throw std::runtime_error("full"); }),
               std::runtime_error);
  EXPECT_EQ(joined(scene, 1, 4, 4096).height, 10);
}

}  // namespace
}  // namespace homebound::render
