#include "data/gis/packed_map.h"

#include <fstream>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "base/resources.h"
#include "data/gis/gdal.h"
#include "support/temporary_folder.h"

namespace homebound::data {
namespace {

namespace fs = std::filesystem;

const fs::path& base_map() {
  static const fs::path file = resource("geodata/basemap.gpkg");
  return file;
}
const fs::path& packed() {
  static const test::TemporaryFolder folder;
  static const fs::path file = [] {
    pack_map(base_map(), folder / "map.packed");
    return folder / "map.packed";
  }();
  return file;
}
std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_same(const LonLatParts& a, const LonLatParts& b) {
  EXPECT_EQ(a.starts, b.starts);
  EXPECT_TRUE(a.points == b.points);
}
void expect_same(const BaseMap& a, const BaseMap& b) {
  expect_same(a.land, b.land), expect_same(a.lakes, b.lakes), expect_same(a.rivers, b.rivers);
  for (std::size_t i = 0; i < std::size(a.boundaries); ++i) expect_same(a.boundaries[i], b.boundaries[i]);
}

TEST(PackedMap, IsWhatGdalReads) {
  for (const Detail detail : {Detail::low, Detail::medium, Detail::high}) {
    const BaseMap read = read_base_map(base_map(), detail);
    EXPECT_GT(read.land.points.size(), 5000u);
    const auto map = packed_map(packed(), base_map(), detail);
    ASSERT_TRUE(map);
    expect_same(*map, read);
    expect_same(shipped_base_map(detail), read);  // whether or not the build has packed it
  }
  const std::vector<City> read = gdal().read_cities(base_map());
  const auto cities = packed_cities(packed(), base_map());
  ASSERT_TRUE(cities);
  ASSERT_EQ(cities->size(), read.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    const City &a = (*cities)[i], &b = read[i];
    EXPECT_EQ(std::tie(a.id, a.name, a.name_zh, a.country, a.feature, a.population, a.at),
              std::tie(b.id, b.name, b.name_zh, b.country, b.feature, b.population, b.at));
  }
}

TEST(PackedMap, IsOfTheBaseMapAsItIsNow) {
  const test::TemporaryFolder folder;
  const fs::path other = folder / "other.gpkg";
  fs::copy_file(base_map(), other);
  EXPECT_TRUE(packed_map(packed(), other, Detail::low));
  {
    std::fstream file(other, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(24).put('!');  // SQLite's counter of changes
  }
  EXPECT_FALSE(packed_map(packed(), other, Detail::low));
  EXPECT_FALSE(packed_cities(packed(), other));
  EXPECT_FALSE(packed_map(packed(), folder / "none.gpkg", Detail::low));
}

TEST(PackedMap, ThatIsDamagedIsNone) {
  const test::TemporaryFolder folder;
  const std::string whole = contents(packed());
  const fs::path file = folder / "map.packed";
  const auto says_nothing = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    return !packed_map(file, base_map(), Detail::high) && !packed_cities(file, base_map());
  };
  EXPECT_FALSE(says_nothing(whole));
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{100}, whole.size() - 1})
    EXPECT_TRUE(says_nothing(whole.substr(0, size))) << size;
  EXPECT_TRUE(says_nothing(whole + "!"));
  for (const std::size_t at : {std::size_t{0}, std::size_t{8}, std::size_t{16}}) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] + 1);
    EXPECT_TRUE(says_nothing(changed)) << at;
  }
  // A number of points that there is no room for.
  constexpr std::size_t header = 160;  // bytes, before the first number of a level
  std::string changed = whole;
  changed[header + 7] = '\x7f';
  std::ofstream(file, std::ios::binary) << changed;
  EXPECT_FALSE(packed_map(file, base_map(), Detail::low));
  EXPECT_FALSE(packed_map(folder / "none", base_map(), Detail::low));
}

}  // namespace
}  // namespace homebound::data
