#include "base/output_file.h"

#include <atomic>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace homebound {
namespace {

namespace fs = std::filesystem;

// ".NAME.tmp-PID-N", in the folder of the target so that renaming stays within one file system. The name is
// shortened, for a file name may be 255 bytes long.
fs::path temporary_name(const fs::path& target) {
  static std::atomic<unsigned> count = 0;
  const std::string name = target.filename().string().substr(0, 200);
  return target.parent_path() / fmt::format(".{}.tmp-{}-{}", name, ::getpid(), ++count);
}

// A rename is on the disk when its folder is. Some file systems cannot do this, so failing is no error.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

OutputFile::OutputFile(const fs::path& target) : target_(target) {
  std::error_code code;
  if (!target.has_filename()) fail("it has no file name");
  const fs::file_status status = fs::status(target, code);
  if (status.type() == fs::file_type::none) fail(code.message());
  if (fs::is_directory(status)) fail("it is a folder");
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
  if (!fs::is_directory(folder, code)) fail(fmt::format("there is no folder {}", folder.string()));
  do {
    written_to_ = temporary_name(target_);
    descriptor_ = ::open(written_to_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (descriptor_ < 0 && errno == EEXIST);
  if (descriptor_ < 0) fail_with_errno();
  guard_.emplace(written_to_);
  if (fs::exists(status)) ::fchmod(descriptor_, static_cast<mode_t>(status.permissions()));
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (guard_) ::unlink(written_to_.c_str());
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
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) fail_with_errno();
  if (in_place_) return;
  if (::rename(written_to_.c_str(), target_.c_str()) != 0) fail_with_errno();
  guard_.reset();
  sync_folder(target_.parent_path());
}

void OutputFile::fail(std::string_view reason) const {
  throw Error(fmt::format("cannot write {}: {}", target_.string(), reason));
}

void OutputFile::fail_with_errno() const {
  const int number = errno;
  fail(std::generic_category().message(number));
}

void write_file(const fs::path& target, std::string_view bytes) {
  OutputFile file(target);
  file.write(bytes);
  file.commit();
}

}  // namespace homebound
