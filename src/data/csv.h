// A comma-separated table (RFC 4180, UTF-8, first line the column names), held as one text.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace homebound::data {

class CsvTable {
 public:
  // Throws Error, with the line, for a row of another length than the header and for an open quote.
  static CsvTable read(const std::filesystem::path& file);
  static CsvTable parse(std::string text, const std::string& name);

  std::size_t rows() const { return cells_.size() / columns_ - 1; }
  // Throws Error when there is no such column.
  std::size_t column(std::string_view title) const;
  std::string_view at(std::size_t row, std::size_t column) const {
    return cells_[(row + 1) * columns_ + column];
  }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::unique_ptr<std::string> text_;  // cells_ point into it; quoted cells were unquoted in place
  std::vector<std::string_view> cells_;
  std::size_t columns_ = 1;
};

}  // namespace homebound::data
