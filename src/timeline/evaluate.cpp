#include <algorithm>

#include "base/parallel.h"
#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

// Returns the position along the geodesic between two fixes.
LonLat recorded_position(const Recording& r, double along) {
  const auto next = std::upper_bound(r.along.begin() + 1, r.along.end() - 1, along);
  const auto i = static_cast<std::size_t>(next - r.along.begin());
  const Geodesic way = geodesic_inverse(r.points[i - 1], r.points[i]);
  if (along >= r.along[i]) return r.points[i];
  return geodesic_direct(r.points[i - 1], way.azimuth1, Metres(along - r.along[i - 1])).at;
}

// Returns the metres flown at t.
double recorded_distance(const Recording& r, Instant t) {
  const auto next = std::upper_bound(r.times.begin() + 1, r.times.end() - 1, t);
  const auto i = static_cast<std::size_t>(next - r.times.begin());
  const double part = seconds_between(r.times[i - 1], t) / seconds_between(r.times[i - 1], r.times[i]);
  return r.along[i - 1] + (r.along[i] - r.along[i - 1]) * std::clamp(part, 0.0, 1.0);
}

// Returns the event that is told at t.
std::optional<std::size_t> event_at(const scenario::Scenario& scenario, Instant t) {
  const auto& events = scenario.events;
  const auto next = std::upper_bound(events.begin(), events.end(), t,
                                     [](Instant at, const scenario::Event& event) { return at < event.at; });
  if (next == events.begin()) return std::nullopt;
  const scenario::Event& last = *std::prev(next);
  if (last.until && t >= past(*last.until)) return std::nullopt;
  return static_cast<std::size_t>(&last - events.data());
}

// Returns what fades into the caption of a second of the story: a caption that is new by less than the time
// that cards take to fade. Where it changed is found by halving.
CaptionChange caption_at(const Timeline& timeline, double second) {
  const auto told = [&](double s) {
    return event_at(*timeline.scenario, timeline.story.at(std::max(s, 0.0)));
  };
  const auto now = told(second);
  double before = second - cards_fade.value, after = second;
  const auto last = told(before);
  if (last == now || second <= 0) return {};
  for (int i = 0; i < 20; ++i) {
    const double middle = (before + after) / 2;
    (told(middle) == now ? after : before) = middle;
  }
  return {told(before), std::clamp((second - after) / cards_fade.value, 0.0, 1.0)};
}

}  // namespace

double progress(const Leg& leg, Instant t) {
  if (t <= leg.depart) return 0;
  if (t >= leg.arrive) return 1;
  if (leg.recording && !leg.recording->times.empty())
    return recorded_distance(*leg.recording, t) / leg.distance.value;
  const Seconds duration = seconds_between(leg.depart, leg.arrive);
  return distance_fraction(seconds_between(leg.depart, t) / duration, duration, leg.profile);
}

Status status_at(const Leg& leg, Instant t) {
  return t < leg.depart ? Status::waiting : t < leg.arrive ? Status::airborne : Status::landed;
}

LonLat position(const Leg& leg, double progress) {
  Metres along = leg.distance * std::clamp(progress, 0.0, 1.0);
  if (leg.recording) return recorded_position(*leg.recording, along.value);
  std::size_t i = 0;
  for (; i + 1 < leg.path.size() && along > leg.path[i].length(); ++i) along -= leg.path[i].length();
  return leg.path[i].at(along).at;
}

LonLat position(const Leg& leg, Instant t) { return position(leg, progress(leg, t)); }

FrameState evaluate(const Timeline& timeline, Instant t) {
  const scenario::Scenario& scenario = *timeline.scenario;
  FrameState frame;
  frame.t = t;
  for (const std::string& kind : timeline.kinds) frame.totals.push_back({{}, kind});
  constexpr std::size_t piece = 4096;  // legs
  const std::size_t count = timeline.legs.size();
  frame.flights.resize(count);
  parallel_for((count + piece - 1) / piece, count > piece, [&](std::size_t p) {
    for (std::size_t i = p * piece; i < std::min(count, (p + 1) * piece); ++i) {
      const Leg& leg = timeline.legs[i];
      frame.flights[i] = {status_at(leg, t), progress(leg, t), timeline.shows(i)};
    }
  });
  for (std::size_t i = 0; i < count; ++i) {
    const Leg& leg = timeline.legs[i];
    for_each_count(timeline, i, t, [&](std::size_t group, Status status, const scenario::HeadCount& people) {
      if (const auto kind = kind_of(leg, group)) frame.totals[*kind].of(status) += people;
    });
  }
  frame.event = event_at(scenario, t);
  return frame;
}

FrameState evaluate_story(const Timeline& timeline, double second) {
  FrameState frame = evaluate(timeline, timeline.story.at(second));
  const std::size_t scene = timeline.story.stretch_at(second);
  frame.story = StoryMoment{second, scene};
  if (scene > 0)
    frame.story->arrived =
        std::clamp((second - timeline.story.stretches[scene].from_second) / cards_fade.value, 0.0, 1.0);
  frame.caption = caption_at(timeline, second);
  return frame;
}

}  // namespace homebound::timeline
