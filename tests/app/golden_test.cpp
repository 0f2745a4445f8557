// Pictures of the program's own export beside accepted ones.
//
// Tolerance: at most 0.3 % of pixels may differ by more than 32 of 255 in a channel. Other versions of
// FreeType, HarfBuzz or PROJ move an edge by less than that; a label, line or area that moved by a pixel
// does not pass. To accept new pictures after looking at them: HOMEBOUND_ACCEPT=1 app_tests
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "export/png.h"
#include "support/pictures.h"
#include "support/process.h"

namespace {

namespace fs = std::filesystem;
using namespace homebound;

struct Golden {
  const char* name;
  const char* arguments;
};
constexpr Golden goldens[] = {
    {"story-paper-en", "--at 2015-11-10T06:00+08:00 --size 640x360"},
    {"story-night-zh", "--at 2015-11-10T06:00+08:00 --size 640x360 --theme night --language zh"},
    {"scene-landings", "--at scene:8 --size 640x360 --show footnotes"},
    {"scene-gliding", "--at second:48.8 --size 640x360 --theme night --language zh"},
    {"raids-square", "--at 2015-10-20T12:00+08:00 --size 480x480"},
    {"globe-180", "--at 2015-11-10T06:00+08:00 --size 640x360 --projection orthographic --center 180,0"},
    {"robinson-160", "--at 2015-11-10T06:00+08:00 --size 640x360 --projection robinson --center 160,0"},
    {"south-pole",
     "--at 2015-11-10T06:00+08:00 --size 640x360 --theme night --projection lambert-azimuthal --center "
     "0,-90"},
    {"transparent-oblique",
     "--at 2015-11-10T06:00+08:00 --size 640x360 --transparent --projection mollweide --center 100,35"},
};

class Pictures : public testing::TestWithParam<Golden> {};
INSTANTIATE_TEST_SUITE_P(Golden, Pictures, testing::ValuesIn(goldens), [](auto& i) {
  std::string name = i.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST_P(Pictures, MatchesTheAcceptedOne) {
  const fs::path accepted = fs::path(TEST_SOURCE_DIR) / "golden" / (std::string(GetParam().name) + ".png");
  const fs::path found = fs::path(testing::TempDir()) / (std::string("found-") + GetParam().name + ".png");
  const auto outcome = test::homebound("export -o " + found.string() + " " + GetParam().arguments);
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const scene::Pixels now = exporting::read_png(found);
  if (std::getenv("HOMEBOUND_ACCEPT") != nullptr) exporting::write_png(now, accepted);
  ASSERT_TRUE(fs::exists(accepted)) << "look at " << found << " and accept it with HOMEBOUND_ACCEPT=1";
  const scene::Pixels then = exporting::read_png(accepted);
  ASSERT_EQ(now.width, then.width);
  ASSERT_EQ(now.height, then.height);
  const double share = test::share_differing(now, then, 32);
  const fs::path diff = fs::path(testing::TempDir()) / (std::string("diff-") + GetParam().name + ".png");
  if (share > 0.003) exporting::write_png(test::difference(now, then), diff);
  EXPECT_LE(share, 0.003) << "found: " << found << ", difference: " << diff;
}

TEST(Golden, TheComparisonSeesAMovedLabel) {
  scene::Pixels a{100, 100, std::vector<std::uint8_t>(40'000, 255)}, b = a;
  for (int x = 20; x < 60; ++x) b.rgba[static_cast<std::size_t>((50 * 100 + x) * 4)] = 100;
  EXPECT_NEAR(test::share_differing(a, b, 32), 0.004, 1e-9);
}

}  // namespace
