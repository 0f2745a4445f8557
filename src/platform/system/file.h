// Open files, for what the standard library lacks: locks that end with their process, writes and renames
// that are known to be on the disk, and files mapped into memory. Nothing throws; failures are returned as
// system error codes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <system_error>

namespace homebound::platform {

// One open file; the destructor closes it. Only `write_existing` follows symbolic links.
class File {
 public:
  enum class Mode {
    write_existing,  // must exist; may be a pipe or a device
    write_or_make,   // keeps the contents; a new file gets the usual permissions
    make_private,    // the same, but only its owner may read and write a new file
    read,            // must be there
  };
  enum class Lock { held, busy, unsupported };

  File() = default;
  // Opens `path`. On failure the file is not open and `problem` says why.
  File(const std::filesystem::path& path, Mode mode, std::error_code& problem);
  ~File() { (void)close(); }
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  bool is_open() const { return descriptor_ >= 0; }
  // Takes the lock that one process at a time can hold, without waiting. The lock ends with close() or with
  // the process, however that ends. Returns `unsupported` when the file system has no locks.
  Lock lock();
  // Tells whether `path` still names this very file and is a regular file; it does not after another
  // process removed it.
  bool is_named(const std::filesystem::path& path) const;

  // Truncates the file to no bytes.
  std::error_code empty();
  // Appends all of `bytes`.
  std::error_code write(std::span<const std::byte> bytes);
  // Waits until the bytes are on the disk. Succeeds for pipes and devices, which cannot do this.
  std::error_code sync();
  std::error_code set_permissions(std::filesystem::perms permissions);
  std::error_code close();

 private:
  int descriptor_ = -1;
};

// Renames within one file system, replacing what `to` names.
std::error_code replace(const std::filesystem::path& from, const std::filesystem::path& to);
// Waits until renames in `folder` are on the disk, if the file system supports that.
void sync_folder(const std::filesystem::path& folder);

// Tells whether files can be made in a folder.
bool can_write_in(const std::filesystem::path& folder);

// A file mapped into memory until the destructor unmaps it; pages are read on first use.
class MappedFile {
 public:
  MappedFile() = default;  // no bytes
  // Maps the file; has no bytes when the file cannot be mapped, is empty or has `most` bytes or more.
  MappedFile(const std::filesystem::path& path, std::size_t most);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::span<std::byte> bytes() const { return bytes_; }  // private to this process

 private:
  std::span<std::byte> bytes_;
};

}  // namespace homebound::platform
