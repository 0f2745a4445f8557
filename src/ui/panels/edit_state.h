// The state of editing between two frames: what is being typed, chosen or dragged. Only commands change the
// document.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scenario/format/with_field.h"
#include "ui/panels/file_commands.h"
#include "ui/panels/match_state.h"
#include "ui/panels/report_state.h"

namespace homebound::ui {

// Text typed into a field that is not in the document yet.
struct Draft {
  std::string typed;
  Text problem;
};

// A flight that is about to be added.
struct FlightDraft {
  std::string from, to, day, depart, arrive, people, kind, source, number;  // `day`: of times without one
  std::string last_day;  // of the flight before, whose year is that of a day without one
  std::string writing;   // the field that has the caret and was edited: it is not judged yet
  bool fresh = true;
  Text problem;
  std::string listed;          // the end, "from" or "to", whose suggestions are listed
  std::size_t suggested = 0;   // the one that Enter and Tab take
  std::set<std::string> kept;  // codes that looked like slips and are meant
};

// A table of flights to import, with the columns to read.
struct TableDraft {
  std::string file;
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> rows;  // the first few, for a preview
  std::map<std::string, int> columns;          // column number by field, from 1; 0: none
  std::map<std::string, int> guessed;          // as guessed from titles and cells
  std::vector<Text> places;                    // texts of places that are no codes, and how they were read
  Text problem;
  bool fresh = true;
  bool pasted = false;  // its rows become flights of the file, and the file is not named
  std::string source;   // of pasted rows that name none: an id of the document's; empty: unknown
  Text left_out;        // which of pasted rows are no flights
};

struct EditState {
  scenario::Entry chosen{scenario::Sort::flight, 0};
  std::shared_ptr<const std::string> text;  // the text to which outline and drafts belong
  std::shared_ptr<const scenario::TomlOutline> outline;
  std::vector<scenario::Entry> together;  // what is edited: the chosen entry, or all selected flights with it
  std::map<std::string, Draft> drafts;    // of the chosen entry, by key
  std::map<std::string, std::size_t> opened;  // the element of each list whose fields are shown, by its key
  std::string reveal;                         // the element that is scrolled to next, "claims.2"; empty: none
  std::string caret;                          // the field into which the caret goes next; empty: none
  scenario::Entry listed{scenario::Sort::flight, 0};  // that was chosen when the tab was last shown
  // Where it goes once refused fields are let go: another entry, or a command that ends or saves the
  // document.
  std::optional<std::variant<scenario::Entry, FileCommand>> leaving;
  std::optional<FlightDraft> flight;
  std::optional<TableDraft> table;
  std::optional<MatchDraft> match;
  std::optional<ReportDraft> report;
  std::string click_from;  // origin of a flight being added by two clicks; empty before the first
  bool on_map = false;     // places and waypoints can be dragged
  struct Held {
    enum class What { nothing, place, waypoint, bar } what = What::nothing;
    std::size_t flight = 0, index = 0;
    bool start = false, end = false;  // which end of a bar is held
    Instant depart, arrive;           // its times when it was taken
    std::size_t gesture = 0;
  } held;
  std::size_t gestures = 0;
  Instant bars_first, bars_last;  // the bars' time range, fixed while one is dragged
  bool tab_open = false;          // the tab is shown
  bool show_tab = false;          // the tab is to be shown next

  bool refused() const {
    return std::ranges::any_of(drafts, [](const auto& d) { return !d.second.problem.empty(); });
  }
  // Chooses an entry; asks first while a field of the present one is refused.
  void choose(scenario::Entry entry) {
    if (entry == chosen) return;
    if (refused())
      leaving = std::move(entry);
    else
      chosen = std::move(entry), drafts.clear(), opened.clear();
  }
};

}  // namespace homebound::ui
