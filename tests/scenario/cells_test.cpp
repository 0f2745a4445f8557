#include "scenario/tables/cells.h"

#include <gtest/gtest.h>

namespace homebound::scenario {
namespace {

// "2024-03-01 13:00:00 +08:00 +1d", parts that are not said left out; the dates with the day, the month and
// the year first where the order is open.
std::string told(const std::optional<CellTime>& t) {
  if (!t) return "none";
  std::string text;
  if (t->day && t->day->certain()) {
    text = iso_day(*t->day->certain());
  } else if (t->day) {
    for (const DayOrder order : day_orders) {
      const auto day = t->day->in(order);
      text += (text.empty() ? "" : "|") + (day ? iso_day(*day) : std::string("no"));
    }
  }
  if (t->without_year)
    text += std::to_string(t->without_year->month) + "-" + std::to_string(t->without_year->day);
  if (t->time) text += (text.empty() ? "" : " ") + format_time(Instant(*t->time), "UTC", "%H:%M:%S");
  if (t->offset) text += " " + std::to_string(t->offset->count()) + "m";
  if (t->day_shift) text += " d" + std::to_string(*t->day_shift);
  return text;
}

TEST(CellTime, Forms) {
  const std::pair<const char*, const char*> forms[] = {
      {"2024-03-01 13:00", "2024-03-01 13:00:00"},
      {"2024-03-01T13:00:30+08:00", "2024-03-01 13:00:30 480m"},
      {"2024-03-01T13:00Z", "2024-03-01 13:00:00 0m"},
      {"2024/3/1 9:05", "2024-03-01 09:05:00"},
      {"20240301 0905", "2024-03-01 09:05:00"},
      {"20240301", "2024-03-01"},
      {"01/03/2024 13:00", "2024-03-01|2024-01-03|2024-03-01 13:00:00"},
      {"31/03/2024", "2024-03-31|no|2024-03-31"},
      {"3/31/2024 1:05 PM", "no|2024-03-31|2024-03-31 13:05:00"},
      {"12:30 a.m.", "00:30:00"},
      {"1.3.2024 13.05", "2024-03-01|2024-01-03|2024-03-01 13:05:00"},
      {"23-04-28", "2028-04-23|no|2023-04-28"},
      {"04/05/23", "2023-05-04|2023-04-05|2004-05-23"},
      {"75.4.29", "no|no|1975-04-29"},
      {"24年3月1日", "2024-03-01"},
      {"4月29日", "4-29"},
      {"4月29日晚上8点半", "4-29 20:30:00"},
      {"4月29日（周六）9:00", "4-29 09:00:00"},
      {"29 Apr", "4-29"},
      {"Sat 29 Apr 0905", "4-29 09:05:00"},
      {"Apr 29 13:00", "4-29 13:00:00"},
      {"上午9:00", "09:00:00"},
      {"下午3时30分", "15:30:00"},
      {"下午15:30", "15:30:00"},
      {"晚上8点", "20:00:00"},
      {"中午12点", "12:00:00"},
      {"凌晨12:30", "00:30:00"},
      {"PM 3:30", "15:30:00"},
      {"9:00 a.m.", "09:00:00"},
      {"1300hrs", "13:00:00"},
      {"13:00 Uhr", "13:00:00"},
      {"13.45", "13:45:00"},
      {"13.45.20", "13:45:20"},
      {"noon", "12:00:00"},
      {"12 noon", "12:00:00"},
      {"12:00 midnight", "00:00:00"},
      {"零点", "00:00:00"},
      {"0930Z", "09:30:00 0m"},
      {"0930L", "09:30:00"},
      {"13:00（北京时间）", "13:00:00 480m"},
      {"北京时间13:00", "13:00:00 480m"},
      {"13:00 local time", "13:00:00"},
      {"09:30（次日）", "09:30:00 d1"},
      {"09:30 next day", "09:30:00 d1"},
      {"1 Mar 2024 13:00", "2024-03-01 13:00:00"},
      {"01MAR24 0905", "2024-03-01 09:05:00"},
      {"1-Mar-24", "2024-03-01"},
      {"March 1, 2024", "2024-03-01"},
      {"Fri 1 Mar 2024", "2024-03-01"},
      {"2024年3月1日13时05分", "2024-03-01 13:05:00"},
      {"2024年3月1日 13：05", "2024-03-01 13:05:00"},
      {"13:00", "13:00:00"},
      {"1300", "13:00:00"},
      {"905", "09:05:00"},
      {"02:30+1", "02:30:00 d1"},
      {"02:30 (+1 day)", "02:30:00 d1"},
      {"06:00 -1", "06:00:00 d-1"},
      {"次日02:30", "02:30:00 d1"},
      {"13:00 UTC+8", "13:00:00 480m"},
      {"13:00 UTC", "13:00:00 0m"},
      {"24:00", "00:00:00"},
      {"10:30 AM on Fri, Mar 1", "3-1 10:30:00"},
      {"10:30 AM on Fri, Mar 1, 2024", "2024-03-01 10:30:00"},
      {"13:00 2024-03-01", "2024-03-01 13:00:00"},
      {"13:00, 1 Mar 2024", "2024-03-01 13:00:00"},
      {"1300Z 01MAR24", "2024-03-01 13:00:00 0m"},
      {"March 1, 2024 at 1:05 PM", "2024-03-01 13:05:00"},
  };
  for (const auto& [cell, expected] : forms) EXPECT_EQ(told(cell_time(cell)), expected) << cell;
}

TEST(CellTime, NoTimes) {
  for (const char* cell : {"",
                           "soon",
                           "2024-02-30",
                           "2024-13-01",
                           "25:00",
                           "12:60",
                           "2024-03-01 13:00 and more",
                           "1/2",
                           "99/99/2024",
                           "2024-03",
                           "+1",
                           "13:00+25:00",
                           "--",
                           "123456789012345678901234567890",
                           "2024-03-01T13:00:00+08:00 +9",
                           "40000-01-01",
                           "0.5",
                           "12.5",
                           "上午13:00",
                           "上午12:00",
                           "晚上1点",
                           "Mar-24",
                           "30 Feb",
                           "下午",
                           "32/13/99"})
    EXPECT_EQ(told(cell_time(cell)), "none") << cell;
}

// LibreOffice: =DATE(2024;3;1)+TIME(10;0;0) is 45352.4166666667 there.
TEST(CellTime, NumbersOfDays) {
  EXPECT_EQ(told(cell_time_of_days("45352.41666666666", -25569)), "2024-03-01 10:00:00");
  EXPECT_EQ(told(cell_time_of_days("45352", -25569)), "2024-03-01");
  EXPECT_EQ(told(cell_time_of_days("0.5451388888888888", -25569)), "13:05:00");
  EXPECT_EQ(told(cell_time_of_days("43890", -24107)), "2024-03-01");  // days since 1904
  EXPECT_EQ(told(cell_time_of_days("-1", -25569)), "none");
  EXPECT_EQ(told(cell_time_of_days("1e300", -25569)), "none");
}

TEST(CellNumbers, WholeAndDecimal) {
  for (const char* cell : {"1234", "1,234", "1.234", "1 234", "1'234", "1234.0", "1234,0", "1234人", "+1234"})
    EXPECT_EQ(whole_number(cell), 1234) << cell;
  for (const char* cell : {"12,5", "12.5", "1,23,4", "x", "", "1e99", "nan", "0x10", "12 b"})
    EXPECT_EQ(whole_number(cell), std::nullopt) << cell;
  EXPECT_EQ(decimal_number("1.234,5"), 1234.5);
  EXPECT_EQ(decimal_number("1,234.5"), 1234.5);
  EXPECT_EQ(decimal_number("12,5"), 12.5);
  EXPECT_EQ(decimal_number("-0.25"), -0.25);
  EXPECT_EQ(decimal_number("1.2.3"), std::nullopt);
  EXPECT_EQ(decimal_number("inf"), std::nullopt);
}

TEST(CellNumbers, WordsForNothing) {
  for (const char* cell : {"", "-", "\\N", "n/a", "NULL", "无", "—"}) EXPECT_TRUE(is_missing(cell)) << cell;
  for (const char* cell : {"0", "PEK", "no", "TBC"}) EXPECT_FALSE(is_missing(cell)) << cell;
  for (const char* cell : {"", "TBC", "tba", "To be confirmed", "待定"})
    EXPECT_TRUE(is_unknown(cell)) << cell;
}

}  // namespace
}  // namespace homebound::scenario
