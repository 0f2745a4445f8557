#include "session/edit/document.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/output_file.h"
#include "data/database/database.h"
#include "scenario/write/write.h"

namespace homebound::session {
namespace fs = std::filesystem;
namespace {

std::shared_ptr<const timeline::Timeline> compiled(scenario::Scenario scenario,
                                                   const scenario::ReadingWatcher& watcher = {}) {
  auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(std::move(scenario))));
  watcher.tell(1);
  return timeline;
}

}  // namespace

std::optional<FileStamp> stamp_of(const fs::path& file) {
  std::error_code problem;
  FileStamp stamp{fs::last_write_time(file, problem)};
  if (problem) return std::nullopt;
  stamp.size = fs::file_size(file, problem);
  return problem ? std::nullopt : std::optional(stamp);
}

Document read_document(const fs::path& file, const scenario::ReadOptions& reading) {
  Document document{.file = file.string(), .reading = reading};
  document.reading.watcher = {};  // it is of this reading only
  document.stamp = stamp_of(file);
  auto [scenario, text] = scenario::read_file(file, reading);
  document.is_scenario = text.has_value();
  if (text) document.text = document.saved = std::make_shared<const std::string>(*std::move(text));
  document.timeline = compiled(std::move(scenario), reading.watcher);
  return document;
}

Document new_document() {
  Document document;
  document.text = document.saved = std::make_shared<const std::string>();
  document.timeline = compiled(scenario::parse("", ""));
  return document;
}

std::shared_ptr<const std::string> text_of(const Document& document) {
  if (document.text) return document.text;
  const fs::path folder =
      data::is_database(document.file) ? fs::path() : fs::path(document.file).parent_path();
  return std::make_shared<const std::string>(scenario::to_toml(*document.timeline->scenario, folder));
}

Document reread(Document document) {
  if (!document.text) return read_document(document.file, document.reading);
  document.timeline = compiled(scenario::parse(*document.text, document.file, document.reading));
  return document;
}

Document with_text(Document document, std::shared_ptr<const std::string> text) {
  if (!document.saved) document.saved = text_of(document);
  if (document.text && *document.text == *text) return document;
  // What undo takes back to a table's flights is the table again, with what is said of its rows.
  if (!document.is_scenario && document.stamp && *text == *document.saved &&
      stamp_of(document.file) == document.stamp)
    return read_document(document.file, document.reading);
  document.timeline = compiled(scenario::parse(*text, document.file, document.reading));
  document.text = std::move(text);
  return document;
}

bool is_unsaved(const Document& document) { return document.text && *document.text != *document.saved; }

std::string name_of(const Document& document) {
  return data::is_database(document.file) ? "" : fs::path(document.file).filename().string();
}

Document saved(Document document, const fs::path& to, bool over) {
  const fs::path target = to.empty() && document.is_scenario ? fs::path(document.file) : to;
  if (target.empty())
    throw Error(document.file.empty()
                    ? Text{"the document has no name yet: save it as a file ending in .toml",
                           "文档尚无名称：请另存为以 .toml 结尾的文件"}
                    : told("{} is not a scenario: save the document as a file ending in .toml",
                           "{} 不是方案文件：请将文档另存为以 .toml 结尾的文件", name_of(document)));
  if (target.extension() != ".toml")
    throw Error(told("a scenario's file ends in .toml, found '{}'", "方案文件以 .toml 结尾，实为“{}”",
                     target.filename().string()));
  const auto text = text_of(document);
  const bool same = document.is_scenario && target == fs::path(document.file);
  if (same && !over && stamp_of(target) != document.stamp && stamp_of(target))
    throw Error(told("{} was changed by another program since it was read", "{} 在读取之后已被其他程序更改",
                     target.string()));
  if (!same) {
    try {
      document.timeline = compiled(scenario::parse(*text, target.string(), document.reading));
    } catch (const InputError& e) {
      throw Error(told("saving there would break the scenario: {}", "存到该处将使方案无法读取：{}",
                       e.diagnostics().front().message));
    }
  }
  write_file(target, *text);
  document.file = target.string();
  document.is_scenario = true;
  document.text = document.saved = text;
  document.stamp = stamp_of(target);
  return document;
}

}  // namespace homebound::session
