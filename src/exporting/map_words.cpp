#include "exporting/map_words.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/punctuation.h"
#include "compose/paper/scene_words.h"
#include "words/amounts.h"
#include "words/asides.h"
#include "words/dates.h"
#include "words/facts.h"

namespace homebound::exporting {
namespace {

using timeline::Status;

constexpr std::size_t most_routes = 6;  // that are named one by one

std::string place_words(const scenario::Place& place, Language language) {
  return (place.city.empty() ? place.name : place.city).in(language);
}

std::string sentence(std::string text, Language language) {
  if (text.empty()) return text;
  if (language == Language::chinese) return text + "。";
  text.front() = upper(text.front());
  return text + ". ";
}

std::string joined_words(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all.append(all.empty() ? "" : between).append(word);
  return all;
}

// Returns "In the air: Beijing to Phnom Penh, Shanghai to Jakarta, and 3 more"; empty for none.
std::string flights_words(const timeline::Timeline& timeline, const timeline::FrameState& state,
                          Status status, const Text& heading, Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<std::string> routes;
  std::size_t more = 0;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!timeline.shows(i) || state.flights[i].status != status) continue;
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    std::string route =
        fmt::format(fmt::runtime(Wording("{} to {}", "{}至{}").in(language)),
                    place_words(s.places[f.from], language), place_words(s.places[f.to], language));
    if (std::ranges::find(routes, route) != routes.end()) continue;
    if (routes.size() < most_routes)
      routes.push_back(std::move(route));
    else
      ++more;
  }
  if (routes.empty()) return {};
  std::string all = joined_words(routes, punctuation(language).list_comma);
  if (more > 0) all += fmt::format(fmt::runtime(Wording(" and {} more", "等，另有{}班").in(language)), more);
  return labelled(heading.in(language), all, language);
}

// Returns "suspects: 164 aboard, 90 landed".
std::string total_words(const timeline::Timeline& timeline, const timeline::Total& total, Language language) {
  std::vector<std::string> parts;
  for (const Status status : timeline::statuses) {
    const scenario::HeadCount people = total.of(status);
    if (people == scenario::HeadCount(0)) continue;
    const std::string said = word_for(status, timeline).in(language),
                      number = people_text(people, "", language);
    parts.push_back(language == Language::chinese ? said + number : fmt::format("{} {}", number, said));
  }
  const auto& kinds = timeline.scenario->kinds;
  const auto kind = kinds.find(total.kind);
  const std::string name = total.kind.empty()    ? Text("people", "人员").in(language)
                           : kind != kinds.end() ? kind->second.in(language)
                                                 : total.kind;
  return parts.empty() ? "" : labelled(name, joined_words(parts, punctuation(language).list_comma), language);
}

}  // namespace

std::string map_words(const timeline::Timeline& timeline, const Pictured& pictured, Language asked) {
  const Language language = asked == Language::chinese ? asked : Language::english;
  const scenario::Scenario& s = *timeline.scenario;
  std::string title = pictured.scene ? compose::scene_title(timeline, *pictured.scene).in(language) : "";
  if (title.empty()) title = s.title.in(language);
  std::string what = labelled(Text("Map", "地图").in(language), title, language);
  if (timeline.timed) {
    std::string when = date_and_time(pictured.state.t, s.zone, language);
    if (const std::string clock = s.zone_name.in(language); !clock.empty())
      when = with_aside(when, clock, language);
    what.append(punctuation(language).comma).append(when);
  }
  std::string words = sentence(std::move(what), language);
  if (pictured.layers.routes && timeline.timed) {
    const bool air = timeline.by_air;
    for (const auto& [status, heading] :
         {std::pair{Status::airborne, air ? Text{"in the air", "正在飞行"} : Text{"under way", "在途"}},
          std::pair{Status::landed, air ? Text{"landed", "已降落"} : Text{"arrived", "已抵达"}},
          std::pair{Status::waiting, Text{"not yet departed", "尚未出发"}}})
      words += sentence(flights_words(timeline, pictured.state, status, heading, language), language);
  } else if (pictured.layers.routes) {
    words += sentence(flights_words(timeline, pictured.state, Status::waiting, {"routes", "航线"}, language),
                      language);
  }
  if (pictured.layers.totals && timeline.timed)
    for (const timeline::Total& total : pictured.state.totals)
      words += sentence(total_words(timeline, total, language), language);
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

}  // namespace homebound::exporting
