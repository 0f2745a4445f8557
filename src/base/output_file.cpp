#include "base/output_file.h"

#include <system_error>

#include <fmt/format.h>

#include "base/error.h"

namespace homebound {
namespace {

namespace fs = std::filesystem;

// Returns ".NAME.tmp-N" in the folder of the target, so that the rename stays within one file system. NAME
// is shortened because a file name may be at most 255 bytes long.
fs::path temporary_name(const fs::path& target, int number) {
  const std::string name = target.filename().string().substr(0, 200);
  return target.parent_path() / fmt::format(".{}.tmp-{}", name, number);
}

// Opens the first temporary name that no process is writing to; a writer holds the lock of its file.
// Whatever a killed run left in the file is lost.
platform::File open_temporary(const fs::path& target, fs::path& name, std::error_code& problem) {
  using platform::File;
  constexpr int most = 1000;  // no sane use has more writers of one file
  for (int number = 1;; ++number) {
    name = temporary_name(target, number);
    File file(name, File::Mode::write_or_make, problem);
    if (problem) return file;
    // On a file system without locks the file is taken to be ours. It is not ours if it was removed before
    // it was locked.
    const File::Lock lock = file.lock();
    if (lock != File::Lock::busy && file.is_named(name)) {
      problem = file.empty();
      if (!problem) return file;
    }
    if (number == most) {
      if (!problem) problem = std::make_error_code(std::errc::resource_unavailable_try_again);
      return {};
    }
  }
}

}  // namespace

void remove_stale(const fs::path& target) {
  using platform::File;
  constexpr int most_missing = 4;  // missing numbers in a row before the search ends
  for (int number = 1, missing = 0; missing < most_missing; ++number) {
    const fs::path name = temporary_name(target, number);
    std::error_code problem;
    File file(name, File::Mode::read, problem);
    if (problem)
      ++missing;
    else if (file.lock() == File::Lock::held && file.is_named(name))
      fs::remove(name, problem);
  }
}

OutputFile::OutputFile(const fs::path& target, Readers readers) : target_(target) {
  using platform::File;
  std::error_code code;
  if (!target.has_filename()) fail({"it has no file name", "没有文件名"});
  const fs::file_status status = fs::status(target, code);
  if (status.type() == fs::file_type::none) fail(reason_of(code));
  if (fs::is_directory(status)) fail({"it is a folder", "是文件夹"});
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    in_place_ = true;
    written_to_ = target;
    file_ = File(target, File::Mode::write_existing, code);
    require(code);
    return;
  }
  const fs::path final_place = fs::weakly_canonical(fs::absolute(target, code), code);
  if (!code) target_ = final_place;
  const fs::path folder = target_.parent_path();
  if (!fs::is_directory(folder, code)) fail(told("there is no folder {}", "没有文件夹{}", folder.string()));
  file_ = open_temporary(target_, written_to_, code);
  require(code);
  guard_.emplace(written_to_);
  remove_stale(target_);
  if (readers == Readers::owner)
    (void)file_.set_permissions(fs::perms::owner_read | fs::perms::owner_write);
  else if (fs::exists(status))
    (void)file_.set_permissions(status.permissions());
}

OutputFile::~OutputFile() {
  std::error_code ignored;
  if (guard_) fs::remove(written_to_, ignored);  // removed while it is still locked
}

void OutputFile::write(std::span<const std::byte> bytes) { require(file_.write(bytes)); }

void OutputFile::commit() {
  require(file_.sync());
  // The file is renamed while it is locked, so that no other run takes it for a stale one.
  if (!in_place_) require(platform::replace(written_to_, target_));
  guard_.reset();
  require(file_.close());
  if (!in_place_) platform::sync_folder(target_.parent_path());
}

void OutputFile::fail(const Text& reason) const {
  throw Error(told("cannot write {}: {}", "无法写入{}：{}", target_.string(), reason));
}

void OutputFile::require(const std::error_code& code) const {
  if (code) fail(reason_of(code));
}

void write_file(const fs::path& target, std::string_view bytes, Readers readers) {
  OutputFile file(target, readers);
  file.write(bytes);
  file.commit();
}

}  // namespace homebound
