#include "session/edit/keeper.h"

#include <csignal>

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "support/temporary_folder.h"

using namespace homebound;
using namespace homebound::session;

namespace {

std::shared_ptr<const std::string> title(const std::string& words) {
  return std::make_shared<const std::string>("title = \"" + words + "\"\n");
}

class KeeperTest : public testing::Test {
 protected:
  test::TemporaryFolder folder;
  std::string file = (folder / "x.toml").string();
  KeeperTest() { test::put(file, *title("a")); }
  std::filesystem::path state() { return folder / "state"; }
  long kept() { return std::filesystem::exists(state() / "unsaved") ? entries(state() / "unsaved") : 0; }
  static long entries(const std::filesystem::path& in) {
    return std::distance(std::filesystem::directory_iterator(in), std::filesystem::directory_iterator());
  }
};

TEST_F(KeeperTest, WritesAtAPauseAndEveryFewSeconds) {
  Keeper keeper(state());
  Document document = read_document(file);
  keeper.keep(document, Seconds(10));
  EXPECT_EQ(kept(), 0);
  document = with_text(document, title("b"));
  keeper.keep(document, Seconds(11));  // the first change is kept at once: the last writing is long ago
  EXPECT_EQ(kept(), 2);
  EXPECT_FALSE(keeper.waiting(document));
  document = with_text(document, title("c"));
  keeper.keep(document, Seconds(11.2));
  EXPECT_TRUE(keeper.waiting(document));
  keeper.keep(document, Seconds(11.8));
  EXPECT_FALSE(keeper.waiting(document));
  for (int i = 0; i < 20; ++i) {
    document = with_text(document, title(std::to_string(i)));
    keeper.keep(document, Seconds(12 + i * 0.2));
  }
  EXPECT_TRUE(keeper.waiting(document));
  EXPECT_TRUE(recoverable(state()).empty());  // this process lives
  keeper.forget();
  EXPECT_EQ(kept(), 0);
}

TEST_F(KeeperTest, GoesWhenTheChangesAreSavedOrUndone) {
  Keeper keeper(state());
  Document document = with_text(read_document(file), title("b"));
  keeper.keep(document, Seconds(1));
  EXPECT_EQ(kept(), 2);
  keeper.keep(saved(document), Seconds(2));
  EXPECT_EQ(kept(), 0);
}

TEST_F(KeeperTest, WhatAKilledProcessLeavesIsFound) {
  for (const std::string& name : {file, std::string()}) {
    const pid_t child = fork();
    if (child == 0) {
      Keeper keeper(state());
      keeper.keep(with_text(name.empty() ? new_document() : read_document(name), title("of " + name)),
                  Seconds(1));
      raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
  }
  auto found = recoverable(state());
  ASSERT_EQ(found.size(), 2U);
  if (found[0].file.empty()) std::swap(found[0], found[1]);
  EXPECT_EQ(found[0].file, file);
  const Document document = recovered_document(found[0]);
  EXPECT_EQ(*document.text, *title("of " + file));
  EXPECT_EQ(*document.saved, *title("a"));
  EXPECT_TRUE(is_unsaved(document));
  EXPECT_TRUE(document.is_scenario);
  EXPECT_EQ(*recovered_document(found[1]).text, *title("of "));
  for (const Recovered& r : found) discard(r);
  EXPECT_TRUE(recoverable(state()).empty());
  EXPECT_EQ(kept(), 0);
}

// What a killed process leaves of a document that says `words`.
Recovered left_behind(const std::filesystem::path& state, const std::string& file, const std::string& words) {
  const pid_t child = fork();
  if (child == 0) {
    Keeper keeper(state);
    keeper.keep(with_text(read_document(file), title(words)), Seconds(1));
    raise(SIGKILL);
  }
  waitpid(child, nullptr, 0);
  return recoverable(state).at(0);
}

TEST_F(KeeperTest, SavingWhatWasRecoveredSeesOtherProgramsChanges) {
  const Recovered undisturbed = left_behind(state(), file, "mine");
  EXPECT_EQ(undisturbed.stamp, stamp_of(file));
  EXPECT_EQ(*saved(recovered_document(undisturbed)).saved, *title("mine"));
  discard(undisturbed);

  const Recovered found = left_behind(state(), file, "mine again");
  test::put(file, *title("theirs") + "# and a line\n");
  const Document document = recovered_document(found);
  EXPECT_THROW(saved(document), Error);
  EXPECT_EQ(*saved(document, {}, true).saved, *title("mine again"));
  test::put(file, "what is no TOML");
  const Document broken = recovered_document(found);
  EXPECT_TRUE(broken.is_scenario);
  EXPECT_THROW(saved(broken), Error);

  // A document recovered is itself kept with the stamp of what was changed.
  test::put(file, *title("theirs"));
  Keeper keeper(state());
  discard(found);
  keeper.keep(recovered_document(found), Seconds(1));
  std::string note;
  for (const auto& entry : std::filesystem::directory_iterator(state() / "unsaved"))
    if (entry.path().extension() == ".of") note = test::contents(entry.path());
  EXPECT_TRUE(note.ends_with(" " + std::to_string(found.stamp->size)));
}

TEST_F(KeeperTest, NotesWithoutAStampAreRead) {
  discard(left_behind(state(), file, "mine"));
  test::put(state() / "unsaved/1-1.of", file);
  test::put(state() / "unsaved/1-1.toml", *title("b"));
  const auto found = recoverable(state());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].file, file);
  EXPECT_EQ(found[0].stamp, std::nullopt);
  EXPECT_EQ(*saved(recovered_document(found[0])).text, *title("b"));
}

TEST_F(KeeperTest, NobodyElseReadsUnsavedChanges) {
  using std::filesystem::perms;
  std::filesystem::create_directories(state() / "unsaved");
  left_behind(state(), file, "secret");
  const auto mode = [](const std::filesystem::path& path) {
    return std::filesystem::status(path).permissions();
  };
  EXPECT_EQ(mode(state() / "unsaved"), perms::owner_all);
  for (const auto& entry : std::filesystem::directory_iterator(state() / "unsaved"))
    EXPECT_EQ(mode(entry.path()), perms::owner_read | perms::owner_write) << entry.path();
}

TEST_F(KeeperTest, RecentFilesAreTheLastTen) {
  std::filesystem::create_directories(state());
  for (int i = 0; i < 14; ++i) {
    const auto name = folder / (std::to_string(i) + ".toml");
    test::put(name, "");
    remember_file(state(), name.string());
  }
  remember_file(state(), (folder / "9.toml").string());
  std::filesystem::remove(folder / "12.toml");
  const auto files = recent_files(state());
  ASSERT_EQ(files.size(), 9U);
  EXPECT_EQ(files[0], (folder / "9.toml").string());
  EXPECT_EQ(files[1], (folder / "13.toml").string());
  EXPECT_EQ(files[2], (folder / "11.toml").string());
}

}  // namespace
