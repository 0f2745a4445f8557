#include "compose/map/read_ahead.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/instant.h"
#include "compose/map/base_layer.h"
#include "geo/earth.h"
#include "geo/projection/projection.h"
#include "geo/sphere.h"
#include "text/text.h"

namespace homebound::compose {

data::Detail likely_detail(const timeline::Timeline& timeline, double pixels) {
  constexpr double usual_share = 0.8;  // of the shorter side, which the places fill
  std::vector<Vec3> places;
  for (const scenario::Place& place : timeline.scenario->places) places.push_back(to_vector(place.at));
  if (places.empty() || !(pixels > 0)) return data::Detail::low;
  const auto farthest = [&](const Vec3& from) {
    return *std::ranges::max_element(places, {},
                                     [&](const Vec3& to) { return angle_between(from, to).value; });
  };
  const Vec3 one_end = farthest(places.front());
  const double across = angle_between(one_end, farthest(one_end)).value;
  return detail_at(across * earth_radius / (usual_share * pixels));
}

namespace {

// Has the fonts of the usual styles found, which takes one or two milliseconds each.
void find_fonts() {
  for (const char* language : {"en", "zh-CN"})
    for (const int weight : {400, 450, 500, 600, 650})
      text::shape("A", {.weight = weight, .language = language});
  text::shape("A", {.weight = 450, .italic = true});
}

}  // namespace

std::future<void> read_ahead(std::shared_ptr<const World> world) {
  return std::async(std::launch::async, [world = std::move(world)] {
    try {
      Projection::make("orthographic", LonLat{});
      find_fonts();
      world->cities();
      iso8601(Instant{}, "UTC");
    } catch (const Error&) {
      // Whoever needs it will hear of it.
    }
  });
}

std::future<void> read_ahead(std::shared_ptr<const World> world, const timeline::Timeline& timeline,
                             double pixels) {
  return std::async(std::launch::async, [world = std::move(world), detail = likely_detail(timeline, pixels)] {
    try {
      world->map(detail);
      world->cities();
    } catch (const Error&) {
      // Whoever needs it will hear of it.
    }
  });
}

}  // namespace homebound::compose
