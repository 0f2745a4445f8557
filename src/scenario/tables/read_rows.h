// Reads tables of flights, one flight a row.
#pragma once

#include "data/text/table.h"
#include "scenario/read/entries.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/columns.h"
#include "scenario/tables/mend.h"

namespace homebound::scenario {

// Settings of a table that apply to all its rows.
struct TableSettings {
  ChosenColumns columns;
  std::string zone;                   // zone of all its times; empty: the airports' own, or as titles say
  std::optional<DayOrder> day_order;  // order in dates such as 01/03/2024; nullopt: found from all of them
  bool alone = false;                 // of no scenario: the command line says how it is read
  bool days_from_1904 = false;        // numbers of days count from 1904, as on old Macs
  // Whether rows that repeat others count; nullopt: those of a day or with a number do not.
  std::optional<bool> keep_repeated;
  bool keep_cancelled = false;    // see ReadOptions
  std::optional<Certainty> sure;  // certainty of times and head-counts
  std::string kind;               // kind of people where no column says it
  std::vector<Mend> mends;        // the latest for a cell counts
  // Indices into Scenario::sources; empty: the table's file is the source.
  std::vector<std::size_t> sources;
};

// Adds a report to the scenario, and a flight for each row that can be read. A row that cannot be read is
// left out with a warning that names the row, the column, what was found and what was expected; with
// `strict` it is an error. The first finding says how many rows are missing; of the single ones, ten are
// told. A guess of a column of times that makes most rows impossible is taken back. Throws Error, whose
// message is a predicate without a subject, when no row can be read.
// Returns the table's own heading; empty where it has none.
std::string read_rows(Reading& reading, data::Table table, const TableSettings& settings,
                      const std::string& file, bool strict);

// Returns a scenario of one table, titled as it calls itself, or else after its file. Throws InputError when
// the table cannot be read.
Scenario scenario_of_table(const std::filesystem::path& file, const ReadOptions& options,
                           const data::Airports& airports);

}  // namespace homebound::scenario
