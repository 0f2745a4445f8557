#include "timeline/shown.h"

#include <algorithm>

namespace homebound::timeline {
namespace {

constexpr double longest_fade = 0.4, most_fading = 0.25;  // seconds, and share of the time shown

// Seconds of the story.
struct SecondsShown {
  double from = 0, to = 0;
  bool empty() const { return to <= from; }
};

// Returns the part of a stretch that shows instants of the span.
SecondsShown part_of(const StoryClock::Stretch& stretch, const scenario::TimeSpan& span) {
  SecondsShown part{stretch.from_second, stretch.to_second};
  if (span.from && *span.from > stretch.from)
    part.from = *span.from > stretch.to ? stretch.to_second : stretch.second_of(*span.from);
  if (span.to && *span.to < stretch.to)
    part.to = *span.to <= stretch.from ? stretch.from_second : stretch.second_of(*span.to);
  return part;
}

}  // namespace

scenario::TimeSpan shown_in(const Timeline& timeline, const scenario::Callout& callout) {
  scenario::TimeSpan span = callout.shown;
  if (!callout.flight || !timeline.timed) return span;
  const Leg& leg = timeline.legs[*callout.flight];
  if (!span.from) span.from = leg.depart;
  if (!span.to) span.to = leg.arrive;
  return span;
}

double shown(const Timeline& timeline, const scenario::TimeSpan& span, const FrameState& state,
             const InScene& in_scene, Fades fades) {
  const auto& stretches = timeline.story.stretches;
  if (!state.story || stretches.empty()) return span.contains(state.t) ? 1 : 0;
  const double second = state.story->second;
  const std::size_t scene = timeline.story.stretch_at(second);
  const auto part = [&](std::size_t i) {
    return in_scene && !in_scene(i) ? SecondsShown{} : part_of(stretches[i], span);
  };
  const SecondsShown here = part(scene);
  if (here.empty() || second < here.from || second > here.to) return 0;
  // What the scene before or after shows as well goes on, and so does what the story begins or ends with.
  const bool first = scene == 0, last = scene + 1 == stretches.size();
  const auto joins = [&](std::size_t i, double at) {
    const SecondsShown other = part(i);
    return !other.empty() && other.from <= at && at <= other.to;
  };
  const bool went_on = here.from <= stretches[scene].from_second && (first || joins(scene - 1, here.from));
  const bool goes_on = here.to >= stretches[scene].to_second && (last || joins(scene + 1, here.to));
  const double fade = std::min(longest_fade, most_fading * (here.to - here.from));
  double opacity = 1;
  // Where the scene itself begins or ends, everything fades.
  if (!went_on && (fades.in || here.from <= stretches[scene].from_second))
    opacity = std::min(opacity, (second - here.from) / fade);
  if (!goes_on && (fades.out || here.to >= stretches[scene].to_second))
    opacity = std::min(opacity, (here.to - second) / fade);
  return std::clamp(opacity, 0.0, 1.0);
}

std::vector<scenario::TimeSpan> joined(std::vector<scenario::TimeSpan> spans) {
  std::ranges::sort(spans, {}, [](const auto& span) { return span.from.value_or(Instant::min()); });
  std::vector<scenario::TimeSpan> result;
  for (const scenario::TimeSpan& span : spans) {
    if (result.empty() || !overlaps(result.back(), span)) {
      result.push_back(span);
    } else if (result.back().to) {
      result.back().to = span.to ? std::optional(std::max(*result.back().to, *span.to)) : std::nullopt;
    }
  }
  return result;
}

}  // namespace homebound::timeline
