// What the dialogs of files hold between two frames.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "session/edit/keeper.h"
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

struct FileState {
  std::optional<Chooser> chooser;
  std::optional<FileCommand> waiting;  // for what becomes of unsaved changes
  bool overwritten = false;            // another program wrote to the file
  std::vector<session::Recovered> recovered;
  std::vector<std::string> recent;  // files, the latest first

  bool asks() const { return chooser || waiting || overwritten || !recovered.empty(); }
};

}  // namespace homebound::ui
