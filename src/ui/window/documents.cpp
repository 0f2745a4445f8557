#include "ui/window/documents.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "scenario/read/read.h"
#include "ui/kit/words.h"

namespace homebound::ui {

session::Document read_document(const WindowOptions& options) {
  const auto file = options.scenario.empty() ? scenario::built_in() : options.scenario;
  session::Document document = session::read_document(file, options.reading);
  for (const Diagnostic& d : document.timeline->scenario->warnings)
    if (d.severity != Severity::note) fmt::print(stderr, "{}\n", to_string(d));
  return document;
}

session::Session first_session(session::Document document, const WindowOptions& options,
                               const Settings& settings) {
  session::Session s = session::open(std::move(document));
  if (settings.language) s.look.language = *settings.language;
  if (options.language) s.look.language = *options.language;
  if (settings.theme) s.look.theme = *settings.theme;
  if (options.theme) s.look.theme = *options.theme;
  if (options.projection)
    s.home.projection = *options.projection, s.home.centre.reset(), s.home.extent.reset();
  if (options.center) s.home.centre = options.center;
  s.look.camera = s.home;
  s.look.follows = !options.projection && !options.center;
  return s;
}

std::string title_of(const session::Document& document, const std::string& language) {
  const scenario::Scenario& s = *document.timeline->scenario;
  const std::string name = s.title.empty() ? document.file : s.title.of(language);
  return (session::is_unsaved(document) ? "• " : "") +
         (!name.empty() ? name : std::string(say(Word::untitled, language))) + " – Homebound";
}

std::vector<Message> fresh_warnings(const scenario::Scenario& now, const scenario::Scenario& before) {
  constexpr std::size_t most = 4;
  std::vector<Message> told_now;
  std::size_t fresh = 0;
  for (const Diagnostic& d : now.warnings) {
    if (d.severity == Severity::note || std::ranges::count(before.warnings, d.message, &Diagnostic::message))
      continue;
    if (++fresh <= most)
      told_now.push_back(d.line > 0 ? told("Line {}: {}", "第{}行：{}", d.line, d.message) : d.message);
  }
  if (fresh > most)
    told_now.push_back({fmt::format(fmt::runtime(say(Word::more_warnings, "en")), fresh - most),
                        fmt::format(fmt::runtime(say(Word::more_warnings, "zh")), fresh - most)});
  return told_now;
}

}  // namespace homebound::ui
