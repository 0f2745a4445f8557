#include "compose/routes/density.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "base/parallel.h"
#include "compose/kit/writer.h"

namespace homebound::compose {
namespace {

constexpr float faintest = 0.5F;   // of one line; less is its soft edge
constexpr std::size_t shares = 4;  // of the lines, added up apart

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

  // Makes lines `width` pixels wide.
  void widen(int width) {
    if (width < 2) return;
    // Takes the mean of neighbours along one axis: for each of `count` places one after another of a line, of
    // `lines` lines beside one another that are gone through together, as their values lie in memory.
    const auto pass = [&](std::size_t start, std::size_t step, int count, std::size_t lines) {
      const auto n = static_cast<std::size_t>(width);
      std::vector<float> sums(lines), last(lines * n);  // the values that are summed up, in turn
      for (int i = 0; i < count + width / 2; ++i) {
        float* const left = last.data() + static_cast<std::size_t>(i) % n * lines;
        const float* const in = sums_.data() + start + step * static_cast<std::size_t>(i);
        const int at = i - width / 2;
        float* const out = at >= 0 ? sums_.data() + start + step * static_cast<std::size_t>(at) : nullptr;
        for (std::size_t k = 0; k < lines; ++k) {
          const float entering = i < count ? in[k] : 0;
          if (i < count) sums[k] += entering;
          if (i >= width) sums[k] -= left[k];
          left[k] = entering;
          if (out != nullptr) out[k] = sums[k] / static_cast<float>(width);
        }
      }
    };
    const auto w = static_cast<std::size_t>(width_), h = static_cast<std::size_t>(height_);
    parallel_for(h, true, [&](std::size_t y) { pass(y * w, 1, width_, 1); });
    pass(0, w, height_, w);
  }

  // Equalises the shade with that of another map.
  std::shared_ptr<const drawing::Pixels> shaded(const Theme& theme, const Density* other,
                                                std::array<double, 3>& values) const {
    auto pixels = std::make_shared<drawing::Pixels>();
    pixels->width = width_, pixels->height = height_;
    pixels->rgba.assign(sums_.size() * 4, 0);
    const Ranks ranks(sums_, other != nullptr ? other->sums_ : std::vector<float>{});
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = ranks.value(static_cast<double>(i) / static_cast<double>(values.size() - 1));
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

 private:
  // The share of the pixels that fewer routes pass, by the logarithm of their sums.
  class Ranks {
   public:
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
    std::size_t bin(float v) const { return static_cast<std::size_t>(scale_ * std::log(v / faintest)); }
    std::array<float, bins> below_{};
    float scale_ = 1;
  };

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

Density density_of(const std::vector<RouteLine>& lines, const View& view) {
  const int width = std::max(1, static_cast<int>(std::lround(view.page.width * view.scale)));
  const int height = std::max(1, static_cast<int>(std::lround(view.page.height * view.scale)));
  // Lines that legs share are added once, with the number of legs as their weight. The order is that of the
  // legs, so that sums are the same whenever they are made.
  std::unordered_map<std::uint64_t, std::size_t> known;
  std::vector<std::pair<const RouteLine*, float>> weighed;
  for (const RouteLine& line : lines) {
    if (line.path->empty()) continue;
    const auto [entry, is_new] = known.try_emplace(line.path.id(), weighed.size());
    if (is_new) weighed.emplace_back(&line, 0.0F);
    ++weighed[entry->second].second;
  }
  std::vector<Density> parts(shares, Density(0, 0));
  parallel_for(shares, weighed.size() > 100, [&](std::size_t share) {
    Density own(width, height);
    for (std::size_t i = share; i < weighed.size(); i += shares) {
      const auto& [line, weight] = weighed[i];
      for (std::size_t part = 0; part < line->path->parts(); ++part) {
        const auto points = line->path->part(part);
        for (std::size_t k = 1; k < points.size(); ++k)
          own.add(points[k - 1] * view.scale, points[k] * view.scale, weight);
      }
    }
    parts[share] = std::move(own);
  });
  Density all = std::move(parts[0]);
  for (std::size_t i = 1; i < shares; ++i) all.add(parts[i]);
  all.widen(static_cast<int>(std::lround(view.scale)));
  return all;
}

}  // namespace

DensityShade draw_density(const std::vector<RouteLine>& lines, const View& view, const Theme& theme,
                          const std::vector<RouteLine>* others) {
  const Density own = density_of(lines, view);
  const auto other = others != nullptr ? std::optional(density_of(*others, view)) : std::nullopt;
  DensityShade shade;
  Items items;
  items.emplace_back(drawing::Image{own.shaded(theme, other ? &*other : nullptr, shade.flights),
                                    Affine::scale(view.page.width, view.page.height), 1});
  // A line that was widened counts less in each of its pixels.
  for (double& flights : shade.flights) flights *= std::max(1.0, std::round(view.scale));
  shade.picture = kept_group("density", std::move(items), {0, 0, view.page.width, view.page.height});
  return shade;
}

}  // namespace homebound::compose
