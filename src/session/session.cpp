#include "session/session.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace homebound::session {
namespace {

constexpr std::array speed_steps = {0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};

constexpr double same_moment = 1e-3;  // seconds: stepping leaves an event it stands on
constexpr Seconds one_gesture{1.0};   // like changes closer together are one undo step
constexpr std::size_t longest_history = 1000;

double stepped_speed(double speed, int steps) {
  const auto at = std::lower_bound(speed_steps.begin(), speed_steps.end(), speed - 1e-9);
  const auto i = std::distance(speed_steps.begin(), at) + steps;
  return speed_steps.at(std::clamp<std::ptrdiff_t>(i, 0, std::ssize(speed_steps) - 1));
}

double neighbouring_event(const timeline::Timeline& timeline, double now, int direction) {
  double found = direction > 0 ? timeline.story.duration() : 0;
  for (const double s : event_seconds(timeline)) {
    if (direction > 0 && s > now + same_moment) found = std::min(found, s);
    if (direction < 0 && s < now - same_moment) found = std::max(found, s);
  }
  return found;
}

// Clock commands, given the clock, to a new clock.
struct Clockwork {
  const Session& session;
  Seconds wall;
  double duration = session.duration();

  Clock seek(double s) const { return sought(session.clock, wall, duration, s); }
  double now() const { return second_at(session.clock, wall, duration); }

  Clock operator()(Play) const { return played(session.clock, wall, duration); }
  Clock operator()(Pause) const { return paused(session.clock, wall, duration); }
  Clock operator()(TogglePlay) const {
    return moving(session.clock, wall, duration) ? (*this)(Pause{}) : (*this)(Play{});
  }
  Clock operator()(SetSpeed c) const {
    return at_speed(session.clock, wall, duration, std::clamp(c.speed, 1e-3, 1e5));
  }
  Clock operator()(StepSpeed c) const {
    return (*this)(SetSpeed{stepped_speed(session.clock.speed, c.steps)});
  }
  Clock operator()(SetLoop c) const { return looping(session.clock, wall, duration, c.loop); }
  Clock operator()(SeekSecond c) const { return seek(c.second); }
  Clock operator()(SeekBy c) const { return seek(now() + c.seconds); }
  Clock operator()(SeekInstant c) const { return seek(session.document.timeline->story.second_of(c.t)); }
  Clock operator()(StepEvent c) const {
    return seek(neighbouring_event(*session.document.timeline, now(), c.direction));
  }
  Clock operator()(SeekScene c) const {
    const auto& stretches = session.document.timeline->story.stretches;
    return c.index < stretches.size() ? seek(stretches[c.index].from_second) : session.clock;
  }
};

bool has_cameras(const Session& session) {
  const auto& scenes = session.document.timeline->scenario->scenes;
  return std::any_of(scenes.begin(), scenes.end(),
                     [](const auto& scene) { return scene.camera.has_value(); });
}

// Commands about the look, to a new look.
struct Looking {
  const Session& session;
  const Shown& shown;

  Look with(Camera camera) const {
    Look look = session.look;
    look.camera = std::move(camera);
    look.follows = false;
    return look;
  }

  Look operator()(const SetLanguage& c) const {
    Look look = session.look;
    look.language = c.language;
    return look;
  }
  Look operator()(const SetTheme& c) const {
    Look look = session.look;
    look.theme = c.theme;
    return look;
  }
  Look operator()(SetLayer c) const {
    Look look = session.look;
    look.layers.*c.layer = c.shown;
    look.by_hand.*c.layer = true;
    return look;
  }
  Look operator()(const SetProjection& c) const {
    if (c.name == session.home.projection) return with(session.home);
    return with({c.name, std::nullopt, session.home.extent, std::nullopt});
  }
  Look operator()(PanBy c) const { return with(panned(session.look.camera, shown, c.by)); }
  Look operator()(ZoomAt c) const { return with(zoomed(session.look.camera, shown, c.at, c.factor)); }
  Look operator()(TurnTo c) const { return with(turned(session.look.camera, shown, c.grabbed, c.at)); }
  Look operator()(Home) const {
    const bool story = has_cameras(session);  // which has its own projections
    Look look = story ? with(session.home) : (*this)(SetProjection{session.look.camera.projection});
    look.focus.reset();
    look.follows = story;
    return look;
  }
  Look operator()(FocusFlight c) const {
    const auto& legs = session.document.timeline->legs;
    Look look = session.look;
    look.focus.reset();
    if (!c.flight || *c.flight >= legs.size()) return look;
    if (c.frame) look = with(focused(session.look.camera, shown, legs[*c.flight]));
    look.focus = c.flight;
    return look;
  }
};

// One step of undo for a change, or none for the next move of the same gesture.
Session changed(Session s, Look look, std::size_t which, Seconds wall) {
  if (look == s.look) return s;
  const bool goes_on = which == s.last_change && wall - s.last_change_wall < one_gesture;
  if (!goes_on) s.undo.push_back(s.look);
  if (s.undo.size() > longest_history) s.undo.erase(s.undo.begin());
  s.redo.clear();
  s.look = std::move(look);
  s.last_change = which;
  s.last_change_wall = wall;
  return s;
}

}  // namespace

Session open(Document document) {
  Session s;
  s.document = std::move(document);
  const scenario::Scenario& scenario = *s.document.timeline->scenario;
  s.home.projection = scenario.projection;
  s.home.centre = scenario.center;
  if (const auto& e = scenario.extent; e && e->size() == 4)
    s.home.extent = data::LonLatBox{(*e)[0], (*e)[1], (*e)[2], (*e)[3]};
  s.look.language = scenario.language;
  s.look.theme = scenario.theme;
  s.look.layers = scenario.layers;
  s.look.camera = s.home;
  return s;
}

Session apply(Session session, const Command& command, const Context& context) {
  return std::visit(
      [&](const auto& c) -> Session {
        using C = std::decay_t<decltype(c)>;
        if constexpr (std::is_invocable_v<Clockwork, C>) {
          session.clock = Clockwork{session, context.wall}(c);
          return std::move(session);
        } else if constexpr (std::is_invocable_v<Looking, C>) {
          Look look = Looking{session, context.shown}(c);
          return changed(std::move(session), std::move(look), command.index() + 1, context.wall);
        } else {
          constexpr bool back = std::is_same_v<C, Undo>;
          auto& from = back ? session.undo : session.redo;
          auto& to = back ? session.redo : session.undo;
          if (from.empty()) return std::move(session);
          to.push_back(std::exchange(session.look, from.back()));
          from.pop_back();
          session.last_change = 0;
          return std::move(session);
        }
      },
      command);
}

Layers no_layers() {
  Layers layers;
  for (const scenario::NamedLayer& known : scenario::layer_table) layers.*known.layer = false;
  return layers;
}

Layers layers_in(const Session& session, std::size_t scene) {
  Layers layers = session.look.layers;
  const auto& scenes = session.document.timeline->scenario->scenes;
  if (scene < scenes.size())
    for (const scenario::LayerSwitch& s : scenes[scene].layers)
      if (!(session.look.by_hand.*s.layer)) layers.*s.layer = s.shown;
  return layers;
}

bool follows_story(const Session& session) { return session.look.follows && has_cameras(session); }

double second(const Session& session, Seconds wall) {
  return second_at(session.clock, wall, session.duration());
}

Instant instant(const Session& session, Seconds wall) {
  return session.document.timeline->story.at(second(session, wall));
}

std::span<const double> speeds() { return speed_steps; }

std::vector<double> event_seconds(const timeline::Timeline& timeline) {
  std::vector<double> seconds;
  for (const scenario::Event& e : timeline.scenario->events)
    seconds.push_back(timeline.story.second_of(e.at));
  return seconds;
}

}  // namespace homebound::session
