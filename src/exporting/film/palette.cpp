#include "exporting/film/palette.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

namespace homebound::exporting {
namespace {

using render::PixelRect;

constexpr std::size_t most_colours = 255;

struct Rgb {
  int r = 0, g = 0, b = 0;
};
Rgb rgb(std::uint32_t c) {
  return {static_cast<int>(c >> 16 & 255), static_cast<int>(c >> 8 & 255), static_cast<int>(c & 255)};
}

// Returns a squared distance in 8-bit steps, weighted by the eye's sensitivity: green most, red least.
int distance(Rgb a, Rgb b) {
  const int r = a.r - b.r, g = a.g - b.g, bl = a.b - b.b;
  return (2 * r * r + 4 * g * g + 3 * bl * bl) / 3;
}
constexpr int near = 12, far = 150;  // invisible; clearly another colour

int nearest(const Palette& palette, Rgb colour) {
  int best = 0, least = distance(rgb(palette[0]), colour);
  for (int i = 1; i < static_cast<int>(most_colours) && least > 0; ++i)
    if (const int d = distance(rgb(palette[static_cast<std::size_t>(i)]), colour); d < least)
      best = i, least = d;
  return best;
}

// Sets `clear` for an alpha below 128, which a GIF shows as transparent.
std::uint32_t pixel_at(const std::uint8_t* p, bool& clear) {
  clear = p[3] < 128;
  return std::uint32_t{p[0]} << 16 | std::uint32_t{p[1]} << 8 | p[2];
}

struct Counted {
  std::array<double, 3> at;
  double weight = 0;
  std::uint32_t colour = 0;
};

struct Box {
  std::span<Counted> colours;
  double weight = 0;
  std::array<double, 3> mean{}, spread{};  // weighted sums of squared deviations from the mean

  explicit Box(std::span<Counted> all) : colours(all) {
    for (const Counted& c : all) {
      weight += c.weight;
      for (std::size_t k = 0; k < 3; ++k) mean[k] += c.weight * c.at[k];
    }
    for (double& m : mean) m /= weight;
    for (const Counted& c : all)
      for (std::size_t k = 0; k < 3; ++k) spread[k] += c.weight * (c.at[k] - mean[k]) * (c.at[k] - mean[k]);
  }
  double error() const { return spread[0] + spread[1] + spread[2]; }

  std::pair<Box, Box> cut() const {
    const auto axis = static_cast<std::size_t>(std::ranges::max_element(spread) - spread.begin());
    const auto middle = std::partition(colours.begin(), colours.end(),
                                       [&](const Counted& c) { return c.at[axis] < mean[axis]; });
    return {Box({colours.begin(), middle}), Box({middle, colours.end()})};
  }

  std::uint32_t colour() const {
    const auto most = std::ranges::max_element(colours, {}, &Counted::weight);
    if (2 * most->weight >= weight) return most->colour;
    std::uint32_t c = 0;
    for (const double m : mean) c = c << 8 | static_cast<std::uint32_t>(std::lround(m));
    return c;
  }
};

}  // namespace

void count_colours(const drawing::Pixels& picture, const PixelRect& at, Histogram& histogram) {
  std::uint32_t last = 0, run = 0;
  for (int y = at.top; y < at.bottom; ++y) {
    const std::uint8_t* p = picture.rgba.data() + 4 * (std::ptrdiff_t{y} * picture.width + at.left);
    for (int x = at.left; x < at.right; ++x, p += 4) {
      bool clear = false;
      const std::uint32_t colour = pixel_at(p, clear);
      if (clear) continue;
      if (colour != last && run > 0) histogram[last] += std::exchange(run, 0);
      last = colour, ++run;
    }
  }
  if (run > 0) histogram[last] += run;
}

Palette palette_of(const Histogram& histogram) {
  std::vector<Counted> all;
  for (const auto& [colour, count] : histogram) {
    const Rgb c = rgb(colour);
    all.push_back({{double(c.r), double(c.g), double(c.b)}, std::sqrt(count), colour});
  }
  // The order is fixed because floating-point sums depend on it.
  std::ranges::sort(all, {}, &Counted::colour);
  std::vector<Box> boxes;
  if (!all.empty()) boxes.emplace_back(all);
  while (!boxes.empty() && boxes.size() < most_colours) {
    const auto worst = std::ranges::max_element(boxes, {}, &Box::error);
    if (worst->error() <= 0) break;
    auto [lower, upper] = worst->cut();
    if (lower.colours.empty() || upper.colours.empty()) break;  // they differ by less than a rounding error
    *worst = lower;
    boxes.push_back(upper);
  }
  Palette palette;
  palette.fill(0xff000000);
  for (std::size_t i = 0; i < boxes.size(); ++i) palette[i] = 0xff000000 | boxes[i].colour();
  palette[clear_index] = 0;
  return palette;
}

double Palettiser::badly_shown(const Histogram& histogram) const {
  double pixels = 0;
  for (const auto& [colour, count] : histogram) {
    const Rgb c = rgb(colour);
    if (distance(rgb(palette_[static_cast<std::size_t>(nearest(palette_, c))]), c) > far) pixels += count;
  }
  return pixels;
}

std::vector<PixelRect> Palettiser::prepare(const WholeFrame& frame) {
  Histogram histogram;
  for (const PixelRect& r : frame.changed) count_colours(frame.picture, r, histogram);
  const double page = double(frame.picture.width) * frame.picture.height;
  if (usual_ >= 0 && badly_shown(histogram) <= 2 * usual_ + page / 2000) return frame.changed;
  histogram.clear();
  const PixelRect all{0, 0, frame.picture.width, frame.picture.height};
  count_colours(frame.picture, all, histogram);
  palette_ = palette_of(histogram);
  usual_ = badly_shown(histogram);
  mixes_.clear();
  return {all};
}

const Palettiser::Mix& Palettiser::mix_of(std::uint32_t colour) {
  const auto [entry, fresh] = mixes_.try_emplace(colour);
  Mix& mix = entry->second;
  if (!fresh) return mix;
  const Rgb wanted = rgb(colour);
  const int first = nearest(palette_, wanted);
  mix.fill(static_cast<std::uint8_t>(first));
  if (distance(rgb(palette_[static_cast<std::size_t>(first)]), wanted) <= near) return mix;
  Rgb missing;
  for (std::uint8_t& index : mix) {
    const auto clamped = [](int v) { return std::clamp(v, 0, 255); };
    const int i = nearest(palette_, {clamped(wanted.r + missing.r), clamped(wanted.g + missing.g),
                                     clamped(wanted.b + missing.b)});
    const Rgb got = rgb(palette_[static_cast<std::size_t>(i)]);
    missing.r += wanted.r - got.r, missing.g += wanted.g - got.g, missing.b += wanted.b - got.b;
    index = static_cast<std::uint8_t>(i);
  }
  const auto luma = [&](std::uint8_t i) {
    const Rgb c = rgb(palette_[i]);
    return 2126 * c.r + 7152 * c.g + 722 * c.b;
  };
  std::ranges::sort(mix, {}, luma);
  return mix;
}

void Palettiser::draw(const drawing::Pixels& picture, const PixelRect& at, std::uint8_t* indices,
                      int stride) {
  // Bayer's order puts positions that are filled consecutively far apart.
  constexpr std::array<std::uint8_t, 16> order = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};
  const Mix* mix = nullptr;
  std::uint32_t last = 0;
  for (int y = at.top; y < at.bottom; ++y) {
    const std::uint8_t* p = picture.rgba.data() + 4 * (std::ptrdiff_t{y} * picture.width + at.left);
    std::uint8_t* to = indices + std::ptrdiff_t{y} * stride;
    for (int x = at.left; x < at.right; ++x, p += 4) {
      bool clear = false;
      const std::uint32_t colour = pixel_at(p, clear);
      if (clear) {
        to[x] = clear_index;
        continue;
      }
      if (mix == nullptr || colour != last) mix = &mix_of(colour), last = colour;
      to[x] = (*mix)[order[static_cast<unsigned>((y & 3) * 4 + (x & 3))]];
    }
  }
}

}  // namespace homebound::exporting
