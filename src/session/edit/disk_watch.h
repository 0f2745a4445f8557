// Notices that other programs change the files of the open document.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "session/edit/document.h"

namespace homebound::session {

class DiskWatch {
 public:
  // Returns the name of a file that changed since the last look, each change once: the document's own, or a
  // table, track or layer that it names. It looks at most once a second; what this program saved itself is no
  // change. The first look at a file tells how it was.
  std::optional<std::string> changed(const Document& document, Seconds wall);
  // Forgets the files, for another document.
  void forget() { *this = {}; }

 private:
  using Stamps = std::map<std::filesystem::path, FileStamp>;
  // The files that are there, as they are now; databases are none.
  Stamps stamps_of(const Document& document);

  Stamps known_;
  Seconds next_{0};
  std::shared_ptr<const std::string> text_;    // of which these are the tables
  std::vector<std::filesystem::path> tables_;  // as it writes them
};

}  // namespace homebound::session
