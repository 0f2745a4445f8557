#include "scenario/read/read_camera.h"

#include <algorithm>

#include <fmt/format.h>

#include "geo/projection/projection.h"

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

// Reads `follow` and `lead`.
std::optional<Followed> read_followed(Reading& reading, TomlReader& entry) {
  const auto name = entry.string("follow");
  const auto lead = entry.number("lead");
  if (!name) {
    if (lead) entry.require("follow");
    return std::nullopt;
  }
  Followed followed{{}, lead.value_or(0)};
  if (name->value == "people" && !reading.flights.contains(name->value)) return followed;
  followed.flight = reading.flights.find(*name, entry.where("follow"));
  return followed;
}

// Reports an error unless at most one of the keys is given.
void check_one_of(Reading& reading, TomlReader& entry, std::initializer_list<const char*> keys) {
  const char* first = nullptr;
  for (const char* key : keys) {
    const toml::node* node = entry.find(key);
    if (!node) continue;
    if (first)
      reading.findings.error(node->source().begin,
                             told("{}: it has both {} and {}, of which only one can decide where to look",
                                  "{}：不能同时指定 {} 和 {}", entry.name(), first, key));
    first = first ? first : key;
  }
}

SceneCamera read_camera(Reading& reading, TomlReader& entry, bool first) {
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
  if (const toml::node* extent = entry.find("extent"))
    camera.extent = read_box(*extent, entry.where("extent"), reading.findings);
  read_frame(reading, entry, camera.frame);
  camera.middle = entry.lonlat("middle");
  camera.span_km = entry.number("span");
  camera.follow = read_followed(reading, entry);
  check_one_of(reading, entry, {"frame", "extent", "middle", "follow"});
  if (!camera.middle && !camera.follow)
    check_one_of(reading, entry, {entry.find("extent") ? "extent" : "frame", "span"});
  if (first && entry.find("middle")) entry.require("span");
  if (first && entry.find("span") && !entry.find("follow")) entry.require("middle");
  return camera;
}

// Tells whether a keyframe has nothing but its time.
bool says_nothing(const toml::table& keyframe) {
  return std::ranges::all_of(keyframe, [](const auto& entry) {
    const std::string_view key = entry.first.str();
    return key == "second" || key == "glide" || key == "ease";
  });
}

}  // namespace

std::optional<SceneCamera> read_camera(Reading& reading, TomlReader& scene) {
  const toml::node* node = scene.find("camera");
  if (!node) return std::nullopt;
  const auto* table = node->as_table();
  if (!table) {
    wrong_type(reading.findings, *node, scene.where("camera"),
               {"a table with projection, center, extent, frame, follow, or middle and span",
                "含 projection、center、extent、frame、follow，或 middle 与 span 的表"});
    return std::nullopt;
  }
  TomlReader entry(*table, scene, "camera");
  SceneCamera camera = read_camera(reading, entry, true);
  entry.finish();
  return camera;
}

std::vector<Keyframe> read_keyframes(Reading& reading, TomlReader& scene, double glide, double seconds) {
  std::vector<Keyframe> keyframes;
  double stands = glide;
  for (const toml::table* table : scene.tables("keyframe")) {
    TomlReader entry(*table, scene, "keyframe");
    entry.require("second");
    const auto second = entry.number("second");
    Keyframe key;
    key.glide = entry.number("glide");
    if (const auto ease = entry.choice("ease")) key.ease = static_cast<Easing>(*ease);
    key.camera = read_camera(reading, entry, false);
    entry.finish();
    if (!second) continue;
    key.second = *second;
    const double latest_start = key.second - key.glide.value_or(0);
    if (key.second > seconds)
      reading.findings.error(
          entry.at(), told("{}: {:g} is later than the scene's end at {:g} seconds",
                           "{}：{:g}秒晚于场景的结束（{:g}秒）", entry.where("second"), key.second, seconds));
    else if (key.second <= stands || latest_start < stands - 1e-9)
      reading.findings.error(
          entry.at(),
          told("{}: the camera would leave for second {:g} before it has come at {:g}, where "
               "the glide or keyframe before it ends",
               "{}：镜头须在第{:g}秒到达，但上一段移动到第{:g}秒才结束", entry.name(), key.second, stands));
    if (says_nothing(*table))
      reading.findings.error(entry.at(),
                             told("{}: it does not say where to look; expected frame, extent, middle, span, "
                                  "follow, projection or center",
                                  "{}：没有指定镜头的去处；应有 frame、extent、middle、span、follow、"
                                  "projection 或 center",
                                  entry.name()));
    stands = key.second;
    keyframes.push_back(std::move(key));
  }
  return keyframes;
}

}  // namespace homebound::scenario
