// Commands on documents on disk.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace homebound::ui {

struct NewDocument {};
struct ChooseFile {
  enum class For { open, save, import, match, compare, layer, export_ } what = For::open;
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
// A file that becomes a [[layer]] of the document.
struct AddLayer {
  std::string file;
};
// Recorded tracks, or folders of them, to be matched to the document's flights.
struct MatchTracks {
  std::vector<std::string> files;
};
// A newer report of the document's flights.
struct CompareReport {
  std::string file;
};
// Files that were dropped on the window.
struct DropFiles {
  std::vector<std::string> files;
};
struct Leave {};  // leaves the program
using FileCommand = std::variant<NewDocument, ChooseFile, OpenDocument, SaveDocument, Answer, ImportTable,
                                 AddLayer, MatchTracks, CompareReport, DropFiles, Leave>;

}  // namespace homebound::ui
