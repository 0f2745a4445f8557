// Timelines and plans to draw in tests.
#pragma once

#include "compose/compose.h"
#include "compose/page.h"
#include "scenario/read.h"

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

inline compose::View view_of(const timeline::Timeline& timeline, const compose::Framing& framing = {},
                             Size pixels = {1280, 720}) {
  const compose::PageSetup setup = compose::page_setup(pixels);
  return compose::frame(timeline, framing, setup.page, setup.scale);
}

inline compose::Plan plan_of(std::shared_ptr<const timeline::Timeline> timeline,
                             const compose::Options& options = {}, const compose::Framing& framing = {},
                             const std::string& theme = "paper") {
  compose::View view = view_of(*timeline, framing);
  return {compose::World::shipped(), std::move(timeline), compose::read_theme(theme), std::move(view),
          options};
}

inline Instant at(const char* text) { return *parse_instant(text); }

// The items of a scene's group; empty when there is no such group.
inline std::vector<scene::Item> group(const scene::Scene& scene, std::string_view name) {
  for (const scene::Item& item : scene.items)
    if (const auto* g = std::get_if<std::shared_ptr<const scene::Group>>(&item); g && (*g)->name == name)
      return (*g)->items;
  return {};
}

// What the runs of text in a list say, a line each.
inline std::string texts(const std::vector<scene::Item>& items) {
  std::string all;
  for (const scene::Item& item : items)
    if (const auto* run = std::get_if<scene::GlyphRun>(&item)) all += run->text + "\n";
  return all;
}

}  // namespace homebound::test
