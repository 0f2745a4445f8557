#include "scenario/tables/cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "base/numbers.h"
#include "data/register/fold.h"

namespace homebound::scenario {
namespace {

bool is_decimal(char c) { return c >= '0' && c <= '9'; }

// Tells whether digits have one mark between groups of three: "1,234,567".
bool has_thousands(std::string_view text, char mark) {
  const std::size_t first = text.find(mark);
  if (first == text.npos || first == 0 || first > 3) return false;
  for (std::size_t i = first; i < text.size(); i += 4)
    if (text[i] != mark || i + 4 > text.size() ||
        !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                     text.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_decimal))
      return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), is_decimal);
}

std::string without(std::string_view text, std::string_view characters) {
  std::string result;
  for (char c : text)
    if (characters.find(c) == characters.npos) result += c;
  return result;
}

// Removes the spaces that separate thousands, including narrow and non-breaking ones.
std::string without_spaces(std::string_view cell) {
  std::string text(cell);
  for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE3\x80\x80"})
    for (std::size_t at = 0; (at = text.find(space, at)) != text.npos;) text.erase(at, space.size());
  return without(text, " '");
}

}  // namespace

bool is_missing(std::string_view cell) {
  if (cell.empty()) return true;
  // Of most cells the first byte tells: none of the words below begins with it.
  if (cell.size() > 9 || std::string_view("-\\?nNuU\xE2\xE4\xE6").find(cell[0]) == std::string_view::npos)
    return false;
  constexpr std::array<std::string_view, 16> words{"-",       "--", "—",    "–",   "\\n", "null",
                                                   "n/a",     "na", "none", "nil", "?",   "nan",
                                                   "unknown", "无", "未知", "不详"};
  return std::find(words.begin(), words.end(), lower(cell)) != words.end();
}

bool is_unknown(std::string_view cell) {
  if (is_missing(cell)) return true;
  if (cell.size() > 24 || is_decimal(cell[0])) return false;
  constexpr std::array<std::string_view, 52> words{"k. a.",
                                                   "k.a.",
                                                   "k. a",
                                                   "keine angabe",
                                                   "keine angaben",
                                                   "unbekannt",
                                                   "n.c.",
                                                   "inconnu",
                                                   "non communiqué",
                                                   "s/d",
                                                   "sin datos",
                                                   "desconocido",
                                                   "sconosciuto",
                                                   "desconhecido",
                                                   "н/д",
                                                   "нет данных",
                                                   "??",
                                                   "???",
                                                   "tbd",
                                                   "tba",
                                                   "tbc",
                                                   "tbn",
                                                   "t.b.d.",
                                                   "t.b.a.",
                                                   "t.b.c.",
                                                   "unk",
                                                   "unk.",
                                                   "n.a.",
                                                   "n/k",
                                                   "nk",
                                                   "n/d",
                                                   "n.d.",
                                                   "not known",
                                                   "not available",
                                                   "not reported",
                                                   "not yet known",
                                                   "to be confirmed",
                                                   "to be determined",
                                                   "to be advised",
                                                   "to be announced",
                                                   "pending",
                                                   "unspecified",
                                                   "待定",
                                                   "待确认",
                                                   "待通知",
                                                   "待公布",
                                                   "未定",
                                                   "未公布",
                                                   "不明",
                                                   "时间待定",
                                                   "另行通知",
                                                   "人数不详"};
  return std::find(words.begin(), words.end(), lower(cell)) != words.end();
}

std::optional<int> whole_number(std::string_view cell) {
  std::string text = without_spaces(cell);
  for (const std::string_view unit : {"人", "名", "位"})
    if (text.ends_with(unit)) text.erase(text.size() - unit.size());
  for (const char mark : {',', '.'})
    if (has_thousands(text, mark)) text = without(text, std::string_view(&mark, 1));
  const auto value = decimal_number(text);
  if (!value || *value != std::floor(*value) || std::abs(*value) > 1e9) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<double> decimal_number(std::string_view cell) {
  // Most cells are digits alone, or times and days.
  if (cell.find_first_not_of("0123456789") == cell.npos) return number_in(cell);
  if (cell.find(':') != cell.npos) return std::nullopt;
  if (is_decimal(cell[0]) && cell.find('-') != cell.npos && cell.find_first_of("eE") == cell.npos)
    return std::nullopt;
  std::string text = without_spaces(cell);
  const std::size_t point = text.rfind('.'), comma = text.rfind(',');
  if (point != text.npos && comma != text.npos) {
    const char thousands = point < comma ? '.' : ',';
    const std::size_t decimal = std::max(point, comma);
    if (!has_thousands(std::string_view(text).substr(0, decimal), thousands)) return std::nullopt;
    text = without(text, std::string_view(&thousands, 1));
  } else if (std::count(text.begin(), text.end(), ',') > 1) {
    if (!has_thousands(text, ',')) return std::nullopt;
    text = without(text, ",");
  }
  std::replace(text.begin(), text.end(), ',', '.');
  if (text.starts_with('+')) text.erase(0, 1);
  return number_in(text);
}

std::set<int> years_in(std::string_view text) {
  constexpr int first = 1950, last = 2149;
  std::set<int> years;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_decimal(text[end])) ++end;
    if (end - i == 4)
      if (const int year = whole_number(text.substr(i, 4)).value_or(0); year >= first && year <= last)
        years.insert(year);
    i = std::max(end, i + 1);
  }
  return years;
}

}  // namespace homebound::scenario
