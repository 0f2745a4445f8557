// The backends draw the same picture of the same drawing.
#include <gtest/gtest.h>

#include "backends.h"
#include "measure.h"
#include "scenes.h"

namespace homebound::render {
namespace {

class Agreement : public testing::TestWithParam<double> {};
INSTANTIATE_TEST_SUITE_P(Scales, Agreement, testing::Values(1.0, 2.0));

TEST_P(Agreement, OfGlAndCairo) {
  for (const auto& [name, drawing] : drawings()) {
    const drawing::Pixels gl = draw_offscreen(drawing, GetParam()), cairo = draw_cairo(drawing, GetParam());
    ASSERT_EQ(gl.width, cairo.width);
    ASSERT_EQ(gl.height, cairo.height);
    const Difference d = difference(gl, cairo);
    // Antialiasing differs along edges, where Cairo samples 17 x 15 points a pixel; on a transparent page
    // also the colour of pixels that are hardly covered.
    EXPECT_LT(d.mean, 0.5) << name;
    EXPECT_LT(d.far, 0.002) << name;
  }
}

}  // namespace
}  // namespace homebound::render
