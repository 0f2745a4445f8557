// Whatever a file of a table holds, reading it ends: with flights, or with an error that says what is wrong.
#include <fstream>
#include <random>

#include <gmock/gmock.h>

#include "scenario/read/read.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

using test::contents;

std::string sound(const std::string& kind) {
  return contents(std::filesystem::path(TEST_SOURCE_DIR) / "data/tables" / ("flights." + kind));
}

class Broken {
 public:
  explicit Broken(std::string kind) : kind_(std::move(kind)) {}

  void read(const std::string& bytes, const std::string& what) {
    const auto file = folder_ / ("flights." + kind_);
    std::ofstream(file, std::ios::binary) << bytes;
    ++files_;
    try {
      good_ += !scenario::read(file).flights.empty();
    } catch (const InputError& e) {
      ++errors_;
      const std::string text = e.what();
      std::size_t told = 0;
      for (const Diagnostic& d : e.diagnostics()) told += d.severity == Severity::error;
      EXPECT_EQ(told, 1u) << kind_ << ", " << what << ": " << text;
      EXPECT_THAT(text, testing::HasSubstr("flights." + kind_)) << what;
    }
  }
  int files() const { return files_; }
  int errors() const { return errors_; }
  int good() const { return good_; }

 private:
  test::TemporaryFolder folder_;
  std::string kind_;
  int files_ = 0, errors_ = 0, good_ = 0;
};

class BrokenTables : public testing::TestWithParam<const char*> {};

TEST_P(BrokenTables, EndWithAMessage) {
  const std::string kind = GetParam(), whole = sound(kind);
  Broken broken(kind);
  broken.read("", "empty");
  broken.read("\n\n\n", "blank lines");
  broken.read(std::string(100, '\0'), "zeros");
  broken.read("\x89PNG\r\n\x1a\n", "a picture");
  broken.read("PK\x03\x04", "the start of a zip");
  broken.read("SQLite format 3", "the start of a database");
  broken.read("{\"type\":\"FeatureCollection\",\"features\":[", "the start of GeoJSON");
  broken.read("<html><body>404</body></html>", "a page of the web");
  for (int i = 1; i <= 10; ++i)
    broken.read(whole.substr(0, whole.size() * static_cast<std::size_t>(i) / 11),
                "cut at " + std::to_string(i));
  broken.read(whole.substr(0, whole.size() - 1), "cut by a byte");
  broken.read(whole + std::string(1000, 'x'), "junk behind");
  broken.read(whole + whole, "twice");
  broken.read("junk" + whole, "junk before");
  broken.read("\xEF\xBB\xBF" + whole, "a byte order mark");
  for (const char* other : {"csv", "xlsx", "ods", "gpkg", "geojson"})
    if (other != kind) broken.read(sound(other), std::string("really ") + other);
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    std::string changed = whole;
    for (int k = 0; k < 1 + i; ++k) changed[random() % changed.size()] = static_cast<char>(random() % 256);
    broken.read(changed, "bytes replaced " + std::to_string(i));
  }
  EXPECT_GE(broken.files(), 30);
  EXPECT_GE(broken.errors(), 12);
  EXPECT_GE(broken.good(), 1);
}

INSTANTIATE_TEST_SUITE_P(Kinds, BrokenTables, testing::Values("csv", "xlsx", "ods", "gpkg", "geojson"),
                         [](const auto& kind) { return std::string(kind.param); });

TEST(BrokenCsv, OddTexts) {
  Broken broken("csv");
  const std::string head = "from,to,depart,people\n", row = "CAN,CGK,2024-03-01 13:00,5\n";
  const std::pair<const char*, std::string> odd[] = {
      {"titles alone", "from,to\n"},
      {"one cell", "x"},
      {"commas", std::string(10'000, ',')},
      {"quotes", std::string(10'001, '"')},
      {"quotes in every row", head + "\"\"\"\"\"\"\"\n" + row},
      {"one long line", head + std::string(1'500'000, 'a')},
      {"one long quoted cell", head + "\"" + std::string(1'500'000, 'a')},
      {"a huge number", head + "CAN,CGK,2024-03-01 13:00,1e308\n" + row},
      {"more digits than any number",
       head + "CAN,CGK,2024-03-01 13:00," + std::string(5000, '9') + "\n" + row},
      {"a year far off", head + "CAN,CGK,99999-03-01 13:00,5\n" + row},
      {"a long code", head + std::string(50'000, 'Q') + ",CGK,2024-03-01 13:00,5\n" + row},
      {"control characters", head + "\x01\x02,\x7f,\x1b[31m,5\n" + row},
      {"carriage returns", "from,to,depart\rCAN,CGK,2024-03-01 13:00\r"},
      {"UTF-16 cut in two", std::string("\xFF\xFE"
                                        "f\0r\0o",
                                        7)},
      {"UTF-32", std::string("\xFF\xFE\0\0f\0\0\0", 8)},
      {"latitudes as codes", "from,to\n91.5,-200\n1e9,nan\n"},
      {"titles twice", head + head + row},
      {"equal titles", "from,from,to,to\nCAN,CGK,PEK,PVG\n"},
  };
  for (const auto& [what, text] : odd) broken.read(text, what);
  EXPECT_GE(broken.errors(), 7);
  EXPECT_GE(broken.good(), 7);
}

}  // namespace
}  // namespace homebound::scenario
