#include "scenario/texts.h"

namespace homebound::scenario {

std::vector<std::string> texts(const Scenario& s, Language language) {
  std::vector<std::string> all;
  const auto add = [&](const Text& text) {
    if (text.empty()) return;
    all.push_back(text.in(language));
    if (language == Language::both && text.in(Language::chinese) != all.back()) all.push_back(text.chinese);
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
  for (const Callout& callout : s.callouts) add(callout.text), add(callout.credit);
  return all;
}

}  // namespace homebound::scenario
