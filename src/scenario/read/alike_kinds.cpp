#include "scenario/read/alike_kinds.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/utf8.h"

namespace homebound::scenario {
namespace {

// Returns a name in small letters, with words parted by single spaces.
std::string plain(const std::string& kind) {
  std::string name;
  for (const char c : kind) {
    const bool gap = c == ' ' || c == '_' || c == '-';
    if (!gap) name += lower(c);
    if (gap && !name.empty() && name.back() != ' ') name += ' ';
  }
  if (name.ends_with(' ')) name.pop_back();
  return name;
}

// A kind with the number of flights that carry it.
struct Met {
  std::string kind;
  std::size_t flights = 0;
};

std::vector<Met> all_met(const Scenario& scenario) {
  std::map<std::string, std::size_t> counts;
  for (const auto& [kind, name] : scenario.kinds) counts[kind] = 0;
  for (const Flight& flight : scenario.flights) {
    std::vector<const Interned*> seen;
    for_each_group(flight, [&](const HeadCount&, const Interned& kind, const Interned&) {
      if (std::ranges::none_of(seen, [&](const Interned* other) { return *other == kind; }))
        seen.push_back(&kind);
    });
    for (const Interned* kind : seen)
      if (const auto known = counts.find(*kind); known != counts.end()) ++known->second;
  }
  std::vector<Met> met;
  for (const auto& [kind, flights] : counts) met.push_back({kind, flights});
  return met;
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : name)
    if (c == ' ')
      words.emplace_back();
    else
      words.back() += c;
  return words;
}

// Tells whether one word of a name is a slip in that of another: not a short one or one with a digit, by
// which names are told apart.
bool is_slip(const std::string& name, const std::string& other) {
  constexpr std::size_t short_word = 3;
  const std::vector<std::string> a = words_of(name), b = words_of(other);
  if (a.size() != b.size()) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  if (x == a.end() || !std::equal(x + 1, a.end(), y + 1)) return false;
  const auto is_plain = [](const std::string& word) {
    return characters_of(word).size() > short_word && std::ranges::none_of(word, is_digit);
  };
  return is_plain(*x) && is_plain(*y) && edit_distance(*x, *y) == 1;
}

}  // namespace

Text alike_kinds(const std::string& kind, const std::string& usual) {
  if (plain(kind) == plain(usual))
    return told("the kinds of people '{}' and '{}' differ in capitals or spaces only and are counted apart",
                "人员类别“{}”与“{}”只有大小写或空格之别，分别计数", kind, usual);
  return told("the kind of people '{}' is met on one flight only and counted apart; did you mean '{}'?",
              "人员类别“{}”仅见于一个航班，单独计数；是否指“{}”？", kind, usual);
}

void warn_of_alike_kinds(Reading& reading) {
  constexpr std::size_t most = 200;  // more are no kinds
  const std::size_t count = reading.scenario.kinds.size();
  if (!reading.kinds.names().empty() || count < 2 || count > most) return;
  const auto place_of = [&](const Met& m) {
    const auto at = reading.kinds_at.find(m.kind);
    return at == reading.kinds_at.end() ? toml::source_position{} : at->second;
  };
  std::vector<Met> met = all_met(reading.scenario);
  std::ranges::stable_sort(met, [&](const Met& a, const Met& b) {
    if (a.flights != b.flights) return a.flights > b.flights;
    return place_of(a).line < place_of(b).line;
  });
  for (auto rare = met.begin(); rare != met.end(); ++rare) {
    const std::string name = plain(rare->kind);
    const auto same = std::find_if(met.begin(), rare, [&](const Met& m) { return plain(m.kind) == name; });
    const auto usual =
        same != rare || rare->flights != 1
            ? same
            : std::find_if(met.begin(), rare, [&](const Met& m) { return is_slip(name, plain(m.kind)); });
    if (usual != rare) reading.findings.warning(place_of(*rare), alike_kinds(rare->kind, usual->kind));
  }
}

}  // namespace homebound::scenario
