// The open document, what is shown of it, and every change to that as a value.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "session/camera.h"
#include "session/clock.h"
#include "session/document.h"
#include "session/edit.h"
#include "session/history.h"
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
  std::string refused;  // why the last command was not carried out; empty when it was

  double duration() const { return document.timeline->story.duration(); }
};

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
struct SeekScene {
  std::size_t index = 0;
};
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
struct Undo {};
struct Redo {};

using Command =
    std::variant<Play, Pause, TogglePlay, SetSpeed, StepSpeed, SetLoop, SeekSecond, SeekBy, SeekInstant,
                 StepEvent, SeekScene, SetLanguage, SetTheme, SetLayer, SetProjection, PanBy, ZoomAt, TurnTo,
                 Home, FocusFlight, Undo, Redo, EditField, AddEntry, DeleteEntry, MoveEntry, MovePlace,
                 AddWaypoint, MoveWaypoint, DeleteWaypoint, MoveBar, TakeView, TablesToFlights, SetText>;

// What a command may look at besides the session.
struct Context {
  Seconds wall;
  Shown shown;
  std::size_t gesture = 0;  // edits of one gesture, such as a drag, make one step of undo; 0: of none
};

// A command that would make the document a bad one changes nothing but `refused`, which has the parser's
// words.
Session apply(Session session, const Command& command, const Context& context);
// Those words, before it is carried out; nothing when it can be.
std::optional<std::string> problem_of(const Session& session, const Edit& edit, const Context& context);

double second(const Session& session, Seconds wall);
// The layers of a scene of the story: the look's, with the scene's own switches laid over those that nobody
// has switched by hand.
Layers layers_in(const Session& session, std::size_t scene);
bool follows_story(const Session& session);
Instant instant(const Session& session, Seconds wall);
// Speeds to choose from, story seconds a second, rising.
std::span<const double> speeds();
// Story second of each event, in order of events.
std::vector<double> event_seconds(const timeline::Timeline& timeline);

}  // namespace homebound::session
