// Colours of GIFs, and the conversion to Y'CbCr, against their definitions.
#include "exporting/film/palette.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporting/film/yuv.h"

namespace homebound::exporting {
namespace {

drawing::Pixels gradient(int width, int height) {
  drawing::Pixels p{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int c : {x * 255 / width, y * 255 / height, 255 - x * 200 / width, 255})
        p.rgba.push_back(static_cast<std::uint8_t>(c));
  return p;
}

std::vector<std::uint8_t> drawn(Palettiser& palettiser, const drawing::Pixels& picture) {
  const std::vector<render::PixelRect> all{{0, 0, picture.width, picture.height}};
  std::vector<std::uint8_t> indices(static_cast<std::size_t>(picture.width * picture.height));
  for (const render::PixelRect& r : palettiser.prepare({{}, picture, true, all}))
    palettiser.draw(picture, r, indices.data(), picture.width);
  return indices;
}

int channel(std::uint32_t colour, int c) { return static_cast<int>(colour >> (16 - 8 * c) & 255); }

TEST(Palette, FewColoursStayAsTheyAre) {
  drawing::Pixels p{200, 1, {}};
  for (int i = 0; i < 200; ++i)
    for (const int c : {i, 255 - i, i / 2, i == 7 ? 100 : 255})
      p.rgba.push_back(static_cast<std::uint8_t>(c));
  Palettiser palettiser;
  const auto indices = drawn(palettiser, p);
  for (std::size_t i = 0; i < 200; ++i) {
    if (i == 7) {
      EXPECT_EQ(indices[i], clear_index);
      continue;
    }
    for (int c = 0; c < 3; ++c)
      EXPECT_EQ(channel(palettiser.colours()[indices[i]], c), p.rgba[4 * i + static_cast<std::size_t>(c)]);
  }
}

// What is in between is mixed: an area of 8 x 8 pixels has the right colour although no pixel has. At the rim
// there are colours beyond all those chosen, which no mixture gives.
TEST(Palette, AreasOfManyColoursAreRightOnAverage) {
  const drawing::Pixels p = gradient(256, 256);
  Palettiser palettiser;
  const auto indices = drawn(palettiser, p);
  for (int top = 24; top < 232; top += 8)
    for (int left = 24; left < 232; left += 8)
      for (int c = 0; c < 3; ++c) {
        int got = 0, wanted = 0;
        for (int y = top; y < top + 8; ++y)
          for (int x = left; x < left + 8; ++x) {
            const auto i = static_cast<std::size_t>(y * 256 + x);
            got += channel(palettiser.colours()[indices[i]], c);
            wanted += p.rgba[4 * i + static_cast<std::size_t>(c)];
          }
        EXPECT_NEAR(got / 64.0, wanted / 64.0, 5) << left << ' ' << top << ' ' << c;
      }
}

TEST(Palette, IsKeptUntilItDoesNotDo) {
  Palettiser palettiser;
  drawing::Pixels p{64, 64, {}};
  for (int i = 0; i < 64 * 64; ++i) p.rgba.insert(p.rgba.end(), {10, 20, 30, 255});
  drawn(palettiser, p);
  const Palette first = palettiser.colours();
  p.rgba[0] = 11;
  drawn(palettiser, p);
  EXPECT_EQ(palettiser.colours(), first);
  for (std::size_t i = 0; i < 400; ++i) p.rgba[4 * i] = 250;
  const auto indices = drawn(palettiser, p);
  EXPECT_EQ(palettiser.colours()[indices[5]], 0xfffa141eU);
}

struct Planes {
  explicit Planes(AVPixelFormat format, int width, int height) : frame(libav().av_frame_alloc()) {
    frame->format = format, frame->width = width, frame->height = height;
    libav().av_frame_get_buffer(frame.get(), 0);
  }
  int at(int plane, int x, int y) const {
    const std::uint8_t* row = frame->data[plane] + std::ptrdiff_t{y} * frame->linesize[plane];
    const bool wide = frame->format == AV_PIX_FMT_YUV444P10 || frame->format == AV_PIX_FMT_YUVA444P10;
    return wide ? row[2 * x] | row[2 * x + 1] << 8 : row[x];
  }
  Libav<AVFrame> frame;
};

drawing::Pixels noise(int width, int height) {
  std::mt19937 random(3);
  drawing::Pixels p{width, height, {}};
  for (int i = 0; i < 4 * width * height; ++i) p.rgba.push_back(static_cast<std::uint8_t>(random()));
  return p;
}

// ITU-R BT.709-6, items 3.2 to 3.5, for one pixel, 8 bits; `plane` 0 to 2.
double bt709(const double* rgb, int plane) {
  const double y = (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]) / 255;
  return plane == 0   ? 16 + 219 * y
         : plane == 1 ? 128 + 224 * (rgb[2] / 255 - y) / 1.8556
                      : 128 + 224 * (rgb[0] / 255 - y) / 1.5748;
}

TEST(Yuv, FollowsTheDefinition) {
  const drawing::Pixels p = noise(64, 32);
  const auto pixel = [&](int x, int y, std::size_t c) {
    return 1.0 * p.rgba[static_cast<std::size_t>(4 * (y * 64 + std::max(x, 0))) + c];
  };
  Planes ten(AV_PIX_FMT_YUVA444P10, 64, 32), half(AV_PIX_FMT_YUVA420P, 64, 32);
  to_yuv(p, {0, 0, 64, 32}, *ten.frame);
  to_yuv(p, {0, 0, 64, 32}, *half.frame);
  for (int y = 0; y < 32; ++y)
    for (int x = 0; x < 64; ++x) {
      const double rgb[] = {pixel(x, y, 0), pixel(x, y, 1), pixel(x, y, 2)};
      for (int plane = 0; plane < 3; ++plane) EXPECT_NEAR(ten.at(plane, x, y), 4 * bt709(rgb, plane), 0.6);
      EXPECT_NEAR(half.at(0, x, y), bt709(rgb, 0), 0.6);
      EXPECT_NEAR(ten.at(3, x, y), pixel(x, y, 3) / 255 * 1023, 0.6);
      EXPECT_EQ(half.at(3, x, y), pixel(x, y, 3));
      if (x % 2 != 0 || y % 2 != 0) continue;
      double mean[3];
      for (std::size_t c = 0; c < 3; ++c) {
        mean[c] = 0;
        for (const int row : {y, y + 1})
          mean[c] += (pixel(x - 1, row, c) + 2 * pixel(x, row, c) + pixel(x + 1, row, c)) / 8;
      }
      for (int plane = 1; plane < 3; ++plane)
        EXPECT_NEAR(half.at(plane, x / 2, y / 2), bt709(mean, plane), 0.6);
    }
}

TEST(Yuv, GreyIsGrey) {
  drawing::Pixels p{256, 2, {}};
  for (int i = 0; i < 512; ++i) p.rgba.insert(p.rgba.end(), 4, static_cast<std::uint8_t>(i % 256));
  for (const auto format : {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV444P10}) {
    Planes planes(format, 256, 2);
    to_yuv(p, {0, 0, 256, 2}, *planes.frame);
    const int one = format == AV_PIX_FMT_YUV420P ? 1 : 4;
    EXPECT_EQ(planes.at(0, 0, 0), 16 * one);
    EXPECT_EQ(planes.at(0, 255, 1), 235 * one);
    for (int x = 0; x < 128; ++x) EXPECT_EQ(planes.at(1, x, 0), 128 * one);
    for (int x = 0; x < 128; ++x) EXPECT_EQ(planes.at(2, x, 0), 128 * one);
  }
}

// Converting only what changed gives what converting all of it gives.
TEST(Yuv, ChangesAreEnough) {
  drawing::Pixels p = noise(66, 34);
  for (const auto format : {AV_PIX_FMT_YUVA420P, AV_PIX_FMT_YUVA444P10}) {
    Planes kept(format, 66, 34), whole(format, 66, 34);
    to_yuv(p, {0, 0, 66, 34}, *kept.frame);
    for (const render::PixelRect r : {render::PixelRect{0, 0, 7, 3}, {13, 5, 30, 34}, {31, 0, 66, 9}}) {
      for (int y = r.top; y < r.bottom; ++y)
        for (int x = r.left; x < r.right; ++x)
          for (int c = 0; c < 4; ++c) p.rgba[static_cast<std::size_t>(4 * (y * 66 + x) + c)] ^= 0x5a;
      to_yuv(p, r, *kept.frame);
    }
    to_yuv(p, {0, 0, 66, 34}, *whole.frame);
    for (int plane = 0; plane < 4; ++plane) {
      const int k = format == AV_PIX_FMT_YUVA420P && (plane == 1 || plane == 2) ? 2 : 1;
      for (int y = 0; y < 34 / k; ++y)
        for (int x = 0; x < 66 / k; ++x)
          ASSERT_EQ(kept.at(plane, x, y), whole.at(plane, x, y)) << x << ' ' << y;
    }
  }
}

}  // namespace
}  // namespace homebound::exporting
