// Keeps unsaved changes on disk, so that a crash loses nothing, and the list of recent files. Both are in the
// program's state folder; with an empty folder nothing is kept.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "platform/system/file.h"
#include "session/edit/document.h"

namespace homebound::session {

// Keeps the unsaved text of one open document. FOLDER/unsaved/ID.of holds the document's file and the stamp
// of the version that was changed, and is locked while this process lives; ID.toml holds the text. Both
// remain when the process dies. Only their owner can read them.
class Keeper {
 public:
  explicit Keeper(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~Keeper();  // keeps the files
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  // Writes the text once it has been unchanged for half a second, and every three seconds while it changes;
  // removes the files when nothing is unsaved. Call it often. Throws Error when writing fails.
  void keep(const Document& document, Seconds wall);
  // Returns whether there are unsaved changes that are not on disk yet.
  bool waiting(const Document& document) const { return is_unsaved(document) && document.text != kept_; }
  // Removes the files, after the changes were saved or discarded.
  void forget();

 private:
  void write(const Document& document);

  std::filesystem::path folder_, name_;  // `name_`: of the files, without extension; empty: no files
  platform::File lock_;
  std::shared_ptr<const std::string> seen_, kept_;
  std::string of_;  // the contents of ID.of, which name the document
  Seconds seen_wall_{0}, kept_wall_{-1e9};
};

// Unsaved changes left by a process that died.
struct Recovered {
  std::string file;  // empty: the document had none
  std::string text;
  std::optional<FileStamp> stamp;  // of the version that was changed; nullopt in files of older programs
  std::filesystem::path name;      // path of the two files, without extension
  std::filesystem::file_time_type time;
};
// Returns what such processes left in the state folder, latest first.
std::vector<Recovered> recoverable(const std::filesystem::path& folder);
// Removes its files.
void discard(const Recovered& recovered);
// Returns the document with its unsaved changes; its file is read again if it still exists. The stamp stays
// that of the changed version, so that saving detects later changes by other programs.
Document recovered_document(const Recovered& recovered, const scenario::ReadOptions& reading = {});

// Returns up to ten absolute paths, latest first, without files that no longer exist.
std::vector<std::string> recent_files(const std::filesystem::path& folder);
// Puts a file first in that list. Failures are ignored.
void remember_file(const std::filesystem::path& folder, const std::string& file);

}  // namespace homebound::session
