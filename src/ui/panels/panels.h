// The panels. Each draws itself for this frame and lays on the desk what the user wants.
#pragma once

#include <optional>

#include "base/geometry.h"
#include "ui/kit/desk.h"

namespace homebound::ui {

// Pixels of the window. Each panel returns what it leaves of `free`.
Rect menu_bar(const Desk& desk, const Rect& free);
Rect transport(const Desk& desk, const Rect& free);
Rect side_panel(const Desk& desk, const Rect& free);
Rect flight_table(const Desk& desk, const Rect& free);

// Above everything: the list of keys, about, what went wrong.
void dialogs(const Desk& desk, const Rect& map);

void filter_tab(const Desk& desk);

// Over the map: the search field, what a click has chosen, what is measured.
void search_box(const Desk& desk, const Rect& map);
void chosen_card(const Desk& desk, const Rect& map);
void ruler_bar(const Desk& desk, const Rect& map);

// Exporting; beside `dialogs`, as it also draws on the map.
void export_panel(const Desk& desk, const Rect& map);

// The map itself: wheel, drags, double click, and facts under the pointer.
void map_area(const Desk& desk, const Rect& map);

// Figures, events and flights with their certainty and sources; the answer about one of them.
void evidence_tab(const Desk& desk);
void evidence_answer(const Desk& desk, const Ask& what);
// What is asked about, for the log: a figure's or counter's name, "event", "none".
std::string asked_name(const session::Document& document, const Ask& what);
// Asks about a counter as it stands now.
void ask_counter(const Desk& desk, const std::string& name);

// Facts of a flight or a place, into the current window or tooltip.
void flight_facts(const Desk& desk, std::size_t flight);
void place_facts(const Desk& desk, std::size_t place);
// Of anything that a click can hit.
void facts(const Desk& desk, const compose::Hit& hit);

}  // namespace homebound::ui
