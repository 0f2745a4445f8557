#include "timeline/moment.h"

#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "base/numbers.h"
#include "scenario/flight_checks.h"

namespace homebound::timeline {
namespace {

// Returns all the text after a prefix as a number, or nullopt when it is anything else.
std::optional<double> number_after(std::string_view prefix, std::string_view text) {
  return number_in(text.substr(prefix.size()));
}

double second_of_scene(const StoryClock::Stretch& scene, SceneEnd end) {
  switch (end) {
    case SceneEnd::first:
      return scene.from_second;
    case SceneEnd::last:
      return scene.to_second;
    default:
      return scene.middle();
  }
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text, const Timeline& timeline, SceneEnd end) {
  constexpr std::string_view scene = "scene:", second = "second:";
  const StoryClock& story = timeline.story;
  if (text.starts_with(second)) {
    const auto value = number_after(second, text);
    if (!value || *value < 0 || *value > story.duration())
      throw UsageError(fmt::format("'{}': expected second:0 to second:{:.7g}", text, story.duration()));
    return StorySecond{*value};
  }
  if (text.starts_with(scene)) {
    const std::size_t count = story.stretches.size();
    const auto n = number_after(scene, text);
    if (!n || *n != std::floor(*n) || *n < 1 || *n > static_cast<double>(count))
      throw UsageError(fmt::format("'{}': expected scene:1 to scene:{}", text, count));
    return StorySecond{second_of_scene(story.stretches[static_cast<std::size_t>(*n) - 1], end)};
  }
  if (const auto t = parse_time(text, timeline.scenario->zone)) return *t;
  return std::nullopt;
}

std::optional<Instant> parse_time(std::string_view text, const std::string& zone) {
  if (const auto t = parse_instant(text)) return t;
  if (const auto midnight = parse_local_time(std::string(text) + "T00:00"))
    return resolve_local(*midnight, zone).first;
  const auto local = parse_local_time(text);
  if (!local) return std::nullopt;
  Text problem;
  const auto t = scenario::instant_of(*local, zone, problem);
  if (!t) throw UsageError(problem);
  return t;
}

Instant instant_of(const Moment& moment, const Timeline& timeline) {
  const auto* const second = std::get_if<StorySecond>(&moment);
  return second ? timeline.story.at(second->value) : std::get<Instant>(moment);
}

double second_of(const Moment& moment, const Timeline& timeline) {
  const auto* const second = std::get_if<StorySecond>(&moment);
  return second ? second->value : timeline.story.second_of(std::get<Instant>(moment));
}

}  // namespace homebound::timeline
