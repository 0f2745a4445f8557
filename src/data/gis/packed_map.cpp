#include "data/gis/packed_map.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

#include "base/output_file.h"
#include "data/gis/gdal.h"

namespace homebound::data {
namespace {

namespace fs = std::filesystem;

constexpr std::array details{Detail::low, Detail::medium, Detail::high};
constexpr std::size_t sections = details.size() + 1;  // the last one holds the cities

// Begins the file. Its first number is another one where the bytes of a number come in another order.
struct Header {
  std::uint64_t mark = 0x48424d4150303031;  // "HBMAP001": another number for another layout
  // Of the base map: its size, and the head of an SQLite file, which counts its changes.
  std::uint64_t size = 0;
  std::array<char, 100> head{};
  std::array<char, 4> unused{};
  std::array<std::uint64_t, sections + 1> starts{};  // of sections, in bytes; the last one is their end
  bool is_of(const Header& o) const { return mark == o.mark && size == o.size && head == o.head; }
};
static_assert(sizeof(Header) == 8 + 8 + 104 + 8 * (sections + 1));

// The header of what is made of a base map as it is now; nullopt where that cannot be read.
std::optional<Header> header_of(const fs::path& base_map) {
  Header header;
  std::error_code failed;
  header.size = fs::file_size(base_map, failed);
  std::ifstream file(base_map, std::ios::binary);
  if (failed || !file.read(header.head.data(), header.head.size())) return std::nullopt;
  return header;
}

template <class Value>
void put(std::string& to, const Value* values, std::size_t count) {
  to.append(reinterpret_cast<const char*>(values), count * sizeof(Value));
}
void put(std::string& to, std::uint64_t number) { put(to, &number, 1); }
void put(std::string& to, std::string_view text) { put(to, text.size()), to += text; }
void put(std::string& to, const LonLatParts& parts) {
  put(to, parts.starts.size()), put(to, parts.points.size());
  put(to, parts.starts.data(), parts.starts.size()), put(to, parts.points.data(), parts.points.size());
}

// Takes values from a section; once there is too little, all are empty.
class Section {
 public:
  explicit Section(std::string bytes) : bytes_(std::move(bytes)), rest_(bytes_) {}
  bool good() const { return good_; }

  template <class Value>
  void take(Value* values, std::size_t count) {
    good_ = good_ && count <= rest_.size() / sizeof(Value);
    if (!good_) return;
    rest_.copy(reinterpret_cast<char*>(values), count * sizeof(Value));
    rest_.remove_prefix(count * sizeof(Value));
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    take(&value, 1);
    return value;
  }
  std::string text() {
    const std::uint64_t length = number();
    good_ = good_ && length <= rest_.size();
    std::string text(rest_.substr(0, good_ ? length : 0));
    rest_.remove_prefix(text.size());
    return text;
  }
  void take(LonLatParts& parts) {
    const std::uint64_t starts = number(), points = number();
    good_ =
        good_ && starts <= rest_.size() / sizeof(std::uint32_t) && points <= rest_.size() / sizeof(LonLat);
    if (!good_) return;
    parts.starts.resize(starts), parts.points.resize(points);
    take(parts.starts.data(), starts), take(parts.points.data(), points);
    for (const std::uint32_t start : parts.starts) good_ = good_ && start <= points;
  }

 private:
  std::string bytes_;
  std::string_view rest_;
  bool good_ = true;
};

std::optional<Section> section_of(const fs::path& packed, const fs::path& base_map, std::size_t index) {
  std::ifstream file(packed, std::ios::binary);
  Header header;
  const auto expected = header_of(base_map);
  if (!expected || !file.read(reinterpret_cast<char*>(&header), sizeof header) || !header.is_of(*expected))
    return std::nullopt;
  const std::uint64_t from = header.starts[index], to = header.starts[index + 1];
  std::error_code failed;
  if (fs::file_size(packed, failed) != header.starts.back() || failed || from > to ||
      to > header.starts.back())
    return std::nullopt;
  std::string bytes(to - from, '\0');
  if (!file.seekg(static_cast<std::streamoff>(from)) ||
      !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    return std::nullopt;
  return Section(std::move(bytes));
}

// Calls visit() with each part of a base map, in the order of the file.
template <class Map, class Visit>
void each_part(Map& map, const Visit& visit) {
  visit(map.land), visit(map.lakes), visit(map.rivers);
  for (auto& kind : map.boundaries) visit(kind);
}

}  // namespace

void pack_map(const fs::path& base_map, const fs::path& to) {
  std::string all(sizeof(Header), '\0');
  const std::vector<City> cities = gdal().read_cities(base_map);  // tells of a file that cannot be read
  Header header = header_of(base_map).value();
  for (std::size_t i = 0; i < details.size(); ++i) {
    header.starts[i] = all.size();
    const BaseMap map = read_base_map(base_map, details[i]);
    each_part(map, [&](const LonLatParts& parts) { put(all, parts); });
  }
  header.starts[details.size()] = all.size();
  put(all, cities.size());
  for (const City& city : cities) {
    for (const std::string* text : {&city.id, &city.name, &city.name_zh, &city.country, &city.feature})
      put(all, *text);
    put(all, static_cast<std::uint64_t>(city.population));
    put(all, &city.at, 1);
  }
  header.starts.back() = all.size();
  all.replace(0, sizeof header, reinterpret_cast<const char*>(&header), sizeof header);
  write_file(to, all);
}

std::optional<BaseMap> packed_map(const fs::path& packed, const fs::path& base_map, Detail detail) {
  auto section = section_of(packed, base_map, static_cast<std::size_t>(detail));
  if (!section) return std::nullopt;
  BaseMap map;
  each_part(map, [&](LonLatParts& parts) { section->take(parts); });
  return section->good() ? std::optional(std::move(map)) : std::nullopt;
}

std::optional<std::vector<City>> packed_cities(const fs::path& packed, const fs::path& base_map) {
  auto section = section_of(packed, base_map, details.size());
  if (!section) return std::nullopt;
  std::vector<City> cities;
  for (std::uint64_t left = section->number(); left > 0 && section->good(); --left) {
    City& city = cities.emplace_back();
    for (std::string* text : {&city.id, &city.name, &city.name_zh, &city.country, &city.feature})
      *text = section->text();
    city.population = static_cast<long>(section->number());
    section->take(&city.at, 1);
  }
  return section->good() ? std::optional(std::move(cities)) : std::nullopt;
}

}  // namespace homebound::data
