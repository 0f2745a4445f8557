#include "words/differences.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "scenario/head_count_text.h"
#include "scenario/names.h"
#include "words/aboard.h"

namespace homebound {
namespace {

using scenario::Flight;
using scenario::Place;
using timeline::Aspect;
using timeline::Timeline;

// Returns a time as it is told, local; "-" where nobody tells it.
std::string time_text(const std::optional<scenario::Time>& t, const Place& place) {
  if (!t) return "-";
  std::string text = iso8601(t->at, place.zone).erase(16, 3);
  text[10] = ' ';
  return text;
}

// Returns how a number of people or a time has changed: "+5", "40 min late"; empty where that is not known.
std::string difference_text(const Flight& x, const Flight& y, Aspect aspect, Language language) {
  if (aspect == Aspect::people)
    if (const auto was = x.people.exact(), is = y.people.exact(); was && is && *was != *is)
      return fmt::format("{:+}", *is - *was);
  const auto &was = aspect == Aspect::depart ? x.depart : x.arrive,
             &is = aspect == Aspect::depart ? y.depart : y.arrive;
  if ((aspect == Aspect::depart || aspect == Aspect::arrive) && was && is && was->at != is->at)
    return delay_text(seconds_between(was->at, is->at), language);
  return {};
}

}  // namespace

Wording word_for(Aspect aspect) {
  constexpr std::array<Wording, 8> words{{{"from", "出发地"},
                                          {"to", "目的地"},
                                          {"departs", "出发"},
                                          {"arrives", "抵达"},
                                          {"people", "人数"},
                                          {"kind", "类别"},
                                          {"status", "状态"},
                                          {"craft", "承运与机型"}}};
  return words[static_cast<std::size_t>(aspect)];
}

std::string aspect_text(const Timeline& report, std::size_t leg, Aspect aspect, Language language) {
  const scenario::Scenario& s = *report.scenario;
  const Flight& f = s.flights[leg];
  const Place &from = s.places[f.from], &to = s.places[f.to];
  switch (aspect) {
    case Aspect::from:
      return code_of(from);
    case Aspect::to:
      return code_of(to);
    case Aspect::depart:
      return f.day && !f.depart ? iso_date(*f.day, from.zone) : time_text(f.depart, from);
    case Aspect::arrive:
      return time_text(f.arrive, to);
    case Aspect::people:
      return f.groups ? aboard_text(s, f, language) : text_of(f.people, language);
    case Aspect::kind:
      return kinds_text(s, f, language);
    case Aspect::status: {
      const std::string_view word = word_for(f.status, f.mode).in(language);
      return word.empty() ? "-" : std::string(word);
    }
    case Aspect::craft: {
      const std::string text = craft_text(*f.craft);
      return text.empty() ? "-" : text;
    }
  }
  return {};
}

std::vector<std::string> changes_text(const Timeline& before, const Timeline& after,
                                      const timeline::Counterparts& c, Language language) {
  std::vector<std::string> parts;
  for (const Aspect aspect : c.changed) {
    const std::string by = difference_text(before.scenario->flights[c.before],
                                           after.scenario->flights[c.after], aspect, language);
    parts.push_back(fmt::format(
        "{} {} → {}{}", word_for(aspect).in(language), aspect_text(before, c.before, aspect, language),
        aspect_text(after, c.after, aspect, language), by.empty() ? "" : fmt::format(" ({})", by)));
  }
  return parts;
}

}  // namespace homebound
