// Which version the program says that it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

using homebound::test::contents;
using homebound::test::homebound;
using homebound::test::Outcome;
using homebound::test::run;
using homebound::test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

// What the build takes for the version of sources in a folder, and a line's end.
std::string version_in(const std::filesystem::path& folder) {
  const Outcome said = run("cmake -DPROJECT_SOURCE_DIR=" + folder.string() +
                           " -DPROJECT_VERSION=0.1.0 -P " TEST_SOURCE_DIR "/app/say_version.cmake 2>&1");
  EXPECT_EQ(said.status, 0) << said.out;
  return said.out;
}

TEST(Version, ComesFromTagsAndCommits) {
  if (run("git --version").status != 0) GTEST_SKIP() << "needs git";
  const TemporaryFolder folder;
  const auto git = [&](const std::string& words) {
    const Outcome done = run("git -C " + folder.path().string() + " " + words);
    EXPECT_EQ(done.status, 0) << done.err;
    return done.out;
  };
  const std::string commit =
      "-c user.name=nobody -c user.email=nobody@localhost -c commit.gpgsign=false commit -q --allow-empty -m "
      "x";
  EXPECT_EQ(version_in(folder.path()), "0.1.0\n") << "sources without a repository";
  git("init -q");
  EXPECT_EQ(version_in(folder.path()), "0.1.0\n") << "no commit yet";
  git(commit + " --date=2015-11-10T06:00:00Z");
  EXPECT_EQ(version_in(folder.path()), "0.1.0+git" + git("log -1 --format=%cd.%h --date=format:%Y%m%d"));
  git("tag v1.2");
  EXPECT_EQ(version_in(folder.path()), "1.2\n");
  git(commit);
  EXPECT_EQ(version_in(folder.path()), "1.2+1." + git("log -1 --format=%h"));
  std::filesystem::create_directory(folder / "unpacked");
  EXPECT_EQ(version_in(folder / "unpacked"), "0.1.0\n") << "of another's repository";
}

TEST(Version, IsTheSameInTheProgramAndItsPackages) {
  const std::string said = homebound("--version").out;
  ASSERT_THAT(said, testing::MatchesRegex("homebound [0-9][^ \n]*\n"));
  const std::string number = said.substr(10, said.size() - 11);
  EXPECT_THAT(contents(HOMEBOUND_BUILD_DIR "/made/changelog"), HasSubstr("homebound (" + number + ") "));
  EXPECT_THAT(contents(HOMEBOUND_BUILD_DIR "/made/homebound.metainfo.xml"),
              HasSubstr("<release version=\"" + number + "\""));
  EXPECT_THAT(contents(HOMEBOUND_BUILD_DIR "/CPackConfig.cmake"),
              HasSubstr("set(CPACK_PACKAGE_VERSION \"" + number + "\")"));
}

TEST(Version, PapersOfPackagesInventNoAddress) {
  for (const char* paper : {"changelog", "homebound.metainfo.xml"})
    EXPECT_THAT(contents(std::string(HOMEBOUND_BUILD_DIR "/made/") + paper), Not(HasSubstr("example.org")));
}

}  // namespace
