#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/system/file.h"

namespace homebound::platform {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }
std::error_code code_of(int result) { return result == 0 ? std::error_code() : last_error(); }

int flags_of(File::Mode mode) {
  switch (mode) {
    case File::Mode::write_existing:
      return O_WRONLY | O_CLOEXEC;
    case File::Mode::write_or_make:
    case File::Mode::make_private:
      return O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    case File::Mode::read:
      break;
  }
  return O_RDONLY | O_CLOEXEC | O_NOFOLLOW;
}

}  // namespace

File::File(const std::filesystem::path& path, Mode mode, std::error_code& problem)
    : descriptor_(::open(path.c_str(), flags_of(mode), mode == Mode::make_private ? 0600 : 0666)) {
  problem = is_open() ? std::error_code() : last_error();
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
  if (this == &other) return *this;
  (void)close();
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

File::Lock File::lock() {
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return Lock::held;
  return errno == EWOULDBLOCK ? Lock::busy : Lock::unsupported;
}

bool File::is_named(const std::filesystem::path& path) const {
  struct stat held = {}, named = {};
  return ::fstat(descriptor_, &held) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev && S_ISREG(held.st_mode);
}

std::error_code File::empty() { return code_of(::ftruncate(descriptor_, 0)); }

std::error_code File::write(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0)
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return last_error();
  }
  return {};
}

std::error_code File::sync() {
  struct stat about = {};
  if (::fsync(descriptor_) == 0) return {};
  const std::error_code problem = last_error();
  const bool regular = ::fstat(descriptor_, &about) == 0 && S_ISREG(about.st_mode);
  return !regular && problem.value() == EINVAL ? std::error_code() : problem;
}

std::error_code File::set_permissions(std::filesystem::perms permissions) {
  return code_of(::fchmod(descriptor_, static_cast<mode_t>(permissions)));
}

std::error_code File::close() {
  if (!is_open()) return {};
  return code_of(::close(std::exchange(descriptor_, -1)));
}

std::error_code replace(const std::filesystem::path& from, const std::filesystem::path& to) {
  return code_of(::rename(from.c_str(), to.c_str()));
}

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);  // may fail: some file systems cannot sync folders
  ::close(descriptor);
}

bool can_write_in(const std::filesystem::path& folder) { return ::access(folder.c_str(), W_OK | X_OK) == 0; }

MappedFile::MappedFile(const std::filesystem::path& path, std::size_t most) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  struct stat about = {};
  if (::fstat(descriptor, &about) == 0 && about.st_size > 0 &&
      static_cast<std::size_t>(about.st_size) < most) {
    const auto size = static_cast<std::size_t>(about.st_size);
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data != MAP_FAILED) bytes_ = {static_cast<std::byte*>(data), size};
  }
  ::close(descriptor);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(bytes_.data(), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

}  // namespace homebound::platform
