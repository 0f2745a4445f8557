#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/info_parts.h"
#include "base/error.h"
#include "base/suggest.h"
#include "exporting/data/flight_json.h"
#include "scenario/head_count_text.h"
#include "timeline/evidence.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using timeline::Evidence;
using timeline::Timeline;

const char* name_of(timeline::Status status) {
  switch (status) {
    case timeline::Status::waiting:
      return "waiting";
    case timeline::Status::airborne:
      return "aboard";
    default:
      return "landed";
  }
}

std::string ids(const scenario::Scenario& s, const std::vector<std::size_t>& sources) {
  std::string text;
  for (const std::size_t i : sources) text += (text.empty() ? "" : ", ") + s.sources[i].id;
  return text;
}

Json id_array(const scenario::Scenario& s, const std::vector<std::size_t>& sources) {
  Json list = Json::array();
  for (const std::size_t i : sources) list.push_back(s.sources[i].id);
  return list;
}

Json to_json(const Timeline& timeline, const Evidence& e) {
  const scenario::Scenario& s = *timeline.scenario;
  const Language language = s.language;
  Json flights = Json::array(), claims = Json::array(), events = Json::array(), sources = Json::array();
  for (std::size_t i = 0; i < e.flights.size(); ++i) {
    const scenario::Flight& f = s.flights[e.flights[i]];
    Json& flight = flights.emplace_back(Json{{"id", f.id}});
    exporting::add_count(flight, "people", e.people[i]);
    flight.update(Json{{"kind", e.counter ? e.kind : f.kind.text()},
                       {"sure", scenario::name_of(f.sure)},
                       {"sources", id_array(s, f.sources)},
                       {"note", f.note->in(language)}});
  }
  for (const std::size_t i : e.events) {
    const scenario::Event& event = s.events[i];
    events.push_back({{"at", iso8601(event.at, event.zone)},
                      {"text", event.text.in(language)},
                      {"sure", scenario::name_of(event.sure)},
                      {"sources", id_array(s, event.sources)},
                      {"note", event.note.in(language)}});
  }
  for (const std::size_t i : e.sources) {
    const scenario::Source& source = s.sources[i];
    sources.push_back({{"id", source.id},
                       {"title", source.title.in(language)},
                       {"date", source.date},
                       {"url", source.url}});
  }
  Json json{{"figure", e.name}, {"at", timeline.timed ? Json(iso8601(e.at, s.zone)) : Json()}};
  if (e.figure) {
    const scenario::Figure& f = s.figures[*e.figure];
    json["value"] = e.value ? Json(*e.value) : Json(f.value.in(language));
    json["text"] = f.text.in(language);
    json["sure"] = scenario::name_of(f.sure);
    json["sources"] = id_array(s, f.sources);
    for (const scenario::Claim& c : f.claims)
      claims.push_back({{"value", c.value.in(language)},
                        {"sources", id_array(s, c.sources)},
                        {"note", c.note.in(language)}});
  }
  json["flights"] = flights;
  if (e.counts()) exporting::add_count(json, "sum", e.sum);
  if (const auto agrees = e.agrees()) json["agrees"] = *agrees;
  json["claims"] = claims;
  json["events"] = events;
  json["references"] = sources;
  return json;
}

void print_flights(const Timeline& timeline, const Evidence& e) {
  const scenario::Scenario& s = *timeline.scenario;
  if (e.counter)
    fmt::print("{} {}{}\n", e.kind, name_of(*e.counter),
               timeline.timed ? " at " + iso8601(e.at, s.zone) : "");
  else
    fmt::print("people aboard the flights that it counts\n");
  if (!e.flights.empty()) fmt::print("  {:<14} {:>6}  {:<9}  {}\n", "flight", "people", "sure", "sources");
  for (std::size_t i = 0; i < e.flights.size(); ++i) {
    const scenario::Flight& f = s.flights[e.flights[i]];
    fmt::print("  {:<14} {:>6}  {:<9}  {}\n", f.id, typed_text_of(e.people[i]),
               f.people.known() ? scenario::name_of(f.sure) : "-", ids(s, f.sources));
    if (f.note) fmt::print("  {:<14} {}\n", "", f.note->in(s.language));
  }
  fmt::print("  {}", timeline::sum_text(e));
  if (const auto agrees = e.agrees())
    fmt::print("{}", *agrees ? ", as the figure says" : fmt::format("; the figure says {}", *e.value));
  if (e.may_agree()) fmt::print("; the figure says {}, which is possible", *e.value);
  fmt::print("\n");
}

void print_evidence(const Timeline& timeline, const Evidence& e) {
  const scenario::Scenario& s = *timeline.scenario;
  if (e.figure) {
    const scenario::Figure& f = s.figures[*e.figure];
    fmt::print("{}: {} {}\n{}; sources: {}\n", e.name, f.value.in(s.language), f.text.in(s.language),
               scenario::name_of(f.sure), ids(s, f.sources));
  } else {
    fmt::print("{}: {}\n", e.name, typed_text_of(e.sum));
  }
  if (e.counts()) fmt::print("\n"), print_flights(timeline, e);
  if (e.figure && !s.figures[*e.figure].claims.empty()) {
    fmt::print("\nclaims differ\n");
    for (const scenario::Claim& c : s.figures[*e.figure].claims) {
      fmt::print("  {} ({})\n", c.value.in(s.language), ids(s, c.sources));
      if (!c.note.empty()) fmt::print("    {}\n", c.note.in(s.language));
    }
  }
  if (!e.events.empty()) fmt::print("\nevents\n");
  for (const std::size_t i : e.events) {
    const scenario::Event& event = s.events[i];
    fmt::print("  {}  {} ({}; {})\n", iso8601(event.at, event.zone), event.text.in(s.language),
               scenario::name_of(event.sure), ids(s, event.sources));
    if (!event.note.empty()) fmt::print("    {}\n", event.note.in(s.language));
  }
  if (!e.sources.empty()) fmt::print("\nsources\n");
  for (const std::size_t i : e.sources) {
    const scenario::Source& source = s.sources[i];
    fmt::print("  {:<10} {}{}{}\n", source.id, source.title.in(s.language),
               source.date.empty() ? "" : ", " + source.date, source.url.empty() ? "" : ", " + source.url);
  }
}

}  // namespace

void print_evidence(const Timeline& timeline, const std::string& figure, std::optional<Instant> at,
                    bool json) {
  const auto e = timeline::evidence(timeline, figure, at);
  if (!e) {
    const std::vector<std::string> names = timeline::figure_names(timeline);
    const std::vector<std::string_view> known(names.begin(), names.end());
    throw UsageError(fmt::format("unknown figure '{}'{} (there are: {})", figure,
                                 did_you_mean(figure, known).english, fmt::join(names, ", ")));
  }
  if (json)
    fmt::print("{}\n", to_json(timeline, *e).dump(2));
  else
    print_evidence(timeline, *e);
}

}  // namespace homebound::app
