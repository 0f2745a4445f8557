#include "scenario/tables/columns.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <type_traits>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "data/places/coordinates.h"
#include "data/places/countries.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/durations.h"
#include "scenario/tables/fate.h"
#include "scenario/tables/title_zones.h"
#include "scenario/tables/titles.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t rows_that_may_hold_titles = 30;  // a file may start with remarks and headings
constexpr std::size_t sample = 200;                    // rows examined to tell what a column holds
constexpr int most_people_guessed = 2000;              // aboard one flight
constexpr double enough = 0.5;                         // share of the cells that must fit a guess

std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }
bool is_moment(Field field) { return field == Field::depart || field == Field::arrive; }
bool is_end(Field field) { return field == Field::from || field == Field::to; }
bool has_digit(std::string_view cell) { return cell.find_first_of("0123456789") != cell.npos; }
bool is_whole(std::string_view cell, int least, int most) {
  const auto n = whole_number(cell);
  return n && *n >= least && *n <= most;
}

// Recognises what may name a place: a code or a word, but no number, date or time.
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

// Recognises ICAO's designators of types of aircraft: "B738", "A20N".
bool is_aircraft(std::string_view cell) {
  if (cell.size() < 3 || cell.size() > 4 || !has_digit(cell) || cell[0] < 'A' || cell[0] > 'Z') return false;
  return std::ranges::all_of(cell, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_airline(std::string_view cell) {
  return cell.size() >= 2 && cell.size() <= 3 &&
         std::ranges::all_of(cell, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// Recognises flight numbers: "CA123", "3U 8632", "QFA11".
bool is_flight_number(std::string_view cell) {
  if (cell.size() < 3 || cell.size() > 8) return false;
  std::size_t letters = 0, i = 0;
  for (; i < cell.size() && i < 3 && !(i >= 2 && cell[i] >= '0' && cell[i] <= '9'); ++i)
    letters += (cell[i] >= 'A' && cell[i] <= 'Z') || (cell[i] >= 'a' && cell[i] <= 'z');
  const std::size_t digits = cell.find_first_not_of("0123456789", i);
  return letters > 0 && i < cell.size() && (digits == cell.npos || digits + 1 == cell.size());
}

// Recognises the words of a row below the titles that says how its columns are written: "UTC", "[km]",
// "hh:mm".
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

// Recognises what stands before a sum: "Total", "SUB-TOTAL KRT", "Total:", 合计, "4月小计".
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

// Words for which way a flight goes, as seen from an airport. Some are codes as well: OUT is Bousso, and IN
// India.
bool is_direction(std::string_view cell) {
  constexpr std::string_view words[] = {"in",        "out",     "arr",      "dep",  "arrival",
                                        "departure", "inbound", "outbound", "进港", "出港"};
  return std::ranges::find(words, lower(cell)) != std::end(words);
}

bool is_remark(std::string_view cell) { return cell.starts_with('#') || cell.starts_with("//"); }

class Finder {
 public:
  Finder(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen,
         const NotColumns& not_columns)
      : table_(table), airports_(airports), chosen_(chosen), not_columns_(not_columns) {}

  Columns find() {
    columns_.width = table_.columns();
    if (!table_.titles.empty()) {
      by_titles(table_.titles, 0, table_.rows());
    } else {
      find_title_row();
    }
    take_chosen();
    guess_by_cells();
    if (!has_end(false) || !has_end(true)) fail();
    find_statuses_by_cells();
    find_totals();
    find_duration_unit();
    find_numbers_of_rows();
    find_weekdays();
    find_carried();
    find_untitled();
    doubt_unused_times();
    note_clocks();
    if (!columns_[Field::people])
      columns_.notes.emplace_back("no column of people found: head-counts are unknown",
                                  "未找到人数列：人数不详");
    return std::move(columns_);
  }

 private:
  std::vector<std::string> row_as_titles(std::size_t row) const {
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < table_.cells(row); ++i) titles.emplace_back(table_.at(row, i));
    if (titles.empty()) return titles;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (titles[0].starts_with(byte_order_mark)) titles[0].erase(0, byte_order_mark.size());
    return titles;
  }

  // Tells whether a title says what its column holds without a heading that names an end.
  static bool says_all(std::string_view text) {
    const auto title = read_title(text);
    if (!title) return false;
    for (const Field field : {Field::people, Field::kind, Field::sure, Field::source, Field::note,
                              Field::speed, Field::airline, Field::status, Field::duration})
      if (title->fields[0] == field) return true;
    return title->fields[0] == Field::flight && !title->weak;
  }

  // Puts each heading before the titles below it, up to the next heading.
  std::vector<std::string> titles_in_two_rows(std::size_t row) const {
    std::vector<std::string> titles = row_as_titles(row + 1);
    std::string heading;
    bool empty = false;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      empty = empty || (table_.at(row, i).empty() && !heading.empty());
      const bool spans = table_.at(row, i).empty();
      if (!spans) heading = table_.at(row, i);
      // "Pax" behind the columns of the arrival is no part of it.
      if (spans && says_all(titles[i])) continue;
      if (!heading.empty()) titles[i] = titles[i].empty() ? heading : heading + " " + titles[i];
    }
    return empty ? titles : std::vector<std::string>{};  // headings span several columns
  }

  // Finds the first row that names where flights come from and go to and has cells below it that fit; the
  // last row may hold the titles as well, where lines were sorted. Next best is a row that names every
  // column that was chosen by title.
  void find_title_row() {
    columns_.end_row = table_.rows();
    if (table_.rows() == 0) return;
    const std::size_t rows = std::min(table_.rows(), rows_that_may_hold_titles), last = table_.rows() - 1;
    for (std::size_t row = 0; row < rows; ++row) {
      std::vector<std::string> titles = row_as_titles(row);
      if (names_all_chosen(titles)) return by_titles(std::move(titles), row + 1, table_.rows());
    }
    for (std::size_t row = 0; row <= rows; ++row) {
      const bool behind = row == rows;
      if (last > 0 && row == last) continue;  // below the last row there is nothing
      if (behind && last == 0) break;
      // "Departure" over "Airport" and "Time": a title may stand in two rows.
      if (!behind && row + 1 < rows)
        if (std::vector<std::string> two = titles_in_two_rows(row); name_both_ends(two)) {
          by_titles(std::move(two), row + 2, table_.rows());
          if (has_end(false) && has_end(true)) return;
        }
      std::vector<std::string> titles = row_as_titles(behind ? last : row);
      if (!name_both_ends(titles)) continue;
      by_titles(std::move(titles), behind ? 0 : row + 1, behind ? last : table_.rows());
      // Rows above the titles are flights only if they say whence.
      const auto from = columns_[Field::from];
      if (behind && !(from && codes_in(*from))) continue;
      if (!chosen_.empty() || (has_end(false) && has_end(true))) return;
    }
    // The cells fit no titles, or only one end has a title: then these titles say what is missing.
    for (const bool both : {true, false})
      for (std::size_t row = 0; row < rows; ++row)
        if (std::vector<std::string> titles = row_as_titles(row);
            both ? name_both_ends(titles) : name_an_end(titles))
          return by_titles(std::move(titles), row + 1, table_.rows());
  }

  // Tells which ends titles name, even if other columns were chosen.
  static std::array<bool, 2> ends_named(const std::vector<std::string>& titles) {
    std::array<bool, 2> ends{};
    int plain = 0;  // latitudes of an end that is not named
    for (const std::string& text : titles)
      if (const auto title = read_title(text); title && title->is_plain_coordinate())
        plain += title->fields[0] == Field::from_lat;
      else if (title)
        for (const Field field : title->fields) {
          ends[0] =
              ends[0] || field == Field::from || field == Field::from_lat || field == Field::from_country;
          ends[1] = ends[1] || field == Field::to || field == Field::to_lat || field == Field::to_country;
        }
    if (plain > 1 || (plain == 1 && ends[0] != ends[1])) return {true, true};
    return ends;
  }
  static bool name_both_ends(const std::vector<std::string>& titles) {
    return ends_named(titles) == std::array{true, true};
  }
  // Two titles at least: a remark such as "to" is no title.
  static bool name_an_end(const std::vector<std::string>& titles) {
    return ends_named(titles) != std::array{false, false} &&
           std::ranges::count_if(titles,
                                 [](const std::string& text) { return read_title(text).has_value(); }) > 1;
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

  bool has_position(bool coming) const {
    return columns_[coming ? Field::to_lat : Field::from_lat] &&
           columns_[coming ? Field::to_lon : Field::from_lon];
  }
  bool has_end(bool coming) const {
    return columns_[coming ? Field::to : Field::from].has_value() || has_position(coming);
  }
  // Tells whether an end is named by codes, which need no position.
  bool has_codes(bool coming) const {
    const auto column = columns_[coming ? Field::to : Field::from];
    return column && codes_in(*column).value_or(0) >= enough;
  }

  // A column that a title offers for a field.
  struct Candidate {
    std::size_t column = 0;
    Title title;
    std::optional<double> fits;  // share of the cells; nullopt: there are none
    double codes = 0;            // share of the cells that are codes of airports, or of flights
  };

  void by_titles(std::vector<std::string> titles, std::size_t first_row, std::size_t end_row) {
    columns_ = {};
    columns_.titles = std::move(titles);
    columns_.first_row = first_row, columns_.end_row = end_row;
    find_no_flights();
    find_exchanged_coordinates();
    const std::set<std::size_t> chosen = chosen_columns();
    std::map<Field, std::vector<Candidate>> offers;
    std::vector<std::size_t> latitudes, longitudes;  // of an end that the title does not name
    std::set<Field> named;                           // ends that titles name
    for (std::size_t i = 0; i < columns_.titles.size(); ++i)
      if (const auto title = title_of(i); title && title->fields.size() == 1) named.insert(title->fields[0]);
    for (std::size_t i = 0; i < columns_.titles.size(); ++i) {
      auto title = title_of(i);
      if (!title || chosen.contains(i)) continue;
      if (title->is_plain_coordinate()) {
        if (fit(title->fields[0], i).value_or(0) >= enough)
          (title->fields[0] == Field::from_lat ? latitudes : longitudes).push_back(i);
        continue;
      }
      const Field field = field_by_cells(*title, i, named);
      if (chosen_.contains(field) || not_columns_.contains({field, i})) continue;
      Candidate offer{i, *std::move(title), fit(field, i)};
      // A column of people stays one when few of its cells are numbers: what is not is unknown.
      if (offer.fits && *offer.fits < enough && field != Field::people) {
        // A name of an airline is no mistake, nor is a weekday.
        const auto is_weekday = [](std::string_view cell) { return weekday_in(cell).has_value(); };
        if (field != Field::airline && share(i, is_weekday).value_or(0) < enough) refuse(field, i);
        continue;
      }
      if (is_end(field)) offer.codes = std::round(10 * codes_in(i).value_or(0)) / 10;
      // "flight_no" goes before "flight_id", whose cells are numbers of rows.
      if (field == Field::flight) offer.codes = std::round(10 * share(i, is_flight_number).value_or(0)) / 10;
      offers[field].push_back(std::move(offer));
    }
    // Places come first: they tell what zones are meant.
    for (const bool ends : {true, false})
      for (auto& [field, all] : offers)
        if (is_end(field) == ends) take(field, all);
    take_plain_positions(latitudes, longitudes);
    drop_parts_that_are_not_whole();
    for (const bool coming : {false, true}) take_name_beside(coming);
    take_countries_for_places();
    take_second_times();
    find_days();
  }

  // Tells titles of latitudes and longitudes that stand over one another's cells: a quarter of the latitudes
  // at least is beyond 90 degrees and no longitude is.
  void find_exchanged_coordinates() {
    exchanged_ = false;
    std::size_t beyond[2] = {0, 0}, all[2] = {0, 0};  // of latitudes and of longitudes
    std::set<std::size_t> columns[2];
    for (std::size_t i = 0; i < columns_.titles.size(); ++i)
      if (const auto title = title_of(i))
        for (const auto& [lat, lon] :
             {std::pair(Field::from_lat, Field::from_lon), {Field::to_lat, Field::to_lon}}) {
          if (title->fields[0] == lat) columns[0].insert(i);
          if (title->fields[0] == lon) columns[1].insert(i);
        }
    if (columns[0].size() != columns[1].size() || columns[0].empty()) return;
    const auto count = [&](int kind, std::string_view cell) {
      const auto degrees = data::written_degrees(cell, kind == 0);
      if (degrees && std::abs(*degrees) <= 180) ++all[kind], beyond[kind] += std::abs(*degrees) > 90;
    };
    for (const int kind : {0, 1})
      for (const std::size_t column : columns[kind])
        each_sample(column, [&](std::string_view cell) { count(kind, cell); });
    if (beyond[0] < 2 || 4 * beyond[0] < all[0] || beyond[1] > 0 || 2 * all[1] < all[0]) return;
    for (const std::size_t column : columns[1])
      for (std::size_t row = columns_.first_row; row < columns_.end_row && beyond[1] == 0; ++row)
        count(1, table_.at(row, column));
    if (beyond[1] > 0) return;
    exchanged_ = true;
    columns_.doubts.push_back(
        told("the titles {} and {} are taken to stand over one another's cells: latitudes are beyond 90 "
             "degrees and no "
             "longitude is",
             "标题{}与{}视为互相写反：纬度有超过 90 度者，而经度均不超过",
             column_name(columns_, *columns[0].begin()), column_name(columns_, *columns[1].begin())));
  }

  // "From, Date, Time, To, Date, Time": a date and a time that come again behind the destination are those of
  // the arrival.
  void take_second_times() {
    const auto to = columns_[Field::to];
    const auto same = [](std::string_view a, std::string_view b) {
      const auto bare = [](std::string_view text) {
        std::string t = lower(text);
        while (!t.empty() && ((t.back() >= '0' && t.back() <= '9') || t.back() == '.' || t.back() == '_' ||
                              t.back() == ' '))
          t.pop_back();
        return t;
      };
      return bare(a) == bare(b);
    };
    for (const auto& [out, in] :
         {std::pair(Field::date, Field::arrive_date), std::pair(Field::depart, Field::arrive)}) {
      const auto one = columns_[out];
      if (!to || !one || *one >= *to || columns_[in] || chosen_.contains(in)) continue;
      for (std::size_t i = *to + 1; i < columns_.titles.size() && !columns_[in]; ++i) {
        if (taken(i) || not_columns_.contains({in, i}) || columns_.titles[i].empty() ||
            !same(columns_.titles[i], columns_.titles[*one]) || fit(in, i).value_or(0) < enough)
          continue;
        columns_.of[index_of(in)] = i;
        if (is_moment(in)) add_times(in, i, title_of(i).value_or(Title{}));
        if (!is_moment(in)) columns_.clocks[i] = clock_at(i, true);
        columns_.notes.push_back(
            told("the second {} is that of the arrival", "第二个{}为抵达的", column_name(columns_, i)));
      }
    }
  }

  void take(Field field, std::vector<Candidate>& offers) {
    std::ranges::stable_sort(offers, {}, [&](const Candidate& c) {
      const int standing =
          is_moment(field) || field == Field::duration ? static_cast<int>(c.title.standing) : 0;
      const bool fits = c.fits && *c.fits >= enough;
      return std::tuple(!fits, !c.fits, c.title.weak, standing, c.title.off_ground, -c.codes);
    });
    columns_.of[index_of(field)] = offers[0].column;
    if (field == Field::duration) columns_.duration_is_actual = offers[0].title.standing == Standing::actual;
    for (const Candidate& c : offers) {
      if (field == Field::status) columns_.statuses.push_back(c.column);
      if (field == Field::note) columns_.remarks.push_back(c.column);
      if (is_moment(field) && c.title.weak == offers[0].title.weak) add_times(field, c.column, c.title);
    }
  }

  // Eurocontrol's archive of flights gives all times in UTC and does not say so.
  bool is_of_eurocontrol() const {
    return std::ranges::any_of(columns_.titles, [](const std::string& t) { return lower(t) == "ectrl id"; });
  }

  // Returns the zone that an abbreviation of several zones means: that of the only country among them where
  // airports of the table lie. Empty where that does not decide, which is asked.
  std::string zone_meant(std::size_t column, const Title& title) {
    if (title.zone_word.empty()) return {};
    std::set<std::string> countries;
    for (const Field end : {Field::from, Field::to})
      if (const auto places = columns_[end])
        each_sample(*places, [&](std::string_view cell) {
          if (const auto* airport = airports_.find(cell)) countries.insert(airport->country);
        });
    std::string found;
    Text all;
    std::size_t fitting = 0;
    for (const TitleZone& zone : zones_abbreviated(title.zone_word)) {
      if (countries.contains(std::string(zone.country))) found = zone.zone, ++fitting;
      all = told("{}{}{}", "{}{}{}", all, all.empty() ? Text{} : Text{", ", "、"}, zone.zone);
    }
    if (fitting == 1) {
      columns_.doubts.push_back(told("{} in {} is taken for {}, where the flights are; it may be {}",
                                     "{1}中的 {0} 视为航班所在的 {2}；也可能是 {3}", title.zone_word,
                                     column_name(columns_, column), found, all));
      return found;
    }
    columns_.doubts.push_back(
        told("{} in {} may be {}: its times are read as local times at the airport; say which "
             "in [[table]] with zone =",
             "{1}中的 {0} 可能是 {2}：按机场当地时间读取；请在 [[table]] 中用 zone = 指明", title.zone_word,
             column_name(columns_, column), all));
    return {};
  }

  // Positions whose titles name no end are where flights start, unless the table says that otherwise, and a
  // second one where they end.
  void take_plain_positions(const std::vector<std::size_t>& lats, const std::vector<std::size_t>& lons) {
    const auto is_open = [&](bool coming) {
      const Field lat = coming ? Field::to_lat : Field::from_lat,
                  lon = coming ? Field::to_lon : Field::from_lon;
      return !has_position(coming) && !chosen_.contains(lat) && !chosen_.contains(lon) && !has_codes(coming);
    };
    for (std::size_t pair = 0; pair < std::min(lats.size(), lons.size()); ++pair) {
      const bool coming = !is_open(false);
      // One position among ends that are named may be anything.
      const bool is_needed = !columns_[coming ? Field::to : Field::from] || has_position(!coming) ||
                             pair + 1 < std::min(lats.size(), lons.size());
      if (!is_open(coming) || !is_needed) return;
      columns_.of[index_of(coming ? Field::to_lat : Field::from_lat)] = lats[pair];
      columns_.of[index_of(coming ? Field::to_lon : Field::from_lon)] = lons[pair];
      if (pair == 0)
        columns_.notes.emplace_back("each row is taken for a flight, not for a fix of a track",
                                    "每行视为一个航班，而非航迹的一个定位点");
    }
  }

  // The words beside a position name the place that lies there, if they are titled as names of places.
  void take_name_beside(bool coming) {
    constexpr std::string_view words[] = {"name",       "place", "site",    "camp",    "location", "facility",
                                          "where",      "town",  "village", "station", "city",     "airport",
                                          "settlement", "base",  "hub",     "地点",    "地名",     "名称",
                                          "营地",       "机场",  "城市"};
    const Field end = coming ? Field::to : Field::from;
    if (columns_[end] || chosen_.contains(end) || !has_position(coming)) return;
    const std::size_t lat = *columns_[coming ? Field::to_lat : Field::from_lat],
                      lon = *columns_[coming ? Field::to_lon : Field::from_lon];
    for (const std::size_t beside : {std::min(lat, lon) - 1, std::max(lat, lon) + 1}) {
      if (beside >= columns_.titles.size() || taken(beside) || title_of(beside)) continue;
      const std::string title = lower(columns_.titles[beside]);
      const auto says = [&](std::string_view word) { return title.find(word) != title.npos; };
      if (std::ranges::none_of(words, says) || share(beside, may_be_place).value_or(0) < enough) continue;
      columns_.of[index_of(end)] = beside;
      return;
    }
  }

  // Of columns that stand alike, only the first is of use.
  void add_times(Field field, std::size_t column, const Title& title) {
    auto& times = columns_.times[field == Field::arrive];
    if (std::ranges::find(times, title.standing, &TimeColumn::standing) != times.end()) return;
    times.push_back({column, title.standing,
                     is_of_eurocontrol()  ? "UTC"
                     : title.zone.empty() ? zone_meant(column, title)
                                          : title.zone});
    columns_.clocks[column] = clock_at(column, true);
  }

  void drop(std::initializer_list<Field> fields) {
    for (const Field field : fields)
      if (!chosen_.contains(field)) columns_.of[index_of(field)].reset();
  }

  // A date needs a year, a month and a day, and a position two coordinates.
  void drop_parts_that_are_not_whole() {
    const auto is_chosen = [&](Field field) {
      const auto found = chosen_.find(field);
      return found != chosen_.end() && !found->second.empty();
    };
    const auto has = [&](Field field) { return columns_[field] || is_chosen(field); };
    const auto weak = [&](Field field) {
      const auto title = columns_[field] ? title_of(*columns_[field]) : std::nullopt;
      return title && title->weak;
    };
    if (has(Field::date) || !has(Field::year) || !has(Field::month) || !has(Field::day))
      drop({Field::year, Field::month, Field::day});
    for (const auto& [lat, lon, end] : {std::tuple(Field::from_lat, Field::from_lon, Field::from),
                                        std::tuple(Field::to_lat, Field::to_lon, Field::to)}) {
      // "lat1" beside "origin" may be where a flight was first seen, and with codes there is no need of it.
      const bool needed = !has_codes(end == Field::to) && has_position(end == Field::from);
      if (!has(lat) || !has(lon) || (has(end) && weak(lat) && !needed)) drop({lat, lon});
    }
    const auto flight = columns_[Field::flight];
    const auto bare = [](std::string_view cell) { return is_whole(cell, 0, 99'999); };
    if (!flight || share(*flight, bare).value_or(0) < enough) drop({Field::airline});
  }

  // Where nothing else says whence or whither, the country does: a table of flows between countries.
  void take_countries_for_places() {
    for (const bool coming : {false, true}) {
      const Field country = coming ? Field::to_country : Field::from_country,
                  place = coming ? Field::to : Field::from;
      if (has_end(coming) || chosen_.contains(place) || !columns_[country]) continue;
      columns_.of[index_of(place)] = columns_[country];
      drop({country});
    }
  }

  // A column of dates whose cells have times is one of departures or arrivals, where no other is.
  void find_days() {
    for (const auto& [date_field, time_field] :
         {std::pair(Field::date, Field::depart), std::pair(Field::arrive_date, Field::arrive)}) {
      const auto date = columns_[date_field];
      if (!date) continue;
      columns_.clocks[*date] = clock_at(*date, true);
      if (chosen_.contains(date_field) || chosen_.contains(time_field) || columns_[time_field] ||
          not_columns_.contains({time_field, *date}))
        continue;
      const auto with_time = [&](std::string_view cell) {
        const auto t = moment(cell, *date);
        return t && t->has_date() && t->time && t->time->count() > 0;
      };
      if (share(*date, with_time).value_or(0) == 0) continue;
      columns_.of[index_of(time_field)] = date;
      add_times(time_field, *date, title_of(*date).value_or(Title{}));
      drop({date_field});
    }
  }

  // Finds columns of statuses whose titles do not say so: their cells are such words, and some flights did
  // not take place.
  void find_statuses_by_cells() {
    if (chosen_.contains(Field::status)) return;
    for (std::size_t i = 0; i < table_.columns(); ++i) {
      if (taken(i) || title_of(i)) continue;
      // A cross alone may mean anything.
      const auto said = [](std::string_view cell) { return cell.size() > 2 ? fate_in(cell) : std::nullopt; };
      const auto is_known = [&](std::string_view cell) { return said(cell).has_value(); };
      const auto is_off = [&](std::string_view cell) {
        return said(cell).value_or(Fate::flown) != Fate::flown;
      };
      const double known = share(i, is_known).value_or(0), off = share(i, is_off).value_or(0);
      if (known < 0.8 || off == 0) continue;
      if (!columns_[Field::status]) columns_.of[index_of(Field::status)] = i;
      columns_.statuses.push_back(i);
    }
  }

  // Says what the numbers of a column of durations count. One that holds nothing as long as the flights is
  // not used.
  void find_duration_unit() {
    const auto column = columns_[Field::duration];
    if (!column) return;
    const auto unit = unit_of_durations(table_, columns_, airports_, *column);
    columns_.duration_unit = unit.value_or(DurationUnit::minutes);
    if (unit || chosen_.contains(Field::duration)) return;
    drop({Field::duration});
    columns_.doubts.push_back(told("{} is not taken for duration: its cells are not as long as the flights",
                                   "{}未用作 duration：其值与飞行时间不相当",
                                   column_name(columns_, *column)));
  }

  // Finds a column of weekdays beside that of dates.
  void find_weekdays() {
    const auto is_weekday = [](std::string_view cell) { return weekday_in(cell).has_value(); };
    for (std::size_t i = 0; i < table_.columns() && !columns_.weekday; ++i)
      if (!taken(i) && share(i, is_weekday).value_or(0) >= 0.9) columns_.weekday = i;
  }

  // Finds columns with merged cells, of which a file keeps the first: each value is another than the one
  // before, and empty cells follow it, in a quarter of the rows at least. An end that is empty alone is not
  // known: only those count that were merged with the date.
  void find_carried() {
    const auto date = columns_[Field::date];
    for (const Field field : {Field::date, Field::from, Field::to}) {
      const auto column = columns_[field];
      if (!column || !date || (field != Field::date && !columns_.carried.contains(*date))) continue;
      std::size_t rows = 0, blank = 0;
      bool merged = true;
      std::string_view last;
      for (std::size_t row = columns_.first_row; row < columns_.end_row && merged; ++row) {
        if (!columns_.is_flight(row) || !says_an_end(row)) continue;
        const std::string_view cell = table_.at(row, *column);
        if (cell.empty()) {
          ++blank;
          merged = rows > 0 && table_.at(row, *date).empty();
        } else {
          merged = cell != last;
          last = cell;
        }
        ++rows;
      }
      if (!merged || blank < 2 || 4 * blank < rows) continue;
      columns_.carried.insert(*column);
      columns_.doubts.push_back(
          told("empty cells of {} are taken for merged ones and mean the cell above: {} rows",
               "{}的空白单元格视为合并单元格，与上格相同：{}行", column_name(columns_, *column), blank));
    }
  }
  // Tells whether a row names one of its ends.
  bool says_an_end(std::size_t row) const {
    for (const Field field : {Field::from, Field::to, Field::from_lat, Field::to_lat})
      if (columns_[field] && !table_.at(row, *columns_[field]).empty()) return true;
    return false;
  }

  // Columns without a title are named as well, where others have one.
  void find_untitled() {
    if (columns_.titles.empty()) return;
    for (std::size_t i = 0; i < table_.columns(); ++i)
      if ((i >= columns_.titles.size() || columns_.titles[i].empty()) &&
          share(i, [](std::string_view) { return true; }))
        columns_.untitled.insert(i);
  }

  // Asks about columns of times that nothing has used.
  void doubt_unused_times() {
    const auto is_clock = [](std::string_view cell) {
      const auto t = cell.find(':') == cell.npos ? std::nullopt : cell_time(cell);
      return t && t->time;
    };
    for (std::size_t i = 0; i < table_.columns() && !columns_.titles.empty(); ++i) {
      const auto title = title_of(i);
      if (is_used(columns_, i) || not_columns_.contains({Field::depart, i}) ||
          not_columns_.contains({Field::arrive, i}) || (title && !is_moment(title->fields[0])) ||
          share(i, is_clock).value_or(0) < 0.8)
        continue;
      const auto& others = columns_.times[title && title->fields[0] == Field::arrive];
      // The wheels' times stand beside those of the blocks, and a logbook's hours beside its duration.
      const auto same = [&](std::string_view cell, std::size_t row) {
        return table_.at(row, *columns_[Field::duration]) == cell;
      };
      if ((title && title->off_ground) || (columns_[Field::duration] && rows_with(i, same) >= enough))
        continue;
      if (title && !others.empty() && !chosen_.contains(title->fields[0]))
        columns_.doubts.push_back(
            told("{} holds times and is not used, for {} says the same; say otherwise in "
                 "[[table]] with columns = {{ {} = {} }}",
                 "{}为时刻，未使用，因{}已说明；如有不同，请在 [[table]] 中用 columns = {{ {} = {} }} 指明",
                 column_name(columns_, i), column_name(columns_, others[0].column),
                 field_names[index_of(title->fields[0])], i + 1));
      else if (!title)
        columns_.doubts.push_back(
            told("{} holds times and is not used: its title does not say of what; say so in [[table]] with "
                 "columns = {{ depart = {} }}, or arrive or duration",
                 "{}为时刻，未使用：标题未说明是何时刻；请在 [[table]] 中用 columns = {{ depart = {} }} "
                 "或 arrive、duration 指明",
                 column_name(columns_, i), i + 1));
    }
  }

  // Tells numbers of rows, 1, 2, 3 ..., from those of flights.
  void find_numbers_of_rows() {
    const auto column = columns_[Field::flight];
    if (!column || chosen_.contains(Field::flight)) return;
    std::optional<int> last;
    std::size_t all = 0;
    for (std::size_t row = columns_.first_row; row < columns_.end_row; ++row) {
      if (!columns_.is_flight(row)) continue;
      const auto number = whole_number(table_.at(row, *column));
      if (!number || (last && *number != *last + 1)) return;
      last = number, ++all;
    }
    columns_.numbers_rows = all > 1;
  }

  // Finds rows of totals, which name no place at one of the ends at least.
  void find_totals() {
    const auto no_place = [&](std::size_t row, Field place, Field latitude) {
      const auto column = columns_[place] ? columns_[place] : columns_[latitude];
      const std::string_view cell = column ? table_.at(row, *column) : std::string_view{};
      return is_missing(cell) || is_total(cell);
    };
    std::size_t rows = 0, remarks = 0;
    std::int64_t sum = 0;
    for (std::size_t row = columns_.first_row; row < columns_.end_row; ++row) {
      if (!columns_.is_flight(row)) continue;
      ++rows;
      std::size_t filled = 0;
      bool said = false, first = true;
      for (std::size_t i = 0; i < table_.cells(row); ++i) {
        const std::string_view cell = table_.at(row, i);
        if (cell.empty()) continue;
        const bool looked_at = first || columns_[Field::flight] == i || columns_[Field::date] == i;
        said = said || (looked_at && is_total(cell));
        first = false, ++filled;
      }
      const bool from = no_place(row, Field::from, Field::from_lat),
                 to = no_place(row, Field::to, Field::to_lat);
      // "Note: figures are provisional", "Return flights"
      if (filled == 1 && from && to && is_remark_alone(row)) {
        columns_.no_flights.insert(row), ++remarks;
        continue;
      }
      for (const Field end : {Field::from, Field::to})
        said = said || (columns_[end] && is_total(table_.at(row, *columns_[end])));
      const std::string_view counted =
          columns_[Field::people] ? table_.at(row, *columns_[Field::people]) : std::string_view{};
      const int people = whole_number(counted).value_or(0);
      const bool alone = filled == 1 && people > 0 && rows > 2 && people == sum;
      if ((from || to) && (said || alone))
        columns_.totals.insert(row);
      else
        sum += people;
    }
    columns_.no_flights.insert(columns_.totals.begin(), columns_.totals.end());
    if (remarks > 0)
      columns_.notes.push_back(
          told("lines that hold one text and no flight: {}", "仅有一段文字、并非航班的行：{}", remarks));
  }
  // Tells whether the only cell of a row is words where no time, number or place is to stand.
  bool is_remark_alone(std::size_t row) const {
    for (std::size_t i = 0; i < table_.cells(row); ++i) {
      const std::string_view cell = table_.at(row, i);
      if (cell.empty()) continue;
      for (const Field field :
           {Field::from, Field::to, Field::date, Field::depart, Field::arrive, Field::people})
        if (columns_[field] == i && (field != Field::date || cell_time(cell))) return false;
      return !is_total(cell) && cell.find(' ') != cell.npos && !cell_time(cell);
    }
    return false;
  }

  // Marks the rows that hold HXL's tags, units, the titles again, or remarks.
  void find_no_flights() {
    std::size_t tags = 0, units = 0, titles = 0, remarks = 0;
    tags_.clear(), units_.clear();
    std::set<std::string> all_titles;
    for (const std::string& title : columns_.titles)
      if (!title.empty()) all_titles.insert(lower(title));
    int other_table = 0;  // the line where one begins
    for (std::size_t row = columns_.first_row; row < columns_.end_row; ++row) {
      std::size_t filled = 0, tagged = 0, in_units = 0;
      const bool near = row < columns_.first_row + 3;
      const std::string_view first = table_.at(row, 0);
      const bool again = !columns_.titles.empty() && first == columns_.titles[0];
      const bool is_title = again || (!first.empty() && all_titles.contains(lower(first)));
      if (other_table > 0) columns_.of_others.insert(row);
      if (!near && !is_title && !is_remark(first)) continue;
      bool same = again;
      for (std::size_t i = 0; i < table_.cells(row); ++i) {
        const std::string_view cell = table_.at(row, i);
        same = same && (i >= columns_.titles.size() ? cell.empty() : cell == columns_.titles[i]);
        if (cell.empty()) continue;
        ++filled,
            tagged += cell.size() > 1 && cell[0] == '#' && lower(cell[1]) >= 'a' && lower(cell[1]) <= 'z';
        in_units += is_unit(cell);
      }
      if (near && filled >= 2 && tagged == filled) {
        ++tags, tags_ = row_as_titles(row);
      } else if (near && row == columns_.first_row + tags && filled >= 2 && in_units == filled && !same) {
        ++units, units_ = row_as_titles(row);
      } else if (same) {
        ++titles, other_table = 0;
        columns_.of_others.erase(row);
      } else if (is_title && titles_in(row, all_titles) > 2 && 2 * titles_in(row, all_titles) > filled) {
        other_table = table_.number(row);
        columns_.doubts.push_back(told(
            "line {} begins another table, whose columns stand in another order: its rows are left out; put "
            "it into a file of its own",
            "第{}行起为列序不同的另一表格：其各行略去；请另存为单独的文件", other_table));
        columns_.of_others.erase(row);
      } else if (is_remark(first) && filled <= 1) {
        ++remarks;
      } else {
        continue;
      }
      columns_.no_flights.insert(row);
    }
    const auto note = [&](std::size_t count, const Text& what) {
      if (count > 0) columns_.notes.push_back(told("{}: {}", "{}：{}", what, count));
    };
    note(tags, {"rows of HXL tags", "HXL 标签行"});
    note(units, {"rows of units", "单位行"});
    note(titles, {"rows that repeat the titles", "重复的标题行"});
    note(remarks, {"lines of remarks", "注释行"});
  }

  // Counts the cells of a row that are titles.
  std::size_t titles_in(std::size_t row, const std::set<std::string>& titles) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < table_.cells(row); ++i) count += titles.contains(lower(table_.at(row, i)));
    return count;
  }

  // Interprets a column's title, with its unit, or the HXL tag below it.
  std::optional<Title> title_of(std::size_t column) const {
    if (column >= columns_.titles.size()) return std::nullopt;
    std::string text = columns_.titles[column];
    if (column == 0)
      while (!text.empty() && (text[0] == '#' || text[0] == '/' || text[0] == ' ')) text.erase(0, 1);
    const std::string unit = column < units_.size() ? lower(units_[column]) : "";
    auto title = read_title(text);
    if (title && title->zone.empty())
      if (const auto with_unit = read_title(text + " " + unit); with_unit && !unit.empty())
        title->zone = with_unit->zone;
    if (!title && column < tags_.size())
      title = read_title(tags_[column].substr(std::min<std::size_t>(1, tags_[column].size())));
    if (title && exchanged_)
      for (Field& field : title->fields) field = exchanged(field);
    return title;
  }
  static Field exchanged(Field field) {
    switch (field) {
      case Field::from_lat:
        return Field::from_lon;
      case Field::from_lon:
        return Field::from_lat;
      case Field::to_lat:
        return Field::to_lon;
      case Field::to_lon:
        return Field::to_lat;
      default:
        return field;
    }
  }

  // "departure" is a place or a time, and "day" a date or a number from 1 to 31. Beside a place that another
  // title names it is a time, if any of its cells is.
  Field field_by_cells(const Title& title, std::size_t column, const std::set<Field>& named) const {
    if (title.fields.size() == 1) return title.fields[0];
    const double first = fit(title.fields[0], column).value_or(0),
                 second = fit(title.fields[1], column).value_or(0);
    if (named.contains(title.fields[1]) && first > 0) return title.fields[0];
    return first > second ? title.fields[0] : title.fields[1];
  }

  std::set<std::size_t> chosen_columns() const {
    std::set<std::size_t> all;
    for (const auto& [field, name] : chosen_)
      if (const auto titled = column_titled(columns_.titles, name))
        all.insert(*titled);
      else if (const auto number = number_of(name))
        all.insert(*number - 1);
    return all;
  }

  bool is_code(std::string_view cell) const { return airports_.find(cell) != nullptr; }
  std::optional<double> codes_in(std::size_t column) const {
    return share(column, [&](std::string_view cell) { return is_code(cell); });
  }

  // Returns a test of whether a cell of a column can hold the field.
  std::function<bool(std::string_view)> test_of(Field field, std::size_t column) const {
    const auto number = [](double least, double most) {
      return [=](std::string_view cell) {
        const auto n = decimal_number(cell);
        return n && *n >= least && *n <= most;
      };
    };
    const auto degrees = [](bool latitude, double most) {
      return [=](std::string_view cell) {
        const auto n = data::written_degrees(cell, latitude);
        return n && std::abs(*n) <= most;
      };
    };
    switch (field) {
      case Field::from:
      case Field::to:
        return [&](std::string_view cell) { return is_code(cell) || may_be_place(cell); };
      case Field::date:
      case Field::arrive_date:
      case Field::depart:
      case Field::arrive:
        return [this, field, clock = clock_at(column, true)](std::string_view cell) {
          const auto t = moment(cell, clock);
          // "224" may be 2:24, but not where the other numbers of the column are no times.
          const bool bare = clock == Clock::text && cell.size() < 8 && decimal_number(cell) &&
                            !is_stray_days(cell) && !is_pointed(cell);
          return t && !bare && (is_moment(field) || t->has_date());
        };
      case Field::people:
        return has_digit;
      case Field::speed:
        return number(0, 10'000);
      case Field::sure:
        return [](std::string_view cell) { return certainty_named(cell).has_value(); };
      case Field::kind:
        return [](std::string_view cell) { return !is_aircraft(cell); };
      case Field::flight:
        return [](std::string_view cell) {
          const auto n = decimal_number(cell);
          return cell.find(':') == cell.npos && !(n && *n != std::floor(*n));
        };
      case Field::airline:
        return is_airline;
      case Field::year:
        return [](std::string_view cell) { return is_whole(cell, 1900, 2199); };
      case Field::month:
        return [](std::string_view cell) { return month_in(cell).has_value(); };
      case Field::day:
        return [](std::string_view cell) { return is_whole(cell, 1, 31); };
      case Field::from_country:
      case Field::to_country:
        return [](std::string_view cell) { return !data::Countries::shipped().named(cell, true).empty(); };
      case Field::from_lat:
      case Field::to_lat:
        return degrees(true, 90);
      case Field::from_lon:
      case Field::to_lon:
        return degrees(false, 360);
      case Field::duration:
        return [](std::string_view cell) { return duration_in(cell, DurationUnit::minutes).has_value(); };
      case Field::source:
      case Field::note:
      case Field::status:
        break;
    }
    return [](std::string_view) { return true; };
  }
  // Returns the share of a column's cells that can hold the field; nullopt when all are empty.
  std::optional<double> fit(Field field, std::size_t column) const {
    return share(column, test_of(field, column));
  }

  // Says that a title's promise is not kept by the cells, and by which first.
  void refuse(Field field, std::size_t column) {
    const auto fits = test_of(field, column);
    std::string example;
    std::size_t bad = 0, all = 0;
    int line = 0;
    each_sample(column, [&](std::string_view cell, std::size_t row) {
      ++all;
      if (fits(cell)) return;
      if (bad++ == 0) example = shortened(cell, 40), line = table_.number(row);
    });
    const std::string_view name = field_names[index_of(field)];
    columns_.notes.push_back(
        bad == all
            ? told("{} is not taken for {}: '{}' does not fit", "{}未用作 {}：“{}”不符",
                   column_name(columns_, column), name, example)
            : told("{} is not taken for {}: {} of {} cells do not fit, the first of them '{}' in line {}",
                   "{0}未用作 {1}：{2}/{3}个单元格不符，首个为第{5}行的“{4}”", column_name(columns_, column),
                   name, bad, all, example, line));
  }

  Clock clock_at(std::size_t column, bool titled) const {
    std::vector<std::string_view> cells;
    each_sample(column, [&](std::string_view cell) { cells.push_back(cell); });
    const Clock clock = clock_of(cells);
    if (clock != Clock::text || !titled || !table_.day_zero) return clock;
    const auto numbers =
        std::ranges::count_if(cells, [](std::string_view c) { return decimal_number(c).has_value(); });
    return 2 * static_cast<std::size_t>(numbers) > cells.size() ? Clock::days : clock;
  }
  std::optional<CellTime> moment(std::string_view cell, Clock clock) const {
    return cell_time(cell, clock, table_.day_zero.value_or(day_zero_1900));
  }
  std::optional<CellTime> moment(std::string_view cell, std::size_t column) const {
    const auto clock = columns_.clocks.find(column);
    return moment(cell, clock == columns_.clocks.end() ? Clock::text : clock->second);
  }

  template <class Visit>
  void each_sample(std::size_t column, Visit visit) const {
    const std::size_t from = columns_.first_row;
    const std::size_t rows = columns_.end_row - std::min(from, columns_.end_row);
    for (std::size_t i = 0; i < std::min(rows, sample); ++i) {
      const std::size_t row = from + i * rows / std::min(rows, sample);
      const std::string_view cell = table_.at(row, column);
      if (is_unknown(cell) || !columns_.is_flight(row)) continue;
      if constexpr (std::is_invocable_v<Visit, std::string_view, std::size_t>)
        visit(cell, row);
      else
        visit(cell);
    }
  }

  // Returns the share (0..1) of the sampled cells that pass; nullopt when all are empty.
  template <class Passes>
  std::optional<double> share(std::size_t column, Passes passes) const {
    std::size_t good = 0, all = 0;
    each_sample(column, [&](std::string_view cell) { ++all, good += passes(cell); });
    return all == 0 ? std::nullopt : std::optional(static_cast<double>(good) / static_cast<double>(all));
  }

  // Returns the share of the sampled cells that pass beside others of their rows.
  template <class Passes>
  double rows_with(std::size_t column, Passes passes) const {
    std::size_t good = 0, all = 0;
    each_sample(column, [&](std::string_view cell, std::size_t row) { ++all, good += passes(cell, row); });
    return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
  }

  void take_chosen() {
    for (const auto& [field, name] : chosen_) {
      if (name.empty()) continue;
      const auto titled = column_titled(columns_.titles, name);
      const auto number = number_of(name);
      if (!titled && (!number || *number > table_.columns())) {
        const auto row = columns_.titles.empty() && table_.rows() > 0 ? row_as_titles(0) : columns_.titles;
        if (column_titled(row, name)) continue;  // another one is missing
        const std::vector<std::string_view> titles(row.begin(), row.end());
        throw Error(told("has no column '{}' for {}{}; it has '{}'", "没有列“{}”（用于{}）{}；现有“{}”", name,
                         field_names[index_of(field)], did_you_mean(name, titles),
                         fmt::join(titles, "', '")));
      }
      const std::size_t column = titled ? *titled : *number - 1;
      columns_.of[index_of(field)] = column;
      const Title title = title_of(column).value_or(Title{});
      if (is_moment(field)) add_times(field, column, title);
      if (field == Field::date || field == Field::arrive_date)
        columns_.clocks[column] = clock_at(column, true);
      if (field == Field::status) columns_.statuses = {column};
      if (field == Field::note) columns_.remarks = {column};
    }
  }

  // Guesses from and to where titles do not name them: two columns of airport codes.
  void guess_by_cells() {
    if (has_end(false) && has_end(true)) return;
    const bool untitled = columns_.titles.empty();
    if (untitled) find_no_flights();
    const bool wants[2] = {!has_end(false) && !chosen_.contains(Field::from),
                           !has_end(true) && !chosen_.contains(Field::to)};
    std::vector<std::pair<std::size_t, double>> codes;  // columns and their shares of codes
    // A title that says something else is to be believed: an airline's code may be an airport's as well.
    const auto may_be_end = [&](std::size_t i) {
      const auto title = title_of(i);
      const bool open = !title || is_end(title->fields.back()) ||
                        // 起飛 above codes is no time.
                        (is_moment(title->fields.front()) && fit(title->fields.front(), i).value_or(1) < 0.1);
      return !taken(i) && open && share(i, is_direction) != 1.0;
    };
    for (std::size_t i = 0; i < table_.columns(); ++i)
      if (const double s = codes_in(i).value_or(0); s >= enough && may_be_end(i)) codes.emplace_back(i, s);
    if (wants[0] && wants[1]) {
      double best = 0;
      std::optional<std::pair<std::size_t, std::size_t>> ends;
      for (std::size_t a = 0; a < codes.size(); ++a)
        for (std::size_t b = a + 1; b < codes.size(); ++b) {
          const double merit = codes[a].second + codes[b].second + alike(codes[a].first, codes[b].first);
          if (merit > best + 1e-9) best = merit, ends = {codes[a].first, codes[b].first};
        }
      if (!ends) return;
      columns_.of[index_of(Field::from)] = ends->first;
      columns_.of[index_of(Field::to)] = ends->second;
    } else if (wants[0] || wants[1]) {
      // In a column with a title in unknown words, JRO may be a sort of operation: its airports must be among
      // those of the other end.
      const auto other = columns_[wants[0] ? Field::to : Field::from];
      if (!untitled && other)
        std::erase_if(codes, [&](const auto& c) { return alike(c.first, *other) <= 0; });
      if (codes.empty()) return;
      const auto best = std::ranges::max_element(codes, {}, [](const auto& c) { return c.second; });
      columns_.of[index_of(wants[0] ? Field::from : Field::to)] = best->first;
    } else {
      return;
    }
    if (!untitled || table_.rows() == 0) return;
    // A first row without codes in these columns holds titles in unknown words.
    const auto code_at = [&](Field f) { return !columns_[f] || is_code(table_.at(0, *columns_[f])); };
    if (table_.rows() > 1 && columns_.is_flight(0) && !code_at(Field::from) && !code_at(Field::to)) {
      columns_.first_row = 1;
      columns_.titles = row_as_titles(0);
    }
    guess_times_and_people();
  }

  // Returns how far two columns hold the same codes (0..1): the airports at which flights start are those at
  // which they end, while a code of an airline is neither.
  double alike(std::size_t a, std::size_t b) const {
    std::set<std::string_view> one, other;
    std::size_t same_row = 0, rows = 0;
    each_sample(a, [&](std::string_view cell) { one.insert(cell); });
    each_sample(b, [&](std::string_view cell) { other.insert(cell); });
    for (std::size_t row = columns_.first_row; row < std::min(columns_.end_row, columns_.first_row + sample);
         ++row)
      ++rows, same_row += table_.at(row, a) == table_.at(row, b);
    if (2 * same_row > rows) return -1;  // no flight ends where it starts
    const auto shared =
        std::ranges::count_if(one, [&](std::string_view cell) { return other.contains(cell); });
    return static_cast<double>(shared) /
           static_cast<double>(std::max<std::size_t>(1, std::min(one.size(), other.size())));
  }

  void guess_times_and_people() {
    const auto clock = [&](std::size_t i) {
      const Clock c = clock_at(i, false);
      return c == Clock::hours || c == Clock::points ? Clock::text
                                                     : c;  // bare numbers up to 2359 may be anything
    };
    const auto has = [&](std::size_t i, bool day, bool time) {
      return share(i,
                   [&](std::string_view cell) {
                     const bool marked = clock(i) != Clock::text || cell.find_first_of(":-/.") != cell.npos;
                     const auto t = marked ? moment(cell, clock(i)) : std::nullopt;
                     return t && t->has_date() == day && t->time.has_value() == time;
                   })
          .value_or(0);
    };
    const auto guess = [&](Field field, auto&& fits) {
      if (columns_[field] || chosen_.contains(field)) return;
      for (std::size_t i = 0; i < table_.columns(); ++i)
        if (!taken(i) && !not_columns_.contains({field, i}) && fits(i)) {
          columns_.of[index_of(field)] = i;
          if (is_moment(field)) add_times(field, i, Title{});
          if (is_moment(field) || field == Field::date) columns_.clocks[i] = clock(i);
          return;
        }
    };
    for (const Field field : {Field::depart, Field::arrive})
      guess(field, [&](std::size_t i) { return has(i, true, true) >= 0.8; });
    guess(Field::date, [&](std::size_t i) { return has(i, true, false) + has(i, true, true) >= 0.8; });
    find_days();
    if (columns_[Field::date])
      for (const Field field : {Field::depart, Field::arrive})
        guess(field, [&](std::size_t i) {
          if (has(i, false, true) < 0.8) return false;
          if (!are_durations(table_, columns_, airports_, i)) return true;
          columns_.notes.push_back(told("{} is not taken for {}: its cells are as long as the flights",
                                        "{}未用作 {}：其值与飞行时间相当", column_name(columns_, i),
                                        field_names[index_of(field)]));
          if (!columns_[Field::duration] && !chosen_.contains(Field::duration))
            columns_.of[index_of(Field::duration)] = i;
          return false;
        });
    // A type of aircraft looks like a number of a flight, but is that of many.
    guess(Field::flight, [&](std::size_t i) {
      return share(i, is_flight_number).value_or(0) >= 0.8 &&
             (columns_[Field::depart] || columns_[Field::date] || differ(i));
    });
    if (!columns_[Field::depart] && !columns_[Field::date]) return;
    std::vector<std::size_t> counts;
    for (std::size_t i = 0; i < table_.columns(); ++i)
      if (!taken(i) && share(i, [](std::string_view cell) {
                         return is_whole(cell, 0, most_people_guessed);
                       }).value_or(0) >= 0.9)
        counts.push_back(i);
    if (counts.size() == 1) guess(Field::people, [&](std::size_t i) { return i == counts[0]; });
  }

  // Tells whether most cells of a column say what no other says.
  bool differ(std::size_t column) const {
    std::set<std::string_view> texts;
    std::size_t all = 0;
    each_sample(column, [&](std::string_view cell) { ++all, texts.insert(cell); });
    return 2 * texts.size() > all;
  }

  bool taken(std::size_t column) const {
    return std::find(columns_.of.begin(), columns_.of.end(), std::optional(column)) != columns_.of.end();
  }

  void note_clocks() {
    std::map<Clock, Text> of_clock;
    for (const auto& [column, clock] : columns_.clocks) {
      if (clock == Clock::text || (clock == Clock::days && table_.day_zero)) continue;
      Text& names = of_clock[clock];
      names = told("{}{}{}", "{}{}{}", names, names.empty() ? Text{} : Text{", ", "、"},
                   column_name(columns_, column));
    }
    for (const auto& [clock, names] : of_clock)
      columns_.notes.push_back(told("{}: {}", "{}：{}", names, note_of(clock)));
  }

  // Tells whether a row of titles repeats the first column: each cell is of a pair of places.
  bool is_matrix(const std::vector<std::string>& titles) const {
    std::set<std::string_view> first;
    each_sample(0, [&](std::string_view cell) { first.insert(cell); });
    const auto again =
        std::count_if(titles.begin() + std::min<std::ptrdiff_t>(1, std::ssize(titles)), titles.end(),
                      [&](const std::string& title) { return !title.empty() && first.contains(title); });
    return again >= 2 && 2 * again >= std::ssize(titles) - 1;
  }

  // Returns the first row with nearly as many cells as any: headings above it fill one.
  std::vector<std::string> likely_titles() const {
    const auto filled = [&](std::size_t row) {
      std::size_t count = 0;
      for (std::size_t i = 0; i < table_.cells(row); ++i) count += !table_.at(row, i).empty();
      return count;
    };
    const std::size_t rows = std::min(table_.rows(), rows_that_may_hold_titles);
    std::size_t most = 0, best = 0;
    for (std::size_t row = 0; row < rows; ++row) most = std::max(most, filled(row));
    while (best + 1 < rows && 3 * filled(best) < 2 * most) ++best;
    return row_as_titles(best);
  }

  [[noreturn]] void fail() const {
    if (table_.rows() == 0) throw Error({"holds no rows", "没有行"});
    const std::vector<std::string> titles = !columns_.titles.empty() ? columns_.titles
                                            : table_.titles.empty()  ? likely_titles()
                                                                     : table_.titles;
    Text seen;
    for (std::size_t i = 0; i < std::min<std::size_t>(titles.size(), 12); ++i)
      if (!titles[i].empty())
        seen = told("{}{}'{}'", "{}{}“{}”", seen, seen.empty() ? Text{} : Text{", ", "、"},
                    shortened(titles[i], 40));
    Text why;
    for (const Text& note : columns_.notes) why = told("{}; {}", "{}；{}", why, note);
    if (is_matrix(titles))
      why = told("{}; it looks like a matrix of places: write a row for each pair",
                 "{}；似为地点矩阵：请每对地点写一行", why);
    const bool out = has_end(false), in = has_end(true);
    const Text what = out ? Text{"no column that says where flights end", "没有说明航班目的地的列"}
                      : in ? Text{"no column that says where flights start", "没有说明航班出发地的列"}
                           : Text{"no columns that say where flights start and end", "没有说明航班起讫的列"};
    throw Error(told("has {}; found {}{}; say which in [[table]] with columns = {{ from = ..., to = ... }}{}",
                     "{}；找到{}{}；请在 [[table]] 中用 columns = {{ from = ..., to = ... }} 指明{}", what,
                     seen, titles.size() > 12 ? " ..." : "", why));
  }

  const data::Table& table_;
  const data::Airports& airports_;
  const ChosenColumns& chosen_;
  const NotColumns& not_columns_;
  Columns columns_;
  bool exchanged_ = false;  // titles of latitudes and longitudes stand over one another's cells
  std::vector<std::string> tags_, units_;  // the rows of HXL's tags and of units; empty where there are none
};

}  // namespace

std::optional<Field> field_named(std::string_view name) {
  const auto found = std::find(field_names.begin(), field_names.end(), name);
  if (found == field_names.end()) return std::nullopt;
  return static_cast<Field>(found - field_names.begin());
}

Columns find_columns(const data::Table& table, const data::Airports& airports, const ChosenColumns& chosen,
                     const NotColumns& not_columns) {
  return Finder(table, airports, chosen, not_columns).find();
}

Text column_name(const Columns& columns, std::size_t column) {
  column = columns.written_in(column);
  if (column < columns.titles.size() && !columns.titles[column].empty())
    return told("'{}'", "“{}”", columns.titles[column]);
  return told("column {}", "第{}列", column + 1);
}

bool is_used(const Columns& columns, std::size_t i) {
  const auto has = [&](const std::vector<TimeColumn>& times) {
    return std::ranges::find(times, i, &TimeColumn::column) != times.end();
  };
  for (const auto& [part, whole] : columns.parts_of)
    if (whole == i && is_used(columns, part)) return true;
  return std::ranges::find(columns.of, std::optional(i)) != columns.of.end() || has(columns.times[0]) ||
         has(columns.times[1]) || columns.weekday == i ||
         std::ranges::find(columns.statuses, i) != columns.statuses.end() ||
         std::ranges::find(columns.remarks, i) != columns.remarks.end();
}

std::vector<std::string> unused_titles(const Columns& columns) {
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < columns.titles.size(); ++i)
    if (!columns.titles[i].empty() && !is_used(columns, i) &&
        std::ranges::find(beside_titles, columns.titles[i]) == beside_titles.end())
      unused.push_back(columns.titles[i]);
  return unused;
}

std::vector<std::size_t> unused_untitled(const Columns& columns) {
  std::vector<std::size_t> unused;
  std::ranges::copy_if(columns.untitled, std::back_inserter(unused),
                       [&](std::size_t i) { return !is_used(columns, i); });
  return unused;
}

Text describe(const Columns& columns) {
  Text text;
  for (std::size_t f = 0; f < field_names.size(); ++f) {
    if (!columns.of[f]) continue;
    Text name = column_name(columns, *columns.of[f]);
    if (const auto field = static_cast<Field>(f); is_moment(field)) {
      bool first = true;
      name = {};
      for (const TimeColumn& times : columns.times[field == Field::arrive]) {
        Text one = column_name(columns, times.column);
        if (!times.zone.empty()) one = told("{} ({})", "{}（{}）", one, times.zone);
        name = first ? one : told("{}, else {}", "{}，无则{}", name, one);
        first = false;
      }
    }
    text = told("{}{}{} = {}", "{}{}{} = {}", text, text.empty() ? Text{} : Text{", ", "，"}, field_names[f],
                name);
  }
  if (columns.titles.empty()) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < columns.width; ++i)
      if (!is_used(columns, i)) numbers.push_back(i + 1);
    if (numbers.empty()) return text;
    return told("{}; no titles found; not used: {} {}", "{0}；未找到标题；未用：第{2}列", text,
                numbers.size() == 1 ? "column" : "columns", fmt::format("{}", fmt::join(numbers, ", ")));
  }
  Text unused;
  const auto add = [&](const Text& name) {
    unused = told("{}{}{}", "{}{}{}", unused, unused.empty() ? Text{} : Text{", ", "、"}, name);
  };
  for (const std::string& title : unused_titles(columns)) add(told("'{}'", "“{}”", title));
  for (const std::size_t i : unused_untitled(columns)) add(column_name(columns, i));
  return unused.empty() ? text : told("{}; not used: {}", "{}；未用：{}", text, unused);
}

}  // namespace homebound::scenario
