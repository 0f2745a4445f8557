// The program's own tables: comma-separated values (RFC 4180) in UTF-8 with the columns' titles in the
// first line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "data/text/table.h"

namespace homebound::data {

class CsvTable {
 public:
  // Both throw Error, with the line, when there is no row at all, a row differs in length from the first, a
  // quote is not closed, or text follows a closing quote. `name` is the file's name in messages.
  static CsvTable read(const std::filesystem::path& file);
  static CsvTable parse(std::string text, const std::string& name);

  std::size_t rows() const { return table_.rows() - 1; }  // without the row of titles
  // Returns the column's index. Throws Error when there is no such column.
  std::size_t column(std::string_view title) const;
  std::string_view at(std::size_t row, std::size_t column) const { return table_.at(row + 1, column); }
  // The line on which the row starts, from 1.
  int line(std::size_t row) const { return table_.number(row + 1); }
  const std::string& name() const { return table_.name; }

 private:
  Table table_;
};

}  // namespace homebound::data
