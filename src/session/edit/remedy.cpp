#include "session/edit/remedy.h"

#include <algorithm>

#include "data/database/database.h"
#include "scenario/read/alike_kinds.h"
#include "scenario/read/ids.h"
#include "session/edit/uses.h"

namespace homebound::session {
namespace {

using scenario::TomlOutline;

// Returns the offset of a line's end.
std::size_t end_of_line(std::string_view text, int line) {
  std::size_t end = 0;
  for (int i = 0; i < line && end != text.npos; ++i) end = text.find('\n', end == 0 ? 0 : end + 1);
  return std::min(end, text.size());
}

// Returns the edit that makes one kind of two that a warning calls alike, where each flight of the rarer one
// stands in the file and names it for all who are aboard.
std::optional<Edit> as_one_kind(const Diagnostic& warning, const scenario::Scenario& s,
                                const TomlOutline& outline) {
  for (const auto& [kind, name] : s.kinds)
    for (const auto& [usual, other_name] : s.kinds) {
      if (kind == usual || warning.message != scenario::alike_kinds(kind, usual)) continue;
      EditFields edit{{}, {{"kind", usual}}};
      for (std::size_t i = 0; i < s.flights.size(); ++i) {
        if (!carries(s.flights[i], kind)) continue;
        if (s.flights[i].kind != kind || i >= scenario::entry_count(outline, Sort::flight))
          return std::nullopt;
        edit.entries.push_back({Sort::flight, i, {}});
      }
      return edit;
    }
  return std::nullopt;
}

}  // namespace

std::optional<Entry> entry_at_line(const TomlOutline& outline, std::string_view text, int line) {
  const std::size_t at = end_of_line(text, line);
  std::optional<Entry> found;
  std::size_t nearest = 0;
  for (const scenario::EntrySort& sort : scenario::entry_sorts()) {
    const scenario::TomlNode* const list = sort.list.empty() ? nullptr : outline.root.child(sort.list);
    if (list == nullptr) continue;
    std::size_t index = 0;
    for (const scenario::TomlNode& node : list->children) {
      const std::size_t begin =
          node.sections.empty() ? node.item.begin : outline.sections[node.sections.front()].begin;
      if (begin <= at && (!found || begin >= nearest))
        found = Entry{sort.sort, index, sort.sort == Sort::kind ? node.key : ""}, nearest = begin;
      ++index;
    }
  }
  return found;
}

std::optional<DatesDoubted> dates_doubted(const Diagnostic& warning, const Document& document) {
  const scenario::Scenario& s = *document.timeline->scenario;
  const bool fixed = !document.text && data::is_database(document.file);
  for (std::size_t i = 0; i < s.tables.size(); ++i) {
    const auto& guess = s.tables[i].guessed_dates;
    if (!guess || warning.message != guess->warning) continue;
    DatesDoubted doubted{guess->doubt, {}};
    for (const scenario::DayOrder order : guess->possible)
      if (!fixed)
        doubted.readings.push_back(
            {order, edit_of({Sort::table, i, {}}, "dates", std::string(scenario::name_of(order)))});
    return doubted;
  }
  return std::nullopt;
}

std::optional<Edit> remedy_of(const Diagnostic& warning, const scenario::Scenario& s,
                              const TomlOutline& outline, const Entry& entry) {
  if (auto one_kind = as_one_kind(warning, s, outline)) return one_kind;
  const std::string id = id_of(s, entry);
  if (id.empty() || warning.message != scenario::never_used(scenario::word_for(entry.sort), id))
    return std::nullopt;
  return DeleteEntry{entry};
}

}  // namespace homebound::session
