// What the fuzz targets were once fed, among it every input that broke a promise.
#include <map>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "targets.h"

namespace homebound::fuzz {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, void (*)(std::string_view)> targets{
    {"scenario", scenario}, {"patch", patch},     {"table", table},         {"gpx", gpx},
    {"kml", kml},           {"geojson", geojson}, {"positions", positions}, {"png", png},
    {"filter", filter},     {"script", script},   {"messages", messages},   {"json", json}};

class Corpus : public testing::TestWithParam<std::string> {};

TEST_P(Corpus, BreaksNoPromise) {
  const fs::path folder = fs::path(TEST_SOURCE_DIR) / "fuzz/corpus" / GetParam();
  std::size_t inputs = 0;
  for (const auto& file : fs::directory_iterator(folder)) {
    EXPECT_NO_THROW(targets.at(GetParam())(test::contents(file))) << file;
    ++inputs;
  }
  EXPECT_GT(inputs, 0U);
}

INSTANTIATE_TEST_SUITE_P(Of, Corpus, testing::ValuesIn([] {
                           std::vector<std::string> names;
                           for (const auto& [name, target] : targets) names.push_back(name);
                           return names;
                         }()),
                         [](const auto& target) { return target.param; });

}  // namespace
}  // namespace homebound::fuzz
