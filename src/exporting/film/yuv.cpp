#include "exporting/film/yuv.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "base/error.h"

namespace homebound::exporting {
namespace {

using render::PixelRect;

// Integer weights of R, G and B, where 2^fraction is one. Their 16-bit products are what processors multiply
// fastest. Grey stays exactly grey: the weights of Y add up to white's, those of Cb and Cr to zero.
struct Weights {
  int yr, yg, yb, br, bg, bb, rr, rg, rb;

  static constexpr int fraction(int bits) { return 22 - bits; }
  explicit constexpr Weights(int bits) : Weights((1 << (bits - 8)) / 255.0 * (1 << fraction(bits))) {}

 private:
  static constexpr int whole(double v) { return static_cast<int>(v < 0 ? v - 0.5 : v + 0.5); }
  explicit constexpr Weights(double one)  // the size of an 8-bit step in limited range
      : yr(whole(0.2126 * 219 * one)),
        yg(whole(219 * one) - yr - whole(0.0722 * 219 * one)),
        yb(whole(0.0722 * 219 * one)),
        br(whole(-0.2126 / 1.8556 * 224 * one)),
        bg(-br - whole(0.5 * 224 * one)),
        bb(whole(0.5 * 224 * one)),
        rr(whole(0.5 * 224 * one)),
        rg(-rr - whole(-0.0722 / 1.5748 * 224 * one)),
        rb(whole(-0.0722 / 1.5748 * 224 * one)) {}
};

// A row as separate planes, so that the loops below vectorise.
struct Row {
  std::vector<std::int16_t> r, g, b;
  explicit Row(int width) : r(size(width)), g(size(width)), b(size(width)) {}

  void read(const std::uint8_t* rgba, int count) {
    for (int i = 0; i < count; ++i) {
      std::uint32_t p = 0;
      std::memcpy(&p, rgba + std::ptrdiff_t{4} * i, 4);
      r[size(i)] = static_cast<std::int16_t>(p & 255);
      g[size(i)] = static_cast<std::int16_t>(p >> 8 & 255);
      b[size(i)] = static_cast<std::int16_t>(p >> 16 & 255);
    }
  }

 private:
  static std::size_t size(int n) { return static_cast<std::size_t>(n); }
};

// Computes out = (wr r + wg g + wb b) / 2^shift + offset, rounded.
template <class Sample>
void weigh(const std::int16_t* r, const std::int16_t* g, const std::int16_t* b, int count, int wr, int wg,
           int wb, int shift, int offset, Sample* out) {
  const auto ar = static_cast<std::int16_t>(wr), ag = static_cast<std::int16_t>(wg),
             ab = static_cast<std::int16_t>(wb);
  const int start = (offset << shift) + (1 << (shift - 1));
  for (int i = 0; i < count; ++i)
    out[i] = static_cast<Sample>((r[i] * ar + g[i] * ag + b[i] * ab + start) >> shift);
}

template <class Sample>
class Converter {
 public:
  Converter(const drawing::Pixels& picture, AVFrame& frame, int bits)
      : picture_(picture), frame_(frame), bits_(bits), w_(bits) {}

  void luma(const PixelRect& at) {
    Row row(at.width());
    for (int y = at.top; y < at.bottom; ++y) {
      row.read(source(at.left, y), at.width());
      weigh(row.r.data(), row.g.data(), row.b.data(), at.width(), w_.yr, w_.yg, w_.yb,
            Weights::fraction(bits_), 16 << (bits_ - 8), plane(0, at.left, y));
    }
  }

  void full_chroma(const PixelRect& at) {
    Row row(at.width());
    for (int y = at.top; y < at.bottom; ++y) {
      row.read(source(at.left, y), at.width());
      chroma(row.r.data(), row.g.data(), row.b.data(), at.width(), 0, at.left, y);
    }
  }

  // Computes the chroma of blocks of 2 x 2 pixels. Columns 2c - 1, 2c and 2c + 1 contribute to block c.
  void half_chroma(const PixelRect& changed) {
    const int width = picture_.width;
    const PixelRect blocks{changed.left / 2, changed.top / 2, std::min(changed.right / 2 + 1, width / 2),
                           (changed.bottom + 1) / 2};
    const int count = blocks.width(), from = 2 * blocks.left;
    Row upper(2 * count), lower(2 * count), sum(count);
    for (int y = blocks.top; y < blocks.bottom; ++y) {
      upper.read(source(from, 2 * y), 2 * count);
      lower.read(source(from, 2 * y + 1), 2 * count);
      const auto across = [&](std::vector<std::int16_t> Row::*channel, int shift) {
        std::int16_t* a = (upper.*channel).data();
        const std::int16_t* b = (lower.*channel).data();
        std::int16_t* out = (sum.*channel).data();
        for (int i = 0; i < 2 * count; ++i) a[i] = static_cast<std::int16_t>(a[i] + b[i]);
        const auto before = [&] {  // the column left of the first; at the border the first itself
          if (from == 0) return int{a[0]};
          return (source(from - 1, 2 * y)[shift]) + (source(from - 1, 2 * y + 1)[shift]);
        };
        out[0] = static_cast<std::int16_t>(before() + 2 * a[0] + a[1]);
        for (std::ptrdiff_t c = 1; c < count; ++c)
          out[c] = static_cast<std::int16_t>(a[2 * c - 1] + 2 * a[2 * c] + a[2 * c + 1]);
      };
      across(&Row::r, 0), across(&Row::g, 1), across(&Row::b, 2);
      constexpr int eight = 3;  // log2 of the sum of the weights
      chroma(sum.r.data(), sum.g.data(), sum.b.data(), count, eight, blocks.left, y);
    }
  }

  void alpha(const PixelRect& at) {
    const int most = (1 << bits_) - 1;
    for (int y = at.top; y < at.bottom; ++y) {
      const std::uint8_t* from = source(at.left, y) + 3;
      Sample* to = plane(3, at.left, y);
      for (int x = 0; x < at.width(); ++x, from += 4) to[x] = static_cast<Sample>((*from * most + 127) / 255);
    }
  }

 private:
  const std::uint8_t* source(int x, int y) const {
    return picture_.rgba.data() +
           4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) +
                static_cast<std::size_t>(x));
  }
  Sample* plane(int i, int x, int y) const {
    return reinterpret_cast<Sample*>(frame_.data[i] + std::ptrdiff_t{y} * frame_.linesize[i]) + x;
  }
  void chroma(const std::int16_t* r, const std::int16_t* g, const std::int16_t* b, int count, int more, int x,
              int y) const {
    const int zero = 128 << (bits_ - 8), shift = Weights::fraction(bits_) + more;
    weigh(r, g, b, count, w_.br, w_.bg, w_.bb, shift, zero, plane(1, x, y));
    weigh(r, g, b, count, w_.rr, w_.rg, w_.rb, shift, zero, plane(2, x, y));
  }

  const drawing::Pixels& picture_;
  AVFrame& frame_;
  int bits_;
  Weights w_;
};

}  // namespace

void to_yuv(const drawing::Pixels& picture, const PixelRect& changed, AVFrame& frame) {
  const bool has_alpha = frame.format == AV_PIX_FMT_YUVA420P || frame.format == AV_PIX_FMT_YUVA444P10;
  if (frame.format == AV_PIX_FMT_YUV444P10 || frame.format == AV_PIX_FMT_YUVA444P10) {
    Converter<std::uint16_t> ten(picture, frame, 10);
    ten.luma(changed), ten.full_chroma(changed);
    if (has_alpha) ten.alpha(changed);
    return;
  }
  Converter<std::uint8_t> eight(picture, frame, 8);
  eight.luma(changed), eight.half_chroma(changed);
  if (has_alpha) eight.alpha(changed);
}

}  // namespace homebound::exporting
