// Compile a scenario once, then ask for any instant: where each aircraft is, who is where.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/measure/geodesic.h"
#include "scenario/model.h"
#include "timeline/filter.h"
#include "timeline/recording.h"

namespace homebound::timeline {

// Speeds over the ground along a flight: v rises linearly from 0 to cruise over `climb` seconds, falls
// likewise over `descent`. Defaults for a jet airliner, block to block.
struct SpeedProfile {
  Seconds climb{20 * 60}, descent{25 * 60};
  double cruise_kmh = 850;
};
// Time to cover a distance D: D / v + (climb + descent) / 2 at cruise speed v. Short hops never reach it:
// with the same accelerations, both ramps and the peak speed shrink alike.
Seconds block_time(Metres distance, const SpeedProfile& profile);
// Share of the distance covered after `fraction` (0..1) of the time `duration`: the same ramps, at
// whatever cruise speed makes the ends meet. Monotone, 0 at 0, 1 at 1.
double distance_fraction(double fraction, Seconds duration, const SpeedProfile& profile);

struct Leg {
  std::size_t flight = 0;  // into Scenario::flights, and Timeline::legs has the same order
  Instant depart, arrive;
  scenario::Certainty depart_sure{}, arrive_sure{};  // estimated when nobody reported it
  std::vector<GeodesicLine> path;                    // one a stretch between waypoints; none when recorded
  std::shared_ptr<const Recording> recording;        // null: nothing is recorded, `path` is followed
  GeodesicEnd start, finish;  // where the aircraft stands before and after, and its heading there
  Metres distance{0};
  SpeedProfile profile;
  std::optional<std::size_t> kind;  // of the people aboard, into Timeline::kinds
  bool estimated() const {
    return depart_sure == scenario::Certainty::estimated || arrive_sure == scenario::Certainty::estimated;
  }
};

// That of a recorded way, else the less certain of departure and arrival: tracked, reported, derived,
// scheduled, estimated.
scenario::Certainty certainty_of_times(const Leg& leg);

enum class Status { waiting, airborne, landed };

struct FlightState {
  Status status = Status::waiting;
  LonLat at;            // the airport's before departure and after landing
  Degrees azimuth{0};   // heading along the path, clockwise from north
  double progress = 0;  // share of the distance flown, 0..1
  bool shown = true;    // by the timeline's filter
  bool flies() const { return shown && status == Status::airborne; }
};

// Of people.
struct Count {
  int waiting = 0, aboard = 0, landed = 0;
  int& of(Status status) {
    return status == Status::waiting ? waiting : status == Status::airborne ? aboard : landed;
  }
  int of(Status status) const { return Count(*this).of(status); }
  int sum() const { return waiting + aboard + landed; }
  bool operator==(const Count&) const = default;
};

struct Total : Count {
  std::string kind;
  bool operator==(const Total&) const = default;
};

// Where a frame stands in the story, and how fast that is told: at a multiple of the scenes' own pace or,
// where `real`, of life's.
struct StoryMoment {
  double second = 0;
  std::size_t scene = 0;
  double speed = 1;
  bool real = false;
};

struct FrameState {
  Instant t;
  std::optional<StoryMoment> story;  // nothing for an instant by itself
  std::vector<FlightState> flights;  // as Timeline::legs
  std::vector<Total> totals;         // a row a kind, in order of first use; of the flights shown
  std::optional<std::size_t> event;  // the latest that has happened, into Scenario::events
  Seconds event_age{0};
};

// Film seconds to instants, scene by scene (or one scene over all flights). Over the seconds of a scene, less
// those it holds at its end, time goes from the scene's first instant to its last, as its easing says:
//   instant = from + (to - from) * eased((second - from_second) / (to_second - hold - from_second))
// Never going back inside a scene; a jump between scenes is allowed.
struct StoryClock {
  struct Stretch {
    double from_second = 0, to_second = 0;
    Instant from, to;
    Easing ease = Easing::linear;
    double hold = 0;
    double glide = 0;  // seconds at the start in which the camera moves
    double passing() const { return to_second - hold - from_second; }
    // Halfway through what is left once the camera stands: the second that shows what a scene is about.
    double middle() const {
      const double stands = from_second + glide;
      return stands + (to_second - stands) / 2;
    }
    // Instants' seconds a film second, over the whole scene.
    double pace() const { return passing() > 0 ? seconds_between(from, to).value / passing() : 0; }
    Instant at(double second) const;
    double second_of(Instant t) const;  // the first at which it is t, from <= t <= to
  };
  std::vector<Stretch> stretches;
  double duration() const { return stretches.empty() ? 0 : stretches.back().to_second; }
  Instant at(double second) const;                        // clamped to the story
  double second_of(Instant t) const;                      // first second at which the story has reached t
  std::optional<double> second_showing(Instant t) const;  // first second at t; nothing when it is skipped
  std::size_t stretch_at(double second) const;
  // Time that has passed in the story by a second, scene after scene: jumps between scenes and holds take
  // none.
  Seconds lived(double second) const;
  double second_lived(Seconds lived) const;  // the first at which so much has
  // How many times faster than life time passes at a second; 0 while it is held.
  double pace_at(double second) const;
  // Whether it passes at one pace all along.
  bool even() const;
};

struct Timeline {
  std::shared_ptr<const scenario::Scenario> scenario;
  std::vector<Leg> legs;
  std::vector<std::string> kinds;  // of people, in order of first use
  Instant begin, end;              // first and last instant of flights and events
  // False when no flight has a time, not even a day: then departures are made up, all at once or, of more
  // than a map can show aircraft of, spread over a day, and no clock should show them.
  bool timed = true;
  StoryClock story;
  Filter filter;             // see filtered()
  std::vector<bool> hidden;  // by it, a flag a leg; none when all are shown
  bool shows(std::size_t leg) const { return hidden.empty() || !hidden[leg]; }
  std::size_t shown() const;  // how many legs
};

// Throws Error when only some flights have times. A flight of which only the day is known leaves at its noon.
Timeline compile(std::shared_ptr<const scenario::Scenario> scenario);
FrameState evaluate(const Timeline& timeline, Instant t);
// Share (0..1) of a leg's distance behind it at t: by the recorded times, else by the speed profile.
double progress(const Leg& leg, Instant t);
FrameState evaluate_story(const Timeline& timeline, double second);
// An aircraft is on its way from the instant of its departure until before that of its arrival.
Status status_at(const Leg& leg, Instant t);
// Position at a share (0..1) of a leg's distance.
LonLat position(const Leg& leg, double progress, Degrees* azimuth = nullptr);

}  // namespace homebound::timeline
