#include "data/text/csv.h"

#include <limits>

#include <fmt/format.h>

#include "base/error.h"
#include "data/text/delimited.h"
#include "data/text/file_bytes.h"

namespace homebound::data {

CsvTable CsvTable::read(const std::filesystem::path& file) {
  auto text = first_bytes(file, std::numeric_limits<std::uintmax_t>::max());
  if (!text) throw Error(told("cannot read {}", "无法读取 {}", file.string()));
  return parse(*std::move(text), file.string());
}

CsvTable CsvTable::parse(std::string text, const std::string& name) {
  CsvTable csv;
  csv.table_ = parse_delimited(std::move(text), name, {.layer = {}, .encoding = "UTF-8", .separator = ","},
                               Rules::strict);
  const auto fail = [&](int line, const Text& what) {
    throw Error(told("{}:{}: {}", "{}:{}：{}", name, line, what));
  };
  if (!csv.table_.broken.empty()) fail(csv.table_.broken.front().number, csv.table_.broken.front().what);
  if (csv.table_.rows() == 0)
    fail(1, {"the table is empty; its first line names the columns", "表格为空；首行应为列标题"});
  return csv;
}

std::size_t CsvTable::column(std::string_view title) const {
  for (std::size_t column = 0; column < table_.columns(); ++column)
    if (table_.at(0, column) == title) return column;
  throw Error(told("{}: no column '{}'", "{}：没有列“{}”", name(), title));
}

}  // namespace homebound::data
