// The installed program finds its own shaders, assets and geodata from any working directory.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/process.h"

namespace {

namespace fs = std::filesystem;
using homebound::test::run;

TEST(Install, TheProgramUsesWhatIsInstalledBesideIt) {
  const fs::path prefix = fs::path(testing::TempDir()) / "homebound-installed";
  fs::remove_all(prefix);
  const auto install = run("cmake --install " HOMEBOUND_BUILD_DIR " --prefix " + prefix.string());
  ASSERT_EQ(install.status, 0) << install.err;
  const std::string program =
      "cd / && env -u DISPLAY -u HOMEBOUND_DATA " + (prefix / "bin/homebound").string();
  const std::string picture = (prefix / "out.png").string();
  const std::string draw = program + " export -o " + picture + " --size 320x180 --theme relief";
  EXPECT_EQ(run(draw).status, 0);
  EXPECT_TRUE(fs::exists(picture));
  // Break each installed part: the program must stumble over that very file.
  for (const char* part : {"assets/themes/relief.toml", "assets/scenarios/2015-11-10-charters.toml",
                           "shaders/warp.frag", "geodata/basemap.gpkg"}) {
    const fs::path file = prefix / "share/homebound" / part;
    ASSERT_TRUE(fs::exists(file)) << part;
    const fs::path aside = file.string() + ".aside";
    fs::rename(file, aside);
    std::ofstream(file) << "broken on purpose\n";
    const auto outcome = run(draw);
    EXPECT_EQ(outcome.status, 1) << part;
    EXPECT_THAT(outcome.err, testing::HasSubstr(file.filename().string())) << part;
    fs::rename(aside, file);
  }
  fs::remove_all(prefix);
}

}  // namespace
