#include "session/edit/scene_edits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "scenario/toml/toml_text.h"

namespace homebound::session {
namespace {

using scenario::TomlFields;
using scenario::TomlNode;
using scenario::TomlOutline;
using scenario::TomlPath;
using timeline::StoryClock;

constexpr double tenth = 0.1;  // seconds of film to which cuts are rounded; a scene is no shorter

double to_tenths(double seconds) { return std::round(seconds / tenth) * tenth; }
std::string typed_seconds(double seconds) { return fmt::format("{:.6g}", to_tenths(seconds)); }

// Rounds to minutes or seconds where these pass unseen, since nobody would type finer times.
Instant rounded_for(Instant t, double pace) {
  using std::chrono::round;
  if (pace * tenth >= 60) return round<std::chrono::minutes>(t);
  if (pace * tenth >= 1) return round<std::chrono::seconds>(t);
  return t;
}

// A document whose scenes are cut or trimmed.
class Scenes {
 public:
  explicit Scenes(const Document& document)
      : timeline_(*document.timeline), text_(*text_of(document)), outline_(text_) {}

  const StoryClock& story() const { return timeline_.story; }
  const StoryClock::Stretch& stretch(std::size_t scene) const { return story().stretches.at(scene); }
  const scenario::Scenario& scenario() const { return *timeline_.scenario; }
  const std::string& text() const { return text_; }
  bool none() const { return scenario().scenes.empty(); }
  // Tells whether a scene ends at the instant at which the next one begins.
  bool touches_next(std::size_t scene) const {
    return scene + 1 < story().stretches.size() && stretch(scene).to == stretch(scene + 1).from;
  }

  const TomlNode* node(const TomlPath& path) const { return outline_.find(path); }
  std::string value(const TomlNode& node) const {
    return text_.substr(node.value.begin, node.value.end - node.value.begin);
  }
  // Returns a table's keys with their values as the text has them.
  TomlFields fields(const TomlNode& table) const {
    TomlFields all;
    for (const TomlNode& child : table.children)
      if (!child.value.empty()) all.emplace_back(child.key, value(child));
    return all;
  }

  // Returns the text with a time of a scene moved; it is written as the time before was.
  std::string with_time(const std::string& text, std::size_t scene, const char* key, Instant t) const {
    const Entry entry{Sort::scene, scene, {}};
    const auto before = scenario::field_text(outline_, text_, entry, key);
    const auto zone = scenario::field_text(outline_, text_, entry, std::string(key) + ".zone");
    const bool offset = before && before->size() > 10 && before->find_first_of("+-Zz", 11) != before->npos;
    const std::string typed = offset ? iso8601(t, scenario().zone)
                              : zone ? iso8601(t, *zone).substr(0, 19)
                                     : scene_time(scenario(), t);
    return scenario::with_field(text, entry, key, typed);
  }
  static std::string with_seconds(const std::string& text, std::size_t scene, double seconds) {
    return scenario::with_field(text, {Sort::scene, scene, {}}, "seconds", typed_seconds(seconds));
  }

 private:
  const timeline::Timeline& timeline_;
  std::string text_;
  TomlOutline outline_;
};

TomlPath scene_path(std::size_t scene) { return {"scene", scene}; }
TomlPath keyframe_path(std::size_t scene, std::size_t keyframe) {
  return scene_path(scene) / "keyframe" / keyframe;
}

// What a camera says, by its keys.
using CameraKeys = std::map<std::string, std::string>;
constexpr std::array<const char*, 4> subjects{"frame", "extent", "middle", "follow"};  // of which it has one

bool has_subject(const CameraKeys& camera) {
  return std::ranges::any_of(subjects, [&](const char* key) { return camera.contains(key); });
}

// Lets a keyframe's keys take the place of what the camera said before; see scenario::Keyframe.
void go_on(CameraKeys& camera, const CameraKeys& keyframe) {
  if (has_subject(keyframe)) {
    for (const char* const key : subjects) camera.erase(key);
    camera.erase("lead");
    const bool keeps_span = keyframe.contains("middle") && !keyframe.contains("span");
    if (!keeps_span) camera.erase("span");
  }
  for (const auto& [key, value] : keyframe) camera[key] = value;
}

// Tells whether a scene can begin with such a camera.
bool stands_alone(const CameraKeys& camera) {
  const bool spans = camera.contains("span");
  if (camera.contains("middle")) return spans;
  return !spans || camera.contains("follow");
}

std::string inline_camera(const CameraKeys& camera) {
  scenario::TomlInline all;
  for (const char* const key :
       {"projection", "center", "extent", "frame", "middle", "span", "follow", "lead"})
    if (const auto found = camera.find(key); found != camera.end()) all.add(key, found->second);
  return all.text();
}

// Where a scene is cut, or where it ends from now on.
struct Cut {
  Instant at;
  double before = 0, after = 0;  // seconds of film on both sides
};

Text must_be_inside(std::size_t scene) {
  return told(
      "scene {} can be cut only where its time passes, between its beginning and its end: move the "
      "playhead there",
      "只能在场景{}的开始与结束之间、时间流动之处分割：请先移动播放位置", scene + 1);
}

Cut cut_of(const StoryClock::Stretch& stretch, std::size_t scene, double second) {
  Cut cut{rounded_for(stretch.at(second), stretch.pace()), to_tenths(second - stretch.from_second), 0};
  cut.after = stretch.to_second - stretch.from_second - cut.before;
  if (cut.before < tenth - 1e-9 || cut.after < tenth - 1e-9 || cut.at <= stretch.from || cut.at >= stretch.to)
    throw Error(must_be_inside(scene));
  return cut;
}

// The whole story becomes two scenes.
std::string with_first_cut(const Scenes& scenes, const CutScene& cut) {
  const StoryClock::Stretch& whole = scenes.stretch(0);
  const Cut where = cut_of(whole, 0, cut.second);
  const auto fields = [&](Instant from, Instant to, double seconds) {
    return scenario::TypedFields{{"from", scene_time(scenes.scenario(), from)},
                                 {"to", scene_time(scenes.scenario(), to)},
                                 {"seconds", typed_seconds(seconds)}};
  };
  scenario::TypedFields second = fields(where.at, whole.to, where.after);
  if (!cut.title.empty()) second.emplace(second.begin(), "title", cut.title);
  const std::string text =
      scenario::with_new_entry(scenes.text(), Sort::scene, 0, fields(whole.from, where.at, where.before));
  return scenario::with_new_entry(text, Sort::scene, 1, second);
}

// Returns the camera at the cut: that of the last keyframe before it, or else of the scene.
std::optional<std::string> camera_at_cut(const Scenes& scenes, std::size_t scene, std::size_t keyframes,
                                         const Shown& shown) {
  CameraKeys camera;
  if (const TomlNode* own = scenes.node(scene_path(scene) / "camera"))
    for (const auto& [key, value] : scenes.fields(*own)) camera[key] = value;
  for (std::size_t k = 0; k < keyframes; ++k) {
    CameraKeys keyframe;
    for (const auto& [key, value] : scenes.fields(*scenes.node(keyframe_path(scene, k))))
      if (key != "second" && key != "glide" && key != "ease") keyframe[key] = value;
    go_on(camera, keyframe);
  }
  if (camera.empty()) return std::nullopt;
  if (!stands_alone(camera)) {  // pushed in on what was framed: no key says that of a scene's beginning
    camera.clear();
    for (const auto& [key, value] : camera_fields(shown)) camera[key] = value;
  }
  return inline_camera(camera);
}

// Returns the easings of both parts of a scene's time.
std::pair<Easing, Easing> eased_apart(Easing ease) {
  if (ease == Easing::in_out) return {Easing::in, Easing::out};
  return {ease == Easing::in ? Easing::in : Easing::linear,
          ease == Easing::out ? Easing::out : Easing::linear};
}
std::string typed_ease(Easing ease) {
  return ease == Easing::linear ? "" : std::string(easing_names[static_cast<std::size_t>(ease)]);
}

}  // namespace

void must_tell_something(const scenario::Scenario& s) {
  if (s.flights.empty() && s.events.empty() && s.scenes.empty())
    throw Error({"there is nothing to tell yet: add a flight or an event first",
                 "尚无可讲述的内容：请先添加航班或事件"});
}

std::string typed_time(Instant t, const std::string& zone) {
  const std::string typed = iso8601(t, zone), local = typed.substr(0, 19);
  const auto clock = parse_local_time(local);
  const bool once = clock && resolve_local(*clock, zone).kind == LocalResolution::unique;
  return once && t == std::chrono::floor<std::chrono::seconds>(t) ? local : typed;
}

std::string scene_time(const scenario::Scenario& scenario, Instant t) { return typed_time(t, scenario.zone); }

TomlFields camera_fields(const Shown& shown) {
  const Projection& projection = shown.projection;
  if (projection.is_blend())
    throw Error({"the camera is on its way: take the view when it has arrived",
                 "镜头仍在移动：请待其到位后再取用当前画面"});
  const auto position = [](LonLat p) {
    const auto rounded = [](double degrees) { return std::round(degrees * 1e4) / 1e4; };  // ten metres
    return fmt::format("[{:.10g}, {:.10g}]", rounded(p.lon), rounded(p.lat));
  };
  TomlFields fields{{"projection", scenario::toml_string(projection.name())}};
  if (projection.movable()) fields.emplace_back("center", position(projection.centre()));
  if (const auto middle = position_at(shown, {shown.page.width / 2, shown.page.height / 2})) {
    fields.emplace_back("middle", position(*middle));
    fields.emplace_back("span", fmt::format("{:.6g}", aim_of(shown).span / 1000));
  }
  return fields;
}

std::string with_cut(const Document& document, const CutScene& cut, const Shown& shown) {
  const Scenes scenes(document);
  must_tell_something(scenes.scenario());
  if (scenes.none()) return with_first_cut(scenes, cut);
  const std::size_t i = scenes.story().stretch_at(cut.second);
  const StoryClock::Stretch& whole = scenes.stretch(i);
  const Cut where = cut_of(whole, i, cut.second);
  const scenario::StoryScene& scene = scenes.scenario().scenes[i];
  const Entry first{Sort::scene, i, {}}, second{Sort::scene, i + 1, {}};
  const auto stays = static_cast<std::size_t>(std::ranges::count_if(
      scene.keyframes, [&](const scenario::Keyframe& k) { return k.second <= where.before; }));
  const bool more = stays < scene.keyframes.size();

  // The second part has what is not said of the first alone: its title, its words and its card.
  TomlFields fields;
  if (!cut.title.empty()) fields.emplace_back("title", scenario::toml_string(cut.title));
  const TomlNode& own = *scenes.node(scene_path(i));
  fields.emplace_back("from", scene_time(scenes.scenario(), where.at));
  if (const TomlNode* to = own.child("to"); to != nullptr && !to->value.empty())
    fields.emplace_back("to", scenes.value(*to));
  else
    fields.emplace_back("to", scene_time(scenes.scenario(), whole.to));
  fields.emplace_back("seconds", typed_seconds(where.after));
  const auto camera = camera_at_cut(scenes, i, stays, shown);
  const bool follows = scene.camera && scene.camera->follow;
  if (more || follows) fields.emplace_back("glide", "0");  // it goes on from where it was
  if (camera) fields.emplace_back("camera", *camera);
  for (const char* const key : {"show", "hide", "callouts", "stress"})
    if (const TomlNode* child = own.child(key)) fields.emplace_back(key, scenes.value(*child));

  std::string text = scenario::with_entry(scenes.text(), second.path(), fields);
  if (scene.hold > 0) {
    const std::string hold = typed_seconds(std::min(scene.hold, where.after - tenth));
    text = scenario::with_field(text, second, "hold", hold);
    text = scenario::with_field(text, first, "hold", "");
  }
  if (scene.ease != Easing::linear) {
    const auto [before, after] = eased_apart(scene.ease);
    text = scenario::with_field(text, second, "ease", typed_ease(after));
    text = scenario::with_field(text, first, "ease", typed_ease(before));
  }
  for (std::size_t k = stays; k < scene.keyframes.size(); ++k) {
    const double at = scene.keyframes[k].second - where.before;
    TomlFields keyframe = scenes.fields(*scenes.node(keyframe_path(i, k)));
    for (auto& [key, value] : keyframe)
      if (key == "second") value = typed_seconds(at);
    const double free = at - (k > stays ? scene.keyframes[k - 1].second - where.before : 0);
    if (scene.keyframes[k].glide.value_or(0) > free)  // the cut has shortened its way
      std::erase_if(keyframe, [](const auto& field) { return field.first == "glide"; });
    text = scenario::with_entry(text, keyframe_path(i + 1, k - stays), keyframe);
  }
  for (std::size_t k = scene.keyframes.size(); k > stays; --k)
    text =
        scenario::without(text, stays == 0 && k == 1 ? scene_path(i) / "keyframe" : keyframe_path(i, k - 1));
  text = scenes.with_time(text, i, "to", where.at);
  return Scenes::with_seconds(text, i, where.before);
}

std::string with_trimmed(const Document& document, const TrimScene& trim) {
  const Scenes scenes(document);
  if (scenes.none()) throw Error({"the document has no scene yet", "文档中还没有场景"});
  std::size_t i = trim.scene;
  bool begin = trim.begin;
  if (i >= scenes.story().stretches.size())
    throw Error(told("there is no scene {}; there are {}", "没有第{}个场景；共有{}个", i + 1,
                     scenes.story().stretches.size()));
  if (begin && i > 0 && scenes.touches_next(i - 1)) --i, begin = false;
  const StoryClock::Stretch& own = scenes.stretch(i);
  const auto too_short = [&](double seconds) { return seconds < tenth - 1e-9; };
  const Text short_words = told("scene {} would be left without any time", "场景{}将没有剩余时间", i + 1);

  // Keyframes stay at their seconds of the film.
  const auto with_keyframes_moved = [&](std::string text, std::size_t scene, double by) {
    const auto& keyframes = scenes.scenario().scenes[scene].keyframes;
    for (std::size_t k = 0; k < keyframes.size(); ++k)
      text = scenario::with_value(text, keyframe_path(scene, k) / "second",
                                  typed_seconds(std::max(keyframes[k].second + by, 0.0)));
    return text;
  };

  if (begin) {
    const Instant at = rounded_for(own.at(trim.second), own.pace());
    const double seconds = own.to_second - own.from_second - to_tenths(trim.second - own.from_second);
    if (trim.second < own.from_second || too_short(seconds) || at >= own.to) throw Error(short_words);
    std::string text = scenes.with_time(scenes.text(), i, "from", at);
    text = with_keyframes_moved(std::move(text), i, own.from_second + seconds - own.to_second);
    return Scenes::with_seconds(text, i, seconds);
  }
  const double seconds = to_tenths(trim.second - own.from_second);
  if (too_short(seconds - own.hold)) throw Error(short_words);
  const bool both = scenes.touches_next(i), longer = trim.second > own.to_second;
  const StoryClock::Stretch& next = both ? scenes.stretch(i + 1) : own;
  const Instant at = rounded_for(!longer ? own.at(trim.second - own.hold)
                                 : both  ? next.at(trim.second)
                                         : after(own.to, Seconds(own.pace() * (trim.second - own.to_second))),
                                 own.pace());
  if (at <= own.from) throw Error(short_words);
  std::string text = Scenes::with_seconds(scenes.with_time(scenes.text(), i, "to", at), i, seconds);
  if (!both) return text;
  const double by = own.to_second - own.from_second - seconds;  // that the next one grows
  const double rest = next.to_second - next.from_second + by;
  if (too_short(rest) || at >= next.to)
    throw Error(told("scene {} would be left without any time", "场景{}将没有剩余时间", i + 2));
  text = with_keyframes_moved(std::move(text), i + 1, by);
  return Scenes::with_seconds(scenes.with_time(text, i + 1, "from", at), i + 1, rest);
}

std::string with_keyframe(const Document& document, const TakeKeyframe& take, const Shown& shown) {
  const Scenes scenes(document);
  if (scenes.none())
    throw Error({"the document has no scene yet, and keyframes belong to scenes: cut the story first",
                 "文档中还没有场景，而关键帧属于场景：请先分割故事"});
  const std::size_t i = scenes.story().stretch_at(take.second);
  const StoryClock::Stretch& stretch = scenes.stretch(i);
  const auto& keyframes = scenes.scenario().scenes[i].keyframes;
  const double second = to_tenths(take.second - stretch.from_second);
  const TomlFields camera = camera_fields(shown);
  // Until the camera has come to the scene, the view is that to which it comes.
  if (second <= stretch.glide + 1e-9) {
    scenario::TomlInline all;
    for (const auto& [key, value] : camera) all.add(key, value);
    return scenario::with_value(scenes.text(), scene_path(i) / "camera", all.text());
  }
  const auto later = std::ranges::find_if(
      keyframes, [&](const scenario::Keyframe& k) { return k.second > second - tenth / 2; });
  const auto k = static_cast<std::size_t>(later - keyframes.begin());
  if (later != keyframes.end() && std::abs(later->second - second) < tenth / 2) {
    std::string text = scenes.text();
    for (const char* const key :
         {"projection", "center", "extent", "frame", "middle", "span", "follow", "lead"})
      text = scenario::without(text, keyframe_path(i, k) / key);
    for (const auto& [key, value] : camera)
      text = scenario::with_value(text, keyframe_path(i, k) / key, value);
    return text;
  }
  TomlFields fields{{"second", typed_seconds(second)}};
  fields.insert(fields.end(), camera.begin(), camera.end());
  return scenario::with_entry(scenes.text(), keyframe_path(i, k), fields);
}

}  // namespace homebound::session
