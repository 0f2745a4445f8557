// Reads [[scene]]: a part of the story, how fast it passes and how the map is viewed.
#include <algorithm>

#include <fmt/format.h>

#include "scenario/read/entries.h"
#include "scenario/read/read_camera.h"
#include "scenario/read/read_time.h"

namespace homebound::scenario {

void read_scene(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::scene, reading.findings);
  StoryScene scene;
  scene.title = entry.text("title");
  scene.text = entry.text("text");
  scene.notes = entry.text("notes");
  scene.speaking = entry.number("speaking");
  entry.require("from");
  entry.require("to");
  const auto from = read_moment(entry, "from", reading.scenario.zone);
  const auto to = read_moment(entry, "to", reading.scenario.zone);
  scene.seconds = entry.number("seconds").value_or(scene.seconds);
  scene.hold = entry.number("hold").value_or(scene.hold);
  scene.glide = entry.number("glide").value_or(scene.glide);
  if (const auto ease = entry.choice("ease")) scene.ease = static_cast<Easing>(*ease);
  scene.camera = read_camera(reading, entry);
  const bool comes = !reading.scenario.scenes.empty();  // from a scene before
  scene.keyframes =
      read_keyframes(reading, entry, comes ? std::min(scene.glide, scene.seconds) : 0, scene.seconds);
  scene.layers = read_layer_switches(entry);
  scene.card = entry.flag("card");
  for (const auto& name : entry.strings("callouts"))
    if (const auto callout = reading.callouts.find(name, entry.where("callouts")))
      scene.callouts.push_back(*callout);
  for (const auto& name : entry.strings("stress"))
    if (const auto flight = reading.flights.find(name, entry.where("stress")))
      scene.stress.push_back(*flight);
  entry.finish();
  if (scene.hold > scene.seconds - 0.1)
    reading.findings.error(entry.at(),
                           told("[[scene]] hold: {:g} seconds leave nothing of the scene's {:g} for "
                                "time to pass; expected at most {:g}",
                                "[[scene]] hold：停留时间为{:g}秒，不得超过场景时长（{:g}秒）；最多{:g}秒",
                                scene.hold, scene.seconds, scene.seconds - 0.1));
  if (!from || !to) return;
  if (from->at >= to->at) {
    reading.findings.error(to->source, told("[[scene]] to: {} is not after the scene's start at {}",
                                            "[[scene]] to：{} 不晚于场景开始时间 {}",
                                            iso8601(to->at, to->zone), iso8601(from->at, from->zone)));
  }
  scene.from = from->at;
  scene.to = to->at;
  reading.scenario.scenes.push_back(std::move(scene));
}

}  // namespace homebound::scenario
