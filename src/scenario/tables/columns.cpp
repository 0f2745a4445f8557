#include "scenario/tables/columns.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/titles.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t rows_that_may_hold_titles = 10;  // a sheet may start with headings
constexpr std::size_t sample = 200;                    // rows examined to tell what a column holds
constexpr int most_people_guessed = 2000;              // aboard one flight

std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

class Finder {
 public:
  Finder(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen)
      : table_(table), airports_(airports), chosen_(chosen) {}

  Columns find() {
    if (!table_.titles.empty()) {
      by_titles(table_.titles, 0);
    } else {
      find_title_row();
    }
    take_chosen();
    guess_by_cells();
    if (!columns_[Field::from] || !columns_[Field::to]) fail();
    return std::move(columns_);
  }

 private:
  std::vector<std::string> row_as_titles(std::size_t row) const {
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < table_.cells(row); ++i) titles.emplace_back(table_.at(row, i));
    return titles;
  }

  // Finds the first row that names where flights come from and go to, or every column that was chosen by
  // title.
  void find_title_row() {
    const std::size_t rows = std::min(table_.rows(), rows_that_may_hold_titles);
    for (std::size_t row = 0; row < rows; ++row) {
      std::vector<std::string> titles = row_as_titles(row);
      if (names_all_chosen(titles)) return by_titles(std::move(titles), row + 1);
    }
    for (std::size_t row = 0; row < rows; ++row) {
      by_titles(row_as_titles(row), row + 1);
      if ((columns_[Field::from] && columns_[Field::to]) || (!chosen_.empty() && names_both_ends())) return;
      columns_ = {};
    }
  }

  // Tells whether the titles name both ends, even if other columns were chosen.
  bool names_both_ends() const {
    const auto named = [&](Field field) {
      return std::ranges::any_of(columns_.titles, [&](const std::string& text) {
        const auto title = read_title(text);
        return title && std::ranges::find(title->fields, field) != title->fields.end();
      });
    };
    return named(Field::from) && named(Field::to);
  }

  bool names_all_chosen(const std::vector<std::string>& titles) const {
    bool any = false;
    for (const auto& [field, name] : chosen_) {
      if (name.empty() || number_of(name)) continue;
      if (!column_titled(titles, name)) return false;
      any = true;
    }
    return any;
  }

  static std::optional<std::size_t> number_of(const std::string& name) {
    const auto value = number_in<std::size_t>(name);
    return value && *value > 0 ? value : std::nullopt;
  }
  static std::optional<std::size_t> column_titled(const std::vector<std::string>& titles,
                                                  const std::string& name) {
    for (const bool exact : {true, false})
      for (std::size_t i = 0; i < titles.size(); ++i)
        if (exact ? titles[i] == name : lower(titles[i]) == lower(name)) return i;
    return std::nullopt;
  }

  void by_titles(std::vector<std::string> titles, std::size_t first_row) {
    columns_.titles = std::move(titles);
    columns_.first_row = first_row;
    for (const bool weak : {false, true})
      for (std::size_t i = 0; i < columns_.titles.size(); ++i) {
        const auto title = read_title(columns_.titles[i]);
        if (!title || title->weak != weak) continue;
        Field field = title->fields.front();
        if (title->fields.size() > 1 && !mostly_digits(i)) field = title->fields.back();
        auto& of = columns_.of[index_of(field)];
        if (of || chosen_.contains(field)) continue;
        of = i;
        take_clock(field, title);
      }
  }

  // A title of times may name their zone, and say that they are scheduled.
  void take_clock(Field field, const std::optional<Title>& title) {
    if (!title || (field != Field::depart && field != Field::arrive)) return;
    columns_.zones[field == Field::arrive] = title->zone;
    columns_.scheduled[field == Field::arrive] = title->scheduled;
  }

  // Tells a column of times from one of places: times have digits, places are words.
  bool mostly_digits(std::size_t column) const {
    std::size_t with = 0, all = 0;
    each_sample(column, [&](std::string_view cell) {
      ++all;
      with += cell.find_first_of("0123456789") != cell.npos;
    });
    return 2 * with > all;
  }

  template <class Visit>
  void each_sample(std::size_t column, Visit visit) const {
    const std::size_t from = columns_.first_row;
    const std::size_t rows = table_.rows() - std::min(from, table_.rows());
    for (std::size_t i = 0; i < std::min(rows, sample); ++i) {
      const std::string_view cell = table_.at(from + i * rows / std::min(rows, sample), column);
      if (!is_missing(cell)) visit(cell);
    }
  }

  // Returns the share (0..1) of the sampled cells that pass.
  template <class Passes>
  double share(std::size_t column, Passes passes) const {
    std::size_t good = 0, all = 0;
    each_sample(column, [&](std::string_view cell) { ++all, good += passes(cell); });
    return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
  }

  void take_chosen() {
    for (const auto& [field, name] : chosen_) {
      if (name.empty()) continue;
      const auto titled = column_titled(columns_.titles, name);
      const auto number = number_of(name);
      if (!titled && (!number || *number > table_.columns())) {
        const auto row = columns_.titles.empty() && table_.rows() > 0 ? row_as_titles(0) : columns_.titles;
        const std::vector<std::string_view> titles(row.begin(), row.end());
        throw Error(told("has no column '{}' for {}{}; it has '{}'", "没有列“{}”（用于{}）{}；现有“{}”", name,
                         field_names[index_of(field)], did_you_mean(name, titles),
                         fmt::join(titles, "', '")));
      }
      const std::size_t column = titled ? *titled : *number - 1;
      columns_.of[index_of(field)] = column;
      if (column < columns_.titles.size()) take_clock(field, read_title(columns_.titles[column]));
    }
  }

  // Guesses from and to where titles do not name them: two columns of airport codes.
  void guess_by_cells() {
    if (columns_[Field::from] && columns_[Field::to]) return;
    const bool untitled = columns_.titles.empty();
    const auto is_code = [&](std::string_view cell) { return airports_.find(cell) != nullptr; };
    for (const Field field : {Field::from, Field::to}) {
      if (columns_[field] || chosen_.contains(field)) continue;
      double best = 0.5;
      std::optional<std::size_t> found;
      std::vector<std::pair<double, std::size_t>> shares;
      for (std::size_t i = 0; i < table_.columns(); ++i)
        if (!taken(i)) shares.emplace_back(share(i, is_code), i);
      // Take the two best columns in their order in the table; of equal ones, the first.
      std::stable_sort(shares.begin(), shares.end(), [](auto& a, auto& b) { return a.first > b.first; });
      const std::size_t wanted = columns_[Field::from] || columns_[Field::to] ? 1 : 2;
      if (shares.size() < wanted || shares[wanted - 1].first < best) return;
      found = shares[0].second;
      if (wanted == 2) found = std::min(found.value(), shares[1].second);
      columns_.of[index_of(field)] = found;
    }
    if (!untitled || table_.rows() == 0) return;
    // A first row without codes in these columns holds titles in unknown words.
    const auto code_at = [&](Field f) { return is_code(table_.at(0, *columns_[f])); };
    if (table_.rows() > 1 && !code_at(Field::from) && !code_at(Field::to)) {
      columns_.first_row = 1;
      columns_.titles = row_as_titles(0);
    }
    guess_times_and_people();
  }

  void guess_times_and_people() {
    const auto has = [&](std::size_t i, bool day, bool time) {
      return share(i, [&](std::string_view cell) {
               const auto t = table_.day_zero && decimal_number(cell)
                                  ? cell_time_of_days(cell, *table_.day_zero)
                              : cell.find_first_of(":-/.") != cell.npos ? cell_time(cell)
                                                                        : std::nullopt;
               return t && t->day.has_value() == day && t->time.has_value() == time;
             }) >= 0.8;
    };
    const auto guess = [&](Field field, auto&& fits) {
      if (columns_[field] || chosen_.contains(field)) return;
      for (std::size_t i = 0; i < table_.columns(); ++i)
        if (!taken(i) && fits(i)) return void(columns_.of[index_of(field)] = i);
    };
    for (const Field field : {Field::depart, Field::arrive})
      guess(field, [&](std::size_t i) { return has(i, true, true); });
    guess(Field::date, [&](std::size_t i) { return has(i, true, false); });
    if (columns_[Field::date])
      for (const Field field : {Field::depart, Field::arrive})
        guess(field, [&](std::size_t i) { return has(i, false, true); });
    if (!columns_[Field::depart] && !columns_[Field::date]) return;
    guess(Field::flight, [&](std::size_t i) { return share(i, is_flight_number) >= 0.8; });
    std::vector<std::size_t> counts;
    for (std::size_t i = 0; i < table_.columns(); ++i)
      if (!taken(i) && share(i, [](std::string_view cell) {
                         const auto n = whole_number(cell);
                         return n && *n >= 0 && *n <= most_people_guessed;
                       }) >= 0.9)
        counts.push_back(i);
    if (counts.size() == 1) guess(Field::people, [&](std::size_t i) { return i == counts[0]; });
  }

  // Recognises flight numbers: "CA123", "3U 8632", "QFA11".
  static bool is_flight_number(std::string_view cell) {
    if (cell.size() < 3 || cell.size() > 8) return false;
    std::size_t letters = 0, i = 0;
    for (; i < cell.size() && i < 3 && !(i >= 2 && cell[i] >= '0' && cell[i] <= '9'); ++i)
      letters += (cell[i] >= 'A' && cell[i] <= 'Z') || (cell[i] >= 'a' && cell[i] <= 'z');
    const std::size_t digits = cell.find_first_not_of("0123456789", i);
    return letters > 0 && i < cell.size() && (digits == cell.npos || digits + 1 == cell.size());
  }

  bool taken(std::size_t column) const {
    return std::find(columns_.of.begin(), columns_.of.end(), std::optional(column)) != columns_.of.end();
  }

  [[noreturn]] void fail() const {
    if (table_.rows() == 0) throw Error({"holds no rows", "没有行"});
    const std::vector<std::string> titles = table_.titles.empty() ? row_as_titles(0) : table_.titles;
    std::string seen;
    for (std::size_t i = 0; i < std::min<std::size_t>(titles.size(), 12); ++i)
      seen += fmt::format("{}'{}'", i > 0 ? ", " : "", shortened(titles[i], 40));
    throw Error(
        told("has no columns that say where flights start and end; found {}{}; say which with "
             "columns, from = and to =",
             "没有说明航班起讫的列；找到{}{}；请用 columns 的 from = 和 to = 指明", seen,
             titles.size() > 12 ? " ..." : ""));
  }

  const data::Table& table_;
  const data::Airports& airports_;
  const ChosenColumns& chosen_;
  Columns columns_;
};

}  // namespace

std::optional<Field> field_named(std::string_view name) {
  const auto found = std::find(field_names.begin(), field_names.end(), name);
  if (found == field_names.end()) return std::nullopt;
  return static_cast<Field>(found - field_names.begin());
}

Columns find_columns(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen) {
  return Finder(table, airports, chosen).find();
}

Message column_name(const Columns& columns, std::size_t column) {
  if (column < columns.titles.size() && !columns.titles[column].empty())
    return told("'{}'", "“{}”", columns.titles[column]);
  return told("column {}", "第{}列", column + 1);
}

Message describe(const Columns& columns) {
  Message text;
  std::string unused;
  for (std::size_t f = 0; f < field_names.size(); ++f) {
    if (!columns.of[f]) continue;
    text = told("{}{}{} = {}", "{}{}{} = {}", text, text.empty() ? Message{} : Message{", ", "，"},
                field_names[f], column_name(columns, *columns.of[f]));
    for (const std::size_t end : {0, 1})
      if (f == index_of(end == 0 ? Field::depart : Field::arrive) && !columns.zones[end].empty())
        text = told("{} ({})", "{}（{}）", text, columns.zones[end]);
  }
  for (std::size_t i = 0; i < columns.titles.size(); ++i)
    if (!columns.titles[i].empty() &&
        std::find(columns.of.begin(), columns.of.end(), std::optional(i)) == columns.of.end())
      unused += fmt::format("{}'{}'", unused.empty() ? "" : ", ", columns.titles[i]);
  return unused.empty() ? text : told("{}; not used: {}", "{}；未用：{}", text, unused);
}

}  // namespace homebound::scenario
