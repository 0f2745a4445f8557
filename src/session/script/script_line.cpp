#include "session/script/script_line.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "scenario/position.h"

namespace homebound::session {
namespace {

constexpr std::string_view any_entry = "an entry such as flight:CGK-PVG or scene:3";

bool same_in_any_case(std::string_view a, std::string_view b) { return lower(a) == lower(b); }

}  // namespace

Entry ScriptLine::entry() { return entry_named(next(any_entry)); }

std::vector<Entry> ScriptLine::entries_or_top() {
  if (take("scenario")) return {Entry{}};
  std::vector<Entry> entries{entry()};
  // A key has no colon.
  while (!done() && peek().find(':') != std::string::npos) {
    entries.push_back(entry());
    if (entries.back().sort != entries.front().sort)
      refuse(told("entries changed together are of one sort: found a {} and a {}",
                  "一同更改的条目须为同一类：实有{}和{}", scenario::word_for(entries.front().sort),
                  scenario::word_for(entries.back().sort)));
  }
  return entries;
}

std::size_t ScriptLine::flight() {
  const std::string word = next("a flight");
  return entry_named(word.starts_with("flight:") ? word : "flight:" + word).index;
}

Entry ScriptLine::entry_named(const std::string& word) const {
  const auto colon = word.find(':');
  if (colon == word.npos) wrong(word, any_entry);
  const Sort sort = sort_named(word.substr(0, colon));
  const std::string name = word.substr(colon + 1);
  const auto ids = ids_of(sort);
  const auto found =
      std::ranges::find_if(ids, [&](std::string_view id) { return same_in_any_case(id, name); });
  const auto at = [&](std::size_t index) {
    return Entry{sort, index, sort == Sort::kind ? std::string(ids[index]) : ""};
  };
  if (found != ids.end() && !name.empty()) return at(static_cast<std::size_t>(found - ids.begin()));
  const auto number = number_in(name);
  if (number && *number >= 1 && *number <= static_cast<double>(ids.size()) && *number == std::floor(*number))
    return at(static_cast<std::size_t>(*number) - 1);
  if (number || ids.empty() || ids.front().empty())
    throw Error(told("there is no {} '{}'; there are {}", "没有{}“{}”；共有{}个", scenario::word_for(sort),
                     name, ids.size()));
  throw Error(
      told("unknown {} '{}'{}", "未知的{}“{}”{}", scenario::word_for(sort), name, did_you_mean(name, ids)));
}

// Returns ids in the file's order; empty for sorts without ids.
std::vector<std::string_view> ScriptLine::ids_of(Sort sort) const {
  const scenario::Scenario& s = scenario();
  std::vector<std::string_view> ids;
  const auto all = [&](const auto& list) {
    for (const auto& one : list) ids.emplace_back(one.id);
  };
  if (sort == Sort::flight) all(s.flights);
  if (sort == Sort::place) all(s.places);
  if (sort == Sort::source) all(s.sources);
  if (sort == Sort::figure) all(s.figures);
  if (sort == Sort::kind)
    for (const auto& [id, name] : s.kinds) ids.emplace_back(id);
  if (sort == Sort::callout) all(s.callouts);
  if (sort == Sort::event) ids.resize(s.events.size());
  if (sort == Sort::scene) ids.resize(s.scenes.size());
  if (sort == Sort::counter) ids.resize(s.counters.size());
  if (sort == Sort::layer) ids.resize(s.user_layers.size());
  if (sort == Sort::table) ids.resize(s.tables.size());
  return ids;
}

std::string ScriptLine::key(const Entry& entry) {
  std::string key = next("a key");
  must_have(entry.sort, key);
  return key;
}

Sort ScriptLine::sort_named(std::string_view name) {
  return usage([&] { return scenario::entry_sort(name).sort; });
}

void ScriptLine::must_have(Sort sort, const std::string& key) {
  usage([&] { scenario::field_text(scenario::TomlOutline(""), "", {sort, 0}, key); });
}

Layer ScriptLine::layer() {
  const std::string name = next("a layer");
  const auto layer = scenario::layer_named(name);
  if (!layer) throw UsageError(scenario::unknown_layer(name));
  return *layer;
}

LonLat ScriptLine::position(std::string_view expected) {
  const std::string word = next(expected);
  try {
    const scenario::Position position = scenario::parse_position(word, scenario().places);
    // A script is not asked, so it has to say which place it means.
    if (!position.assumed.empty()) throw UsageError(position.assumed.english + "; say which by its code");
    return position.at;
  } catch (const Error& e) {
    refuse(e.message());
  }
}

Instant ScriptLine::time() {
  const std::string word = next("a time");
  try {
    if (const auto t = timeline::parse_time(word, scenario().zone)) return *t;
  } catch (const Error& e) {
    refuse(e.message());
  }
  wrong(word, "a time such as 2015-11-10T06:00 or 2015-11-10T06:00+08:00");
}

}  // namespace homebound::session
