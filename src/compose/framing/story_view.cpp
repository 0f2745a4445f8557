#include "compose/framing/story_view.h"

#include <algorithm>
#include <cmath>

#include "compose/framing/framing.h"
#include "compose/framing/morph.h"
#include "geo/earth.h"

namespace homebound::compose {
namespace {

constexpr double fade = 0.3;         // seconds
constexpr double most_fading = 0.2;  // share of a way, at each end
constexpr double names_hold = 0.35;  // shares of the page's shorter side over which names keep their places
constexpr double at_once = 1e-6;     // seconds between ways without a stop

// Returns how far the middle of one view is from that of another, in shares of the page's shorter side.
double moved(const View& a, const View& b) {
  const auto from = middle_of(a), to = middle_of(b);
  if (!from || !to || *from == *to) return 0;
  const double metres = angle_between(to_vector(*from), to_vector(*to)).value * earth_radius;
  const double m = std::sqrt(a.to_page.magnification() * b.to_page.magnification());
  return metres * m / std::min(a.page.width, a.page.height);
}

// Returns how long a way appears: its pan in shares of the page and its zoom in powers of e.
double apparent_length(const View& a, const View& b) {
  const double zoom = std::log(b.to_page.magnification() / a.to_page.magnification());
  return std::hypot(moved(a, b), zoom, a.projection == b.projection ? 0 : 0.5);
}

}  // namespace

double StoryViews::Way::share(double second) const {
  const double x = std::clamp((second - begins) / (ends - begins), 0.0, 1.0);
  if (!flows) return eased(ease.value_or(Easing::in_out), x);
  return first_slope * x * (1 - x) * (1 - x) + x * x * (3 - 2 * x) - last_slope * x * x * (1 - x);
}

View StoryViews::Way::view(double second) const {
  if (second <= begins) return stops.front().view;
  if (second >= ends) return stops.back().view;
  return follows ? from.at(second) : between(from.at(second), to.at(second), share(second));
}

double StoryViews::Way::detail(double second) const {
  if (sets_out && second < begins) return 1 - (second - start) / (begins - start);
  if (arrives && second >= ends && end > ends) return 1 - (end - second) / (end - ends);
  return 0;
}

StoryViews::Passage StoryViews::Way::passage(double second) const {
  const bool steady = !from.path && !to.path;
  std::size_t next = 1;
  while (next + 1 < stops.size() && stops[next].second <= second) ++next;
  const Stop &a = stops[next - 1], &b = stops[next];
  const double part =
      steady ? share(second) : std::clamp((second - a.second) / (b.second - a.second), 0.0, 1.0);
  return {a.view, b.view, next == 1 ? from_scene : to_scene, part, detail(second)};
}

// Lays out the ways of a story's camera.
class StoryViews::Director {
 public:
  Director(const timeline::Timeline& timeline, const Framing& home, StoryViews& views)
      : timeline_(timeline), views_(views), eyes_(timeline, home, views.home_) {}

  void direct() {
    const auto& scenes = timeline_.scenario->scenes;
    for (std::size_t i = 0; i < scenes.size(); ++i) direct(scenes[i], i);
    find_stops();
  }

 private:
  void direct(const scenario::StoryScene& scene, std::size_t i) {
    const auto& stretch = timeline_.story.stretches[i];
    Eye next = scene.camera ? eyes_.of(*scene.camera, i) : eyes_.whole();
    double now = stretch.from_second;
    if (i == 0) {
      views_.first_ = next.at(now);
    } else {
      const Eye last = next.path && next.path == eye_.path ? eye_ : standing_at(now);
      now += std::min(scene.glide, scene.seconds);
      go(last, next, i - 1, i, stretch.from_second, now, std::nullopt);
    }
    eye_ = next;
    for (const scenario::Keyframe& key : scene.keyframes) {
      const double arrival = stretch.from_second + key.second;
      const double departure = key.glide ? arrival - *key.glide : now;
      follow(i, now, departure);
      next = eyes_.of(key.camera, i, &eye_);
      go(eye_, next, i, i, departure, arrival, key.ease);
      eye_ = next;
      now = arrival;
    }
    follow(i, now, stretch.to_second);
  }

  // Returns what the eye saw last, before a second.
  Eye standing_at(double second) const {
    Eye eye = eye_;
    eye.view = eye_.at(second);
    eye.path = nullptr, eye.turns = false;
    return eye;
  }

  void go(const Eye& from, const Eye& to, std::size_t from_scene, std::size_t to_scene, double start,
          double end, std::optional<Easing> ease) {
    if (from == to) return follow(to_scene, start, end);
    Way way{start, start, end, end, from_scene, to_scene, from, to, ease};
    views_.ways_.push_back(std::move(way));
  }

  // Adds the times between two seconds at which what the eye follows moves.
  void follow(std::size_t scene, double from, double to) {
    if (!eye_.path) return;
    constexpr double short_halt = 1;  // seconds that are no rest
    const double step = eye_.path->step();
    for (double second = from; second < to - at_once; second += step) {
      if (!eye_.path->moves_at(second)) continue;
      const double begins = second;
      double still = 0;
      for (; second < to && still < short_halt; second += step)
        still = eye_.path->moves_at(second) ? 0 : still + step;
      const double ends = std::min(to, second - still);
      const double free = views_.ways_.empty() ? 0 : views_.ways_.back().end;
      Way way{std::max({from, free, begins - fade}),
              begins,
              ends,
              std::min(to, ends + fade),
              scene,
              scene,
              eye_,
              eye_,
              std::nullopt,
              true};
      views_.ways_.push_back(std::move(way));
    }
  }

  // Joins ways that follow one another at once, and finds where names are placed on them.
  void find_stops() {
    auto& ways = views_.ways_;
    const auto joined = [](const Way& a, const Way& b) {
      return a.end > a.start && b.end > b.start && b.start - a.end < at_once;
    };
    for (std::size_t i = 0; i < ways.size(); ++i) {
      Way& way = ways[i];
      way.sets_out = i == 0 || !joined(ways[i - 1], way);
      way.arrives = i + 1 == ways.size() || !joined(way, ways[i + 1]);
      if (way.follows) continue;
      const double fading = std::min(fade, most_fading * (way.end - way.start));
      if (way.sets_out) way.begins += fading;
      if (way.arrives) way.ends -= fading;
    }
    for (std::size_t i = 0, end = 0; i < ways.size(); i = end) {
      end = i + 1;
      while (end < ways.size() && !ways[end - 1].arrives) ++end;
      flow(i, end);
    }
    for (Way& way : ways) place_names(way);
  }

  // Lets ways that follow one another flow: the speed is the harmonic mean of both where they meet (Fritsch
  // and Butland), so that it neither jumps nor swings back.
  void flow(std::size_t first, std::size_t end) {
    auto& ways = views_.ways_;
    const auto speed = [](const Way& w) {
      return apparent_length(w.from.at(w.begins), w.to.at(w.ends)) / (w.ends - w.begins);
    };
    for (std::size_t i = first; i + 1 < end; ++i) {
      Way &a = ways[i], &b = ways[i + 1];
      if (a.follows || b.follows || a.ease || b.ease) continue;
      const double u = speed(a), v = speed(b);
      if (!(u > 0 && v > 0)) continue;
      const double both = 2 * u * v / (u + v);
      a.last_slope = both / u, b.first_slope = both / v;
      a.flows = b.flows = true;
    }
  }

  void place_names(Way& way) {
    way.stops = {{way.begins, way.from.at(way.begins)}, {way.ends, way.to.at(way.ends)}};
    if (!way.from.path && !way.to.path) return;
    constexpr double step = 0.1;  // seconds
    const auto last = way.stops.back();
    for (double second = way.begins + step; second < way.ends - step; second += step) {
      const View view = way.view(second);
      if (moved(way.stops[way.stops.size() - 2].view, view) < names_hold) continue;
      way.stops.back() = {second, view};
      way.stops.push_back(last);
    }
  }

  const timeline::Timeline& timeline_;
  StoryViews& views_;
  Eyes eyes_;
  Eye eye_;  // that sees what has been laid out last
};

StoryViews::StoryViews(const timeline::Timeline& timeline, const Framing& home, Size page, double scale,
                       bool cameras)
    : clock_(timeline.story), home_(frame(timeline, home, page, scale)), first_(home_) {
  if (cameras) Director(timeline, home, *this).direct();
}

StoryViews::StoryViews(const timeline::Timeline& timeline, const View& view)
    : clock_(timeline.story), home_(view), first_(view) {}

StoryViews::Sight StoryViews::seen(double second) const {
  const auto next = std::upper_bound(ways_.begin(), ways_.end(), second,
                                     [](double s, const Way& way) { return s < way.start; });
  const std::size_t scene = clock_.stretch_at(second);
  if (next == ways_.begin()) return {first_, scene, {}, {}};
  const Way& way = *std::prev(next);
  if (second >= way.end) return {way.stops.back().view, scene, {}, {}};
  return {way.view(second), scene, way.passage(second), {}};
}

StoryViews::Sight StoryViews::at(double second) const {
  Sight sight = seen(second);
  if (sight.scene == 0 || sight.passage) return sight;
  const double start = clock_.stretches[sight.scene].from_second;
  if (second - start < timeline::cards_fade.value && seen(start - at_once).view == sight.view)
    sight.below = sight.scene - 1;
  return sight;
}

}  // namespace homebound::compose
