// Stills, documents and decks through the program itself.
#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "exporting/png/png.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using namespace homebound;
using testing::HasSubstr;

class Stills : public testing::Test {
 protected:
  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  test::Outcome exported(const std::string& name, const std::string& arguments) const {
    const auto outcome = test::homebound("export -o " + file(name) + " --json " + arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome;
  }
  drawing::Pixels picture(const std::string& arguments) const {
    exported("a.png", arguments);
    return exporting::read_png(file("a.png"));
  }
  test::TemporaryFolder folder_;
};

// Straight alpha: where page and sea let through what is below, that colour laid below gives the opaque
// picture, and no edge is darker than it was.
TEST_F(Stills, ATransparentPictureLaidOnItsColoursIsTheOpaqueOne) {
  const std::string map = "--size 640x360 --projection robinson --center 110,0 --theme paper";
  const drawing::Pixels clear = picture(map + " --transparent"), opaque = picture(map);
  const int below[2][3] = {{0xf4, 0xf1, 0xea}, {0xd3, 0xe2, 0xea}};  // paper's page and ocean
  std::size_t far = 0, partly = 0;
  for (std::size_t i = 0; i < clear.rgba.size(); i += 4) {
    const int alpha = clear.rgba[i + 3];
    if (alpha == 0 || alpha == 255) continue;
    ++partly;
    const auto off = [&](const int* colour) {
      int most = 0;
      for (std::size_t c = 0; c < 3; ++c) {
        const int laid = (clear.rgba[i + c] * alpha + colour[c] * (255 - alpha) + 127) / 255;
        most = std::max(most, std::abs(laid - opaque.rgba[i + c]));
      }
      return most;
    };
    far += std::min(off(below[0]), off(below[1])) > 4;
  }
  EXPECT_GT(partly, 5000U);
  EXPECT_LT(far, partly / 50) << "more than those between page and sea";
}

TEST_F(Stills, ScaleEnlargesTextButNotGeography) {
  const auto labels = [&](const std::string& scale) {
    return nlohmann::json::parse(
        exported(
            "a.png",
            "--size 1920x1080 --hide title,clock,totals,legend,caption --extent 95,0,125,45 --scale " + scale)
            .out)["labels"];
  };
  const auto small = labels("1"), large = labels("1.5");
  int compared = 0;
  for (const auto& a : small)
    for (const auto& b : large)
      if (a["kind"] == "airport" && a["text"] == b["text"]) {
        ++compared;
        // The same place on the picture, but for what the overlays's larger margins move it by.
        EXPECT_NEAR(double(a["at"][0]) / 1920, double(b["at"][0]) / 1920, 0.03) << a << b;
        EXPECT_NEAR((double(b["box"][3]) - double(b["box"][1])) / (double(a["box"][3]) - double(a["box"][1])),
                    1.5, 0.05);
      }
  EXPECT_GE(compared, 3);
}

TEST_F(Stills, TheSameRequestGivesTheSameBytesWhateverTheFormat) {
  for (const std::string name : {"a.png", "a.svg", "a.pdf"}) {
    const std::string arguments = "--size 320x180 --theme night --language both --at scene:9";
    exported(name, arguments);
    const std::string first = test::contents(file(name));
    exported("other.png", "--size 320x180");
    exported(name, arguments);
    EXPECT_GT(first.size(), 10'000U);
    EXPECT_TRUE(first == test::contents(file(name))) << name;
    EXPECT_EQ(first.find("CreationDate"), std::string::npos) << name;
  }
}

TEST_F(Stills, LayersOfDocumentsAreNamed) {
  exported("a.svg", "--size 640x360");
  const std::string svg = test::contents(file("a.svg"));
  EXPECT_THAT(svg, HasSubstr(R"(width="640px" height="360px" viewBox="0 0 1280 720")"));
  for (const char* layer : {"Sea", "Land", "Coast", "Boundaries", "Routes", "Places", "Aircraft"})
    EXPECT_THAT(svg, HasSubstr("inkscape:label=\"" + std::string(layer) + "\""));
  EXPECT_THAT(svg, HasSubstr("<title>Four charters, 10 November 2015</title>"));
  EXPECT_THAT(svg, HasSubstr(">Phnom Penh</text>"));
  EXPECT_LT(svg.size(), 700'000U);
  exported("a.pdf", "--size 640x360");
  EXPECT_THAT(test::run("qpdf --qdf --object-streams=disable " + file("a.pdf") + " -").out,
              HasSubstr("/Name (Land)"));
}

TEST_F(Stills, ADeckHasAPageASceneWithSourcesAndLinks) {
  std::ofstream(file("a.toml")) << R"(title = { en = "Two days", zh = "两天" }
[[source]]
id = "gazette"
title = "The Gazette"
date = "2020-01-02"
url = "https://example.org/a?b=1&c='2'"
[[source]]
id = "herald"
title = "The Herald"
[[figure]]
id = "seen"
value = 10
[[figure.claims]]
value = 12
source = "herald"
[[flight]]
id = "one"
from = "SCL"
to = "SYD"
depart = 2020-01-01T10:00:00
people = 10
[[event]]
at = 2020-01-01T12:00:00Z
text = "Something is seen."
figure = "seen"
note = "Two days are possible."
source = "gazette"
[[scene]]
title = { en = "The first day", zh = "第一天" }
notes = "Speak slowly."
from = 2020-01-01T00:00:00
to = 2020-01-02T00:00:00
[[scene]]
title = "The second day"
from = 2020-01-02T00:00:00
to = 2020-01-03T00:00:00
)";
  const std::string arguments = file("a.toml") + " --deck --size 1240x1754 --language both --notes";
  const auto outcome = exported("deck.pdf", arguments);
  exported("again.pdf", arguments);
  EXPECT_TRUE(test::contents(file("deck.pdf")) == test::contents(file("again.pdf")));
  EXPECT_EQ(nlohmann::json::parse(outcome.out)["pages"], 4);
  EXPECT_THAT(test::run("pdfinfo " + file("deck.pdf")).out, HasSubstr("Pages:           4\n"));
  const auto checked = test::run("qpdf --check " + file("deck.pdf"));
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
  const std::string first = test::run("pdftotext -f 2 -l 2 " + file("deck.pdf") + " -").out;
  for (const char* said :
       {"The first day", "第一天", "Something is seen.", "Speak slowly.", "Two days are possible.",
        "Claims differ: 12 (2)", "The Gazette, 2 January 2020", "The Herald"})
    EXPECT_THAT(first, HasSubstr(said));
  // What is handed out has no notes unless they are asked for.
  for (const char* hidden : {"", " --hide-notes", " --notes --hide-notes"}) {
    exported("handed.pdf", file("a.toml") + " --deck --size 1240x1754" + hidden);
    const std::string handed = test::run("pdftotext " + file("handed.pdf") + " -").out;
    EXPECT_THAT(handed, HasSubstr("Something is seen."));
    for (const char* said : {"Notes", "Speak slowly.", "Two days are possible."})
      EXPECT_EQ(handed.find(said), std::string::npos) << said << hidden;
  }
  EXPECT_THAT(test::run("pdftotext -f 4 -l 4 " + file("deck.pdf") + " -").out,
              HasSubstr("https://example.org/a?b=1"));
  const std::string objects = test::run("qpdf --qdf --object-streams=disable " + file("deck.pdf") + " -").out;
  EXPECT_THAT(objects, HasSubstr("/URI (https://example.org/a?b=1&c=%272%27)"));
  EXPECT_THAT(objects, HasSubstr("/Outlines"));
  EXPECT_THAT(objects, HasSubstr("/Title (2 The second day)"));
}

TEST_F(Stills, ADeckSaysTheWordsOfACardOnce) {
  std::ofstream(file("a.toml")) << R"(
title = "A story"
[[flight]]
from = "CGK"
to = "PEK"
depart = 2020-01-01T00:00:00Z
[[scene]]
title = "Before it begins"
text = "Said but once"
card = true
from = 2020-01-01T00:00:00Z
to = 2020-01-01T01:00:00Z
)";
  exported("deck.pdf", file("a.toml") + " --deck --size 1240x1754");
  const std::string page = test::run("pdftotext -f 2 -l 2 " + file("deck.pdf") + " -").out;
  const auto first = page.find("Said but once");
  ASSERT_NE(first, page.npos) << page;
  EXPECT_EQ(page.find("Said but once", first + 1), page.npos) << page;
}

TEST_F(Stills, DecksAndSheetsSayWhichFilesTheyAre) {
  const auto deck = test::homebound("export --deck -o " + file("a.png"));
  EXPECT_EQ(deck.status, 2);
  EXPECT_THAT(deck.err, HasSubstr("a deck is a PDF"));
  const auto notes = test::homebound("export --notes -o " + file("a.pdf"));
  EXPECT_EQ(notes.status, 2);
  EXPECT_THAT(notes.err, HasSubstr("--notes are those of a --deck"));
  const auto sheet = test::homebound("export --contact-sheet -o " + file("a.mp4"));
  EXPECT_EQ(sheet.status, 2);
  EXPECT_THAT(sheet.err, HasSubstr("a contact sheet is a picture"));
}

TEST_F(Stills, AContactSheetIsAPictureOfItsSize) {
  const drawing::Pixels sheet = picture("--contact-sheet --size 640x360");
  EXPECT_EQ(sheet.width, 640);
  EXPECT_EQ(sheet.height, 360);
}

// A picture with a place singled out, or with two maps, is what a script's export of the same look is.
TEST_F(Stills, AreTheSameByOptionsAndByAScript) {
  const std::pair<const char*, const char*> alike[] = {
      {"--focus place:PNH", "-c 'focus place:PNH'"},
      {"--beside days=+1", "-c 'beside days=+1'"},
      {"--filter kind=suspects --beside kind=officers",
       "-c 'filter kind=suspects' -c 'beside kind=officers'"},
      {"--filter from=CGK --frame-shown", "-c 'filter from=CGK' -c 'frame shown'"}};
  std::set<std::vector<std::uint8_t>> all;
  for (const auto& [options, commands] : alike) {
    const std::string page = " --size 640x360";
    const drawing::Pixels one = picture(options + page + " --at scene:7");
    const auto outcome = test::homebound(std::string("do -c 'goto scene:7' ") + commands + " -c 'export " +
                                         file("b.png") + page + "'");
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const drawing::Pixels other = exporting::read_png(file("b.png"));
    EXPECT_EQ(one.width, 640);
    EXPECT_EQ(one.height, 360);
    EXPECT_EQ(one.rgba, other.rgba) << options;
    all.insert(one.rgba);
  }
  EXPECT_EQ(all.size(), std::size(alike)) << "each is a picture of its own";
}

TEST_F(Stills, RefuseAFocusOrASecondMapThatDoesNotExist) {
  const auto refused = [&](const std::string& arguments) {
    const auto outcome = test::homebound("export -o " + file("x.png") + " " + arguments);
    EXPECT_EQ(outcome.status, 2) << arguments;
    return outcome.err;
  };
  EXPECT_THAT(refused("--focus place:PNX"), HasSubstr("did you mean 'PNH'"));
  EXPECT_THAT(refused("--focus PNH"), HasSubstr("place:ID, flight:ID or none"));
  EXPECT_THAT(refused("--beside days=many"), HasSubstr("a whole number of days"));
  EXPECT_THAT(refused("--beside days=0"), HasSubstr("days=+1"));
  EXPECT_THAT(refused("--filter from=CGK --filter-shown"), HasSubstr("--filter-shown"));
}

}  // namespace
