// Reads [[scene]]: a part of the story, how fast it passes and how the map is viewed.
#include <algorithm>

#include <fmt/format.h>

#include "base/inside.h"
#include "data/sound/sound_file.h"
#include "scenario/read/entries.h"
#include "scenario/read/read_camera.h"
#include "scenario/read/read_time.h"

namespace homebound::scenario {

namespace {

constexpr double shortest_passing = 0.1;  // seconds of a scene in which time passes

std::optional<Narration> read_narration(Reading& reading, TomlReader& entry) {
  const auto file = entry.string("narration");
  if (!file) return std::nullopt;
  try {
    Narration narration{file->value, {}, 0};
    narration.path = file_inside(std::filesystem::path(reading.scenario.file).parent_path(), file->value,
                                 {"the scenario's", "方案"}, "s1.wav");
    narration.seconds = data::sound_seconds(narration.path);
    return narration;
  } catch (const Error& e) {
    reading.findings.error(file->at, told("[[scene]] narration: {}", "[[scene]] narration：{}", e.message()));
  }
  return std::nullopt;
}

// Reads how long the scene lasts: what the file says, or as long as its narration. Where that lasts longer,
// the picture is held meanwhile.
void read_length(Reading& reading, TomlReader& entry, StoryScene& scene) {
  scene.narration = read_narration(reading, entry);
  const double narrated = scene.narration ? scene.narration->seconds : 0;
  const auto seconds = entry.number("seconds");
  if (!seconds && scene.narration) scene.seconds = std::max(narrated, shortest_passing);
  if (seconds) scene.seconds = *seconds;
  scene.hold = entry.number("hold").value_or(scene.hold);
  if (scene.hold > scene.seconds - shortest_passing)
    reading.findings.error(entry.at(),
                           told("[[scene]] hold: {:g} seconds leave nothing of the scene's {:g} for "
                                "time to pass; expected at most {:g}",
                                "[[scene]] hold：停留时间为{:g}秒，不得超过场景时长（{:g}秒）；最多{:g}秒",
                                scene.hold, scene.seconds, scene.seconds - shortest_passing));
  const double over = narrated - scene.seconds;
  if (over <= 0) return;
  constexpr double noticed = 0.1;  // seconds
  if (over > noticed)
    reading.findings.warning(
        entry.find("seconds")->source().begin,
        told(
            "[[scene]] seconds: the narration lasts {:.1f} seconds, so the picture is held for {:.1f} beyond "
            "the scene's {:g}; without `seconds`, the scene lasts as long as its narration",
            "[[scene]] seconds：旁白长{0:.1f}秒，画面将在场景的{2:g}秒之后多停留{1:.1f}秒；不写 seconds "
            "时，场景与旁白等长",
            narrated, over, scene.seconds));
  scene.seconds = narrated;
  scene.hold += over;
}

}  // namespace

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
  read_length(reading, entry, scene);
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
