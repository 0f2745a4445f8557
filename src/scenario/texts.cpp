#include "scenario/texts.h"

namespace homebound::scenario {

std::vector<std::string> texts(const Scenario& s, std::span<const std::string_view> languages) {
  std::vector<std::string> all;
  const auto add = [&](const Text& text) {
    const std::size_t first = all.size();
    for (const std::string_view language : languages) {
      const std::string& said = text.of(std::string(language));  // a language may fall back to another
      if (!said.empty() && (all.size() == first || all.back() != said)) all.push_back(said);
    }
  };
  add(s.title), add(s.zone_name), add(s.attribution);
  for (const auto& [id, name] : s.kinds) add(name);
  for (const Source& source : s.sources) add(source.title);
  for (const Place& place : s.places) add(place.name), add(place.city);
  for (const Flight& flight : s.flights) add(flight.note);
  for (const Event& event : s.events) add(event.date_text), add(event.text);
  for (const Figure& figure : s.figures) {
    add(figure.value), add(figure.text);
    for (const Claim& claim : figure.claims) add(claim.value), add(claim.note);
  }
  for (const StoryScene& scene : s.scenes) add(scene.title), add(scene.text);
  return all;
}

}  // namespace homebound::scenario
