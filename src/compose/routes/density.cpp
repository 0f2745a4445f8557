#include "compose/routes/density.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "base/parallel.h"
#include "base/recent.h"
#include "compose/kit/writer.h"

namespace homebound::compose {
namespace {

constexpr float faintest = 0.5F;   // of one line; less is its soft edge
constexpr float pale = 0.2F;       // opacity of what has not departed
constexpr std::size_t shares = 4;  // of the lines, added up apart

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

class Density {
 public:
  Density(int width, int height)
      : width_(width), height_(height), sums_(static_cast<std::size_t>(width * height)) {}

  // Some rows of the sums, from `top` to before `bottom`.
  struct Rows {
    float* sums;
    int width, top, bottom;

    // Adds a line one pixel wide that weighs `weight` for each pixel of its length (after Wu 1991).
    void add(Point a, Point b, float weight) const {
      const bool steep = std::abs(b.y - a.y) > std::abs(b.x - a.x);
      if (steep)
        add_along<true>({a.y, a.x}, {b.y, b.x}, weight);
      else
        add_along<false>(a, b, weight);
    }

   private:
    // Follows the axis along which the line runs farther: down the page if it is steep.
    template <bool steep>
    void add_along(Point a, Point b, float weight) const {
      if (a.x > b.x) std::swap(a, b);
      const double run = b.x - a.x;
      if (run <= 0) return;
      const double slope = (b.y - a.y) / run;
      double from = std::max(a.x, 0.0), to = b.x;
      if (!steep) to = std::min(to, static_cast<double>(width));
      if (from >= to) return;
      const auto ink = static_cast<float>(weight * std::sqrt(1 + slope * slope));
      double x = whole(from), end = to;
      if (steep) {
        x = std::max(x, static_cast<double>(top)), end = std::min(end, static_cast<double>(bottom));
      } else if (std::min(a.y, b.y) < top || std::max(a.y, b.y) > bottom) {  // only where it may be in here
        const double one = a.x + (top - 2 - a.y) / slope, other = a.x + (bottom + 2 - a.y) / slope;
        if (std::isfinite(one) && std::isfinite(other)) {
          x = std::max(x, whole(std::clamp(std::min(one, other), 0.0, to)));
          end = std::min(end, std::max(one, other));
        }
      }
      const auto step = [&](float amount) {
        const double y = a.y + slope * (x + 0.5 - a.x) - 0.5;
        const int low = static_cast<int>(y) - (y < static_cast<int>(y) ? 1 : 0);
        const auto upper = static_cast<float>(y - low);
        const int at = static_cast<int>(x);
        // As unsigned numbers, those below the least are beyond the most.
        const auto in = [](int i, int count) {
          return static_cast<unsigned>(i) < static_cast<unsigned>(count);
        };
        if (steep) {
          float* const row = sums + static_cast<std::ptrdiff_t>(at - top) * width;
          if (in(low, width)) row[low] += amount * (1 - upper);
          if (in(low + 1, width)) row[low + 1] += amount * upper;
        } else {
          const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(low - top) * width + at;
          if (in(low - top, bottom - top)) sums[first] += amount * (1 - upper);
          if (in(low + 1 - top, bottom - top)) sums[first + width] += amount * upper;
        }
      };
      // Only a part of the first and of the last pixel.
      const auto partly = [&] { step(ink * static_cast<float>(std::min(x + 1, to) - std::max(x, from))); };
      if (x < from && x < end) partly(), ++x;
      for (; x + 1 <= to && x < end; ++x) step(ink);
      if (x < end) partly();
    }
    // std::floor is a call on the oldest processors of the architecture.
    static double whole(double v) { return static_cast<double>(static_cast<int>(v)); }  // v >= 0
  };

  static constexpr int band = 64;  // rows: a band stays in a processor's own cache
  std::size_t bands() const { return static_cast<std::size_t>((height_ + band - 1) / band); }
  // Returns the band of a row, the first or last one for those off the page.
  std::size_t band_of(double row) const {
    return static_cast<std::size_t>(std::clamp(row, 0.0, std::max(0.0, height_ - 1.0))) / band;
  }
  // Fills the sums with add(rows, band, share), which adds the lines of a share; shares are summed apart, in
  // order.
  template <class Add>
  void fill(bool on_threads, const Add& add) {
    parallel_for(bands(), on_threads, [&](std::size_t k) {
      const int top = static_cast<int>(k) * band, bottom = std::min(height_, top + band);
      float* const all = sums_.data() + static_cast<std::ptrdiff_t>(top) * width_;
      const auto count = static_cast<std::size_t>(bottom - top) * static_cast<std::size_t>(width_);
      add(Rows{all, width_, top, bottom}, k, std::size_t{0});
      thread_local std::vector<float> own;
      for (std::size_t share = 1; share < shares; ++share) {
        own.assign(count, 0);
        add(Rows{own.data(), width_, top, bottom}, k, share);
        for (std::size_t i = 0; i < count; ++i) all[i] += own[i];
      }
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

// A line that legs share.
struct SharedWay {
  double top = 0, bottom = 0;  // page units
  std::uint32_t line = 0;
};

// The lines of legs that have something on the map.
struct SharedWays {
  LegLines lines;
  std::vector<SharedWay> all;
  std::size_t legs = 0;  // that have a way

  explicit SharedWays(LegLines of) : lines(std::move(of)) {
    for (std::uint32_t i = 0; i < lines.lines(); ++i) {
      const Rect& box = lines.box(i);
      if (box.empty()) continue;
      all.push_back({box.top, box.bottom, i});
      legs += lines.departures(i).size();
    }
  }
  // Returns how many have departed at `t`, or how many there are.
  std::size_t departed(const SharedWay& way, std::optional<Instant> t) const {
    const auto own = lines.departures(way.line);
    return t ? static_cast<std::size_t>(std::ranges::upper_bound(own, *t) - own.begin()) : own.size();
  }
  std::size_t departed(Instant t) const {
    std::size_t sum = 0;
    for (const SharedWay& way : all) sum += departed(way, t);
    return sum;
  }
};

// Adds the flights that have departed at `t`, or all of them. The order is that of the ways, so that sums are
// the same whenever they are made.
Density density_of(const SharedWays& shared, Size page, double scale, std::optional<Instant> t = {}) {
  const int width = std::max(1, static_cast<int>(std::lround(page.width * scale)));
  const int height = std::max(1, static_cast<int>(std::lround(page.height * scale)));
  const std::vector<SharedWay>& ways = shared.all;
  Density all(width, height);
  std::vector<float> weights;
  std::vector<std::vector<std::uint32_t>> in_band(all.bands() * shares);
  weights.reserve(ways.size());
  for (std::size_t i = 0; i < ways.size(); ++i) {
    weights.push_back(static_cast<float>(shared.departed(ways[i], t)));
    const double top = ways[i].top * scale - 2, bottom = ways[i].bottom * scale + 2;
    if (weights.back() <= 0 || bottom < 0 || top > height) continue;
    for (std::size_t k = all.band_of(top); k <= all.band_of(bottom); ++k)
      in_band[k * shares + i % shares].push_back(static_cast<std::uint32_t>(i));
  }
  all.fill(ways.size() > 100, [&](const Density::Rows& rows, std::size_t band, std::size_t share) {
    const double top = (rows.top - 2) / scale, bottom = (rows.bottom + 2) / scale;
    for (const std::uint32_t i : in_band[band * shares + share])
      shared.lines.segments(ways[i].line, [&](Point a, Point b) {
        if (std::max(a.y, b.y) >= top && std::min(a.y, b.y) <= bottom)
          rows.add(a * scale, b * scale, weights[i]);
      });
  });
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

  Parts(const timeline::Timeline& timeline, const LegLines& lines, const View& view, Theme with,
        const LegLines* others)
      : ways(lines),
        timed(timeline.timed),
        page(view.page),
        scale(std::max(1.0, view.scale)),
        theme(std::move(with)) {
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

DensityShade::DensityShade(const timeline::Timeline& timeline, const LegLines& lines, const View& view,
                           const Theme& theme, const LegLines* others)
    : parts_(std::make_unique<const Parts>(timeline, lines, view, theme, others)) {}
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
