// A user's table as rows of text, whatever format it came from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace homebound::data {

class Table {
 public:
  std::string name;  // the file's name as messages print it
  // Titles of the columns where the format has them; otherwise a row may hold them.
  std::vector<std::string> titles;
  std::vector<Text> notes;  // how the table was read: "encoded in GB18030"
  // For a spreadsheet that stores dates as numbers of days: the days from 1970-01-01 to its day 0.
  std::optional<int> day_zero;

  // A row that could not be separated from its neighbours.
  struct Broken {
    int number = 0;
    Text what;
  };
  std::vector<Broken> broken;

  std::size_t rows() const { return rows_.size(); }
  std::size_t columns() const { return columns_; }  // of the widest row or of the titles
  // The row's number in its file, from 1: the line on which it starts, the row of a sheet, or the number of
  // a feature.
  int number(std::size_t row) const { return rows_[row].number; }
  std::size_t cells(std::size_t row) const;
  // Returns the cell without surrounding spaces; empty beyond the row's end.
  std::string_view at(std::size_t row, std::size_t column) const;

  // Both throw Error beyond four million rows or a thousand columns.
  void begin_row(int number);
  void add(std::string_view cell);
  // Replaces a cell, also one beyond the row's end. Throws Error beyond a thousand columns.
  void put(std::size_t row, std::size_t column, std::string_view cell);
  // Gives the rows from `first` on at least so many cells, in one pass: put() moves all rows below it for
  // each cell that it adds.
  void widen(std::size_t first, std::size_t columns);
  // Removes the latest row.
  void drop_row();

 private:
  struct Cell {
    std::uint32_t begin, length;  // in text_
  };
  struct Row {
    int number;
    std::size_t first;  // into cells_
  };
  std::string text_;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::size_t columns_ = 0;
};

// Properties of a table that only the user may know.
struct TableQuery {
  std::string layer;      // a sheet, layer or database table; empty: the first that is not empty
  std::string encoding;   // encoding of the text, by its name in iconv; empty: detected
  std::string separator;  // separator of the text, one character; empty: detected among , ; tab |
  std::string where;      // condition on rows, in the database's SQL, or in GDAL's for features; empty: none
  std::string query;      // of a database: what is read instead of a table
};

// A query or a condition that was refused; the message is a predicate, as those of read_table() are.
class QueryError : public Error {
 public:
  using Error::Error;
};
// Returns the one for a condition on what has none.
QueryError no_conditions();

// Reads a table of text (.csv .tsv .tab .psv .txt .dat), a spreadsheet (.xlsx .ods), a GeoPackage, GeoJSON
// or another feature file that GDAL reads: at most 256 MB, four million rows and a thousand columns. Throws
// Error, whose message is a predicate without a subject ("is no spreadsheet"), when the file cannot be read
// as a table.
Table read_table(const std::filesystem::path& file, const TableQuery& query = {});
// Tells whether a file's extension is that of a table and not of a scenario.
bool is_table_name(const std::filesystem::path& file);
}  // namespace homebound::data
