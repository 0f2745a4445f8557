// Compiles a scenario once and then answers for any instant where each aircraft is and who is where.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/measure/geodesic.h"
#include "scenario/model.h"
#include "timeline/filter.h"
#include "timeline/journeys.h"
#include "timeline/recording.h"
#include "timeline/story_clock.h"

namespace homebound::timeline {

// The ground speed along a flight: it rises linearly from 0 to cruise over `climb` and falls likewise over
// `descent`. The defaults suit a jet airliner from block to block.
struct SpeedProfile {
  Seconds climb{20 * 60}, descent{25 * 60};
  double cruise_kmh = 850;
};
// Returns what suits a mode: its usual cruise speed, and ramps as short as its starts and stops.
SpeedProfile profile_of(scenario::Mode mode);
// Returns the block time for a distance D: D / v + (climb + descent) / 2 at cruise speed v. Short hops
// never reach that speed: with the same accelerations, both ramps and the peak speed shrink by one factor.
Seconds block_time(Metres distance, const SpeedProfile& profile);
// Returns the share of the distance covered after `fraction` (0..1) of the time `duration`, with the same
// ramps and whatever cruise speed makes the ends meet. Monotone: 0 at 0, 1 at 1.
double distance_fraction(double fraction, Seconds duration, const SpeedProfile& profile);

// The geodesics of a leg, one for each stretch between waypoints. Legs between the same places share them.
class LegPath {
 public:
  LegPath() = default;
  explicit LegPath(std::vector<GeodesicLine> lines)
      : lines_(std::make_shared<const std::vector<GeodesicLine>>(std::move(lines))) {}
  bool empty() const { return !lines_ || lines_->empty(); }
  std::size_t size() const { return lines_ ? lines_->size() : 0; }
  const GeodesicLine* begin() const { return lines_ ? lines_->data() : nullptr; }
  const GeodesicLine* end() const { return begin() + size(); }
  const GeodesicLine& operator[](std::size_t i) const { return (*lines_)[i]; }
  const GeodesicLine& front() const { return lines_->front(); }
  const GeodesicLine& back() const { return lines_->back(); }

 private:
  std::shared_ptr<const std::vector<GeodesicLine>> lines_;
};

// A compiled flight: its times, its way and the people aboard.
struct Leg {
  std::size_t flight = 0;  // index into Scenario::flights; Timeline::legs has the same order
  Instant depart, arrive;
  scenario::Certainty depart_sure{}, arrive_sure{};  // estimated when nobody reported it
  LegPath path;                                      // empty when recorded
  std::shared_ptr<const Recording> recording;        // null when nothing is recorded: then `path` is followed
  LonLat start, finish;                              // where the aircraft stands before and after
  Metres distance{0};
  SpeedProfile profile;
  std::optional<std::size_t> kind;       // of the people aboard, an index into Timeline::kinds; that of most
  Rare<std::vector<std::size_t>> kinds;  // of each of the flight's groups, likewise; empty without groups
  std::shared_ptr<const Passage> passage;  // null for a leg that belongs to no journey
  bool estimated() const {
    return depart_sure == scenario::Certainty::estimated || arrive_sure == scenario::Certainty::estimated;
  }
};

// Returns the certainty of a leg's times: tracked for a track with times, otherwise the less certain of
// departure and arrival. From the most certain: tracked, reported, derived, scheduled, estimated.
scenario::Certainty certainty_of_times(const Leg& leg);

enum class Status { waiting, airborne, landed };
inline constexpr std::array statuses{Status::waiting, Status::airborne, Status::landed};

// A flight's state at an instant.
struct FlightState {
  Status status = Status::waiting;
  double progress = 0;  // share of the distance flown, 0..1; see position()
  bool shown = true;    // by the timeline's filter
  bool flies() const { return shown && status == Status::airborne; }
};

// Numbers of people by status, as far as they are known. Of a journey's people those are aboard who are on
// the way: also those who wait for their next leg.
struct Count {
  scenario::HeadCount waiting{0}, aboard{0}, landed{0};
  scenario::HeadCount& of(Status status) {
    return status == Status::waiting ? waiting : status == Status::airborne ? aboard : landed;
  }
  scenario::HeadCount of(Status status) const { return Count(*this).of(status); }
  scenario::HeadCount sum() const { return waiting + aboard + landed; }
  bool operator==(const Count&) const = default;
};

// The count of one kind of people.
struct Total : Count {
  std::string kind;
  bool operator==(const Total&) const = default;
};

// A frame's position in the story, and the story's speed: a multiple of the scenes' own pace or, if `real`,
// of real time.
struct StoryMoment {
  double second = 0;
  std::size_t scene = 0;
  double speed = 1;
  bool real = false;
  double arrived = 1;  // 0..1, how far the scene's cards have replaced those of the scene before
};

// Seconds of film in which the cards and captions of one scene or event replace those of another.
inline constexpr Seconds cards_fade{0.4};
// A caption that is replacing another one.
struct CaptionChange {
  std::optional<std::size_t> before;  // the event told before; nullopt: none was
  double arrived = 1;                 // 0..1, how far the new caption has replaced that one
};

// The state of everything that a frame shows.
struct FrameState {
  Instant t;
  std::optional<StoryMoment> story;  // nullopt for an instant that stands by itself
  std::vector<FlightState> flights;  // in the order of Timeline::legs
  std::vector<Total> totals;         // one a kind, in order of first use, for the flights shown
  std::optional<std::size_t> event;  // that the caption tells, an index into Scenario::events
  CaptionChange caption;
};

// Returns the kind of a group aboard a leg, an index into Timeline::kinds; nullopt for people that nothing is
// said of.
inline std::optional<std::size_t> kind_of(const Leg& leg, std::size_t group) {
  return leg.kinds ? std::optional((*leg.kinds)[group]) : leg.kind;
}
// Calls visit(kind, people) for each group of the people on a leg.
template <class Visit>
void for_each_kind(const Leg& leg, const scenario::Flight& flight, Visit visit) {
  std::size_t group = 0;
  for_each_group(flight, [&](const scenario::HeadCount& people, auto&&, auto&&) {
    visit(kind_of(leg, group++), people);
  });
}

// A compiled scenario. The current filter only hides legs.
struct Timeline {
  std::shared_ptr<const scenario::Scenario> scenario;
  std::vector<Leg> legs;
  std::vector<std::string> kinds;  // kinds of people, in order of first use
  bool by_air = true;              // all legs are flights: none goes by sea, road or rail
  bool persons = false;            // some people take several legs, and count once: see journeys.h
  Instant begin, end;              // first and last instant of flights and events
  // False when no flight has a time, not even a day. Departures are then made up: all at once or, for more
  // aircraft than a map can show, spread over a day. No clock should show them.
  bool timed = true;
  StoryClock story;
  Filter filter;  // see filtered()
  // A flag a leg: the filter hides it, or it never flew; empty when all are shown.
  std::vector<bool> hidden;
  bool shows(std::size_t leg) const { return hidden.empty() || !hidden[leg]; }
  std::size_t shown() const;  // how many legs are shown
};

// Compiles a scenario. A flight of which only the day is known departs at noon of that day, in the origin's
// zone. Throws Error when only some flights have times, or when one does not arrive after its departure.
Timeline compile(std::shared_ptr<const scenario::Scenario> scenario);
// Returns the state of every flight, and the totals, at an instant.
FrameState evaluate(const Timeline& timeline, Instant t);
// Returns the share (0..1) of the leg's distance flown at t, by the recorded times or else by the speed
// profile.
double progress(const Leg& leg, Instant t);
// Returns the state at a second of the story.
FrameState evaluate_story(const Timeline& timeline, double second);
// Returns a flight's status. It is airborne from the instant of its departure until just before that of its
// arrival.
Status status_at(const Leg& leg, Instant t);
// Calls visit(group, status, people) for the people of a leg that count at an instant, each group in the
// order of scenario::for_each_group(): on a journey those who wait for their next leg count on the way with
// the leg that brought them, and with no other. Hidden legs count nobody.
template <class Visit>
void for_each_count(const Timeline& timeline, std::size_t index, Instant t, Visit visit) {
  if (!timeline.shows(index)) return;
  const Leg& leg = timeline.legs[index];
  const Status status = status_at(leg, t);
  const Passage* passage = leg.passage.get();
  std::size_t group = 0;
  for_each_group(timeline.scenario->flights[leg.flight],
                 [&](const scenario::HeadCount& people, auto&&, auto&&) {
                   const std::size_t g = group++;
                   if (!passage || status == Status::airborne) return visit(g, status, people);
                   visit(g, status, status == Status::waiting ? passage->joined[g] : passage->stays[g]);
                 });
  if (!passage || status == Status::airborne) return;
  // The filter may hide the other leg of a link.
  if (status == Status::waiting)
    for (const auto& [g, other, people] : passage->came)
      if (!timeline.shows(other)) visit(g, Status::waiting, people);
  if (status == Status::landed)
    for (const auto& [g, other, people] : passage->onward) {
      if (!timeline.shows(other)) {
        visit(g, Status::landed, people);
      } else if (status_at(timeline.legs[other], t) == Status::waiting) {
        visit(g, Status::airborne, people);
      }
    }
}

// Returns where an aircraft is at a share (0..1) of the leg's distance: at 0 and 1 at its airports.
LonLat position(const Leg& leg, double progress);
// Returns where an aircraft is at an instant.
LonLat position(const Leg& leg, Instant t);

}  // namespace homebound::timeline
