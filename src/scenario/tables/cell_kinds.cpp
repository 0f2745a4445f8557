#include "scenario/tables/cell_kinds.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "data/places/coordinates.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {

bool has_digit(std::string_view cell) { return cell.find_first_of("0123456789") != cell.npos; }

bool is_whole(std::string_view cell, int least, int most) {
  const auto n = whole_number(cell);
  return n && *n >= least && *n <= most;
}

bool may_be_place(std::string_view cell) {
  if (data::written_position(cell)) return true;
  const auto letter = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
  };
  // "O69" is a small field's code, which may be unknown.
  const auto is_of_code = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  if ((cell.size() == 3 || cell.size() == 4) && has_digit(cell) && std::ranges::any_of(cell, letter) &&
      std::ranges::all_of(cell, is_of_code) && !cell_time(cell))
    return true;
  if (std::ranges::count_if(cell, letter) < 2) return false;
  if (!has_digit(cell)) return true;
  // "3:50 PM on Friday" is a time, whether or not it can be read.
  const auto colon = cell.find(':');
  const auto digit = [&](std::size_t i) { return i < cell.size() && cell[i] >= '0' && cell[i] <= '9'; };
  const bool has_clock =
      colon != cell.npos && colon > 0 && digit(colon - 1) && digit(colon + 1) && digit(colon + 2);
  return !has_clock && !cell_time(cell);
}

bool is_aircraft(std::string_view cell) {
  if (cell.size() < 3 || cell.size() > 4 || !has_digit(cell) || cell[0] < 'A' || cell[0] > 'Z') return false;
  return std::ranges::all_of(cell, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_airline(std::string_view cell) {
  return cell.size() >= 2 && cell.size() <= 3 &&
         std::ranges::all_of(cell, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_flight_number(std::string_view cell) {
  if (cell.size() < 3 || cell.size() > 8) return false;
  std::size_t letters = 0, i = 0;
  for (; i < cell.size() && i < 3 && !(i >= 2 && cell[i] >= '0' && cell[i] <= '9'); ++i)
    letters += (cell[i] >= 'A' && cell[i] <= 'Z') || (cell[i] >= 'a' && cell[i] <= 'z');
  const std::size_t digits = cell.find_first_not_of("0123456789", i);
  return letters > 0 && i < cell.size() && (digits == cell.npos || digits + 1 == cell.size());
}

bool is_unit(std::string_view cell) {
  constexpr std::string_view words[] = {
      "text",       "string",     "str",      "iata",    "icao",   "code",     "utc",       "gmt",
      "z",          "local",      "lt",       "km",      "nm",     "mi",       "miles",     "ft",
      "m",          "kt",         "kts",      "km/h",    "deg",    "°",        "min",       "mins",
      "minutes",    "h",          "hours",    "s",       "hh:mm",  "hhmm",     "hh:mm:ss",  "yyyy-mm-dd",
      "dd/mm/yyyy", "mm/dd/yyyy", "yyyymmdd", "date",    "time",   "datetime", "timestamp", "number",
      "int",        "integer",    "float",    "persons", "people", "pax",      "degrees",   "decimal degrees",
      "iso 8601",   "公里",       "分钟",     "小时",    "人",     "北京时间", "当地时间",  "文本"};
  std::string word = lower(cell);
  while (!word.empty() && std::string_view("([{<").find(word.front()) != std::string_view::npos)
    word.erase(0, 1);
  while (!word.empty() && std::string_view(")]}>").find(word.back()) != std::string_view::npos)
    word.pop_back();
  return std::ranges::find(words, word) != std::end(words);
}

bool is_total(std::string_view cell) {
  if (cell.size() > 40) return false;
  std::string text;
  for (const char c : lower(cell))
    if (c != '-' && c != ' ' && c != ':' && c != '*') text += c;
  for (const std::string_view word : {"grandtotal", "subtotal", "total"})
    if (text.starts_with(word))  // "Total pax", but not "totally" or "Total Linhas"
      return text.size() == word.size() || (text[word.size()] != 'l' && text[word.size()] != 'i');
  if (text.ends_with("total")) return true;  // "Mission 7 total"
  constexpr std::string_view alone[] = {
      "sum",      "summe",       "somme",  "gesamt", "insgesamt", "suma",     "totale",   "totaal", "razem",
      "toplam",   "geneltoplam", "jumlah", "итого",  "Итого",     "ИТОГО",    "всего",    "Всего",  "ВСЕГО",
      "разом",    "Разом",       "усього", "Усього", "المجموع",   "الإجمالي", "الاجمالي", "مجموع",  "جمع",
      "合计人数", "計",          "합계",   "총계",   "tổngcộng",  "tổngsố",   "σύνολο",   "Σύνολο", "סהכ"};
  if (std::ranges::find(alone, text) != std::end(alone)) return true;
  for (const std::string_view word : {"合计", "小计", "总计", "共计", "累计", "總計", "合計", "小計", "总数"})
    if (text.starts_with(word) || text.ends_with(word)) return true;
  return false;
}

bool is_direction(std::string_view cell) {
  constexpr std::string_view words[] = {"in",        "out",     "arr",      "dep",  "arrival",
                                        "departure", "inbound", "outbound", "进港", "出港"};
  return std::ranges::find(words, lower(cell)) != std::end(words);
}

bool is_remark(std::string_view cell) { return cell.starts_with('#') || cell.starts_with("//"); }

}  // namespace homebound::scenario
