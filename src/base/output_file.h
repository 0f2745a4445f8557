// A file that appears whole or not at all: it is written beside its target under a temporary name and
// renamed when it is complete. Until then an older file of that name stays untouched.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>

#include "base/message.h"
#include "platform/system/cleanup.h"
#include "platform/system/file.h"

namespace homebound {

// Who may read the file. `usual`: whoever may by default, or whoever may read the older file. `owner`: only
// its owner.
enum class Readers { usual, owner };

// A file being written; commit() completes it.
class OutputFile {
 public:
  // Opens the file. Links are followed. A target that exists but is no regular file (a pipe, a device) is
  // written in place. Throws Error, naming the file and the reason, when `target` is a folder or its folder
  // cannot be written to. Removes temporary files of `target` that killed runs left. SIGINT, SIGTERM and
  // SIGHUP remove the temporary file, unless the program handles them itself.
  explicit OutputFile(const std::filesystem::path& target, Readers readers = Readers::usual);
  ~OutputFile();  // removes the temporary file unless committed
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Returns the file to open for code that writes by name; it exists and is empty.
  const std::filesystem::path& written_to() const { return written_to_; }
  bool in_place() const { return in_place_; }

  // Appends bytes. Throws Error when that fails, for example on a full disk.
  void write(std::span<const std::byte> bytes);
  void write(std::string_view bytes) { write(std::as_bytes(std::span(bytes))); }
  // Writes the file to the disk, then gives it its name. Throws Error when that fails; the destructor then
  // removes the temporary file.
  void commit();
  // Throws Error: "cannot write FILE: REASON".
  [[noreturn]] void fail(const Text& reason) const;

 private:
  void require(const std::error_code& code) const;  // fails if there is an error

  std::filesystem::path target_, written_to_;
  platform::File file_;
  bool in_place_ = false;
  std::optional<platform::RemovedOnSignal> guard_;  // set while a temporary file exists
};

// Removes the temporary files of `target` that killed runs left.
void remove_stale(const std::filesystem::path& target);

// Writes a whole file. Throws Error like OutputFile.
void write_file(const std::filesystem::path& target, std::string_view bytes,
                Readers readers = Readers::usual);

}  // namespace homebound
