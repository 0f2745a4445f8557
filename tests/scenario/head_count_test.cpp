#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/format/typing.h"
#include "scenario/format/with_field.h"
#include "scenario/head_count_text.h"
#include "scenario/read/read.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string read_as(std::string_view text) {
  const auto count = head_count_in(text);
  return count ? typed_text_of(*count) : "unreadable";
}

HeadCount any_count(std::mt19937& random) {
  const auto below = [&](std::int64_t n) {
    return std::uniform_int_distribution<std::int64_t>(0, n - 1)(random);
  };
  const std::int64_t low = below(3) == 0 ? 0 : below(2000);
  HeadCount count;
  switch (below(4)) {
    case 0:
      count = HeadCount(low);
      break;
    case 1:
      count = HeadCount::between(low, low + below(300));
      break;
    case 2:
      count = HeadCount::at_least(low);
      break;
    default:
      break;
  }
  return below(3) == 0 && count.known() ? HeadCount::about(count) : count;
}

TEST(HeadCount, NothingIsKnownOfADefaultOneAndZeroIsANumber) {
  EXPECT_FALSE(HeadCount().known());
  EXPECT_NE(HeadCount(), HeadCount(0));
  EXPECT_TRUE(HeadCount(0).known());
  EXPECT_EQ(HeadCount(0).exact(), 0);
  EXPECT_EQ(HeadCount::at_least(0), HeadCount());
  EXPECT_FALSE(HeadCount::about(150).exact());
  EXPECT_EQ(HeadCount::between(120, 160).middle(), 140);
  EXPECT_EQ(HeadCount::at_least(120).middle(), 120);
}

TEST(HeadCount, SumsAreOfBounds) {
  const auto sum = [](std::initializer_list<HeadCount> counts) {
    HeadCount all(0);
    for (const HeadCount& c : counts) all += c;
    return typed_text_of(all);
  };
  EXPECT_EQ(sum({}), "0");
  EXPECT_EQ(sum({90, 78, 47, 39}), "254");
  EXPECT_EQ(sum({90, 78, 47, 39, HeadCount()}), "at least 254");
  EXPECT_EQ(sum({HeadCount(), HeadCount()}), "unknown");
  EXPECT_EQ(sum({0, HeadCount()}), "unknown");
  EXPECT_EQ(sum({HeadCount::about(150), 104}), "about 254");
  EXPECT_EQ(sum({HeadCount::about(150), HeadCount()}), "at least about 150");
  EXPECT_EQ(sum({HeadCount::between(20, 60), 100}), "120 to 160");
  EXPECT_EQ(sum({HeadCount::between(0, 160)}), "up to 160");
  EXPECT_EQ(sum({HeadCount::between(20, 60), HeadCount::at_least(100)}), "at least 120");
}

TEST(HeadCount, WhatWasAddedCanBeTakenOff) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<HeadCount> parts;
    for (int i = 0; i < 6; ++i) parts.push_back(any_count(random));
    HeadCount sum(0), expected(0);
    double middle = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sum += parts[i];
      middle += parts[i].middle();
      if (i % 2 == 0) expected += parts[i];
    }
    EXPECT_DOUBLE_EQ(sum.middle(), middle);
    for (std::size_t i = 1; i < parts.size(); i += 2) sum -= parts[i];
    ASSERT_EQ(sum, expected) << typed_text_of(sum) << " " << typed_text_of(expected);
  }
}

TEST(HeadCount, IsReadAsPeopleWriteIt) {
  const std::pair<const char*, const char*> forms[] = {
      {"150", "150"},
      {"0", "0"},
      {" 1,204 ", "1204"},
      {"1.204", "1204"},
      {"1 204", "1204"},
      {"120.0", "120"},
      {"１５０人", "150"},
      {"150 pax", "150"},
      {"150 passengers", "150"},
      {"about 150", "about 150"},
      {"About 1,200 people", "about 1200"},
      {"c. 150", "about 150"},
      {"c150", "about 150"},
      {"ca. 150", "about 150"},
      {"CA 150", "about 150"},
      {"circa 150", "about 150"},
      {"approx. 150", "about 150"},
      {"~150", "about 150"},
      {"≈ 150", "about 150"},
      {"150 or so", "about 150"},
      {"150 (est.)", "about 150"},
      {"150?", "about 150"},
      {"约150", "about 150"},
      {"约 150 人", "about 150"},
      {"大约150名", "about 150"},
      {"150左右", "about 150"},
      {"150人左右", "about 150"},
      {"150 上下", "about 150"},
      {"120-160", "120 to 160"},
      {"120 – 160", "120 to 160"},
      {"120 to 160", "120 to 160"},
      {"between 120 and 160", "120 to 160"},
      {"120至160", "120 to 160"},
      {"120～160人", "120 to 160"},
      {"1,200-1,300", "1200 to 1300"},
      {"120-120", "120"},
      {"12/15", "12 to 15"},
      {"142+8", "150"},
      {"150 passengers and 12 crew", "150"},
      {"约120-160", "about 120 to 160"},
      {"~120-160", "about 120 to 160"},
      {"at least 120", "at least 120"},
      {"At least about 120", "at least about 120"},
      {"120+", "at least 120"},
      {"over 120", "at least 120"},
      {"more than 120", "at least 120"},
      {"> 120", "at least 120"},
      {"≥120", "at least 120"},
      {"120 or more", "at least 120"},
      {"min. 120", "at least 120"},
      {"至少120", "at least 120"},
      {"120人以上", "at least 120"},
      {"120余人", "at least 120"},
      {"超过120人", "at least 120"},
      {"up to 160", "up to 160"},
      {"max 160", "up to 160"},
      {"fewer than 160", "up to 160"},
      {"≤160", "up to 160"},
      {"最多160", "up to 160"},
      {"不超过160", "up to 160"},
      {"at least 0", "unknown"},
      {"", "unknown"},
      {"  ", "unknown"},
      {"-", "unknown"},
      {"—", "unknown"},
      {"?", "unknown"},
      {"？", "unknown"},
      {"n/a", "unknown"},
      {"NA", "unknown"},
      {"N.A.", "unknown"},
      {"unknown", "unknown"},
      {"Unknown", "unknown"},
      {"TBD", "unknown"},
      {"not known", "unknown"},
      {"未知", "unknown"},
      {"不详", "unknown"},
      {"待定", "unknown"},
  };
  for (const auto& [text, expected] : forms) EXPECT_EQ(read_as(text), expected) << text;
}

TEST(HeadCount, WhatIsNoHeadCountIsUnreadable) {
  for (const char* text : {"dozens",
                           "a dozen",
                           "0?",
                           "-5",
                           "9.5",
                           "12 15",
                           "1500 160",
                           "150 (12)",
                           "160-120",
                           "at least 120-160",
                           "at least up to 120",
                           "about",
                           "2024-03-01",
                           "07:30",
                           "1000001",
                           "120 to 1000001",
                           "150 kg",
                           "many",
                           "很多",
                           "()",
                           "about (",
                           "to",
                           ".",
                           "人"})
    EXPECT_EQ(read_as(text), "unreadable") << text;
}

TEST(HeadCount, ItsTextsReadBack) {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    const HeadCount count = any_count(random);
    for (const std::string& text :
         {typed_text_of(count), text_of(count, Language::english), text_of(count, Language::chinese)})
      EXPECT_EQ(head_count_in(text), count) << text;
    // What is written to a file, typed into a form, or read from either is the same count.
    const std::string toml = toml_of(FieldType::count, typed_text_of(count));
    const Scenario s = parse(
        "title = 'x'\n[[flight]]\nfrom='PEK'\nto='CAN'\ndepart=2024-03-01T08:00:00\npeople = " + toml + "\n",
        "x.toml");
    EXPECT_EQ(s.flights[0].people, count) << toml;
  }
}

TEST(HeadCount, IsToldInBothLanguages) {
  const auto told = [](const HeadCount& c) {
    return std::vector<std::string>{text_of(c, Language::english), text_of(c, Language::chinese),
                                    short_text_of(c, Language::english)};
  };
  EXPECT_THAT(told(12345), ElementsAre("12,345", "12,345", "12,345"));
  EXPECT_THAT(told(HeadCount::about(150)), ElementsAre("about 150", "约150", "~150"));
  EXPECT_THAT(told(HeadCount::at_least(254)), ElementsAre("at least 254", "至少254", "254+"));
  EXPECT_THAT(told(HeadCount::between(120, 160)), ElementsAre("120 to 160", "120至160", "120–160"));
  EXPECT_THAT(told(HeadCount::between(0, 160)), ElementsAre("up to 160", "最多160", "≤160"));
  EXPECT_THAT(told(HeadCount()), ElementsAre("unknown", "人数不详", "?"));
}

// ---- in files

Scenario with_people(const std::string& people) {
  return parse(
      "title = 'x'\n[[flight]]\nid = 'a'\nfrom='PEK'\nto='CAN'\ndepart=2024-03-01T08:00:00\n" + people,
      "x.toml");
}

TEST(HeadCount, InAScenarioIsANumberATextOrBounds) {
  EXPECT_EQ(with_people("people = 0\n").flights[0].people, 0);
  EXPECT_EQ(with_people("people = '约150'\n").flights[0].people, HeadCount::about(150));
  EXPECT_EQ(with_people("people = { min = 120, max = 160 }\n").flights[0].people,
            HeadCount::between(120, 160));
  EXPECT_EQ(with_people("people = { min = 120 }\n").flights[0].people, HeadCount::at_least(120));
  EXPECT_EQ(with_people("people = { max = 160 }\n").flights[0].people, HeadCount::between(0, 160));
  EXPECT_EQ(with_people("people = 'n/a'\n").flights[0].people, HeadCount());
  EXPECT_EQ(with_people("").flights[0].people, HeadCount());
}

// A sum over all flights must not look complete when a flight says nothing.
TEST(HeadCount, AFlightThatSaysNothingCarriesAnUnknownNumberWhereOthersSaySomething) {
  const std::string other = "[[flight]]\nid='b'\nfrom='PEK'\nto='SHA'\ndepart=2024-03-01T08:00:00\n";
  EXPECT_EQ(with_people(other).flights[0].kind, "");
  EXPECT_EQ(with_people("people = 3\n" + other).flights[1].kind, "passengers");
  EXPECT_EQ(with_people("kind = 'crew'\n" + other).flights[1].kind, "passengers");
}

TEST(HeadCount, AFormTypesItAsWords) {
  std::string text = "[[flight]]\npeople = { min = 120, max = 160 } # c\n";
  const Entry flight{Sort::flight, 0};
  const auto now = [&] { return field_text(TomlOutline(text), text, flight, "people").value_or("none"); };
  EXPECT_EQ(now(), "120 to 160");
  for (const auto& [typed, toml, again] :
       {std::array{"90", "people = 90 # c", "90"},
        std::array{"120-160", "people = { min = 120, max = 160 } # c", "120 to 160"},
        std::array{"120+", "people = { min = 120 } # c", "at least 120"},
        std::array{"up to 9", "people = { max = 9 } # c", "up to 9"},
        std::array{"c. 150", "people = \"about 150\" # c", "about 150"},
        std::array{"many", "people = \"many\" # c", "many"}}) {
    text = with_field(text, flight, "people", typed);
    EXPECT_THAT(text, HasSubstr(toml));
    EXPECT_EQ(now(), again);
  }
  EXPECT_THAT(with_field(text, flight, "people", ""), testing::Not(HasSubstr("people")));
}

struct CountTables : testing::Test {
  Scenario read(const std::string& rows, bool strict = false) {
    test::put(folder / "t.csv", rows);
    return scenario::read(folder / "t.csv", {.strict = strict});
  }
  test::TemporaryFolder folder;
};

TEST_F(CountTables, ARowWithoutANumberStays) {
  const Scenario s = read(
      "from,to,date,people\nPEK,CAN,2024-03-01,\nPEK,CAN,2024-03-02,unknown\nPEK,CAN,2024-03-03,120\n"
      "PEK,CAN,2024-03-04,c. 150\nPEK,CAN,2024-03-05,0\n");
  std::vector<std::string> people;
  for (const Flight& f : s.flights) people.push_back(typed_text_of(f.people) + " " + f.kind.text());
  EXPECT_THAT(people, ElementsAre("unknown passengers", "unknown passengers", "120 passengers",
                                  "about 150 passengers", "0 passengers"));
  EXPECT_TRUE(s.tables[0].left_out.empty());
}

TEST_F(CountTables, AnUnreadableCellIsUnknownAndNamed) {
  const std::string rows = "from,to,date,people\nPEK,CAN,2024-03-01,90\nPEK,CAN,2024-03-02,dozens\n";
  const Scenario s = read(rows);
  ASSERT_EQ(s.flights.size(), 2U);
  EXPECT_EQ(s.flights[1].people, HeadCount());
  EXPECT_TRUE(s.tables[0].left_out.empty());
  const auto finding = std::ranges::find_if(s.warnings, [](const Diagnostic& d) {
    return d.message.english.find("'dozens'") != std::string::npos;
  });
  ASSERT_NE(finding, s.warnings.end());
  EXPECT_EQ(finding->line, 3);
  EXPECT_EQ(finding->column, 4);
  EXPECT_EQ(finding->severity, Severity::warning);
  EXPECT_THAT(finding->message.english, HasSubstr("'people': found 'dozens'"));
  EXPECT_THAT(finding->message.english, HasSubstr("taken as unknown"));
  EXPECT_THAT(s.tables[0].notes.back().english,
              HasSubstr("of 1 of 2 rows, the number of people cannot be read"));
  EXPECT_THROW(read(rows, true), InputError);
}

}  // namespace
}  // namespace homebound::scenario
