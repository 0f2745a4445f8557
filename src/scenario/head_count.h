// How many people are aboard, as far as anybody says.
#pragma once

#include <cstdint>
#include <optional>

namespace homebound::scenario {

// A number of people that is known exactly, approximately, between bounds, or not at all; a default one is
// unknown, which is not 0. Counts add up by interval arithmetic: 90 and an unknown number are at least 90. A
// summand can be taken out of a sum again.
class HeadCount {
 public:
  constexpr HeadCount() = default;
  constexpr HeadCount(std::int64_t exact) : low_(exact), high_(exact), open_(0) {}
  // Requires 0 <= low <= high.
  static constexpr HeadCount between(std::int64_t low, std::int64_t high) { return {low, high, 0}; }
  static constexpr HeadCount at_least(std::int64_t low) { return {low, low, 1}; }
  // Returns the count with its number or bounds taken as approximate.
  static constexpr HeadCount about(HeadCount count) {
    count.about_ = 1;
    return count;
  }

  constexpr std::int64_t low() const { return low_; }
  constexpr std::optional<std::int64_t> high() const {  // nullopt: no upper bound
    return open_ > 0 ? std::nullopt : std::optional(high_);
  }
  constexpr bool known() const { return open_ == 0 || low_ > 0; }  // something is
  constexpr bool approximate() const { return about_ > 0 && known(); }
  // Returns the number if it is known exactly.
  constexpr std::optional<std::int64_t> exact() const {
    return open_ == 0 && low_ == high_ && about_ == 0 ? std::optional(low_) : std::nullopt;
  }
  // Returns the number that stands for the count where a single one is needed, as for the width of a line:
  // the middle of its bounds, or the lower one where there is no upper one. Of a sum it is the sum of its
  // summands' numbers.
  constexpr double middle() const { return static_cast<double>(low_ + high_) / 2; }

  constexpr HeadCount& operator+=(const HeadCount& o) {
    low_ += o.low_, high_ += o.high_, open_ += o.open_, about_ += o.about_;
    return *this;
  }
  // Requires that `o` is a summand of this sum.
  constexpr HeadCount& operator-=(const HeadCount& o) {
    low_ -= o.low_, high_ -= o.high_, open_ -= o.open_, about_ -= o.about_;
    return *this;
  }
  friend constexpr HeadCount operator+(HeadCount a, const HeadCount& b) { return a += b; }
  constexpr bool operator==(const HeadCount& o) const {
    return low_ == o.low_ && high() == o.high() && approximate() == o.approximate();
  }

 private:
  constexpr HeadCount(std::int64_t low, std::int64_t high, int open) : low_(low), high_(high), open_(open) {}

  std::int64_t low_ = 0;
  std::int64_t high_ = 0;     // the sum of the upper bounds, or of lower ones where there is no upper one
  int open_ = 1, about_ = 0;  // how many summands have no upper bound, and how many are approximate
};

}  // namespace homebound::scenario
