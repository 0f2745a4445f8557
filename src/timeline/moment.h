// Points in time as people type them: one grammar for every command.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "timeline/timeline.h"

namespace homebound::timeline {

// A second of the story, from 0 to its duration. It says more than the instant that it shows: it also tells
// which scene is on, and so where the camera stands.
struct StorySecond {
  double value = 0;
  bool operator==(const StorySecond&) const = default;
};
using Moment = std::variant<Instant, StorySecond>;

// The second of a scene that `scene:N` means. A command that shows one moment (a picture, a table of who is
// where, a clock) takes the `middle`. A span of the story, which has two ends, takes a scene's first second
// or its last.
enum class SceneEnd { middle, first, last };

// Reads TIME | scene:N | second:S. Scenes count from 1; for TIME see parse_time(). Throws UsageError, such
// as "'scene:12': expected scene:1 to scene:9", for a scene or a second that the story does not have, and
// for a local time that the scenario's clock skips or shows twice. Nullopt for text of none of these forms.
std::optional<Moment> parse_moment(std::string_view text, const Timeline& timeline,
                                   SceneEnd end = SceneEnd::middle);
// Reads TIME alone: 2015-11-10T06:00+08:00. A time without an offset is local time in `zone`, and a date
// alone is the first instant of that day. Throws UsageError for a local time that the zone skips or shows
// twice. Nullopt for text that is not a time.
std::optional<Instant> parse_time(std::string_view text, const std::string& zone);

// Returns the instant that a moment shows.
Instant instant_of(const Moment& moment, const Timeline& timeline);
// Returns a moment's second, or the first at which the story has reached its instant.
double second_of(const Moment& moment, const Timeline& timeline);

}  // namespace homebound::timeline
