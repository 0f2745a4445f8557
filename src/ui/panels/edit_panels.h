// The editor's panels.
#pragma once

#include <string>

#include "ui/panels/panels.h"

namespace homebound::ui {

// A table read for a look at it. Throws Error.
TableDraft table_draft(const std::string& file);

// The tab of forms.
void edit_tab(const Desk& desk);
// Adding a flight, importing a table.
void edit_dialogs(const Desk& desk, const Rect& map);
// Recorded tracks beside the document's flights, while some wait to be accepted.
void match_dialog(const Desk& desk, const Rect& map, EditState& state);
// A newer report beside the document, while it waits to be accepted.
void report_dialog(const Desk& desk, const Rect& map, EditState& state);
// Bars of flights over the transport, while the tab is open. Returns what it leaves of `free`.
Rect bars(const Desk& desk, const Rect& free);
// Handles of places and waypoints on the map, and the one under the mouse. Whether it holds one, so that the
// map stays.
bool edit_on_map(const Desk& desk, const Rect& map, Point at, bool hovered);

void file_dialogs(const Desk& desk, const Rect& map);

}  // namespace homebound::ui
