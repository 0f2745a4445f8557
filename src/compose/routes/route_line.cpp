#include "compose/routes/route_line.h"

#include <algorithm>
#include <cmath>
#include <numeric>

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

void RouteLines::begin() { lines_.push_back(parts_.size()); }
void RouteLines::begin_part() { parts_.push_back(points_.size()); }

void RouteLines::end() {
  boxes_.resize(lines_.size());
  lines_.push_back(parts_.size()), parts_.push_back(points_.size());
  for (std::size_t i = 0; i < boxes_.size(); ++i)
    for (std::size_t k = parts_[lines_[i]]; k < parts_[lines_[i + 1]]; ++k) boxes_[i].add(points_[k]);
}

RouteLine RouteLines::line(std::size_t i, bool reversed) const {
  const std::size_t first = lines_[i], end = lines_[i + 1];
  const auto begin = static_cast<std::ptrdiff_t>(parts_[first]),
             stop = static_cast<std::ptrdiff_t>(parts_[end]);
  Path path;
  path.points.assign(points_.begin() + begin, points_.begin() + stop);
  std::vector<double> shares(shares_.begin() + begin, shares_.begin() + stop);
  path.closed.assign(end - first, 0);
  path.starts.reserve(end - first);
  for (std::size_t part = first; part < end; ++part)
    path.starts.push_back(static_cast<std::uint32_t>(parts_[part] - parts_[first]));
  const double length = length_of(path);  // the same both ways, to the last digit
  if (reversed) {
    std::ranges::reverse(path.points);
    std::ranges::reverse(shares);
    for (double& share : shares) share = 1 - share;
    for (std::size_t part = first; part < end; ++part)
      path.starts[part - first] = static_cast<std::uint32_t>(parts_[end] - parts_[first + end - part]);
  }
  return {drawing::SharedPath(std::move(path)), Shares(std::move(shares)), length, boxes_[i]};
}

LegLines::LegLines(std::vector<RouteLine> apart) : apart_(std::move(apart)) {
  auto numbers = std::make_shared<LineNumbers>();
  numbers->of.resize(apart_.size());
  std::iota(numbers->of.begin(), numbers->of.end(), 0U);
  numbers->at.assign(apart_.size(), {});
  numbers->first.assign(apart_.size() + 1, 0);
  numbers_ = std::move(numbers);
}

RouteLine LegLines::operator[](std::size_t leg) const {
  if (!apart_.empty()) return apart_[leg];
  const LineNumbers::At& at = numbers_->at[number(leg)];
  return pieces_[at.piece].line(at.line, at.reversed);
}

const Rect& LegLines::box(std::size_t number) const {
  if (!apart_.empty()) return apart_[number].box;
  const LineNumbers::At& at = numbers_->at[number];
  return pieces_[at.piece].box(at.line);
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
