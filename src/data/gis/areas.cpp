#include "data/gis/areas.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "data/text/csv.h"

namespace homebound::data {
namespace {

struct Cell {
  const CsvTable& table;
  std::size_t row;
  std::string_view text;

  [[noreturn]] void fail(const Text& expected) const {
    throw Error(told("{}:{}: expected {}, found '{}'", "{}:{}：应为{}，实为“{}”", table.name(),
                     table.line(row), expected, text));
  }
  double number(std::string_view& rest) const {
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    double v = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), v);
    if (error != std::errc() || !std::isfinite(v)) fail({"a number", "数"});
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return v;
  }
  double number() const {
    std::string_view rest = text;
    return number(rest);
  }
  // Reads "lon lat room;lon lat room", in degrees and kilometres.
  std::vector<Area::Anchor> anchors() const {
    std::vector<Area::Anchor> all;
    for (std::string_view rest = text;; rest.remove_prefix(1)) {
      const double lon = number(rest), lat = number(rest);
      all.push_back({{lon, lat}, number(rest)});
      if (std::abs(lon) > 180 || std::abs(lat) > 90 || all.back().room_km <= 0)
        fail({"lon lat room", "lon lat room"});
      if (rest.empty()) return all;
      if (!rest.starts_with(';')) fail({"anchors parted by semicolons", "以分号相隔的锚点"});
    }
  }
};

}  // namespace

std::vector<Area> read_countries(const std::filesystem::path& file) {
  const CsvTable table = CsvTable::read(file);
  std::vector<Area> areas;
  const auto cell = [&](std::size_t row, const char* title) {
    return Cell{table, row, table.at(row, table.column(title))};
  };
  for (std::size_t i = 0; i < table.rows(); ++i)
    areas.push_back({std::string(cell(i, "name").text), std::string(cell(i, "name_zh").text), 0,
                     std::sqrt(cell(i, "area_km2").number()), cell(i, "anchors").anchors()});
  return areas;
}

std::vector<Area> read_seas(const std::filesystem::path& file) {
  const CsvTable table = CsvTable::read(file);
  std::vector<Area> areas;
  const auto cell = [&](std::size_t row, const char* title) {
    return Cell{table, row, table.at(row, table.column(title))};
  };
  for (std::size_t i = 0; i < table.rows(); ++i) {
    auto anchors = cell(i, "anchors").anchors();
    const double breadth = 2 * anchors.front().room_km;
    areas.push_back({std::string(cell(i, "name").text), std::string(cell(i, "name_zh").text),
                     static_cast<int>(cell(i, "rank").number()), breadth, std::move(anchors)});
  }
  return areas;
}

}  // namespace homebound::data
