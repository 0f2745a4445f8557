// A table of the user's as rows of text, wherever it came from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace homebound::data {

class Table {
 public:
  std::string name;                 // of the file, as messages print it
  std::vector<std::string> titles;  // of the columns, where the format has such; else a row may hold them
  std::vector<Message> notes;       // how it was read: "encoded in GB18030"
  // Days from 1970-01-01 to day 0 of a spreadsheet's numbers of days, which stand for dates in it.
  std::optional<int> day_zero;

  // A row that could not be told apart from its neighbours.
  struct Broken {
    int number = 0;
    Message what;
  };
  std::vector<Broken> broken;

  std::size_t rows() const { return rows_.size(); }
  std::size_t columns() const { return columns_; }  // of the widest row, or of the titles
  // Where the row stands in its file, from 1: the line of a text on which it starts, the row of a sheet, the
  // number of a feature.
  int number(std::size_t row) const { return rows_[row].number; }
  std::size_t cells(std::size_t row) const;
  // Without spaces around it; empty beyond the row's end.
  std::string_view at(std::size_t row, std::size_t column) const;

  void begin_row(int number);
  void add(std::string_view cell);
  // Takes the latest row back.
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

// What may be said about a table that cannot be found in it.
struct TableQuery {
  std::string layer;      // a sheet, layer or database table; empty: the first that is not empty
  std::string encoding;   // of text, as iconv names it; empty: found out
  std::string separator;  // of text: one character; empty: found out among , ; tab |
};

// Tables of text (.csv .tsv .tab .psv .txt .dat), spreadsheets (.xlsx .ods), GeoPackage, GeoJSON and other
// files of features that GDAL reads. At most 256 MB, a million rows, a thousand columns.
// Throws Error, a predicate without a subject ("is no spreadsheet"), when it cannot be read as a table at
// all.
Table read_table(const std::filesystem::path& file, const TableQuery& query = {});
// Of a database: `connection` is "PG:...", as GDAL's PostgreSQL driver takes it.
Table read_database(const std::string& connection, const TableQuery& query = {});

// Whether a file of this name is a table by its ending, and not a scenario.
bool is_table_name(const std::filesystem::path& file);
// "PG:dbname=flights", "postgresql://host/flights"
bool is_database(std::string_view name);
// A database's name without what is nobody's business.
std::string without_password(const std::string& connection);

}  // namespace homebound::data
