#include "drawing/digest.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "drawing/warp.h"

namespace homebound::drawing {
namespace {

SharedPath line_to(double x) {
  Path path;
  path.begin(false);
  path.add({0, 0}), path.add({x, 1});
  return SharedPath(std::move(path));
}

std::shared_ptr<const SphereRaster> grey(std::uint8_t value) {
  return std::make_shared<const SphereRaster>(Pixels{1, 1, {value, value, value, 255}},
                                              SphereRaster::Bounds{});
}

// One of each kind of item.
struct Parts {
  Fill fill{line_to(1), {}, {}};
  Stroke stroke{line_to(2), {}, {}, 1, Stroke::Cap::round, {}};
  GlyphRun run;
  Image image{std::make_shared<const Pixels>(Pixels{1, 1, {1, 2, 3, 4}}), {}, 1};
  Warp warp{line_to(3), {}, grey(9), std::make_shared<const SphereGrid>(), 1};
  Group inner, outer;
  std::uint64_t key() const {
    Group whole = outer, part = inner;
    part.items = {fill, stroke};
    whole.items = {run, image, warp, std::make_shared<const Group>(std::move(part))};
    return group_key(whole);
  }
};

TEST(GroupKey, ChangesWithAllThatIsDrawn) {
  const Parts usual;
  EXPECT_NE(usual.key(), 0U);
  const std::function<void(Parts&)> changes[] = {
      [](Parts& p) { p.fill.path = line_to(1.5); },
      [](Parts& p) { p.fill.transform.e = 0.001; },
      [](Parts& p) { p.fill.colour.b += 1e-6F; },
      [](Parts& p) { p.stroke.path = line_to(1); },
      [](Parts& p) { p.stroke.transform.a = 2; },
      [](Parts& p) { p.stroke.colour.a = 0.5F; },
      [](Parts& p) { p.stroke.width = 1.001; },
      [](Parts& p) { p.stroke.cap = Stroke::Cap::butt; },
      [](Parts& p) {
        p.stroke.dashes = {1, 2};
      },
      [](Parts& p) { p.run.size = 13; },
      [](Parts& p) { p.run.origin.x = 1; },
      [](Parts& p) {
        p.run.glyphs = {{7, {0, 0}, 0}};
      },
      [](Parts& p) { p.run.colour.r = 1; },
      [](Parts& p) { p.run.halo = Colour{}; },
      [](Parts& p) { p.run.halo_width = 1; },
      [](Parts& p) {
        p.image.pixels = std::make_shared<const Pixels>(Pixels{1, 1, {1, 2, 3, 5}});
      },
      [](Parts& p) { p.image.transform.f = 3; },
      [](Parts& p) { p.image.opacity = 0.5F; },
      [](Parts& p) { p.warp.path = line_to(4); },
      [](Parts& p) { p.warp.raster = grey(8); },
      [](Parts& p) {
        p.warp.grid = std::make_shared<const SphereGrid>(SphereGrid{{0, 0, 1, 1}, 2, 2, {}});
      },
      [](Parts& p) { p.warp.opacity = 0.5F; },
      [](Parts& p) { p.inner.opacity = 0.5F; },
      [](Parts& p) {
        p.inner.clip = Rect{0, 0, 1, 1};
      },
      [](Parts& p) { p.inner.key = 5; },
      [](Parts& p) { p.outer.opacity = 0.5F; },
      [](Parts& p) {
        p.outer.clip = Rect{0, 0, 1, 1};
      },
  };
  std::set<std::uint64_t> keys{usual.key()};
  for (const auto& change : changes) {
    Parts changed = usual;
    change(changed);
    EXPECT_TRUE(keys.insert(changed.key()).second) << "change " << keys.size();
  }
}

TEST(GroupKey, StaysWhileTheSameIsMadeAgain) {
  Parts once, again;
  again.warp = once.warp;  // a picture of the sphere counts by itself
  EXPECT_EQ(once.key(), again.key());
}

}  // namespace
}  // namespace homebound::drawing
