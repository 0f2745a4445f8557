// Unsaved changes on the disk, so that a crash loses nothing; and the files that were open lately. Both lie
// in the program's state folder; with an empty one nothing is kept.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "platform/system/file.h"
#include "session/edit/document.h"

namespace homebound::session {

// Keeps the unsaved text of one open document. Its files FOLDER/unsaved/ID.of (the document's file and the
// stamp of the version that was changed; locked while this process lives) and ID.toml (the text) stay behind
// when the process dies. Nobody else may read them.
class Keeper {
 public:
  explicit Keeper(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~Keeper();  // leaves them behind
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  // To be called often. Writes the text once it has stood unchanged for half a second, and every three
  // seconds while it changes; takes the files away when nothing is unsaved. Throws Error when it cannot be
  // written.
  void keep(const Document& document, Seconds wall);
  // Something is unsaved and not on the disk yet.
  bool waiting(const Document& document) const { return is_unsaved(document) && document.text != kept_; }
  // The changes were saved or given up.
  void forget();

 private:
  void write(const Document& document);

  std::filesystem::path folder_, name_;  // without extension; empty: no files
  platform::File lock_;
  std::shared_ptr<const std::string> seen_, kept_;
  std::string of_;  // whose text the files hold: what ID.of says
  Seconds seen_wall_{0}, kept_wall_{-1e9};
};

// What processes that died left behind, the latest first.
struct Recovered {
  std::string file;  // empty: it never had one
  std::string text;
  std::optional<FileStamp> stamp;  // of the version that was changed; nothing in the notes of older programs
  std::filesystem::path name;      // of the two files, without extension
  std::filesystem::file_time_type time;
};
std::vector<Recovered> recoverable(const std::filesystem::path& folder);
void discard(const Recovered& recovered);
// The document with its changes, unsaved: read again if its file is still there. Its stamp stays that of the
// version that was changed, so that saving sees what other programs did since.
Document recovered_document(const Recovered& recovered, const scenario::ReadOptions& reading = {});

// Absolute, the latest first, at most ten; without those that are gone.
std::vector<std::string> recent_files(const std::filesystem::path& folder);
void remember_file(const std::filesystem::path& folder, const std::string& file);

}  // namespace homebound::session
