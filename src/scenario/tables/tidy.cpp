#include "scenario/tables/tidy.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/message.h"
#include "base/trim.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t longest_cell = 40;  // bytes; a longer one is a remark, whose marks may stand

constexpr std::array<std::string_view, 16> footnote_marks{"*", "†", "‡", "§", "¶", "⁰", "¹", "²",
                                                          "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "※"};
constexpr std::array<std::string_view, 16> repetitions{"\"",   "''",    "”",     "“",   "″",  "〃",
                                                       "do.",  "ditto", "idem",  "id.", "do", "dto.",
                                                       "同上", "同前",  "ibid.", "-\"-"};

// Tells whether a cell may end in a number in brackets that is a footnote's: a time, a number or a code.
bool is_plain_value(std::string_view cell) {
  if (whole_number(cell)) return true;
  const bool code = cell.size() >= 3 && cell.size() <= 4 &&
                    std::ranges::all_of(cell, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (code) return true;
  const auto time = is_digit(cell.back()) ? cell_time(cell) : std::nullopt;
  return time.has_value();
}

// Returns a cell without the footnote marks behind it; the cell itself where there are none.
std::string_view without_marks(std::string_view cell) {
  if (cell.empty() || cell.size() > longest_cell) return cell;
  std::string_view rest = cell;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : footnote_marks)
      if (rest.ends_with(mark)) rest.remove_suffix(mark.size()), rest = trimmed(rest), more = true;
  }
  // "(1)", "[a]"
  const std::size_t open = rest.find_last_of("([");
  if (open != rest.npos && open > 0 && (rest.back() == ')' || rest.back() == ']')) {
    const std::string_view inner = rest.substr(open + 1, rest.size() - open - 2);
    const bool sign = (inner.size() == 1 && (is_letter(inner[0]) || is_digit(inner[0]))) ||
                      (inner.size() == 2 && is_digit(inner[0]) && is_digit(inner[1]));
    if (const auto value = trimmed(rest.substr(0, open)); sign && !value.empty() && is_plain_value(value))
      rest = value;
  }
  const bool says = std::ranges::any_of(
      rest, [](char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; });
  return says ? rest : cell;
}

bool may_end_in_mark(std::string_view cell) {
  if (cell.empty()) return false;
  const char last = cell.back();
  return last == '*' || last == ')' || last == ']' || static_cast<unsigned char>(last) >= 0x80;
}

bool is_repetition(std::string_view cell) {
  if (cell.empty() || cell.size() > 6) return false;
  constexpr std::string_view first = "\"'-dDiI";  // most cells begin otherwise
  if (first.find(cell[0]) == first.npos && static_cast<unsigned char>(cell[0]) < 0x80) return false;
  return std::ranges::find(repetitions, lower(cell)) != repetitions.end();
}

// What was changed, and where first.
struct Changed {
  std::size_t count = 0;
  std::string example;
  int line = 0;
  void add(std::string_view cell, int number) {
    if (count++ == 0) example = cell, line = number;
  }
};

}  // namespace

std::vector<Text> tidy(data::Table& table) {
  Changed marked, repeated;
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t i = 0; i < table.cells(row); ++i) {
      const std::string_view cell = table.at(row, i);
      if (row > 0 && is_repetition(cell) && !table.at(row - 1, i).empty()) {
        repeated.add(cell, table.number(row));
        table.put(row, i, std::string(table.at(row - 1, i)));
      } else if (may_end_in_mark(cell)) {
        const std::string_view rest = without_marks(cell);
        if (rest.size() == cell.size()) continue;
        marked.add(cell, table.number(row));
        table.put(row, i, std::string(rest));
      }
    }
  std::vector<Text> said;
  if (marked.count > 0)
    said.push_back(told("footnote marks are passed over; the first of {} is in '{}' in line {}",
                        "略去脚注符号：{0}个单元格，首个为第{2}行的“{1}”", marked.count, marked.example,
                        marked.line));
  if (repeated.count > 0)
    said.push_back(told("signs of repetition mean the cell above; the first of {} is '{}' in line {}",
                        "重复符号视为与上格相同：{0}个单元格，首个为第{2}行的“{1}”", repeated.count,
                        repeated.example, repeated.line));
  return said;
}

}  // namespace homebound::scenario
