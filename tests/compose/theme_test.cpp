// The shipped themes, and themes of one's own.
#include "compose/view/theme.h"

#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"
#include "text/families.h"
#include "text/spare_font.h"
#include "text/text.h"

namespace homebound::compose {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Colour over(Colour top, Colour below) {
  const auto mix = [&](float a, float b) { return a * top.a + b * (1 - top.a); };
  return {mix(top.r, below.r), mix(top.g, below.g), mix(top.b, below.b), 1};
}
// WCAG's relative luminance plus its constant.
double lightness(Colour c) { return 0.05 * contrast_ratio(c, {0, 0, 0, 1}); }

TEST(ShippedThemes, AreFive) {
  EXPECT_THAT(theme_names(), ElementsAre("high-contrast", "night", "paper", "print", "relief"));
  for (const std::string& name : theme_names()) EXPECT_EQ(read_theme(name).name, name);
}

// WCAG 2.1: 4.5:1 for text (AA), 7:1 (AAA); 3:1 for lines that matter.
TEST(ShippedThemes, AreReadable) {
  for (const std::string& name : theme_names()) {
    const Theme t = read_theme(name);
    const double least = name == "high-contrast" ? 7 : 4.5;
    for (const Colour ground : {t.land, t.ocean}) {
      for (const Colour text : {t.text, t.text_muted}) {
        EXPECT_GE(contrast_ratio(text, over(t.panel, ground)), least) << name;
        EXPECT_GE(contrast_ratio(text, ground), least) << name;  // labels, even without their halo
        EXPECT_GE(contrast_ratio(text, over(t.text_halo, ground)), least) << name;
      }
      EXPECT_GE(contrast_ratio(t.accent, over(t.panel, ground)), least) << name;
      for (const Colour route : t.routes)
        EXPECT_GE(contrast_ratio(route, ground), name == "high-contrast" ? 4.5 : 3) << name << to_hex(route);
    }
    EXPECT_GE(contrast_ratio(t.inset_land, t.inset_ocean), 1.8) << name;
    EXPECT_GE(contrast_ratio(t.accent, t.inset_ocean), 3) << name;
  }
}

TEST(ShippedThemes, PrintIsToldApartInGreyscale) {
  const Theme t = read_theme("print");
  std::vector<double> shades;
  for (const Colour c : t.routes) shades.push_back(lightness(c));
  std::sort(shades.begin(), shades.end());
  for (std::size_t i = 1; i < shades.size(); ++i) EXPECT_GE(shades[i] / shades[i - 1], 1.5);
  EXPECT_EQ(to_hex(t.page), "#ffffff");
}

class OwnThemes : public testing::Test {
 protected:
  test::TemporaryFolder folder;
  std::string write(const std::string& name, const std::string& text) {
    test::put(folder / name, text);
    return (folder / name).string();
  }
  static std::string error_of(const std::string& file) {
    try {
      read_theme(file);
    } catch (const InputError& e) {
      for (const Diagnostic& found : e.diagnostics()) EXPECT_TRUE(in_chinese(found.message));
      return e.what();
    } catch (const Error& e) {
      return e.what();
    }
    return "";
  }
};

TEST_F(OwnThemes, HoldOnlyWhatDiffers) {
  const std::string file =
      write("mine.toml", "based_on = 'night'\nocean = '#001122'\nroutes = ['#ffffff']\n");
  const Theme mine = read_theme(file), night = read_theme("night");
  EXPECT_EQ(mine.name, "mine");
  EXPECT_EQ(to_hex(mine.ocean), "#001122");
  EXPECT_EQ(mine.routes.size(), 1U);
  EXPECT_EQ(mine.land, night.land);
  EXPECT_TRUE(mine.dark);
}

TEST_F(OwnThemes, MayBeBasedOnAFileBesideThem) {
  write("house.toml", "based_on = 'paper'\nland = '#fffff0'\n");
  const Theme t = read_theme(write("wall.toml", "based_on = 'house.toml'\nroute_width = 4\n"));
  EXPECT_EQ(to_hex(t.land), "#fffff0");
  EXPECT_EQ(t.route_width, 4);
}

TEST_F(OwnThemes, ErrorsNameFileLineAndColumn) {
  const std::string a = write("one.toml", "\nbased_on = 'two.toml'\n"),
                    b = write("two.toml", "based_on = 'one.toml'\n");
  EXPECT_THAT(error_of(a),
              HasSubstr("two.toml:1:12: error: 'based_on' is circular: one.toml -> two.toml -> one.toml"));
  const std::string typo = write("typo.toml", "based_on = 'papre'\n");
  EXPECT_THAT(error_of(typo), HasSubstr(typo + ":1:12: error: unknown theme 'papre'; did you mean 'paper'?"));
  const std::string key = write("key.toml", "based_on = 'paper'\nocaen = '#ffffff'\nrelief = 2\n");
  EXPECT_THAT(error_of(key), HasSubstr(key + ":2:"));
  EXPECT_THAT(error_of(key), HasSubstr("did you mean 'ocean'?"));
  EXPECT_THAT(error_of(key), HasSubstr(key + ":3:10: error: 'relief' must be a number from 0"));
  EXPECT_THAT(error_of(write("gone.toml", "based_on = 'nowhere.toml'\n")), HasSubstr("nowhere.toml"));
  EXPECT_THAT(error_of(write("broken.toml", "land = \n")), HasSubstr("broken.toml:1:"));
  EXPECT_THAT(error_of(write("self.toml", "based_on = 'self.toml'\n")), HasSubstr("self.toml -> self.toml"));
}

class HouseStyle : public OwnThemes {
 protected:
  HouseStyle() {
    for (const char* name : {"logo.svg", "dark.svg"})
      test::put(folder / name, std::string("<svg xmlns='http://www.w3.org/2000/svg' width='80' height='20'>"
                                           "<rect width='80' height='20' fill='") +
                                   (name == std::string("logo.svg") ? "#ff0000" : "#00ff00") + "'/></svg>");
    std::filesystem::copy(text::spare_font(text::Script::latin), folder / "House.otf");
  }
  std::string with(const std::string& keys, const std::string& base = "paper") {
    return write("house.toml", "based_on = '" + base + "'\n" + keys);
  }
};

TEST_F(HouseStyle, FontsAreFamiliesOfThisMachine) {
  const Theme t = read_theme(with("fonts = { latin = 'Noto Serif', chinese = 'Noto Serif CJK SC' }\n"));
  EXPECT_EQ(t.fonts.latin, "Noto Serif");
  EXPECT_EQ(t.fonts.chinese, "Noto Serif CJK SC");
  const text::Line line = text::shape("Jeddah 吉达", t.type(Language::english).style(12));
  ASSERT_EQ(line.runs.size(), 2U);
  EXPECT_THAT(line.runs[0].font->name(), HasSubstr("Noto Serif"));
  EXPECT_THAT(line.runs[1].font->name(), HasSubstr("Noto Serif CJK SC"));
  // A theme without them is set as ever.
  EXPECT_EQ(read_theme("paper").fonts, text::Families{});
}

TEST_F(HouseStyle, AFontBesideTheThemeNeedsNoInstalling) {
  const Theme t = read_theme(with("fonts = { file = 'House.otf' }\n"));
  EXPECT_THAT(text::families_in(folder / "House.otf"), testing::Contains(t.fonts.latin));
  const text::Line line = text::shape("Jeddah", t.type(Language::english).style(12));
  ASSERT_EQ(line.runs.size(), 1U);
  EXPECT_EQ(line.runs[0].font->file(), std::filesystem::canonical(folder / "House.otf").string());
  // No other text finds it.
  const text::Line other = text::shape("Jeddah", read_theme("paper").type(Language::english).style(12));
  EXPECT_NE(other.runs.at(0).font->file(), line.runs[0].font->file());
  EXPECT_EQ(t.fonts.chinese, text::Families{}.chinese);
}

TEST_F(HouseStyle, WrongFontsAreErrorsWithTheNearestName) {
  EXPECT_THAT(
      error_of(with("fonts = { latin = 'Noto Serfi' }\n")),
      HasSubstr("house.toml:2:19: error: there is no font family 'Noto Serfi', neither installed nor in "
                "a file that fonts.file names; did you mean 'Noto Serif'?"));
  EXPECT_THAT(error_of(with("fonts = { chinese = 'Noto Serif' }\n")),
              HasSubstr("the font family 'Noto Serif' has no Chinese characters"));
  EXPECT_THAT(error_of(with("fonts = { file = 'House.oft' }\n")),
              HasSubstr("'House.oft' is not there; did you mean 'House.otf'?"));
  EXPECT_THAT(error_of(with("fonts = { file = 'logo.svg' }\n")), HasSubstr("'logo.svg' is no font"));
  EXPECT_THAT(error_of(with("fonts = { file = '/etc/passwd' }\n")),
              HasSubstr("leads out of the theme's folder"));
  EXPECT_THAT(error_of(with("fonts = { latn = 'x' }\n")),
              HasSubstr("unknown key 'fonts.latn'; did you mean 'latin'?"));
  EXPECT_THAT(error_of(with("fonts = 'Noto Serif'\n")), HasSubstr("'fonts' must be a table"));
}

TEST_F(HouseStyle, ALogoHasAPictureForLightAndOneForDark) {
  const std::string logo = "[logo]\nfile = 'logo.svg'\nnight = 'dark.svg'\nheight = 40\ntext = 'Us'\n";
  const Theme day = read_theme(with(logo)), night = read_theme(with(logo, "night"));
  ASSERT_TRUE(day.logo.picture && night.logo.picture);
  EXPECT_EQ(day.logo.picture->rgba[0], 255);
  EXPECT_EQ(night.logo.picture->rgba[1], 255);
  EXPECT_NEAR(day.logo.size().width, 160, 1);
  EXPECT_EQ(read_theme(with(logo)), read_theme(with(logo)));  // the same picture
}

TEST_F(HouseStyle, WrongLogosAreErrors) {
  EXPECT_THAT(error_of(with("[logo]\nfile = 'lgo.svg'\ntext = 'Us'\n")),
              HasSubstr("house.toml:3:8: error: 'lgo.svg' is not there; did you mean 'logo.svg'?"));
  EXPECT_THAT(error_of(with("[logo]\nfile = 'House.otf'\ntext = 'Us'\n")), HasSubstr("House.otf"));
  EXPECT_THAT(error_of(with("[logo]\nfile = 'logo.svg'\n")), HasSubstr("'logo' needs text"));
  EXPECT_THAT(error_of(with("[logo]\ntext = 'Us'\n")), HasSubstr("'logo' needs file"));
  EXPECT_THAT(error_of(with("[logo]\nfile = 'logo.svg'\ntext = 'Us'\ncorner = 'top rigth'\n")),
              HasSubstr("'logo.corner' is 'top rigth'; did you mean 'top right'?"));
  EXPECT_THAT(error_of(with("[logo]\nfile = 'logo.svg'\ntext = 'Us'\nheight = 900\n")),
              HasSubstr("'logo.height' must be a height from 12 to 120 page units"));
  EXPECT_THAT(error_of(with("[logo]\nfile = 'logo.svg'\ntext = 'Us'\nheight = 110\n")),
              HasSubstr("the logo would be 440 page units wide"));
}

}  // namespace
}  // namespace homebound::compose
