// What must hold to the last bit: no seams, tiles that join, the same picture warm and cold.
#include <thread>

#include <gtest/gtest.h>

#include "measure.h"
#include "render/gl/offscreen.h"
#include "scenes.h"

namespace homebound::render {
namespace {

using namespace drawing;

TEST(Exact, AbuttingPartsLeaveNoSeam) {
  const auto all = drawings();
  const auto found =
      std::find_if(all.begin(), all.end(), [](const auto& s) { return s.first == "abutting"; });
  const Pixels p = draw_offscreen(found->second, 1);
  const Rgba inside = pixel(p, 60, 60);
  for (int y = 30; y < 90; ++y) {
    for (int x = 30; x < 90; ++x) ASSERT_EQ(pixel(p, x, y), inside) << x << ' ' << y;
  }
}

TEST(Exact, TilesJoin) {
  for (const auto& [name, drawing] : drawings()) {
    for (const double scale : {1.0, 1.7}) {
      const Pixels whole = draw_offscreen(drawing, scale);
      for (const int tile : {37, 100}) {
        EXPECT_TRUE(draw_offscreen(drawing, scale, tile).rgba == whole.rgba) << name << ' ' << tile;
      }
    }
  }
}

TEST(Exact, WarmIsLikeCold) {
  std::vector<Pixels> first;
  for (const auto& [name, drawing] : drawings()) first.push_back(draw_offscreen(drawing, 1.3));
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto drawing = drawings()[i].second;  // other path ids
    for (int times = 0; times < 3; ++times) {   // from the second time on, tiles are kept
      EXPECT_TRUE(draw_offscreen(drawing, 1.3).rgba == first[i].rgba) << drawings()[i].first << ' ' << times;
    }
  }
}

Item keyed(std::vector<Item> items, std::uint64_t key, float opacity = 1) {
  return std::make_shared<const Group>(Group{"kept", {}, opacity, key, std::move(items)});
}

TEST(Exact, KeptLayersAreLikeFreshOnes) {
  const auto all = drawings();
  for (const std::uint64_t background : {0, 1}) {
    Drawing drawing{{640, 220}, {0.9f, 0.95f, 1, static_cast<float>(background)}, {}};
    drawing.items.push_back(keyed(all[0].second.items, 11));
    drawing.items.push_back(keyed(all[5].second.items, 12));
    drawing.items.push_back(keyed(all[2].second.items, 13, 0.4f));
    const Pixels cold = draw_offscreen(drawing, 1.5);
    for (int times = 0; times < 3; ++times) {
      EXPECT_TRUE(draw_offscreen(drawing, 1.5).rgba == cold.rgba) << times;
    }
    // A key promises the contents: what is drawn now is the layer, so that it was kept at all.
    Drawing changed = drawing;
    changed.items[0] = keyed({}, 11);
    EXPECT_TRUE(draw_offscreen(changed, 1.5).rgba == cold.rgba);
    // Another scale is another layer.
    const Pixels bare = draw_offscreen(changed, 1.4);
    changed.items[0] = keyed(all[0].second.items, 14);
    EXPECT_FALSE(draw_offscreen(changed, 1.4).rgba == bare.rgba);
  }
}

TEST(Exact, AKeyedBaseIsLikeItsItems) {
  const auto all = drawings();
  const Drawing& plain = all[5].second;
  Drawing grouped = plain;
  grouped.items = {keyed(plain.items, 99)};
  const Pixels expected = draw_offscreen(plain, 1);
  for (int times = 0; times < 3; ++times)
    EXPECT_TRUE(draw_offscreen(grouped, 1).rgba == expected.rgba) << times;
}

TEST(Exact, AnyThreadMayDraw) {
  const auto all = drawings();
  const Pixels expected = draw_offscreen(all[0].second, 1);
  std::vector<Pixels> drawn(4);
  std::vector<std::thread> threads;
  for (Pixels& p : drawn) threads.emplace_back([&] { p = draw_offscreen(all[0].second, 1); });
  for (std::thread& t : threads) t.join();
  for (const Pixels& p : drawn) EXPECT_TRUE(p.rgba == expected.rgba);
}

TEST(Exact, SizesAreChecked) {
  const Drawing drawing{{0, 10}, {1, 1, 1, 1}, {}};
  EXPECT_THROW(draw_offscreen(drawing, 1), std::runtime_error);
}

}  // namespace
}  // namespace homebound::render
