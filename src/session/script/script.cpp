#include "session/script/script.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/suggest.h"
#include "session/script/verbs.h"

namespace homebound::session {

std::vector<VerbForm> verb_forms() {
  std::vector<VerbForm> forms;
  for (const VerbRow& verb : verb_table())
    for (const VerbForm& form : verb.forms)
      if (!form.form.empty()) forms.push_back(form);
  return forms;
}

std::optional<Statement> parse_statement(std::string_view text, const Session& session,
                                         const Context& context) {
  auto words = split_line(text);
  if (words.empty()) return std::nullopt;
  ScriptLine line(std::move(words), session, context);
  const auto verb = std::ranges::find(verb_table(), line.verb(), &VerbRow::name);
  if (verb == verb_table().end()) {
    std::vector<std::string_view> known;
    for (const VerbRow& row : verb_table()) known.push_back(row.name);
    throw UsageError(fmt::format("unknown command '{}'{} (there are: {})", line.verb(),
                                 did_you_mean(line.verb(), known).english, fmt::join(known, ", ")));
  }
  Statement statement = verb->parse(line);
  line.finish();
  return statement;
}

}  // namespace homebound::session
