#include "data/text/table.h"

#include <fstream>
#include <string>

#include <gmock/gmock.h>

#include "base/error.h"
#include "data/database/database.h"
#include "data/text/delimited.h"
#include "data/text/text_encoding.h"

namespace homebound::data {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Table parsed(const std::string& bytes, const TableQuery& query = {}) {
  return parse_delimited(bytes, "t.csv", query);
}

std::vector<std::string> row(const Table& table, std::size_t row) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < table.cells(row); ++i) cells.emplace_back(table.at(row, i));
  return cells;
}

TEST(Delimited, QuotesLinesAndNumbers) {
  const Table t = parsed("a,b\r\n\"x, y\",\"two\nlines \"\"q\"\"\"\r\n\r\n 1 , 2\n");
  ASSERT_EQ(t.rows(), 3u);
  EXPECT_THAT(row(t, 1), ElementsAre("x, y", "two\nlines \"q\""));
  EXPECT_THAT(row(t, 2), ElementsAre("1", "2"));
  EXPECT_EQ(t.number(0), 1);
  EXPECT_EQ(t.number(1), 2);
  EXPECT_EQ(t.number(2), 5) << "lines inside quotes and blank ones count";
  EXPECT_EQ(t.at(2, 9), "");
}

TEST(Delimited, SeparatorsAreFound) {
  for (const char* text : {"a;b;c\n1,5;2;3\n1,2;5;6\n", "a\tb\tc\n1\t2,3\t4\n", "a|b|c\n1|2|3\n",
                           "a,b,c\n1,2,3\n", "sep=;\na;b;c\n1;2;3\n"})
    EXPECT_THAT(row(parsed(text), 0), ElementsAre("a", "b", "c")) << text;
  EXPECT_THAT(row(parsed("a:b\n", {.layer = {}, .encoding = {}, .separator = ":"}), 0),
              ElementsAre("a", "b"));
  EXPECT_THROW(parsed("a\n", {.layer = {}, .encoding = {}, .separator = "ab"}), Error);
}

TEST(Delimited, AnOpenQuoteCostsOneRow) {
  const Table t = parsed("a,b\n1,\"x\n2,y\n3,z\n");
  ASSERT_EQ(t.broken.size(), 1u);
  EXPECT_EQ(t.broken[0].number, 2);
  ASSERT_EQ(t.rows(), 3u);
  EXPECT_THAT(row(t, 2), ElementsAre("3", "z"));
}

TEST(Delimited, StrictRulesBreakUnevenRows) {
  const std::string text = "a,b\n1,\"2\" x\n3\n\n\"4\n4\",4\n5,\"5\n";
  const Table strict = parse_delimited(text, "t.csv", {}, Rules::strict);
  std::vector<int> broken;
  for (const Table::Broken& b : strict.broken) broken.push_back(b.number);
  EXPECT_THAT(broken, ElementsAre(2, 3, 7)) << "text behind a quote, one cell, an open quote";
  ASSERT_EQ(strict.rows(), 2u);
  EXPECT_THAT(row(strict, 1), ElementsAre("4\n4", "4"));
  const Table lenient = parsed(text);
  ASSERT_EQ(lenient.broken.size(), 1u);
  EXPECT_THAT(row(lenient, 1), ElementsAre("1", "2 x"));
}

TEST(Delimited, ALineWithoutEndIsRefused) {
  try {
    parsed("a,b\n" + std::string(3'000'000, 'x'));
    FAIL();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("a line of more than 1 MB, line 2"));
  }
}

// A gigabyte without a single block on the disk.
TEST(Delimited, AGigabyteIsRefusedUnread) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "homebound_gigabyte.csv";
  std::ofstream(file) << "from,to";
  std::filesystem::resize_file(file, 1'000'000'000);
  try {
    read_table(file);
    ADD_FAILURE();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("larger than 256 MB"));
  }
  std::filesystem::remove(file);
}

TEST(TextEncoding, MarksAndBytesTellIt) {
  const auto decoded = [](std::string bytes) {
    const DecodedText d = decode_text(std::move(bytes));
    return d.encoding + ":" + d.text;
  };
  EXPECT_EQ(decoded("\xEF\xBB\xBF"
                    "a"),
            "UTF-8:a");
  EXPECT_EQ(decoded(std::string("\xFF\xFE"
                                "a\0b\0",
                                6)),
            "UTF-16LE:ab");
  EXPECT_EQ(decoded(std::string("\xFE\xFF\0a", 4)), "UTF-16BE:a");
  EXPECT_EQ(decoded(std::string("f\0r\0o\0m\0", 8)), "UTF-16LE:from");
  EXPECT_EQ(decoded("\xBA\xBD\xB0\xE0,\xB3\xF6\xB7\xA2"), "GB18030:航班,出发");
  EXPECT_EQ(decoded("Z\xFCrich,Gen\xE8ve"), "WINDOWS-1252:Zürich,Genève");
  EXPECT_EQ(decoded("航班,出发"), "UTF-8:航班,出发");
  EXPECT_EQ(decoded("航班 出发 \xFF 到达"), "UTF-8:航班 出发 \xEF\xBF\xBD 到达")
      << "one bad byte costs no text";
  EXPECT_EQ(decode_text("\xBA\xBD", "GBK").text, "航");
  EXPECT_THROW(decode_text(std::string("a\0b\xFF\0\0c", 7)), Error);
  EXPECT_THROW(decode_text("a", "KLINGON-1"), Error);
  EXPECT_THROW(decode_text("\xFF", "UTF-16LE"), Error);
}

TEST(TextEncoding, Utf16MayHoldALetterWhoseOtherByteIsZero) {
  std::string big, little;
  for (const char letter : std::string_view("from,to\nCGK,PVG\nPNH,SZX\nKTI,")) {
    big += {'\0', letter};
    little += {letter, '\0'};
  }
  const std::string yi = "\u4E00";
  EXPECT_TRUE(decode_text(big + std::string("\x4E\0", 2)).text.ends_with(yi));
  EXPECT_TRUE(decode_text(little + std::string("\0\x4E", 2)).text.ends_with(yi));
}

TEST(TextEncoding, ABeginningMayEndWithinACharacter) {
  EXPECT_THROW(decode_text("\xBA\xBD\xB0", "GB18030"), Error);
  EXPECT_EQ(decode_text("\xBA\xBD\xB0", "GB18030", Part::beginning).text, "航");
  EXPECT_THROW(decode_text("\xFF\xFF\xB0", "GB18030", Part::beginning), Error) << "wrong, not cut";
}

TEST(TextEncoding, XmlDeclarationsAreReadWhereTheyCanBeTrue) {
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding = 'windows-1252'?><gpx/>"), "windows-1252");
  EXPECT_EQ(declared_encoding("<?xml version=\"1.0\" encoding=\"GBK\" standalone=\"no\"?>"), "GBK");
  for (const char* none :
       {"<?xml version='1.0' encoding='UTF-8'?>", "<?xml version='1.0' encoding='UTF-16'?>",
        "<?xml version='1.0'?><a encoding='GBK'/>", "<gpx encoding='GBK'/>",
        "\xEF\xBB\xBF<?xml version='1.0' encoding='GBK'?>", "<?xml encoding='", ""})
    EXPECT_EQ(declared_encoding(none), "") << none;
}

// The same six flights in every format.
TEST(Table, EveryFormatGivesTheSameRows) {
  for (const char* name : {"flights.csv", "flights.xlsx", "flights.ods", "flights.gpkg", "flights.geojson"}) {
    const Table t = read_table(std::filesystem::path(TEST_SOURCE_DIR) / "data/tables" / name);
    const std::size_t first = t.titles.empty() ? 1 : 0;
    ASSERT_EQ(t.rows(), first + 6) << name;
    const auto titles = t.titles.empty() ? row(t, 0) : t.titles;
    EXPECT_THAT(titles, ElementsAre("flight", "from", "to", "depart", "arrive", "people")) << name;
    EXPECT_EQ(t.at(first, 0), "QF11") << name;
    EXPECT_EQ(t.at(first + 5, 5), "101") << name;
    EXPECT_EQ(t.day_zero.has_value(), std::string(name) == "flights.xlsx");
  }
}

TEST(Table, PasswordsAreNotTold) {
  EXPECT_EQ(without_password("PG:dbname=x password=secret host=y"), "PG:dbname=x host=y");
  EXPECT_EQ(without_password("PG:dbname=x password = 'a b'"), "PG:dbname=x");
  EXPECT_EQ(without_password("postgresql://me:secret@host/db"), "PG:user=me dbname=db host=host");
  EXPECT_EQ(without_password("postgresql://host/db?password=secret"), "PG:dbname=db host=host");
  EXPECT_EQ(without_password("PG:password='secret"), "PG:...");
  EXPECT_TRUE(is_database("PG:dbname=x"));
  EXPECT_FALSE(is_database("PG.csv"));
}

TEST(Table, RowsAreWidenedFromOneOn) {
  Table table;
  for (const int number : {1, 2, 3}) {
    table.begin_row(number);
    for (int i = 0; i < number; ++i) table.add(std::to_string(10 * number + i));
  }
  table.widen(1, 4);
  table.put(1, 3, "end");
  EXPECT_EQ(table.cells(0), 1U);
  EXPECT_EQ(table.cells(1), 4U);
  EXPECT_EQ(table.at(0, 0), "10");
  EXPECT_EQ(table.at(1, 1), "21");
  EXPECT_EQ(table.at(1, 2), "");
  EXPECT_EQ(table.at(1, 3), "end");
  EXPECT_EQ(table.at(2, 2), "32");
}

}  // namespace
}  // namespace homebound::data
