#include <cmath>

#include <gtest/gtest.h>

#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

const SpeedProfile jet;
constexpr double kmh = 1 / 3.6;

TEST(BlockTime, CruisePlusHalfOfTheRamps) {
  // 1700 km at 850 km/h are two hours; half of the 20 and 25 minutes of the ramps are lost.
  EXPECT_NEAR(block_time(Metres(1'700'000), jet).value, 2 * 3600 + 22.5 * 60, 1e-6);
  // The profile's own speeds, added up.
  const double total = block_time(Metres(1'700'000), jet).value, step = 0.01;
  double metres = 0;
  for (int i = 0; (i + 0.5) * step < total; ++i) {
    const double t = (i + 0.5) * step;
    const double share = std::min({1.0, t / jet.climb.value, (total - t) / jet.descent.value});
    metres += 850 * kmh * share * step;
  }
  EXPECT_NEAR(metres, 1'700'000, 1);
}

TEST(BlockTime, IsThatOfTheMode) {
  using scenario::Mode;
  // 370.4 km are 200 nautical miles: ten hours at 20 knots, and half of the ramps.
  EXPECT_NEAR(block_time(Metres(370'400), profile_of(Mode::sea)).value, 10 * 3600 + 15 * 60, 1e-6);
  EXPECT_NEAR(block_time(Metres(60'000), profile_of(Mode::road)).value, 3600 + 60, 1e-6);
  EXPECT_NEAR(block_time(Metres(100'000), profile_of(Mode::rail)).value, 3600 + 3 * 60, 1e-6);
  EXPECT_EQ(profile_of(Mode::air).cruise_kmh, jet.cruise_kmh);
}

TEST(BlockTime, ShortHopsShrinkBothRamps) {
  const double both = 45 * 60, ramped = 850 * kmh * both / 2;
  EXPECT_NEAR(block_time(Metres(ramped), jet).value, both, 1e-9);          // just reaches cruise
  EXPECT_NEAR(block_time(Metres(ramped / 4), jet).value, both / 2, 1e-9);  // half the time and half the speed
  EXPECT_NEAR(block_time(Metres(ramped * (1 + 1e-9)), jet).value, both, 1e-3);
  EXPECT_EQ(block_time(Metres(0), jet).value, 0);
}

TEST(BlockTime, GrowsWithTheDistance) {
  double before = -1;
  for (int km = 0; km < 3000; km += 7) {
    const double now = block_time(Metres(km * 1000.0), jet).value;
    EXPECT_GT(now, before) << km;
    before = now;
  }
}

// The share of the distance: the integral of the trapezoid of speeds, by the midpoint rule.
double integral(double to, double duration, const SpeedProfile& p) {
  const double k = std::min(1.0, duration / (p.climb + p.descent).value);
  const double climb = p.climb.value * k, descent = p.descent.value * k;
  const auto speed = [&](double t) { return std::min({1.0, t / climb, (duration - t) / descent}); };
  const auto area = [&](double end) {
    constexpr int steps = 20000;
    double sum = 0;
    for (int i = 0; i < steps; ++i) sum += speed(end * (i + 0.5) / steps);
    return sum * end / steps;
  };
  return area(to * duration) / area(duration);
}

TEST(DistanceFraction, IsTheIntegralOfTheSpeeds) {
  for (double minutes : {5.0, 30.0, 45.0, 50.0, 240.0, 900.0}) {
    for (double f : {0.01, 0.1, 0.3, 0.5, 0.77, 0.95, 0.999}) {
      EXPECT_NEAR(distance_fraction(f, Seconds(minutes * 60), jet), integral(f, minutes * 60, jet), 1e-6)
          << minutes << " min, " << f;
    }
  }
}

TEST(DistanceFraction, MonotoneBetweenItsEnds) {
  for (double minutes : {1.0, 44.0, 46.0, 260.0}) {
    const Seconds duration(minutes * 60);
    EXPECT_EQ(distance_fraction(0, duration, jet), 0);
    EXPECT_EQ(distance_fraction(1, duration, jet), 1);
    EXPECT_EQ(distance_fraction(-3, duration, jet), 0);
    EXPECT_EQ(distance_fraction(3, duration, jet), 1);
    double before = 0;
    for (int i = 1; i <= 5000; ++i) {
      const double now = distance_fraction(i / 5000.0, duration, jet);
      EXPECT_GT(now, before);
      EXPECT_LE(now, 1);
      before = now;
    }
  }
}

TEST(DistanceFraction, WithoutRampsIsLinear) {
  const SpeedProfile even{Seconds(0), Seconds(0), 850};
  for (double f : {0.1, 0.5, 0.9}) EXPECT_NEAR(distance_fraction(f, Seconds(3600), even), f, 1e-12);
  EXPECT_NEAR(block_time(Metres(850'000), even).value, 3600, 1e-9);
  EXPECT_EQ(block_time(Metres(0), even).value, 0);
}

}  // namespace
}  // namespace homebound::timeline
