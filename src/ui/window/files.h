// Documents on disk: new, open and save, the questions before unsaved changes could be lost, and the recovery
// of what a crash left behind.
#pragma once

#include <atomic>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "base/watcher.h"
#include "session/edit/keeper.h"
#include "session/session.h"
#include "ui/panels/file_state.h"

namespace homebound::ui {

class Files {
 public:
  // `shown` is the state of the dialogs, which panels show and write.
  Files(std::filesystem::path state_folder, scenario::ReadOptions reading, FileState& shown);
  ~Files();  // stops a reading
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  bool leaves() const { return leaves_; }  // a command has ended the program
  // Carries a command out. Returns a document to show instead of the session's, if there is one. Throws
  // Error.
  std::optional<session::Document> carry_out(const FileCommand& command, session::Session& session);
  // Returns the document of a long reading once it is read, to show instead of the session's. Throws Error.
  std::optional<session::Document> take_read();
  void remember(const session::Document& document);
  // Keeps unsaved changes on the disk. Throws Error when it cannot.
  void keep(const session::Document& document, Seconds wall) { keeper_.keep(document, wall); }
  bool waiting_to_keep(const session::Document& document) const { return keeper_.waiting(document); }

 private:
  std::optional<session::Document> save(const SaveDocument& save, session::Session& session);
  std::optional<session::Document> answer(Answer::Choice choice, session::Session& session);
  std::optional<session::Document> replace(const FileCommand& command, session::Session& session);
  void choose(ChooseFile::For what, const session::Document& document);
  std::optional<session::Document> placed(session::Document document);

  // A file that is read on a thread of its own.
  struct Opening {
    std::stop_source stop;
    std::shared_ptr<std::atomic<double>> share;  // that is read, 0..1
    std::future<session::Document> document;
  };

  FileState& shown_;
  std::filesystem::path state_;
  scenario::ReadOptions reading_;
  session::Keeper keeper_;
  std::optional<Opening> opening_;
  bool leaves_ = false;
};

}  // namespace homebound::ui
