#include "scenario/tables/heading.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "scenario/tables/cell_kinds.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t shortest = 6, longest = 160;  // bytes

constexpr std::string_view of_flights[] = {
    "flight",  "flug",     "flüge", "vol ",  "vols",        "vuelo",     "voo",  "voli",
    "airlift", "evacu",    "evaku", "repat", "rückhol",     "charter",   "uçuş", "рейс",
    "полет",   "эвакуа",   "رحل",   "إجلاء", "航班",        "包机",      "撤",   "航空",
    "航线",    "フライト", "便",    "항공",  "penerbangan", "chuyến bay"};
constexpr std::string_view of_origin[] = {
    "source", "quelle",      "fuente",   "fonte", "sources", "источник", "as of", "updated", "generated",
    "stand:", "prepared by", "compiled", "note",  "来源",    "制表",     "单位",  "资料"};

bool holds(std::string_view text, auto&& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// Returns the only cell of a row; empty where there are more, or none.
std::string_view only_cell(const data::Table& table, std::size_t row) {
  std::string_view only;
  for (std::size_t i = 0; i < table.cells(row); ++i) {
    const std::string_view cell = table.at(row, i);
    if (cell.empty()) continue;
    if (!only.empty()) return {};
    only = cell;
  }
  return only;
}

bool may_be_heading(std::string_view text) {
  if (text.size() < shortest || text.size() > longest || is_remark(text) || is_total(text)) return false;
  if (text.starts_with('(') || text.starts_with("（") || text.starts_with('[')) return false;
  const std::string small = lower(text);
  const auto begins = [&](std::string_view word) { return small.starts_with(word); };
  return std::ranges::none_of(of_origin, begins) && !cell_time(text) && !decimal_number(text);
}

}  // namespace

std::string heading_of(const data::Table& table, const Columns& columns) {
  std::string first;
  for (std::size_t row = 0; row < std::min(columns.first_row, table.rows()); ++row) {
    const std::string_view text = only_cell(table, row);
    if (!may_be_heading(text)) continue;
    if (holds(lower(text), of_flights)) return std::string(text);
    if (first.empty()) first = text;
  }
  return first;
}

}  // namespace homebound::scenario
