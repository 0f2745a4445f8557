// Parses commands from lines of a script: "set theme night", "goto scene:3", "add flight CGK PVG people 39".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "session/session.h"

namespace homebound::session {

// Statements other than commands. The caller reads and writes the files.
struct SaveFile {
  std::string file;  // empty: the document's own
  bool over = false;
};
struct OpenFile {
  std::string file;
};
struct NewFile {};
// Recorded tracks, matched to the document's flights or, where one is named, to that one.
struct MatchTracks {
  std::vector<std::string> files;  // or folders
  std::optional<std::size_t> flight;
};
// A newer report of the document's flights, and what of it is to be taken: "new", "gone", "changed", "all" or
// flights by their ids.
struct CompareReport {
  std::string file;
  std::vector<std::string> taken;
};
struct ExportFile {
  std::vector<std::string> words;  // the output and the options of `homebound export`
};
using Statement = std::variant<Command, SaveFile, OpenFile, NewFile, MatchTracks, CompareReport, ExportFile>;

// A form of a verb, such as "goto TIME", and a line of help on it.
struct VerbForm {
  std::string_view form, help;
};
std::vector<VerbForm> verb_forms();  // of all verbs, grouped by verb

// Parses a line; see script_words.h for its words. Returns nullopt for an empty line or a comment. Throws
// UsageError with the word found, what was expected and the nearest valid word, and Error when the document
// has no such flight, place or scene.
std::optional<Statement> parse_statement(std::string_view line, const Session& session,
                                         const Context& context);

}  // namespace homebound::session
