// What editing holds between two frames: what is being typed, chosen or dragged. The document changes by
// commands alone.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenario/format/with_field.h"

namespace homebound::ui {

// Typed into a field and not in the document yet.
struct Draft {
  std::string typed;
  Message problem;
};

// A flight on its way to be added.
struct FlightDraft {
  std::string from, to, depart, people, kind;
  bool fresh = true;
  Message problem;
};

// A table of flights with the columns that it will be read by.
struct TableDraft {
  std::string file;
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> rows;  // the first
  std::map<std::string, int> columns;          // by field, from 1; 0: none
  std::map<std::string, int> guessed;          // the same, from titles and cells
  Message problem;
};

struct EditState {
  scenario::Entry chosen{scenario::Sort::flight, 0};
  std::shared_ptr<const std::string> text;  // that the outline and the drafts are of
  std::shared_ptr<const scenario::TomlOutline> outline;
  std::map<std::string, Draft> drafts;  // by entry and key
  std::optional<FlightDraft> flight;
  std::optional<TableDraft> table;
  std::string click_from;  // where a flight leaves that is added by two clicks; empty before the first
  bool on_map = false;     // places and waypoints can be dragged
  struct Held {
    enum class What { nothing, place, waypoint, bar } what = What::nothing;
    std::size_t flight = 0, index = 0;
    bool start = false, end = false;  // of a bar
    Instant depart, arrive;           // when it was taken
    std::size_t gesture = 0;
  } held;
  std::size_t gestures = 0;
  Instant bars_first, bars_last;  // what the bars span, fixed while one is dragged
  bool tab_open = false;          // the tab is the one shown
  bool show_tab = false;          // it is to be
};

}  // namespace homebound::ui
