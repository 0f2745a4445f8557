#include "data/text/table.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/figures.h"
#include "base/trim.h"
#include "data/gis/ogr_table.h"
#include "data/text/delimited.h"
#include "data/text/json_table.h"
#include "data/text/unpack.h"

namespace homebound::data {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> text_endings{".csv", ".tsv", ".tab", ".psv", ".txt", ".dat"};
constexpr std::array<std::string_view, 6> ogr_endings{".xlsx", ".ods", ".gpkg", ".geojson", ".json", ".fgb"};
constexpr std::size_t most_rows = 4'000'000, most_columns = 1000;  // rows below the one of titles

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Returns the ending in small letters, of what is packed where that is text: ".csv" of "flights.csv.gz".
std::string ending_of(const fs::path& file) {
  const std::string packed = lower(without_gz(file).extension().string());
  return holds(text_endings, packed) ? packed : lower(file.extension().string());
}

}  // namespace

std::size_t Table::cells(std::size_t row) const {
  return (row + 1 < rows_.size() ? rows_[row + 1].first : cells_.size()) - rows_[row].first;
}

std::string_view Table::at(std::size_t row, std::size_t column) const {
  if (column >= cells(row)) return {};
  const Cell& cell = cells_[rows_[row].first + column];
  return std::string_view(text_).substr(cell.begin, cell.length);
}

void Table::begin_row(int number) {
  if (rows_.size() > most_rows)
    throw Error(told("has more than {} rows, the most that are read: cut it into several tables",
                     "超过{}行的上限：请分成几个表格", with_thousands(std::to_string(most_rows))));
  rows_.push_back({number, cells_.size()});
  columns_ = std::max(columns_, titles.size());
}

void Table::add(std::string_view cell) {
  cell = trimmed(cell);
  cells_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(cell.size())});
  text_ += cell;
  columns_ = std::max(columns_, cells(rows_.size() - 1));
  if (columns_ > most_columns)
    throw Error(
        told("has more than {} columns in row {}", "第{1}行超过{0}列", most_columns, rows_.back().number));
}

void Table::put(std::size_t row, std::size_t column, std::string_view cell) {
  if (column >= most_columns)
    throw Error(
        told("has more than {} columns in row {}", "第{1}行超过{0}列", most_columns, rows_[row].number));
  if (const std::size_t has = cells(row); column >= has) {
    const std::size_t more = column + 1 - has;
    cells_.insert(cells_.begin() + static_cast<std::ptrdiff_t>(rows_[row].first + has), more, Cell{0, 0});
    for (std::size_t below = row + 1; below < rows_.size(); ++below) rows_[below].first += more;
    columns_ = std::max(columns_, column + 1);
  }
  cell = trimmed(cell);
  cells_[rows_[row].first + column] = {static_cast<std::uint32_t>(text_.size()),
                                       static_cast<std::uint32_t>(cell.size())};
  text_ += cell;
}

void Table::widen(std::size_t first, std::size_t columns) {
  std::vector<Cell> wide;
  std::vector<std::size_t> starts;
  starts.reserve(rows_.size());
  wide.reserve(cells_.size() + (rows_.size() - std::min(first, rows_.size())) * columns);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const std::size_t has = cells(row);
    const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(rows_[row].first);
    const std::size_t at = wide.size();
    wide.insert(wide.end(), begin, begin + static_cast<std::ptrdiff_t>(has));
    if (row >= first && has < columns) wide.resize(at + columns, Cell{0, 0});
    starts.push_back(at);
  }
  cells_ = std::move(wide);
  for (std::size_t row = 0; row < rows_.size(); ++row) rows_[row].first = starts[row];
  columns_ = std::max(columns_, columns);
}

void Table::drop_row() {
  cells_.resize(rows_.back().first);
  rows_.pop_back();
}

bool is_table_name(const fs::path& file) {
  const std::string ending = ending_of(file);
  return holds(text_endings, ending) || holds(ogr_endings, ending) || ending == ".xls";
}

QueryError no_conditions() {
  return QueryError({"cannot be tested here: only databases and feature files (.gpkg, .geojson, .fgb) can",
                     "在此无法使用：只有数据库和矢量文件（.gpkg、.geojson、.fgb）支持条件"});
}

Table read_table(const fs::path& file, const TableQuery& query) {
  const std::string ending = ending_of(file);
  if (ending == ".xls")
    throw Error({"is of an Excel before 2007, which is not read here; save it as .xlsx",
                 "是2007年以前的 Excel 文件，此处不能读取；请另存为 .xlsx"});
  std::error_code problem;
  if (!fs::exists(file, problem))
    throw Error({"cannot be read: there is no such file", "无法读取：没有该文件"});
  if (!fs::is_regular_file(file, problem))
    throw Error({"cannot be read: it is a folder or a device", "无法读取：是文件夹或设备"});
  if (!query.where.empty() && (is_plain_json(file) || holds(text_endings, ending))) throw no_conditions();
  if (is_plain_json(file)) return read_json_table(file);
  if (holds(text_endings, ending)) return read_delimited(file, query);
  return read_ogr_table(file, query);
}

}  // namespace homebound::data
