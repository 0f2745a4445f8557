// Commands as lines of text, for scripts: "set theme night", "goto scene:3", "add flight CGK PVG people 39".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "session/session.h"

namespace homebound::session {

// What a script can say beyond commands; whoever runs it reads and writes the files.
struct SaveFile {
  std::string file;  // empty: the document's own
  bool over = false;
};
struct OpenFile {
  std::string file;
};
struct NewFile {};
struct ExportFile {
  std::vector<std::string> words;  // the output and the options of `homebound export`
};
using Statement = std::variant<Command, SaveFile, OpenFile, NewFile, ExportFile>;

// A way to say a verb, "goto TIME", and what it does, in a line each.
struct VerbForm {
  std::string_view form, help;
};
std::vector<VerbForm> verb_forms();  // of all verbs, those of one verb together

// The statement that a line makes; see session/script_words.h for what a word is. Nothing for an empty line
// and for a comment. Throws UsageError that names the word found, what was expected and the nearest right
// one, and Error when there is no such flight, place or scene in the document.
std::optional<Statement> parse_statement(std::string_view line, const Session& session,
                                         const Context& context);

}  // namespace homebound::session
