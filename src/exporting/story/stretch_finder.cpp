#include "exporting/story/stretch_finder.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/hash.h"

namespace homebound::exporting {
namespace {

constexpr double on_the_line = 1e-4;          // page units
constexpr std::size_t most_points = 200'000;  // of all lines
constexpr std::size_t few_lines = 64;

std::size_t hash_of(Point p) {
  return mixed(mixed(0, std::bit_cast<std::uint64_t>(p.x)), std::bit_cast<std::uint64_t>(p.y));
}

// Returns how far along the way from a to b a point lies, in 256ths; nothing where it is not on it.
std::optional<std::int32_t> along(Point p, Point a, Point b) {
  const Point way = b - a, off = p - a;
  const double squared = way.x * way.x + way.y * way.y;
  const double share = squared > 0 ? std::clamp((off.x * way.x + off.y * way.y) / squared, 0.0, 1.0) : 0;
  if (length(off - way * share) > on_the_line) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(share * 256));
}

bool begins_part(const Path& path, std::size_t point) {
  return std::ranges::binary_search(path.starts, static_cast<std::uint32_t>(point));
}

}  // namespace

void StretchFinder::set(std::vector<drawing::SharedPath> lines) {
  lines_ = std::move(lines);
  points_.clear();
  std::size_t count = 0;
  for (const drawing::SharedPath& line : lines_) count += line->points.size();
  if (count > most_points) lines_.clear();
  few_ = lines_.size() <= few_lines;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    for (std::size_t k = 0; k < lines_[i]->points.size(); ++k)
      points_.emplace(hash_of(lines_[i]->points[k]), Place{i, k});
}

std::vector<StretchFinder::Stretch> StretchFinder::find(const drawing::SharedPath& path) const {
  if (lines_.empty() || path->points.size() < 2) return {};
  if (std::ranges::any_of(path->closed, [](std::uint8_t closed) { return closed != 0; })) return {};
  for (const drawing::SharedPath& line : lines_)
    if (line.id() == path.id())
      return {Stretch{line, 0, static_cast<std::int32_t>(line->points.size() - 1) * 256}};
  if (auto whole = found(*path)) return {std::move(*whole)};
  constexpr std::size_t most_parts = 4;
  if (path->parts() < 2 || path->parts() > most_parts) return {};
  std::vector<Stretch> all;
  for (std::size_t part = 0; part < path->parts(); ++part) {
    const auto points = path->part(part);
    Path alone;
    alone.begin(false);
    alone.points.assign(points.begin(), points.end());
    auto stretch = points.size() < 2 ? std::nullopt : found(alone);
    if (!stretch) return {};
    all.push_back(std::move(*stretch));
  }
  return all;
}

std::optional<StretchFinder::Stretch> StretchFinder::found(const Path& path) const {
  // The first point is mostly cut, but one of the next is a point of the line.
  for (std::size_t k = 0; k < std::min<std::size_t>(path.points.size(), 4); ++k) {
    const auto [first, last] = points_.equal_range(hash_of(path.points[k]));
    std::optional<Stretch> best;
    std::size_t best_line = 0;
    for (auto it = first; it != last; ++it) {
      const auto [line, point] = it->second;
      if (point < k) continue;
      // A table of hashes has no order that stays: of several lines the first counts.
      if (auto found = aligned(path, line, point - k); found && (!best || line < best_line))
        best = std::move(found), best_line = line;
    }
    if (best) return best;
  }
  return path.parts() == 1 && path.points.size() == 2 ? within_a_segment(path) : std::nullopt;
}

std::optional<StretchFinder::Stretch> StretchFinder::aligned(const Path& path, std::size_t index,
                                                             std::size_t offset) const {
  const Path& line = *lines_[index];
  const std::size_t count = path.points.size();
  if (offset + count > line.points.size()) return std::nullopt;
  for (std::size_t k = 1; k < count; ++k)
    if (begins_part(path, k) != begins_part(line, offset + k)) return std::nullopt;
  if (begins_part(path, 1) || begins_part(path, count - 1)) return std::nullopt;
  for (std::size_t k = 1; k + 1 < count; ++k)
    if (length(path.points[k] - line.points[offset + k]) > on_the_line) return std::nullopt;
  const auto from = along(path.points[0], line.points[offset], line.points[offset + 1]);
  const auto to =
      along(path.points[count - 1], line.points[offset + count - 2], line.points[offset + count - 1]);
  if (!from || !to) return std::nullopt;
  return Stretch{lines_[index], static_cast<std::int32_t>(offset) * 256 + *from,
                 static_cast<std::int32_t>(offset + count - 2) * 256 + *to};
}

std::optional<StretchFinder::Stretch> StretchFinder::within_a_segment(const Path& path) const {
  if (!few_) return std::nullopt;
  for (const drawing::SharedPath& line : lines_)
    for (std::size_t part = 0; part < line->parts(); ++part) {
      const auto points = line->part(part);
      for (std::size_t k = 1; k < points.size(); ++k) {
        const auto from = along(path.points[0], points[k - 1], points[k]);
        const auto to = from ? along(path.points[1], points[k - 1], points[k]) : std::nullopt;
        if (!from || !to || *from > *to) continue;
        const auto first = static_cast<std::int32_t>(line->starts[part] + k - 1) * 256;
        return Stretch{line, first + *from, first + *to};
      }
    }
  return std::nullopt;
}

}  // namespace homebound::exporting
