// Edits of the document, each a value, and their effect on its text. Indices are those of the scenario's
// lists; for events, Event::order.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scenario/format/with_field.h"
#include "scenario/matching.h"
#include "session/edit/document.h"
#include "session/look/camera.h"
#include "timeline/accept.h"

namespace homebound::session {

using scenario::Entry;
using scenario::Sort;

// Sets fields of entries of one sort to what was typed, all of them together or none: so the beginning and
// the end of a scene can move past one another, and many flights get one source. An empty text removes the
// field. See scenario/format/with_field.h.
struct EditFields {
  std::vector<Entry> entries;
  scenario::TypedFields typed;
};
// Returns the edit of one field of one entry.
EditFields edit_of(Entry entry, std::string key, std::string typed);
// Adds an entry before the one now at `at`; nullopt: at the end.
struct AddEntry {
  Sort sort = Sort::flight;
  scenario::TypedFields typed;
  std::optional<std::size_t> at;
};
struct DeleteEntry {
  Entry entry;
};
// Adds a copy of an entry behind it, under an id of its own.
struct DuplicateEntry {
  Entry entry;
};
struct MoveEntry {
  Sort sort = Sort::flight;
  std::size_t from = 0, to = 0;
};
// Moves a [[place]] on the map. Airports named by a code cannot be moved.
struct MovePlace {
  std::size_t place = 0;
  LonLat to;
};
struct AddWaypoint {
  std::size_t flight = 0, at = 0;
  std::string typed;  // a place, an airport code, or "114.5, 30"
};
struct MoveWaypoint {
  std::size_t flight = 0, waypoint = 0;
  LonLat to;
};
struct DeleteWaypoint {
  std::size_t flight = 0, waypoint = 0;
};
// Changes a flight's times, to the minute, as by dragging its bar. They are written on the clock that the
// file quotes; where it quotes none, on the airport's and marked as estimated.
struct MoveBar {
  std::size_t flight = 0;
  std::optional<Instant> depart, arrive;
};
// Adds a scene that shows what is on the screen: the map, the layers, and the time from now to the end of
// this scene.
struct TakeView {
  std::optional<std::size_t> at;  // nullopt: after the current scene
  std::string title;
};
// Cuts the scene that is told at a second of the story into two. The second one keeps the camera, the layers,
// the callouts and who stands out. Without any scene in the file, the whole story is cut.
struct CutScene {
  double second = 0;
  std::string title;  // of the second one; may be empty
};
// Moves the end of a scene, or its beginning, to a second of the story. Where two scenes touch, the end of
// one is the beginning of the other, and the film stays as long as it was.
struct TrimScene {
  std::size_t scene = 0;
  bool begin = false;
  double second = 0;
};
// Takes what is on the screen as a keyframe at a second of the story, in the scene that is told there. While
// the camera still comes from the scene before, it is taken as the scene's own camera.
struct TakeKeyframe {
  double second = 0;
};
// Adds scenes that the flights suggest: see draft_scenes.h.
struct DraftScenes {};
// Corrects a cell of a table, in a row that could not be read. The file of the table stays as it is: the
// scenario keeps the correction. A table that was opened by itself becomes part of a scenario.
struct MendCell {
  std::size_t table = 0;  // an index into Scenario::tables
  int row = 0;            // its number in the file
  std::string column;     // a title, or a number from 1
  std::string value;
};
// Turns the rows of all [[table]] blocks into flights of the file, which can be edited.
struct TablesToFlights {};
// Puts recorded tracks beside the flights that they belong to: see scenario::with_records(). Where a flight
// comes from a table, the tables become flights of the file first.
struct TakeRecords {
  std::shared_ptr<const scenario::Scenario> records;  // see scenario::records_of()
  std::vector<scenario::Match> matches;
};
// Accepts some of what a newer report of the document's flights says: see timeline::with_report(). Where a
// flight comes from a table, the tables become flights of the file first.
struct TakeReport {
  std::shared_ptr<const timeline::Timeline> report;
  std::string name;  // what the report is called
  timeline::Accepted accepted;
};
// Writes how long a rehearsal took for each scene; scenes without a second of it stay as they are.
struct TakeTimes {
  std::vector<double> seconds;
};
// Replaces the whole text.
struct SetText {
  std::string text;
};

using Edit =
    std::variant<EditFields, AddEntry, DeleteEntry, DuplicateEntry, MoveEntry, MovePlace, AddWaypoint,
                 MoveWaypoint, DeleteWaypoint, MoveBar, TakeView, CutScene, TrimScene, TakeKeyframe,
                 DraftScenes, MendCell, TablesToFlights, TakeRecords, TakeReport, TakeTimes, SetText>;

// What TakeView records besides the map.
struct Sight {
  scenario::Layers layers;
  Instant from, to;
  double seconds = 10;
  std::size_t scene = 0;
};

// Returns the text after an edit. Throws Error when the entry does not exist or cannot be edited, such as a
// flight of a table or an airport's position.
std::string edited(const Document& document, const Edit& edit, const Sight& sight, const Shown& shown);

}  // namespace homebound::session
