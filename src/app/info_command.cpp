#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/data_text.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;

std::string code_of(const scenario::Place& p) {
  return !p.iata.empty() ? p.iata : !p.icao.empty() ? p.icao : p.id;
}

// What a flight's track says, and where it says nothing.
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

void print_track(const scenario::Flight& flight, const timeline::Leg& leg) {
  const timeline::Recording& r = *leg.recording;
  fmt::print("  {}: {}, {} fixes{}\n", flight.id, flight.track->file, r.fixes,
             r.times.empty() ? " without times" : "");
  for (const std::size_t i : r.gaps) {
    const std::string when =
        r.times.empty() ? "" : fmt::format(" from {} to {}", iso8601(r.times[i]), iso8601(r.times[i + 1]));
    fmt::print("    not recorded, bridged:{} {:.0f} km\n", when, (r.along[i + 1] - r.along[i]) / 1000);
  }
}

}  // namespace

Json flight_json(const timeline::Timeline& timeline, const timeline::Leg& leg) {
  const scenario::Scenario& s = *timeline.scenario;
  const scenario::Flight& f = s.flights[leg.flight];
  const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
  Json sources = Json::array();
  for (std::size_t i : f.sources) sources.push_back(s.sources[i].id);
  Json result{{"id", f.id},
              {"from", code_of(from)},
              {"to", code_of(to)},
              {"depart", iso8601(leg.depart, from.zone)},
              {"arrive", iso8601(leg.arrive, to.zone)},
              {"depart_sure", scenario::name_of(leg.depart_sure)},
              {"arrive_sure", scenario::name_of(leg.arrive_sure)},
              {"distance_km", std::round(leg.distance.value) / 1000},
              {"duration_s", seconds_between(leg.depart, leg.arrive).value},
              {"people", f.people},
              {"kind", f.kind},
              {"sure", scenario::name_of(f.sure)},
              {"sources", sources}};
  if (f.track) result["track"] = track_json(*f.track, leg);
  return result;
}

namespace {

void print_text(const timeline::Timeline& timeline, const timeline::FrameState& state) {
  const scenario::Scenario& s = *timeline.scenario;
  fmt::print("{}\n\n", s.title.of(s.language));
  fmt::print("{:<14} {:<8} {:>7}  {:<23} {:<23} {:>7}  {:>6} {:<10} {:<9} {}\n", "flight", "route", "km",
             "departs (local)", "arrives (local)", "time", "people", "kind", "sure", "sources");
  for (const timeline::Leg& leg : timeline.legs) {
    const scenario::Flight& f = s.flights[leg.flight];
    const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
    // A tilde marks an estimated time.
    const auto time = [](Instant t, const std::string& zone, scenario::Certainty sure) {
      return fmt::format("{}{}", sure == scenario::Certainty::estimated ? "~" : "",
                         iso8601(t, zone).erase(16, 3));
    };
    const auto minutes = std::lround(seconds_between(leg.depart, leg.arrive).value / 60);
    std::string sources;
    for (std::size_t i : f.sources) sources += (sources.empty() ? "" : ", ") + s.sources[i].id;
    fmt::print("{:<14} {:<8} {:>7.0f}  {:<23} {:<23} {:>4}:{:02}  {:>6} {:<10} {:<9} {}\n", f.id,
               code_of(from) + "-" + code_of(to), leg.distance.value / 1000,
               time(leg.depart, from.zone, leg.depart_sure), time(leg.arrive, to.zone, leg.arrive_sure),
               minutes / 60, minutes % 60, f.people, f.kind, scenario::name_of(f.sure), sources);
  }
  if (std::any_of(timeline.legs.begin(), timeline.legs.end(),
                  [](const timeline::Leg& l) { return l.estimated(); }))
    fmt::print("~ estimated\n");
  if (std::any_of(s.flights.begin(), s.flights.end(), [](const auto& f) { return f.track.has_value(); }))
    fmt::print("\ntracks\n");
  for (const timeline::Leg& leg : timeline.legs)
    if (leg.recording) print_track(s.flights[leg.flight], leg);
  fmt::print("\nat {} ({})\n{:<12} {:>8} {:>8} {:>8}\n", iso8601(state.t, s.zone), s.zone, "kind", "waiting",
             "aboard", "landed");
  for (const timeline::Total& t : state.totals)
    fmt::print("{:<12} {:>8} {:>8} {:>8}\n", t.kind, t.waiting, t.aboard, t.landed);
}

}  // namespace

void add_info(CLI::App& app, Context& context) {
  struct Arguments {
    std::string file, at;
    bool json = false;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("info", "list flights, and who is where at an instant");
  command->add_option("FILE", args->file, "a scenario; without one, the built-in story");
  command->add_option("--at", args->at, "TIME or scene:N; without it, the end of the scenario");
  command->add_flag("--json", args->json, "print { title, flights, totals }");
  command->callback([args, &context] {
    context.run = [args] {
      const auto timeline = open(args->file);
      const Instant t = args->at.empty() ? timeline->end : parse_time(args->at, *timeline);
      const timeline::FrameState state = timeline::evaluate(*timeline, t);
      if (!args->json) {
        print_text(*timeline, state);
        return 0;
      }
      const scenario::Scenario& s = *timeline->scenario;
      Json flights = Json::array(), totals = Json::array();
      for (const timeline::Leg& leg : timeline->legs) flights.push_back(flight_json(*timeline, leg));
      for (const timeline::Total& total : state.totals)
        totals.push_back({{"kind", total.kind},
                          {"waiting", total.waiting},
                          {"aboard", total.aboard},
                          {"landed", total.landed}});
      fmt::print("{}\n", Json{{"title", s.title.of(s.language)},
                              {"at", iso8601(t, s.zone)},
                              {"flights", flights},
                              {"totals", totals}}
                             .dump(2));
      return 0;
    };
  });
}

}  // namespace homebound::app
