#include "compose/routes/density.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "base/parallel.h"
#include "base/recent.h"
#include "compose/kit/segment.h"
#include "compose/kit/writer.h"

namespace homebound::compose {
namespace {

constexpr float faintest = 0.5F;  // of one line; less is its soft edge
constexpr float pale = 0.2F;      // opacity of what has not departed

// Returns the weights, from the middle outwards, of two boxes after one another that add a variance of
// `variance` pixels squared.
std::vector<float> taps_for(double variance) {
  const double each = variance / 2;
  int n = 0;                                                // whole pixels on each side
  const auto of = [](int k) { return k * (k + 1) / 3.0; };  // the variance of a box of k pixels on each side
  while (of(n + 1) <= each) ++n;
  const double part = each > of(n) ? (2 * n + 1) * (each - of(n)) / (2 * ((n + 1) * (n + 1) - each)) : 0;
  const double whole = 2 * n + 1 + 2 * part;
  const auto box = [&](int k) {
    return std::abs(k) <= n ? 1 / whole : std::abs(k) == n + 1 ? part / whole : 0;
  };
  std::vector<float> taps;
  for (int k = 0; k <= 2 * (n + 1); ++k) {
    double sum = 0;
    for (int i = -n - 1; i <= n + 1; ++i) sum += box(i) * box(k - i);
    taps.push_back(static_cast<float>(sum));
  }
  while (taps.size() > 1 && taps.back() <= 0) taps.pop_back();
  return taps;
}

// The share of the pixels that fewer routes pass, by the logarithm of their sums.
class Ranks {
 public:
  Ranks() = default;
  Ranks(const std::vector<float>& sums, const std::vector<float>& others) {
    float most = faintest;
    for (const auto* all : {&sums, &others})
      for (const float v : *all) most = std::max(most, v);
    scale_ = static_cast<float>(bins - 2) / std::max(1e-6F, std::log(most / faintest));
    const std::uint32_t end = cell(most);
    for (std::uint32_t c = cell(faintest); c <= end; ++c) {
      const std::size_t first = bin_of(std::max(faintest, least_of(c))), next = bin_of(least_of(c + 1));
      known_.push_back(static_cast<std::uint16_t>(first == next ? first : bins));
    }
    double count = 0;
    std::array<double, bins> found{};
    for (const auto* all : {&sums, &others})
      for (const float v : *all)
        if (v >= faintest) ++found[bin(v)], ++count;
    double before = 0;
    for (std::size_t i = 0; i < bins; ++i) {
      below_[i] = static_cast<float>(before / std::max(1.0, count - found[bins - 2]));
      before += found[i];
    }
  }
  // Returns the least sum of a rank.
  double value(double rank) const {
    const auto* const found = std::ranges::lower_bound(below_, static_cast<float>(rank));
    const auto at = static_cast<double>(std::min<std::ptrdiff_t>(found - below_.begin(), bins - 2));
    return faintest * std::exp(at / static_cast<double>(scale_));
  }
  static constexpr std::size_t bins = 2048;
  // Returns the bin of a sum that is not fainter than the faintest, and the rank of a bin.
  std::size_t bin(float v) const {
    const std::size_t c = cell(v) - cell(faintest);
    return c < known_.size() && known_[c] < bins ? known_[c] : bin_of(v);
  }
  float of_bin(std::size_t bin) const { return std::min(1.0F, below_[bin]); }

 private:
  std::size_t bin_of(float v) const {
    return std::min(bins - 2, static_cast<std::size_t>(scale_ * std::log(v / faintest)));
  }
  // Numbers whose leading bits are the same are in one cell. Most cells lie within one bin, which spares them
  // the logarithm.
  static constexpr int cell_bits = 12;
  static std::uint32_t cell(float v) { return std::bit_cast<std::uint32_t>(v) >> cell_bits; }
  static float least_of(std::uint32_t cell) { return std::bit_cast<float>(cell << cell_bits); }

  std::array<float, bins> below_{};
  float scale_ = 1;
  std::vector<std::uint16_t>
      known_;  // by cell, from the faintest: its bin, or `bins` where there are several
};

// A segment of a line, pixels of the shade; it weighs `weight` for each pixel of its length.
struct Stroke {
  float ax, ay, bx, by, weight;
};

class Density {
 public:
  Density(int width, int height)
      : width_(width), height_(height), sums_(static_cast<std::size_t>(width * height)) {}

  static constexpr int band = 64;  // rows: a band stays in a processor's own cache
  std::size_t bands() const { return static_cast<std::size_t>((height_ + band - 1) / band); }

  // The strokes of some lines, by the bands that they touch.
  class Strokes {
   public:
    explicit Strokes(const Density& of)
        : width_(of.width_ + beyond), height_(of.height_ + beyond), bands_(of.bands()) {}
    void add(Point a, Point b, float weight) {
      if (!cut(a, b)) return;
      const Stroke stroke{static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x),
                          static_cast<float>(b.y), weight};
      const auto [low, high] = std::minmax({a.y, b.y});
      for (std::size_t k = band_of(low - 2); k <= band_of(high + 2); ++k) bands_[k].push_back(stroke);
    }
    const std::vector<Stroke>& in_band(std::size_t k) const { return bands_[k]; }

   private:
    // What is farther from the page than this is cut off, so that a stroke's numbers are small enough for
    // their digits.
    static constexpr double beyond = 4;
    bool cut(Point& a, Point& b) const {
      const auto [left, right] = std::minmax({a.x, b.x});
      const auto [top, bottom] = std::minmax({a.y, b.y});
      if (!(right >= -beyond && left <= width_ && bottom >= -beyond && top <= height_)) return false;
      if (left >= -beyond && right <= width_ && top >= -beyond && bottom <= height_) return true;
      const auto part = part_inside({-beyond, -beyond, width_, height_}, a, b);
      if (!part || !(part->from < part->to)) return false;
      const Point way = b - a;
      b = a + way * part->to, a = a + way * part->from;
      return true;
    }
    // The band of a row, the first or last one for those off the page.
    std::size_t band_of(double row) const {
      return std::min(bands_.size() - 1, static_cast<std::size_t>(std::max(row, 0.0)) / band);
    }

    double width_, height_;
    std::vector<std::vector<Stroke>> bands_;
  };

  // Adds strokes in order, so that sums are the same whenever they are made.
  void add(const std::vector<Strokes>& all) {
    parallel_for(bands(), all.size() > 1, [&](std::size_t k) {
      const int top = static_cast<int>(k) * band;
      const Rows rows{sums_.data() + static_cast<std::ptrdiff_t>(top) * width_, width_,
                      std::min(height_, top + band) - top, static_cast<float>(top)};
      for (const Strokes& some : all)
        for (const Stroke& stroke : some.in_band(k)) rows.add(stroke);
    });
  }

  // Makes lines one page unit wide rather than one pixel; a line then weighs as much in the middle of its
  // width as it does where a pixel is a unit.
  void widen(double pixels_per_unit) {
    const std::vector<float> taps = taps_for((pixels_per_unit * pixels_per_unit - 1) / 6);
    if (taps.size() < 2) return;
    const auto w = static_cast<std::ptrdiff_t>(width_), h = static_cast<std::ptrdiff_t>(height_);
    const auto n = static_cast<std::ptrdiff_t>(taps.size()) - 1;
    const auto gain = static_cast<float>(pixels_per_unit);
    std::vector<float> across(sums_.size());
    const auto rows = [&](const auto& row) {
      parallel_for(static_cast<std::size_t>(h), true,
                   [&](std::size_t y) { row(static_cast<std::ptrdiff_t>(y)); });
    };
    rows([&](std::ptrdiff_t y) {
      const float* const in = sums_.data() + y * w;
      float* const out = across.data() + y * w;
      for (std::ptrdiff_t x = 0; x < w; ++x) out[x] = taps[0] * in[x];
      for (std::ptrdiff_t k = 1; k <= n; ++k) {
        const float weight = taps[static_cast<std::size_t>(k)];
        const std::ptrdiff_t inner = std::max(k, w - k);
        const auto at_edge = [&](std::ptrdiff_t x) {
          out[x] += weight * ((x >= k ? in[x - k] : 0) + (x + k < w ? in[x + k] : 0));
        };
        for (std::ptrdiff_t x = 0; x < std::min(k, w); ++x) at_edge(x);
        for (std::ptrdiff_t x = k; x < w - k; ++x) out[x] += weight * (in[x - k] + in[x + k]);
        for (std::ptrdiff_t x = inner; x < w; ++x) at_edge(x);
      }
    });
    rows([&](std::ptrdiff_t y) {
      float* const out = sums_.data() + y * w;
      std::fill(out, out + w, 0.0F);
      for (std::ptrdiff_t k = -n; k <= n; ++k) {
        if (y + k < 0 || y + k >= h) continue;
        const float* const in = across.data() + (y + k) * w;
        const float weight = gain * taps[static_cast<std::size_t>(std::abs(k))];
        for (std::ptrdiff_t x = 0; x < w; ++x) out[x] += weight * in[x];
      }
    });
  }

  std::shared_ptr<const drawing::Pixels> shaded(const Theme& theme, const Ranks& ranks) const {
    auto pixels = std::make_shared<drawing::Pixels>();
    pixels->width = width_, pixels->height = height_;
    pixels->rgba.assign(sums_.size() * 4, 0);
    using Bytes = std::array<std::uint8_t, 4>;
    const auto byte = [](float v) { return static_cast<std::uint8_t>(std::lround(v * 255)); };
    const auto bytes = [&](Colour c) { return Bytes{byte(c.r), byte(c.g), byte(c.b), byte(c.a)}; };
    std::array<Bytes, 256> ramp;
    for (std::size_t i = 0; i < ramp.size(); ++i)
      ramp[i] = bytes(density_colour(theme, static_cast<double>(i) / 255));
    std::array<Bytes, Ranks::bins> of_bin;
    for (std::size_t i = 0; i < of_bin.size(); ++i)
      of_bin[i] = ramp[static_cast<std::size_t>(std::lround(ranks.of_bin(i) * 255))];
    const Colour least = density_colour(theme, 0);
    const auto w = static_cast<std::size_t>(width_), h = static_cast<std::size_t>(height_);
    parallel_for(h, true, [&](std::size_t y) {
      for (std::size_t i = y * w; i < (y + 1) * w; ++i) {
        const float v = sums_[i];
        if (v <= 0) continue;
        const Bytes c = v < faintest ? bytes(least.faded(v / faintest)) : of_bin[ranks.bin(v)];
        std::copy(c.begin(), c.end(), pixels->rgba.data() + 4 * i);
      }
    });
    return pixels;
  }

  const std::vector<float>& sums() const { return sums_; }

 private:
  // The rows of a band.
  struct Rows {
    float* sums;
    int width, height;
    float top;

    // Draws a line one pixel wide (after Wu 1991).
    void add(const Stroke& s) const {
      if (std::abs(s.by - s.ay) > std::abs(s.bx - s.ax))
        follow<true>(s.ay - top, s.ax, s.by - top, s.bx, s.weight, height, width);
      else
        follow<false>(s.ax, s.ay - top, s.bx, s.by - top, s.weight, width, height);
    }

   private:
    // Follows the axis along which the line runs farther: down the page if it is steep. `count` and `breadth`
    // are the band's pixels along and across that axis.
    template <bool steep>
    void follow(float a, float across_a, float b, float across_b, float weight, int count,
                int breadth) const {
      if (a > b) std::swap(a, b), std::swap(across_a, across_b);
      if (!(b > a)) return;
      const double slope = (static_cast<double>(across_b) - across_a) / (static_cast<double>(b) - a);
      const float ink = weight * static_cast<float>(std::sqrt(1 + slope * slope));
      const float from = std::max(a, 0.0F), to = std::min(b, static_cast<float>(count));
      if (from >= to) return;
      int first = static_cast<int>(from), end = std::min(count, static_cast<int>(to) + 1);
      // The middle of a line's first pixel may lie before it.
      const auto [low, high] = std::minmax({across_a, across_b});
      const bool inside = low >= 2 && high <= static_cast<float>(breadth - 2);
      if (!inside && slope != 0) {  // only where it may be in here
        const auto [in, out] =
            std::minmax({(-2 - across_a) / slope, (static_cast<float>(breadth) + 2 - across_a) / slope});
        first = std::max(first, static_cast<int>(std::clamp(a + in, 0.0, static_cast<double>(count))));
        end = std::min(end, static_cast<int>(std::clamp(a + out, -1.0, static_cast<double>(count))) + 1);
      }
      // Across the axis, in units of 2^-32 pixels.
      constexpr double unit = 4294967296;
      const auto step = static_cast<std::int64_t>(slope * unit);
      auto across = static_cast<std::int64_t>((across_a + slope * (first + 0.5 - a) - 0.5) * unit);
      const auto put = [&](int i, float amount) {
        const auto at = static_cast<std::int32_t>(across >> 32);
        const float more =
            amount *
            (static_cast<float>(static_cast<std::int32_t>(static_cast<std::uint32_t>(across) >> 8U)) *
             0x1p-24F);
        float* const pixel = steep ? sums + static_cast<std::ptrdiff_t>(i) * width + at
                                   : sums + static_cast<std::ptrdiff_t>(at) * width + i;
        // As unsigned numbers, those below the least are beyond the most.
        const auto has = [&](int k) { return static_cast<unsigned>(k) < static_cast<unsigned>(breadth); };
        if (inside || has(at)) pixel[0] += amount - more;
        if (inside || has(at + 1)) pixel[steep ? 1 : width] += more;
        across += step;
      };
      // Only a part of the first and of the last pixel.
      const auto part = [&](int i) {
        return std::max(0.0F,
                        std::min(static_cast<float>(i + 1), to) - std::max(static_cast<float>(i), from));
      };
      if (first >= end) return;
      put(first, ink * part(first));
      for (int i = first + 1; i < end - 1; ++i) put(i, ink);
      if (end - 1 > first) put(end - 1, ink * part(end - 1));
    }
  };

  int width_, height_;
  std::vector<float> sums_;
};

}  // namespace

Colour density_colour(const Theme& theme, double share) {
  const std::vector<Colour>& stops = theme.density;
  const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
  const auto i = std::min(static_cast<std::size_t>(at), stops.size() - 1);
  const Colour a = stops[i], b = stops[std::min(i + 1, stops.size() - 1)];
  const auto mix = [&, k = static_cast<float>(at - static_cast<double>(i))](float x, float y) {
    return x + (y - x) * k;
  };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

namespace {

// A line that legs share, whichever way they fly it.
struct SharedWay {
  std::uint32_t line = 0;
  std::optional<std::uint32_t> back;  // the line of those that fly it the other way
};

// The lines of legs that have something on the map.
struct SharedWays {
  LegLines lines;
  std::vector<SharedWay> all;
  std::size_t legs = 0;  // that have a way

  explicit SharedWays(LegLines of) : lines(std::move(of)) {
    std::vector<std::uint32_t> index(lines.lines());
    for (std::uint32_t i = 0; i < lines.lines(); ++i) {
      if (lines.box(i).empty()) continue;
      legs += lines.departures(i).size();
      if (const auto forth = lines.reverse_of(i)) {
        all[index[*forth]].back = i;
      } else {
        index[i] = static_cast<std::uint32_t>(all.size());
        all.push_back({i, {}});
      }
    }
  }
  // Returns how many have departed at `t`, or how many there are.
  std::size_t departed(const SharedWay& way, std::optional<Instant> t) const {
    return departed(way.line, t) + (way.back ? departed(*way.back, t) : 0);
  }
  std::size_t departed(Instant t) const {
    std::size_t sum = 0;
    for (const SharedWay& way : all) sum += departed(way, t);
    return sum;
  }

 private:
  std::size_t departed(std::uint32_t line, std::optional<Instant> t) const {
    const auto own = lines.departures(line);
    return t ? static_cast<std::size_t>(std::ranges::upper_bound(own, *t) - own.begin()) : own.size();
  }
};

// Adds the flights that have departed at `t`, or all of them.
Density density_of(const SharedWays& ways, Size page, double scale, std::optional<Instant> t = {}) {
  constexpr std::size_t piece = 1024;  // ways that one thread takes at a time
  Density all(std::max(1, static_cast<int>(std::lround(page.width * scale))),
              std::max(1, static_cast<int>(std::lround(page.height * scale))));
  std::vector<Density::Strokes> strokes((ways.all.size() + piece - 1) / piece, Density::Strokes(all));
  parallel_for(strokes.size(), strokes.size() > 1, [&](std::size_t p) {
    for (std::size_t i = p * piece; i < std::min(ways.all.size(), (p + 1) * piece); ++i) {
      const auto weight = static_cast<float>(ways.departed(ways.all[i], t));
      if (weight > 0)
        ways.lines.segments(ways.all[i].line,
                            [&](Point a, Point b) { strokes[p].add(a * scale, b * scale, weight); });
    }
  });
  all.add(strokes);
  all.widen(scale);
  return all;
}

}  // namespace

struct DensityShade::Parts {
  SharedWays ways;
  bool timed = false;
  Size page;
  double scale = 1;  // pixels of the shade a page unit: no fewer than its tones are found at
  Theme theme;
  Ranks ranks;
  std::shared_ptr<const drawing::Group> all, planned;
  std::array<double, 3> flights{};
  mutable Recent<std::size_t, std::shared_ptr<const drawing::Group>> departed{
      2};  // by how many have departed

  std::shared_ptr<const drawing::Group> picture(std::shared_ptr<const drawing::Pixels> pixels,
                                                float opacity) const {
    Items items;
    items.emplace_back(drawing::Image{std::move(pixels), Affine::scale(page.width, page.height), opacity});
    return kept_group("density", std::move(items), {0, 0, page.width, page.height});
  }

  Parts(const timeline::Timeline& timeline, const LegLines& lines, Size on, double at_scale, Theme with,
        const LegLines* others)
      : ways(lines), timed(timeline.timed), page(on), scale(std::max(1.0, at_scale)), theme(std::move(with)) {
    const Density drawn = density_of(ways, page, scale);
    ranks = {scale > 1 ? density_of(ways, page, 1).sums() : drawn.sums(),
             others != nullptr ? density_of(SharedWays(*others), page, 1).sums() : std::vector<float>{}};
    const auto pixels = drawn.shaded(theme, ranks);
    all = picture(pixels, 1), planned = picture(pixels, pale);
    // In the mean over where it lies, a line gives its pixels three quarters of its weight.
    for (std::size_t i = 0; i < flights.size(); ++i)
      flights[i] = ranks.value(static_cast<double>(i) / static_cast<double>(flights.size() - 1)) / 0.75;
  }
};

DensityShade::DensityShade(const timeline::Timeline& timeline, const LegLines& lines, Size page, double scale,
                           const Theme& theme, const LegLines* others)
    : parts_(std::make_unique<const Parts>(timeline, lines, page, scale, theme, others)) {}
DensityShade::~DensityShade() = default;

const std::shared_ptr<const drawing::Group>& DensityShade::all() const { return parts_->all; }
const std::array<double, 3>& DensityShade::flights() const { return parts_->flights; }

void DensityShade::draw(Items& items, Instant t) const {
  const Parts& p = *parts_;
  const std::size_t gone = p.ways.departed(t);
  if (!p.timed || gone == p.ways.legs) {
    items.emplace_back(p.all);
    return;
  }
  items.emplace_back(p.planned);
  if (gone == 0) return;
  items.emplace_back(p.departed.get(
      gone, [&] { return p.picture(density_of(p.ways, p.page, p.scale, t).shaded(p.theme, p.ranks), 1); }));
}

}  // namespace homebound::compose
