// Timelines, views and plans for tests of the cartographer.
#pragma once

#include <memory>
#include <random>
#include <string>

#include "compose/framing/framing.h"
#include "compose/picture/compose.h"
#include "compose/view/page.h"
#include "data/register/airports.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

namespace homebound::compose {

inline std::shared_ptr<const timeline::Timeline> timeline_of(const std::filesystem::path& file) {
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(file))));
}

// A scenario of tests/data/framing, or the built-in one for "story".
inline std::shared_ptr<const timeline::Timeline> framing_case(const std::string& name) {
  return timeline_of(name == "story"
                         ? scenario::built_in()
                         : std::filesystem::path(TEST_SOURCE_DIR) / "data/framing" / (name + ".toml"));
}

inline View view_of(const timeline::Timeline& timeline, Size pixels, const Framing& framing = {}) {
  const PageSetup setup = page_setup(pixels);
  return frame(timeline, framing, setup.page, setup.scale);
}

inline View view_of(const timeline::Timeline& timeline, const Framing& framing = {},
                    Size pixels = {1280, 720}) {
  return view_of(timeline, pixels, framing);
}

// A story of that many flights between as many large airports as a story of its size has, always the same.
inline std::shared_ptr<const timeline::Timeline> generated_story(int flights) {
  const int most = flights < 10 ? 6 : flights < 100 ? 30 : flights < 1000 ? 90 : 300;
  std::vector<std::string> codes;
  const auto& all = data::Airports::shipped().all();
  for (std::size_t i = 0; codes.size() < static_cast<std::size_t>(most); i += 7)  // spread over the world
    if (const data::Airport& a = all[i % 1270]; a.major && a.iata.size() == 3) codes.push_back(a.iata);
  std::mt19937 random(15);
  std::string toml = "title = 'Generated'\n";
  for (int i = 0; i < flights; ++i) {
    const auto a = random() % codes.size();
    const auto b = (a + 1 + random() % (codes.size() - 1)) % codes.size();
    toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = '" + codes[a] + "'\nto = '" + codes[b] +
            "'\ndepart = 2024-05-0" + std::to_string(1 + random() % 7) + "T0" +
            std::to_string(random() % 10) + ":00:00Z\npeople = " + std::to_string(40 + random() % 280) + "\n";
  }
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "generated.toml"))));
}

inline constexpr int story_sizes[] = {4, 60, 300, 3000};  // flights

inline constexpr Size page_shapes[] = {{1920, 1080}, {1280, 960}, {1080, 1080}, {1080, 1920}};

}  // namespace homebound::compose

namespace homebound::test {

inline std::shared_ptr<const timeline::Timeline> compiled(const std::string& toml) {
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "test.toml"))));
}

inline std::shared_ptr<const timeline::Timeline> built_in_story() {
  static const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  return timeline;
}

inline std::string flight(const std::string& id, const std::string& from, const std::string& to,
                          const std::string& more = "people = 100\n") {
  return "[[flight]]\nid = '" + id + "'\nfrom = '" + from + "'\nto = '" + to +
         "'\ndepart = 2020-01-01T00:00:00Z\n" + more;
}

inline compose::Plan plan_of(std::shared_ptr<const timeline::Timeline> timeline,
                             const compose::Options& options = {}, const compose::Framing& framing = {},
                             const std::string& theme = "paper") {
  compose::View view = compose::view_of(*timeline, framing);
  return {compose::World::shipped(), std::move(timeline), compose::read_theme(theme), std::move(view),
          options};
}

inline Instant at(const char* text) { return *parse_instant(text); }

// The items of a scene's group; empty when there is no such group.
inline std::vector<drawing::Item> group(const drawing::Drawing& drawing, std::string_view name) {
  for (const drawing::Item& item : drawing.items)
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item); g && (*g)->name == name)
      return (*g)->items;
  return {};
}

// What the runs of text in a list say, a line each.
inline std::string texts(const std::vector<drawing::Item>& items) {
  std::string all;
  for (const drawing::Item& item : items) {
    if (const auto* run = std::get_if<drawing::GlyphRun>(&item)) all += run->text + "\n";
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item)) all += texts((*g)->items);
  }
  return all;
}

}  // namespace homebound::test
