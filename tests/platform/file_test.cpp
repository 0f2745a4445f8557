// Locks, names and maps of files, as the system keeps them.
#include "platform/system/file.h"

#include <string>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace homebound::platform {
namespace {

using test::TemporaryFolder;

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

TEST(File, OneAtATimeHoldsTheLock) {
  const TemporaryFolder folder;
  std::error_code problem;
  File first(folder / "a", File::Mode::write_or_make, problem);
  ASSERT_FALSE(problem) << problem.message();
  EXPECT_EQ(first.lock(), File::Lock::held);
  File second(folder / "a", File::Mode::read, problem);
  ASSERT_FALSE(problem);
  EXPECT_EQ(second.lock(), File::Lock::busy);
  EXPECT_FALSE(first.close());
  EXPECT_EQ(second.lock(), File::Lock::held) << "closing lets go of it";
}

TEST(File, KnowsWhetherItsNameIsStillItsOwn) {
  const TemporaryFolder folder;
  std::error_code problem;
  File file(folder / "a", File::Mode::write_or_make, problem);
  ASSERT_FALSE(problem);
  EXPECT_TRUE(file.is_named(folder / "a"));
  std::filesystem::remove(folder / "a");
  EXPECT_FALSE(file.is_named(folder / "a"));
  test::put(folder / "a", "another");
  EXPECT_FALSE(file.is_named(folder / "a")) << "another file took the name";
}

TEST(File, WritesEmptiesAndReplaces) {
  const TemporaryFolder folder;
  test::put(folder / "old", "before");
  std::error_code problem;
  File file(folder / "new", File::Mode::write_or_make, problem);
  ASSERT_FALSE(problem);
  EXPECT_FALSE(file.write(bytes_of("nothing")));
  EXPECT_FALSE(file.empty());
  File again(folder / "new", File::Mode::write_or_make, problem);
  EXPECT_FALSE(again.write(bytes_of("after")));
  EXPECT_FALSE(again.sync());
  EXPECT_FALSE(replace(folder / "new", folder / "old"));
  EXPECT_EQ(test::contents(folder / "old"), "after");
  EXPECT_FALSE(std::filesystem::exists(folder / "new"));
}

TEST(File, APrivateOneIsItsOwnersAlone) {
  const TemporaryFolder folder;
  std::error_code problem;
  const File file(folder / "a", File::Mode::make_private, problem);
  ASSERT_FALSE(problem);
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(folder / "a").permissions(), perms::owner_read | perms::owner_write);
}

TEST(File, TellsWhyItCannotBeOpened) {
  const TemporaryFolder folder;
  std::error_code problem;
  EXPECT_FALSE(File(folder / "none", File::Mode::read, problem).is_open());
  EXPECT_EQ(problem, std::errc::no_such_file_or_directory);
  std::filesystem::create_symlink(folder / "target", folder / "link");
  EXPECT_FALSE(File(folder / "link", File::Mode::write_or_make, problem).is_open())
      << "links are not followed";
  EXPECT_TRUE(problem);
}

TEST(MappedFile, ShowsTheBytesOfAFile) {
  const TemporaryFolder folder;
  test::put(folder / "a", "bytes");
  MappedFile file(folder / "a", 1000);
  ASSERT_EQ(file.bytes().size(), 5u);
  EXPECT_EQ(static_cast<char>(file.bytes()[1]), 'y');
  const MappedFile moved(std::move(file));
  EXPECT_EQ(moved.bytes().size(), 5u);
  EXPECT_TRUE(MappedFile(folder / "a", 5).bytes().empty()) << "no more than it may have";
  EXPECT_TRUE(MappedFile(folder / "none", 1000).bytes().empty());
}

}  // namespace
}  // namespace homebound::platform
