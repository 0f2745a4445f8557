// Pictures on callouts: SVG, and photographs of cameras that were held on their side.
#include <array>
#include <cstdint>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "compose/map/user_layer_files.h"
#include "compose/view/svg_picture.h"
#include "scenario/read/read.h"
#include "support/documents.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound::compose {
namespace {

class SvgPicture : public testing::Test {
 protected:
  std::shared_ptr<const drawing::Pixels> read(const std::string& text, int most = 100) const {
    const auto file = folder_ / "a.svg";
    std::ofstream(file) << text;
    return read_svg(file, most);
  }
  static std::array<int, 4> at(const drawing::Pixels& p, int x, int y) {
    const std::uint8_t* const c = p.rgba.data() + 4 * (static_cast<std::ptrdiff_t>(y) * p.width + x);
    return {c[0], c[1], c[2], c[3]};
  }
  test::TemporaryFolder folder_;
};

constexpr const char* namespaces =
    "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'";

TEST_F(SvgPicture, HasItsColoursAndProportions) {
  const auto p = read(std::string("<svg ") + namespaces + R"( width="20" height="10">
    <rect width="10" height="10" fill="#c81e32"/><rect x="10" width="10" height="10" fill="#0a50c8" opacity="0.5"/></svg>)");
  EXPECT_EQ(p->width, 100);
  EXPECT_EQ(p->height, 50);
  EXPECT_EQ(at(*p, 20, 25), (std::array{0xc8, 0x1e, 0x32, 255}));
  const auto half = at(*p, 80, 25);  // straight alpha: the colour stays, within what eight bits lose
  EXPECT_NEAR(half[0], 0x0a, 2);
  EXPECT_NEAR(half[1], 0x50, 2);
  EXPECT_NEAR(half[2], 0xc8, 2);
  EXPECT_NEAR(half[3], 128, 1);
}

TEST_F(SvgPicture, WithoutASizeHasThatOfItsViewBox) {
  const auto p =
      read(std::string("<svg ") + namespaces + " viewBox='0 0 30 60'><circle cx='15' cy='30' r='10'/></svg>");
  EXPECT_EQ(p->width, 50);
  EXPECT_EQ(p->height, 100);
  EXPECT_EQ(at(*p, 25, 50)[3], 255);
  EXPECT_EQ(at(*p, 1, 1)[3], 0);
}

TEST_F(SvgPicture, ReadsNothingOutsideItself) {
  std::ofstream(folder_ / "secret.svg")
      << "<svg " << namespaces << " width='10' height='10'><rect width='10' height='10'/></svg>";
  for (const std::string& name : {std::string("secret.svg"), "file://" + (folder_ / "secret.svg").string()}) {
    const auto p =
        read(std::string("<svg ") + namespaces + " width='10' height='10'><image width='10' height='10' " +
             "href='" + name + "' xlink:href='" + name + "'/></svg>");
    EXPECT_EQ(at(*p, 50, 50)[3], 0) << name;
  }
}

TEST_F(SvgPicture, WhatIsNoneSaysSo) {
  for (const char* text : {"", "hello", "<svg", "<html/>", "\x89PNG"})
    EXPECT_THROW(read(text), Error) << text;
  EXPECT_THROW(read_svg(folder_ / "nowhere.svg", 100), Error);
}

// A camera writes how it was held. The picture is red on the left and blue on the right, twice as wide as
// high.
TEST(Photograph, IsSeenAsTheCameraWasHeld) {
  const test::TemporaryFolder folder;
  const std::string jpeg = (folder / "photo.jpg").string();
  ASSERT_EQ(
      test::run("convert -size 32x32 xc:red xc:blue +append -quality 100 -sampling-factor 4:4:4 " + jpeg)
          .status,
      0);
  const std::string plain = test::contents(jpeg);
  std::ofstream(folder / "story.toml") << R"(title = "T"
[[place]]
id = "A"
name = "A"
zone = "UTC"
lon = 1
lat = 2
[[callout]]
place = "A"
image = "photo.jpg"
)";
  const auto seen = [&](int orientation) {
    // The tag Orientation (0x0112) in an EXIF segment of its own, most significant byte first.
    using namespace std::string_literals;
    const std::string tiff = "MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s +
                             static_cast<char>(orientation) + "\0\0\0\0\0\0"s;
    const std::string exif = "Exif\0\0"s + tiff;
    const std::string segment = "\xff\xe1"s + '\0' + static_cast<char>(exif.size() + 2) + exif;
    std::ofstream(jpeg, std::ios::binary) << plain.substr(0, 2) << segment << plain.substr(2);
    const auto layers = UserLayers::read(scenario::read((folder / "story.toml").string()));
    return layers->pictures().at(0);
  };
  const auto red = [](const drawing::Pixels& p, double x, double y) {
    const auto at = 4 * (static_cast<std::size_t>(y * p.height) * static_cast<std::size_t>(p.width) +
                         static_cast<std::size_t>(x * p.width));
    return p.rgba[at] > 200 && p.rgba[at + 2] < 60;
  };
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto p = seen(orientation);
    const bool lies = orientation >= 5;
    EXPECT_EQ(p->width, lies ? 32 : 64) << orientation;
    EXPECT_EQ(p->height, lies ? 64 : 32) << orientation;
    // Which half is red: left for 1 and 4, right for 2 and 3, above for 5 and 6, below for 7 and 8.
    EXPECT_EQ(red(*p, 0.25, 0.25),
              orientation == 1 || orientation == 4 || orientation == 5 || orientation == 6)
        << orientation;
    EXPECT_EQ(red(*p, 0.75, 0.75),
              orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
        << orientation;
    EXPECT_NE(red(*p, 0.25, 0.25), red(*p, 0.75, 0.75)) << orientation;
  }
}

}  // namespace
}  // namespace homebound::compose
