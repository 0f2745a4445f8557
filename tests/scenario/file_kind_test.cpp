// What a file is taken for, by its name and by what it holds.
#include "scenario/read/file_kind.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

TEST(FileKind, IsToldByNameAndContents) {
  const test::TemporaryFolder folder;
  const auto kind = [&](const char* name, const std::string& text) {
    test::put(folder / name, text);
    return kind_of(folder / name);
  };
  const std::string flights = "flight,from,to\nA,CGK,PVG\n", fixes = "time,lon,lat\n0,1,2\n60,3,4\n";
  EXPECT_EQ(kind("a.toml", fixes), FileKind::scenario);
  EXPECT_EQ(kind("a", fixes), FileKind::track);
  EXPECT_EQ(kind("b", "# a story\n[[flight]]\n"), FileKind::scenario);
  EXPECT_EQ(kind("c.story", "title = \"x\"\n"), FileKind::scenario);
  EXPECT_EQ(kind("d.fit", std::string("\x0E\x10\0\0\0\0\0\0.FIT", 12)), FileKind::unread);
  EXPECT_EQ(kind("e.csv", "%PDF-1.4\n"), FileKind::unread);
  EXPECT_EQ(kind("f.log", "hello\n"), FileKind::track);  // by its name; the reader tells what is missing
  EXPECT_EQ(kind("f.xyz", "hello\n"), FileKind::unread);
  EXPECT_EQ(kind("a.GPX", ""), FileKind::track);
  for (const char* name : {"a.csv", "a.TSV", "a.txt", "a.tab", "a.dat"}) {
    EXPECT_EQ(kind(name, fixes), FileKind::track) << name;
    EXPECT_EQ(kind(name, flights), FileKind::table) << name;
  }
  EXPECT_EQ(kind("a.json", R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"), FileKind::track);
  EXPECT_EQ(kind("b.json", "[]"), FileKind::table);
  EXPECT_EQ(kind("c.json", R"([{"icao24":"a","firstSeen":1,"estDepartureAirport":null}])"), FileKind::table);
  EXPECT_EQ(kind("a.xlsx", std::string("PK\3\4\0\0", 6)), FileKind::table);
  EXPECT_EQ(kind_of("none.csv"), FileKind::table);
  EXPECT_EQ(kind_of("PG:dbname=a.csv"), FileKind::database);
}

}  // namespace
}  // namespace homebound::scenario
