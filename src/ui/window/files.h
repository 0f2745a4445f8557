// The window's documents on the disk: new, open, save; what is asked before anything unsaved could be lost;
// what a crash left behind.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "session/edit/keeper.h"
#include "session/session.h"
#include "ui/panels/file_commands.h"

namespace homebound::ui {

// A folder to choose a file in.
struct Chooser {
  ChooseFile::For what = ChooseFile::For::open;
  std::filesystem::path folder;
  std::string name;   // as typed
  bool fresh = true;  // the name is to be typed into
  struct Entry {
    std::string name;
    bool folder = false;
  };
  std::vector<Entry> entries;
  Message problem;

  // Shows another folder; where it cannot be read, says so.
  void go(const std::filesystem::path& to);
  // The file meant: what is typed may be a whole path.
  std::filesystem::path chosen() const;
};

class Files {
 public:
  Files(std::filesystem::path state_folder, scenario::ReadOptions reading);

  // What is asked or chosen just now; panels show it and type into it.
  std::optional<Chooser> chooser;
  std::optional<FileCommand> waiting;  // for what becomes of unsaved changes
  bool overwritten = false;            // another program wrote to the file
  std::vector<session::Recovered> recovered;

  bool asks() const { return chooser || waiting || overwritten || !recovered.empty(); }
  const std::vector<std::string>& recent() const { return recent_; }
  bool leaves() const { return leaves_; }

  // Carries a command out. Returns a document to show instead of the session's, if there is one. Throws
  // Error.
  std::optional<session::Document> carry_out(const FileCommand& command, session::Session& session);
  void remember(const session::Document& document);
  // Keeps unsaved changes on the disk. Throws Error when it cannot.
  void keep(const session::Document& document, Seconds wall) { keeper_.keep(document, wall); }
  bool waiting_to_keep(const session::Document& document) const { return keeper_.waiting(document); }
  // The table that was chosen to be imported, once.
  std::optional<std::string> take_import() { return std::exchange(import_, std::nullopt); }

 private:
  std::optional<session::Document> save(const SaveDocument& save, session::Session& session);
  std::optional<session::Document> answer(Answer::Choice choice, session::Session& session);
  std::optional<session::Document> replace(const FileCommand& command, session::Session& session);
  void choose(ChooseFile::For what, const session::Document& document);

  std::filesystem::path state_;
  scenario::ReadOptions reading_;
  session::Keeper keeper_;
  std::vector<std::string> recent_;
  std::optional<std::string> import_;
  bool leaves_ = false;
};

}  // namespace homebound::ui
