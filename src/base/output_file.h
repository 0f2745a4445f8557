// A file that appears whole or not at all: written beside its place under a temporary name, renamed when
// done. Until then an older file of that name stays untouched.
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

// Who may read it: as usual on this machine, or as the older file; or nobody else.
enum class Readers { usual, owner };

class OutputFile {
 public:
  // Links are followed. What is there but is no regular file (a pipe, a device) is written in place. Throws
  // Error, naming the file and the reason, when `target` is a folder or its folder cannot be written to.
  // What runs that were killed have left under temporary names of `target` is removed. SIGINT, SIGTERM and
  // SIGHUP remove the temporary file, unless the program handles them itself.
  explicit OutputFile(const std::filesystem::path& target, Readers readers = Readers::usual);
  ~OutputFile();  // removes the temporary file when it was not committed
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // What to open for those who write by name; it exists, empty.
  const std::filesystem::path& written_to() const { return written_to_; }
  bool in_place() const { return in_place_; }

  // Appends. Throws Error when the disk is full, and so on.
  void write(std::span<const std::byte> bytes);
  void write(std::string_view bytes) { write(std::as_bytes(std::span(bytes))); }
  // To the disk, then to its name. Throws Error; the temporary file is then removed as usual.
  void commit();
  // Throws Error: "cannot write FILE: REASON".
  [[noreturn]] void fail(const Message& reason) const;

 private:
  void require(const std::error_code& code) const;  // that there is none

  std::filesystem::path target_, written_to_;
  platform::File file_;
  bool in_place_ = false;
  std::optional<platform::RemovedOnSignal> guard_;  // there while a temporary file is
};

// Removes what runs that were killed have left under temporary names of `target`.
void remove_stale(const std::filesystem::path& target);

// One file of these bytes.
void write_file(const std::filesystem::path& target, std::string_view bytes,
                Readers readers = Readers::usual);

}  // namespace homebound
