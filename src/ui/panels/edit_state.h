// The state of editing between two frames: what is being typed, chosen or dragged. Only commands change the
// document.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenario/format/with_field.h"
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
  std::string from, to, depart, people, kind;
  bool fresh = true;
  Text problem;
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
};

struct EditState {
  scenario::Entry chosen{scenario::Sort::flight, 0};
  std::shared_ptr<const std::string> text;  // the text to which outline and drafts belong
  std::shared_ptr<const scenario::TomlOutline> outline;
  std::map<std::string, Draft> drafts;  // by entry and key
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
};

}  // namespace homebound::ui
