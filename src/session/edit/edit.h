// Changes of the document, each a value; what they do to its text. Indices are those of the scenario's lists;
// of events, Event::order.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scenario/format/with_field.h"
#include "session/edit/document.h"
#include "session/look/camera.h"

namespace homebound::session {

using scenario::Entry;
using scenario::Sort;

// A field says what was typed; nothing typed takes it away. See scenario/with_field.h.
struct EditField {
  Entry entry;
  std::string key, typed;
};
// A new entry before the one that is at `at` now; nothing: behind the last.
struct AddEntry {
  Sort sort = Sort::flight;
  scenario::TypedFields typed;
  std::optional<std::size_t> at;
};
struct DeleteEntry {
  Entry entry;
};
struct MoveEntry {
  Sort sort = Sort::flight;
  std::size_t from = 0, to = 0;
};
// A [[place]] elsewhere on the map; an airport that a code names stays where it is.
struct MovePlace {
  std::size_t place = 0;
  LonLat to;
};
struct AddWaypoint {
  std::size_t flight = 0, at = 0;
  std::string typed;  // a place, an airport's code, or "114.5, 30"
};
struct MoveWaypoint {
  std::size_t flight = 0, waypoint = 0;
  LonLat to;
};
struct DeleteWaypoint {
  std::size_t flight = 0, waypoint = 0;
};
// Other times, to the minute: what a hand on a bar means. They are written on the clock that the file quotes;
// where it quotes none, on the airport's and marked as estimated.
struct MoveBar {
  std::size_t flight = 0;
  std::optional<Instant> depart, arrive;
};
// A new scene that shows what is on the screen: map, layers, and the time from now to the end of this scene.
struct TakeView {
  std::optional<std::size_t> at;  // nothing: behind the scene of this moment
  std::string title;
};
// The rows of all [[table]] blocks become flights of the file, which can be edited.
struct TablesToFlights {};
// Another text altogether.
struct SetText {
  std::string text;
};

using Edit = std::variant<EditField, AddEntry, DeleteEntry, MoveEntry, MovePlace, AddWaypoint, MoveWaypoint,
                          DeleteWaypoint, MoveBar, TakeView, TablesToFlights, SetText>;

// What TakeView takes, besides the map.
struct Sight {
  scenario::Layers layers;
  Instant from, to;
  double seconds = 10;
  std::size_t scene = 0;
};

// The text after an edit. Throws Error when there is no such thing to edit, or when it cannot be edited: a
// flight of a table, an airport's position.
std::string edited(const Document& document, const Edit& edit, const Sight& sight, const Shown& shown);

}  // namespace homebound::session
