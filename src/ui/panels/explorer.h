// The state of the explorer's panels between frames: what is typed, chosen and listed.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compose/picture/hit.h"
#include "session/look/flight_rows.h"
#include "session/look/search.h"
#include "timeline/departures.h"

namespace homebound::ui {

struct SearchBox {
  bool focus = true;  // the field is to take the keyboard
  std::string text;
  std::string found_for;
  std::vector<session::Found> found;
  std::size_t chosen = 0;
  std::shared_ptr<const scenario::Scenario> scenario;  // the scenario that is indexed
  std::optional<session::SearchIndex> index;
};

struct FlightTable {
  std::string text;
  std::vector<session::SortKey> order;
  std::vector<std::uint32_t> rows;
  std::set<std::uint32_t> selected;
  std::optional<std::uint32_t> last;                   // last row clicked, where a range begins
  std::shared_ptr<const timeline::Timeline> timeline;  // the timeline that is listed
  std::string listed_text;
  std::vector<session::SortKey> listed_order;
  std::array<bool, session::columns.size()> empty{};  // columns that say nothing of any flight
  std::optional<std::size_t> focused;  // the flight that was singled out when the table was drawn last
  bool scrolls_across = false;         // it has more columns than room
  bool left_out = false;  // lists the rows of tables that could not be read instead of the flights
  // The cell that is being corrected, and the text typed so far.
  struct Mending {
    std::size_t table = 0;
    int row = 0;
    std::string text;
  };
  std::optional<Mending> mending;
  // The cell of a flight that is being written, and its text so far.
  struct Writing {
    std::uint32_t row = 0;
    session::Column column{};
    std::string text;
    bool fresh = true;  // it is to take the caret
  };
  std::optional<Writing> writing;
  std::optional<std::size_t> mended;  // the row, from 0, that takes the caret when the document has changed
};

struct FilterField {
  std::string text;
  Text problem;
  std::string shown;     // the text of what was in force, unless the text is being edited
  bool writing = false;  // it has been edited and not been left since
};

struct DeparturesBar {
  std::shared_ptr<const timeline::Timeline> timeline;  // the timeline that is counted
  std::shared_ptr<const timeline::Departures> departures;
  std::optional<Instant> held;  // where the bucket begins at which a drag began
};

struct Explorer {
  SearchBox search;
  FlightTable table;
  FilterField filter, beside;
  DeparturesBar departures;
  std::optional<compose::Hit> chosen;  // last clicked; its facts are shown
  Point chosen_at;                     // page units
  bool chosen_on_second = false;       // on the second map
  // Where the card of what is chosen stands: a corner of the map that leaves it in sight.
  struct Corner {
    bool right = true, top = true;
    float width = 0, height = 0;  // of the card, pixels
    bool grows = true;            // it finds its size in the first frames
  };
  Corner corner;
  std::optional<std::size_t> singled;         // the place that the look singled out in the last frame
  std::optional<compose::Hit> hovered;        // under the pointer; a place is singled out meanwhile
  std::optional<compose::Hit> right_clicked;  // of which the map's menu is
};

// Returns the table's selected rows, or all, separated by tabs, as spreadsheets take them.
std::string table_text(const timeline::Timeline& timeline, const FlightTable& table);
std::optional<std::size_t> hovered_place(const Explorer& explorer);
// For the frame log: hit_name() returns the kind and list index of what is hit, rows_name() the number of
// rows and the first one.
std::string hit_name(const std::optional<compose::Hit>& hit);
std::string rows_name(const FlightTable& table);
// Updates the rows to the timeline, the text and the order.
void list_flights(FlightTable& table, const std::shared_ptr<const timeline::Timeline>& timeline);

}  // namespace homebound::ui
