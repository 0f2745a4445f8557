// The panels. Each draws itself for this frame and writes on the desk what the user wants.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "ui/kit/desk.h"

namespace homebound::ui {

// Rectangles are pixels of the window. Each panel returns what is left of `free`.
Rect menu_bar(const Desk& desk, const Rect& free);
Rect transport(const Desk& desk, const Rect& free);
Rect side_panel(const Desk& desk, const Rect& free);
Rect flight_table(const Desk& desk, const Rect& free);
// The scenes as pictures; as titles alone where the map needs the room.
Rect storyboard(const Desk& desk, const Rect& free);

// Returns the corner of the map, as shares of its width and height, in which a card of that size covers the
// fewest ends of flights. The left ones are the title's and the counters'.
Point emptiest_corner(const Desk& desk, const Rect& map, Size card);
// Returns the room for cards on the map, above what the picture says at its foot.
Rect card_room(const Desk& desk, const Rect& map);
// Lists the document's warnings, each with a way to it and, where there is one, its remedy.
void warnings_panel(const Desk& desk, const Rect& map);
std::size_t count_warnings(const scenario::Scenario& scenario);

// Draws what is above everything else: the list of keys, about, problems.
void dialogs(const Desk& desk, const Rect& map);

void filter_tab(const Desk& desk);

// Draw over the map: the search field, the card of what a click chose, the ruler's bar.
void search_box(const Desk& desk, const Rect& map);
void chosen_card(const Desk& desk, const Rect& map);
void ruler_bar(const Desk& desk, const Rect& map);

// Draws the export panel. It is separate from dialogs() because it also draws on the map.
void export_panel(const Desk& desk, const Rect& map);

// Returns the rectangle of the map or, where there are two, of both.
std::vector<Rect> maps_in(const Rect& map, bool two);

// Handles the mouse on the map: wheel, drags, double clicks, and facts under the pointer.
void map_area(const Desk& desk, const Rect& map);

// evidence_tab() lists figures, events and flights with their certainty and sources; evidence_answer() shows
// the evidence for one of them.
void evidence_tab(const Desk& desk);
void evidence_answer(const Desk& desk, const Ask& what);
// Returns what is asked about, for the log: a figure's or counter's name, "event", "none".
std::string asked_name(const session::Document& document, const Ask& what);
// Asks about a counter's present value.
void ask_counter(const Desk& desk, const std::string& name);

// Writes the facts of a flight or a place into the current window or tooltip.
void flight_facts(const Desk& desk, std::size_t flight);
void place_facts(const Desk& desk, std::size_t place);
// Write what a band of flights carries, and what leaves and reaches a place or places drawn as one.
void flow_facts(const Desk& desk, const timeline::Timeline& timeline, const std::vector<std::size_t>& legs);
void place_flow_facts(const Desk& desk, const timeline::Timeline& timeline,
                      const std::vector<std::size_t>& places);
// Does so for anything that a click can hit, on the first or the second map.
void facts(const Desk& desk, const compose::Hit& hit, bool second);

}  // namespace homebound::ui
