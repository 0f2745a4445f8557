#include "compose/routes/density.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

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
    scale_ = static_cast<float>(below_.size() - 2) / std::max(1e-6F, std::log(most / faintest));
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
  float of(float v) const { return v < faintest ? 0 : std::min(1.0F, below_[bin(v)]); }

 private:
  static constexpr std::size_t bins = 2048;
  std::size_t bin(float v) const {
    return std::min(bins - 2, static_cast<std::size_t>(scale_ * std::log(v / faintest)));
  }
  std::array<float, bins> below_{};
  float scale_ = 1;
};

class Density {
 public:
  Density(int width, int height)
      : width_(width), height_(height), sums_(static_cast<std::size_t>(width * height)) {}

  // Adds a line one pixel wide that weighs `weight` for each pixel of its length (after Wu 1991).
  void add(Point a, Point b, float weight) {
    const bool steep = std::abs(b.y - a.y) > std::abs(b.x - a.x);
    if (steep) std::swap(a.x, a.y), std::swap(b.x, b.y);
    if (a.x > b.x) std::swap(a, b);
    const double run = b.x - a.x;
    if (run <= 0) return;
    const double slope = (b.y - a.y) / run;
    const double most = steep ? height_ : width_;
    const double from = std::max(a.x, 0.0), to = std::min(b.x, most);
    const auto ink = static_cast<float>(weight * std::hypot(1, slope));
    for (double x = std::floor(from); x < to; ++x) {
      const double part = std::min(x + 1, to) - std::max(x, from);
      const double y = a.y + slope * (x + 0.5 - a.x) - 0.5, low = std::floor(y);
      const auto upper = static_cast<float>(y - low), whole = ink * static_cast<float>(part);
      put(static_cast<int>(x), static_cast<int>(low), whole * (1 - upper), steep);
      put(static_cast<int>(x), static_cast<int>(low) + 1, whole * upper, steep);
    }
  }

  void add(const Density& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += other.sums_[i];
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
      for (std::ptrdiff_t x = 0; x < w; ++x) {
        float sum = taps[0] * in[x];
        for (std::ptrdiff_t k = 1; k <= n; ++k)
          sum += taps[static_cast<std::size_t>(k)] * ((x >= k ? in[x - k] : 0) + (x + k < w ? in[x + k] : 0));
        out[x] = sum;
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
    std::array<Colour, 256> ramp;
    for (std::size_t i = 0; i < ramp.size(); ++i)
      ramp[i] = density_colour(theme, static_cast<double>(i) / 255);
    const auto w = static_cast<std::size_t>(width_), h = static_cast<std::size_t>(height_);
    parallel_for(h, true, [&](std::size_t y) {
      for (std::size_t i = y * w; i < (y + 1) * w; ++i) {
        if (sums_[i] <= 0) continue;
        const Colour c = ramp[static_cast<std::size_t>(std::lround(ranks.of(sums_[i]) * 255))];
        const float edge = std::min(1.0F, sums_[i] / faintest);
        const auto byte = [](float v) { return static_cast<std::uint8_t>(std::lround(v * 255)); };
        std::uint8_t* p = pixels->rgba.data() + 4 * i;
        p[0] = byte(c.r), p[1] = byte(c.g), p[2] = byte(c.b), p[3] = byte(c.a * edge);
      }
    });
    return pixels;
  }

  const std::vector<float>& sums() const { return sums_; }

 private:
  void put(int x, int y, float value, bool steep) {
    if (steep) std::swap(x, y);
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return;
    sums_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)] +=
        value;
  }

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

// A line that legs share, and when they depart, in order.
struct SharedWay {
  drawing::SharedPath path;
  std::vector<Instant> departs;
};

std::vector<SharedWay> ways_of(const timeline::Timeline* timeline, const std::vector<RouteLine>& lines) {
  std::unordered_map<std::uint64_t, std::size_t> known;
  std::vector<SharedWay> ways;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].path->empty()) continue;
    const auto [entry, is_new] = known.try_emplace(lines[i].path.id(), ways.size());
    if (is_new) ways.push_back({lines[i].path, {}});
    ways[entry->second].departs.push_back(timeline != nullptr ? timeline->legs[i].depart : Instant{});
  }
  for (SharedWay& way : ways) std::ranges::sort(way.departs);
  return ways;
}

// Adds the flights that have departed at `t`, or all of them. The order is that of the ways, so that sums are
// the same whenever they are made.
Density density_of(const std::vector<SharedWay>& ways, Size page, double scale,
                   std::optional<Instant> t = {}) {
  const int width = std::max(1, static_cast<int>(std::lround(page.width * scale)));
  const int height = std::max(1, static_cast<int>(std::lround(page.height * scale)));
  std::vector<Density> parts(shares, Density(0, 0));
  parallel_for(shares, ways.size() > 100, [&](std::size_t share) {
    Density own(width, height);
    for (std::size_t i = share; i < ways.size(); i += shares) {
      const auto& [path, departs] = ways[i];
      const auto last = t ? std::ranges::upper_bound(departs, *t) : departs.end();
      const auto weight = static_cast<float>(last - departs.begin());
      if (weight <= 0) continue;
      for (std::size_t part = 0; part < path->parts(); ++part) {
        const auto points = path->part(part);
        for (std::size_t k = 1; k < points.size(); ++k)
          own.add(points[k - 1] * scale, points[k] * scale, weight);
      }
    }
    parts[share] = std::move(own);
  });
  Density all = std::move(parts[0]);
  for (std::size_t i = 1; i < shares; ++i) all.add(parts[i]);
  all.widen(scale);
  return all;
}

}  // namespace

struct DensityShade::Parts {
  std::vector<SharedWay> ways;
  std::vector<Instant> departs;  // of all flights, in order; empty without times
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

  Parts(const timeline::Timeline& timeline, const std::vector<RouteLine>& lines, const View& view,
        const Theme& with, const std::vector<RouteLine>* others)
      : ways(ways_of(&timeline, lines)), page(view.page), scale(std::max(1.0, view.scale)), theme(with) {
    const Density drawn = density_of(ways, page, scale);
    ranks = {
        scale > 1 ? density_of(ways, page, 1).sums() : drawn.sums(),
        others != nullptr ? density_of(ways_of(nullptr, *others), page, 1).sums() : std::vector<float>{}};
    const auto pixels = drawn.shaded(theme, ranks);
    all = picture(pixels, 1), planned = picture(pixels, pale);
    // In the mean over where it lies, a line gives its pixels three quarters of its weight.
    for (std::size_t i = 0; i < flights.size(); ++i)
      flights[i] = ranks.value(static_cast<double>(i) / static_cast<double>(flights.size() - 1)) / 0.75;
    if (!timeline.timed) return;
    for (const SharedWay& way : ways) departs.insert(departs.end(), way.departs.begin(), way.departs.end());
    std::ranges::sort(departs);
  }
};

DensityShade::DensityShade(const timeline::Timeline& timeline, const std::vector<RouteLine>& lines,
                           const View& view, const Theme& theme, const std::vector<RouteLine>* others)
    : parts_(std::make_unique<const Parts>(timeline, lines, view, theme, others)) {}
DensityShade::~DensityShade() = default;

const std::shared_ptr<const drawing::Group>& DensityShade::all() const { return parts_->all; }
const std::array<double, 3>& DensityShade::flights() const { return parts_->flights; }

void DensityShade::draw(Items& items, Instant t) const {
  const Parts& p = *parts_;
  const auto gone = static_cast<std::size_t>(std::ranges::upper_bound(p.departs, t) - p.departs.begin());
  if (gone == p.departs.size()) {
    items.emplace_back(p.all);
    return;
  }
  items.emplace_back(p.planned);
  if (gone == 0) return;
  items.emplace_back(p.departed.get(
      gone, [&] { return p.picture(density_of(p.ways, p.page, p.scale, t).shaded(p.theme, p.ranks), 1); }));
}

}  // namespace homebound::compose
