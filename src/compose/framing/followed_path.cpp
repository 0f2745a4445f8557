#include "compose/framing/followed_path.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/easing.h"

namespace homebound::compose {
namespace {

constexpr double usual_step = 1.0 / 15;  // seconds
constexpr double most_steps = 3000;
constexpr double rounded_flight = 0.25, rounded_people = 0.5;  // seconds, on either side and twice
constexpr double stands_within = 1e-7;                         // radians a step

std::optional<Vec3> place_of_flight(const timeline::Timeline& timeline, std::size_t flight, Instant t) {
  const timeline::Leg& leg = timeline.legs[flight];
  return to_vector(timeline::position(leg, t));
}

// Returns the middle of those aboard; nullopt while nobody is.
std::optional<Vec3> middle_of_people(const timeline::Timeline& timeline, Instant t) {
  Vec3 sum;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const timeline::Leg& leg = timeline.legs[i];
    if (!timeline.shows(i) || timeline::status_at(leg, t) != timeline::Status::airborne) continue;
    const scenario::HeadCount& people = timeline.scenario->flights[leg.flight].people;
    const double weight = people.known() ? people.middle() : 1;
    sum = sum + to_vector(timeline::position(leg, t)) * weight;
  }
  return norm(sum) > 1e-6 ? std::optional(normalised(sum)) : std::nullopt;
}

// Returns the points with the gaps bridged; empty when nothing but gaps is known.
std::vector<Vec3> bridged(const std::vector<std::optional<Vec3>>& known) {
  std::vector<Vec3> points;
  const auto any = std::ranges::find_if(known, [](const auto& p) { return p.has_value(); });
  if (any == known.end()) return points;
  std::size_t last = static_cast<std::size_t>(any - known.begin());
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i]) last = i;
    const auto next = std::find_if(known.begin() + static_cast<std::ptrdiff_t>(std::max(i, last)),
                                   known.end(), [](const auto& p) { return p.has_value(); });
    if (i <= last || next == known.end()) {
      points.push_back(*known[last]);
      continue;
    }
    const double gap = static_cast<double>(next - known.begin()) - static_cast<double>(last);
    const double share = eased(Easing::in_out, static_cast<double>(i - last) / gap);
    const Vec3 a = *known[last], b = **next;
    points.push_back(angle_between(a, b).value < 1e-9 ? a : along(a, b, share));
  }
  return points;
}

// Replaces each point by the mean of those that are at most so many away; beyond the ends the outer ones go
// on.
std::vector<Vec3> smoothed(const std::vector<Vec3>& points, std::ptrdiff_t radius) {
  const auto last = static_cast<std::ptrdiff_t>(points.size()) - 1;
  const auto point = [&](std::ptrdiff_t i) {
    return points[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))];
  };
  std::vector<Vec3> result;
  result.reserve(points.size());
  for (std::ptrdiff_t i = 0; i <= last; ++i) {
    Vec3 sum;
    for (std::ptrdiff_t k = i - radius; k <= i + radius; ++k) sum = sum + point(k);
    result.push_back(norm(sum) > 1e-6 ? normalised(sum) : point(i));
  }
  return result;
}

}  // namespace

FollowedPath::FollowedPath(const timeline::Timeline& timeline, const scenario::Followed& followed,
                           double from_second, double to_second)
    : from_(from_second), step_(std::max(usual_step, (to_second - from_second) / most_steps)) {
  const auto steps = static_cast<std::size_t>(std::ceil((to_second - from_second) / step_));
  std::vector<std::optional<Vec3>> known;
  for (std::size_t i = 0; i <= steps; ++i) {
    // The part's last second is the next scene's first.
    const double second = std::clamp(from_ + static_cast<double>(i) * step_ + followed.lead, from_second,
                                     std::nextafter(to_second, from_second));
    const Instant t = timeline.story.at(second);
    known.push_back(followed.flight ? place_of_flight(timeline, *followed.flight, t)
                                    : middle_of_people(timeline, t));
  }
  points_ = bridged(known);
  const double rounding = followed.flight ? rounded_flight : rounded_people;
  const auto radius = static_cast<std::ptrdiff_t>(std::round(rounding / step_));
  for (int pass = 0; pass < 2 && !points_.empty(); ++pass) points_ = smoothed(points_, radius);
}

LonLat FollowedPath::at(double second) const {
  const double index = std::clamp((second - from_) / step_, 0.0, static_cast<double>(points_.size() - 1));
  const auto i = static_cast<std::size_t>(index);
  if (i + 1 >= points_.size()) return to_lonlat(points_.back());
  const Vec3 a = points_[i], b = points_[i + 1];
  return to_lonlat(normalised(a + (b - a) * (index - static_cast<double>(i))));
}

bool FollowedPath::moves_at(double second) const {
  return angle_between(to_vector(at(second)), to_vector(at(second + step_))).value > stands_within;
}

}  // namespace homebound::compose
