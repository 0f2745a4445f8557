#include "session/session.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "session/uses.h"

namespace homebound::session {
namespace {

constexpr double same_moment = 1e-3;  // seconds: stepping leaves an event it stands on
constexpr Seconds one_gesture{1.0};   // like changes closer together are one undo step

constexpr double frame_rate = 30;  // of a step from frame to frame

double stepped_speed(const Clock& clock, int steps) {
  const auto known = speeds(clock.pace);
  const auto at = std::lower_bound(known.begin(), known.end(), clock.speed - 1e-9);
  const auto i = std::distance(known.begin(), at) + steps;
  return known[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, std::ssize(known) - 1))];
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
  const StoryClock& story = session.document.timeline->story;

  Clock seek(double s) const { return sought(session.clock, wall, story, s); }
  double now() const { return second_at(session.clock, wall, story); }

  Clock operator()(Play) const { return played(session.clock, wall, story); }
  Clock operator()(Pause) const { return paused(session.clock, wall, story); }
  Clock operator()(TogglePlay) const {
    return moving(session.clock, wall, story) ? (*this)(Pause{}) : (*this)(Play{});
  }
  Clock operator()(SetSpeed c) const {
    return at_speed(session.clock, wall, story, std::clamp(c.speed, 1e-3, 1e5));
  }
  Clock operator()(StepSpeed c) const { return (*this)(SetSpeed{stepped_speed(session.clock, c.steps)}); }
  Clock operator()(SetLoop c) const { return looping(session.clock, wall, story, c.loop); }
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
  Clock operator()(SeekEvent c) const {
    const auto seconds = event_seconds(*session.document.timeline);
    return c.index < seconds.size() ? seek(seconds[c.index]) : session.clock;
  }
  Clock operator()(SetPace c) const { return at_pace(session.clock, wall, story, c.pace); }
  Clock operator()(SetIn c) const { return with_in(session.clock, wall, story, c.second); }
  Clock operator()(SetOut c) const { return with_out(session.clock, wall, story, c.second); }
  // To the next whole frame.
  Clock operator()(StepFrame c) const {
    const double frame = std::round(now() * frame_rate) + c.frames;
    return paused(seek(frame / frame_rate), wall, story);
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
    look.follows = look.escorts = false;
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
  Look operator()(ZoomAt c) const {
    Look look = with(zoomed(session.look.camera, shown, c.at, c.factor));
    look.escorts = session.look.escorts;
    return look;
  }
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
    look.escorts = false;
    if (!c.flight || *c.flight >= legs.size()) return look;
    if (c.frame) look = with(focused(session.look.camera, shown, legs[*c.flight]));
    look.focus = c.flight;
    return look;
  }
  Look operator()(const SetFilter& c) const {
    Look look = session.look;
    look.filter = c.filter;
    if (look.focus && !timeline::filtered(*session.document.timeline, c.filter).shows(*look.focus))
      look.focus.reset(), look.escorts = false;
    return look;
  }
  Look operator()(EscortFlight c) const {
    Look look = (*this)(FocusFlight{c.flight ? c.flight : session.look.focus, false});
    if (!c.flight || !look.focus) return look;
    look.camera.aim = aim_of(shown);
    if (shown.projection.movable())
      look.camera.projection = shown.projection.name(), look.camera.centre = shown.projection.centre();
    look.escorts = true, look.follows = false;
    return look;
  }
  Look operator()(LookAt c) const { return with(centred_on(session.look.camera, shown, c.at, c.span)); }
};

// Commands that need no undoing.
struct Tools {
  Session session;

  Session operator()(SetStrip c) {
    session.strip = c.strip;
    return std::move(session);
  }
  Session operator()(SetRuler c) {
    session.ruler = std::move(c.ruler);
    session.ruler_ends = c.ends;
    return std::move(session);
  }
};

// Its timeline filtered as the look says.
Session filtered(Session s) {
  if (s.look.filter != s.document.timeline->filter)
    s.document.timeline =
        std::make_shared<const timeline::Timeline>(timeline::filtered(*s.document.timeline, s.look.filter));
  return s;
}

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
    s.clock = sought(s.clock, wall, story, story.second_of(t));
  s.document = std::move(document);
}

// The errors, what is said wrongly before what an entry (at its first column) does not say at all.
Message words_of(const InputError& e) {
  Message words;
  for (const bool of_entry : {false, true})
    for (const Diagnostic& d : e.diagnostics())
      if (d.severity == Severity::error && (d.column <= 1) == of_entry)
        words = words.empty() ? d.message : told("{}\n{}", "{}\n{}", words, d.message);
  return words;
}

// The entry whose id the document loses by an edit.
const Entry* unnamed_by(const Edit& edit) {
  if (const auto* e = std::get_if<DeleteEntry>(&edit)) return &e->entry;
  const auto* e = std::get_if<EditField>(&edit);
  return e && e->key == "id" ? &e->entry : nullptr;
}

// Who uses it, where all that is wrong is that it is not known any more.
Message words_of(const InputError& e, const Edit& edit, const scenario::Scenario& before) {
  const Entry* gone = unnamed_by(edit);
  const std::string id = gone ? id_of(before, *gone) : "";
  const bool missed = !id.empty() && std::ranges::all_of(e.diagnostics(), [&](const Diagnostic& d) {
    return d.severity != Severity::error ||
           d.message.english.find(fmt::format("unknown {} '{}'", scenario::word_for(gone->sort).english,
                                              id)) != std::string::npos ||
           d.message.english.find(fmt::format("airport or place '{}'", id)) != std::string::npos;
  });
  const Message use = missed ? use_of(before, *gone) : Message{};
  return use.empty() ? words_of(e) : use;
}

// What `make` returns; nothing when it cannot, and why.
template <class Make>
std::optional<Document> made(Message& problem, const Make& make) {
  try {
    return make();
  } catch (const InputError& e) {
    problem = words_of(e);
  } catch (const Error& e) {
    problem = e.message();
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
  const auto text =
      std::make_shared<const std::string>(edited(s.document, edit, sight_of(s, context.wall), context.shown));
  try {
    return with_text(s.document, text);
  } catch (const InputError& e) {
    throw Error(words_of(e, edit, *s.document.timeline->scenario));
  }
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
  session.refused = {};
  return std::visit(
      [&](const auto& c) -> Session {
        using C = std::decay_t<decltype(c)>;
        if constexpr (std::is_invocable_v<Clockwork, C>) {
          const double before = second(session, context.wall);
          session.clock = Clockwork{session, context.wall}(c);
          const double now = second(session, context.wall), duration = session.duration();
          if (now != before && duration > 0) session.strip = showing(session.strip, now / duration);
          return std::move(session);
        } else if constexpr (std::is_invocable_v<Looking, C>) {
          Look look = Looking{session, context.shown}(c);
          return filtered(changed(std::move(session), std::move(look), command.index() + 1, context.wall));
        } else if constexpr (std::is_invocable_v<Tools, C>) {
          return Tools{std::move(session)}(c);
        } else if constexpr (std::is_constructible_v<Edit, C>) {
          return filtered(edit_document(std::move(session), c, command.index() + 1, context));
        } else {
          return filtered(stepped(std::move(session), std::is_same_v<C, Undo>, context.wall));
        }
      },
      command);
}

std::optional<Message> problem_of(const Session& session, const Edit& edit, const Context& context) {
  Message problem;
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
  return second_at(session.clock, wall, session.document.timeline->story);
}

Instant instant(const Session& session, Seconds wall) {
  return session.document.timeline->story.at(second(session, wall));
}

bool moving(const Session& session, Seconds wall) {
  return moving(session.clock, wall, session.document.timeline->story);
}

Camera camera_at(const Session& session, const Shown& shown, Seconds wall) {
  const Look& look = session.look;
  const auto& legs = session.document.timeline->legs;
  if (!look.escorts || !look.focus || *look.focus >= legs.size()) return look.camera;
  const timeline::Leg& leg = legs[*look.focus];
  Shown there = shown;
  if (look.camera.aim) there.to_page = to_page(*look.camera.aim, shown.page);
  return centred_on(look.camera, there,
                    timeline::position(leg, timeline::progress(leg, instant(session, wall))));
}

std::vector<double> event_seconds(const timeline::Timeline& timeline) {
  std::vector<double> seconds;
  for (const scenario::Event& e : timeline.scenario->events)
    seconds.push_back(timeline.story.second_of(e.at));
  return seconds;
}

}  // namespace homebound::session
