// The facts of a flight, a place and whatever else lies on the map, and their sources.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "compose/picture/hit.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/panels.h"
#include "words/aboard.h"

namespace homebound::ui {
namespace {

void line(const Desk& desk, Word name, const std::string& value) {
  ImGui::TextDisabled("%s", desk.say(name));
  ImGui::SameLine(desk.px(92));
  wrapped(said(desk, value));
}

// Returns " · +1 day": the local date of arrival relative to that of departure.
std::string days_later(int days, Language language) {
  if (days == 0) return "";
  if (language != Language::chinese)
    return fmt::format(" · {:+d} day{}", days, std::abs(days) == 1 ? "" : "s");
  return days == 1 ? "（次日）" : fmt::format("（{:+d}天）", days);
}

// One end of a flight.
struct FlightEnd {
  Word name;
  Instant t;
  scenario::Certainty sure;
  const scenario::Place& place;
  const std::optional<scenario::Time>& told;
  std::optional<Seconds> late;  // against the schedule
  int days = 0;                 // the local date relative to that of departure
};
// Writes its local time, UTC, and certainty.
void time_line(const Desk& desk, const FlightEnd& end) {
  const auto& [name, t, sure, place, told, late, days] = end;
  const Language language = desk.language();
  const std::string about =
      told && told->about ? desk.say(Word::about_time) + std::string(language == Language::chinese ? "" : " ")
                          : "";
  line(desk, name,
       about + with_aside(day_and_time(t, place.zone, language), offset_text(t, place.zone), language) +
           days_later(days, language));
  ImGui::Dummy({0, 0});
  ImGui::SameLine(desk.px(92));
  muted(desk, fmt::format("{} · {}", utc_text(t, language), desk.say(word_for(sure))));
  if (late) {
    ImGui::Dummy({0, 0});
    ImGui::SameLine(desk.px(92));
    const Instant planned = *told->others->scheduled;
    muted(desk, fmt::format(fmt::runtime(desk.say(Word::scheduled_for)),
                            day_and_time(planned, place.zone, language),
                            delay_text(shown_between(planned, told->at), language)));
  }
  if (told && !told->note->empty()) {
    ImGui::Dummy({0, 0});
    ImGui::SameLine(desk.px(92));
    muted(desk, told->note->in(language));
  }
}

std::string place_name(const scenario::Place& p, Language language) {
  const std::string code = p.iata.empty() ? p.icao : p.iata;
  const std::string& name = p.name.empty() ? p.id : p.name.in(language);
  return code.empty() ? name : with_aside(name, code, language);
}

void source_list(const Desk& desk, const std::vector<std::size_t>& sources) {
  if (sources.empty()) return;
  ImGui::Separator();
  for (const std::size_t i : sources) {
    const scenario::Source& s = desk.scenario().sources[i];
    const std::string& title = s.title.in(desk.language());
    muted(desk, s.date.empty() ? title : fmt::format("{} · {}", title, source_date(desk, s)));
  }
}

}  // namespace

void flight_facts(const Desk& desk, std::size_t index) {
  const scenario::Scenario& s = desk.scenario();
  const timeline::Leg& leg = desk.timeline().legs[index];
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  Language language = desk.language();
  push_face(Face::heading);
  wrapped(place_name(from, language) + " → " + place_name(to, language));
  ImGui::PopFont();
  line(desk, Word::flight, f.id);
  for (const auto& [place, text] : {std::pair{&from, &f.from_said}, {&to, &f.to_said}})
    if (!text->empty())
      line(desk, Word::place_assumed,
           fmt::format(fmt::runtime(desk.say(Word::place_said)), place_name(*place, language), *text));
  const std::string people = aboard_text(s, f, language);
  if (mentions_people(f))
    line(desk, Word::kind,
         f.people.known() ? fmt::format("{} · {}", people, desk.say(word_for(f.sure))) : people);
  if (desk.timeline().timed) {
    const scenario::Delays delays = delays_of(f);
    time_line(desk, {Word::departs, leg.depart, leg.depart_sure, from, f.depart, delays.departure});
    time_line(desk, {Word::arrives, leg.arrive, leg.arrive_sure, to, f.arrive, delays.arrival,
                     days_between(leg.depart, from.zone, leg.arrive, to.zone)});
  }
  line(desk, Word::distance,
       fmt::format("{} · {}", kilometres_text(leg.distance, language),
                   duration_text(shown_between(leg.depart, leg.arrive), language)));
  const auto line_of = [&](Word word, const std::string& text) {
    if (!text.empty()) line(desk, word, text);
  };
  if (f.mode != scenario::Mode::air)
    line(desk, Word::mode,
         fmt::format("{}{}", desk.say(word_for(f.mode)),
                     scenario::way_is_given(f) ? "" : fmt::format(" · {}", desk.say(Word::way_not_given))));
  if (f.planned->to) line(desk, Word::planned_to, place_name(s.places[*f.planned->to], language));
  line_of(Word::craft, craft_text(*f.craft));
  line_of(Word::load, load_text(f, language));
  line_of(Word::stages, stages_text(f, language));
  line_of(Word::at_the_gate, gate_text(f, language));
  line_of(Word::flight_status, word_for(f.status, f.mode).in(language));
  line_of(Word::journey, f.journey->name);
  if (f.journey->continues) line(desk, Word::continues, s.flights[*f.journey->continues].id);
  if (f.note) line(desk, Word::note, f.note->in(language));
  source_list(desk, f.sources);
}

void place_facts(const Desk& desk, std::size_t index) {
  const scenario::Place& p = desk.scenario().places[index];
  heading(said(desk, place_name(p, desk.language())));
  const std::string& city = p.city.in(desk.language());  // the name of most airports
  if (!p.city.empty() && city != p.name.in(desk.language())) ImGui::TextUnformatted(city.c_str());
  const std::string codes = p.icao.empty() || p.iata.empty() ? p.iata + p.icao : p.iata + " · " + p.icao;
  if (!codes.empty()) line(desk, Word::airport, codes);
  line(desk, Word::place, position_text(p.at, desk.language()));
  if (!desk.timeline().timed) return;
  line(desk, Word::local_time,
       with_aside(date_and_time(desk.state.t, p.zone, desk.language()), offset_text(desk.state.t, p.zone),
                  desk.language()));
  note(desk, "facts.local-time");
}

namespace {

// Writes a name in the window's language with the other one below.
void names(const Desk& desk, const std::string& english, const std::string& chinese) {
  const bool in_chinese = desk.language() == Language::chinese && !chinese.empty();
  heading(said(desk, in_chinese ? chinese : english));
  const std::string& other = in_chinese ? english : chinese;
  if (!other.empty()) muted(desk, other);
}

void city_facts(const Desk& desk, const data::City& city) {
  names(desk, city.name, city.name_zh);
  line(desk, Word::country, city.country);
  if (city.population > 0) line(desk, Word::population, count_text(city.population, desk.language()));
  line(desk, Word::place, position_text(city.at, desk.language()));
}

void area_facts(const Desk& desk, Word kind, const data::Area& area) {
  names(desk, area.name, area.name_zh);
  muted(desk, desk.say(kind));
  if (kind == Word::country)
    line(desk, Word::area,
         count_text(std::lround(area.size_km * area.size_km / 1000) * 1000, desk.language()) +
             (desk.language() == Language::chinese ? "平方公里" : " km²"));
}

void event_facts(const Desk& desk, const scenario::Event& e) {
  muted(desk, event_date(e, desk.language()));
  wrapped(e.text.in(desk.language()));
  source_list(desk, e.sources);
}

}  // namespace

void facts(const Desk& desk, const compose::Hit& hit, bool second) {
  const timeline::Timeline& timeline = second && desk.session.beside ? *desk.session.beside : desk.timeline();
  using Kind = compose::Hit::Kind;
  const scenario::Scenario& s = desk.scenario();
  const auto world = compose::World::shipped();
  switch (hit.kind) {
    case Kind::flight:
      if (hit.index < desk.timeline().legs.size()) flight_facts(desk, hit.index);
      break;
    case Kind::place:
      if (hit.index >= s.places.size()) break;
      place_facts(desk, hit.index);
      place_flow_facts(desk, timeline, hit.members.empty() ? std::vector{hit.index} : hit.members);
      break;
    case Kind::flow:
      flow_facts(desk, timeline, hit.members);
      break;
    case Kind::event:
      if (hit.index < s.events.size()) event_facts(desk, s.events[hit.index]);
      break;
    case Kind::city:
      city_facts(desk, world->cities()[hit.index].city);
      break;
    case Kind::country:
      area_facts(desk, Word::country, world->countries()[hit.index]);
      break;
    case Kind::sea:
      area_facts(desk, Word::sea, world->seas()[hit.index]);
      break;
    case Kind::feature:
      if (hit.index >= s.user_layers.size()) break;
      heading(said(desk, hit.name.empty() ? s.user_layers[hit.index].name.in(desk.language()) : hit.name));
      line(desk, Word::layers, s.user_layers[hit.index].name.in(desk.language()));
      muted(desk, s.user_layers[hit.index].file);
      break;
    case Kind::counter:
      break;
  }
}

}  // namespace homebound::ui
