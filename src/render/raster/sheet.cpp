#include "render/raster/sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/parallel.h"

namespace homebound::render {
namespace {

constexpr int tile_width = 64;
constexpr Key nothing_yet = ~Key{0};            // a tile hash that no sheet has
constexpr std::size_t worth_a_thread = 20'000;  // points to prepare

// The tiles of a picture: the first column begins at its left border; rows are the page's bands.
struct TileGrid {
  PixelRect at;
  int columns = (at.width() + tile_width - 1) / tile_width;
  int first_band = at.top >> Coverage::band_bits;
  int bands = at.empty() ? 0 : ((at.bottom - 1) >> Coverage::band_bits) - first_band + 1;

  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(bands); }
  std::size_t index(int band, int column) const {
    return static_cast<std::size_t>(band - first_band) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
  // Returns the pixels of tiles from..to of a band.
  PixelRect pixels(int band, int from, int to) const {
    return PixelRect{at.left + from * tile_width, band << Coverage::band_bits, at.left + to * tile_width,
                     (band + 1) << Coverage::band_bits}
        .intersected(at);
  }
};

// Returns the tiles for which `wanted` holds as rectangles of neighbours within a band; `stack` also merges
// them over several bands.
template <class Wanted>
std::vector<PixelRect> rectangles(const TileGrid& grid, bool stack, const Wanted& wanted) {
  std::vector<PixelRect> result;
  std::size_t row_before = 0;  // where the rectangles of the band above begin
  for (int band = grid.first_band; band < grid.first_band + grid.bands; ++band) {
    const std::size_t row = result.size();
    for (int column = 0; column < grid.columns; ++column) {
      if (!wanted(grid.index(band, column))) continue;
      const int from = column;
      while (column < grid.columns && wanted(grid.index(band, column))) ++column;
      result.push_back(grid.pixels(band, from, column));
    }
    const auto same = [](const PixelRect& a, const PixelRect& b) {
      return a.left == b.left && a.right == b.right && a.bottom == b.top;
    };
    const std::size_t count = result.size() - row;
    if (stack && count > 0 && count == row - row_before &&
        std::equal(result.begin() + static_cast<std::ptrdiff_t>(row_before),
                   result.begin() + static_cast<std::ptrdiff_t>(row),
                   result.begin() + static_cast<std::ptrdiff_t>(row), same)) {
      for (std::size_t i = 0; i < count; ++i) result[row_before + i].bottom = result[row + i].bottom;
      result.resize(row);
    } else {
      row_before = row;
    }
  }
  return result;
}

Key ground_key(const Tint& t) { return t.a > 0 ? key_of(t.r, t.g, t.b, t.a) : 0; }

Key source_key(const Paint& paint) {
  if (const auto* t = std::get_if<Tint>(&paint.source)) return key_of(t->r, t->g, t->b, t->a);
  return mixed(paint.source_key, key_of(std::get<FromBlock>(paint.source).opacity));
}

// Tells whether a paint hides everything below it.
bool replaces(const Paint& paint) {
  const auto* from = std::get_if<FromBlock>(&paint.source);
  return from != nullptr && !paint.prepare && from->opacity >= 1 && from->block->opaque;
}

// Returns the hash of each tile of the sheet.
std::vector<Key> hashes(const TileGrid& grid, const Sheet& sheet, const auto& seen) {
  std::vector<Key> tiles(grid.size(), ground_key(sheet.background));
  for (const auto& s : seen) {
    const auto* from = std::get_if<FromBlock>(&s.paint->source);
    const bool tiled = from != nullptr && !from->block->tiles.empty();
    const TileGrid own{tiled ? from->block->at : grid.at};
    const int shift = (own.at.left - grid.at.left) / tile_width;  // columns
    const Key key = mixed(s.paint->key, source_key(*s.paint));
    for (int band = grid.first_band; band < grid.first_band + grid.bands; ++band) {
      const Columns columns = s.extent->in_band(band);
      const int begin = std::max(columns.from, grid.at.left) - grid.at.left;
      const int end = std::min(columns.to, grid.at.right) - grid.at.left;
      for (int column = begin / tile_width; column * tile_width < end; ++column) {
        const std::size_t i = grid.index(band, column);
        const Key below = tiled ? from->block->tiles[own.index(band, column - shift)] : 1;
        if (below != 0) tiles[i] = mixed(tiles[i], mixed(key, below));
      }
    }
  }
  return tiles;
}

// Calls part(rectangle) for each part of `area` (within one band) where the block may be non-transparent.
void each_filled(const Block& block, const PixelRect& area, const auto& part) {
  const PixelRect inside = area.intersected(block.at);
  if (inside.empty()) return;
  if (block.tiles.empty()) return part(inside);
  const TileGrid grid{block.at};
  const int band = inside.top >> Coverage::band_bits;
  const int end = (inside.right - 1 - block.at.left) / tile_width + 1;
  for (int column = (inside.left - block.at.left) / tile_width; column < end; ++column) {
    const int from = column;
    while (column < end && block.tiles[grid.index(band, column)] != 0) ++column;
    if (column > from) part(grid.pixels(band, from, column).intersected(inside));
  }
}

// Returns this thread's buffer for the coverage of an area.
std::uint8_t* cover_of(const PixelRect& area) {
  thread_local std::vector<std::uint8_t> cover;
  cover.resize(std::max(cover.size(),
                        static_cast<std::size_t>(area.width()) * static_cast<std::size_t>(area.height())));
  return cover.data();
}

}  // namespace

Block block_of(const PixelRect& at) {
  const auto pixels = static_cast<std::size_t>(at.width()) * static_cast<std::size_t>(at.height());
  Block block;
  block.at = at;
  block.pixels = std::make_unique_for_overwrite<std::uint8_t[]>(4 * pixels);
  return block;
}

std::vector<PixelRect> inked(const Block& block) {
  if (block.tiles.empty()) return {block.at};
  return rectangles(TileGrid{block.at}, true, [&](std::size_t i) { return block.tiles[i] != 0; });
}

PixelRect from_tile_border(const PixelRect& area, const PixelRect& page) {
  return {area.left - (area.left - page.left) % tile_width, area.top, area.right, area.bottom};
}

std::vector<Compositor::Seen> Compositor::seen_in(const Sheet& sheet) {
  std::vector<Seen> seen(sheet.paints.size());
  std::vector<std::pair<Seen*, Extent*>> unknown;
  std::size_t points = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const Paint& paint = sheet.paints[i];
    const auto [entry, fresh] = extents_.try_emplace(paint.key);
    Extent& extent = entry->second;
    seen[i] = {&paint, &extent, nullptr};
    extent.used = true;
    if (!fresh) continue;
    if (paint.prepare) {
      unknown.emplace_back(&seen[i], &extent);
      points += paint.points;
    } else {
      const PixelRect& at = std::get<FromBlock>(paint.source).block->at;
      const TileGrid grid{at};
      extent.first_band = grid.first_band;
      extent.bands.assign(static_cast<std::size_t>(grid.bands), {at.left, at.right});
    }
  }
  parallel_for(unknown.size(), points > worth_a_thread, [&](std::size_t i) {
    const auto [s, extent] = unknown[i];
    s->coverage = s->paint->prepare();
    extent->first_band = s->coverage->first_band();
    for (int k = 0; k < s->coverage->bands(); ++k)
      extent->bands.push_back(s->coverage->columns(extent->first_band + k));
  });
  return seen;
}

PixelRect Compositor::reach(const Sheet& sheet, const PixelRect& within) {
  const TileGrid grid{within};
  PixelRect all;
  for (const Seen& s : seen_in(sheet))
    for (int band = grid.first_band; band < grid.first_band + grid.bands; ++band) {
      const Columns columns = s.extent->in_band(band);
      const int from = std::max(columns.from, within.left) - within.left;
      const int to = std::min(columns.to, within.right) - within.left;
      if (from < to) all.add(grid.pixels(band, from / tile_width, (to - 1) / tile_width + 1));
    }
  return all;
}

void Compositor::compose_run(const Sheet& sheet, std::span<const Seen> seen, Block& block,
                             const PixelRect& run) const {
  const int band = run.top >> Coverage::band_bits;
  if (seen.empty() || !replaces(*seen[0].paint)) {
    const Brush ground(sheet.background, order_);
    for (int y = run.top; y < run.bottom; ++y) ground.fill(block.row(run.left, y), run.width());
  }
  for (const Seen& s : seen) {
    const Columns columns = s.extent->in_band(band);
    PixelRect area = PixelRect{columns.from, run.top, columns.to, run.bottom}.intersected(run);
    if (s.coverage) area = area.intersected(s.coverage->bounds());
    if (area.empty()) continue;
    if (const auto* from = std::get_if<FromBlock>(&s.paint->source)) {
      each_filled(*from->block, area, [&](const PixelRect& part) { lay(*from, s, part, block); });
      continue;
    }
    s.coverage->draw(area, cover_of(area));
    const Brush brush(std::get<Tint>(s.paint->source), order_);
    const std::uint8_t* covers = cover_of(area);
    for (int y = area.top; y < area.bottom; ++y, covers += area.width())
      brush.blend(covers, block.row(area.left, y), area.width());
  }
}

void Compositor::lay(const FromBlock& from, const Seen& s, const PixelRect& area, Block& block) {
  const auto width = static_cast<std::size_t>(area.width());
  if (replaces(*s.paint)) {
    for (int y = area.top; y < area.bottom; ++y)
      std::copy_n(from.block->row(area.left, y), 4 * width, block.row(area.left, y));
    return;
  }
  std::uint8_t* cover = cover_of(area);
  if (s.coverage) {
    s.coverage->draw(area, cover);
  } else {
    std::fill_n(cover, width * static_cast<std::size_t>(area.height()), std::uint8_t{255});
  }
  const auto opacity = static_cast<int>(std::lround(std::clamp(from.opacity, 0.0F, 1.0F) * 255));
  for (int y = area.top; y < area.bottom; ++y, cover += width)
    blend_row(from.block->row(area.left, y), opacity, cover, block.row(area.left, y), area.width());
}

std::vector<PixelRect> Compositor::compose(const Sheet& sheet, Block& block, bool whole) {
  const TileGrid grid{block.at};
  std::vector<Seen> seen = seen_in(sheet);
  std::vector<Key> tiles = hashes(grid, sheet, seen);
  if (block.tiles.empty()) block.tiles.assign(grid.size(), whole ? nothing_yet : 0);
  const auto changed = [&](std::size_t i) { return tiles[i] != block.tiles[i]; };
  const std::vector<PixelRect> runs = rectangles(grid, false, changed);

  std::vector<Seen*> needed;
  std::size_t points = 0;
  for (Seen& s : seen) {
    if (s.coverage || !s.paint->prepare) continue;
    const auto meets = [&](const PixelRect& run) {
      const Columns columns = s.extent->in_band(run.top >> Coverage::band_bits);
      return columns.from < run.right && columns.to > run.left;
    };
    if (std::none_of(runs.begin(), runs.end(), meets)) continue;
    needed.push_back(&s);
    points += s.paint->points;
  }
  parallel_for(needed.size(), points > worth_a_thread,
               [&](std::size_t i) { needed[i]->coverage = needed[i]->paint->prepare(); });

  constexpr std::size_t worth_sharing = 4;  // runs
  parallel_for(runs.size(), runs.size() > worth_sharing,
               [&](std::size_t i) { compose_run(sheet, seen, block, runs[i]); });
  std::vector<PixelRect> result = rectangles(grid, true, changed);
  block.tiles = std::move(tiles);
  block.opaque = sheet.background.a >= 1;
  return result;
}

void Compositor::trim() {
  std::erase_if(extents_, [](const auto& e) { return !e.second.used; });
  for (auto& [key, extent] : extents_) extent.used = false;
}

}  // namespace homebound::render
