// What others build the program with: the workflow of a forge, and the book of the documentation.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using homebound::test::contents;
using homebound::test::put;
using homebound::test::run;
using homebound::test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

const std::string tests = TEST_SOURCE_DIR;

TEST(Workflow, IsOneAndItsCommandsAreShell) {
  const auto commands = run("python3 " + tests + "/app/workflow.py " + tests + "/../.ci/workflow.yml");
  ASSERT_EQ(commands.status, 0) << commands.err;
  for (const char* said : {"./check\n", "install_packages build pack\n", "cpack -G DEB\n", "cpack -G TXZ\n"})
    EXPECT_THAT(commands.out, HasSubstr(said));
  const TemporaryFolder folder;
  put(folder / "steps", commands.out);
  const auto read = run("bash -n " + (folder / "steps").string());
  EXPECT_EQ(read.status, 0) << read.err;
}

TEST(Scripts, AreShell) {
  const auto read = run(
      "cd " + tests +
      "/.. && for script in run check .ci/common.sh .ci/fuzz tests/*.sh docs/book.sh assets/fonts/build.sh "
      "geodata/build.sh; do bash -n $script || exit 1; done; sh -n assets/desktop/start");
  EXPECT_EQ(read.status, 0) << read.err;
}

// docs_test.cpp runs the commands of all pages; here it is the pictures that they write which count.
TEST(Book, HasThePicturesThatItsCommandsDraw) {
  if (run("command -v pandoc").status != 0) GTEST_SKIP() << "pandoc is not installed";
  const TemporaryFolder folder;
  const auto made =
      run(tests + "/../docs/book.sh " HOMEBOUND_PROGRAM " " + folder.path().string() + " recipes farm");
  ASSERT_EQ(made.status, 0) << made.err;
  const std::string book = contents(folder / "homebound.html");
  EXPECT_THAT(book, HasSubstr("From a spreadsheet to a film"));
  EXPECT_THAT(book, HasSubstr("src=\"data:image/png;base64,"));
  EXPECT_THAT(book, Not(HasSubstr("src=\"/tmp")));
}

}  // namespace
