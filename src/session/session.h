// The open document, what is shown of it, and every change to that as a value.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/measure/measure.h"
#include "session/clock.h"
#include "session/edit/document.h"
#include "session/edit/edit.h"
#include "session/edit/history.h"
#include "session/look/camera.h"
#include "session/look/strip.h"
#include "timeline/timeline.h"

namespace homebound::session {

using scenario::Layer;
using scenario::Layers;

Layers no_layers();  // all false

// How the document is looked at.
struct Look {
  std::string language = "en";  // "en", "zh" or "both"
  std::string theme = "paper";
  Layers layers;
  Layers by_hand = no_layers();  // those that were switched by hand, which scenes leave alone
  Camera camera;
  bool follows = true;               // the cameras of the story's scenes, if it has any, instead of `camera`
  std::optional<std::size_t> focus;  // a flight singled out
  bool escorts = false;              // that flight's aircraft stays in the middle, as near as `camera` is
  timeline::Filter filter;           // of flights; the document's timeline is filtered by it

  bool shows(Layer layer) const { return layers.*layer; }
  bool operator==(const Look&) const = default;
};

// A step of undo: the look that it goes back to, and what the document's text is changed by.
struct Step {
  Look look;
  TextChange text;
};

struct Session {
  Document document;
  Look look;
  Camera home;  // where Home goes back to
  Clock clock;
  std::vector<Step> undo, redo;  // one history of the look and the document
  std::size_t last_change = 0;   // which command made the last step, from 1: drags make one step
  Seconds last_change_wall;
  std::size_t last_gesture = 0;
  Message refused;             // why the last command was not carried out; empty when it was
  Strip strip;                 // of the timeline
  std::optional<Ruler> ruler;  // while something is measured
  bool ruler_ends = false;     // no points are added any more

  double duration() const { return document.timeline->story.duration(); }
};

// The map as a document has it.
Camera home_of(const scenario::Scenario& scenario);
// A document as its author wants it shown first: language, theme, layers, projection.
Session open(Document document);

struct Play {};
struct Pause {};
struct TogglePlay {};
struct SetSpeed {
  double speed = 1;
};
struct StepSpeed {
  int steps = 1;
};  // along speeds()
struct SetLoop {
  bool loop = true;
};
struct SeekSecond {
  double second = 0;
};
struct SeekBy {
  double seconds = 0;
};
struct SeekInstant {
  Instant t;
};
struct StepEvent {
  int direction = 1;
};  // to the next (1) or previous (-1) event
struct SetLanguage {
  std::string language;
};
struct SetTheme {
  std::string theme;
};
struct SetLayer {
  Layer layer{};
  bool shown = true;
};
struct SetProjection {
  std::string name;
};  // at its own centre
struct PanBy {
  Point by;
};  // page units
struct ZoomAt {
  Point at;
  double factor = 1;
};
struct TurnTo {
  LonLat grabbed;
  Point at;
};
struct Home {};  // to the story's camera, if it has any; else to the projection's first framing
struct FocusFlight {
  std::optional<std::size_t> flight;  // nothing: none
  bool frame = true;                  // show all of it, too
};
// Exploring.
struct SetFilter {
  timeline::Filter filter;
};
struct EscortFlight {
  std::optional<std::size_t> flight;  // singled out and kept in the middle; nothing: let go
};
struct LookAt {
  LonLat at;
  Metres span{1.2e6};  // across the page's shorter side at most
};
struct SeekEvent {
  std::size_t index = 0;
};
struct SetPace {
  Pace pace{};
};
struct SetIn {
  std::optional<double> second;  // nothing: takes the mark away
};
struct SetOut {
  std::optional<double> second;
};
struct StepFrame {
  int frames = 1;
};  // of 30 a second; pauses
struct SetStrip {
  Strip strip;
};
struct SetRuler {
  std::optional<Ruler> ruler;  // nothing: puts it away
  bool ends = false;
};

struct Undo {};
struct Redo {};

using Command =
    std::variant<Play, Pause, TogglePlay, SetSpeed, StepSpeed, SetLoop, SeekSecond, SeekBy, SeekInstant,
                 StepEvent, SetLanguage, SetTheme, SetLayer, SetProjection, PanBy, ZoomAt, TurnTo, Home,
                 FocusFlight, SetFilter, EscortFlight, LookAt, SeekEvent, SetPace, SetIn, SetOut, StepFrame,
                 SetStrip, SetRuler, Undo, Redo, EditField, AddEntry, DeleteEntry, MoveEntry, MovePlace,
                 AddWaypoint, MoveWaypoint, DeleteWaypoint, MoveBar, TakeView, TablesToFlights, SetText>;

// What a command may look at besides the session.
struct Context {
  Seconds wall;
  Shown shown;
  std::size_t gesture = 0;  // edits of one gesture, such as a drag, make one step of undo; 0: of none
  // Throws Error for a theme that cannot be drawn with; empty: all can be. See compose::read_theme().
  std::function<void(const std::string&)> read_theme = {};
};

// A command that would make the document a bad one, or lead to a theme that cannot be read, changes nothing
// but `refused`, which says why in the reader's words.
Session apply(Session session, const Command& command, const Context& context);
// Those words, before it is carried out; nothing when it can be.
std::optional<Message> problem_of(const Session& session, const Edit& edit, const Context& context);

double second(const Session& session, Seconds wall);
// The layers of a scene of the story: the look's, with the scene's own switches laid over those that nobody
// has switched by hand.
Layers layers_in(const Session& session, std::size_t scene);
bool has_cameras(const Session& session);    // its story's scenes
bool follows_story(const Session& session);  // their cameras are followed
Instant instant(const Session& session, Seconds wall);
// Whether the second changes by itself.
bool moving(const Session& session, Seconds wall);
// The camera now: the look's, moved so that the flight it escorts is in the middle.
Camera camera_at(const Session& session, const Shown& shown, Seconds wall);
// To where a scene begins, from which it plays; the story's end where it has no such scene.
SeekSecond start_of(const timeline::StoryClock& story, std::size_t scene);
// Story second of each event, in order of events.
std::vector<double> event_seconds(const timeline::Timeline& timeline);

}  // namespace homebound::session
