// Strips and tiles join to the very picture.
#include <gtest/gtest.h>

#include "render/gl/offscreen.h"
#include "scenes.h"

namespace homebound::render {
namespace {

drawing::Pixels joined(const drawing::Drawing& drawing, double scale, int rows, int tile) {
  drawing::Pixels all;
  draw_in_strips(
      drawing, scale, rows,
      [&](const drawing::PixelRows& strip) {
        all.width = strip.width, all.height += strip.height;
        all.rgba.insert(all.rgba.end(), strip.rgba.begin(), strip.rgba.end());
      },
      tile);
  return all;
}

// Small drawings one after the other under a base map: keyed groups, halos, images, pictures of the sphere.
drawing::Drawing with_base(const drawing::Drawing& drawing) {
  drawing::Drawing s = drawing;
  const drawing::Fill ground{
      drawing::SharedPath(circle_path({s.page.width / 2, s.page.height / 2}, s.page.width / 2.3)),
      {},
      {0.7f, 0.8f, 0.9f, 0.8f}};
  s.items.insert(s.items.begin(),
                 std::make_shared<const drawing::Group>(drawing::Group{"base", {}, 1, 77, {ground}}));
  return s;
}

TEST(Strips, GiveTheSameBytesAsAWhole) {
  for (const auto& [name, plain] : drawings()) {
    const drawing::Drawing drawing = with_base(plain);
    const drawing::Pixels whole = draw_offscreen(drawing, 1.7);
    for (const auto& [rows, tile] : {std::pair{50, 4096}, {64, 37}, {1000, 64}}) {
      const drawing::Pixels strips = joined(drawing, 1.7, rows, tile);
      EXPECT_EQ(strips.height, whole.height) << name;
      EXPECT_TRUE(strips.rgba == whole.rgba) << name << ' ' << rows << ' ' << tile;
    }
  }
}

TEST(Strips, PassOnWhatIsThrown) {
  const drawing::Drawing drawing{{10, 10}, {1, 1, 1, 1}, {}};
  EXPECT_THROW(
      draw_in_strips(drawing, 1, 4, [](const drawing::PixelRows&) { throw std::runtime_error("full"); }),
      std::runtime_error);
  EXPECT_EQ(joined(drawing, 1, 4, 4096).height, 10);
}

}  // namespace
}  // namespace homebound::render
