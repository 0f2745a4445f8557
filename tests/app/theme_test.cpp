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

const std::string house = TEST_SOURCE_DIR "/data/house/";

TEST(HouseStyle, IsOnEveryExport) {
  const test::TemporaryFolder folder;
  const auto made = [&](const std::string& name, const std::string& options) {
    const std::string file = (folder / name).string();
    const test::Outcome o = test::homebound("export -o " + file + " --size 640x360 " + options);
    EXPECT_EQ(o.status, 0) << o.err;
    return file;
  };
  const std::string day = " --theme " + house + "house.toml",
                    night = " --theme " + house + "house-night.toml";
  const std::string svg = test::contents(made("a.svg", day));
  EXPECT_THAT(svg, HasSubstr("<title>House of Cards &amp; Maps</title>"));
  EXPECT_THAT(svg, HasSubstr("Noto Serif"));
  EXPECT_THAT(test::contents(made("zh.svg", night + " --language zh")),
              HasSubstr("<title>纸牌与地图社</title>"));
  EXPECT_THAT(test::contents(made("none.svg", day + " --hide logo")),
              testing::Not(HasSubstr("House of Cards")));
  EXPECT_THAT(test::contents(made("plain.svg", "")), testing::Not(HasSubstr("Noto Serif")));
  // What the page says of its pictures, for those who do not see them.
  EXPECT_THAT(test::contents(made("a.html", day + " --fps 1 --language en")),
              HasSubstr("Logo: House of Cards & Maps"));
  const std::string slides = made("a.pptx", day + " --stills");
  const auto part = [&](const std::string& name) { return test::run("unzip -p " + slides + " " + name).out; };
  EXPECT_THAT(part("ppt/slideMasters/slideMaster1.xml"), HasSubstr("descr=\"House of Cards &amp; Maps\""));
  EXPECT_THAT(part("ppt/theme/theme1.xml"), HasSubstr("<a:latin typeface=\"Noto Serif\"/>"
                                                      "<a:ea typeface=\"Noto Serif CJK SC\"/>"));
  EXPECT_FALSE(part("ppt/media/logo.png").empty());
}

TEST(KindColours, AreTheScenarios) {
  const test::TemporaryFolder folder;
  const auto of = [&](const std::string& colour) {
    test::put(
        folder / "s.toml",
        "title = 'x'\ncolours = { crew = '" + colour +
            "' }\n[[flight]]\nid = 'a'\nfrom = 'CGK'\nto = 'PVG'\ndepart = 2020-01-01T00:00:00Z\npeople = "
            "1\nkind = 'crew'\n[[flight]]\nid = 'b'\nfrom = 'CGK'\nto = 'PEK'\ndepart = "
            "2020-01-01T00:00:00Z\npeople = 1\nkind = 'guests'\n");
    return (folder / "s.toml").string();
  };
  const std::string out = (folder / "x.svg").string();
  const test::Outcome good = test::homebound("export " + of("#7a0177") + " -o " + out);
  EXPECT_EQ(good.status, 0);
  EXPECT_EQ(good.err.find("contrast"), std::string::npos) << good.err;
  EXPECT_THAT(test::contents(out), HasSubstr("#7a0177"));
  const test::Outcome pale = test::homebound("export " + of("#ffe08a") + " -o " + out);
  EXPECT_EQ(pale.status, 0);
  EXPECT_THAT(pale.err, HasSubstr("warning: colours.crew: #ffe08a has a contrast of"));
  const test::Outcome check = test::homebound("check " + of("#ffe08a"));
  EXPECT_EQ(check.status, 0);
  EXPECT_THAT(check.out, HasSubstr("expected at least 3:1"));
  const test::Outcome wrong = test::homebound("check " + of("red"));
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.out, HasSubstr("colours.crew"));
}

}  // namespace
}  // namespace homebound
