#include "session/session.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "base/error.h"

namespace homebound::session {
namespace {

constexpr std::array speed_steps = {0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};

constexpr double same_moment = 1e-3;  // seconds: stepping leaves an event it stands on
constexpr Seconds one_gesture{1.0};   // like changes closer together are one undo step

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

// One step of undo for a change of the look, or none for the next move of the same gesture.
Session changed(Session s, Look look, std::size_t which, Seconds wall) {
  if (look == s.look) return s;
  const bool goes_on = which == s.last_change && wall - s.last_change_wall < one_gesture;
  if (!goes_on) s.undo.push_back({s.look, {}});
  s.redo.clear();
  s.look = std::move(look);
  s.last_change = which;
  s.last_change_wall = wall;
  s.last_gesture = 0;
  return s;
}

Camera home_of(const scenario::Scenario& scenario) {
  Camera home;
  home.projection = scenario.projection;
  home.centre = scenario.center;
  if (const auto& e = scenario.extent; e && e->size() == 4)
    home.extent = data::LonLatBox{(*e)[0], (*e)[1], (*e)[2], (*e)[3]};
  return home;
}

// Shows another document in place of this one: what it says of language, theme, layers and map is followed
// where it says something new, and the same instant is shown.
void show(Session& s, Document document, Seconds wall) {
  const scenario::Scenario &before = *s.document.timeline->scenario, &now = *document.timeline->scenario;
  if (now.language != before.language) s.look.language = now.language;
  if (now.theme != before.theme) s.look.theme = now.theme;
  if (now.layers != before.layers) s.look.layers = now.layers;
  if (const Camera home = home_of(now); home != home_of(before)) {
    if (s.look.camera == s.home) s.look.camera = home;
    s.home = home;
  }
  if (s.look.focus && now.flights.size() != before.flights.size()) s.look.focus.reset();
  const Instant t = instant(s, wall);
  const double second = session::second(s, wall);
  const timeline::StoryClock& story = document.timeline->story;
  if (story.at(second) != t || story.duration() != s.duration())
    s.clock = sought(s.clock, wall, story.duration(), story.second_of(t));
  s.document = std::move(document);
}

std::string words_of(const InputError& e) {
  std::string words;
  for (const Diagnostic& d : e.diagnostics())
    if (d.severity == Severity::error) words += (words.empty() ? "" : "\n") + d.message;
  return words;
}

// What `make` returns; nothing when it cannot, and why.
template <class Make>
std::optional<Document> made(std::string& problem, const Make& make) {
  try {
    return make();
  } catch (const InputError& e) {
    problem = words_of(e);
  } catch (const Error& e) {
    problem = e.what();
  }
  return std::nullopt;
}

Sight sight_of(const Session& s, Seconds wall) {
  const timeline::StoryClock& story = s.document.timeline->story;
  const double second = session::second(s, wall);
  Sight sight;
  sight.from = sight.to = instant(s, wall);
  if (!story.stretches.empty()) {
    sight.scene = story.stretch_at(second);
    const auto& stretch = story.stretches[sight.scene];
    sight.to = stretch.to;
    if (const double left = stretch.to_second - stretch.hold - second; left >= 1) sight.seconds = left;
  }
  if (sight.to <= sight.from) sight.to = sight.from + std::chrono::hours(1);
  sight.layers = layers_in(s, sight.scene);
  return sight;
}

Document edited_document(const Session& s, const Edit& edit, const Context& context) {
  return with_text(s.document, std::make_shared<const std::string>(
                                   edited(s.document, edit, sight_of(s, context.wall), context.shown)));
}

Session edit_document(Session s, const Edit& edit, std::size_t which, const Context& context) {
  auto document = made(s.refused, [&] { return edited_document(s, edit, context); });
  if (!document) return s;
  const auto before = text_of(s.document);
  const bool goes_on = context.gesture != 0 && context.gesture == s.last_gesture && !s.undo.empty();
  if (goes_on) {
    TextChange& change = s.undo.back().text;
    change = change_between(undone(*before, change), *document->text);
  } else if (*before == *document->text) {
    return s;
  } else {
    s.undo.push_back({s.look, change_between(*before, *document->text)});
  }
  s.redo.clear();
  s.last_change = which;
  s.last_change_wall = context.wall;
  s.last_gesture = context.gesture;
  show(s, *std::move(document), context.wall);
  return s;
}

// Back or forth by one step.
Session stepped(Session s, bool back, Seconds wall) {
  auto& from = back ? s.undo : s.redo;
  auto& to = back ? s.redo : s.undo;
  if (from.empty()) return s;
  const Step& step = from.back();
  if (!step.text.nothing()) {
    const auto text = text_of(s.document);
    auto document = made(s.refused, [&] {
      return with_text(s.document, std::make_shared<const std::string>(back ? undone(*text, step.text)
                                                                            : redone(*text, step.text)));
    });
    if (!document) return s;  // a file that the scenario names is no longer there
    const Look look = s.look;
    show(s, *std::move(document), wall);
    s.look = look;
  }
  to.push_back({std::exchange(s.look, step.look), step.text});
  from.pop_back();
  s.last_change = s.last_gesture = 0;
  return s;
}

}  // namespace

Session open(Document document) {
  Session s;
  s.document = std::move(document);
  const scenario::Scenario& scenario = *s.document.timeline->scenario;
  s.home = home_of(scenario);
  s.look.language = scenario.language;
  s.look.theme = scenario.theme;
  s.look.layers = scenario.layers;
  s.look.camera = s.home;
  return s;
}

Session apply(Session session, const Command& command, const Context& context) {
  session.refused.clear();
  return std::visit(
      [&](const auto& c) -> Session {
        using C = std::decay_t<decltype(c)>;
        if constexpr (std::is_invocable_v<Clockwork, C>) {
          session.clock = Clockwork{session, context.wall}(c);
          return std::move(session);
        } else if constexpr (std::is_invocable_v<Looking, C>) {
          Look look = Looking{session, context.shown}(c);
          return changed(std::move(session), std::move(look), command.index() + 1, context.wall);
        } else if constexpr (std::is_constructible_v<Edit, C>) {
          return edit_document(std::move(session), c, command.index() + 1, context);
        } else {
          return stepped(std::move(session), std::is_same_v<C, Undo>, context.wall);
        }
      },
      command);
}

std::optional<std::string> problem_of(const Session& session, const Edit& edit, const Context& context) {
  std::string problem;
  if (made(problem, [&] { return edited_document(session, edit, context); })) return std::nullopt;
  return problem;
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
