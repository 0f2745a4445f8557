// Commands on documents on disk.
#pragma once

#include <string>
#include <variant>

namespace homebound::ui {

struct NewDocument {};
struct ChooseFile {
  enum class For { open, save, import } what = For::open;
};
struct OpenDocument {
  std::string file;
};
struct SaveDocument {
  std::string file;   // empty: its own, or one to be chosen
  bool over = false;  // overwrites what another program wrote meanwhile
};
// The answer to an open question.
struct Answer {
  enum class Choice { save, discard, cancel, recover, later, read_again } choice = Choice::cancel;
};
struct ImportTable {
  std::string file;
};
struct Leave {};  // leaves the program
using FileCommand =
    std::variant<NewDocument, ChooseFile, OpenDocument, SaveDocument, Answer, ImportTable, Leave>;

}  // namespace homebound::ui
