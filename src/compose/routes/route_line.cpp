#include "compose/routes/route_line.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/hash.h"

namespace homebound::compose {
namespace {

// The range of a part's points, and where a share falls among them.
struct Range {
  std::size_t first, last;  // inclusive
};
Range range_of(const Path& path, std::size_t part) {
  const std::size_t first = path.starts[part];
  return {first, first + path.part(part).size() - 1};
}

Point point_at(const RouteLine& line, Range r, double share) {
  const auto begin = line.share.begin();
  const auto next = std::upper_bound(begin + static_cast<std::ptrdiff_t>(r.first),
                                     begin + static_cast<std::ptrdiff_t>(r.last), share);
  const auto i = std::max(static_cast<std::size_t>(next - begin), r.first + 1);
  const double a = line.share[i - 1], b = line.share[i];
  const double k = b > a ? std::clamp((share - a) / (b - a), 0.0, 1.0) : 0;
  const auto& points = line.path->points;
  return points[i - 1] + (points[i] - points[i - 1]) * k;
}

}  // namespace

namespace {

double length_of(const Path& path) {
  double total = 0;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto points = path.part(i);
    for (std::size_t k = 1; k < points.size(); ++k) total += length(points[k] - points[k - 1]);
  }
  return total;
}

}  // namespace

RouteLine make_route_line(Path path, Shares share) {
  const double total = length_of(path);
  const Rect box = path.bounds();
  return {drawing::SharedPath(std::move(path)), std::move(share), total, box};
}

// Open addressing: a timetable has tens of thousands of lines, and each view numbers them.
PathNumbers path_numbers(const std::vector<RouteLine>& lines) {
  const std::size_t mask = std::bit_ceil(2 * lines.size() + 1) - 1;
  struct Entry {
    std::uint64_t id = 0;  // 0: free
    std::uint32_t number = 0;
  };
  std::vector<Entry> table(mask + 1);
  PathNumbers numbers;
  numbers.of.reserve(lines.size());
  for (const RouteLine& line : lines) {
    const std::uint64_t id = line.path.id();
    std::size_t at = mixed(0, id) >> 32U & mask;
    while (table[at].id != id && table[at].id != 0) at = (at + 1) & mask;
    if (table[at].id == 0) table[at] = {id, numbers.count++};
    numbers.of.push_back(table[at].number);
  }
  return numbers;
}

void RouteLines::begin() { lines_.push_back(parts_.size()); }
void RouteLines::begin_part() { parts_.push_back(points_.size()); }

std::vector<RouteLine> RouteLines::finish() {
  struct Memory {
    std::vector<Path> paths;
    std::vector<double> shares;
  };
  const auto memory = std::make_shared<Memory>();
  memory->paths.resize(lines_.size()), memory->shares = std::move(shares_);
  lines_.push_back(parts_.size()), parts_.push_back(points_.size());
  std::vector<RouteLine> lines;
  lines.reserve(memory->paths.size());
  for (std::size_t i = 0; i < memory->paths.size(); ++i) {
    const std::size_t first = parts_[lines_[i]], end = parts_[lines_[i + 1]];
    const auto from = points_.begin() + static_cast<std::ptrdiff_t>(first);
    Path& path = memory->paths[i];
    path.points.assign(from, from + static_cast<std::ptrdiff_t>(end - first));
    path.closed.assign(lines_[i + 1] - lines_[i], 0);
    path.starts.reserve(path.closed.size());
    for (std::size_t part = lines_[i]; part < lines_[i + 1]; ++part)
      path.starts.push_back(static_cast<std::uint32_t>(parts_[part] - first));
    lines.push_back(
        {drawing::SharedPath(std::shared_ptr<const Path>(memory, &path)),
         Shares(std::shared_ptr<const double>(memory, memory->shares.data() + first), end - first),
         length_of(path), path.bounds()});
  }
  return lines;
}

namespace {

// Adds the stretch between two shares to a path, and where it is given the share of each point.
void add_stretch(Path& result, std::vector<double>* shares, const RouteLine& line, double from, double to) {
  const Path& path = *line.path;
  for (std::size_t part = 0; part < path.parts(); ++part) {
    if (path.part(part).size() < 2) continue;
    const Range r = range_of(path, part);
    const double a = std::max(from, line.share[r.first]), b = std::min(to, line.share[r.last]);
    if (!(a < b)) continue;
    result.begin(false);
    result.add(point_at(line, r, a));
    const auto begin = line.share.begin() + static_cast<std::ptrdiff_t>(r.first),
               end = line.share.begin() + static_cast<std::ptrdiff_t>(r.last) + 1;
    const auto inner = std::upper_bound(begin, end, a), after = std::lower_bound(inner, end, b);
    result.points.insert(result.points.end(), path.points.begin() + (inner - line.share.begin()),
                         path.points.begin() + (after - line.share.begin()));
    result.add(point_at(line, r, b));
    if (shares == nullptr) continue;
    shares->push_back(a);
    shares->insert(shares->end(), inner, after);
    shares->push_back(b);
  }
}

}  // namespace

Path stretch(const RouteLine& line, double from, double to) {
  Path result;
  add_stretch(result, nullptr, line, from, to);
  return result;
}

RouteLine stretches(const RouteLine& line, std::span<const std::pair<double, double>> shares) {
  Path result;
  std::vector<double> share;
  for (const auto& [from, to] : shares) add_stretch(result, &share, line, from, to);
  return make_route_line(std::move(result), std::move(share));
}

std::optional<AircraftPlace> place_on(const RouteLine& line, double share) {
  const Path& path = *line.path;
  for (std::size_t part = 0; part < path.parts(); ++part) {
    if (path.part(part).size() < 2) continue;
    const Range r = range_of(path, part);
    const double first = line.share[r.first], last = line.share[r.last];
    if (share < first || share > last) continue;
    // Take the heading over a hundredth of the leg, so that it turns smoothly from point to point.
    const double a = std::clamp(share - 0.005, first, last), b = std::clamp(share + 0.005, first, last);
    const Point direction = point_at(line, r, b) - point_at(line, r, a);
    return AircraftPlace{point_at(line, r, share), std::atan2(direction.y, direction.x)};
  }
  return std::nullopt;
}

}  // namespace homebound::compose
