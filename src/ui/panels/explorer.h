// What the explorer's panels hold between two frames: what is being typed, chosen, listed.
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
  bool focus = true;  // the keyboard is to go there
  TextField text{};
  std::string found_for;
  std::vector<session::Found> found;
  std::size_t chosen = 0;
  std::shared_ptr<const scenario::Scenario> scenario;  // that the index is of
  std::optional<session::SearchIndex> index;
};

struct FlightTable {
  TextField text{};
  std::vector<session::SortKey> order;
  std::vector<std::uint32_t> rows;
  std::set<std::uint32_t> selected;
  std::optional<std::uint32_t> last;                   // clicked, where a range begins
  std::shared_ptr<const timeline::Timeline> timeline;  // that the rows are of
  std::string listed_text;
  std::vector<session::SortKey> listed_order;
};

struct FilterField {
  TextField text{};
  Message problem;
  timeline::Filter shown;  // whose text it is, unless it is being edited
};

struct Explorer {
  SearchBox search;
  FlightTable table;
  FilterField filter;
  std::optional<compose::Hit> chosen;  // whose facts are shown, clicked last
  Point chosen_at;                     // page units
};

// The rows of the table as CSV: those selected, or all.
std::string table_csv(const timeline::Timeline& timeline, const FlightTable& table);
// For the log: the kind of what is chosen, with its place in its list; how many rows there are, and the
// first.
std::string chosen_name(const Explorer& explorer);
std::string rows_name(const FlightTable& table);
// Brings the rows up to date with the timeline, the text and the order.
void list_flights(FlightTable& table, const std::shared_ptr<const timeline::Timeline>& timeline);

}  // namespace homebound::ui
