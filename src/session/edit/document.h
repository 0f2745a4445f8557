// The document: a scenario together with its text. Edits change the text; the scenario is always parsed from
// it, so the two cannot diverge.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "scenario/read/read.h"
#include "timeline/timeline.h"

namespace homebound::session {

// Detects whether a file was written to since it was read.
struct FileStamp {
  std::filesystem::file_time_type time;
  std::uintmax_t size = 0;
  bool operator==(const FileStamp&) const = default;
};
std::optional<FileStamp> stamp_of(const std::filesystem::path& file);  // nullopt: no such file

struct Document {
  std::string file;  // empty: created in memory
  std::shared_ptr<const timeline::Timeline> timeline;
  // The scenario's text, and the text on disk. Both are null for a table or a track until it is edited: see
  // text_of().
  std::shared_ptr<const std::string> text, saved;
  bool is_scenario = false;  // `file` is a scenario, so the document is saved to it
  std::optional<FileStamp> stamp;
  scenario::ReadOptions reading;
};

// Reads a scenario, table or track. Throws InputError with all of the file's errors, and Stopped.
Document read_document(const std::filesystem::path& file, const scenario::ReadOptions& reading = {});
// Returns an empty scenario without a file.
Document new_document();

// Returns the document as TOML. Throws Error when it cannot be written as TOML: see scenario::to_toml.
std::shared_ptr<const std::string> text_of(const Document& document);
// Reads the files that the document's text names once more, or the table or track that it is. Throws
// InputError or Error.
Document reread(Document document);
// Returns the document with another text; with that of a table or track as it was opened, the table or track
// itself. Throws InputError or Error.
Document with_text(Document document, std::shared_ptr<const std::string> text);
// Returns whether the text differs from the one on disk.
bool is_unsaved(const Document& document);
// Returns the file's name without its folder; empty when there is none.
std::string name_of(const Document& document);

// Writes the document's text to its file, or to `to`. Throws Error when there is no scenario file to write to
// or its name does not end in .toml, when the file changed on disk since it was read (unless `over`), when
// files named by the scenario cannot be found from the new location, and when writing fails; existing files
// then stay as they were.
Document saved(Document document, const std::filesystem::path& to = {}, bool over = false);

}  // namespace homebound::session
