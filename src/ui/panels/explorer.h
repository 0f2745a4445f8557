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

namespace homebound::ui {

using TextField = std::array<char, 256>;  // NUL-terminated UTF-8, as ImGui edits it

struct SearchBox {
  bool focus = true;  // the field is to take the keyboard
  TextField text{};
  std::string found_for;
  std::vector<session::Found> found;
  std::size_t chosen = 0;
  std::shared_ptr<const scenario::Scenario> scenario;  // the scenario that is indexed
  std::optional<session::SearchIndex> index;
};

struct FlightTable {
  TextField text{};
  std::vector<session::SortKey> order;
  std::vector<std::uint32_t> rows;
  std::set<std::uint32_t> selected;
  std::optional<std::uint32_t> last;                   // last row clicked, where a range begins
  std::shared_ptr<const timeline::Timeline> timeline;  // the timeline that is listed
  std::string listed_text;
  std::vector<session::SortKey> listed_order;
  bool left_out = false;  // lists the rows of tables that could not be read instead of the flights
  // The cell that is being corrected, and the text typed so far.
  struct Mending {
    std::size_t table = 0;
    int row = 0;
    std::string text;
  };
  std::optional<Mending> mending;
};

struct FilterField {
  TextField text{};
  Text problem;
  timeline::Filter shown;  // the filter whose text is shown, unless the text is being edited
};

struct Explorer {
  SearchBox search;
  FlightTable table;
  FilterField filter;
  std::optional<compose::Hit> chosen;  // last clicked; its facts are shown
  Point chosen_at;                     // page units
};

// Returns the table's selected rows, or all, as CSV.
std::string table_csv(const timeline::Timeline& timeline, const FlightTable& table);
// For the frame log: chosen_name() returns the kind and list index of what is chosen, rows_name() the number
// of rows and the first one.
std::string chosen_name(const Explorer& explorer);
std::string rows_name(const FlightTable& table);
// Updates the rows to the timeline, the text and the order.
void list_flights(FlightTable& table, const std::shared_ptr<const timeline::Timeline>& timeline);

}  // namespace homebound::ui
