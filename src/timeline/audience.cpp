#include "timeline/audience.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/suggest.h"
#include "scenario/read/findings.h"
#include "scenario/without.h"
#include "timeline/evidence.h"

namespace homebound::timeline {
namespace {

constexpr std::array<std::string_view, 3> audience_keys{"leave_out", "flights", "without_flights"};

// Returns the member of that name; null for another name.
bool Audience::*part_named(std::string_view name) {
  constexpr std::array parts{&Audience::notes, &Audience::sources, &Audience::groups};
  const auto found = std::ranges::find(leave_out_names, name);
  return found == leave_out_names.end() ? nullptr
                                        : parts[static_cast<std::size_t>(found - leave_out_names.begin())];
}

Text not_left_out(std::string_view found) {
  return told("'{}' cannot be left out; expected {}{}", "不能略去“{}”；应为 {}{}", found,
              fmt::join(leave_out_names, ", "), did_you_mean(found, leave_out_names));
}

void read_leave_out(const toml::node& node, Audience& audience, scenario::Findings& findings) {
  const toml::array* const list = node.as_array();
  if (list == nullptr)
    return findings.error(node.source().begin,
                          {R"(leave_out: expected an array such as ["notes", "sources"])",
                           R"(leave_out：应为数组，例如 ["notes", "sources"])"});
  for (const toml::node& item : *list) {
    const auto name = item.value_exact<std::string>();
    bool Audience::*const part = name ? part_named(*name) : nullptr;
    if (part != nullptr)
      audience.*part = true;
    else
      findings.error(item.source().begin,
                     told("leave_out: {}", "leave_out：{}", not_left_out(name.value_or(""))));
  }
}

void read_flights(const toml::node& node, Audience& audience, scenario::Findings& findings) {
  const auto filter = node.value_exact<std::string>();
  const toml::source_position at = node.source().begin;
  audience.line = static_cast<int>(at.line), audience.column = static_cast<int>(at.column);
  if (filter)
    audience.flights = *filter;
  else
    findings.error(at, {R"(flights: expected a filter such as "from=PNH to=CN")",
                        R"(flights：应为筛选条件，例如 "from=PNH to=CN")"});
}

void read_without_flights(const toml::node& node, Audience& audience, scenario::Findings& findings) {
  const toml::array* const list = node.as_array();
  const auto wrong = [&](const toml::node& at) {
    findings.error(at.source().begin,
                   {R"(without_flights: expected an array of flights' ids such as ["F1", "F2"])",
                    R"(without_flights：应为航班标识的数组，例如 ["F1", "F2"])"});
  };
  if (list == nullptr) return wrong(node);
  for (const toml::node& item : *list)
    if (const auto id = item.value_exact<std::string>())
      audience.without_flights.push_back(*id);
    else
      wrong(item);
}

// Throws an error of the whole file.
[[noreturn]] void refuse_file(const std::string& file, const Text& why) {
  throw InputError({{file, 0, 0, Severity::error, why, {}, {}}});
}

std::string content_of(const std::string& file) {
  std::error_code ignored;
  if (file.empty() || !std::filesystem::exists(file, ignored))
    refuse_file(file, {"cannot be read: there is no such file", "无法读取：没有该文件"});
  std::ifstream in;
  if (!std::filesystem::is_directory(file, ignored)) in.open(file, std::ios::binary);
  if (!in.is_open())
    refuse_file(file, {"cannot be read: expected a file (.toml) that says what an audience may see",
                       "无法读取：应为说明读者可见内容的文件（.toml）"});
  return {std::istreambuf_iterator<char>(in), {}};
}

// Throws an error of the audience's filter.
[[noreturn]] void refuse_filter(const Audience& audience, const Text& why) {
  if (audience.file.empty()) throw UsageError(why);
  throw InputError({{audience.file,
                     audience.line,
                     audience.column,
                     Severity::error,
                     told("flights: {}", "flights：{}", why),
                     {},
                     {}}});
}

std::vector<bool> withheld_flights(const Audience& audience, const Timeline& timeline) {
  std::vector<bool> gone;
  try {
    gone = left_out_by(parse_filter(audience.flights, timeline), timeline);
  } catch (const Error& e) {
    refuse_filter(audience, e.message());
  }
  const std::vector<scenario::Flight>& flights = timeline.scenario->flights;
  for (const std::string& id : audience.without_flights) {
    const auto found = std::ranges::find(flights, id, &scenario::Flight::id);
    if (found == flights.end()) {
      std::vector<std::string_view> ids;
      ids.reserve(flights.size());
      for (const scenario::Flight& f : flights) ids.emplace_back(f.id);
      refuse_file(audience.file, told("without_flights: no flight has the id '{}'{}",
                                      "without_flights：没有标识为“{}”的航班{}", id,
                                      did_you_mean(id, std::span<const std::string_view>(ids))));
    }
    gone.resize(flights.size());
    gone[static_cast<std::size_t>(found - flights.begin())] = true;
  }
  if (!gone.empty() && std::ranges::find(gone, false) == gone.end())
    refuse_filter(audience, {"no flight is left for this audience", "没有航班可供这些读者查看"});
  return gone;
}

// Returns a flag a figure: whether it counts a flight that goes.
std::vector<bool> telling_figures(const Timeline& timeline, const std::vector<bool>& gone) {
  std::vector<bool> telling;
  for (const scenario::Figure& figure : timeline.scenario->figures) {
    const std::vector<std::size_t> counted = evidence(timeline, figure.id).value().flights;
    telling.push_back(!gone.empty() &&
                      std::ranges::any_of(counted, [&](std::size_t flight) { return gone[flight]; }));
  }
  return telling;
}

// Returns the ids of the flights that a filter leaves; nothing where the filter does not fit the timeline.
std::optional<std::set<std::string_view>> ids_left(const std::string& filter, const Timeline& timeline) {
  std::vector<bool> hidden;
  try {
    hidden = left_out_by(parse_filter(filter, timeline), timeline);
  } catch (const Error&) {
    return std::nullopt;
  }
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (hidden.empty() || !hidden[i]) ids.insert(timeline.scenario->flights[i].id);
  return ids;
}

// Tells whether a filter leaves the same of the flights that are still there as it did of all.
bool counts_the_same(const std::string& filter, const Timeline& cut, const Timeline& whole) {
  if (filter.empty()) return true;
  const auto now = ids_left(filter, cut);
  auto before = ids_left(filter, whole);
  if (!now || !before) return false;
  std::set<std::string_view> known;
  for (const scenario::Flight& f : cut.scenario->flights) known.insert(f.id);
  std::erase_if(*before, [&](std::string_view id) { return !known.contains(id); });
  return *now == *before;
}

// Takes what counts by flights, kinds or nationalities that are gone.
scenario::Scenario without_false_counts(scenario::Scenario cut, const Timeline& whole) {
  scenario::Scenario bare = cut;  // what a filter cannot be wrong for
  bare.counters.clear(), bare.charts.where.clear();
  const Timeline timeline = compile(std::make_shared<const scenario::Scenario>(std::move(bare)));
  std::erase_if(cut.counters,
                [&](const scenario::Counter& c) { return !counts_the_same(c.where, timeline, whole); });
  if (!counts_the_same(cut.charts.where, timeline, whole)) cut.charts = {};
  const std::vector<std::string> known = figure_names(timeline), before = figure_names(whole);
  const auto is_in = [](const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  // Of a counter that there is no more, a callout of it would show nothing; its text would stand alone.
  std::vector<std::size_t> to(cut.callouts.size());
  std::vector<scenario::Callout> kept;
  constexpr auto none = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < cut.callouts.size(); ++i) {
    const std::string& figure = cut.callouts[i].figure;
    const bool lost = !figure.empty() && !is_in(known, figure) && is_in(before, figure);
    to[i] = lost ? none : kept.size();
    if (!lost) kept.push_back(cut.callouts[i]);
  }
  for (scenario::StoryScene& scene : cut.scenes) {
    for (std::size_t& callout : scene.callouts) callout = to[callout];
    std::erase(scene.callouts, none);
  }
  cut.callouts = std::move(kept);
  return cut;
}

// Returns how many flights there are and how many people are aboard, in all and of each kind, as texts write
// it: the difference would tell of what is left out.
std::vector<std::string> numbers_of(const scenario::Scenario& s) {
  std::map<std::string, std::int64_t> of_kinds;
  std::int64_t all_people = 0;
  for (const scenario::Flight& f : s.flights) {
    if (const auto exact = f.people.exact()) all_people += *exact;
    scenario::for_each_group(f, [&](const scenario::HeadCount& people, const Interned& kind, auto&&) {
      if (const auto exact = people.exact()) of_kinds[kind.text()] += *exact;
    });
  }
  const std::size_t flights = s.flights.size();
  std::vector<std::string> all{fmt::format("{} flights", flights), fmt::format("{}个航班", flights),
                               fmt::format("{}班", flights)};
  std::set<std::int64_t> sums{all_people};
  for (const auto& [kind, people] : of_kinds) sums.insert(people);
  for (const std::int64_t people : sums) {
    if (people >= 10) all.push_back(fmt::format("{}", people));
    if (people >= 1000 && people < 1'000'000)
      all.push_back(fmt::format("{},{:03}", people / 1000, people % 1000));
  }
  return all;
}

// Returns the ids of the places where flights stop.
std::set<std::string> stops_of(const scenario::Scenario& s) {
  std::set<std::string> stops;
  for (const scenario::Flight& f : s.flights) stops.insert({s.places[f.from].id, s.places[f.to].id});
  return stops;
}

// Returns the words that only flights which were left out have: their names, the places where they stop, and
// sums that count them. Those that contain others come first.
std::vector<std::string> telltales(const scenario::Scenario& cut, const scenario::Scenario& whole) {
  const auto words_of = [](const scenario::Scenario& s) {
    std::set<std::string> words;
    for (const scenario::Flight& f : s.flights) {
      words.insert({f.id, f.craft->registration, f.craft->callsign, f.craft->flight_number});
      for (const scenario::Place* const p : {&s.places[f.from], &s.places[f.to]})
        words.insert(
            {p->id, p->iata, p->icao, p->name.english, p->name.chinese, p->city.english, p->city.chinese});
    }
    return words;
  };
  const std::set<std::string> known = words_of(cut);
  std::vector<std::string> all;
  constexpr std::size_t shortest = 3;  // bytes; a single Chinese character has as many, but is no name
  for (const std::string& word : words_of(whole))
    if (word.size() >= shortest && !known.contains(word)) all.push_back(word);
  const std::vector<std::string> still = numbers_of(cut);
  for (const std::string& number : numbers_of(whole))
    if (std::ranges::find(still, number) == still.end()) all.push_back(number);
  std::ranges::sort(all, std::ranges::greater(), &std::string::size);
  return all;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Tells whether a text has a word, not as a part of another.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool joined_before = at > 0 && is_letter(text[at - 1]) && is_letter(word.front());
    const bool joined_after = end < text.size() && is_letter(text[end]) && is_letter(word.back());
    if (!joined_before && !joined_after) return true;
  }
  return false;
}

}  // namespace

Audience read_audience(const std::filesystem::path& file) {
  scenario::Findings findings(file.string());
  Audience audience;
  audience.file = file.string();
  const std::string text = content_of(audience.file);
  try {
    const toml::table table = toml::parse(text, audience.file);
    for (const auto& [key, node] : table) {
      if (key.str() == "leave_out")
        read_leave_out(node, audience, findings);
      else if (key.str() == "flights")
        read_flights(node, audience, findings);
      else if (key.str() == "without_flights")
        read_without_flights(node, audience, findings);
      else
        findings.error(key.source().begin,
                       told("unknown key '{}'; expected {}{}", "未知的键“{}”；应为 {}{}", key.str(),
                            fmt::join(audience_keys, ", "), did_you_mean(key.str(), audience_keys)));
    }
  } catch (const toml::parse_error&) {
    findings.not_toml(text);
  }
  if (findings.any_error()) throw InputError(findings.sorted());
  if (audience.sees_all())
    refuse_file(audience.file, told("leaves nothing out; expected {}", "没有略去任何内容；应有 {}",
                                    fmt::join(audience_keys, ", ")));
  return audience;
}

void leave_out(Audience& audience, std::string_view name) {
  bool Audience::*const part = part_named(name);
  if (part == nullptr) throw UsageError(not_left_out(name));
  audience.*part = true;
}

scenario::Scenario cut_for(const Audience& audience, const Timeline& timeline) {
  const std::vector<bool> gone = withheld_flights(audience, timeline);
  scenario::Withheld what{
      .notes = audience.notes, .sources = audience.sources, .groups = audience.groups, .flights = gone};
  what.figures = telling_figures(timeline, gone);
  scenario::Scenario cut = without(*timeline.scenario, what);
  return gone.empty() && !audience.groups ? cut : without_false_counts(std::move(cut), timeline);
}

std::vector<Text> still_named(const scenario::Scenario& cut, const scenario::Scenario& whole) {
  const std::vector<std::string> words = telltales(cut, whole);
  const auto in = [&](std::string text) {
    std::vector<std::string> named;
    for (const std::string& word : words)
      if (has_word(text, word)) {
        named.push_back("'" + word + "'");
        for (std::size_t at = text.find(word); at != text.npos; at = text.find(word))
          text.erase(at, word.size());
      }
    return fmt::format("{}", fmt::join(named, ", "));
  };
  std::vector<Text> found;
  const auto look = [&](const Text& text, const Text& where) {
    const std::string english = in(text.english), chinese = in(text.chinese);
    if (english.empty() && chinese.empty()) return;
    found.emplace_back(
        fmt::format("{} names {}, of flights that are left out", where.english,
                    english.empty() ? chinese : english),
        fmt::format("{}提到 {}，属已略去的航班", where.chinese, chinese.empty() ? english : chinese));
  };
  look(cut.title, {"the title", "标题"});
  for (std::size_t i = 0; i < cut.scenes.size(); ++i) {
    look(cut.scenes[i].title, told("the title of scene {}", "场景{}的标题", i + 1));
    look(cut.scenes[i].text, told("the text of scene {}", "场景{}的文字", i + 1));
    look(cut.scenes[i].notes, told("the notes of scene {}", "场景{}的备注", i + 1));
  }
  const std::set<std::string> seen = stops_of(cut), before = stops_of(whole);
  const auto look_at = [&](const std::optional<std::size_t>& place, const Text& where) {
    if (!place) return;
    const scenario::Place& p = cut.places[*place];
    if (before.contains(p.id) && !seen.contains(p.id))
      found.push_back(told("{} stands at '{}', where only flights stop that are left out",
                           "{}位于“{}”，只有已略去的航班停靠该地", where, p.id));
  };
  for (const scenario::Event& e : cut.events) {
    look_at(e.place, told("event {}", "事件{}", e.order + 1));
    look(e.text, told("event {}", "事件{}", e.order + 1));
    look(e.note, told("the note on event {}", "事件{}的备注", e.order + 1));
  }
  for (const scenario::Figure& f : cut.figures) look(f.text, told("figure '{}'", "数据项“{}”", f.id));
  for (const scenario::Callout& c : cut.callouts) {
    look_at(c.place, {"a callout", "标注"});
    look(c.text, {"a callout", "标注"});
  }
  for (const scenario::Counter& c : cut.counters) look(c.title, {"a counter's title", "计数项的标题"});
  for (const scenario::Source& s : cut.sources) look(s.title, told("source '{}'", "来源“{}”", s.id));
  return found;
}

}  // namespace homebound::timeline
