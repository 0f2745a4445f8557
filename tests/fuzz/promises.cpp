#include "promises.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "scenario/read/read.h"
#include "scenario/write/write.h"

namespace homebound::fuzz {
namespace {

// Puts the places in the order of their ids: a file declares some of them before its flights name the others,
// which a table cannot.
void sort_places(scenario::Scenario& s) {
  std::vector<std::size_t> order(s.places.size()), to(s.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return s.places[i].id; });
  std::vector<scenario::Place> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) sorted.push_back(s.places[order[i]]), to[order[i]] = i;
  s.places = std::move(sorted);
  const auto move = [&](std::optional<std::size_t>& place) {
    if (place) place = to.at(*place);
  };
  const auto move_all = [&](std::vector<scenario::Waypoint>& points) {
    for (scenario::Waypoint& point : points) move(point.place);
  };
  for (scenario::Flight& flight : s.flights) {
    flight.from = to.at(flight.from), flight.to = to.at(flight.to);
    move_all(flight.via);
    if (!flight.planned) continue;
    scenario::PlannedWay planned = *flight.planned;
    move(planned.to), move_all(planned.via);
    flight.planned = std::move(planned);
  }
  for (scenario::Event& event : s.events) move(event.place);
  for (scenario::StoryScene& scene : s.scenes) {
    const auto move_seen = [&](scenario::SceneCamera& camera) {
      for (std::size_t& place : camera.frame.places) place = to.at(place);
    };
    if (scene.camera) move_seen(*scene.camera);
    for (scenario::Keyframe& key : scene.keyframes) move_seen(key.camera);
  }
}

// All that a file says must be the same in both, not where it says it.
void must_say_the_same(scenario::Scenario a, scenario::Scenario b) {
  for (scenario::Scenario* s : {&a, &b}) {
    sort_places(*s);
    for (scenario::UserLayer& layer : s->user_layers) layer.line = layer.column = 0;
  }
  const auto same = [&](auto scenario::Scenario::*member, const char* name) {
    must(a.*member == b.*member, "what is written says the same: " + std::string(name));
  };
  using S = scenario::Scenario;
  same(&S::title, "title"), same(&S::language, "language"), same(&S::theme, "theme");
  same(&S::colour_by, "colour_by"), same(&S::routes_as, "routes"), same(&S::projection, "projection"),
      same(&S::center, "center");
  same(&S::extent, "extent"), same(&S::zone, "zone"), same(&S::zone_name, "zone_name");
  same(&S::attribution, "attribution"), same(&S::layers, "layers"), same(&S::kinds, "kinds");
  same(&S::sources, "sources"), same(&S::places, "places"), same(&S::flights, "flights");
  same(&S::events, "events"), same(&S::figures, "figures"), same(&S::scenes, "scenes");
  same(&S::counters, "counters"), same(&S::charts, "charts");
  same(&S::user_layers, "user_layers");
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == text.npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void must(bool holds, std::string_view promise) {
  if (!holds) throw std::logic_error("broken: " + std::string(promise));
}

void must_be_utf8(std::string_view text) {
  nlohmann::json(text).dump();  // throws a std::logic_error of its own otherwise
}

void must_be_told(const Text& message) {
  must(!message.english.empty() && !message.chinese.empty(), "a message says something");
  must_be_utf8(message.english), must_be_utf8(message.chinese);
}

void must_point_into(std::span<const Diagnostic> findings, const std::string& file, std::string_view text,
                     Columns columns) {
  const auto lines = lines_of(text);
  std::size_t returns = 0;  // that end a line by themselves, as XML and old tables have it
  for (std::size_t at = 0; at < text.size(); ++at)
    returns += text[at] == '\r' && text.substr(at + 1, 1) != "\n";
  for (const Diagnostic& d : findings) {
    must_be_told(d.message);
    if (d.file != file) continue;
    const auto line = static_cast<std::size_t>(d.line);
    // What is missing at the end of a text may be missed on the line below it.
    must(d.line >= 0 && d.column >= 0 && line <= lines.size() + returns + 1,
         "findings name a line of the text");
    if (columns == Columns::cells || line == 0 || returns > 0) continue;
    const std::string_view in = line <= lines.size() ? lines[line - 1] : "";
    const auto width = std::count_if(in.begin(), in.end(), [](char c) { return !continues_character(c); });
    must(d.column <= width + 2, "findings name a column of their line");
  }
}

void must_be_kept_by_writing(const scenario::Scenario& given, const std::filesystem::path& folder) {
  const std::string text = scenario::to_toml(given, folder);
  must_be_utf8(text);
  scenario::Scenario again;
  try {
    again = scenario::parse(text, (folder / "written.toml").string());
  } catch (const InputError& e) {
    throw std::logic_error("broken: what is written can be read: " + std::string(e.what()));
  }
  must_say_the_same(given, again);
  must(scenario::to_toml(again, folder) == text, "the same scenario is written as the same text");
}

}  // namespace homebound::fuzz
