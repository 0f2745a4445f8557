// Open files, as far as the standard library has none: locks that end with their process, writing to the
// disk for certain, a rename that is on the disk, and files mapped into memory. Nothing throws: failures are
// codes of the system.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <system_error>

namespace homebound::platform {

// One open file, closed at the latest by the destructor. Symbolic links are followed by `write_existing`
// only.
class File {
 public:
  enum class Mode {
    write_existing,  // must be there; a pipe or a device will do
    write_or_make,   // keeps what it holds; readable and writable as usual on this machine
    make_private,    // the same, but only its owner may read and write a new one
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
  // Takes the lock that one process at a time can hold, without waiting. It ends with close() or with the
  // process, whatever ends that. `unsupported`: this file system has no locks.
  Lock lock();
  // Whether `path` still names this very file, and it is a regular one: not after somebody removed it.
  bool is_named(const std::filesystem::path& path) const;

  std::error_code empty();
  // Appends all of `bytes`.
  std::error_code write(std::span<const std::byte> bytes);
  // Waits until the bytes are on the disk. No error where a pipe or a device cannot do this.
  std::error_code sync();
  std::error_code set_permissions(std::filesystem::perms permissions);
  std::error_code close();

 private:
  int descriptor_ = -1;
};

// Renames within one file system, replacing what `to` names.
std::error_code replace(const std::filesystem::path& from, const std::filesystem::path& to);
// Waits until renames in `folder` are on the disk, where the file system can do that.
void sync_folder(const std::filesystem::path& folder);

// The bytes of a file without reading them, until the destructor.
class MappedFile {
 public:
  MappedFile() = default;  // no bytes
  // No bytes when the file cannot be mapped, is empty or has `most` bytes or more.
  MappedFile(const std::filesystem::path& path, std::size_t most);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::span<std::byte> bytes() const { return bytes_; }  // private to this process

 private:
  std::span<std::byte> bytes_;
};

}  // namespace homebound::platform
