// Tables of flights: a flight a row.
#pragma once

#include "data/text/table.h"
#include "scenario/read/entries.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {

// What is said about a table beside its rows.
struct TableSettings {
  ChosenColumns columns;
  std::string zone;                   // of all its times; empty: the airports', or as titles say
  std::optional<DayOrder> day_order;  // of dates such as 01/03/2024; nothing: found from all of them
  std::optional<Certainty> sure;      // of times and head-counts
  std::string kind;                   // of people, where no column says it
  std::vector<std::size_t> sources;   // into Scenario::sources; empty: the table's file is the source
};

// Adds a flight for each row that can be read and a report to the scenario. A row that cannot is left out
// with a warning that names row, column, what was found and what was expected; with `strict`, that is an
// error. After ten warnings only their number is told. Throws Error, a predicate without a subject, when no
// row can be read.
void read_rows(Reading& reading, const data::Table& table, const TableSettings& settings,
               const std::string& file, bool strict);

// A scenario of one table, titled after its file. Throws InputError.
Scenario scenario_of_table(const std::filesystem::path& file, const ReadOptions& options,
                           const data::Airports& airports);

}  // namespace homebound::scenario
