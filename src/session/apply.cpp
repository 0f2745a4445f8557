#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "scenario/format/form_words.h"
#include "scenario/tables/fate.h"
#include "scenario/tables/mend.h"
#include "session/edit/pasted.h"
#include "session/edit/said.h"
#include "session/edit/uses.h"
#include "session/edit/zone_change.h"
#include "session/session.h"
#include "timeline/shown_subject.h"
#include "words/zone_title.h"

namespace homebound::session {
namespace {

constexpr double same_moment = 1e-3;  // seconds; stepping skips an event this near
constexpr Seconds one_gesture{1.0};   // like changes closer together make one undo step

constexpr double frame_rate = 30;  // frames per second, for StepFrame

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

// Returns a second that shows an instant: in the scene that was told or one near it, if there is any, since
// scenes may show the same time again.
double second_near(const timeline::StoryClock& story, std::size_t scene, Instant t) {
  const auto shows = [&](std::size_t i) {
    return i < story.stretches.size() && story.stretches[i].from <= t && t <= story.stretches[i].to;
  };
  for (std::size_t away = 0; away < story.stretches.size() + scene; ++away)
    for (const std::size_t i : {scene + away, scene - away})  // a wrapped number is no scene's
      if (shows(i)) return story.stretches[i].second_of(t);
  return story.second_of(t);
}

// Replaces the document and keeps showing the same instant. The new language, theme, layers and map apply
// only where they differ from the old document's.
void show(Session& s, Document document, Seconds wall) {
  const scenario::Scenario &before = *s.document.timeline->scenario, &now = *document.timeline->scenario;
  if (now.language != before.language) s.look.language = now.language;
  if (now.theme != before.theme) s.look.theme = now.theme;
  if (now.layers != before.layers) s.look.layers = now.layers;
  if (const Camera home = home_of(now); home != home_of(before)) {
    if (s.look.camera == s.home) s.look.camera = home;
    s.home = home;
  }
  const auto forget_moved = [&](Look& look) {
    if (now.places.size() != before.places.size()) look.place.reset();
    if (now.flights.size() != before.flights.size()) look.focus.reset();
  };
  forget_moved(s.look);
  for (std::vector<Look>* const looks : {&s.back, &s.forth}) std::ranges::for_each(*looks, forget_moved);
  const Instant t = instant(s, wall);
  const double second = session::second(s, wall);
  const std::size_t scene = s.document.timeline->story.stretch_at(second);
  const timeline::StoryClock& story = document.timeline->story;
  if (story.at(second) != t || story.duration() != s.duration())
    s.clock = seek(s.clock, wall, story, second_near(story, scene, t));
  s.document = std::move(document);
}

// Returns the error messages in the words of forms; wrong values come before what is missing from an entry
// (reported at its first column).
Text words_of(const InputError& e) {
  Text words;
  for (const bool of_entry : {false, true})
    for (const Diagnostic& d : e.diagnostics())
      if (d.severity == Severity::error && (d.column <= 1) == of_entry)
        words = words.empty() ? d.message : told("{}\n{}", "{}\n{}", words, d.message);
  return scenario::in_form_words(words);
}

// Returns the entry whose id an edit removes; null if none.
const Entry* unnamed_by(const Edit& edit) {
  if (const auto* e = std::get_if<DeleteEntry>(&edit)) return &e->entry;
  const auto* e = std::get_if<EditFields>(&edit);
  const bool of_id = e && e->entries.size() == 1 &&
                     std::ranges::any_of(e->typed, [](const auto& field) { return field.first == "id"; });
  return of_id ? &e->entries[0] : nullptr;
}

// Returns the users of the removed entry, if its missing id is all that is wrong; otherwise the errors.
Text words_of(const InputError& e, const Edit& edit, const scenario::Scenario& before) {
  const Entry* gone = unnamed_by(edit);
  const std::string id = gone ? id_of(before, *gone) : "";
  const bool missed = !id.empty() && std::ranges::all_of(e.diagnostics(), [&](const Diagnostic& d) {
    return d.severity != Severity::error || (d.code == Diagnostic::Code::unknown_id && d.subject == id);
  });
  const Text use = missed ? use_of(before, *gone) : Text{};
  return use.empty() ? words_of(e) : use;
}

// Returns what `make` returns, or nullopt with the reason in `problem`.
template <class Make>
std::optional<Document> made(Text& problem, const Make& make) {
  try {
    return make();
  } catch (const InputError& e) {
    problem = words_of(e);
  } catch (const Error& e) {
    problem = scenario::in_form_words(e.message());
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

// Throws Error if a cell was mended that is not there, or whose row is still left out because of it.
void must_be_mended(const scenario::Scenario& now, const MendCell& mend) {
  const Text missing = scenario::no_cell_to_mend(mend.row, mend.column);
  if (std::ranges::find(now.warnings, missing, &Diagnostic::message) != now.warnings.end())
    throw Error(missing);
  const scenario::TableReport& table = now.tables.at(mend.table);
  for (const auto& row : table.rows_left_out) {
    const auto is_meant = [&](const scenario::TableReport::Column& column) {
      return static_cast<int>(column.number) == row.column &&
             (column.title == mend.column || std::to_string(column.number) == mend.column);
    };
    if (row.number != mend.row || row.cell != mend.value || !std::ranges::any_of(table.columns, is_meant))
      continue;
    const Text& reason = table.left_out[row.reason].reason;
    if (reason == Text(scenario::cancelled)) continue;
    throw Error(told("row {} would still be left out with '{}': {}", "改为“{1}”后第{0}行仍会略去：{2}",
                     mend.row, mend.value, reason));
  }
}

Document edited_document(const Session& s, const Edit& edit, const Context& context) {
  const auto text =
      std::make_shared<const std::string>(edited(s.document, edit, sight_of(s, context.wall), context.shown));
  try {
    Document document = with_text(s.document, text);
    // The first flights bring their clock with them, unless the text is somebody's own.
    if (s.document.timeline->scenario->flights.empty() && !std::holds_alternative<SetText>(edit))
      document = with_text(document, std::make_shared<const std::string>(
                                         with_main_zone(*document.text, *document.timeline->scenario)));
    if (const auto* mend = std::get_if<MendCell>(&edit)) must_be_mended(*document.timeline->scenario, *mend);
    return document;
  } catch (const InputError& e) {
    throw Error(words_of(e, edit, *s.document.timeline->scenario));
  }
}

// Carries out a command. Every command has an overload, except that edits share one.
class Hand {
 public:
  // `which` is the command's number, from 1.
  Hand(Session session, std::size_t which, const Context& context)
      : s_(std::move(session)), which_(which), context_(context) {}

  Session operator()(Play) { return clocked(play(s_.clock, wall(), story())); }
  Session operator()(Pause) { return clocked(pause(s_.clock, wall(), story())); }
  Session operator()(TogglePlay) {
    return clocked(moving(s_.clock, wall(), story()) ? pause(s_.clock, wall(), story())
                                                     : play(s_.clock, wall(), story()));
  }
  Session operator()(SetSpeed c) { return clocked(sped(c.speed)); }
  Session operator()(StepSpeed c) { return clocked(sped(stepped_speed(s_.clock, c.steps))); }
  Session operator()(SetLoop c) { return clocked(looping(s_.clock, wall(), story(), c.loop)); }
  Session operator()(SeekSecond c) { return clocked(seeking(c.second)); }
  Session operator()(SeekBy c) { return clocked(seeking(now() + c.seconds)); }
  Session operator()(SeekInstant c) { return clocked(seeking(story().second_of(c.t))); }
  Session operator()(StepEvent c) {
    return clocked(seeking(neighbouring_event(*s_.document.timeline, now(), c.direction)));
  }
  Session operator()(SeekEvent c) {
    const auto seconds = event_seconds(*s_.document.timeline);
    return c.index < seconds.size() ? clocked(seeking(seconds[c.index])) : std::move(s_);
  }
  Session operator()(SetPace c) { return clocked(at_pace(s_.clock, wall(), story(), c.pace)); }
  Session operator()(SetIn c) { return clocked(with_in(s_.clock, wall(), story(), c.second)); }
  Session operator()(SetOut c) { return clocked(with_out(s_.clock, wall(), story(), c.second)); }
  Session operator()(StepFrame c) {  // to a whole frame
    const double frame = std::round(now() * frame_rate) + c.frames;
    return clocked(pause(seeking(frame / frame_rate), wall(), story()));
  }

  Session operator()(const SetLanguage& c) {
    Look look = s_.look;
    look.language = c.language;
    return looked(std::move(look));
  }
  Session operator()(const SetTheme& c) {
    Look look = s_.look;
    look.theme = c.theme;
    return looked(std::move(look));
  }
  Session operator()(SetLayer c) {
    Look look = s_.look;
    look.layers.*c.layer = c.shown;
    look.by_hand.*c.layer = true;
    return looked(std::move(look));
  }
  Session operator()(const SetProjection& c) { return looked(projected(c.name)); }
  Session operator()(PanBy c) { return looked(aimed(panned(s_.look.camera, shown(), c.by))); }
  Session operator()(ZoomAt c) {
    Look look = aimed(zoomed(s_.look.camera, shown(), c.at, c.factor));
    look.escorts = s_.look.escorts;
    return looked(std::move(look));
  }
  Session operator()(TurnTo c) { return looked(aimed(turned(s_.look.camera, shown(), c.grabbed, c.at))); }
  Session operator()(Home) {
    const bool story = has_cameras(s_);  // the story's scenes have their own projections
    Look look = story ? aimed(s_.home) : projected(s_.look.camera.projection);
    look.focus.reset(), look.place.reset();
    look.follows = story;
    return looked(std::move(look));
  }
  Session operator()(FocusFlight c) { return looked(focused_on(c)); }
  Session operator()(FocusPlace c) {
    Look look = focused_on({});
    if (c.place && *c.place < s_.document.timeline->scenario->places.size()) look.place = c.place;
    return looked(std::move(look));
  }
  Session operator()(const SetFilter& c) {
    Look look = s_.look;
    look.filter = c.filter;
    if (look.focus && !timeline::filtered(*s_.document.timeline, c.filter).shows(*look.focus))
      look.focus.reset(), look.escorts = false;
    return looked(std::move(look));
  }
  Session operator()(const SetBeside& c) {
    Look look = s_.look;
    look.beside = c.beside;
    return looked(std::move(look));
  }
  Session operator()(EscortFlight c) {
    Look look = focused_on({c.flight ? c.flight : s_.look.focus, false});
    if (!c.flight || !look.focus) return looked(std::move(look));
    look.camera.aim = aim_of(shown());
    if (shown().projection.movable())
      look.camera.projection = shown().projection.name(), look.camera.centre = shown().projection.centre();
    look.escorts = true, look.follows = false;
    return looked(std::move(look));
  }
  Session operator()(FrameShown) {
    const auto subject = timeline::shown_subject(*s_.document.timeline, s_.look.place);
    if (subject.empty()) return refusing({"no flight is shown", "没有显示任何航班"});
    Camera camera;
    camera.projection = s_.look.camera.projection;
    camera.subject = subject;
    return looked(aimed(std::move(camera)));
  }
  Session operator()(LookAt c) { return looked(aimed(centred_on(s_.look.camera, shown(), c.at, c.span))); }

  // These commands cannot be undone.
  Session operator()(SetStrip c) {
    s_.strip = c.strip;
    return std::move(s_);
  }
  Session operator()(SetRuler c) {
    s_.ruler = std::move(c.ruler);
    s_.ruler_ends = c.ends;
    return std::move(s_);
  }

  Session operator()(Undo) { return stepped(true); }
  Session operator()(Redo) { return stepped(false); }
  Session operator()(GoBack) { return looked_again(s_.back, s_.forth); }
  Session operator()(GoForth) { return looked_again(s_.forth, s_.back); }
  // All edits convert to Edit and arrive here.
  Session operator()(const Edit& edit);

 private:
  Seconds wall() const { return context_.wall; }
  const Shown& shown() const { return context_.shown; }
  const StoryClock& story() const { return s_.document.timeline->story; }
  double now() const { return second_at(s_.clock, wall(), story()); }

  Clock seeking(double second) const { return seek(s_.clock, wall(), story(), second); }
  Clock sped(double speed) const { return at_speed(s_.clock, wall(), story(), std::clamp(speed, 1e-3, 1e5)); }
  Look aimed(Camera camera) const {
    Look look = s_.look;
    look.camera = std::move(camera);
    look.follows = look.escorts = false;
    return look;
  }
  Look projected(const std::string& name) const {
    if (name == s_.home.projection) return aimed(s_.home);
    return aimed({name, std::nullopt, s_.home.extent, {}, std::nullopt});
  }
  Look focused_on(FocusFlight c) const {
    const auto& legs = s_.document.timeline->legs;
    Look look = s_.look;
    look.focus.reset(), look.place.reset();
    look.escorts = false;
    if (!c.flight || *c.flight >= legs.size()) return look;
    if (c.frame) look = aimed(focused(s_.look.camera, shown(), legs[*c.flight]));
    look.focus = c.flight;
    return look;
  }

  Session refusing(Text why) {
    s_.refused = std::move(why);
    return std::move(s_);
  }
  Session clocked(Clock clock);
  Session looked(Look look);
  Session looked_again(std::vector<Look>& from, std::vector<Look>& to);
  Session stepped(bool back);
  Session filtered();
  bool can_draw_with(const std::string& theme);

  Session s_;
  std::size_t which_;
  const Context& context_;
};

// Sets the clock; the time bar scrolls to its second.
Session Hand::clocked(Clock clock) {
  const double before = now();
  s_.clock = clock;
  const double after = now(), duration = s_.duration();
  if (after != before && duration > 0) s_.strip = showing(s_.strip, after / duration);
  return std::move(s_);
}

// Returns whether the picture can be drawn with a theme; if not, sets `refused`.
bool Hand::can_draw_with(const std::string& theme) {
  if (theme == s_.look.theme || !context_.read_theme) return true;
  try {
    context_.read_theme(theme);
    return true;
  } catch (const Error& e) {
    s_.refused = e.message();
    return false;
  }
}

// Filters the timelines as the look says.
Session Hand::filtered() {
  if (s_.look.filter != s_.document.timeline->filter)
    s_.document.timeline =
        std::make_shared<const timeline::Timeline>(timeline::filtered(*s_.document.timeline, s_.look.filter));
  const timeline::Timeline& first = *s_.document.timeline;
  if (!s_.look.beside)
    s_.beside.reset();
  else if (!s_.beside || s_.beside->scenario != first.scenario ||
           s_.beside->filter != timeline::filter_beside(first, *s_.look.beside))
    s_.beside = timeline::beside_of(first, *s_.look.beside);
  return std::move(s_);
}

// Changes the look with one step of its history, or with none for the next move of the same gesture.
Session Hand::looked(Look look) {
  if (look == s_.look || !can_draw_with(look.theme)) return std::move(s_);
  const bool goes_on = which_ == s_.last_change && wall() - s_.last_change_wall < one_gesture;
  if (!goes_on) s_.back.push_back(s_.look);
  s_.forth.clear();
  s_.look = std::move(look);
  s_.last_change = which_;
  s_.last_change_wall = wall();
  s_.last_gesture = 0;
  return filtered();
}

Session Hand::operator()(const Edit& edit) {
  auto document = made(s_.refused, [&] { return edited_document(s_, edit, context_); });
  if (!document) return std::move(s_);
  const std::string& theme = document->timeline->scenario->theme;
  if (theme != s_.document.timeline->scenario->theme && !can_draw_with(theme)) return std::move(s_);
  const auto before = text_of(s_.document);
  const bool goes_on = context_.gesture != 0 && context_.gesture == s_.last_gesture && !s_.undo.empty();
  if (goes_on) {
    TextChange& change = s_.undo.back().text;
    change = change_between(undone(*before, change), *document->text);
  } else if (*before == *document->text) {
    return std::move(s_);
  } else {
    s_.undo.push_back(
        {change_between(*before, *document->text), said_of(edit, *s_.document.timeline->scenario)});
  }
  s_.redo.clear();
  s_.last_change = which_;
  s_.last_change_wall = wall();
  s_.last_gesture = context_.gesture;
  show(s_, *std::move(document), wall());
  if (std::holds_alternative<TakeKeyframe>(edit)) s_.look.follows = true;  // it is what the story shows now
  if (std::holds_alternative<DraftScenes>(edit)) {
    const std::size_t count = s_.document.timeline->scenario->scenes.size();
    const scenario::Scenario& drafted = *s_.document.timeline->scenario;
    const Text clock{zone_title(drafted, Language::english), zone_title(drafted, Language::chinese)};
    s_.done = told(
        "{} scenes are drafted from the data (clock: {}): check their times and words. Undo takes them "
        "back.",
        "已据数据草拟{}个场景（时钟：{}）：请核对时间和文字。撤销即可取消。", count, clock);
  }
  if (const auto* take = std::get_if<TakeReport>(&edit); take != nullptr && take->name.empty())
    s_.done = told_of_pasted(*take->report->scenario);
  return filtered();
}

// Goes to the last of some looks. A theme that can no longer be read is skipped, so that the history stays
// usable.
Session Hand::looked_again(std::vector<Look>& from, std::vector<Look>& to) {
  if (from.empty()) return std::move(s_);
  Look look = std::move(from.back());
  from.pop_back();
  if (!can_draw_with(look.theme)) look.theme = s_.look.theme;
  to.push_back(std::exchange(s_.look, std::move(look)));
  s_.last_change = s_.last_gesture = 0;
  return filtered();
}

// Takes the document back or forth by one step.
Session Hand::stepped(bool back) {
  auto& from = back ? s_.undo : s_.redo;
  auto& to = back ? s_.redo : s_.undo;
  if (from.empty()) return std::move(s_);
  Step step = from.back();
  const auto text = text_of(s_.document);
  auto document = made(s_.refused, [&] {
    return with_text(s_.document, std::make_shared<const std::string>(back ? undone(*text, step.text)
                                                                           : redone(*text, step.text)));
  });
  if (!document) return std::move(s_);  // a file that the scenario names no longer exists
  std::string theme = s_.look.theme;
  show(s_, *std::move(document), wall());
  std::swap(theme, s_.look.theme);
  if (can_draw_with(theme)) s_.look.theme = theme;
  s_.done =
      back ? told("Undone: {}", "已撤销：{}", step.what) : told("Made again: {}", "已重做：{}", step.what);
  from.pop_back();
  to.push_back(std::move(step));
  s_.last_change = s_.last_gesture = 0;
  return filtered();
}

}  // namespace

Session apply(Session session, const Command& command, const Context& context) {
  session.refused = session.done = {};
  return std::visit(Hand(std::move(session), command.index() + 1, context), command);
}

Session read_again(Session session, const Context& context) {
  session.refused = {};
  const bool has_text = session.document.text && !session.document.file.empty();
  std::optional<Document> fresh;
  if (has_text) {
    fresh = made(session.refused, [&] {
      Document document = read_document(session.document.file, session.document.reading);
      document.text = text_of(document);
      return document;
    });
    if (!fresh) return session;
  }
  if (has_text && *fresh->text != *session.document.saved) {
    session = apply(std::move(session), SetText{*fresh->text}, context);
    if (!session.refused.empty()) return session;
  } else {  // what the text names has changed
    auto document = made(session.refused, [&] { return reread(session.document); });
    if (!document) return session;
    show(session, *std::move(document), context.wall);
    if (session.look.filter != session.document.timeline->filter)
      session.document.timeline = std::make_shared<const timeline::Timeline>(
          timeline::filtered(*session.document.timeline, session.look.filter));
  }
  if (has_text) session.document.saved = fresh->text, session.document.stamp = fresh->stamp;
  return session;
}

std::optional<Text> problem_of(const Session& session, const Edit& edit, const Context& context) {
  Text problem;
  if (made(problem, [&] { return edited_document(session, edit, context); })) return std::nullopt;
  return problem;
}

}  // namespace homebound::session
