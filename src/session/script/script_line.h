// Reads a script's line in a session: which entry, flight, layer or time its words name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/script/script_words.h"
#include "session/session.h"
#include "timeline/moment.h"

namespace homebound::session {

// Readers that each take the next word. They throw UsageError for a malformed word, and Error for a
// well-formed one that names nothing in the document.
class ScriptLine : public ScriptWords {
 public:
  ScriptLine(std::vector<std::string> words, const Session& session, const Context& context)
      : ScriptWords(std::move(words)), session_(session), context_(context) {}

  const Session& session() const { return session_; }
  const timeline::Timeline& timeline() const { return *session_.document.timeline; }
  const scenario::Scenario& scenario() const { return *timeline().scenario; }
  double second() const { return session::second(session_, context_.wall); }  // that is shown
  Point middle() const { return {context_.shown.page.width / 2, context_.shown.page.height / 2}; }

  Entry entry();  // "flight:CGK-PVG" by id, in any case, or "scene:3" by number
  Entry entry_named(const std::string& word) const;
  // One or more entries of one sort, or "scenario", the top of the file.
  std::vector<Entry> entries_or_top();
  std::size_t flight();  // by id, with or without "flight:"
  std::string key(const Entry& entry);
  Layer layer();
  // Reads a position; `expected` is what an error message asks for.
  LonLat position(std::string_view expected = "LON,LAT, a place or an airport's code");
  Instant time();  // as timeline::parse_time() reads it

  // Returns what `read` returns, and rethrows its Error as a UsageError.
  template <class Read>
  static decltype(auto) usage(const Read& read) {
    try {
      return read();
    } catch (const Error& e) {
      throw UsageError(e.message());
    }
  }
  // Returns the sort of that name. Throws UsageError with the nearest valid name.
  static Sort sort_named(std::string_view name);
  // Throws UsageError when entries of the sort have no such key.
  static void must_have(Sort sort, const std::string& key);

 private:
  std::vector<std::string_view> ids_of(Sort sort) const;

  const Session& session_;
  const Context& context_;
};

}  // namespace homebound::session
