// `homebound info --window` against a count by hand in another language: awk over the program's own CSV, with
// the days of a zone by date(1).
#include <filesystem>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "base/instant.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

using test::contents, test::put, test::run;

// Flights of three weeks around the night in which Berlin's clocks go forward, some with unknown, approximate
// or bounded numbers, and journeys all of whose people take all legs.
std::string flights_of_three_weeks(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](int n) { return std::uniform_int_distribution(0, n - 1)(random); };
  const char* const places[] = {"BER", "WAW", "IST", "DOH", "KBL"};
  const char* const operators[] = {"RAF", "USAF", "MMF"};
  std::string toml = "zone = \"Europe/Berlin\"\n";
  const Instant begin = *parse_instant("2021-03-18T00:00Z");
  const auto flight = [&](const std::string& id, int from, int to, Instant depart, const std::string& rest) {
    toml += fmt::format(
        "[[flight]]\nid = \"{}\"\nfrom = \"{}\"\nto = \"{}\"\ndepart = {}\narrive = {}\noperator = "
        "\"{}\"\n{}",
        id, places[from], places[to], iso8601(depart),
        iso8601(depart + std::chrono::minutes(330 + below(500))), operators[below(3)], rest);
  };
  // Whole hours are frequent, so that flights stand at the edges of windows and days.
  const auto departure = [&] {
    return begin + std::chrono::minutes(60 * below(21 * 24) + (below(2) ? below(60) : 0));
  };
  const auto kind = [&] { return below(3) ? "military" : "others"; };
  for (int i = 0; i < 150; ++i) {
    const int from = below(5), n = 1 + below(300), which = below(10);
    const std::string people = which == 0   ? ""
                               : which == 1 ? fmt::format("people = \"about {}\"\n", n)
                               : which == 2 ? fmt::format("people = {{ min = {}, max = {} }}\n", n, n + 20)
                               : which == 3 ? fmt::format("people = {{ min = {} }}\n", n)
                                            : fmt::format("people = {}\n", n);
    flight(fmt::format("F{}", i), from, (from + 1 + below(4)) % 5, departure(),
           fmt::format("{}kind = \"{}\"\n", people, kind()));
  }
  for (int i = 0; i < 25; ++i) {
    const std::string rest =
        fmt::format("people = {}\nkind = \"{}\"\njourney = \"J{}\"\n", 1 + below(200), kind(), i);
    Instant depart = departure();
    int at = below(5);
    for (int leg = 0, legs = 2 + below(2); leg < legs; ++leg) {
      const int to = (at + 1 + below(3)) % 5;
      flight(fmt::format("J{}-{}", i, leg), at, to, depart, rest);
      at = to, depart += std::chrono::hours(16 + below(30));
    }
  }
  return toml;
}

long epoch(Instant t) {
  return std::chrono::duration_cast<std::chrono::seconds>(t.time_since_epoch()).count();
}

// The lines of a table without its heading, with single spaces; of a program that also tells who goes on,
// without the last column.
std::vector<std::string> rows_of(const std::string& text) {
  std::vector<std::string> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string row;
    for (std::string word; words >> word;) row += (row.empty() ? "" : " ") + word;
    if (!row.empty()) rows.push_back(row);
  }
  return rows;
}

// What the program says of a window, as the script says it: "kind flights people" and, last, "all flights
// people".
std::vector<std::string> told(const std::string& out, const std::string& by) {
  const auto json = nlohmann::json::parse(out);
  const auto people = [](const nlohmann::json& row) -> std::string {
    const auto about = [&] { return row.contains("people_about") ? "about " : ""; };
    if (!row["people"].is_null()) return std::to_string(row["people"].get<long>());
    const bool min = row.contains("people_min"), max = row.contains("people_max");
    if (min && max)
      return fmt::format("{}{} to {}", about(), row["people_min"].get<long>(), row["people_max"].get<long>());
    if (min) return fmt::format("at least {}{}", about(), row["people_min"].get<long>());
    if (max) return fmt::format("up to {}{}", about(), row["people_max"].get<long>());
    return row.contains("people_about") ? fmt::format("about {}", row["people_about"].get<long>())
                                        : "unknown";
  };
  std::vector<std::string> rows;
  for (const auto& row : json["rows"])
    if (row["flights"] > 0)
      rows.push_back(
          fmt::format("{} {} {}", row[by].get<std::string>(), row["flights"].get<long>(), people(row)));
  if (rows.size() != 1) rows.push_back(fmt::format("all {} {}", json["flights"].get<long>(), people(json)));
  return rows;
}

class Windows : public testing::TestWithParam<unsigned> {
 protected:
  Windows() {
    put(file(), flights_of_three_weeks(GetParam()));
    const auto written = test::homebound("export " + file().string() + " -o " + csv());
    EXPECT_EQ(written.status, 0) << written.err;
  }
  std::filesystem::path file() const { return folder_ / "evacuation.toml"; }
  std::string csv() const { return (folder_ / "evacuation.csv").string(); }

  std::vector<std::string> by_hand(const char* end, long from, long to, const std::string& by) const {
    const auto counted = run(fmt::format(
        "awk -v edge={} -v from={} -v to={} -v by={} -f " TEST_SOURCE_DIR "/app/count_by_hand.awk {}",
        std::string(end) == "departed" ? "depart" : "arrive", from, to, by, csv()));
    EXPECT_EQ(counted.status, 0) << counted.err;
    return rows_of(counted.out);
  }
  std::vector<std::string> by_program(const char* end, const std::string& window, Instant at,
                                      const std::string& by) const {
    const auto counted =
        test::homebound(fmt::format("info {} --json --count {} --window '{}' --at {} --by {}",
                                    file().string(), end, window, iso8601(at), by));
    EXPECT_EQ(counted.status, 0) << counted.err;
    return told(counted.out, by);
  }

  test::TemporaryFolder folder_;
};

TEST_P(Windows, AgreeWithACountByHand) {
  std::mt19937 random(GetParam());
  const char* const groupings[] = {"kind", "operator"};
  const long midnight = 1616281200;  // 2021-03-21T00:00+01:00
  for (int i = 0; i < 8; ++i) {
    const Instant at = *parse_instant("2021-03-21T06:00Z") +
                       std::chrono::hours(std::uniform_int_distribution(0, 20 * 24)(random));
    const long now = epoch(at) + 1;
    const char* end = i % 2 == 0 ? "departed" : "arrived";
    const std::string by = groupings[i / 2 % 2];
    SCOPED_TRACE(fmt::format("{} {} {}", end, by, iso8601(at)));
    using testing::UnorderedElementsAreArray;
    EXPECT_THAT(by_program(end, "last 24 h", at, by),
                UnorderedElementsAreArray(by_hand(end, now - 86400, now, by)));
    EXPECT_THAT(by_program(end, "since 2021-03-21", at, by),
                UnorderedElementsAreArray(by_hand(end, midnight, now, by)));
    EXPECT_THAT(by_program(end, "all", at, by), UnorderedElementsAreArray(by_hand(end, 0, now, by)));
  }
}

TEST_P(Windows, DaysAreThoseOfTheZone) {
  const auto counted = test::homebound("info " + file().string() + " --json --window all --by day");
  ASSERT_EQ(counted.status, 0) << counted.err;
  std::size_t days = 0, flights = 0;
  const auto said = nlohmann::json::parse(counted.out);
  for (const auto& row : said["rows"]) {
    const std::string day = row["day"];
    // The system's own calendar: the 28th of March has 23 hours.
    const auto edges = run(
        fmt::format("TZ=Europe/Berlin date -d '{0}' +%s; TZ=Europe/Berlin date -d '{0} + 1 day' +%s", day));
    std::istringstream words(edges.out);
    long from = 0, to = 0;
    ASSERT_TRUE(words >> from >> to) << edges.err;
    if (day == "2021-03-28") {
      EXPECT_EQ(to - from, 23 * 3600);
    }
    const auto expected = by_hand("departed", from, to, "");
    const std::string all = expected.front();  // "all 12 1204"
    EXPECT_EQ(row["flights"].get<long>(), std::stol(all.substr(4))) << day;
    if (row["people"].is_number()) {
      EXPECT_EQ(std::to_string(row["people"].get<long>()), all.substr(all.find(' ', 4) + 1)) << day;
    }
    ++days, flights += row["flights"].get<std::size_t>();
  }
  EXPECT_GT(days, 18u);
  EXPECT_GE(flights, 200u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Windows, testing::Values(1u, 2u, 3u));

TEST(Window, AFilterThatNamesNothingIsFoundByCheck) {
  const test::TemporaryFolder folder;
  put(folder / "x.toml",
      "[[flight]]\nfrom = 'VLI'\nto = 'NOU'\ndepart = 2031-05-05T10:00:00\nkind = 'military'\n"
      "[[counter]]\nwhere = 'kind=militry'\n");
  const auto checked = test::homebound("check " + (folder / "x.toml").string());
  EXPECT_EQ(checked.status, 1);
  EXPECT_THAT(checked.out, testing::HasSubstr("x.toml:7: error: [[counter]] where: filter: "));
}

TEST(Window, IsPrintedAsText) {
  const auto all = test::homebound("info example:evacuation --window all --count arrived --by nationality");
  EXPECT_EQ(all.status, 0) << all.err;
  EXPECT_THAT(rows_of(all.out), testing::Contains("AU 8 368 162"));
  EXPECT_THAT(rows_of(all.out), testing::Contains("all 17 862 679"));
  const auto days =
      test::homebound("info example:evacuation --window 'since 2031-05-06' --by day --at 2031-05-06T09:00");
  EXPECT_THAT(rows_of(days.out), testing::Contains("2031-05-06 2 112 55"));
  EXPECT_NE(test::homebound("info example:evacuation --window 'last 24 moons'").status, 0);
  EXPECT_EQ(test::homebound("info example:evacuation --filter kind=medics").status, 2);
  EXPECT_EQ(test::homebound("info example:evacuation --window all --by day --filter kind=medics").status, 0);
}

}  // namespace
}  // namespace homebound
