// The editor's panels.
#pragma once

#include <filesystem>
#include <string>

#include "ui/panels/panels.h"

namespace homebound::ui {

// A table read for a look at it. Throws Error.
TableDraft table_draft(const std::string& file);
// The same of rows of a spreadsheet, which are put into `file`, to be added as flights.
TableDraft pasted_draft(const std::filesystem::path& file, const std::string& rows);

// The tab of forms.
void edit_tab(const Desk& desk);
// A row of the form: the field's name and what is typed into it.
void field_row(const Desk& desk, EditState& state, const scenario::EntryField& field);
// Tries the refused fields on a document that has changed.
void try_drafts_again(const Desk& desk, EditState& state);
// A flight that shares what is likely with the last one.
FlightDraft flight_draft(const Desk& desk);
void flight_dialog(const Desk& desk, const Rect& map, EditState& state);
// What a right click offers on an entry, and on what lies under the pointer on the map.
void entry_menu(const Desk& desk, const scenario::Entry& entry);
void map_menu(const Desk& desk);
// Tells whether an entry stands in the document's file; flights of tables and airports by code do not.
bool stands_in_file(const Desk& desk, const scenario::Entry& entry);
// Shows the form of an entry.
void edit_entry(const Desk& desk, const scenario::Entry& entry);
// Adds a copy of an entry and shows its form.
void duplicate_entry(const Desk& desk, const scenario::Entry& entry);
// Importing a table, pasting flights, and questions.
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
