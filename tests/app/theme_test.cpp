// Themes of a user's own through the program: a copy beside the scenario, found from anywhere.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/resources.h"
#include "exporting/png/png.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

using testing::HasSubstr;

class OwnTheme : public testing::Test {
 protected:
  OwnTheme() { copy_theme("'#fffff0'"); }
  // The shipped theme "paper", its land's colour changed.
  void copy_theme(const std::string& land) {
    std::string theme = test::contents(resource("assets/themes/paper.toml").string());
    const std::size_t line = theme.find("\nland ") + 1;
    theme.replace(line, theme.find('\n', line) - line, "land = " + land);
    test::put(folder_ / "mine.toml", theme);
    line_ = std::count(theme.begin(), theme.begin() + static_cast<std::ptrdiff_t>(line), '\n') + 1;
  }
  std::string scenario(const std::string& theme) {
    test::put(folder_ / "s.toml", "title = 'x'\ntheme = '" + theme +
                                      "'\n[[flight]]\nid = 'a'\nfrom = 'CGK'\nto = 'PVG'\ndepart = "
                                      "2020-01-01T00:00:00Z\npeople = 1\n");
    return (folder_ / "s.toml").string();
  }
  std::string located(const std::string& line_and_column) {
    return (folder_ / "s.toml").string() + line_and_column;
  }
  test::TemporaryFolder folder_;
  std::ptrdiff_t line_ = 0;
};

TEST_F(OwnTheme, BesideTheScenarioIsFoundFromAnyDirectory) {
  const std::string out = (folder_ / "x.png").string(), file = scenario("mine.toml");
  const test::Outcome o = test::homebound("export " + file + " -o " + out + " --size 640x360 --hide relief");
  ASSERT_EQ(o.status, 0) << o.err;
  const auto picture = exporting::read_png(out).rgba;
  int land = 0;
  for (std::size_t i = 0; i < picture.size(); i += 4)
    land += picture[i] == 0xff && picture[i + 1] == 0xff && picture[i + 2] == 0xf0;
  EXPECT_GT(land, 5000);
  EXPECT_EQ(test::homebound("check " + file).status, 0);
  // And from the scenario's own folder.
  const test::Outcome here = test::run("cd " + folder_.path().string() +
                                       " && " HOMEBOUND_PROGRAM " export s.toml -o y.png --size 320x180");
  EXPECT_EQ(here.status, 0) << here.err;
}

TEST_F(OwnTheme, ErrorsInItNameItsLine) {
  copy_theme("'no colour'");
  const std::string expected = (folder_ / "mine.toml").string() + ":" + std::to_string(line_) +
                               ":8: error: 'land' must be a colour such as \"#1f2a33\", found \"no colour\"";
  const std::string file = scenario("mine.toml");
  const test::Outcome check = test::homebound("check " + file);
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.out, HasSubstr(expected));
  const test::Outcome o = test::homebound("export " + file + " -o " + (folder_ / "x.png").string());
  EXPECT_EQ(o.status, 1);
  EXPECT_THAT(o.err, HasSubstr(expected));
}

TEST_F(OwnTheme, ThatIsNotThereIsAnErrorOfTheScenario) {
  const auto error_of = [&](const std::string& theme) {
    const test::Outcome o = test::homebound("check " + scenario(theme));
    EXPECT_EQ(o.status, 1);
    return o.out;
  };
  EXPECT_THAT(error_of("mien.toml"),
              HasSubstr(located(":2:9: error: theme: 'mien.toml' is not there; did you mean 'mine.toml'?")));
  EXPECT_THAT(error_of("papre"), HasSubstr(located(":2:9: error: unknown theme 'papre'")));
  EXPECT_THAT(error_of("papre"), HasSubstr("did you mean 'paper'?"));
  EXPECT_THAT(error_of("../mine.toml"), HasSubstr("leads out of the scenario's folder"));
  EXPECT_THAT(error_of("/etc/hosts.toml"), HasSubstr("leads out of the scenario's folder"));
  test::put(folder_ / "based.toml", "based_on = '../house.toml'\n");
  EXPECT_THAT(error_of("based.toml"), HasSubstr("based.toml:1:12: error: '../house.toml' leads out of the "
                                                "theme's folder"));
}

}  // namespace
}  // namespace homebound
