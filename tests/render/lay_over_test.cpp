// A picture that is clear for the most part is laid over another: all of its ink, and nothing else.
#include <epoxy/gl.h>
#include <gtest/gtest.h>

#include "render/gl/context.h"
#include "render/gl/renderer.h"

namespace homebound::render {
namespace {

constexpr int width = 300, height = 200;

drawing::Drawing sheet(Colour background, std::initializer_list<Rect> boxes) {
  drawing::Drawing drawing{{width, height}, background, {}};
  for (const Rect& box : boxes)
    drawing.items.emplace_back(drawing::Fill{drawing::SharedPath(rectangle_path(box)), {}, {1, 0, 0, 1}});
  return drawing;
}

// Returns what the framebuffer shows at a point of the page: red, green and blue.
std::array<int, 3> at(const Target& window, int x, int y) {
  std::array<std::uint8_t, 4> pixel{};
  glBindFramebuffer(GL_FRAMEBUFFER, *window.framebuffer);
  glReadPixels(x, height - 1 - y, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel.data());
  return {pixel[0], pixel[1], pixel[2]};
}

TEST(LayOver, DrawsAllOfTheInkWhereItBelongs) {
  const OffscreenContext context;
  context.make_current();
  {
    const Target window = make_target(width, height);
    Renderer below, above;
    const PixelRect whole{0, 0, width, height};
    below.draw(sheet({0, 0, 1, 1}, {}), 1, width, height);
    // Ink in tiles of its own, in two that meet, and at the page's end; then it moves.
    for (const std::vector<Rect>& boxes : {std::vector<Rect>{{20, 30, 60, 50}, {250, 150, 300, 200}},
                                           {{120, 60, 140, 70}, {0, 0, 5, 5}},
                                           {{0, 0, 300, 200}},
                                           {}}) {
      drawing::Drawing ink = sheet({0, 0, 0, 0}, {});
      for (const Rect& box : boxes) ink.items.push_back(sheet({}, {box}).items.front());
      for (const float opacity : {1.0F, 0.4F}) {
        below.show(*window.framebuffer, height, whole);
        above.draw(ink, 1, width, height);
        above.lay_over(*window.framebuffer, height, whole, opacity);
        for (int y = 2; y < height; y += 7)
          for (int x = 2; x < width; x += 7) {
            const auto has = [&](const Rect& box) { return box.contains({x + 0.5, y + 0.5}); };
            const int red = std::ranges::any_of(boxes, has) ? static_cast<int>(opacity * 255 + 0.5F) : 0;
            EXPECT_NEAR(at(window, x, y)[0], red, 1) << x << ' ' << y;
            EXPECT_NEAR(at(window, x, y)[2], 255 - red, 1) << x << ' ' << y;
          }
      }
    }
    // Where the sizes differ it is enlarged whole.
    above.draw(sheet({0, 0, 0, 0}, {{0, 0, 30, 20}}), 0.5, width / 2, height / 2);
    below.show(*window.framebuffer, height, whole);
    above.lay_over(*window.framebuffer, height, whole);
    EXPECT_EQ(at(window, 10, 10)[0], 255);
    EXPECT_EQ(at(window, 100, 100)[0], 0);
  }
  context.release();
}

}  // namespace
}  // namespace homebound::render
