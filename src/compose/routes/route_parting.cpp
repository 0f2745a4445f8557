#include "compose/routes/route_parting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "compose/routes/corridors.h"
#include "compose/routes/route_bend.h"

namespace homebound::compose {
namespace {

constexpr double long_enough = 48;        // page units that corridors run close together to be separated
constexpr double parallel = 0.97;         // cosine of the largest angle between parallel ones: 14 degrees
constexpr std::size_t most_parted = 200;  // corridors
constexpr int rounds = 60;

double reach_of(const Corridor& corridor) { return std::max(64.0, 1.5 * corridor.width); }

// A corridor's middle line, at every other point.
struct Sample {
  Point at, right;
  double share = 0, freedom = 0;
};
std::vector<Sample> samples_of(const RouteLine& line, const Corridor& corridor, bool recorded,
                               const View& view) {
  const Rect near = Rect{0, 0, view.page.width, view.page.height}.inflated(100);
  std::vector<double> free = freedom(line, reach_of(corridor));
  const std::vector<double> room = room_on_map(line, view);
  for (std::size_t p = 0; p < free.size(); ++p) free[p] *= recorded ? 0 : room[p];
  std::vector<Sample> result;
  for (std::size_t i = 0; i < line.path->parts(); ++i)
    for (std::size_t k = 0; k < line.path->part(i).size(); k += 2) {
      const std::size_t p = line.path->starts[i] + k;
      const Point at = line.path->points[p];
      if (near.contains(at) && result.size() < 2000)
        result.push_back({at, right_at(*line.path, i, k), line.share[p], free[p]});
    }
  return result;
}

// A smooth sideways displacement along a line, page units to the right by share (0..1) of the way: a
// uniform cubic B-spline that starts at zero.
class Push {
 public:
  // Limits the displacement to `farthest` page units.
  Push(int intervals, double farthest)
      : farthest_(farthest), controls_(static_cast<std::size_t>(intervals) + 3) {}

  double at(double share) const {
    const auto [first, w] = weights(share);
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k) sum += w[k] * controls_[first + k];
    return sum;
  }
  // Changes the value at a share by `by` with the least change of the control points.
  void add(double share, double by) {
    const auto [first, w] = weights(share);
    const double norm = w[0] * w[0] + w[1] * w[1] + w[2] * w[2] + w[3] * w[3];
    for (std::size_t k = 0; k < 4; ++k) {
      double& c = controls_[first + k];
      c = std::clamp(c + by * w[k] / norm, -farthest_, farthest_);
    }
    moved_ = true;
  }
  bool moved() const { return moved_; }

 private:
  struct Weights {
    std::size_t first;
    std::array<double, 4> w;
  };
  Weights weights(double share) const {
    const double x = std::clamp(share, 0.0, 1.0) * static_cast<double>(controls_.size() - 3);
    const double k = std::min(std::floor(x), static_cast<double>(controls_.size() - 4)), t = x - k;
    const double t2 = t * t, t3 = t2 * t, u = 1 - t;
    return {static_cast<std::size_t>(k),
            {u * u * u / 6, (3 * t3 - 6 * t2 + 4) / 6, (-3 * t3 + 3 * t2 + 3 * t + 1) / 6, t3 / 6}};
  }

  double farthest_;
  std::vector<double> controls_;
  bool moved_ = false;
};

// Two corridors close to each other at one place. Their distance, to the right of the first, is `apart` +
// sense * (push of the second) - (push of the first); it should reach `need` on its `side`.
struct Closeness {
  std::size_t first, second;
  const Sample *a, *b;
  double apart, sense, need, side;
};

class Parting {
 public:
  Parting(const std::vector<Corridor>& corridors, const std::vector<std::vector<Sample>>& samples)
      : corridors_(corridors), samples_(samples) {
    double most = 0;
    for (const Corridor& c : corridors) most = std::max(most, c.width);
    cell_ = most + lane_gap + slack;
    for (std::size_t c = 0; c < samples.size(); ++c)
      for (std::size_t s = 0; s < samples[c].size(); ++s)
        grid_[key(samples[c][s].at, 0, 0)].push_back({c, s});
    for (std::size_t c = 0; c < samples.size(); ++c) find_neighbours(c);
  }

  void push_apart(std::vector<Push>& pushes) const {
    for (int round = 0; round < rounds; ++round)
      for (const Closeness& c : close_) {
        Push &first = pushes[c.first], &second = pushes[c.second];
        const double a = c.a->freedom, b = c.b->freedom;
        const double apart = c.apart + c.sense * b * second.at(c.b->share) - a * first.at(c.a->share);
        const double missing = c.need - c.side * apart;
        if (missing <= 0) continue;
        const double step = 0.4 * missing * c.side / (a + b);
        first.add(c.a->share, -step);
        second.add(c.b->share, c.sense * step);
      }
  }

 private:
  static constexpr double slack = 10;  // page units: those that others may be pushed against

  std::int64_t key(Point p, int dx, int dy) const {
    const auto x = static_cast<std::int64_t>(std::floor(p.x / cell_)) + dx;
    const auto y = static_cast<std::int64_t>(std::floor(p.y / cell_)) + dy;
    return x * 100003 + y;
  }

  // For each sample of a corridor, find the nearest one of every later corridor; then keep the long runs.
  void find_neighbours(std::size_t first) {
    std::vector<std::vector<Closeness>> found(corridors_.size());
    for (const Sample& a : samples_[first]) {
      for (int dx = -1; dx <= 1; ++dx)
        for (int dy = -1; dy <= 1; ++dy) {
          const auto bucket = grid_.find(key(a.at, dx, dy));
          if (bucket == grid_.end()) continue;
          for (const auto& [second, s] : bucket->second)
            if (second > first) meet(first, a, second, samples_[second][s], found[second]);
        }
    }
    for (const auto& list : found) keep_long_runs(list);
  }

  void meet(std::size_t first, const Sample& a, std::size_t second, const Sample& b,
            std::vector<Closeness>& list) const {
    const double need =
        (corridors_[first].width * a.freedom + corridors_[second].width * b.freedom) / 2 + lane_gap;
    const Point between = b.at - a.at;
    if (length(between) > need + slack) return;
    const double cosine = a.right.x * b.right.x + a.right.y * b.right.y;
    if (std::abs(cosine) < parallel || a.freedom + b.freedom < 0.6) return;
    const double apart = between.x * a.right.x + between.y * a.right.y;
    const Closeness c{first, second, &a, &b, apart, cosine < 0 ? -1.0 : 1.0, need, 1};
    if (list.empty() || list.back().a != &a) {
      list.push_back(c);
    } else if (length(between) < length(list.back().b->at - a.at)) {
      list.back() = c;
    }
  }

  void keep_long_runs(const std::vector<Closeness>& list) {
    for (std::size_t begin = 0; begin < list.size();) {
      std::size_t end = begin + 1;  // samples of one corridor are contiguous
      while (end < list.size() && list[end].a - list[end - 1].a <= 2) ++end;
      double run = 0, sum = 0, low = 0, high = 0;
      for (std::size_t k = begin; k < end; ++k) {
        if (std::abs(list[k].apart) < list[k].need)
          run += k > begin ? length(list[k].a->at - list[k - 1].a->at) : 0;
        sum += list[k].apart;
        low = std::min(low, list[k].apart), high = std::max(high, list[k].apart);
      }
      const bool crossing = low < -1.5 && high > 1.5;  // crossing routes can be followed as they are
      for (std::size_t k = begin; k < end && run >= long_enough && !crossing; ++k) {
        close_.push_back(list[k]);
        close_.back().side = sum < -1e-6 ? -1 : 1;
      }
      begin = end;
    }
  }

  const std::vector<Corridor>& corridors_;
  const std::vector<std::vector<Sample>>& samples_;
  double cell_ = 1;
  std::unordered_map<std::int64_t, std::vector<std::pair<std::size_t, std::size_t>>> grid_;
  std::vector<Closeness> close_;
};

// Returns the line in its lane, displaced as its corridor is.
RouteLine in_lane(const RouteLine& line, const Corridor& corridor, const Corridor::Lane& lane,
                  const Push& push, const std::vector<double>& room) {
  std::vector<double> right = freedom(line, reach_of(corridor));
  for (std::size_t p = 0; p < right.size(); ++p) {
    const double share = lane.reversed ? 1 - line.share[p] : line.share[p];
    right[p] *= (push.at(share) + lane.centre) * (lane.reversed ? -1 : 1);
    if (!room.empty()) right[p] *= room[p];
  }
  return shifted(line, right);
}

}  // namespace

void part_lines(std::vector<RouteLine>& lines, const timeline::Timeline& timeline,
                const std::vector<double>& widths, const View& view) {
  // A corridor's last lane flies in the corridor's own direction, so its line represents all.
  std::vector<Corridor> all = corridors(timeline, widths);
  std::vector<Push> pushes;
  for (Corridor& c : all) {
    const double l = lines[c.lanes.back().leg].length;
    pushes.emplace_back(std::clamp(static_cast<int>(l / 110), 3, 48), std::min(36.0, 0.08 * l));
    // A short hop has no room for many lanes.
    const double squeeze = std::min(1.0, 0.25 * l / std::max(c.width, 1.0));
    c.width *= squeeze;
    for (Corridor::Lane& lane : c.lanes) lane.centre *= squeeze;
  }
  // A recorded track is drawn where it was flown; other corridors make room.
  const auto is_recorded = [&](const Corridor& c) {
    return timeline.legs[c.lanes[0].leg].recording != nullptr;
  };
  const bool few = all.size() <= most_parted;
  if (all.size() > 1 && few) {
    std::vector<std::vector<Sample>> samples;
    samples.reserve(all.size());
    for (const Corridor& c : all)
      samples.push_back(samples_of(refined(lines[c.lanes.back().leg], view.page), c, is_recorded(c), view));
    Parting(all, samples).push_apart(pushes);
  }
  for (std::size_t c = 0; c < all.size(); ++c)
    for (const Corridor::Lane& lane : all[c].lanes) {
      if (is_recorded(all[c])) continue;
      if (lane.centre == 0 && !pushes[c].moved()) continue;
      const RouteLine line = refined(lines[lane.leg], view.page);
      lines[lane.leg] =
          in_lane(line, all[c], lane, pushes[c], few ? room_on_map(line, view) : std::vector<double>{});
    }
}

}  // namespace homebound::compose
