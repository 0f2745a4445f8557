#include "session/session.h"

#include <algorithm>

#include "scenario/explored_layers.h"

namespace homebound::session {

Camera home_of(const scenario::Scenario& scenario) {
  Camera home;
  home.projection = scenario.projection;
  home.centre = scenario.center;
  home.extent = scenario.extent;
  return home;
}

Session open(Document document) {
  Session s;
  s.document = std::move(document);
  const scenario::Scenario& scenario = *s.document.timeline->scenario;
  s.home = home_of(scenario);
  s.look.language = scenario.language;
  s.look.theme = scenario.theme;
  s.look.layers = scenario.layers;
  s.look.camera = s.home;
  return s;
}

Layers no_layers() {
  Layers layers;
  for (const scenario::NamedLayer& known : scenario::layer_table) layers.*known.layer = false;
  return layers;
}

Layers layers_in(const Session& session, std::size_t scene) {
  const Look& look = session.look;
  Layers layers = (look.follows ? scenario::layers_in : scenario::explored_layers)(
      *session.document.timeline->scenario, scene, look.layers);
  for (const scenario::NamedLayer& known : scenario::layer_table)
    if (look.by_hand.*known.layer) layers.*known.layer = look.layers.*known.layer;
  return layers;
}

bool has_cameras(const Session& session) {
  const auto& scenes = session.document.timeline->scenario->scenes;
  return std::any_of(scenes.begin(), scenes.end(),
                     [](const auto& scene) { return scene.camera || !scene.keyframes.empty(); });
}

bool follows_story(const Session& session) { return session.look.follows && has_cameras(session); }

double second(const Session& session, Seconds wall) {
  return second_at(session.clock, wall, session.document.timeline->story);
}

Instant instant(const Session& session, Seconds wall) {
  return session.document.timeline->story.at(second(session, wall));
}

bool moving(const Session& session, Seconds wall) {
  return moving(session.clock, wall, session.document.timeline->story);
}

Camera camera_at(const Session& session, const Shown& shown, Seconds wall) {
  const Look& look = session.look;
  const auto& legs = session.document.timeline->legs;
  if (!look.escorts || !look.focus || *look.focus >= legs.size()) return look.camera;
  const timeline::Leg& leg = legs[*look.focus];
  Shown there = shown;
  if (look.camera.aim) there.to_page = to_page(*look.camera.aim, shown.page);
  return centred_on(look.camera, there,
                    timeline::position(leg, timeline::progress(leg, instant(session, wall))));
}

SeekSecond start_of(const timeline::StoryClock& story, std::size_t scene) {
  return {scene < story.stretches.size() ? story.stretches[scene].from_second : story.duration()};
}

SeekSecond entrance_of(const timeline::StoryClock& story, std::size_t scene, bool playing) {
  SeekSecond begin = start_of(story, scene);
  if (playing || scene >= story.stretches.size()) return begin;
  const timeline::StoryClock::Stretch& s = story.stretches[scene];
  const double fade = scene > 0 ? timeline::cards_fade.value : 0;
  begin.second += std::min(std::max(s.glide, fade), (s.to_second - s.from_second) / 2);
  return begin;
}

std::vector<double> event_seconds(const timeline::Timeline& timeline) {
  std::vector<double> seconds;
  for (const scenario::Event& e : timeline.scenario->events)
    seconds.push_back(timeline.story.second_of(e.at));
  return seconds;
}

}  // namespace homebound::session
