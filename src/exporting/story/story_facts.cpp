#include "exporting/story/story_facts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "compose/paper/scene_words.h"
#include "exporting/map_words.h"
#include "scenario/head_count_text.h"
#include "timeline/evidence.h"
#include "words/aboard.h"
#include "words/amounts.h"
#include "words/asides.h"
#include "words/dates.h"
#include "words/facts.h"

namespace homebound::exporting {
namespace {

using Json = nlohmann::ordered_json;
using timeline::Timeline;
using Said = std::function<std::string(Language)>;

constexpr std::size_t most_flights = 3000;  // that have facts of their own: more are no longer drawn singly
constexpr std::size_t most_counted = 60;    // flights that a counter names
constexpr std::size_t most_of_place = 12;   // flights that a place names

Json said_json(const FactsAsked& asked, const Said& said) {
  Json json = Json::object();
  for (const Language language : asked.languages) json[std::string(language_code(language))] = said(language);
  return json;
}

std::string place_text(const scenario::Place& p, Language language) {
  const std::string& code = p.iata.empty() ? p.icao : p.iata;
  const std::string& name = p.name.empty() ? p.id : p.name.in(language);
  return code.empty() || code == name ? name : with_aside(name, code, language);
}

std::string kind_word(const scenario::Scenario& s, const std::string& kind, Language language) {
  const auto name = s.kinds.find(kind);
  return name == s.kinds.end() ? kind : name->second.in(language);
}

// The facts of one subject, in the order of their rows.
class Facts {
 public:
  Facts(const Timeline& timeline, const FactsAsked& asked) : timeline_(timeline), asked_(asked) {}

  void row(const Wording& label, const Said& said) {
    Json value = said_json(asked_, said);
    for (const auto& [code, text] : value.items())
      if (!text.get<std::string>().empty())
        return facts_.push_back(
            Json::array({said_json(asked_, [&](Language l) { return std::string(label.in(l)); }), value}));
  }
  void row(const Wording& label, const Text& text) {
    row(label, [&](Language l) { return text.in(l); });
  }
  void source(std::size_t index) {
    if (!asked_.sources || std::ranges::find(cited_, index) != cited_.end()) return;
    cited_.push_back(index);
    const scenario::Source& s = timeline_.scenario->sources[index];
    sources_.push_back({{"text", said_json(asked_,
                                           [&](Language l) {
                                             std::string text = labelled(s.cited(l), s.title.in(l), l);
                                             if (!s.date.empty()) text += " · " + source_date(s, l);
                                             return text;
                                           })},
                        {"url", s.url}});
  }
  void sources(const std::vector<std::size_t>& all) {
    for (const std::size_t i : all) source(i);
  }
  // Returns the names of sources as a statement cites them: " · Xinhua, Caixin".
  std::string cited(const std::vector<std::size_t>& all, Language language) const {
    if (!asked_.sources) return "";
    std::string text;
    for (const std::size_t i : all)
      text.append(text.empty() ? " · " : punctuation(language).list_comma)
          .append(timeline_.scenario->sources[i].cited(language));
    return text;
  }
  Json take(const char* kind, const Said& name) {
    return {{"kind", kind},
            {"name", said_json(asked_, name)},
            {"facts", std::move(facts_)},
            {"sources", std::move(sources_)}};
  }

 private:
  const Timeline& timeline_;
  const FactsAsked& asked_;
  std::vector<std::size_t> cited_;
  Json facts_ = Json::array(), sources_ = Json::array();
};

// One end of a flight in words: its local time and UTC, how sure it is, and what else is said of it.
std::string end_text(Instant t, scenario::Certainty sure, const scenario::Place& place,
                     const std::optional<scenario::Time>& told, std::optional<Seconds> late,
                     Language language) {
  const bool chinese = language == Language::chinese;
  std::string text = told && told->about ? (chinese ? "约" : "about ") : "";
  text += with_aside(day_and_time(t, place.zone, language), offset_text(t, place.zone), language);
  text += fmt::format(" · {} · {}", utc_text(t, language), word_for(sure).in(language));
  if (late && told && told->others->scheduled)
    text += fmt::format(fmt::runtime(chinese ? " · 计划 {}：{}" : " · scheduled {}: {}"),
                        day_and_time(*told->others->scheduled, place.zone, language),
                        delay_text(shown_between(*told->others->scheduled, told->at), language));
  if (told && !told->note->empty()) text += " · " + told->note->in(language);
  return text;
}

Json flight_facts_json(const Timeline& timeline, std::size_t index, const FactsAsked& asked) {
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::Leg& leg = timeline.legs[index];
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  const bool air = f.mode == scenario::Mode::air;
  Facts facts(timeline, asked);
  facts.row(air ? Wording{"Flight", "航班"} : Wording{"Leg", "班次"}, Text{f.id, f.id});
  for (const auto& [place, said] : {std::pair{&from, &f.from_said}, {&to, &f.to_said}})
    if (!said->empty())
      facts.row({"Assumed", "推定"}, [&, p = place, words = said](Language l) {
        return told("{}: the source says “{}”", "{}：资料原文为“{}”", place_text(*p, l), words->text()).in(l);
      });
  if (mentions_people(f))
    facts.row(air ? Wording{"Aboard", "机上人员"} : Wording{"Aboard", "乘员"}, [&](Language l) {
      const std::string people = aboard_text(s, f, l);
      return f.people.known() ? fmt::format("{} · {}", people, word_for(f.sure).in(l)) : people;
    });
  if (timeline.timed) {
    const scenario::Delays delays = delays_of(f);
    facts.row({"Departs", "出发"}, [&](Language l) {
      return end_text(leg.depart, leg.depart_sure, from, f.depart, delays.departure, l);
    });
    facts.row({"Arrives", "抵达"}, [&](Language l) {
      return end_text(leg.arrive, leg.arrive_sure, to, f.arrive, delays.arrival, l);
    });
  }
  facts.row({"Distance", "距离"}, [&](Language l) {
    std::string far = kilometres_text(leg.distance, l);
    if (!timeline.timed) return far;
    return fmt::format("{} · {}", far, duration_text(shown_between(leg.depart, leg.arrive), l));
  });
  if (!air)
    facts.row({"Mode", "方式"}, [&](Language l) {
      const Wording straight = scenario::way_is_given(f)
                                   ? Wording{"", ""}
                                   : Wording{" · way not given: drawn straight", " · 路线未注明，以直线绘出"};
      return fmt::format("{}{}", word_for(f.mode).in(l), straight.in(l));
    });
  if (f.planned->to)
    facts.row({"Planned to", "原定前往"},
              [&](Language l) { return place_text(s.places[*f.planned->to], l); });
  facts.row({"Operated by", "承运"}, [&](Language) { return craft_text(*f.craft); });
  facts.row({"Load", "载客率"}, [&](Language l) { return load_text(f, l); });
  facts.row({"Counts", "各阶段人数"}, [&](Language l) { return stages_text(f, l); });
  facts.row({"At the gate", "登机口"}, [&](Language l) { return gate_text(f, l); });
  facts.row({"Status", "状态"}, [&](Language l) { return std::string(word_for(f.status, f.mode).in(l)); });
  facts.row({"Journey", "行程"}, [&](Language) { return f.journey->name; });
  if (f.note) facts.row({"Note", "备注"}, *f.note);
  facts.sources(f.sources);
  return facts.take("flight", [&](Language l) { return place_text(from, l) + " → " + place_text(to, l); });
}

// The flights of each place that are shown, as indices into Timeline::legs.
struct FlightsOfPlaces {
  std::vector<std::vector<std::size_t>> leaving, arriving;
};
FlightsOfPlaces flights_of_places(const Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  FlightsOfPlaces of{std::vector<std::vector<std::size_t>>(s.places.size()),
                     std::vector<std::vector<std::size_t>>(s.places.size())};
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!timeline.shows(i)) continue;
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    of.leaving[f.from].push_back(i), of.arriving[f.to].push_back(i);
  }
  return of;
}

Json place_facts_json(const Timeline& timeline, std::size_t index, const FlightsOfPlaces& flights,
                      const FactsAsked& asked) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Place& p = s.places[index];
  Facts facts(timeline, asked);
  if (!p.city.empty()) facts.row({"City", "城市"}, p.city);
  facts.row({"Airport", "机场"}, [&](Language) {
    return p.icao.empty() || p.iata.empty() ? p.iata + p.icao : p.iata + " · " + p.icao;
  });
  facts.row({"Place", "地点"}, [&](Language l) { return position_text(p.at, l); });
  for (const bool leaving : {true, false}) {
    const std::vector<std::size_t>& own = (leaving ? flights.leaving : flights.arriving)[index];
    if (own.empty()) continue;
    facts.row(leaving ? Wording{"Leaving", "出发"} : Wording{"Arriving", "抵达"}, [&](Language l) {
      if (own.size() > most_of_place) return flights_text(own.size(), service_of(timeline), l);
      std::string text;
      for (const std::size_t i : own)
        text.append(text.empty() ? "" : punctuation(l).list_comma)
            .append(s.flights[timeline.legs[i].flight].id);
      return text;
    });
  }
  return facts.take("place", [&](Language l) { return place_text(p, l); });
}

// Returns the evidence for a counter or a figure. Of flights that are left out nothing is said, and then
// there is no sum.
Json counter_facts_json(const Timeline& timeline, const std::string& name, const FactsAsked& asked) {
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::Evidence e = timeline::evidence(timeline, name).value();
  Facts facts(timeline, asked);
  const scenario::Figure* const figure = e.figure ? &s.figures[*e.figure] : nullptr;
  bool whole = !e.filtered;
  if (figure != nullptr) {
    facts.row({"Certainty", "可靠程度"},
              [&](Language l) { return word_for(figure->sure).in(l) + facts.cited(figure->sources, l); });
    facts.sources(figure->sources);
  }
  if (e.counter && timeline.timed)
    facts.row({"Counted", "统计时刻"}, [&](Language l) { return date_and_time(e.at, s.zone, l); });
  std::size_t named = 0;
  for (std::size_t i = 0; i < e.flights.size(); ++i) {
    const scenario::Flight& f = s.flights[e.flights[i]];
    if (!timeline.shows(e.flights[i])) {
      whole = false;
      continue;
    }
    if (++named > most_counted) continue;
    facts.row(Wording{f.id.c_str(), f.id.c_str()}, [&](Language l) {
      std::string text =
          e.counter ? people_text(e.people[i], kind_word(s, e.kind, l), l) : aboard_text(s, f, l);
      if (f.people.known()) text += fmt::format(" · {}", word_for(f.sure).in(l));
      return text + facts.cited(f.sources, l);
    });
    facts.sources(f.sources);
  }
  if (named > most_counted)
    facts.row({"And", "另有"}, [&](Language l) {
      return told("{} more", "{}", flights_text(named - most_counted, service_of(timeline), l)).in(l);
    });
  if (e.counts() && whole)
    facts.row({"Sum", "合计"}, [&](Language l) {
      return named > most_counted ? scenario::text_of(e.sum, l) : timeline::sum_text(e);
    });
  if (!whole)
    facts.row({"Left out", "未列出"}, Text{"flights that this story does not show", "本文件未包含的航班"});
  if (const auto agrees = e.agrees(); agrees && whole)
    facts.row({"Figure", "数据项"}, *agrees
                                        ? told("agrees with the figure: {}", "与所列数据一致：{}", *e.value)
                                        : told("the figure says {}", "所列数据为{}", *e.value));
  if (figure != nullptr)
    for (const scenario::Claim& claim : figure->claims) {
      facts.row({"Claims differ", "说法不一"}, [&](Language l) {
        std::string text = claim.value.in(l) + facts.cited(claim.sources, l);
        if (!claim.note.empty()) text += " · " + claim.note.in(l);
        return text;
      });
      facts.sources(claim.sources);
    }
  for (const std::size_t i : e.events) facts.sources(s.events[i].sources);
  return facts.take("counter", [&](Language l) {
    const bool chinese = l == Language::chinese;
    if (figure != nullptr) return figure_text(*figure, l);
    return fmt::format(fmt::runtime(chinese ? "{}{}" : "{} {}"), kind_word(s, e.kind, l),
                       word_for(*e.counter, timeline).in(l));
  });
}

Json event_facts_json(const Timeline& timeline, std::size_t index, const FactsAsked& asked) {
  const scenario::Event& e = timeline.scenario->events[index];
  Facts facts(timeline, asked);
  facts.row({"Date", "日期"}, [&](Language l) { return event_date(e, l); });
  facts.row({"Certainty", "可靠程度"},
            [&](Language l) { return word_for(e.sure).in(l) + facts.cited(e.sources, l); });
  if (e.place)
    facts.row({"Place", "地点"},
              [&](Language l) { return place_text(timeline.scenario->places[*e.place], l); });
  if (asked.notes && !e.note.empty()) facts.row({"Note", "备注"}, e.note);
  facts.sources(e.sources);
  return facts.take("event", [&](Language l) { return e.text.in(l); });
}

// Returns the second of the frame that represents a scene.
double middle_of(const timeline::StoryClock::Stretch& stretch, double fps) {
  return fps > 0 ? std::round(stretch.middle() * fps) / fps : stretch.middle();
}

// What the picture of a scene shows at that second, its caption included.
std::string said_of(const Timeline& timeline, std::size_t scene, double second, const Text& logo,
                    Language language) {
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::FrameState state = timeline::evaluate_story(timeline, second);
  std::string words = map_words(timeline, {scene, state, scenario::layers_in(s, scene, s.layers)}, language);
  if (state.event)
    words.append(language == Language::chinese ? "" : " ").append(s.events[*state.event].text.in(language));
  if (!logo.empty())
    words.append(language == Language::chinese ? "" : " ")
        .append(labelled(Wording("Logo", "标志").in(language), logo.in(language), language));
  return words;
}

// Tells whether the story tells of a counter or a figure: one that an event or a callout shows, or one that
// counts none but flights that are shown.
bool is_told(const Timeline& timeline, const std::string& name) {
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::Evidence e = timeline::evidence(timeline, name).value();
  if (!e.events.empty()) return true;
  if (std::ranges::any_of(s.callouts, [&](const auto& callout) { return callout.figure == name; }))
    return true;
  if (e.filtered) return !e.flights.empty();
  if (std::ranges::any_of(e.flights, [&](std::size_t i) { return !timeline.shows(i); })) return false;
  if (e.figure) return true;
  // Of a kind of people whom only flights that are left out carry, nothing is said.
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (timeline.shows(i) && carries(s.flights[timeline.legs[i].flight], e.kind)) return true;
  return false;
}

}  // namespace

Json text_json(const Text& text, const FactsAsked& asked) {
  return said_json(asked, [&](Language l) { return text.in(l); });
}

StorySubjects subjects_of(const Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  StorySubjects subjects;
  Index next = 0;
  std::vector<bool> wanted(s.places.size(), false);
  const bool few = timeline.shown() <= most_flights;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    subjects.flights.push_back(timeline.shows(i) && few ? std::optional(next++) : std::nullopt);
    if (!timeline.shows(i)) continue;
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    wanted[f.from] = wanted[f.to] = true;
    for (const scenario::Waypoint& point : f.via)
      if (point.place) wanted[*point.place] = true;
  }
  for (const scenario::Event& e : s.events)
    if (e.place) wanted[*e.place] = true;
  for (const scenario::Callout& c : s.callouts)
    if (c.place) wanted[*c.place] = true;
  for (const bool is_wanted : wanted)
    subjects.places.push_back(is_wanted ? std::optional(next++) : std::nullopt);
  for (const std::string& name : timeline::figure_names(timeline))
    if (is_told(timeline, name)) subjects.counters[name] = 0;
  for (auto& [name, number] : subjects.counters) number = next++;
  for (std::size_t i = 0; i < s.events.size(); ++i) subjects.events.push_back(next++);
  return subjects;
}

Json subjects_json(const Timeline& timeline, const StorySubjects& subjects, const FactsAsked& asked) {
  Json list = Json::array();
  const FlightsOfPlaces flights = flights_of_places(timeline);
  for (std::size_t i = 0; i < subjects.flights.size(); ++i)
    if (subjects.flights[i]) list.push_back(flight_facts_json(timeline, i, asked));
  for (std::size_t i = 0; i < subjects.places.size(); ++i)
    if (subjects.places[i]) list.push_back(place_facts_json(timeline, i, flights, asked));
  for (const auto& [name, number] : subjects.counters)
    list.push_back(counter_facts_json(timeline, name, asked));
  for (std::size_t i = 0; i < subjects.events.size(); ++i)
    list.push_back(event_facts_json(timeline, i, asked));
  return list;
}

Json scenes_json(const Timeline& timeline, const FactsAsked& asked) {
  const scenario::Scenario& s = *timeline.scenario;
  Json list = Json::array();
  const auto& stretches = timeline.story.stretches;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    Json scene{{"from", stretches[i].from_second},
               {"to", stretches[i].to_second},
               {"middle", middle_of(stretches[i], asked.fps)},
               {"title", text_json(compose::scene_title(timeline, i), asked)}};
    if (i < s.scenes.size()) {
      scene["text"] = text_json(s.scenes[i].text, asked);
      if (asked.notes && !s.scenes[i].notes.empty()) scene["notes"] = text_json(s.scenes[i].notes, asked);
    } else {
      scene["text"] = text_json({}, asked);
    }
    scene["says"] = said_json(asked, [&](Language l) {
      return said_of(timeline, i, middle_of(stretches[i], asked.fps), asked.logo, l);
    });
    list.push_back(std::move(scene));
  }
  return list;
}

}  // namespace homebound::exporting
