// A smooth push sideways along a line.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace homebound::compose {

// Page units to the right, by share (0..1) of the way: a uniform cubic B-spline that starts as zero.
class Push {
 public:
  // Pushes no farther than `farthest` page units.
  Push(int intervals, double farthest)
      : farthest_(farthest), controls_(static_cast<std::size_t>(intervals) + 3) {}

  double at(double share) const {
    const auto [first, w] = weights(share);
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k) sum += w[k] * controls_[first + k];
    return sum;
  }
  // Changes the value at a share by `by`, with the least change of the controls.
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

}  // namespace homebound::compose
