// Files appear whole or not at all, and failures say which file and why.
#include "base/output_file.h"

#include <csignal>
#include <functional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

using test::contents, test::put, test::TemporaryFolder;
using testing::AllOf, testing::HasSubstr, testing::ThrowsMessage;

// Runs `work` in a process of its own; its exit status, or 128 + N when signal N ended it.
int in_child(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// The message of the Error that `work` throws, in a process that drops its rights first.
std::string message_without_rights(const std::filesystem::path& report, const std::function<void()>& work) {
  put(report, "");
  chmod(report.c_str(), 0666);
  in_child([&] {
    if (geteuid() == 0 && setuid(65534) != 0) return 1;
    try {
      work();
    } catch (const Error& e) {
      put(report, e.what());
    }
    return 0;
  });
  return contents(report);
}

TEST(OutputFile, AppearsWithItsContents) {
  const TemporaryFolder folder;
  write_file(folder / "a.txt", "whole");
  EXPECT_EQ(contents(folder / "a.txt"), "whole");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(OutputFile, ReplacesOnlyWhenCommitted) {
  const TemporaryFolder folder;
  put(folder / "a.txt", "old");
  chmod((folder / "a.txt").c_str(), 0640);
  {
    OutputFile file(folder / "a.txt");
    file.write("half");
    EXPECT_EQ(contents(folder / "a.txt"), "old");
    EXPECT_EQ(file.written_to().parent_path(), std::filesystem::canonical(folder.path()));
  }
  EXPECT_EQ(contents(folder / "a.txt"), "old");
  EXPECT_EQ(folder.entries(), 1) << "the temporary file stays";
  write_file(folder / "a.txt", "new");
  EXPECT_EQ(contents(folder / "a.txt"), "new");
  struct stat status = {};
  stat((folder / "a.txt").c_str(), &status);
  EXPECT_EQ(status.st_mode & 0777, 0640U);
}

TEST(OutputFile, FollowsALink) {
  const TemporaryFolder folder;
  put(folder / "real", "old");
  std::filesystem::create_symlink("real", folder / "link");
  write_file(folder / "link", "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
  EXPECT_EQ(contents(folder / "real"), "new");
}

TEST(OutputFile, TakesTheLongestName) {
  const TemporaryFolder folder;
  const std::string name(255, 'n');
  write_file(folder / name, "whole");
  EXPECT_EQ(contents(folder / name), "whole");
}

TEST(OutputFile, SaysWhatIsWrong) {
  const TemporaryFolder folder;
  EXPECT_THAT([&] { OutputFile file(folder.path()); },
              ThrowsMessage<Error>(AllOf(HasSubstr(folder.path().string()), HasSubstr("it is a folder"))));
  EXPECT_THAT([&] { OutputFile file(folder / "none/a.png"); },
              ThrowsMessage<Error>(AllOf(HasSubstr("none/a.png"), HasSubstr("there is no folder"))));
  EXPECT_THAT([&] { OutputFile file(""); }, ThrowsMessage<Error>(HasSubstr("no file name")));
  EXPECT_THAT([&] { OutputFile file(folder / std::string(300, 'n')); },
              ThrowsMessage<Error>(HasSubstr("cannot write")));
}

TEST(OutputFile, SaysThatAFolderIsNotWritable) {
  const TemporaryFolder folder;
  chmod(folder.path().c_str(), 0755);
  const auto closed = folder / "closed";
  std::filesystem::create_directory(closed);
  chmod(closed.c_str(), 0555);
  EXPECT_THAT(message_without_rights(folder / "report", [&] { OutputFile file(closed / "a.png"); }),
              AllOf(HasSubstr((closed / "a.png").string()), HasSubstr("Permission denied")));
}

TEST(OutputFile, SaysThatTheDiskIsFull) {
  EXPECT_THAT([] { write_file("/dev/full", "more than nothing"); },
              ThrowsMessage<Error>("cannot write /dev/full: No space left on device"));
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST(OutputFile, RunningOutOfRoomKeepsTheOldFile) {
  const TemporaryFolder folder;
  put(folder / "a.txt", "old");
  EXPECT_EQ(in_child([&] {
              const rlimit limit{1000, 1000};
              setrlimit(RLIMIT_FSIZE, &limit);
              std::signal(SIGXFSZ, SIG_IGN);
              try {
                write_file(folder / "a.txt", std::string(5000, 'x'));
              } catch (const Error&) {
                return 7;
              }
              return 0;
            }),
            7);
  EXPECT_EQ(contents(folder / "a.txt"), "old");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(OutputFile, WritesToAPipe) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  std::string got(5, '\0');
  write_file("/dev/fd/" + std::to_string(ends[1]), "whole");
  EXPECT_EQ(read(ends[0], got.data(), got.size()), 5);
  EXPECT_EQ(got, "whole");
  close(ends[0]), close(ends[1]);
}

class Signals : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(OutputFile, Signals, testing::Values(SIGINT, SIGTERM, SIGHUP, SIGKILL));

TEST_P(Signals, LeaveTheOldFile) {
  const TemporaryFolder folder;
  put(folder / "a.txt", "old");
  EXPECT_EQ(in_child([&] {
              OutputFile file(folder / "a.txt");
              file.write("half");
              raise(GetParam());
              return 0;
            }),
            128 + GetParam());
  EXPECT_EQ(contents(folder / "a.txt"), "old");
  // Nobody can clean up after SIGKILL but the next one.
  EXPECT_EQ(folder.entries(), GetParam() == SIGKILL ? 2 : 1);
  write_file(folder / "a.txt", "new");
  EXPECT_EQ(contents(folder / "a.txt"), "new");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(OutputFile, LeavesOthersThatAreBeingWrittenAlone) {
  const TemporaryFolder folder;
  OutputFile slow(folder / "a.txt");
  slow.write("slow");
  put(folder / ".a.txt.tmp-2", "left by one that was killed");
  put(folder / ".a.txt.tmp-3", "by another");
  {
    OutputFile quick(folder / "a.txt");
    EXPECT_NE(quick.written_to(), slow.written_to());
    quick.write("quick");
    quick.commit();
  }
  EXPECT_EQ(contents(folder / "a.txt"), "quick");
  EXPECT_EQ(folder.entries(), 2) << "the slow one's, and the file";
  slow.commit();
  EXPECT_EQ(contents(folder / "a.txt"), "slow");
  EXPECT_EQ(folder.entries(), 1);
}

}  // namespace
}  // namespace homebound::exporting
