// What the program writes about itself is judged by those who read it: man, shells, a checker of JSON
// schemas.
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/every_key.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using homebound::test::homebound;
using homebound::test::Outcome;
using homebound::test::put;
using homebound::test::run;
using homebound::test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string sources = TEST_SOURCE_DIR;

// Checks scenario files by the schema that the program prints.
struct Schema : TemporaryFolder {
  Schema() { put(*this / "schema.json", homebound("schema").out); }
  Outcome check(const std::string& files) const {
    return run("python3 " + sources + "/app/valid_by_schema.py " + (*this / "schema.json").string() + " " +
               files);
  }
  Outcome check_text(const std::string& toml) const {
    put(*this / "text.toml", toml);
    return check((*this / "text.toml").string());
  }
};

TEST(JsonSchema, AcceptsEveryKeyAndTheScenariosThatShip) {
  const Schema schema;
  EXPECT_THAT(schema.check(sources + "/../assets/scenarios/*.toml " + sources + "/ui/briefing.toml").out,
              IsEmpty());
  const Outcome all = schema.check_text(homebound::test::EveryKey().toml);
  EXPECT_EQ(all.status, 0) << all.err;
  EXPECT_THAT(all.out, IsEmpty());
}

TEST(JsonSchema, RefusesWhatTheReaderRefuses) {
  const Schema schema;
  for (const char* wrong : {"titel = 'x'", "title = 7", "show = ['rivres']", "center = [1, 2, 3]",
                            "language = 'fr'", "[[flight]]\nfrom = 'PEK'", "[[place]]\nid = 'a'\nlat = 91",
                            "[[flight]]\nfrom = 'PEK'\nto = 'PVG'\ndepart = { sure = 'estimated' }",
                            "[[layer]]\nfile = 'a.geojson'\ncolour = 'red'", "[kinds]\na = 3"})
    EXPECT_EQ(schema.check_text(wrong).status, 1) << wrong;
}

TEST(Manual, IsReadByManWithoutAWarning) {
  const TemporaryFolder folder;
  put(folder / "homebound.1", homebound("manual").out);
  const Outcome shown =
      run("MANWIDTH=100 man --warnings -Tutf8 -l " + (folder / "homebound.1").string() + " | col -b");
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.err, IsEmpty());
  for (const char* said : {"homebound export", "--projection", "EXIT STATUS", "the built-in story"})
    EXPECT_THAT(shown.out, HasSubstr(said));
}

// What bash proposes after a line whose last word is begun.
std::string proposed(const TemporaryFolder& folder, const std::string& line) {
  return run("mkdir -p " + (folder / "empty").string() + " && cd " + (folder / "empty").string() +
             " && bash -c 'source " + (folder / "bash").string() + "; COMP_WORDS=(" + line +
             "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _homebound; echo \"${COMPREPLY[*]}\"'")
      .out;
}

TEST(Completions, AreProposedByBashAndReadByZshAndFish) {
  const TemporaryFolder folder;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Outcome script = homebound(std::string("completions ") + shell);
    ASSERT_EQ(script.status, 0);
    put(folder / shell, script.out);
    EXPECT_EQ(run(std::string(shell) + " -n " + (folder / shell).string()).status, 0) << shell;
  }
  EXPECT_EQ(proposed(folder, "homebound exp"), "export\n");
  EXPECT_EQ(proposed(folder, "homebound export --proj"), "--projection\n");
  EXPECT_EQ(proposed(folder, "homebound export --theme pap"), "paper\n");
  EXPECT_THAT(proposed(folder, "homebound export x.csv --language \"\""), HasSubstr("en zh both"));
  EXPECT_THAT(proposed(folder, "homebound info --theme pap"), Not(HasSubstr("paper")));
  const Outcome asked =
      run("fish -c 'source " + (folder / "fish").string() + "; complete -C \"homebound export --qual\"'");
  EXPECT_THAT(asked.out, HasSubstr("--quality"));
  const Outcome unknown = homebound("completions bsh");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean 'bash'"));
}

TEST(Desktop, FilesAreValid) {
  const std::string folder = sources + "/../assets/desktop/";
  for (const std::string& check :
       {"desktop-file-validate " + folder + "homebound.desktop",
        "xmllint --noout " + folder + "homebound-mime.xml " + folder + "homebound.svg"}) {
    const Outcome checked = run(check);
    EXPECT_EQ(checked.status, 0) << checked.err;
    EXPECT_THAT(checked.err, Not(HasSubstr("rror:"))) << check;
  }
}

// Later versions warn that no homepage is named, which is so as long as there is none.
TEST(Desktop, MetadataForSoftwareCentresAreValid) {
  const std::string told =
      run("appstreamcli validate --no-net " HOMEBOUND_BUILD_DIR "/made/homebound.metainfo.xml 2>&1").out;
  EXPECT_THAT(told, HasSubstr("Validation ")) << "appstreamcli has judged";
  std::istringstream lines(told);
  for (std::string line; std::getline(lines, line);)
    EXPECT_TRUE(line.ends_with(" url-homepage-missing") ||
                !(line.starts_with("W:") || line.starts_with("E:")))
        << line;
}

}  // namespace
