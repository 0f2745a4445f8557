// The editor's panels. An EditState holds what is being typed, chosen or dragged between frames; only
// commands change the document.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "scenario/format/with_field.h"
#include "ui/panels/panels.h"
#include "ui/window/files.h"

namespace homebound::ui {

// Text typed into a field and not in the document yet.
struct Draft {
  std::string typed;
  Message problem;
};

// A flight that is about to be added.
struct FlightDraft {
  std::string from, to, depart, people, kind;
  bool fresh = true;
  Message problem;
};

// A table of flights to import, with the columns to read.
struct TableDraft {
  std::string file;
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> rows;  // the first rows, for a preview
  std::map<std::string, int> columns;          // column number by field, from 1; 0: none
  std::map<std::string, int> guessed;          // as guessed from titles and cells
  Message problem;
};

struct EditState {
  scenario::Entry chosen{scenario::Sort::flight, 0};
  std::shared_ptr<const std::string> text;  // the text to which outline and drafts belong
  std::shared_ptr<const scenario::TomlOutline> outline;
  std::map<std::string, Draft> drafts;  // by entry and key
  std::optional<FlightDraft> flight;
  std::optional<TableDraft> table;
  std::string click_from;  // origin of a flight being added by two clicks; empty before the first
  bool on_map = false;     // places and waypoints can be dragged
  struct Held {
    enum class What { nothing, place, waypoint, bar } what = What::nothing;
    std::size_t flight = 0, index = 0;
    bool start = false, end = false;  // which end of a bar is held; neither: the whole bar
    Instant depart, arrive;           // the times when it was taken
    std::size_t gesture = 0;
  } held;
  std::size_t gestures = 0;
  Instant bars_first, bars_last;  // the bars' time range, fixed while one is dragged
  bool tab_open = false;          // the tab is shown
  bool show_tab = false;          // the tab is to be shown
};

// Reads a table for a preview. Throws Error.
TableDraft table_draft(const std::string& file);

// Draws the tab of forms.
void edit_tab(const Desk& desk, EditState& state);
// Draws the dialogs for adding a flight and importing a table.
void edit_dialogs(const Desk& desk, const Rect& map, EditState& state);
// Draws the flights' bars above the transport while the tab is open. Returns what is left of `free`.
Rect bars(const Desk& desk, const Rect& free, EditState& state);
// Draws handles for places and waypoints on the map, and reacts to the mouse. Returns whether one is held,
// which keeps the map still.
bool edit_on_map(const Desk& desk, const Rect& map, Point at, bool hovered, EditState& state);

void file_dialogs(const Desk& desk, const Rect& map, Files& files);

}  // namespace homebound::ui
