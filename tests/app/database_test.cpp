// Tables of a PostgreSQL with PostGIS, started here on a socket in a folder of its own: filters, sums and
// refusals.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using homebound::test::homebound;
using homebound::test::Outcome;
using homebound::test::run;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// The folder of the newest server's programs; empty where none is installed.
fs::path server_programs() {
  fs::path newest;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
    if (fs::exists(version.path() / "bin/initdb") && version.path() > newest) newest = version.path();
  return newest.empty() ? newest : newest / "bin";
}

class Database : public testing::Test {
 protected:
  void SetUp() override {
    if (programs_.empty()) GTEST_SKIP() << "no PostgreSQL server in /usr/lib/postgresql";
    if (geteuid() == 0) must_run("chown postgres: " + here());
    must_run(as_server("initdb -D " + here() + "/data -U ops -A trust -N -E UTF8 --locale=C.UTF-8"));
    must_run(as_server("pg_ctl -D " + here() + "/data -l " + here() + "/log -w -o \"-k " + here() +
                       " -c listen_addresses='' -c fsync=off\" start"));
    sql("create extension postgis");
    // Twelve airports, and flights of a month between them by turns.
    sql("create table airports(n int, code text, at geography(point, 4326));"
        "insert into airports values (0, 'PEK', 'POINT(116.58 40.08)'), (1, 'PVG', 'POINT(121.8 31.14)'),"
        " (2, 'CAN', 'POINT(113.3 23.39)'), (3, 'CGK', 'POINT(106.66 -6.13)'), (4, 'SIN', 'POINT(103.99 "
        "1.36)'),"
        " (5, 'BKK', 'POINT(100.75 13.69)'), (6, 'HKG', 'POINT(113.91 22.31)'), (7, 'NRT', 'POINT(140.39 "
        "35.76)'),"
        " (8, 'SYD', 'POINT(151.18 -33.95)'), (9, 'DEL', 'POINT(77.1 28.56)'), (10, 'DXB', 'POINT(55.36 "
        "25.25)'),"
        " (11, 'FRA', 'POINT(8.57 50.03)')");
    sql(
        fmt::format("create table flights as select i as id, a.code as origin, b.code as destination,"
                    " timestamptz '2015-11-01 00:00+00' + (i * 7919 % 2592000) * interval '1 s' as departs,"
                    " (50 + i * 37 % 300)::int as people"
                    " from generate_series(1::bigint, {}) i join airports a on a.n = i % 12"
                    " join airports b on b.n = (i + 1 + i / 12 % 11) % 12;"
                    " analyze flights",
                    rows_));
  }
  ~Database() override {
    if (!programs_.empty()) run(as_server("pg_ctl -D " + here() + "/data -m immediate stop"));
  }

  std::string here() const { return folder_.path().string(); }
  std::string address() const { return "PG:host=" + here() + " user=ops dbname=postgres"; }
  std::string sql(const std::string& text) const {
    const std::string file = (folder_ / "commands.sql").string();
    homebound::test::put(file, text);
    const Outcome o = run("env PGOPTIONS=--client-min-messages=warning " + (programs_ / "psql").string() +
                          " -h " + here() + " -U ops -d postgres -v ON_ERROR_STOP=1 -qAt -F, -f " + file);
    EXPECT_EQ(o.status, 0) << text << "\n" << o.err;
    return o.out.substr(0, o.out.find_last_not_of('\n') + 1);
  }
  // Writes a scenario of one table, whose keys are those of `file` and these.
  std::string scenario(const std::string& keys) const {
    const std::string file = (folder_ / "s.toml").string();
    homebound::test::put(file,
                         "title = \"A month\"\n[[table]]\nfile = \"" + address() + "\"\n" + keys + "\n");
    return file;
  }
  std::string refusal(const std::string& keys) const {
    const Outcome o = homebound("check --allow-network " + scenario(keys));
    EXPECT_EQ(o.status, 1) << keys;
    return o.err + o.out;
  }

  homebound::test::TemporaryFolder folder_;
  const char* asked_ = std::getenv("HOMEBOUND_DATABASE_ROWS");
  const long rows_ = asked_ ? std::atol(asked_) : 200'000;

 private:
  // A server does not run as root.
  std::string as_server(const std::string& command) const {
    const std::string user =
        geteuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
    return "cd " + here() + " && " + user + (programs_ / command).string() + " >/dev/null";
  }
  static void must_run(const std::string& command) {
    const Outcome o = run(command);
    ASSERT_EQ(o.status, 0) << command << "\n" << o.out << o.err;
  }
  const fs::path programs_ = server_programs();
};

constexpr const char* by_pair_and_day = R"(
select origin as "from", destination as "to", departs::date as "date", count(*) as flights, sum(people) as people
from flights
where people > 60
group by 1, 2, 3)";

// How many flights a scenario has and with how many people, as psql prints it.
std::string sums_of(const std::string& file) {
  const Outcome o = homebound("info --json --allow-network " + file);
  EXPECT_EQ(o.status, 0) << o.err;
  const json info = json::parse(o.out);
  EXPECT_EQ(info["left_out"]["rows"], 0);
  std::int64_t people = 0;
  for (const json& flight : info["flights"]) people += flight["people"].get<std::int64_t>();
  return fmt::format("{},{}", info["flights"].size(), people);
}

TEST_F(Database, GroupsAndAddsUpForUs) {
  const std::string file = scenario(fmt::format("query = '''{}'''", by_pair_and_day));
  EXPECT_EQ(sums_of(file), sql(fmt::format("select count(*), sum(people) from ({}) q", by_pair_and_day)));
}

TEST_F(Database, ReadsATableByACondition) {
  const std::string some = scenario("layer = \"flights\"\nwhere = \"id <= 24\"\nmend = []");
  EXPECT_EQ(sums_of(some), sql("select count(*), sum(people) from flights where id <= 24"));
  const json info = json::parse(homebound("info --json --allow-network " + some).out);
  // The server gives the rows in no order.
  std::string first;
  for (const json& flight : info["flights"])
    if (flight["id"] == "1") first = flight["depart"];
  EXPECT_EQ(first, "2015-11-01T10:11:59+08:00") << "7919 s after midnight UTC, in Shanghai";

  // PostGIS's points are positions, and its functions choose rows.
  sql("create view network as select distinct a.at as \"from\", b.at as \"to\" from flights f"
      " join airports a on a.code = f.origin join airports b on b.code = f.destination");
  const std::string near =
      scenario("layer = \"network\"\nwhere = '''st_dwithin(\"from\", 'POINT(116 40)'::geography, 100000)'''");
  const json network = json::parse(homebound("info --json --allow-network " + near).out);
  ASSERT_EQ(network["flights"].size(),
            std::stoul(sql("select count(distinct destination) from flights where origin = 'PEK'")));
  for (const json& flight : network["flights"]) EXPECT_EQ(flight["from"], "PEK");
}

TEST_F(Database, IsOnlyReadAndSaysWhatItRefuses) {
  const std::string marker = (folder_ / "data/marker").string(), before = sql("select count(*) from flights");
  const std::pair<const char*, const char*> refused[] = {
      {"query = '''select origin as \"from\",\n  destinatio as \"to\"\nfrom flights'''",
       "s.toml:4:9: error: [[table]] query: line 2, character 3: column \"destinatio\" does not exist "
       "(Perhaps "
       "you meant to reference the column \"flights.destination\".)"},
      {"query = \"selec 1\"", "query: line 1, character 1: syntax error at or near \"selec\""},
      {"query = \"delete from flights returning origin, destination\"",
       "query: cannot execute DELETE in a read-only transaction"},
      {"query = \"select 1; delete from flights\"", "query: cannot insert multiple commands"},
      {"query = \"commit\"", "query: selects nothing; expected a SELECT"},
      {"query = \"copy flights to program 'touch marker'\"", "query: selects nothing; expected a SELECT"},
      {"query = \"select 1\"\nwhere = \"id = 1\"", "query: says all that is read"},
      {"layer = \"flight\"", "has no table 'flight'; did you mean 'flights'? (there are: airports, flights)"},
      {"layer = \"flights\"\nwhere = \"ident = 1\"",
       "s.toml:5:9: error: [[table]] where: line 1, character 1: column \"ident\" does not exist"},
  };
  for (const auto& [keys, words] : refused) EXPECT_THAT(refusal(keys), HasSubstr(words)) << keys;
  EXPECT_EQ(sql("select count(*) from flights"), before);
  EXPECT_FALSE(fs::exists(marker));

  const std::string file = scenario("query = \"select 1\"");
  EXPECT_THAT(homebound("check " + file).err + homebound("check " + file).out,
              HasSubstr("allow it with --allow-network"));
  homebound::test::put(file, "[[table]]\nfile = \"" + address() + " password=hush\"\n");
  const Outcome told = homebound("check --allow-network " + file);
  EXPECT_THAT(told.out + told.err, HasSubstr("holds a password"));
  EXPECT_THAT(told.out + told.err, Not(HasSubstr("hush")));
}

}  // namespace
