#include "session/edit/keeper.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>

#include <fmt/format.h>

#include "base/error.h"
#include "base/output_file.h"
#include "platform/system/process.h"

namespace homebound::session {
namespace fs = std::filesystem;
namespace {

constexpr Seconds shortest_wait{0.5}, longest_wait{3};
constexpr std::size_t most_recent = 10;

fs::path with(const fs::path& name, const char* extension) { return name.string() + extension; }

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string absolute(const std::string& file) {
  if (file.empty()) return {};
  std::error_code problem;
  const fs::path full = fs::absolute(file, problem);
  return problem ? file : full.lexically_normal().string();
}

// The contents of an .of file: the file's name, then, after a NUL, which no name contains, its stamp.
struct Note {
  std::string file;
  std::optional<FileStamp> stamp;
};

std::string text_of(const Note& note) {
  if (note.file.empty()) return {};
  const FileStamp stamp = note.stamp.value_or(FileStamp{});  // without a stamp, one unlike that of any file
  return fmt::format("{}{}{} {}", note.file, '\0', stamp.time.time_since_epoch().count(), stamp.size);
}

Note note_in(const std::string& text) {
  const auto nul = text.find('\0');
  Note note{text.substr(0, nul), {}};
  std::istringstream words(nul == text.npos ? "" : text.substr(nul + 1));
  fs::file_time_type::rep time = 0;
  if (FileStamp stamp; words >> time >> stamp.size) {
    stamp.time = fs::file_time_type(fs::file_time_type::duration(time));
    note.stamp = stamp;
  }
  return note;
}

// Returns whether the process that made the file has died, which is when its lock can be taken.
bool is_left_behind(const fs::path& file) {
  std::error_code problem;
  platform::File opened(file, platform::File::Mode::read, problem);
  return !problem && opened.lock() == platform::File::Lock::held;
}

Note note_of(const Document& document) { return {absolute(document.file), document.stamp}; }

}  // namespace

Keeper::~Keeper() = default;

void Keeper::keep(const Document& document, Seconds wall) {
  if (folder_.empty()) return;
  if (!is_unsaved(document)) return forget();
  if (document.text == kept_ && text_of(note_of(document)) == of_) return;
  if (document.text != seen_) seen_ = document.text, seen_wall_ = wall;
  if (wall - seen_wall_ < shortest_wait && wall - kept_wall_ < longest_wait) return;
  kept_wall_ = wall;  // set before writing, so that a failure is not retried at once
  write(document);
}

void Keeper::write(const Document& document) {
  const std::string of = text_of(note_of(document));
  if (name_.empty() || of != of_) {
    forget();
    fs::create_directories(folder_ / "unsaved");
    fs::permissions(folder_ / "unsaved", fs::perms::owner_all);
    static int count = 0;
    name_ = folder_ / "unsaved" / fmt::format("{}-{}", platform::process_id(), ++count);
    std::error_code problem;
    lock_ = platform::File(with(name_, ".of"), platform::File::Mode::make_private, problem);
    if (problem || lock_.lock() != platform::File::Lock::held || lock_.write(std::as_bytes(std::span(of))))
      throw Error(told("cannot keep unsaved changes in {}", "无法将未保存的更改存于 {}",
                       name_.parent_path().string()));
    of_ = of;
  }
  write_file(with(name_, ".toml"), *document.text, Readers::owner);
  kept_ = document.text;
}

void Keeper::forget() {
  if (name_.empty()) return;
  std::error_code ignored;
  fs::remove(with(name_, ".toml"), ignored);
  fs::remove(with(name_, ".of"), ignored);
  (void)lock_.close();
  name_.clear();
  kept_.reset();
}

std::vector<Recovered> recoverable(const fs::path& folder) {
  std::vector<Recovered> found;
  std::error_code problem;
  if (folder.empty()) return found;
  for (const auto& entry : fs::directory_iterator(folder / "unsaved", problem)) {
    if (entry.path().extension() != ".of") continue;
    if (!is_left_behind(entry.path())) continue;
    fs::path name = entry.path();
    name.replace_extension();
    std::error_code gone;
    const auto time = fs::last_write_time(with(name, ".toml"), gone);
    if (gone) {  // the process died before it wrote the text
      fs::remove(entry.path(), gone);
      continue;
    }
    Note note = note_in(contents(entry.path()));
    found.push_back({std::move(note.file), contents(with(name, ".toml")), note.stamp, name, time});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.time > b.time; });
  return found;
}

void discard(const Recovered& recovered) {
  std::error_code ignored;
  fs::remove(with(recovered.name, ".toml"), ignored);
  fs::remove(with(recovered.name, ".of"), ignored);
}

Document recovered_document(const Recovered& recovered, const scenario::ReadOptions& reading) {
  Document document;
  try {
    if (!recovered.file.empty()) document = read_document(recovered.file, reading);
  } catch (const Error&) {  // The file is gone or broken; only the changes remain.
  }
  if (!document.timeline) {
    document = new_document();
    document.is_scenario = fs::path(recovered.file).extension() == ".toml";
    document.stamp = FileStamp{};  // a file that exists now is not the one that was changed
  }
  if (recovered.stamp) document.stamp = recovered.stamp;
  document.file = recovered.file;
  document.reading = reading;
  return with_text(std::move(document), std::make_shared<const std::string>(recovered.text));
}

std::vector<std::string> recent_files(const fs::path& folder) {
  std::vector<std::string> files;
  std::ifstream in(folder / "recent");
  std::error_code ignored;
  for (std::string line; files.size() < most_recent && std::getline(in, line);)
    if (!line.empty() && fs::exists(line, ignored)) files.push_back(line);
  return files;
}

void remember_file(const fs::path& folder, const std::string& file) {
  if (folder.empty() || file.empty() || file.find('\n') != file.npos) return;
  std::vector<std::string> files = recent_files(folder);
  const std::string full = absolute(file);
  std::erase(files, full);
  files.insert(files.begin(), full);
  std::string text;
  for (const std::string& line : files) text += line + '\n';
  try {
    write_file(folder / "recent", text);
  } catch (const Error&) {  // The list is only a convenience.
  }
}

}  // namespace homebound::session
