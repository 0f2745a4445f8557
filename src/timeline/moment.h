// Points in time as people type them: one grammar for every command.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "timeline/timeline.h"

namespace homebound::timeline {

// A second of the story, 0 to its duration. It says more than the instant that it shows: which scene is told,
// and so where the camera stands.
struct StorySecond {
  double value = 0;
  bool operator==(const StorySecond&) const = default;
};
using Moment = std::variant<Instant, StorySecond>;

// Which second of a scene `scene:N` means. `middle` is the moment of a scene for all that shows one moment: a
// picture, a table of who is where, a clock that is set. Only a stretch of the story, which has two ends,
// takes a scene by its first second or its last.
enum class SceneEnd { middle, first, last };

// TIME | scene:N | second:S. Scenes count from 1; for TIME see parse_time(). Throws UsageError, in the words
// "'scene:12': expected scene:1 to scene:9", for a scene or a second that the story does not have, and for a
// reading that the scenario's clock skips or shows twice. Nothing for what has none of these forms.
std::optional<Moment> parse_moment(std::string_view text, const Timeline& timeline,
                                   SceneEnd end = SceneEnd::middle);
// TIME alone: 2015-11-10T06:00+08:00; without an offset it is read on the clock of `zone`, and a date alone
// is the first instant of that day.
std::optional<Instant> parse_time(std::string_view text, const std::string& zone);

// The instant that a second shows, and the first second at which the story has reached an instant.
Instant instant_of(const Moment& moment, const Timeline& timeline);
double second_of(const Moment& moment, const Timeline& timeline);

}  // namespace homebound::timeline
