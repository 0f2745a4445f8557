// Reads [[scene]]: a part of the story, how fast it passes and how the map is viewed.
#include <fmt/format.h>

#include "geo/projection/projection.h"
#include "scenario/read/entries.h"
#include "scenario/read/read_time.h"

namespace homebound::scenario {
namespace {

// Reads `frame`: ids of flights, airports and places.
void read_frame(Reading& reading, TomlReader& entry, Subject& frame) {
  for (const auto& name : entry.strings("frame")) {
    if (reading.flights.contains(name.value))
      frame.flights.push_back(*reading.flights.find(name, entry.where("frame")));
    else if (const auto place = reading.places.find(name, entry.where("frame")))
      frame.places.push_back(*place);
  }
}

std::optional<SceneCamera> read_camera(Reading& reading, TomlReader& scene) {
  const toml::node* node = scene.find("camera");
  if (!node) return std::nullopt;
  const auto* table = node->as_table();
  if (!table) {
    wrong_type(reading.findings, *node, scene.where("camera"),
               {"a table with projection, center, extent, frame, or middle and span",
                "含 projection、center、extent、frame，或 middle 与 span 的表"});
    return std::nullopt;
  }
  TomlReader entry(*table, scene, "camera");
  SceneCamera camera;
  if (const auto projection = entry.string("projection")) {
    camera.projection = projection->value;
    try {
      Projection::make(projection->value);
    } catch (const Error& e) {
      reading.findings.error(projection->at,
                             told("{}: {}", "{}：{}", entry.where("projection"), e.message()));
    }
  }
  camera.center = entry.lonlat("center");
  const toml::node* extent = entry.find("extent");
  if (extent) camera.extent = read_box(*extent, entry.where("extent"), reading.findings);
  read_frame(reading, entry, camera.frame);
  if (extent && entry.find("frame"))
    reading.findings.error(extent->source().begin, {"[[scene]] camera has both an extent and a frame",
                                                    "[[scene]] camera 既有 extent 又有 frame"});
  camera.middle = entry.lonlat("middle");
  camera.span_km = entry.number("span");
  const toml::node *middle = entry.find("middle"), *span = entry.find("span");
  if (!middle != !span) {
    entry.require("middle");
    entry.require("span");
  } else if (middle && (extent || entry.find("frame"))) {
    reading.findings.error(middle->source().begin,
                           {"[[scene]] camera has a middle and a span, and an extent or a frame as well",
                            "[[scene]] camera 已有 middle 与 span，却又有 extent 或 frame"});
  }
  entry.finish();
  return camera;
}

}  // namespace

void read_scene(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::scene, reading.findings);
  StoryScene scene;
  scene.title = entry.text("title");
  scene.text = entry.text("text");
  scene.notes = entry.text("notes");
  entry.require("from");
  entry.require("to");
  const auto from = read_moment(entry, "from", reading.scenario.zone);
  const auto to = read_moment(entry, "to", reading.scenario.zone);
  scene.seconds = entry.number("seconds").value_or(scene.seconds);
  scene.hold = entry.number("hold").value_or(scene.hold);
  scene.glide = entry.number("glide").value_or(scene.glide);
  if (const auto ease = entry.choice("ease")) scene.ease = static_cast<Easing>(*ease);
  scene.camera = read_camera(reading, entry);
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
