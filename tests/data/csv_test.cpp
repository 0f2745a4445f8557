#include "data/text/csv.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace homebound::data {
namespace {

std::string error_of_text(const std::string& text) {
  try {
    CsvTable::parse(text, "t.csv");
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

TEST(Csv, ReadsQuotesLineEndsAndEmptyCells) {
  const CsvTable table = CsvTable::parse(
      "\xEF\xBB\xBF"
      "a,b,c\r\n1,\"x, \"\"y\"\"\nz\",\r\n,,3",
      "t.csv");
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.at(0, table.column("a")), "1");
  EXPECT_EQ(table.at(0, table.column("b")), "x, \"y\"\nz");
  EXPECT_EQ(table.at(0, table.column("c")), "");
  EXPECT_EQ(table.at(1, 2), "3");
}

TEST(Csv, NamesTheLineOfAnError) {
  EXPECT_EQ(error_of_text("a,b\n1,2\n3\n"), "t.csv:3: 1 cells where the first line has 2");
  EXPECT_EQ(error_of_text("a\n\"b\n"), "t.csv:2: unclosed quote");
  EXPECT_EQ(error_of_text("a,b\n\"1\n1\",\"2\n"), "t.csv:3: unclosed quote");
  EXPECT_EQ(error_of_text("a\n\"b\"c\n"), "t.csv:2: text follows a closing quote");
  EXPECT_EQ(error_of_text(""), "t.csv:1: the table is empty; its first line names the columns");
  EXPECT_THROW(CsvTable::parse("a\n", "t.csv").column("b"), Error);
  EXPECT_THROW(CsvTable::read("/nowhere.csv"), Error);
}

}  // namespace
}  // namespace homebound::data
