// The open document, how it is shown, and every change to both as a value.
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
#include "timeline/beside.h"
#include "timeline/timeline.h"

namespace homebound::session {

using scenario::Layer;
using scenario::Layers;

Layers no_layers();  // all false

// How the document is shown.
struct Look {
  Language language = Language::english;
  std::string theme = "paper";
  Layers layers;
  Layers by_hand = no_layers();  // layers switched by hand, which scenes leave alone
  Camera camera;
  bool follows = true;               // shows the story's cards, and by its cameras, if any, not by `camera`
  std::optional<std::size_t> focus;  // index of a flight singled out
  std::optional<std::size_t> place;  // index of a place singled out with its flights
  bool escorts = false;              // keeps that flight's aircraft in the middle, at `camera`'s zoom
  timeline::Filter filter;           // of flights; the document's timeline is filtered by it

  std::optional<timeline::Beside> beside;  // a second map beside the first

  bool shows(Layer layer) const { return layers.*layer; }
  bool operator==(const Look&) const = default;
};

// A step of the document's history.
struct Step {
  TextChange text;
  Text what;  // see edit/said.h
};

struct Session {
  Document document;
  Look look;
  Camera home;  // the camera that Home returns to
  Clock clock;
  std::vector<Step> undo, redo;   // of the document
  std::vector<Look> back, forth;  // the looks before this one, and after it
  // Number of the command that made the last step, from 1; a drag makes one step
  std::size_t last_change = 0;
  Seconds last_change_wall;
  std::size_t last_gesture = 0;
  Text refused;  // why the last command was refused; empty when it was carried out
  Text done;     // what the last command took back, made again, drafted or pasted; empty for all others
  std::shared_ptr<const timeline::Timeline> beside;  // of the second map; null without one
  Strip strip;                                       // of the time bar
  std::optional<Ruler> ruler;                        // set while something is measured
  bool ruler_ends = false;                           // the ruler takes no more points

  double duration() const { return document.timeline->story.duration(); }
};

// Returns the camera that a document asks for.
Camera home_of(const scenario::Scenario& scenario);
// Opens a document as its author wants it shown first: language, theme, layers, projection.
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
  Language language = Language::english;
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
};  // with its own centre
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
struct Home {};  // to the story's camera, if it has any; else to the projection's initial framing
struct FocusFlight {
  std::optional<std::size_t> flight;  // nullopt: none
  bool frame = true;                  // brings all of it into view
};
struct FocusPlace {
  std::optional<std::size_t> place;  // nullopt: none
};
struct SetFilter {
  timeline::Filter filter;
};
struct SetBeside {
  std::optional<timeline::Beside> beside;  // nullopt: one map
};
struct EscortFlight {
  std::optional<std::size_t> flight;  // singled out and kept in the middle; nullopt: none
};
struct FrameShown {};  // fits the view to the flights shown, or to those of a place that is singled out
struct LookAt {
  LonLat at;
  Metres span{1.2e6};  // at most this across the page's shorter side
};
struct SeekEvent {
  std::size_t index = 0;
};
struct SetPace {
  Pace pace{};
};
struct SetIn {
  std::optional<double> second;  // nullopt: removes the mark
};
struct SetOut {
  std::optional<double> second;
};
struct StepFrame {
  int frames = 1;
};  // of 1/30 s; pauses playback
struct SetStrip {
  Strip strip;
};
struct SetRuler {
  std::optional<Ruler> ruler;  // nullopt: removes the ruler
  bool ends = false;
};

struct Undo {};  // the last change of the document
struct Redo {};
struct GoBack {};  // to the look before
struct GoForth {};

using Command =
    std::variant<Play, Pause, TogglePlay, SetSpeed, StepSpeed, SetLoop, SeekSecond, SeekBy, SeekInstant,
                 StepEvent, SetLanguage, SetTheme, SetLayer, SetProjection, PanBy, ZoomAt, TurnTo, Home,
                 FocusFlight, FocusPlace, SetFilter, SetBeside, EscortFlight, FrameShown, LookAt, SeekEvent,
                 SetPace, SetIn, SetOut, StepFrame, SetStrip, SetRuler, Undo, Redo, GoBack, GoForth,
                 EditFields, AddEntry, DeleteEntry, DuplicateEntry, MoveEntry, MovePlace, AddWaypoint,
                 MoveWaypoint, DeleteWaypoint, MoveBar, TakeView, CutScene, TrimScene, TakeKeyframe,
                 DraftScenes, MendCell, TablesToFlights, TakeRecords, TakeReport, TakeTimes, SetText>;

// What a command may depend on besides the session.
struct Context {
  Seconds wall;
  Shown shown;
  std::size_t gesture = 0;  // edits of one gesture, such as a drag, make one undo step; 0: no gesture
  // Throws Error for a theme that cannot be drawn with; an empty function accepts all. See
  // compose::read_theme().
  std::function<void(const std::string&)> read_theme = {};
};

// Applies a command. One that would make the document invalid, or select a theme that cannot be read, changes
// nothing but `refused`, which says why in the reader's words.
Session apply(Session session, const Command& command, const Context& context);
// Reads the document's files as other programs have left them. The new text of a scenario takes the place of
// the document's in one step: undo brings back what was there, unsaved changes included. What cannot be read
// changes nothing but `refused`.
Session read_again(Session session, const Context& context);
// Returns that reason without applying the edit; nullopt when it can be applied.
std::optional<Text> problem_of(const Session& session, const Edit& edit, const Context& context);

// Returns the second of the story that is shown.
double second(const Session& session, Seconds wall);
// Returns the layers of a scene: the look's, overridden by the scene's own switches except where a layer was
// switched by hand.
Layers layers_in(const Session& session, std::size_t scene);
bool has_cameras(const Session& session);    // whether the story's scenes have cameras
bool follows_story(const Session& session);  // whether those cameras are used
// Returns the instant that is shown.
Instant instant(const Session& session, Seconds wall);
// Returns whether the second changes by itself.
bool moving(const Session& session, Seconds wall);
// Returns the camera now: the look's, moved so that an escorted flight is in the middle.
Camera camera_at(const Session& session, const Shown& shown, Seconds wall);
// Returns the command to seek a scene's beginning; the story's end when there is no such scene.
SeekSecond start_of(const timeline::StoryClock& story, std::size_t scene);
// Returns the command to show a scene that was chosen: its beginning while the story plays; else the second
// at which the camera has come and nothing of the scene before is left, in its first half.
SeekSecond entrance_of(const timeline::StoryClock& story, std::size_t scene, bool playing);
// Returns the story second of each event, in the order of events.
std::vector<double> event_seconds(const timeline::Timeline& timeline);

}  // namespace homebound::session
