#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "exporting/data/flight_json.h"
#include "scenario/head_count_text.h"
#include "timeline/difference.h"
#include "words/aboard.h"
#include "words/amounts.h"
#include "words/facts.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using exporting::code_of;
using timeline::Aspect;
using timeline::Timeline;

// One side of the comparison.
struct Side {
  const Timeline& timeline;
  Language language;

  const scenario::Flight& flight(std::size_t i) const { return timeline.scenario->flights[i]; }
  const scenario::Place& from(std::size_t i) const { return timeline.scenario->places[flight(i).from]; }
  const scenario::Place& to(std::size_t i) const { return timeline.scenario->places[flight(i).to]; }

  // Returns a time as it is told, local; "-" where nobody tells it.
  std::string time(const std::optional<scenario::Time>& t, const scenario::Place& place) const {
    if (!t) return "-";
    std::string text = iso8601(t->at, place.zone).erase(16, 3);
    text[10] = ' ';
    return text;
  }
  std::string departure(std::size_t i) const {
    const scenario::Flight& f = flight(i);
    return f.day && !f.depart ? iso_date(*f.day, from(i).zone) : time(f.depart, from(i));
  }
  std::string value(std::size_t i, Aspect aspect) const {
    const scenario::Flight& f = flight(i);
    switch (aspect) {
      case Aspect::from:
        return code_of(from(i));
      case Aspect::to:
        return code_of(to(i));
      case Aspect::depart:
        return departure(i);
      case Aspect::arrive:
        return time(f.arrive, to(i));
      case Aspect::people:
        return f.groups ? aboard_text(*timeline.scenario, f, language) : text_of(f.people, language);
      case Aspect::kind:
        return kinds_text(*timeline.scenario, f, language);
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
  std::string line(std::size_t i) const {
    return fmt::format("  {}  {}-{}  {}  {}\n", flight(i).id, code_of(from(i)), code_of(to(i)), departure(i),
                       aboard_text(*timeline.scenario, flight(i), language));
  }
};

Text name_of(Aspect aspect) {
  constexpr Wording words[] = {{"from", "出发地"}, {"to", "目的地"}, {"departs", "出发"}, {"arrives", "抵达"},
                               {"people", "人数"}, {"kind", "类别"}, {"status", "状态"},  {"by", "承运"}};
  const Wording word = words[static_cast<std::size_t>(aspect)];
  return {word.english, word.chinese};
}

// Returns how a number of people or a time has changed: "+5", "40 min late"; empty where that is not known.
std::string change(const Side& before, std::size_t b, const Side& after, std::size_t a, Aspect aspect) {
  const scenario::Flight &x = before.flight(b), &y = after.flight(a);
  if (aspect == Aspect::people)
    if (const auto was = x.people.exact(), is = y.people.exact(); was && is && *was != *is)
      return fmt::format("{:+}", *is - *was);
  const auto &was = aspect == Aspect::depart ? x.depart : x.arrive,
             &is = aspect == Aspect::depart ? y.depart : y.arrive;
  if ((aspect == Aspect::depart || aspect == Aspect::arrive) && was && is && was->at != is->at)
    return delay_text(seconds_between(was->at, is->at), after.language);
  return {};
}

struct Sums {
  std::size_t changed = 0, same = 0;
};
Sums sums_of(const timeline::Difference& d) {
  Sums sums;
  for (const timeline::Counterparts& c : d.both) ++(c.changed.empty() ? sums.same : sums.changed);
  return sums;
}

void print_text(const timeline::Difference& d, const Side& before, const Side& after) {
  const Language language = after.language;
  const auto say = [&](const Text& text) { return text.in(language); };
  const auto [changed, same] = sums_of(d);
  fmt::print("{}\n", say(told("{} flights before, {} after: {} new, {} gone, {} changed, {} the same",
                              "原有{}班，现有{}班：新增{}班，减少{}班，变更{}班，未变{}班",
                              before.timeline.legs.size(), after.timeline.legs.size(), d.fresh.size(),
                              d.gone.size(), changed, same)));
  const auto people = people_of(before.timeline, after.timeline);
  const auto was = people.before.exact(), is = people.after.exact();
  fmt::print("{}{}\n",
             say(told("people: {} before, {} after", "人数：原{}，现{}", text_of(people.before, language),
                      text_of(people.after, language))),
             was && is && *was != *is ? fmt::format(" ({:+})", *is - *was) : "");
  const auto list = [&](const Text& title, const std::vector<std::size_t>& legs, const Side& side) {
    if (!legs.empty()) fmt::print("\n{}\n", say(title));
    for (const std::size_t i : legs) fmt::print("{}", side.line(i));
  };
  list({"new", "新增"}, d.fresh, after);
  list({"gone", "减少"}, d.gone, before);
  if (changed > 0) fmt::print("\n{}\n", say({"changed", "变更"}));
  for (const auto& [b, a, aspects] : d.both) {
    if (aspects.empty()) continue;
    std::vector<std::string> parts;
    for (const Aspect aspect : aspects) {
      const std::string by = change(before, b, after, a, aspect);
      parts.push_back(fmt::format("{} {} → {}{}", say(name_of(aspect)), before.value(b, aspect),
                                  after.value(a, aspect), by.empty() ? "" : fmt::format(" ({})", by)));
    }
    fmt::print("  {}  {}-{}  {}\n", after.flight(a).id, code_of(after.from(a)), code_of(after.to(a)),
               fmt::join(parts, language == Language::chinese ? "；" : "; "));
  }
}

Json flight_of(const Side& side, std::size_t i) {
  return exporting::flight_json(side.timeline, side.timeline.legs[i], {});
}

void print_json(const timeline::Difference& d, const Side& before, const Side& after) {
  Json fresh = Json::array(), gone = Json::array(), changed = Json::array();
  for (const std::size_t i : d.fresh) fresh.push_back(flight_of(after, i));
  for (const std::size_t i : d.gone) gone.push_back(flight_of(before, i));
  for (const auto& [b, a, aspects] : d.both) {
    if (aspects.empty()) continue;
    Json names = Json::array();
    for (const Aspect aspect : aspects)
      names.push_back(timeline::aspect_names[static_cast<std::size_t>(aspect)]);
    changed.push_back({{"changed", names}, {"before", flight_of(before, b)}, {"after", flight_of(after, a)}});
  }
  const auto people = people_of(before.timeline, after.timeline);
  Json sums{{"flights_before", before.timeline.legs.size()}, {"flights_after", after.timeline.legs.size()}};
  exporting::add_count(sums, "people_before", people.before);
  exporting::add_count(sums, "people_after", people.after);
  fmt::print(
      "{}\n",
      Json{{"sums", sums}, {"same", sums_of(d).same}, {"new", fresh}, {"gone", gone}, {"changed", changed}}
          .dump(2));
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  struct Arguments {
    std::string before, after;
    Language language = Language::english;
    bool json = false;
    scenario::ReadOptions reading;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("diff", "what has changed from one list of flights to another");
  command->add_option("BEFORE", args->before, "a scenario or a table of flights")->required();
  command->add_option("AFTER", args->after, "another one, the newer")->required();
  command->add_flag("--json", args->json, "print { sums, same, new, gone, changed }");
  add_language(*command, args->language);
  add_reading(*command, args->reading);
  command->callback([args, &context] {
    context.run = [args] {
      const Language language = args->language;
      const auto before = open(args->before, args->reading, false, {}, language);
      const auto after = open(args->after, args->reading, false, {}, language);
      const timeline::Difference d = timeline::difference(*before, *after);
      const Side olds{*before, language}, news{*after, language};
      if (args->json) {
        print_json(d, olds, news);
      } else {
        print_text(d, olds, news);
      }
      return 0;
    };
  });
}

}  // namespace homebound::app
