// The facts of a band: its ends, flights and people; and what leaves and reaches a place.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/punctuation.h"
#include "timeline/flow_sum.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

constexpr std::size_t most_kinds = 8;

void fact(const Desk& desk, const std::string& name, const std::string& value) {
  ImGui::TextDisabled("%s", said(desk, name).c_str());
  ImGui::SameLine(desk.px(92));
  wrapped(said(desk, value));
}

std::string end_name(const Desk& desk, std::size_t place) {
  const scenario::Place& p = desk.scenario().places[place];
  const std::string& name = (p.city.empty() ? p.name : p.city).in(desk.language());
  return name.empty() ? p.id : name;
}

// Returns "Beijing", or "Beijing and 2 near it" for places drawn as one.
std::string end_text(const Desk& desk, const std::vector<std::size_t>& places) {
  if (places.empty()) return {};
  std::string name = end_name(desk, places.front());
  if (places.size() == 1) return name;
  return fmt::format(fmt::runtime(desk.say(Word::and_near)), name, places.size() - 1, places.size());
}

std::string kind_words(const Desk& desk, const std::string& kind) {
  const auto found = desk.scenario().kinds.find(kind);
  return found == desk.scenario().kinds.end() ? kind : found->second.in(desk.language());
}

// Returns "12 flights · at least 1,204 people".
std::string amount_text(const Desk& desk, std::size_t flights, const scenario::HeadCount& people,
                        bool mentioned) {
  std::string text = flights_text(flights, desk.service(), desk.language());
  if (mentioned && flights > 0) text += fmt::format(" · {}", people_text(people, desk.language()));
  return text;
}

// Writes a fact for each kind, where there are several, and how many flights have no number.
void kind_rows(const Desk& desk, const timeline::FlowSum& sum) {
  const std::size_t shown = sum.kinds.size() > 1 ? std::min(sum.kinds.size(), most_kinds) : 0;
  for (std::size_t i = 0; i < shown; ++i) {
    const timeline::FlowSum::OfKind& kind = sum.kinds[i];
    const std::string name = kind.kind.empty() ? desk.say(Word::no_kind) : kind_words(desk, kind.kind);
    fact(desk, "",
         fmt::format(
             "{} · {}", flights_text(kind.flights, desk.service(), desk.language()),
             kind.people.known() && sum.mentioned ? people_text(kind.people, name, desk.language()) : name));
  }
  if (sum.kinds.size() > shown && shown > 0) fact(desk, "", "…");
  if (sum.mentioned && sum.unknown > 0 && sum.people.known())
    fact(desk, "",
         fmt::format(fmt::runtime(desk.say(Word::unknown_on)),
                     flights_text(sum.unknown, desk.service(), desk.language())));
}

}  // namespace

void flow_facts(const Desk& desk, const timeline::Timeline& timeline, const std::vector<std::size_t>& legs) {
  const timeline::FlowSum sum = timeline::sum_of(timeline, legs);
  if (sum.flights == 0) return muted(desk, desk.say(Word::flow_gone));
  const Language language = desk.language();
  push_face(Face::heading);
  wrapped(said(desk, end_text(desk, sum.from) + " → " + end_text(desk, sum.to)));
  ImGui::PopFont();
  fact(desk, desk.say(Word::flights), flights_text(sum.flights, desk.service(), language));
  if (sum.mentioned) fact(desk, desk.say(Word::people), people_text(sum.people, language));
  if (sum.kinds.size() == 1 && !sum.kinds.front().kind.empty())
    fact(desk, desk.say(Word::kind), kind_words(desk, sum.kinds.front().kind));
  kind_rows(desk, sum);
  if (!desk.timeline().timed) return;
  const std::string& zone = desk.scenario().zone;
  const std::string first = day_and_time(sum.first, zone, language);
  fact(desk, desk.say(Word::departs),
       sum.first == sum.last
           ? first
           : first + std::string(punctuation(language).range) + day_and_time(sum.last, zone, language));
}

void place_flow_facts(const Desk& desk, const timeline::Timeline& timeline,
                      const std::vector<std::size_t>& places) {
  const timeline::PlaceLegs legs = timeline::legs_at(timeline, places);
  for (const auto& [word, group] : {std::pair{Word::leaving, &legs.out}, {Word::arriving, &legs.in}}) {
    const timeline::FlowSum sum = timeline::sum_of(timeline, *group);
    fact(desk, desk.say(word), amount_text(desk, sum.flights, sum.people, sum.mentioned));
    kind_rows(desk, sum);
  }
  if (!legs.within.empty())
    fact(desk, desk.say(Word::among_them), flights_text(legs.within.size(), desk.service(), desk.language()));
  if (places.size() < 2) return;
  constexpr std::size_t most = 6;  // names
  std::vector<std::string> names;
  for (const std::size_t place : places)
    if (names.size() < most) names.push_back(end_name(desk, place));
  std::string text = fmt::format("{}", fmt::join(names, punctuation(desk.language()).list_comma));
  if (places.size() > most) text += " …";
  fact(desk, desk.say(Word::joined_here), text);
}

}  // namespace homebound::ui
