#include "base/output_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace homebound {
namespace {

namespace fs = std::filesystem;

// ".NAME.tmp-N", in the folder of the target so that renaming stays within one file system. The name is
// shortened, for a file name may be 255 bytes long.
fs::path temporary_name(const fs::path& target, int number) {
  const std::string name = target.filename().string().substr(0, 200);
  return target.parent_path() / fmt::format(".{}.tmp-{}", name, number);
}

// Whether nobody writes a temporary file: who does holds its lock, which ends with the process, whatever ends
// it and on whatever machine.
bool locked(int descriptor) { return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0; }

// Not when it was removed before it was locked.
bool still_named(int descriptor, const fs::path& name) {
  struct stat held = {}, named = {};
  return ::fstat(descriptor, &held) == 0 && ::lstat(name.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev && S_ISREG(held.st_mode);
}

// Opens the first temporary name that nobody writes to; what a run that was killed left there is lost. -1
// with errno when none can be made.
int open_temporary(const fs::path& target, fs::path& name) {
  for (int number = 1;; ++number) {
    name = temporary_name(target, number);
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) return -1;
    // Some file systems know no locks: then as if it were ours.
    const bool ours = locked(descriptor) || errno != EWOULDBLOCK;
    if (ours && still_named(descriptor, name) && ::ftruncate(descriptor, 0) == 0) return descriptor;
    const int reason = errno;
    ::close(descriptor);
    constexpr int most = 1000;  // more cannot write the same file in earnest
    if (number == most) {
      errno = reason;
      return -1;
    }
  }
}

// A rename is on the disk when its folder is. Some file systems cannot do this, so failing is no error.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

void remove_stale(const fs::path& target) {
  constexpr int most_missing = 4;  // of those before one that is there
  for (int number = 1, missing = 0; missing < most_missing; ++number) {
    const fs::path name = temporary_name(target, number);
    const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) {
      ++missing;
      continue;
    }
    if (locked(descriptor) && still_named(descriptor, name)) ::unlink(name.c_str());
    ::close(descriptor);
  }
}

OutputFile::OutputFile(const fs::path& target, Readers readers) : target_(target) {
  std::error_code code;
  if (!target.has_filename()) fail({"it has no file name", "没有文件名"});
  const fs::file_status status = fs::status(target, code);
  if (status.type() == fs::file_type::none) fail(reason_of(code));
  if (fs::is_directory(status)) fail({"it is a folder", "是文件夹"});
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    in_place_ = true;
    written_to_ = target;
    descriptor_ = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail_with_errno();
    return;
  }
  const fs::path final_place = fs::weakly_canonical(fs::absolute(target, code), code);
  if (!code) target_ = final_place;
  const fs::path folder = target_.parent_path();
  if (!fs::is_directory(folder, code)) fail(told("there is no folder {}", "没有文件夹{}", folder.string()));
  descriptor_ = open_temporary(target_, written_to_);
  if (descriptor_ < 0) fail_with_errno();
  guard_.emplace(written_to_);
  remove_stale(target_);
  if (readers == Readers::owner) {
    ::fchmod(descriptor_, S_IRUSR | S_IWUSR);
  } else if (fs::exists(status)) {
    ::fchmod(descriptor_, static_cast<mode_t>(status.permissions()));
  }
}

OutputFile::~OutputFile() {
  if (guard_) ::unlink(written_to_.c_str());  // while it is locked
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail_with_errno();
    }
  }
}

void OutputFile::commit() {
  // Pipes and some devices cannot be synchronised: EINVAL.
  if (::fsync(descriptor_) != 0 && !(in_place_ && errno == EINVAL)) fail_with_errno();
  // Renamed while it is locked, so that nobody takes it for a stale one.
  if (!in_place_ && ::rename(written_to_.c_str(), target_.c_str()) != 0) fail_with_errno();
  guard_.reset();
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) fail_with_errno();
  if (!in_place_) sync_folder(target_.parent_path());
}

void OutputFile::fail(const Message& reason) const {
  throw Error(told("cannot write {}: {}", "无法写入{}：{}", target_.string(), reason));
}

void OutputFile::fail_with_errno() const { fail(reason_of({errno, std::generic_category()})); }

void write_file(const fs::path& target, std::string_view bytes, Readers readers) {
  OutputFile file(target, readers);
  file.write(bytes);
  file.commit();
}

}  // namespace homebound
