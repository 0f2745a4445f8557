#include "scenario/tables/split_ends.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/trim.h"
#include "data/register/fold.h"
#include "scenario/tables/titles.h"

namespace homebound::scenario {
namespace {

using Ends = std::pair<std::string_view, std::string_view>;

// Cuts a text at a separator that stands in it once.
std::optional<Ends> cut(std::string_view cell, std::string_view separator) {
  const auto at = cell.find(separator);
  if (at == cell.npos || cell.find(separator, at + separator.size()) != cell.npos) return std::nullopt;
  const Ends ends{trimmed(cell.substr(0, at)), trimmed(cell.substr(at + separator.size()))};
  return ends.first.empty() || ends.second.empty() ? std::nullopt : std::optional(ends);
}

std::optional<Ends> codes_in(std::string_view cell, const data::Airports& airports) {
  // In capitals: "Berlin" is not BER and LIN.
  const auto is_code = [&](std::string_view text) {
    return (text.size() == 3 || text.size() == 4) &&
           std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           airports.find(text) != nullptr;
  };
  for (const std::string_view separator : {"→", "->", ">", "–", "—", "－", "/", "-", "_", " to ", "至", " "})
    if (const auto ends = cut(cell, separator); ends && is_code(ends->first) && is_code(ends->second))
      return ends;
  for (const std::size_t half : {3, 4})
    if (cell.size() == 2 * half && is_code(cell.substr(0, half)) && is_code(cell.substr(half)))
      return Ends{cell.substr(0, half), cell.substr(half)};
  return std::nullopt;
}

std::optional<Ends> names_in(std::string_view cell) {
  for (const std::string_view separator :
       {"→", "⟶", "->", "=>", " > ", " - ", " – ", " — ", "—", "–", "－", " to ", "至", "-"})
    if (const auto ends = cut(cell, separator)) return ends;
  return std::nullopt;
}

bool is_route_title(std::string_view title) {
  constexpr std::string_view words[] = {
      "route",         "routes",       "routing",  "sector",      "leg",    "segment",
      "citypair",      "itinerary",    "od",       "航线",        "航段",   "航程",
      "行程",          "航線",         "strecke",  "ruta",        "rota",   "trajet",
      "tratta",        "маршрут",      "trayecto", "directional", "fromto", "origindestination",
      "origendestino", "origemdestino"};
  std::string plain;
  for (const char c : data::folded(title))
    if (c != ' ' && c != '_' && c != '-' && c != '/') plain += c;
  return std::ranges::find(words, plain) != std::end(words);
}

// Tells whether a row holds values, and is no line of titles or remarks: a date, a time, a number.
bool holds_values(const data::Table& table, std::size_t row) {
  for (std::size_t i = 0; i < table.cells(row); ++i) {
    const std::string_view cell = table.at(row, i);
    const auto digits = std::ranges::count_if(cell, [](char c) { return c >= '0' && c <= '9'; });
    if (2 * static_cast<std::size_t>(digits) > cell.size()) return true;
  }
  return false;
}

// A column of pairs, and the row from 0 where they begin.
struct Pairs {
  std::size_t column, first;
  bool codes;
};

std::optional<Pairs> pairs_in(const data::Table& table, std::size_t column, bool codes,
                              const data::Airports& airports) {
  constexpr std::size_t sample = 2000;
  std::optional<std::size_t> first;
  std::size_t good = 0, all = 0, above = 0;
  for (std::size_t row = 0; row < std::min(table.rows(), sample); ++row) {
    const std::string_view cell = table.at(row, column);
    const bool pair = (codes ? codes_in(cell, airports) : names_in(cell)).has_value();
    // Titles, or remarks above them; a row of values is a flight, whatever stands in this column.
    if (!first && !pair && row < rows_that_may_hold_titles && !holds_values(table, row)) {
      above += !cell.empty();
      continue;
    }
    if (!first) first = row;
    if (!cell.empty()) ++all, good += pair;
  }
  if (!first || good == 0 || above > good) return std::nullopt;
  const std::string_view title = column < table.titles.size() ? std::string_view(table.titles[column])
                                 : *first > 0                 ? table.at(*first - 1, column)
                                                              : std::string_view{};
  const bool says_route = is_route_title(title);
  // A title and half of the cells say as much as most of the cells.
  if (!codes && !says_route) return std::nullopt;
  if (codes && says_route ? 2 * good < all : 5 * good < 4 * all) return std::nullopt;
  return Pairs{column, *first, codes};
}

std::optional<Pairs> find_pairs(const data::Table& table, const data::Airports& airports) {
  for (const bool codes : {true, false})
    for (std::size_t i = 0; i < table.columns(); ++i)
      if (const auto pairs = pairs_in(table, i, codes, airports)) return pairs;
  return std::nullopt;
}

}  // namespace

std::map<std::size_t, std::size_t> split_ends(data::Table& table, const data::Airports& airports) {
  const auto pairs = find_pairs(table, airports);
  if (!pairs) return {};
  const std::size_t from = table.columns(), to = from + 1;
  std::string name;
  table.widen(pairs->first > 0 && table.titles.empty() ? pairs->first - 1 : pairs->first, to + 1);
  if (!table.titles.empty()) {
    if (pairs->column < table.titles.size()) name = table.titles[pairs->column];
    table.titles.resize(from);
    table.titles.emplace_back("From"), table.titles.emplace_back("To");
  } else if (pairs->first > 0) {
    name = table.at(pairs->first - 1, pairs->column);
    table.put(pairs->first - 1, from, "From"), table.put(pairs->first - 1, to, "To");
  }
  for (std::size_t row = pairs->first; row < table.rows(); ++row) {
    const std::string cell(table.at(row, pairs->column));
    const auto ends = pairs->codes ? codes_in(cell, airports) : names_in(cell);
    // What is no pair stands at both ends, so that the row is left out with its text.
    table.put(row, from, ends ? ends->first : cell);
    table.put(row, to, ends ? ends->second : cell);
  }
  table.notes.push_back(
      name.empty()
          ? told("where flights start and end is read from column {}", "起讫取自第{}列", pairs->column + 1)
          : told("where flights start and end is read from '{}'", "起讫取自“{}”", name));
  return {{from, pairs->column}, {to, pairs->column}};
}

}  // namespace homebound::scenario
