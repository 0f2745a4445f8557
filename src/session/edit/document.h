// The document: a scenario with the text that says it. What is edited is the text; the scenario is always
// what the parser makes of it, so there is nothing to keep in step.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "scenario/read/read.h"
#include "timeline/timeline.h"

namespace homebound::session {

// Tells whether a file was written to since.
struct FileStamp {
  std::filesystem::file_time_type time;
  std::uintmax_t size = 0;
  bool operator==(const FileStamp&) const = default;
};
std::optional<FileStamp> stamp_of(const std::filesystem::path& file);  // nothing: no such file

struct Document {
  std::string file;  // empty: made in memory
  std::shared_ptr<const timeline::Timeline> timeline;
  // The scenario file's text, and what of it is on the disk. Null, of a table or a track, until it is edited:
  // see text_of().
  std::shared_ptr<const std::string> text, saved;
  bool is_scenario = false;  // `file` is a scenario, and so where the document is saved
  std::optional<FileStamp> stamp;
  scenario::ReadOptions reading;
};

// Throws InputError with everything that is wrong with it.
Document read_document(const std::filesystem::path& file, const scenario::ReadOptions& reading = {});
Document new_document();

// As TOML. Throws Error when the document cannot be written so: see scenario::to_toml.
std::shared_ptr<const std::string> text_of(const Document& document);
// The document saying this. Throws InputError or Error.
Document with_text(Document document, std::shared_ptr<const std::string> text);
bool is_unsaved(const Document& document);
// The file's name without its folder; empty when it has none.
std::string name_of(const Document& document);

// The document's text written to its file, or to another. Throws Error when it has no scenario file to be
// written to, when the file changed on the disk since it was read (unless `over`), when what the scenario
// names cannot be found from the new place, and when it cannot be written; older files stay as they were.
Document saved(Document document, const std::filesystem::path& to = {}, bool over = false);

}  // namespace homebound::session
