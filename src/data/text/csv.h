// The program's own tables: comma-separated (RFC 4180), in UTF-8, the first line the columns' titles.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "data/text/table.h"

namespace homebound::data {

class CsvTable {
 public:
  // Throws Error, with the line: no row at all, a row of another length than the first, an open quote, text
  // behind a closing one.
  static CsvTable read(const std::filesystem::path& file);
  static CsvTable parse(std::string text, const std::string& name);

  std::size_t rows() const { return table_.rows() - 1; }  // below the titles
  // Throws Error when there is no such column.
  std::size_t column(std::string_view title) const;
  std::string_view at(std::size_t row, std::size_t column) const { return table_.at(row + 1, column); }
  int line(std::size_t row) const { return table_.number(row + 1); }
  const std::string& name() const { return table_.name; }

 private:
  Table table_;
};

}  // namespace homebound::data
