// What is known of a flight or a place, and who says so.
#include <fmt/format.h>

#include "ui/fonts.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace homebound::ui {
namespace {

void line(const Desk& desk, Word name, const std::string& value) {
  ImGui::TextDisabled("%s", desk.say(name));
  ImGui::SameLine(desk.px(92));
  ImGui::TextWrapped("%s", value.c_str());
}

// " · +1 day": the date on the clock of arrival against that of departure.
std::string days_later(int days, const std::string& language) {
  if (days == 0) return "";
  return fmt::format(fmt::runtime(language == "zh" ? " · {:+d} 天" : " · {:+d} day"), days);
}

// One end of a flight: on the airport's clock, in UTC, and how we know.
void time_line(const Desk& desk, Word name, Instant t, scenario::Certainty sure, const scenario::Place& place,
               const std::optional<scenario::Time>& told, int days = 0) {
  const std::string about = told && told->about ? std::string(desk.say(Word::about_time)) + " " : "";
  line(desk, name,
       fmt::format("{}{} ({}){}", about, day_and_time(t, place.zone, desk.language()),
                   offset_text(t, place.zone), days_later(days, desk.language())));
  ImGui::Dummy({0, 0});
  ImGui::SameLine(desk.px(92));
  muted(desk, fmt::format("{} UTC · {}", day_and_time(t, "UTC", desk.language()), desk.say(word_of(sure))));
  if (told && !told->note.empty()) {
    ImGui::Dummy({0, 0});
    ImGui::SameLine(desk.px(92));
    muted(desk, told->note.of(desk.language()));
  }
}

std::string place_name(const scenario::Place& p, const std::string& language) {
  const std::string code = p.iata.empty() ? p.icao : p.iata;
  const std::string& name = p.name.empty() ? p.id : p.name.of(language);
  return code.empty() ? name : fmt::format("{} ({})", name, code);
}

void source_list(const Desk& desk, const std::vector<std::size_t>& sources) {
  if (sources.empty()) return;
  ImGui::Separator();
  for (const std::size_t i : sources) {
    const scenario::Source& s = desk.scenario().sources[i];
    const std::string& title = s.title.of(desk.language());
    muted(desk, s.date.empty() ? title : fmt::format("{} · {}", title, s.date));
  }
}

}  // namespace

void flight_facts(const Desk& desk, std::size_t index) {
  const scenario::Scenario& s = desk.scenario();
  const timeline::Leg& leg = desk.timeline().legs[index];
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  const std::string& language = desk.language();
  push_face(Face::heading);
  ImGui::TextWrapped("%s → %s", place_name(from, language).c_str(), place_name(to, language).c_str());
  ImGui::PopFont();
  line(desk, Word::flight, f.id);
  const auto kind = s.kinds.find(f.kind);
  line(desk, Word::kind,
       fmt::format("{} {} · {}", f.people, kind == s.kinds.end() ? f.kind : kind->second.of(language),
                   desk.say(word_of(f.sure))));
  if (desk.timeline().timed) {
    time_line(desk, Word::departs, leg.depart, leg.depart_sure, from, f.depart);
    time_line(desk, Word::arrives, leg.arrive, leg.arrive_sure, to, f.arrive,
              days_between(leg.depart, from.zone, leg.arrive, to.zone));
  }
  line(desk, Word::distance,
       fmt::format("{:.0f} km · {}", leg.distance.value / 1000,
                   span_of(seconds_between(leg.depart, leg.arrive), language)));
  if (!f.note.empty()) line(desk, Word::note, f.note.of(language));
  source_list(desk, f.sources);
}

void place_facts(const Desk& desk, std::size_t index) {
  const scenario::Place& p = desk.scenario().places[index];
  heading(place_name(p, desk.language()));
  if (!p.city.empty()) ImGui::TextUnformatted(p.city.of(desk.language()).c_str());
  const std::string codes = p.icao.empty() || p.iata.empty() ? p.iata + p.icao : p.iata + " · " + p.icao;
  if (!codes.empty()) line(desk, Word::airport, codes);
  line(desk, Word::place, fmt::format("{:.4f}°, {:.4f}°", p.at.lat, p.at.lon));
  line(desk, Word::local_time,
       fmt::format("{} ({})", date_and_time(desk.state.t, p.zone, desk.language()),
                   offset_text(desk.state.t, p.zone)));
}

}  // namespace homebound::ui
