#include <algorithm>
#include <limits>

#include "geo/earth.h"
#include "geo/sphere.h"
#include "timeline/recording.h"

namespace homebound::timeline {
namespace {

constexpr int usual_depth = 40;  // after so many halvings a span is halved in its middle

struct FixSpan {
  std::size_t first, last;
  double most;  // upper limit of the weights within
  int depth;
};

class Weigher {
 public:
  Weigher(const std::vector<LonLat>& points, const std::vector<double>& along) : along_(along) {
    vectors_.reserve(points.size());
    for (LonLat p : points) vectors_.push_back(to_vector(p));
    weight.assign(points.size(), 0);
  }

  void weigh(std::size_t first, std::size_t last) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    weight[first] = weight[last] = infinite;
    std::vector<FixSpan> open{{first, last, infinite, 0}};
    while (!open.empty()) {
      const FixSpan span = open.back();
      open.pop_back();
      if (span.last - span.first < 2) continue;
      auto [farthest, away] = farthest_of(span);
      if (span.depth > usual_depth) farthest = (span.first + span.last) / 2;
      weight[farthest] = std::min(away, span.most);
      open.push_back({span.first, farthest, weight[farthest], span.depth + 1});
      open.push_back({farthest, span.last, weight[farthest], span.depth + 1});
    }
  }
  std::vector<double> weight;

 private:
  std::pair<std::size_t, double> farthest_of(const FixSpan& span) const {
    const Vec3 a = vectors_[span.first], b = vectors_[span.last];
    const double from = along_[span.first], length = along_[span.last] - from;
    std::size_t farthest = span.first + 1;
    double most = -1;
    for (std::size_t i = span.first + 1; i < span.last; ++i) {
      const double share = length > 0 ? (along_[i] - from) / length : 0;
      const Vec3 off = vectors_[i] - (a + (b - a) * share);
      if (const double d = dot(off, off); d > most) most = d, farthest = i;
    }
    return {farthest, std::sqrt(most) * earth_radius};
  }

  const std::vector<double>& along_;
  std::vector<Vec3> vectors_;
};

}  // namespace

std::vector<double> weights(const std::vector<LonLat>& points, const std::vector<double>& along,
                            const std::vector<std::size_t>& gaps) {
  Weigher weigher(points, along);
  std::size_t first = 0;
  for (const std::size_t gap : gaps) {
    weigher.weigh(first, gap);
    first = gap + 1;
  }
  weigher.weigh(first, points.size() - 1);
  return std::move(weigher.weight);
}

}  // namespace homebound::timeline
