// What is worked out once for many rows says of each the same as alone.
#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "scenario/tables/cells.h"
#include "scenario/tables/row_set.h"
#include "written_tables.h"

namespace homebound::scenario {
namespace {

using ManyRows = WrittenTables;

// Returns all of a time that readers ask for.
std::string said(const std::optional<CellTime>& time) {
  if (!time) return "none";
  std::string text;
  for (const DayOrder order : day_orders)
    text += fmt::format("{} ", time->day ? time->day->in(order).value_or(-1) : -2);
  return text + fmt::format("{} {} {} {} {}", time->time ? time->time->count() : -1,
                            time->offset ? time->offset->count() : -9999, time->day_shift.value_or(-9),
                            time->weekday.value_or(-1), time->midnight_in_words);
}

TEST_F(ManyRows, PlainTimesAreReadAsAnyOthers) {
  std::mt19937 random(1);
  const auto one_of = [&](std::initializer_list<const char*> all) {
    return std::string(all.begin()[random() % all.size()]);
  };
  std::size_t plain = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    if (random() % 4 > 0)
      text = fmt::format("{:04}-{:02}-{:02}", 1890 + random() % 320, random() % 14, random() % 33) +
             one_of({"T", " ", "", "t", "  "});
    if (random() % 8 > 0) text += fmt::format("{:02}:{:02}", random() % 26, random() % 62);
    text += one_of({"", "", "", ":00", ":59", ":60", ":5", ".5"});
    text +=
        one_of({"", "", "Z", "z", "+08:00", "-03:30", "+16:00", "+0800", "+8", " +1", "-09:00", " PM", "x"});
    if (text.empty()) continue;
    plain += plain_time(text).has_value();
    if (plain_time(text)) {
      EXPECT_EQ(said(plain_time(text)), said(cell_time(" " + text))) << text;
    }
    EXPECT_EQ(said(cell_time(text)), said(cell_time(" " + text))) << text;
  }
  EXPECT_GT(plain, 3000u);
}

TEST_F(ManyRows, NumbersAreReadAlikeHoweverTheyBegin) {
  for (const std::string text : {"0", "12", "007", "1e5", "1e-5", "2-3", "2024-03-01", "13:05", "1,234",
                                 "1.5", "1'234", "12 345", "-5", "+5", "12a", ""})
    EXPECT_EQ(decimal_number(text), decimal_number(" " + text)) << text;
  for (const std::string word : {"-", "--", "—", "–", "\\N", "NULL", "N/A", "na", "None", "nil", "?", "NaN",
                                 "Unknown", "无", "未知", "不详"})
    EXPECT_TRUE(is_missing(word)) << word;
  for (const std::string word : {"NKG", "UNK", "URC", "0", "未定", "不"})
    EXPECT_FALSE(is_missing(word)) << word;
}

TEST_F(ManyRows, ARowSetTellsRowsOfOneHashApart) {
  std::mt19937 random(2);
  RowSet set;
  std::vector<int> rows;
  std::set<int> known;
  for (std::uint32_t row = 0; row < 5000; ++row) {
    rows.push_back(static_cast<int>(random() % 2000));
    const auto hash = static_cast<std::size_t>(rows.back() % 16) * 0x1'0000'0001u;
    const auto other = set.add(hash, row, [&](std::uint32_t o) { return rows[o] == rows[row]; });
    EXPECT_EQ(!other, known.insert(rows.back()).second);
  }
}

TEST_F(ManyRows, EachRowMeansAmongThousandsWhatItMeansAlone) {
  std::mt19937 random(3);
  const auto one_of = [&](std::initializer_list<const char*> all) {
    return std::string(all.begin()[random() % all.size()]);
  };
  const std::string titles = "flight,from,to,depart,arrive,people,status,remarks\n";
  std::vector<std::string> rows;
  for (int i = 0; i < 3000; ++i)
    rows.push_back(fmt::format(
        "X{},{},{},2015-11-{:02}T{}Z,{},{},{},{}\n", i,
        one_of({"PEK", "KRT", "CGK", "QQQ", "NAN", "AMM", "MEB"}),
        one_of({"JED", "LHR", "DXB", "FRU", "HKG"}), 1 + random() % 28, one_of({"01:00", "12:30", "23:55"}),
        one_of({"", "TBC", ""}), one_of({"120", "about 90", "many", "?", "10-20"}),
        one_of({"", "landed", "cancelled", "weird"}), one_of({"", "", "cancelled due to fog", "all well"})));
  std::string all = titles;
  for (const std::string& row : rows) all += row;
  const Scenario together = table(all);
  std::map<std::string, const Flight*> by_id;
  for (const Flight& f : together.flights) by_id[f.id] = &f;
  // Alone a row has no neighbours that tell what its column holds; these say nothing else.
  const std::string neighbours =
      "Y1,PEK,JED,2015-11-01T01:00Z,,1,landed,\nY2,CGK,LHR,2015-11-01T01:00Z,,1,landed,\n"
      "Y3,AMM,DXB,2015-11-01T01:00Z,,1,landed,\nY4,KRT,HKG,2015-11-01T01:00Z,,1,landed,\n"
      "Y5,PEK,DXB,2015-11-01T01:00Z,,1,landed,\nY6,KRT,LHR,2015-11-01T01:00Z,,1,landed,\n";
  for (int i = 0; i < 3000; i += 17) {
    const Scenario alone = table(titles + neighbours + rows[static_cast<std::size_t>(i)]);
    const Flight* const there =
        by_id.contains(fmt::format("X{}", i)) ? by_id[fmt::format("X{}", i)] : nullptr;
    ASSERT_EQ(there != nullptr, alone.flights.size() == 7) << rows[static_cast<std::size_t>(i)];
    if (!there) continue;
    const Flight& here = alone.flights.back();
    EXPECT_EQ(together.places[there->from].id, alone.places[here.from].id);
    EXPECT_EQ(together.places[there->to].id, alone.places[here.to].id);
    EXPECT_EQ(there->depart, here.depart);
    EXPECT_EQ(there->arrive, here.arrive);
    EXPECT_EQ(there->people, here.people);
    EXPECT_EQ(there->note, here.note);
  }
}

TEST_F(ManyRows, MergedCellsMeanTheOneAboveHoweverLongTheRun) {
  std::string text = "date,from,to,people\n";
  for (int day = 1; day <= 3; ++day) {
    text += fmt::format("2015-11-0{},PEK,CGK,1\n", day);
    for (int i = 0; i < 4000; ++i) text += fmt::format(",KRT,{},{}\n", i % 2 ? "JED" : "DXB", i + 2);
  }
  const Scenario s = table(text);
  ASSERT_EQ(s.flights.size(), 12003u);
  for (std::size_t i = 0; i < s.flights.size(); i += 500)
    EXPECT_EQ(iso_date(*s.flights[i].day, s.places[s.flights[i].from].zone),
              fmt::format("2015-11-0{}", i / 4001 + 1));
}

TEST_F(ManyRows, AReadingIsWatchedAndStopped) {
  std::string text = "flight,from,to,date\n";
  for (int i = 0; i < 5000; ++i) text += fmt::format("A{},KRT,JED,2015-11-{:02}\n", i, i % 28 + 1);
  std::ofstream(folder_ / "t.csv") << text;
  std::vector<double> shares;
  const auto read_it = [&](const ReadingWatcher& watcher) {
    return read(folder_ / "t.csv", {.watcher = watcher});
  };
  EXPECT_EQ(read_it({[&](double share) { shares.push_back(share); }}).flights.size(), 5000u);
  EXPECT_GT(shares.size(), 5u);
  EXPECT_TRUE(std::ranges::is_sorted(shares));
  EXPECT_LE(shares.back(), 1);
  std::stop_source half;
  double last = 0;
  const auto stop_half_way = [&](double share) {
    last = share;
    if (share > 0.5) half.request_stop();
  };
  EXPECT_THROW(read_it({stop_half_way, half.get_token()}), Stopped);
  EXPECT_LT(last, 1);
  std::ofstream(folder_ / "s.toml") << "[[table]]\nfile = \"t.csv\"\n";
  std::stop_source before;
  before.request_stop();
  EXPECT_THROW(read(folder_ / "s.toml", {.watcher = {{}, before.get_token()}}), Stopped);
}

TEST_F(ManyRows, AFlightTakesLittleRoom) { EXPECT_LE(sizeof(Flight), 360u); }

}  // namespace
}  // namespace homebound::scenario
