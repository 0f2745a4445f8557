#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/info_parts.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;

scenario::StoryScene scene_of(const timeline::Timeline& timeline, std::size_t i) {
  const auto& scenes = timeline.scenario->scenes;
  return i < scenes.size() ? scenes[i] : scenario::StoryScene{};
}

// Returns the time that a second of the film takes, as "20 days" or "19 min".
std::string span_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.3g} s", seconds);
  if (seconds < 90 * 60) return fmt::format("{:.3g} min", seconds / 60);
  return seconds < 36 * 3600 ? fmt::format("{:.3g} h", seconds / 3600)
                             : fmt::format("{:.3g} days", seconds / 86400);
}

// Returns the seconds to list for a scene: start, quarters and end of its passing time, and the end of its
// hold.
std::vector<double> knots(const timeline::StoryClock::Stretch& s) {
  std::vector<double> seconds;
  for (int i = 0; i <= 4; ++i) seconds.push_back(s.from_second + s.passing() * i / 4);
  if (s.hold > 0) seconds.push_back(s.to_second);
  return seconds;
}

}  // namespace

void print_story(const timeline::Timeline& timeline, bool json) {
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::StoryClock& story = timeline.story;
  // Flights without times are spread over a day that is made up, of which nothing is said.
  const bool dated = timeline.timed || !s.scenes.empty();
  const auto instant = [&](Instant t) { return dated ? iso8601(t, s.zone) : "-"; };
  const auto known = [&](auto value) { return dated ? Json(value) : Json(); };
  Json scenes = Json::array();
  if (!json)
    fmt::print("{}\n{:g} seconds\n\n{:>5} {:>7} {:>7}  {:<25} {:<25} {:<7} {:>5} {:>5}  {:<14} {}\n",
               s.title.in(s.language), story.duration(), "scene", "from s", "to s", "from", "to", "ease",
               "hold", "glide", "1 s is", "title");
  for (std::size_t i = 0; i < story.stretches.size(); ++i) {
    const timeline::StoryClock::Stretch& stretch = story.stretches[i];
    const scenario::StoryScene scene = scene_of(timeline, i);
    const std::string ease(easing_names[static_cast<std::size_t>(stretch.ease)]);
    if (!json) {
      fmt::print("{:>5} {:>7g} {:>7g}  {:<25} {:<25} {:<7} {:>5g} {:>5g}  {:<14} {}\n", i + 1,
                 stretch.from_second, stretch.to_second, instant(stretch.from), instant(stretch.to), ease,
                 stretch.hold, stretch.glide, dated ? span_text(stretch.pace()) : "-",
                 scene.title.in(s.language));
      if (scene.narration)
        fmt::print("{:>5} {:>7g} {:>7g}  narration {}\n", "", stretch.from_second,
                   stretch.from_second + scene.narration->seconds, scene.narration->file);
      continue;
    }
    Json instants = Json::array();
    for (const double second : knots(stretch))
      instants.push_back({{"second", second}, {"at", known(instant(stretch.at(second)))}});
    Json narration;
    if (scene.narration) narration = {{"file", scene.narration->file}, {"seconds", scene.narration->seconds}};
    scenes.push_back({{"scene", i + 1},
                      {"title", scene.title.in(s.language)},
                      {"text", scene.text.in(s.language)},
                      {"notes", scene.notes.in(s.language)},
                      {"from_second", stretch.from_second},
                      {"to_second", stretch.to_second},
                      {"from", known(instant(stretch.from))},
                      {"to", known(instant(stretch.to))},
                      {"ease", ease},
                      {"hold", stretch.hold},
                      {"glide", stretch.glide},
                      {"pace", known(stretch.pace())},
                      {"narration", narration},
                      {"instants", instants}});
  }
  if (json)
    fmt::print(
        "{}\n",
        Json{{"title", s.title.in(s.language)}, {"seconds", story.duration()}, {"scenes", scenes}}.dump(2));
}

}  // namespace homebound::app
