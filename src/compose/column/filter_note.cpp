#include "compose/column/filter_note.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "compose/kit/words.h"
#include "scenario/head_count_text.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

// Returns the city of a place that a filter names, else the name itself, such as a country's code.
std::string place_text(const scenario::Scenario& s, const std::string& name, Language language) {
  const auto is = [&](const scenario::Place& p) { return p.id == name || p.iata == name || p.icao == name; };
  const auto found = std::find_if(s.places.begin(), s.places.end(), is);
  if (found == s.places.end()) return name;
  const std::string& text = (found->city.empty() ? found->name : found->city).in(language);
  return text.empty() ? name : text;
}

std::string window_text(const timeline::Window& w, const std::string& zone, Language language) {
  const auto end = [&](Instant t, Instant open) {
    return t == open ? std::string("…") : day_and_time(t, zone, language);
  };
  return fmt::format("{}{}{}", end(w.from, Instant::min()), punctuation(language).range,
                     end(w.to, Instant::max()));
}

}  // namespace

std::string criteria_text(const timeline::Filter& filter, const timeline::Timeline& timeline,
                          Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<std::string> parts;
  const auto say = [&](Word w) { return word(w, language, service_of(timeline)); };
  // `form` has one placeholder, for the values.
  const auto add = [&](Word form, const std::vector<std::string>& values) {
    if (values.empty()) return;
    const std::string_view comma = punctuation(language).list_comma;
    parts.push_back(fmt::format(fmt::runtime(say(form)), fmt::join(values, comma)));
  };
  const auto each = [](const auto& list, auto text) {
    std::vector<std::string> texts;
    texts.reserve(list.size());
    for (const auto& value : list) texts.push_back(text(value));
    return texts;
  };
  const auto place = [&](const std::string& name) { return place_text(s, name, language); };
  const auto kind = [&](const std::string& name) {
    const auto found = s.kinds.find(name);
    return found == s.kinds.end() ? name : found->second.in(language);
  };
  const auto country = [&](const std::string& iso) { return country_text(iso, language); };
  const auto mode = [&](scenario::Mode m) { return std::string(word_for(m).in(language)); };
  const auto certainty = [&](scenario::Certainty c) { return std::string(word_for(c).in(language)); };
  const auto times = [&](scenario::Certainty c) { return std::string(times_word_for(c).in(language)); };
  add(Word::filter_from, each(filter.from, place));
  add(Word::filter_to, each(filter.to, place));
  add(Word::filter_kinds, each(filter.kinds, kind));
  add(Word::filter_nationalities, each(filter.nationalities, country));
  add(Word::filter_operators, filter.operators);
  add(Word::filter_journeys, filter.journeys);
  add(Word::filter_modes, each(filter.modes, mode));
  if (const auto& [least, most, unknown] = filter.people; least || most)
    add(Word::filter_people, {text_of(most ? scenario::HeadCount::between(least.value_or(0), *most)
                                           : scenario::HeadCount::at_least(*least),
                                      language)});
  if (filter.people.unknown) parts.emplace_back(word(Word::people_unknown, language));
  add(Word::filter_sure, each(filter.sure, certainty));
  add(Word::filter_times, each(filter.times, times));
  if (filter.departs) add(Word::filter_departs, {window_text(*filter.departs, s.zone, language)});
  if (filter.during) add(Word::filter_during, {window_text(*filter.during, s.zone, language)});
  return fmt::format("{}", fmt::join(parts, language == Language::chinese ? "；" : " · "));
}

std::string filter_note(const timeline::Timeline& timeline, Language language) {
  if (timeline.filter.empty()) return {};
  const auto count_of = [&](std::size_t count) { return count_text(count, language); };
  return fmt::format(fmt::runtime(word(Word::filter_shown, language, service_of(timeline))),
                     count_of(timeline.shown()), count_of(timeline.legs.size()),
                     criteria_text(timeline.filter, timeline, language));
}

}  // namespace homebound::compose
