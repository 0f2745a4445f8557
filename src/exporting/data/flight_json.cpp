#include "exporting/data/flight_json.h"

#include <cmath>

namespace homebound::exporting {
namespace {

using Json = nlohmann::ordered_json;

// Returns what is known of a flight's recorded track, and where the recording has gaps.
Json track_json(const scenario::FlightTrack& track, const timeline::Leg& leg) {
  const timeline::Recording& r = *leg.recording;
  Json gaps = Json::array();
  for (const std::size_t i : r.gaps) {
    Json gap{{"distance_km", std::round(r.along[i + 1] - r.along[i]) / 1000}};
    if (!r.times.empty()) gap["from"] = iso8601(r.times[i]), gap["to"] = iso8601(r.times[i + 1]);
    gaps.push_back(std::move(gap));
  }
  return {{"file", track.file}, {"fixes", r.fixes}, {"timed", !r.times.empty()}, {"gaps", gaps}};
}

Json ids_of(const scenario::Scenario& s, const std::vector<std::size_t>& sources) {
  Json ids = Json::array();
  for (const std::size_t i : sources) ids.push_back(s.sources[i].id);
  return ids;
}

Json groups_json(const scenario::Scenario& s, const scenario::Flight& f) {
  Json groups = Json::array();
  for (const scenario::Group& g : *f.groups) {
    Json& group = groups.emplace_back();
    add_count(group, "people", g.people);
    group["kind"] = g.kind;
    if (!g.nationality.empty()) group["nationality"] = g.nationality;
    group["sure"] = scenario::name_of(g.sure);
    if (!g.sources.empty()) group["sources"] = ids_of(s, g.sources);
    if (g.note) group["note"] = g.note->in(s.language);
  }
  return groups;
}

// Adds what is known of the craft, and how full it is where both numbers are known.
void add_craft(Json& json, const scenario::Flight& f) {
  const scenario::Craft& c = *f.craft;
  for (const auto& [key, text] :
       {std::pair<const char*, const std::string*>{"operator", &c.operated_by.text()},
        {"aircraft", &c.type.text()},
        {"registration", &c.registration},
        {"callsign", &c.callsign},
        {"icao24", &c.icao24},
        {"flight_number", &c.flight_number}})
    if (!text->empty()) json[key] = *text;
  if (c.seats) json["seats"] = *c.seats;
  if (const auto load = scenario::load_factor(f)) json["load_factor"] = std::round(*load * 1000) / 1000;
}

void add_stages(Json& json, const scenario::Scenario& s, const scenario::Flight& f) {
  for (std::size_t i = 0; i < scenario::stage_names.size(); ++i) {
    const auto& stage = (*f.stages)[i];
    if (!stage) continue;
    const std::string key(scenario::stage_names[i]);
    add_count(json, key, stage->people);
    if (stage->sure != scenario::Certainty::reported) json[key + "_sure"] = scenario::name_of(stage->sure);
    if (!stage->sources.empty()) json[key + "_sources"] = ids_of(s, stage->sources);
  }
}

}  // namespace

int day_shift(const timeline::Leg& leg, const scenario::Place& from, const scenario::Place& to,
              const Clocks& clocks) {
  return days_between(leg.depart, clocks.of(from), leg.arrive, clocks.of(to));
}

void add_count(Json& json, const std::string& key, const scenario::HeadCount& count) {
  const auto exact = count.exact();
  json[key] = exact ? Json(*exact) : Json();
  if (exact || !count.known()) return;
  const auto high = count.high();
  if (count.approximate()) json[key + "_about"] = std::llround(count.middle());
  if (high == count.low()) return;
  if (count.low() > 0 || high) json[key + "_min"] = count.low();
  if (high) json[key + "_max"] = *high;
}

Json flight_json(const timeline::Timeline& timeline, const timeline::Leg& leg, const Clocks& clocks) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  Json sources = Json::array();
  for (std::size_t i : f.sources) sources.push_back(s.sources[i].id);
  Json result{{"id", f.id}, {"from", code_of(from)}, {"to", code_of(to)}};
  if (f.planned->to) result["planned_to"] = code_of(s.places[*f.planned->to]);
  if (!f.from_said.empty()) result["from_said"] = f.from_said;
  if (!f.to_said.empty()) result["to_said"] = f.to_said;
  if (timeline.timed) {
    result["depart"] = iso8601(leg.depart, clocks.of(from));
    result["arrive"] = iso8601(leg.arrive, clocks.of(to));
    result["arrive_day"] = day_shift(leg, from, to, clocks);
    result["depart_sure"] = scenario::name_of(leg.depart_sure);
    result["arrive_sure"] = scenario::name_of(leg.arrive_sure);
  } else {
    for (const char* key : {"depart", "arrive", "arrive_day", "depart_sure", "arrive_sure"})
      result[key] = nullptr;
  }
  // What else the file says: scheduled times beside actual ones.
  const scenario::Delays delays = delays_of(f);
  for (const auto& [key, time, zone, late] :
       {std::tuple("depart", &f.depart, clocks.of(from), delays.departure),
        std::tuple("arrive", &f.arrive, clocks.of(to), delays.arrival)}) {
    if (!*time) continue;
    const scenario::OtherTimes& others = *(*time)->others;
    if (others.scheduled) result[std::string(key) + "_scheduled"] = iso8601(*others.scheduled, zone);
    if (late) result[std::string(key) + "_delay_s"] = late->value;
    if (others.estimated) result[std::string(key) + "_estimated"] = iso8601(*others.estimated, zone);
  }
  for (const auto& [key, time] : {std::pair("depart_note", &f.depart), std::pair("arrive_note", &f.arrive)})
    if (*time && !(*time)->note->empty()) result[key] = (*time)->note->in(s.language);
  result["distance_km"] = std::round(leg.distance.value) / 1000;
  result["duration_s"] = seconds_between(leg.depart, leg.arrive).value;
  add_count(result, "people", f.people);
  result["kind"] = f.kind;
  if (f.groups) result["groups"] = groups_json(s, f);
  result["sure"] = scenario::name_of(f.sure);
  result["sources"] = std::move(sources);
  if (f.note) result["note"] = f.note->in(s.language);
  add_craft(result, f);
  add_stages(result, s, f);
  if (f.mode != scenario::Mode::air) result["mode"] = name_of(f.mode);
  if (f.status != scenario::FlightStatus::unsaid)
    result["status"] = scenario::flight_status_names[static_cast<std::size_t>(f.status)];
  if (!f.journey->name.empty()) result["journey"] = f.journey->name;
  if (f.journey->continues) result["continues"] = s.flights[*f.journey->continues].id;
  if (f.track) result["track"] = track_json(*f.track, leg);
  return result;
}

}  // namespace homebound::exporting
