// PNG files as others read them: libpng, and the chunks taken apart by hand.
#include "exporting/png/png.h"

#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "base/error.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

using test::contents, test::put, test::TemporaryFolder;
using testing::AllOf, testing::HasSubstr, testing::ThrowsMessage;

enum class Content { flat, gradient, noise };

drawing::Pixels picture(int width, int height, Content content, int alpha = 255) {
  std::mt19937 random(1);
  drawing::Pixels p{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int base = content == Content::flat       ? (x / 37 + y / 23) % 5 * 50
                       : content == Content::gradient ? x + y
                                                      : 0;
      for (int c = 0; c < 3; ++c) {
        p.rgba.push_back(static_cast<std::uint8_t>(content == Content::noise ? random() : base * (c + 1)));
      }
      p.rgba.push_back(static_cast<std::uint8_t>(alpha == 255 ? 255 : (alpha + x) % 256));
    }
  }
  return p;
}

std::size_t big_endian(const std::string& bytes, std::size_t at) {
  std::size_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// Chunks in order; fails the test when a checksum is wrong.
std::vector<std::pair<std::string, std::string>> chunks(const std::string& file) {
  std::vector<std::pair<std::string, std::string>> found;
  EXPECT_EQ(file.substr(0, 8), "\x89PNG\r\n\x1a\n");
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const std::size_t size = big_endian(file, at);
    const std::string typed = file.substr(at + 4, size + 4);
    EXPECT_EQ(crc32_z(0, reinterpret_cast<const Bytef*>(typed.data()), typed.size()),
              big_endian(file, at + 8 + size));
    found.emplace_back(typed.substr(0, 4), typed.substr(4));
    at += 12 + size;
  }
  return found;
}

struct Case {
  int width, height;
  Content content;
  int alpha;
};
class RoundTrip : public testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(Png, RoundTrip,
                         testing::Values(Case{1, 1, Content::flat, 255}, Case{3, 128, Content::noise, 255},
                                         Case{640, 129, Content::flat, 255},
                                         Case{500, 300, Content::gradient, 255},
                                         Case{301, 257, Content::noise, 0},
                                         Case{300, 1000, Content::gradient, 7}));

TEST_P(RoundTrip, KeepsEveryPixel) {
  const auto [width, height, content, alpha] = GetParam();
  const TemporaryFolder folder;
  const drawing::Pixels wanted = picture(width, height, content, alpha);
  write_png(wanted, folder / "a.png");
  const drawing::Pixels got = read_png(folder / "a.png");
  EXPECT_EQ(got.width, width);
  EXPECT_EQ(got.height, height);
  EXPECT_EQ(got.rgba, wanted.rgba);
  EXPECT_EQ(png(wanted), contents(folder / "a.png")) << "other bytes from the same pixels";
}

TEST(Png, StripsGiveTheSameBytes) {
  for (const Content content : {Content::flat, Content::gradient, Content::noise}) {
    const drawing::Pixels whole = picture(50, 700, content);
    std::string found;
    PngStream stream([&](std::string_view bytes) { found += bytes; }, 50, 700, true, {});
    for (const auto& [from, to] : {std::pair<std::ptrdiff_t, std::ptrdiff_t>{0, 128}, {128, 512}, {512, 700}})
      stream.add(drawing::Pixels{
          50, static_cast<int>(to - from), {whole.rgba.begin() + from * 200, whole.rgba.begin() + to * 200}});
    EXPECT_TRUE(found == png(whole));
    EXPECT_THROW(stream.add(whole), Error) << "it is whole already";
  }
}

TEST(Png, CompressesFlatAreasAndGradients) {
  const std::size_t raw{1000 * 1000 * 3};
  EXPECT_LT(png(picture(1000, 1000, Content::flat)).size(), raw / 100);
  EXPECT_LT(png(picture(1000, 1000, Content::gradient)).size(), raw / 100);
}

TEST(Png, TellsWhatItHolds) {
  const auto found = chunks(png(picture(20, 10, Content::flat),
                                {300, "回家", "A map", "homebound export", Instant(std::chrono::hours(24))}));
  EXPECT_EQ(found.front().first, "IHDR");
  EXPECT_EQ(found.front().second, std::string("\0\0\0\x14\0\0\0\x0a\x08\x02\0\0\0", 13));
  EXPECT_EQ(found.back().first, "IEND");
  const std::multimap<std::string, std::string> all(found.begin(), found.end());
  EXPECT_EQ(all.find("sRGB")->second.size(), 1U);
  EXPECT_EQ(big_endian(all.find("gAMA")->second, 0), 45455U);
  EXPECT_EQ(big_endian(all.find("cHRM")->second, 8), 64000U) << "red's x";
  const std::string density = all.find("pHYs")->second;  // 300 / 0.0254 = 11811 pixels a metre
  EXPECT_EQ(big_endian(density, 0), 11811U);
  EXPECT_EQ(big_endian(density, 4), 11811U);
  EXPECT_EQ(density[8], 1);
  EXPECT_EQ(all.find("iTXt")->second, std::string("Title\0\0\0\0\0", 10) + "回家");
  std::vector<std::string> texts;
  for (const auto& [type, data] : found) {
    if (type == "tEXt") texts.push_back(data);
  }
  EXPECT_THAT(texts, testing::UnorderedElementsAre(
                         std::string("Description\0A map", 17), std::string("Source\0homebound export", 23),
                         testing::StartsWith(std::string("Software\0Homebound ", 19)),
                         std::string("Creation Time\0", 14) + "1970-01-02T00:00:00+00:00"));
}

TEST(Png, HasNoAlphaWhenOpaque) {
  const auto colour_type = [](int alpha) { return int{png(picture(9, 9, Content::flat, alpha))[25]}; };
  EXPECT_EQ(colour_type(255), 2);
  EXPECT_EQ(colour_type(3), 6);
}

TEST(Png, IsReadByOthers) {
  const TemporaryFolder folder;
  write_png(picture(640, 480, Content::noise, 9), folder / "a.png", {150, "Title", "", "", {}});
  const test::Outcome seen =
      test::run("identify -format '%w %h %[channels] %x %U %[Title]' " + (folder / "a.png").string());
  EXPECT_EQ(seen.status, 0) << seen.err;
  EXPECT_EQ(seen.err, "");
  EXPECT_THAT(seen.out, AllOf(HasSubstr("640 480 srgba "), HasSubstr(" 59.06"),
                              HasSubstr("PixelsPerCentimeter Title")));
}

TEST(Png, FailuresNameTheFile) {
  const TemporaryFolder folder;
  EXPECT_THAT([&] { read_png(folder / "none.png"); }, ThrowsMessage<Error>(HasSubstr("none.png")));
  put(folder / "text.png", "no picture at all, but some bytes");
  EXPECT_THAT([&] { read_png(folder / "text.png"); }, ThrowsMessage<Error>(HasSubstr("text.png")));
  const std::string whole = png(picture(100, 100, Content::noise));
  put(folder / "cut.png", whole.substr(0, whole.size() / 2));
  EXPECT_THAT([&] { read_png(folder / "cut.png"); }, ThrowsMessage<Error>(HasSubstr("cut.png")));
  EXPECT_THAT([&] { png({0, 10, {}}); }, ThrowsMessage<Error>(HasSubstr("0 x 10")));
  EXPECT_THAT(
      [&] {
        png({10, 10, std::vector<std::uint8_t>(7)});
      },
      ThrowsMessage<Error>(HasSubstr("10 x 10")));
}

}  // namespace
}  // namespace homebound::exporting
