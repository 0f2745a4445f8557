#include "render/gl/mask.h"

#include <algorithm>
#include <utility>

#include "base/parallel.h"

namespace homebound::render {
namespace {

constexpr int tile_width = 32;

struct Band {
  const Coverage* shape = nullptr;
  int index = 0;
  Mask mask;
};

bool all_equal(const std::uint8_t* rows, int stride, int width, int height, std::uint8_t value) {
  for (int y = 0; y < height; ++y, rows += stride) {
    if (std::count(rows, rows + width, value) != width) return false;
  }
  return true;
}

// Adds the tiles of one band's rows.
void cut(const PixelRect& area, const std::uint8_t* rows, Mask& mask) {
  const int stride = area.width();
  for (int left = area.left; left < area.right; left += tile_width) {
    const PixelRect at{left, area.top, std::min(left + tile_width, area.right), area.bottom};
    const std::uint8_t* first = rows + (left - area.left);
    const bool uniform = *first == 0 || *first == 255;
    if (uniform && all_equal(first, stride, at.width(), at.height(), *first)) {
      if (*first == 0) continue;
      if (!mask.solid.empty() && mask.solid.back().right == left) {
        mask.solid.back().right = at.right;
      } else {
        mask.solid.push_back(at);
      }
      continue;
    }
    mask.partial.push_back({at, mask.bytes.size()});
    for (int y = 0; y < at.height(); ++y, first += stride) {
      mask.bytes.insert(mask.bytes.end(), first, first + at.width());
    }
  }
}

void append(Mask& all, const Mask& band) {
  all.solid.insert(all.solid.end(), band.solid.begin(), band.solid.end());
  for (Tile tile : band.partial) {
    tile.bytes += all.bytes.size();
    all.partial.push_back(tile);
  }
  all.bytes.insert(all.bytes.end(), band.bytes.begin(), band.bytes.end());
}

}  // namespace

Mask mask_of(Bitmap bitmap) {
  Mask mask;
  if (bitmap.at.empty()) return mask;
  mask.partial.push_back({bitmap.at, 0});
  mask.bytes = std::move(bitmap.bytes);
  return mask;
}

std::vector<Mask> masks_of(std::span<const std::unique_ptr<Coverage>> shapes) {
  std::vector<Band> bands;
  std::size_t pixels = 0;
  for (const auto& shape : shapes) {
    if (!shape) continue;
    for (int i = 0; i < shape->bands(); ++i) bands.push_back({shape.get(), i, {}});
    if (shape->bands() > 0) {
      pixels += static_cast<std::size_t>(shape->bounds().width()) *
                static_cast<std::size_t>(shape->bounds().height());
    }
  }
  constexpr std::size_t worth_a_thread = 200'000;  // pixels
  parallel_for(bands.size(), pixels > worth_a_thread, [&](std::size_t i) {
    thread_local std::vector<std::uint8_t> rows;
    Band& band = bands[i];
    const PixelRect area = band.shape->band(band.index);
    const auto size = static_cast<std::size_t>(area.width()) * static_cast<std::size_t>(area.height());
    if (rows.size() < size) rows.resize(size);
    band.shape->draw(band.index, rows.data());
    cut(area, rows.data(), band.mask);
  });
  std::vector<Mask> masks(shapes.size());
  auto band = bands.begin();
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const int count = shapes[i] ? shapes[i]->bands() : 0;
    if (count == 1) {
      masks[i] = std::move(band->mask);
    } else {
      for (int k = 0; k < count; ++k) append(masks[i], band[k].mask);
    }
    band += count;
  }
  return masks;
}

}  // namespace homebound::render
