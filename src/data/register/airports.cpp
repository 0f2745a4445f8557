#include "data/register/airports.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "base/resources.h"
#include "base/suggest.h"
#include "data/register/airport_names.h"
#include "data/text/csv.h"

namespace homebound::data {
namespace {

// Tells whether a register's identifier is an ICAO code: those have four letters, and local ones do not.
bool is_icao(std::string_view ident) {
  return ident.size() == 4 &&
         std::all_of(ident.begin(), ident.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

double degrees_at(const CsvTable& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.at(row, column);
  const auto value = number_in(text);
  if (!value)
    throw Error(told("{}: '{}' in row {} is not a number of degrees", "{0}：第{2}行的“{1}”不是度数",
                     table.name(), text, row + 1));
  return *value;
}

int size_of(std::string_view type) {
  if (type == "large_airport") return 2;
  return type == "medium_airport" ? 1 : 0;
}

// A table of the register, and where its columns are.
struct Register {
  CsvTable table;
  std::size_t ident, iata, name, type, lat, lon, country, city, zone;
  explicit Register(const std::filesystem::path& file)
      : table(CsvTable::read(file)),
        ident(table.column("ident")),
        iata(table.column("iata")),
        name(table.column("name")),
        type(table.column("type")),
        lat(table.column("lat")),
        lon(table.column("lon")),
        country(table.column("country")),
        city(table.column("city")),
        zone(table.column("tz")) {}

  Airport airport(std::size_t row) const {
    Airport a;
    a.iata = table.at(row, iata);
    if (is_icao(table.at(row, ident))) a.icao = table.at(row, ident);
    a.long_name = table.at(row, name);
    a.name = short_airport_name(a.long_name);
    a.city = short_city_name(table.at(row, city));
    a.country = table.at(row, country);
    a.at = {degrees_at(table, row, lon), degrees_at(table, row, lat)};
    a.zone = table.at(row, zone);
    a.major = size_of(table.at(row, type)) == 2;
    a.medium = size_of(table.at(row, type)) == 1;
    return a;
  }
};

// The rows of the register in the order of their airports: by size, then as the overrides have them.
class Order {
 public:
  Order(const std::vector<Register>& registers, const CsvTable& overrides) {
    for (const Register& of : registers)
      for (std::size_t row = 0; row < of.table.rows(); ++row) {
        by_iata_.emplace(of.table.at(row, of.iata), rows_.size());
        rows_.push_back({&of, row, size_of(of.table.at(row, of.type))});
      }
    for (std::size_t row = 0; row < overrides.rows(); ++row) rows_[listed(overrides, row)].place = row;
    std::vector<std::size_t> sorted(rows_.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::ranges::stable_sort(sorted, [this](std::size_t a, std::size_t b) {
      const Row &one = rows_[a], &other = rows_[b];
      return one.size != other.size ? one.size > other.size : one.place < other.place;
    });
    for (std::size_t i = 0; i < sorted.size(); ++i) rows_[sorted[i]].index = i;
    sorted_ = std::move(sorted);
  }
  std::vector<Airport> airports() const {
    std::vector<Airport> all;
    all.reserve(sorted_.size());
    for (const std::size_t i : sorted_) all.push_back(rows_[i].of->airport(rows_[i].row));
    return all;
  }
  // Returns the index of the airport that a row of another table names. Throws Error when there is none.
  std::size_t index_of(const CsvTable& table, std::size_t row) const {
    return rows_[listed(table, row)].index;
  }

 private:
  struct Row {
    const Register* of;
    std::size_t row;
    int size;
    std::size_t place = std::numeric_limits<std::size_t>::max();  // among the overrides
    std::size_t index = 0;
  };
  std::size_t listed(const CsvTable& table, std::size_t row) const {
    const std::string_view iata = table.at(row, table.column("iata"));
    const auto found = by_iata_.find(iata);
    if (found == by_iata_.end())
      throw Error(told("{}: row {} overrides '{}', which is not an airport of the table",
                       "{}：第{}行改写“{}”，但表中没有该机场", table.name(), row + 1, iata));
    return found->second;
  }

  std::vector<Row> rows_;
  std::unordered_map<std::string_view, std::size_t> by_iata_;
  std::vector<std::size_t> sorted_;
};

// Applies the overrides: cells that are not empty replace ours.
void lay_over(const CsvTable& table, const Order& order, std::vector<Airport>& airports) {
  const std::pair<std::string_view, std::string Airport::*> fields[] = {
      {"icao", &Airport::icao},     {"name", &Airport::name},    {"name_zh", &Airport::name_zh},
      {"city", &Airport::city},     {"zone", &Airport::zone},    {"city_zh", &Airport::city_zh},
      {"opened", &Airport::opened}, {"closed", &Airport::closed}};
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (const auto& [title, field] : fields)
      if (const std::string_view cell = table.at(row, table.column(title)); !cell.empty())
        airports[order.index_of(table, row)].*field = cell;
}

}  // namespace

Airports Airports::read(const std::filesystem::path& folder) {
  std::vector<Register> registers;
  registers.emplace_back(folder / "airports.csv");
  if (const auto added = folder / "airports_added.csv"; std::filesystem::exists(added))
    registers.emplace_back(added);
  const CsvTable overrides = CsvTable::read(folder / "airports_overrides.csv");
  const Order order(registers, overrides);
  Airports result;
  result.airports_ = order.airports();
  // The zones that the register's lookup gets wrong.
  if (const auto zones = folder / "airports_zones.csv"; std::filesystem::exists(zones)) {
    const CsvTable table = CsvTable::read(zones);
    for (std::size_t row = 0; row < table.rows(); ++row)
      result.airports_[order.index_of(table, row)].zone = table.at(row, table.column("zone"));
  }
  lay_over(overrides, order, result.airports_);
  result.by_code_.reserve(2 * result.airports_.size());
  for (const Airport& a : result.airports_)
    for (const std::string* code : {&a.iata, &a.icao})
      if (!code->empty()) result.by_code_.emplace(*code, &a);
  if (const auto former = folder / "airports_former.csv"; std::filesystem::exists(former))
    result.read_former(former);
  return result;
}

// Adds the codes of the past. A row without a position names an airport of the table by a code of today: the
// airport is added once more under the code that it had. A code that belongs to no airport today is found on
// any day; one that moved to another airport is this one's until that day.
void Airports::read_former(const std::filesystem::path& file) {
  const CsvTable table = CsvTable::read(file);
  gone_.reserve(table.rows());  // keeps pointers into it valid
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view title) { return std::string(table.at(row, table.column(title))); };
    const std::string code = cell("iata"), icao = cell("icao");
    Airport was;
    if (!cell("lat").empty()) {
      was.at = {degrees_at(table, row, table.column("lon")), degrees_at(table, row, table.column("lat"))};
      was.icao = icao;
      was.country = cell("country"), was.zone = cell("zone"), was.closed = cell("until");
      was.major = true;
    } else if (const Airport* airport = find(icao)) {
      if (is_icao(code) && cell("until").empty()) {  // another code of the same airport
        by_code_.emplace(code, airport);
        continue;
      }
      was = *airport;
      was.now = airport->iata;
    } else {
      throw Error(told("{}: row {} names '{}', which is not an airport of the table",
                       "{}：第{}行引用“{}”，但表中没有该机场", table.name(), row + 1, icao));
    }
    (is_icao(code) ? was.icao : was.iata) = code;
    was.until = cell("until");
    for (const auto& [title, field] : {std::pair{"name", &Airport::name},
                                       {"name_zh", &Airport::name_zh},
                                       {"city", &Airport::city},
                                       {"city_zh", &Airport::city_zh}})
      if (std::string text = cell(title); !text.empty()) was.*field = std::move(text);
    const Airport& added = gone_.emplace_back(std::move(was));
    for (const std::string& each : {code, icao})
      if (!by_code_.emplace(each, &added).second && !added.until.empty()) formerly_.emplace(each, &added);
  }
}

const Airports& Airports::shipped() {
  // It lasts until the process ends, which takes its memory back faster than a destructor would.
  static const auto* const table = new Airports(read(resource("geodata/airports.csv").parent_path()));
  return *table;
}

const Airport* Airports::find(std::string_view code, std::string_view day) const {
  if (code.size() < 3 || code.size() > 4) return nullptr;
  const std::string wanted = upper(code);
  const auto found = by_code_.find(wanted);
  if (found == by_code_.end()) return nullptr;
  if (!day.empty())
    for (auto [former, end] = formerly_.equal_range(wanted); former != end; ++former)
      if (day < former->second->until) return former->second;
  return found->second;
}

const Airport* Airports::other_of_city(const Airport& airport, std::string_view day) const {
  const auto follows = [&](const Airport& a) {
    if (&a == &airport || a.country != airport.country) return false;
    const bool heir = !airport.closed.empty() && a.opened == airport.closed;
    const bool ancestor = !airport.opened.empty() && a.closed == airport.opened;
    return (heir || ancestor) && (a.opened.empty() || a.opened <= day) &&
           (a.closed.empty() || day < a.closed);
  };
  const auto found = std::find_if(airports_.begin(), airports_.end(), follows);
  return found == airports_.end() ? nullptr : &*found;
}

std::optional<Text> note_of_code(const Airport& airport, std::string_view day) {
  // An old ICAO code changes nothing that is shown.
  if ((airport.until.empty() && airport.now.empty()) || airport.iata == airport.now) return std::nullopt;
  if (!day.empty() && day < airport.until) return std::nullopt;
  const std::string& code = airport.iata;
  const Text name{airport.name, airport.name_zh.empty() ? airport.name : airport.name_zh};
  if (airport.now.empty())
    return told("{} was {}, which closed on {}", "{}曾是{}机场的代码，该机场已于{}关闭", code, name,
                airport.until);
  if (airport.until.empty())
    return told("{} is another code of {}: {}", "{}是{}机场的另一代码：{}", code, name, airport.now);
  return told("{0} was the code of {1} until {2}; it is {3} now", "{2}之前，{0}是{1}机场的代码，现为{3}",
              code, name, airport.until, airport.now);
}

std::vector<std::string> Airports::nearest_codes(std::string_view code, std::size_t count) const {
  std::vector<std::string_view> codes;
  for (const Airport& a : airports_)
    for (const std::string* known : {&a.iata, &a.icao})
      if (!known->empty()) codes.push_back(*known);
  return nearest(code, codes, count);
}

}  // namespace homebound::data
