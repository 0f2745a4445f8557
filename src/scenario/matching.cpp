#include "scenario/matching.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "geo/earth.h"
#include "geo/sphere.h"
#include "scenario/read/file_kind.h"

namespace homebound::scenario {
namespace fs = std::filesystem;
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr double same_place_km = 10;  // an end of a record belongs to a place so near
constexpr milliseconds of_the_flight = hours(36), near_in_time = hours(12), surely = hours(6);
constexpr milliseconds on_schedule = std::chrono::minutes(30);

bool is_near(LonLat a, LonLat b) {
  return earth_radius / 1000 * angle_between(to_vector(a), to_vector(b)).value < same_place_km;
}

// Returns letters and digits alone, in capitals: "B-2006" is "B2006".
std::string letters_and_digits(std::string_view text) {
  std::string kept;
  for (const char c : text)
    if (is_digit(c) || is_letter(c)) kept += upper(c);
  return kept;
}
bool agree(std::string_view a, std::string_view b) {
  const std::string x = letters_and_digits(a);
  return !x.empty() && x == letters_and_digits(b);
}

// Returns the digits at the end without zeros at their start: "4306" of "CA4306" and of "CCA4306".
std::string number_of(std::string_view text) {
  const std::string all = letters_and_digits(text);
  std::size_t begin = all.size();
  while (begin > 0 && is_digit(all[begin - 1])) --begin;
  while (begin < all.size() && all[begin] == '0') ++begin;
  return all.substr(begin);
}
bool has_number(std::string_view flight_number, std::string_view callsign) {
  const std::string a = number_of(flight_number);
  return !a.empty() && a == number_of(callsign) && is_letter(letters_and_digits(callsign)[0]);
}

// Returns when a flight was to leave, or else to arrive less what is not known: the middle of its day counts
// as a time that tells little.
std::optional<Instant> planned(const Flight& f) {
  if (f.depart) return f.depart->others->scheduled.value_or(f.depart->at);
  return f.day;
}
std::optional<Instant> planned_arrival(const Flight& f) {
  if (!f.arrive) return std::nullopt;
  return f.arrive->others->scheduled.value_or(f.arrive->at);
}

struct Candidate : Match {
  std::optional<milliseconds> apart;
  int score = 0;
};

// Compares a flight with a record; nullopt when nothing speaks for it.
std::optional<Candidate> compared(const Scenario& schedule, std::size_t flight, const Scenario& records,
                                  std::size_t record) {
  const Flight &f = schedule.flights[flight], &r = records.flights[record];
  const data::Track& track = *r.track->record;
  Candidate c;
  c.flight = flight, c.record = record;
  c.signs.icao24 = agree(f.craft->icao24, track.aircraft.icao24);
  c.signs.registration = agree(f.craft->registration, track.aircraft.registration);
  const std::string& number = f.craft->flight_number.empty() ? f.id : f.craft->flight_number;
  c.signs.callsign = agree(f.craft->callsign, track.name) || agree(number, track.name);
  c.signs.flight_number = !c.signs.callsign && has_number(number, track.name);
  c.signs.from = is_near(schedule.places[f.from].at, track.points.front());
  c.signs.to = is_near(schedule.places[f.planned->to.value_or(f.to)].at, track.points.back());
  // Another aircraft than the file says flew something else.
  const bool other =
      (!f.craft->icao24.empty() && !track.aircraft.icao24.empty() && !c.signs.icao24) ||
      (!f.craft->registration.empty() && !track.aircraft.registration.empty() && !c.signs.registration);
  if (other && !c.signs.callsign && !c.signs.flight_number) return std::nullopt;
  if (const auto at = planned(f); at && track.timed()) {
    c.apart = std::chrono::abs(track.times.front() - *at);
    if (*c.apart > (f.day ? hours(24) : of_the_flight)) return std::nullopt;
    if (f.depart) c.late_departure = seconds_between(*at, track.times.front());
  }
  if (const auto at = planned_arrival(f); at && track.timed() && c.signs.to) {
    c.late_arrival = seconds_between(*at, track.times.back());
    if (!c.apart) {
      c.apart = std::chrono::abs(track.times.back() - *at);
      if (*c.apart > of_the_flight) return std::nullopt;
    }
  }
  const bool both = c.signs.from && c.signs.to;
  if (!c.signs.any_name() && !both) return std::nullopt;
  if (c.signs.any_name() && !c.signs.from && !c.signs.to) {
    // The same aircraft on another leg.
    if (!c.signs.callsign) return std::nullopt;
  }
  c.diverted = c.signs.from && !c.signs.to;
  c.score = 8 * c.signs.callsign + 4 * (c.signs.icao24 || c.signs.registration) + 3 * c.signs.flight_number +
            6 * c.signs.from + 5 * c.signs.to;
  return c;
}

// Lets a flight arrive where its record ends, beside where it should have.
void divert(Scenario& schedule, Flight& f, const Place& actual) {
  const auto same = std::ranges::find_if(schedule.places, [&](const Place& p) {
    return actual.iata.empty() ? is_near(p.at, actual.at) : p.iata == actual.iata;
  });
  PlannedWay planned = f.planned;
  if (!planned.to) planned.to = f.to;
  f.planned = std::move(planned);
  f.to = static_cast<std::size_t>(same - schedule.places.begin());
  if (same == schedule.places.end()) schedule.places.push_back(actual);
  f.to_said = {};
}

Confidence confidence(const Candidate& c, std::size_t rivals) {
  const bool both = c.signs.from && c.signs.to;
  const auto within = [&](milliseconds limit) { return c.apart && *c.apart <= limit; };
  if (c.signs.any_name() && c.signs.from && within(surely)) return Confidence::certain;
  if (both && within(on_schedule) && rivals == 0) return Confidence::certain;
  if ((c.signs.any_name() || both) && within(near_in_time)) return Confidence::likely;
  return Confidence::doubtful;
}

}  // namespace

namespace {

// Returns the files of tracks in a folder, by name; a file stands for itself.
std::vector<std::string> files_in(const std::string& named) {
  std::error_code ignored;
  if (!fs::is_directory(named, ignored)) return {named};
  std::vector<std::string> files;
  for (const auto& entry :
       fs::directory_iterator(named, fs::directory_options::skip_permission_denied, ignored))
    if (entry.is_regular_file(ignored) && kind_of(entry.path()) == FileKind::track)
      files.push_back(entry.path().string());
  std::ranges::sort(files);
  if (files.empty())
    throw Error(told("{}: no recorded track lies in this folder", "{}：此文件夹中没有航迹文件", named));
  return files;
}

}  // namespace

Scenario records_of(const std::vector<std::string>& files, const ReadOptions& options) {
  Scenario all;
  for (const std::string& named : files)
    for (const std::string& file : files_in(named)) {
      if (kind_of(file) != FileKind::track)
        throw Error(told("{} is not a recorded track", "{} 不是航迹文件", file));
      Scenario one = read(file, options);
      const std::size_t first = all.places.size();
      all.places.insert(all.places.end(), one.places.begin(), one.places.end());
      for (Flight& f : one.flights) {
        f.from += first, f.to += first;
        all.flights.push_back(std::move(f));
      }
    }
  return all;
}

Matching match(const Scenario& schedule, const Scenario& records) {
  std::vector<Candidate> candidates;
  for (std::size_t f = 0; f < schedule.flights.size(); ++f)
    for (std::size_t r = 0; r < records.flights.size(); ++r)
      if (records.flights[r].track)
        if (const auto c = compared(schedule, f, records, r)) candidates.push_back(*c);
  // What is no rival in time is none at all.
  const auto rivals = [&](const Candidate& c) {
    return static_cast<std::size_t>(std::ranges::count_if(candidates, [&](const Candidate& o) {
      return (o.record == c.record) != (o.flight == c.flight) && o.apart && c.apart &&
             *o.apart <= *c.apart + on_schedule;
    }));
  };
  for (Candidate& c : candidates) c.confidence = confidence(c, rivals(c));
  const auto apart = [](const Candidate& c) { return c.apart.value_or(milliseconds::max()); };
  std::ranges::sort(candidates, [&](const Candidate& a, const Candidate& b) {
    return std::tuple(a.confidence, -a.score, apart(a), a.flight, a.record) <
           std::tuple(b.confidence, -b.score, apart(b), b.flight, b.record);
  });
  Matching found;
  std::vector<bool> flown(schedule.flights.size()), used(records.flights.size());
  for (const Candidate& c : candidates) {
    if (flown[c.flight] || used[c.record]) continue;
    flown[c.flight] = used[c.record] = true;
    found.matches.push_back(c);
  }
  std::ranges::sort(found.matches, {}, &Match::flight);
  for (std::size_t i = 0; i < flown.size(); ++i)
    if (!flown[i]) found.unflown.push_back(i);
  for (std::size_t i = 0; i < used.size(); ++i)
    if (!used[i]) found.unexpected.push_back(i);
  return found;
}

std::vector<Match> sure_matches(const Matching& matching) {
  std::vector<Match> sure;
  for (const Match& m : matching.matches)
    if (m.confidence != Confidence::doubtful) sure.push_back(m);
  return sure;
}

Match match_of(const Scenario& schedule, std::size_t flight, const Scenario& records, std::size_t record) {
  if (const auto c = compared(schedule, flight, records, record)) {
    Match m = *c;
    m.confidence = confidence(*c, 1);
    return m;
  }
  Match m{.flight = flight, .record = record, .signs = {}, .late_departure = {}, .late_arrival = {}};
  const Flight& f = schedule.flights[flight];
  const data::Track& track = *records.flights[record].track->record;
  m.signs.from = is_near(schedule.places[f.from].at, track.points.front());
  m.signs.to = is_near(schedule.places[f.planned->to.value_or(f.to)].at, track.points.back());
  m.diverted = !m.signs.to;
  if (track.timed() && f.depart) m.late_departure = seconds_between(*planned(f), track.times.front());
  return m;
}

std::vector<std::size_t> flights_for(const Scenario& schedule, const Scenario& records, std::size_t record) {
  std::vector<Candidate> candidates;
  for (std::size_t f = 0; f < schedule.flights.size(); ++f)
    if (const auto c = compared(schedule, f, records, record)) candidates.push_back(*c);
  std::ranges::stable_sort(candidates, {}, [](const Candidate& c) {
    return std::pair(-c.score, c.apart.value_or(milliseconds::max()));
  });
  std::vector<std::size_t> flights;
  flights.reserve(candidates.size());
  for (const Candidate& c : candidates) flights.push_back(c.flight);
  return flights;
}

Scenario with_records(Scenario schedule, const Scenario& records, std::span<const Match> matches) {
  for (const Match& m : matches) {
    Flight& f = schedule.flights[m.flight];
    const Flight& r = records.flights[m.record];
    const data::Track& track = *r.track->record;
    f.track = FlightTrack(*r.track);
    if (!f.via.empty()) f.planned = PlannedWay{f.planned->to, std::exchange(f.via, {})};
    f.status = m.diverted ? FlightStatus::diverted : FlightStatus::landed;
    if (m.diverted) divert(schedule, f, records.places[r.to]);
    if (!track.timed()) continue;
    const auto set = [&](std::optional<Time>& time, Instant at, const std::string& zone) {
      Time recorded{.at = at, .zone = zone, .sure = Certainty::tracked, .note = {}, .others = {}};
      if (time) {
        OtherTimes others = time->others;
        if (!others.scheduled) others.scheduled = time->at;
        recorded.zone = time->zone, recorded.note = time->note, recorded.others = others;
      }
      time = recorded;
    };
    set(f.depart, track.times.front(), schedule.places[f.from].zone);
    set(f.arrive, track.times.back(), schedule.places[f.to].zone);
    f.day.reset(), f.day_zone = {};
    const data::Aircraft& aircraft = track.aircraft;
    Craft craft = f.craft;
    if (craft.icao24.empty()) craft.icao24 = lower(aircraft.icao24);
    if (craft.registration.empty()) craft.registration = aircraft.registration;
    if (craft.type.empty()) craft.type = aircraft.type;
    if (craft.callsign.empty() && m.signs.any_name()) craft.callsign = track.name;
    f.craft = std::move(craft);
  }
  return schedule;
}

}  // namespace homebound::scenario
