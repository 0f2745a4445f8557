// The command line as scripts see it.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using homebound::test::homebound;
using homebound::test::Outcome;
using homebound::test::run;
using nlohmann::json;
using testing::HasSubstr;

TEST(CommandLine, HelpAndVersionSucceed) {
  EXPECT_EQ(homebound("--help").status, 0);
  EXPECT_THAT(homebound("--help").out, HasSubstr("export"));
  EXPECT_EQ(homebound("--version").status, 0);
  EXPECT_THAT(homebound("--version").out, HasSubstr("homebound 0."));
}

TEST(CommandLine, DoAnswersEachCommandForAProgram) {
  // Each answer must come before the next command is sent.
  const homebound::test::TemporaryFolder folder;
  homebound::test::put(folder / "ask", R"(coproc env -u DISPLAY "$1" do --json -f -
ask() { echo "$1" >&${COPROC[1]}; read -r answer <&${COPROC[0]}; echo "$answer"; }
child=$COPROC_PID
ask 'set scenario title x'; ask 'focsu CGK-PVG'; ask undo
eval "exec ${COPROC[1]}>&-"
wait $child
)");
  const Outcome asked = run("bash " + (folder / "ask").string() + " " HOMEBOUND_PROGRAM);
  EXPECT_EQ(asked.status, 2);
  std::vector<json> answers;
  std::istringstream lines(asked.out);
  for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line));
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers[0]["status"], 0);
  EXPECT_EQ(answers[0]["unsaved"], true);
  EXPECT_EQ(answers[0]["line"], "-:1");
  EXPECT_EQ(answers[1]["status"], 2);
  EXPECT_THAT(answers[1]["error"].get<std::string>(), HasSubstr("did you mean 'focus'?"));
  EXPECT_EQ(answers[2]["status"], 0);
  EXPECT_EQ(answers[2]["unsaved"], false);
  EXPECT_EQ(answers[2]["flights"], 8);
}

TEST(CommandLine, WrongUsageIsStatusTwoWithAHint) {
  const homebound::test::TemporaryFolder folder;
  const std::string to = "export -o " + (folder / "x.png").string();
  const Outcome option = homebound(to + " --projecton robinson");
  EXPECT_EQ(option.status, 2);
  EXPECT_THAT(option.err, HasSubstr("did you mean '--projection'?"));
  EXPECT_THAT(homebound("exprot x.toml").err,
              HasSubstr("'exprot' is neither a command nor a file; did you mean 'export'?"));
  for (const std::string& wrong :
       {std::string("export"), "export -o " + (folder / "x.xyz").string(), to + " --size 10",
        to + " --size 99999x10", to + " --center 1,2,3", to + " --extent 1,2", to + " --at noon",
        to + " --at scene:99", to + " --language fr", std::string("geodesic 0,0"),
        std::string("geodesic 0,95 0,0"), std::string("geodesic XXX PEK"),
        std::string("info --at second:-1")}) {
    const Outcome o = homebound(wrong);
    EXPECT_EQ(o.status, 2) << wrong << ": " << o.err;
    EXPECT_EQ(std::count(o.err.begin(), o.err.end(), '\n'), 1) << o.err;
    EXPECT_TRUE(o.out.empty()) << wrong;
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "x.png"));
}

TEST(CommandLine, EachCommandEndsWithTwoForWrongUsageAndOneForWhatFails) {
  for (const char* command :
       {"info", "check", "do", "diff", "export", "match", "routes", "airports", "projections", "geodesic",
        "project", "examples", "completions", "schema", "manual"}) {
    const Outcome o = homebound(std::string(command) + " --no-such-option");
    EXPECT_EQ(o.status, 2) << command << ": " << o.err;
    EXPECT_TRUE(o.out.empty()) << command;
    EXPECT_THAT(o.err, HasSubstr("homebound: ")) << command;  // of what it misses or of what it does not know
  }
  for (const char* fails : {"info nowhere.toml", "check nowhere.toml", "do nowhere.toml -c undo",
                            "diff nowhere.toml nowhere.toml", "export nowhere.toml -o /tmp/x.png",
                            "match nowhere.toml nowhere.gpx"}) {
    const Outcome o = homebound(fails);
    EXPECT_EQ(o.status, 1) << fails << ": " << o.err;
    EXPECT_FALSE((o.err + o.out).empty()) << fails;
  }
}

TEST(CommandLine, ArgumentsTooManyAreNamedInTheirOrder) {
  const Outcome points = homebound("geodesic 0,0 1,1 2,2 3,3");
  EXPECT_EQ(points.status, 2);
  EXPECT_THAT(points.err, HasSubstr("not expected: 2,2 3,3"));
  const std::string png = homebound::test::temporary("extra.png");
  const Outcome script = homebound("do -c 'export " + png + " --sise 3x3'");
  EXPECT_EQ(script.status, 2);
  EXPECT_THAT(script.err, HasSubstr("not expected: --sise 3x3; did you mean '--size'?"));
  EXPECT_FALSE(std::filesystem::exists(png));
}

TEST(CommandLine, ScriptsLoseNothingSilently) {
  const Outcome built_in = homebound("do -c 'set scenario title x' -c save");
  EXPECT_EQ(built_in.status, 1);
  EXPECT_THAT(built_in.err, HasSubstr("an example that ships cannot be overwritten"));
  const Outcome left = homebound("do -c 'set scenario title x' -c new");
  EXPECT_EQ(left.status, 0);
  EXPECT_THAT(left.err, HasSubstr("changes were not saved"));
  const Outcome taken_back = homebound("do -c 'set scenario title x' -c undo -c redo");
  EXPECT_EQ(taken_back.status, 0);
  EXPECT_THAT(taken_back.err, HasSubstr("Undone: Title of the document"));
  const Outcome undo = homebound("do -c undo");
  EXPECT_EQ(undo.status, 1);
  EXPECT_THAT(undo.err, HasSubstr("there is nothing to undo"));
}

TEST(CommandLine, AScriptsThemeFileIsReadWhenItIsChosen) {
  const std::string theme = homebound::test::temporary("bad.toml");
  homebound::test::put(theme, "based_on = \"paper\"\nsee = \"#fff\"\n");
  const Outcome o = homebound("do -c 'set theme " + theme + "' -c 'goto scene:1'");
  EXPECT_EQ(o.status, 1);
  EXPECT_THAT(o.err, HasSubstr("unknown key 'see'"));
  EXPECT_THAT(o.err, HasSubstr("-c 'set theme"));
}

TEST(CommandLine, WhatCannotBeDoneIsStatusOne) {
  EXPECT_EQ(homebound("info /nonexistent.toml").status, 1);
  EXPECT_THAT(homebound("info /nonexistent.toml").err, HasSubstr("/nonexistent.toml"));
  const Outcome theme = homebound("export -o /tmp/x.png --theme nigth");
  EXPECT_EQ(theme.status, 1);
  EXPECT_THAT(theme.err, HasSubstr("did you mean 'night'?"));
  const Outcome projection = homebound("export -o /tmp/x.png --projection robinsin");
  EXPECT_EQ(projection.status, 1);
  EXPECT_THAT(projection.err, HasSubstr("did you mean 'robinson'?"));
}

TEST(CommandLine, TellsWhichOptionsDoNotBearOnTheOutput) {
  const auto said = [&](const std::string& arguments) {
    const Outcome o = homebound("export " + arguments);
    EXPECT_EQ(o.status, 0) << o.err;
    return o.err;
  };
  const std::string csv = homebound::test::temporary("x.csv"), png = homebound::test::temporary("x.png");
  EXPECT_EQ(said("-o " + csv + " --theme night --fps 25"),
            "homebound: warning: --theme does not apply to data; ignored\n"
            "homebound: warning: --fps does not apply to data; ignored\n");
  EXPECT_EQ(said("-o " + png + " --size 320x180 --theme night --seconds 3"),
            "homebound: warning: --seconds does not apply to a picture; ignored\n");
  EXPECT_EQ(said("-o " + csv + " --filter from=PNH"), "");
}

TEST(CommandLine, ColoursAreChosenByName) {
  const Outcome wrong = homebound("export -o /tmp/x.png --colour-by orign");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("unknown colouring 'orign'; did you mean 'origin'?"));
  EXPECT_THAT(wrong.err, HasSubstr("kind, flight, origin, destination"));
}

TEST(Projections, ListsThePresets) {
  const json list = json::parse(homebound("projections --json").out);
  ASSERT_EQ(list.size(), 24U);
  EXPECT_EQ(list[0]["name"], "equal-earth");
  for (const json& p : list) {
    EXPECT_THAT(p["proj"].get<std::string>(), HasSubstr("+proj="));
    EXPECT_FALSE(p["good_for"].get<std::string>().empty());
  }
}

TEST(GeodesicCommand, AgreesWithGeod) {
  const json g = json::parse(homebound("geodesic PNH PEK --json").out);
  const Outcome geod =
      run("echo 11.547155 104.844699 40.080101 116.584999 | geod +ellps=WGS84 -I -f %.8f -F %.4f");
  std::istringstream in(geod.out);
  double azimuth = 0, back = 0, distance = 0;
  in >> azimuth >> back >> distance;
  EXPECT_NEAR(g["distance_m"], distance, 1e-3);
  EXPECT_NEAR(g["azimuth1"], azimuth, 1e-7);
  EXPECT_EQ(homebound("geodesic 140.386,35.765 -118.408,33.942").status, 0);
}

// Holds what `project` prints for a file of positions against PROJ's own program, and returns how many have
// no image.
int compare_with_proj(const json& preset, const std::string& in, int expected_lines) {
  const Outcome ours = homebound("project " + preset["name"].get<std::string>() + " < " + in);
  const Outcome theirs = run("proj -f %.6f " + preset["proj"].get<std::string>() + " < " + in);
  std::istringstream a(ours.out), b(theirs.out);
  int lines = 0, stars = 0, wrong = 0;
  for (std::string ax, ay, bx, by; a >> ax >> ay && b >> bx >> by; ++lines) {
    stars += ax == "*";
    const auto near = [](const std::string& x, const std::string& y) {
      return std::abs(std::stod(x) - std::stod(y)) <= 2e-6 + 1e-11 * std::abs(std::stod(y));
    };
    if (ax == "*" || bx == "*" ? ax == bx : near(ax, bx) && near(ay, by)) continue;
    if (++wrong < 5)
      ADD_FAILURE() << preset["name"] << " line " << lines + 1 << ": " << ax << ' ' << ay << " instead of "
                    << bx << ' ' << by;
  }
  EXPECT_EQ(wrong, 0) << preset["name"];
  EXPECT_EQ(lines, expected_lines) << preset["name"];
  return stars;
}

// All but the two hemispheres, which PROJ projects one by one.
std::vector<json> presets_of_proj() {
  std::vector<json> result;
  for (const json& preset : json::parse(homebound("projections --json").out))
    if (preset["name"] != "hemispheres") result.push_back(preset);
  EXPECT_EQ(result.size(), 23U);
  return result;
}

TEST(ProjectCommand, AgreesWithProjOnEveryPreset) {
  const std::string in = homebound::test::temporary("lonlat.txt");
  {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(-180, 180), lat(-90, 90);
    std::ofstream file(in);
    file.precision(12);
    for (int i = 0; i < 10'000; ++i) file << lon(random) << ' ' << lat(random) << '\n';
  }
  for (const json& preset : presets_of_proj())
    EXPECT_LT(compare_with_proj(preset, in, 10'000), 10'000) << preset["name"];
}

// Poles, antipodes, horizons and cuts, and places up to a kilometre beside them on both sides.
TEST(ProjectCommand, AgreesWithProjBesideSingularPoints) {
  const std::string in = homebound::test::temporary("singular.txt");
  int lines = 0;
  {
    std::ofstream file(in);
    file.precision(17);
    for (const double lon : {0, 90, -90, 180, -180, 150, -30})
      for (const double lat : {0, 90, -90, 45, -45, 33})
        for (const double aside : {0.0, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-4, 1e-2})
          for (const auto& [x, y] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}}) {
            const double there = lat + y * aside;
            if (std::abs(there) > 90) continue;
            file << lon + x * aside << ' ' << there << '\n';
            ++lines;
          }
  }
  int stars = 0;
  for (const json& preset : presets_of_proj()) stars += compare_with_proj(preset, in, lines);
  EXPECT_GT(stars, 1000);
  EXPECT_EQ(run("echo 180 0 | " HOMEBOUND_PROGRAM " project '+proj=laea'").out, "*\t*\n");
}

TEST(ProjectCommand, InvertsAndNamesBadLines) {
  const Outcome back = run("printf '116.5 40\\n' | " HOMEBOUND_PROGRAM
                           " project equal-earth | " HOMEBOUND_PROGRAM " project equal-earth --inverse");
  EXPECT_EQ(back.out, "116.5000000000\t40.0000000000\n");
  const Outcome bad = run("printf '1 2\\nx y\\n' | " HOMEBOUND_PROGRAM " project robinson");
  EXPECT_EQ(bad.status, 1);
  EXPECT_THAT(bad.err, HasSubstr("stdin:2"));
}

TEST(Info, TellsTheBuiltInStory) {
  const Outcome o = homebound("info --json");
  ASSERT_EQ(o.status, 0) << o.err;
  const json info = json::parse(o.out);
  ASSERT_EQ(info["flights"].size(), 8U);
  std::map<std::string, int> suspects;
  for (const json& f : info["flights"]) {
    EXPECT_GT(f["distance_km"], 2000);
    EXPECT_GT(f["duration_s"], 2 * 3600);
    EXPECT_FALSE(f["sources"].empty());
    if (f["kind"] == "suspects")
      suspects[f["from"].get<std::string>() + "-" + f["to"].get<std::string>()] = f["people"];
  }
  const std::map<std::string, int> expected = {
      {"PNH-PEK", 90}, {"PNH-HGH", 78}, {"CGK-PVG", 47}, {"CGK-CAN", 39}};
  EXPECT_EQ(suspects, expected);
  for (const json& t : info["totals"]) {
    EXPECT_EQ(t["landed"], t["kind"] == "suspects" ? 254 : 282);
    EXPECT_EQ(t["aboard"], 0);
    EXPECT_EQ(t["waiting"], 0);
  }
}

TEST(Info, CountsReconcileThroughTheNight) {
  for (int hour = 0; hour < 10; ++hour) {
    const json info =
        json::parse(homebound("info --json --at 2015-11-10T0" + std::to_string(hour) + ":30+08:00").out);
    for (const json& t : info["totals"])
      EXPECT_EQ(t["waiting"].get<int>() + t["aboard"].get<int>() + t["landed"].get<int>(),
                t["kind"] == "suspects" ? 254 : 282);
  }
}

TEST(Check, NamesPlaceWordAndNearest) {
  const std::string file = homebound::test::temporary("typo.toml");
  std::ofstream(file) << "title = \"x\"\n\n[[flight]]\nid = \"a\"\nfrom = \"CGK\"\nto = \"PVG\"\n"
                         "depart = \"2015-11-10 03:00\"\npeolpe = 47\n";
  const Outcome o = homebound("check " + file);
  EXPECT_EQ(o.status, 1);
  EXPECT_THAT(o.out, HasSubstr(file + ":8:1: error: "));
  EXPECT_THAT(o.out, HasSubstr("peolpe"));
  EXPECT_THAT(o.out, HasSubstr("people"));
  const json list = json::parse(homebound("check --json " + file).out);
  ASSERT_FALSE(list.empty());
  EXPECT_EQ(list[0]["line"], 8);
  EXPECT_EQ(list[0]["column"], 1);
  EXPECT_EQ(homebound("info " + file).status, 1);
  EXPECT_THAT(homebound("info " + file).err, HasSubstr(file + ":8:1: error: "));
}

TEST(Airports, FindsByCodeAndName) {
  for (const char* query : {"CGK", "jakarta", "雅加达", "WIII"}) {
    const json list = json::parse(homebound(std::string("airports --json ") + query).out);
    ASSERT_FALSE(list.empty()) << query;
    EXPECT_EQ(list[0]["icao"], "WIII") << query;
  }
  EXPECT_EQ(homebound("airports zzzzzzzzzz").status, 1);
}

}  // namespace
