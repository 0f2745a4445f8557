#include <gtest/gtest.h>

#include "expect_findings.h"

namespace homebound::scenario {
namespace {

using testing::ElementsAre;

TEST(ScenarioErrors, AGoodFileHasNone) {
  EXPECT_TRUE(findings_of(flight("people = 90\nkind = \"suspects\"")).empty());
}

TEST(ScenarioErrors, SyntaxErrorsInTheProgramsOwnWords) {
  expect_error("title = @@", {"expected a value after '='", "the end of the line"});
  expect_error("title = \"a\"\nlanguage = @@\"en\n", {"lacks its closing quote (\")"});
  expect_error("a = 'x' # it's\ntitle = @@'en\n", {"lacks its closing quote (')"});
  expect_error("title = @@\"\"\"en\nlanguage = 'en'\n", {"lacks its closing \"\"\""});
  expect_error("title = \"a\"\n@@title = \"b\"", {"the key 'title' is given twice: in line 1 and here"});
  expect_error("[[flight]]\nfrom = \"A\"\n[[flight]]\nfrom = \"B\"\n@@from = \"C\"",
               {"the key 'from' is given twice: in line 4 and here"});
  expect_error("title @@\"a\"", {"expected '=' after the key 'title', found '\"a\"'"});
  expect_error("title@@", {"expected '=' after the key 'title', found the end of the line"});
  expect_error("title@@: \"a\"", {"expected '=' after the key 'title', found ': \"a\"'"});
  expect_error("[[flight]]\nfrom = @@Phnom Penh # airport",
               {"expected a value, found 'Phnom Penh'; a text stands in quotes: \"Phnom Penh\""});
  expect_error("x = [\"a\", @@HKG, \"b\"]", {"found 'HKG'; a text stands in quotes"});
  expect_error("x = { en = @@a }", {"found 'a'; a text stands in quotes"});
  expect_error("title = @@“a”", {"in straight quotes (\"), found “a”"});
  expect_error("invented = @@True", {"expected true, found 'True'"});
  expect_error("x = @@1,5", {"a decimal point and no commas, found '1,5'"});
  expect_error("x = @@012", {"does not begin with 0", "found '012'"});
  expect_error("people = @@90 persons", {"found '90 persons'; a text stands in quotes"});
  for (const char* time : {"2015-11-10 9:00", "2015/11/10", "10.11.2015", "9:00", "2015-13-10", "10 Nov 2015",
                           "2015-11-10T09:00 +08:00", "2015年11月10日"})
    expect_error(std::string("[[flight]]\ndepart = @@") + time,
                 {"a date or a time such as 2015-11-10T09:00:00+08:00", std::string("found '") + time});
  expect_error("x = \"say \"@@hi\" now\"", {"after the text, found 'hi\" now\"'", "is written \\\""});
  expect_error("x = \"a\"@@,", {"expected the end of the line after the text, found ','"});
  expect_error("x = \"C:@@\\dir\"", {"a backslash in a text is written twice"});
  expect_error("[[flight@@\na = 1", {"expected ']]' at the end of the header"});
  expect_error("x = [1, 2\n@@y = 3", {"a comma or the closing ']' of the list, found 'y = 3'"});
  expect_error("x = { a = 1@@\ny = 3", {"the closing '}' on the line of its '{'"});
  expect_error("[kinds]\na = \"A\"\n@@[kinds]\nb = \"B\"", {"[kinds] is in the file already"});
  expect_error("@@标题 = 1", {"expected a key or a [header]"});
}

TEST(ScenarioErrors, AFaultOfOneLineHidesNoneOfAnother) {
  const std::vector<Diagnostic> found =
      findings_of("title = \"a\nlanguage = en\nzone \"UTC\"\nx = [1, 2\n[[flight]]\nfrom = CGK\n");
  ASSERT_EQ(found.size(), 4U);
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].line, i < 3 ? static_cast<int>(i) + 1 : 5) << found[i].message.english;
    EXPECT_EQ(found[i].message.english.find("is checked once this is mended") != std::string::npos, i == 3);
  }
}

TEST(ScenarioErrors, AMisspeltKeyIsNotMissingAsWell) {
  expect_error("[[flight]]\n@@form = \"CGK\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00",
               {"'form'", "'from'"});
  expect_error("[[event]]\nat = 2015-01-01\n@@txet = \"t\"", {"'txet'", "'text'"});
}

TEST(ScenarioErrors, AKindThatIsMetOnceAndNearAnotherIsTold) {
  const auto flights = [](std::initializer_list<const char*> kinds) {
    std::string toml;
    for (const char* kind : kinds)
      toml += "[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\npeople = 1\nkind = \"" + std::string(kind) + "\"\n";
    return toml;
  };
  const auto told = [&](std::initializer_list<const char*> kinds) {
    std::string all;
    for (const Diagnostic& d : findings_of(flights(kinds))) all += d.message.english + "\n";
    return all;
  };
  for (const char* slip : {"suspect", "supects", "sucpects"})
    EXPECT_EQ(told({"suspects", slip, "suspects"}),
              "the kind of people '" + std::string(slip) +
                  "' is met on one flight only and counted apart; did you mean 'suspects'?\n");
  EXPECT_EQ(
      told({"crew", "suspects", "suspect"}),
      "the kind of people 'suspect' is met on one flight only and counted apart; did you mean 'suspects'?\n");
  EXPECT_EQ(told({"suspects", "suspect", "suspects", "suspect"}), "") << "both are meant";
  EXPECT_EQ(told({"group 1", "group 1", "group 2"}), "");
  EXPECT_EQ(told({"men", "men", "women"}), "");
  EXPECT_EQ(told({"patients", "patients", "parents"}), "");
}

TEST(ScenarioErrors, APartOfAPlacesNameTellsWhatIsNear) {
  const auto flight_to = [](const char* to) {
    return "[[flight]]\nfrom = \"PEK\"\nto = @@\"" + std::string(to) + "\"\narrive = 2015-11-10T09:00:00";
  };
  for (const char* name : {"Shin-Osaka", "Osaka Umeda North"})
    expect_error(flight_to(name), {"unknown airport or place", "the nearest are ", "(KIX)"});
  expect_error(flight_to("Kuala Lumpur Sentral"), {"the nearest are ", "(KUL)"});
  expect_error(flight_to("大阪梅田"), {"the nearest are ", "(KIX)"});
}

TEST(ScenarioErrors, PrintedAsFileLineColumn) {
  try {
    parse("title = \"a\"\nlangauge = \"en\"\n", "four.toml");
    FAIL();
  } catch (const InputError& e) {
    EXPECT_STREQ(e.what(), "four.toml:2:1: error: unknown key 'langauge'; did you mean 'language'?");
  }
}

TEST(ScenarioErrors, UnknownKeysWithTheNearestKnown) {
  expect_error("@@projecton = \"robinson\"", {"'projecton'", "did you mean 'projection'?"});
  expect_error(flight("@@peolpe = 3"), {"'peolpe' in [[flight]]", "did you mean 'people'?"});
  expect_error("[[scene]]\nfrom = 2015-01-01\nto = 2015-01-02\n@@projection = \"robinson\"",
               {"'projection'", "did you mean 'camera.projection'?"});
  expect_error("[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\n@@form = \"t\"\narrive = 2015-11-10T09:00:00",
               {"'form'", "'from'"});
  expect_error("[[place]]\nid = \"a\"\nname = \"A\"\nlon = 1\nlat = 2\nzone = \"UTC\"\n@@zoone = \"UTC\"",
               {"'zoone'", "'zone'"});
  expect_error("[[event]]\nat = 2015-01-01\ntext = \"t\"\n@@txet = \"t\"", {"'txet'", "'text'"});
  expect_error("[[figure]]\nid = \"a\"\nvalue = 1\nclaims = [{ value = 2, @@sorce = \"a\" }]",
               {"'sorce'", "'source'"});
  expect_error("[[scene]]\nfrom = 2015-01-01\nto = 2015-01-02\n@@secnods = 3", {"'secnods'", "'seconds'"});
  expect_error(flight("depart = { at = 2015-11-10T05:00:00, @@suer = \"derived\" }"), {"'suer'", "'sure'"});
  expect_error("[[event]]\nat = { at = 2015-01-01, @@about = true }\ntext = \"t\"", {"'about'"});
  expect_error("[[event]]\nat = 2015-01-02\nuntil = @@2015-01-01\ntext = \"t\"",
               {"is not after the event at"});
}

TEST(ScenarioErrors, OfScenes) {
  const std::string scene = "[[scene]]\nfrom = 2015-01-01\nto = 2015-01-02\n";
  expect_error(scene + "ease = @@\"in-uot\"", {"unknown easing 'in-uot'", "did you mean 'in-out'?"});
  expect_error("@@[[scene]]\nfrom = 2015-01-01\nto = 2015-01-02\nseconds = 4\nhold = 4",
               {"hold: 4 seconds leave nothing of the scene's 4", "at most 3.9"});
  expect_error(scene + "glide = @@-1", {"[[scene]] glide"});
  expect_error(scene + "show = @@\"sees\"", {"unknown layer 'sees'", "did you mean 'seas'?"});
  expect_error(scene + "camera = @@\"x\"", {"expected a table with projection, center, extent, frame"});
  expect_error(scene + "camera = { @@fram = [] }", {"fram", "did you mean 'frame'?"});
  expect_error(scene + "camera = { projection = @@\"robinsin\" }", {"did you mean 'robinson'?"});
  expect_error(scene + "camera = { frame = [@@\"PEKK\"] }", {"unknown airport or place 'PEKK'"});
  expect_error(scene + "camera = { frame = [\"PEK\"], extent = @@[1, 2, 3, 4] }", {"both frame and extent"});
  expect_error(scene + "camera = @@{ middle = [1, 2] }", {"lacks the key 'span'"});
  expect_error(scene + "camera = { middle = @@[1, 2], span = 100, frame = [\"PEK\"] }",
               {"both frame and middle"});
  expect_error(scene + "camera = { follow = @@\"PEKK\" }", {"unknown flight 'PEKK'"});
  expect_error(scene + "camera = @@{ lead = 2 }", {"lacks the key 'follow'"});
  expect_error(scene + "camera = { middle = [1, 2], span = 100, follow = @@\"people\" }",
               {"both middle and follow"});
  expect_error(scene + "keyframe = [@@{ second = 12, span = 900 }]",
               {"keyframe second: 12 is later than the scene's end at 10 seconds"});
  expect_error(scene + "keyframe = [{ second = 4, span = 900 }, @@{ second = 3, span = 900 }]",
               {"before it has come at 4"});
  expect_error(scene + "keyframe = [{ second = 4, span = 900 }, @@{ second = 6, glide = 3, span = 900 }]",
               {"would leave for second 6 before it has come at 4"});
  expect_error(scene + "keyframe = [@@{ second = 4 }]", {"does not say where to look"});
  expect_error(scene + "keyframe = [@@{ span = 900 }]", {"lacks the key 'second'"});
  expect_error(scene + "keyframe = [{ second = 4, @@spam = 900 }]", {"did you mean 'span'?"});
}

TEST(ScenarioErrors, UnknownLayersWithTheNearest) {
  expect_error("show = [\"rivers\", @@\"sees\"]", {"unknown layer 'sees'", "did you mean 'seas'?"});
  expect_error("show = [\"seas\"]\nhide = [@@\"seas\"]", {"'seas' is in 'show' and in 'hide'"});
  expect_error("hide = @@3", {"a string or an array of strings"});
}

TEST(ScenarioErrors, UnknownPlacesWithTheNearestThree) {
  expect_error("[[flight]]\nfrom = @@\"VDPQ\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00",
               {"[[flight]] from: unknown airport or place 'VDPQ'", "the nearest are ", "VDPP"});
  expect_error(
      "[[place]]\nid = \"harbour\"\nname = \"H\"\nlon = 1\nlat = 2\nzone = \"UTC\"\n[[event]]\nat = "
      "2015-01-01\ntext = "
      "\"t\"\n"
      "place = @@\"habrour\"",
      {"unknown airport or place 'habrour'", "harbour"});
  expect_error("[[place]]\nid = \"a\"\nairport = @@\"ZBAAA\"",
               {"[[place]] airport: unknown airport 'ZBAAA'", "ZBAA"});
  const auto found = findings_of("[[flight]]\nfrom = \"QQ1\"\nto = \"PEK\"\narrive = 2015-11-10T09:00:00");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(std::ranges::count(found[0].message.english, ','), 2) << found[0].message.english;
}

TEST(Kinds, AreFreeUntilSomeAreNamed) {
  const Scenario s = parse(
      "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T03:00:00\npeople = 3\nkind = "
      "\"residents\"\n",
      "free.toml");
  EXPECT_EQ(s.flights[0].kind, "residents");
  EXPECT_EQ(s.kinds.at("residents").in(Language::english), "residents");
}

TEST(ColourBy, IsReadByName) {
  EXPECT_FALSE(parse("title = \"a\"\n", "a.toml").colour_by);
  for (const auto& [name, by] : {std::pair{"kind", ColourBy::kind},
                                 {"flight", ColourBy::flight},
                                 {"origin", ColourBy::origin},
                                 {"destination", ColourBy::destination}})
    EXPECT_EQ(parse(std::string("colour_by = \"") + name + "\"\n", "a.toml").colour_by, by) << name;
}

TEST(ScenarioErrors, UnknownReferencesWithTheNearest) {
  const std::string source = "[[source]]\nid = \"xinhua\"\ntitle = \"X\"\n";
  expect_error(source + flight(R"(source = ["xinhua", @@"xinua"])"), {"unknown source 'xinua'", "'xinhua'"});
  expect_error(flight("kind = @@\"suspect\""), {"unknown kind 'suspect'", "'suspects'"});
  expect_error(flight("sure = @@\"reportd\""),
               {"unknown certainty 'reportd'", "derived", "did you mean 'reported'?"});
  expect_error(
      "[[figure]]\nid = \"landed\"\nvalue = 254\n[[event]]\nat = 2015-01-01\ntext = \"t\"\nfigure = "
      "@@\"lnaded\"",
      {"unknown figure 'lnaded'", "'landed'"});
  expect_error(R"(title = { en = "a", @@zn = "b" })", {"unknown language 'zn'", "expected en or zh"});
  expect_error("language = @@\"eng\"", {"unknown language 'eng'", "'en'"});
  expect_error("zone = @@\"Asia/Shangai\"", {"unknown time zone 'Asia/Shangai'", "'Asia/Shanghai'"});
  expect_error("colour_by = @@\"flgiht\"",
               {"unknown colour_by 'flgiht'", "kind, flight, origin, destination", "did you mean 'flight'?"});
  expect_error("@@colour_yb = \"flight\"", {"'colour_yb'", "'colour_by'"});
  expect_error("colour_by = @@3", {"colour_by: expected a string", "the number 3"});
  expect_error("projection = @@\"robinsn\"", {"robinsn", "robinson"});
  expect_error(flight("depart = { at = 2015-11-10T05:00:00, zone = @@\"Asia/Phnom_Pen\" }"),
               {"'Asia/Phnom_Penh'"});
}

TEST(ScenarioErrors, WrongTypesSayWhatWasFound) {
  expect_error("title = @@3", {"title: expected a string or { en", "found the number 3"});
  expect_error("title = { en = @@3 }", {"title.en: expected a string", "the number 3"});
  expect_error("theme = @@true", {"expected a string, found true"});
  expect_error(flight("people = @@\"ninety\""),
               {"people: expected a whole number", "found the string 'ninety'"});
  expect_error(flight("people = @@9.5"), {"expected a whole number", "9.5"});
  expect_error(flight("people = @@{}"), {"{ min = 120, max = 160 }", "a table"});
  expect_error(flight("people = { min = @@-1 }"), {"people min: expected a whole number"});
  expect_error(flight("people = { @@most = 3 }"), {"unknown key 'most' in [[flight]] people"});
  expect_error(flight("people = @@{ min = 3, max = 2 }"), {"people: min is more than max"});
  expect_error(flight("source = @@3"), {"a string or an array of strings"});
  expect_error(flight("depart = @@2015-11-10"), {"expected a date and time", "found the date 2015-11-10"});
  expect_error(flight("depart = @@\"yesterday\""), {"expected a date and time", "'yesterday'"});
  expect_error(flight("depart = { at = 2015-11-10T05:00:00, about = @@1 }"), {"expected true or false"});
  expect_error("@@[flight]\nfrom = \"PNH\"", {});
}

TEST(ScenarioErrors, OutOfRange) {
  const std::string place = "[[place]]\nid = \"a\"\nname = \"A\"\n";
  expect_error(place + "lon = @@181\nlat = 2", {"lon: expected a number from -180 to 180 degrees", "181"});
  expect_error(place + "lon = 1\nlat = @@-90.5", {"lat: expected a number from -90 to 90 degrees", "-90.5"});
  expect_error(place + "lon = @@nan\nlat = 2", {"lon: expected a number"});
  expect_error("center = [10, @@95]", {"center latitude", "95"});
  expect_error("center = @@[10]", {"[longitude, latitude]"});
  expect_error("extent = @@[0, 10, 20, 5]", {"south below north"});
  expect_error("extent = [0, 10, 20, @@100]", {"extent north", "100"});
  expect_error(flight("people = @@-1"), {"people", "from 0", "-1"});
  expect_error(flight("people = @@9223372036854775807"), {"people"});
  expect_error(flight("speed = @@0"), {"speed: expected a number from 5 to 1200 km/h"});
  expect_error(flight("via = [[100, 20], [@@200, 20]]"), {"via longitude"});
}

TEST(ScenarioErrors, DuplicateIds) {
  expect_error(
      "[[source]]\nid = \"a\"\ntitle = \"A\"\n[[source]]\nid = @@\"a\"\ntitle = \"B\"\n[[figure]]\nid = "
      "\"f\"\n"
      "value = 1\nsource = \"a\"",
      {"duplicate source id 'a'", "line 2"});
  expect_error("[[figure]]\nid = \"a\"\nvalue = 1\n[[figure]]\nid = @@\"a\"\nvalue = 2",
               {"duplicate figure id 'a'"});
  expect_error("[[place]]\nid = \"a\"\nairport = \"PEK\"\n[[place]]\nid = @@\"a\"\nairport = \"PVG\"",
               {"duplicate place"});
  expect_error(flight("id = \"x\"\n") +
                   "[[flight]]\nid = @@\"x\"\nfrom = \"CGK\"\nto = \"CAN\"\narrive = 2015-11-10T08:00:00",
               {"duplicate flight id 'x'", "line 7"});
}

TEST(ScenarioErrors, MissingKeysAtTheLineOfTheTable) {
  expect_error("\n@@[[source]]\nid = \"a\"\n[[figure]]\nid = \"f\"\nvalue = 1\nsource = \"a\"",
               {"[[source]] lacks the key 'title'"});
  expect_error("@@[[flight]]\nto = \"PEK\"\narrive = 2015-11-10T09:00:00",
               {"[[flight]] lacks the key 'from'"});
  expect_error(flight("@@[[flight]]\nfrom = \"PNH\"\nto = \"HGH\""),
               {"no time is given where other flights"});
  expect_error("@@[[event]]\nat = 2015-01-01", {"lacks the key 'text'"});
  expect_error("@@[[event]]\ntext = \"t\"", {"lacks the key 'at'"});
  expect_error("@@[[scene]]\nfrom = 2015-01-01", {"lacks the key 'to'"});
  expect_error("@@[[place]]\nid = \"a\"\nname = \"A\"\nlat = 3", {"lacks the key 'lon'"});
  expect_error("[[source]]\nid = @@\"\"\ntitle = \"A\"", {"expected some text"});
}

TEST(ScenarioErrors, Speeds) {
  const std::string pnh_pek = "[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\n";
  // 3366 km by the geodesic; Phnom Penh is an hour behind Beijing.
  expect_error(pnh_pek + "depart = 2015-11-10T06:00:00\narrive = @@2015-11-10T09:00:00",
               {"3366 km", "1683 km/h", "expected at most 1200 km/h"});
  expect_warning(pnh_pek + "depart = 2015-11-09T13:00:00\narrive = @@2015-11-10T09:00:00", {"177 km/h"});
  expect_error(pnh_pek + "depart = 2015-11-10T08:00:00\narrive = @@2015-11-10T09:00:00",
               {"is not after the departure at 2015-11-10T08:00:00+07:00"});
  // 5388 km by way of Singapore
  expect_error(pnh_pek + "via = [\"SIN\"]\ndepart = 2015-11-10T05:00:00\narrive = @@2015-11-10T09:00:00",
               {"km/h"});
  expect_error("@@[[flight]]\nfrom = \"PEK\"\nto = \"ZBAA\"\narrive = 2015-11-10T09:00:00",
               {"starts and ends at PEK"});
}

TEST(ScenarioErrors, ScenesThatEndBeforeTheyStart) {
  expect_error("[[scene]]\nfrom = 2015-01-02\nto = @@2015-01-02", {"is not after the scene's start"});
  expect_error("[[scene]]\nfrom = 2015-01-02\nto = 2015-01-03\nseconds = @@0",
               {"seconds", "found the number 0"});
  expect_error("[[scene]]\nfrom = 2015-01-02\nto = 2015-01-03\nseconds = @@-4.5", {"-4.5"});
}

TEST(ScenarioErrors, AllOfThemInTheOrderOfLines) {
  const auto found = findings_of(
      "theme = 1\nfoo = 2\n[[flight]]\nfrom = \"VDPQ\"\nto = \"PEK\"\narrive = \"x\"\n"
      "[[source]]\nid = \"a\"\ntitle = \"A\"\n");
  std::vector<int> lines;
  lines.reserve(found.size());
  for (const Diagnostic& d : found) lines.push_back(d.line);
  EXPECT_THAT(lines, ElementsAre(1, 2, 4, 6, 8));
}

TEST(ScenarioErrors, Warnings) {
  expect_warning("[[source]]\nid = @@\"a\"\ntitle = \"A\"", {"source 'a' is never used"});
  expect_warning("[[flight]]\nfrom = \"CAN\"\nto = @@\"KTI\"\ndepart = 2015-11-10T08:00:00",
                 {"KTI opened on 2025-09-09, after this flight of 2015-11-10"});
  expect_warning("[[flight]]\nfrom = @@\"PNH\"\nto = \"CAN\"\ndepart = 2026-01-10T08:00:00",
                 {"PNH closed on 2025-09-09"});
}

TEST(ScenarioErrors, UnknownIdsAreNamedByThemselves) {
  const std::string source = "[[source]]\nid = \"a\"\ntitle = \"A\"\n";
  for (const auto& [toml, id] :
       {std::pair{flight("via = [\"camp\"]"), "camp"}, std::pair{source + flight("source = [\"b\"]"), "b"}}) {
    const auto found = findings_of(toml);
    ASSERT_FALSE(found.empty()) << toml;
    EXPECT_EQ(found.back().code, Diagnostic::Code::unknown_id) << to_string(found.back());
    EXPECT_EQ(found.back().subject, id);
  }
  for (const Diagnostic& d : findings_of("projecton = \"robinson\""))
    EXPECT_EQ(d.code, Diagnostic::Code::none);
}

TEST(ScenarioErrors, FilesThatCannotBeRead) {
  const auto missing = check("/nonexistent/a.toml");
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(to_string(missing[0]), "/nonexistent/a.toml: error: cannot be read: No such file or directory");
  EXPECT_EQ(check("/").size(), 1u);
}

}  // namespace
}  // namespace homebound::scenario
