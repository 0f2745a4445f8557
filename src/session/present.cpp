#include "session/present.h"

#include <algorithm>
#include <utility>

namespace homebound::session {
namespace {

using timeline::StoryClock;

constexpr double moment = 1e-3;      // seconds; smaller differences count as none
constexpr int largest_number = 999;  // a further digit begins a new number

std::size_t count(const StoryClock& story) { return std::max<std::size_t>(story.stretches.size(), 1); }

Clock clock_at(double second, bool playing, Seconds wall) {
  Clock clock;
  clock.playing = playing;
  clock.anchor_wall = wall;
  clock.anchor_second = second;
  return clock;
}

Talk stopped(Talk talk, std::size_t scene, double second, Seconds wall) {
  talk.scene = scene;
  talk.clock = clock_at(second, false, wall);
  return talk;
}

Talk run(Talk talk, std::size_t scene, double from, Seconds wall) {
  talk.scene = scene;
  talk.clock = clock_at(from, true, wall);
  return talk;
}

double first_second(const StoryClock& story, std::size_t scene) {
  return scene < story.stretches.size() ? story.stretches[scene].from_second : 0;
}

Talk next(const Talk& talk, const StoryClock& story, Seconds wall) {
  const Clock now = clock_of(talk, story, wall);
  const double end = last_second(story, talk.scene);
  if (!now.playing && now.anchor_second < end - moment) return run(talk, talk.scene, now.anchor_second, wall);
  if (talk.scene + 1 >= count(story)) return stopped(talk, count(story) - 1, end, wall);
  const std::size_t scene = talk.scene + 1;
  return run(talk, scene, first_second(story, scene), wall);
}

void restart(Talk& talk, const StoryClock& story, Seconds wall) {
  talk.started = talk.entered = wall;
  talk.taken.assign(count(story), 0);
}

Talk previous(const Talk& talk, const StoryClock& story, Seconds wall) {
  if (talk.scene == 0) return stopped(talk, 0, 0, wall);
  const std::size_t scene = talk.scene - 1;
  return stopped(talk, scene, last_second(story, scene), wall);
}

}  // namespace

double last_second(const StoryClock& story, std::size_t scene) {
  if (scene + 1 >= story.stretches.size()) return story.duration();
  const auto& s = story.stretches[scene];
  return std::max(s.from_second, s.to_second - moment);
}

Talk talk_at(const StoryClock& story, double second, bool runs, Seconds wall) {
  Talk talk;
  restart(talk, story, wall);
  const double at = std::clamp(second, 0.0, story.duration());
  const std::size_t scene = std::min(story.stretch_at(at), count(story) - 1);
  return runs ? run(talk, scene, at, wall) : stopped(talk, scene, at, wall);
}

Clock clock_of(const Talk& talk, const StoryClock& story, Seconds wall) {
  const double end = last_second(story, talk.scene), now = second_at(talk.clock, wall, story);
  return talk.clock.playing && now < end ? talk.clock : clock_at(std::min(now, end), false, wall);
}

bool running(const Talk& talk, const StoryClock& story, Seconds wall) {
  return clock_of(talk, story, wall).playing;
}

namespace {

Talk answered(Talk talk, Cue cue, const StoryClock& story, Seconds wall) {
  if (cue.what == Cue::What::restart_time) {
    restart(talk, story, wall);
    return talk;
  }
  if (cue.what == Cue::What::narration) {
    talk.muted = !talk.muted;
    return talk;
  }
  if (std::exchange(talk.cover, Talk::Cover::none) != Talk::Cover::none) return talk;
  const int number = std::exchange(talk.number, 0);
  switch (cue.what) {
    case Cue::What::next:
      return next(talk, story, wall);
    case Cue::What::previous:
      return previous(talk, story, wall);
    case Cue::What::first:
      return stopped(talk, 0, 0, wall);
    case Cue::What::last:
      return stopped(talk, count(story) - 1, story.duration(), wall);
    case Cue::What::digit:
      talk.number = number * 10 + cue.digit <= largest_number ? number * 10 + cue.digit : cue.digit;
      return talk;
    case Cue::What::enter: {
      if (number == 0) return next(talk, story, wall);
      const auto scene = static_cast<std::size_t>(number) - 1;
      return scene < count(story) ? run(talk, scene, first_second(story, scene), wall) : talk;
    }
    case Cue::What::black:
      talk.cover = Talk::Cover::black;
      return talk;
    case Cue::What::white:
      talk.cover = Talk::Cover::white;
      return talk;
    case Cue::What::spotlight:
      talk.spotlight = !talk.spotlight;
      talk.pen = false;
      return talk;
    case Cue::What::pen:
      talk.pen = !talk.pen;
      talk.spotlight = false;
      return talk;
    case Cue::What::erase:
      talk.ink.clear();
      return talk;
    case Cue::What::rehearse:
      talk.rehearsal = !talk.rehearsal;
      if (talk.rehearsal) restart(talk, story, wall);
      return talk;
    case Cue::What::narration:
    case Cue::What::restart_time:
      break;
  }
  return talk;
}

}  // namespace

Talk cued(Talk talk, Cue cue, const StoryClock& story, Seconds wall) {
  const std::vector<double> taken = times_taken(talk, wall);
  const std::size_t scene = talk.scene;
  talk = answered(std::move(talk), cue, story, wall);
  if (talk.scene != scene) talk.taken = taken, talk.entered = wall, talk.ink.clear();
  return talk;
}

Talk drawn(Talk talk, Point at, bool put_down) {
  if (put_down) talk.ink.emplace_back();
  if (!talk.ink.empty()) talk.ink.back().push_back(at);
  return talk;
}

std::vector<double> times_taken(const Talk& talk, Seconds wall) {
  std::vector<double> taken = talk.taken;
  if (talk.scene < taken.size()) taken[talk.scene] += (wall - talk.entered).value;
  return taken;
}

}  // namespace homebound::session
