// The state of all panels between two frames: what is open, typed, chosen and held. A panel writes it in
// place, and every other panel sees the change at once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/edit/edit.h"
#include "ui/panels/edit_state.h"
#include "ui/panels/explorer.h"
#include "ui/panels/export_draft.h"
#include "ui/panels/file_state.h"
#include "ui/panels/storyboard_state.h"

namespace homebound::ui {

// The number whose evidence is shown: a figure or counter, by its index in timeline::figure_names(), or an
// event with its figure.
struct Ask {
  enum class About { nothing, figure, counter_now, event } about = About::nothing;
  std::size_t index = 0;
};

// The document's warnings with what can be done about them, worked out once for each document.
struct WarningList {
  std::shared_ptr<const scenario::Scenario> of;
  struct Row {
    Text message;
    bool left_out = false;                 // rows of a table, which the table of flights lists
    std::optional<scenario::Entry> entry;  // of which it warns
    // What mends it, or how it may be decided.
    struct Remedy {
      Word name{};
      session::Edit edit;
    };
    std::vector<Remedy> remedies;
  };
  std::vector<Row> rows;
  float height = 0;             // of all rows as they were drawn last, pixels
  std::optional<Point> corner;  // of the map, in which the list stands while it is open
  double chosen_for = 0;        // the height for which it was chosen, pixels
};

struct Panels {
  bool full_screen = false, keys = false, about = false, search = false;
  bool filter = false;              // the filter's tab is to be shown next
  std::optional<std::size_t> menu;  // index into `menus` of the one that opens next
  Ask asked;
  ExportPanel exporting;
  struct Finder {
    bool open = false;
    std::string typed;
    std::size_t chosen = 0;
  } finder;
  bool quitting = false;  // the question about a running export is open
  bool welcome = false;   // the first start's tips are open
  bool warnings = false;  // the document's warnings are open
  WarningList warning_list;
  std::vector<Text> problems;
  std::optional<LonLat> grip;  // the position on the map that the mouse holds
  Explorer explorer;
  EditState edit;
  Storyboard storyboard;
  FileState files;

  void close_warnings() { warnings = false, warning_list.corner.reset(); }
  // Tells whether a question is open, which then takes all keys.
  bool asking() const {
    return edit.flight || edit.table || edit.leaving || edit.match || edit.report || files.asks() || quitting;
  }
};

}  // namespace homebound::ui
