// All that panels hold between two frames: what is open, typed, chosen and held. A panel writes it where it
// stands, and every other sees that at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/panels/edit_state.h"
#include "ui/panels/explorer.h"
#include "ui/panels/export_draft.h"
#include "ui/panels/file_state.h"

namespace homebound::ui {

// Whose evidence is shown: a figure's or counter's, by its place in timeline::figure_names(), or an event's
// with its figure.
struct Ask {
  enum class About { nothing, figure, counter_now, event } about = About::nothing;
  std::size_t index = 0;
};

struct Panels {
  bool full_screen = false, keys = false, about = false, search = false;
  bool filter = false;              // its tab is to be shown next
  std::optional<std::size_t> menu;  // of `menus`, that is to open next
  Ask asked;
  ExportPanel exporting;
  struct Finder {
    bool open = false;
    std::string typed;
    std::size_t chosen = 0;
  } finder;
  bool quitting = false;  // asks about an export that is running
  bool welcome = false;   // what to try, on the first start
  std::vector<Message> problems;
  std::optional<LonLat> grip;  // the place of the map that the mouse holds
  Explorer explorer;
  EditState edit;
  FileState files;

  // Something waits for an answer, which is all that keys are for then.
  bool asking() const { return edit.flight || edit.table || files.asks() || quitting; }
};

}  // namespace homebound::ui
