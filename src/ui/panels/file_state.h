// The state of the file dialogs between two frames.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "session/edit/keeper.h"
#include "ui/panels/file_commands.h"

namespace homebound::ui {

// The chooser: a folder in which to choose a file.
struct Chooser {
  ChooseFile::For what = ChooseFile::For::open;
  std::filesystem::path folder;
  std::string name;   // as typed
  bool fresh = true;  // the name field takes the keyboard next
  struct Entry {
    std::string name;
    bool folder = false;
  };
  std::vector<Entry> entries;
  Text problem;

  // Shows another folder, or tells that it cannot be read.
  void go(const std::filesystem::path& to);
  // Returns the chosen file; the typed name may be a whole path.
  std::filesystem::path chosen() const;
};

struct FileState {
  std::optional<Chooser> chooser;
  std::optional<FileCommand> waiting;  // until the user decides about unsaved changes
  bool overwritten = false;            // another program wrote to the file that is to be saved
  std::string changed;                 // the name of a file that another program changed; empty: none
  std::vector<session::Recovered> recovered;
  std::vector<std::string> recent;  // files, latest first
  // A large file that is being read, and how far, 0..1.
  struct Opening {
    std::string name;
    double share = 0;
  };
  std::optional<Opening> opening;

  // Tells whether the open question is about that file.
  bool asks_to_read_again() const {
    return !changed.empty() && recovered.empty() && !overwritten && !opening;
  }
  bool asks() const {
    return opening || chooser || waiting || overwritten || !changed.empty() || !recovered.empty();
  }
};

}  // namespace homebound::ui
