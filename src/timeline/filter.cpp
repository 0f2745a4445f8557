#include "timeline/filter.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "data/places/countries.h"
#include "scenario/flight_checks.h"
#include "scenario/names.h"
#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

using scenario::Certainty;

constexpr std::array<std::string_view, 12> keys{"from",     "to",      "kind",    "nationality",
                                                "operator", "journey", "mode",    "people",
                                                "sure",     "times",   "departs", "during"};

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return upper(x) == upper(y); });
}

bool is_named(const scenario::Place& p, std::string_view name) {
  return same_word(p.id, name) || (!p.iata.empty() && same_word(p.iata, name)) ||
         (!p.icao.empty() && same_word(p.icao, name)) || (!p.country.empty() && same_word(p.country, name));
}

// Returns a flag a place: whether one of the names matches it. Without names all match.
std::vector<bool> picked_places(const scenario::Scenario& s, const std::vector<std::string>& names) {
  std::vector<bool> picked(s.places.size(), names.empty());
  for (std::size_t i = 0; i < s.places.size(); ++i)
    picked[i] = picked[i] || std::ranges::any_of(
                                 names, [&](const std::string& name) { return is_named(s.places[i], name); });
  return picked;
}

template <class T>
bool picks(const std::vector<T>& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// Tells whether some of the people aboard are of one of the kinds and nationalities.
bool carries_one(const Filter& filter, const scenario::Flight& flight) {
  if (filter.kinds.empty() && filter.nationalities.empty()) return true;
  bool found = false;
  for_each_group(flight, [&](const auto&, const Interned& kind, const Interned& nationality) {
    found = found || (picks(filter.kinds, kind.text()) && picks(filter.nationalities, nationality.text()));
  });
  return found;
}

// A term's key and its values, without quotes.
struct Term {
  std::string key, relation = "=";
  std::vector<std::string> values;
};

// Takes the spaces around a comparison of people away: "people > 100" is one term, as "people>100" is.
std::string with_people_joined(std::string_view text) {
  constexpr std::string_view relations = "<>=";
  const auto ends_in_key = [](std::string_view term) {
    return term == "people" || term.ends_with(" people");
  };
  std::string joined;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] != ' ' || quoted) {
      joined += text[i];
      continue;
    }
    const std::size_t next = std::min(text.find_first_not_of(' ', i), text.size() - 1);
    const bool before = ends_in_key(joined) && relations.find(text[next]) != relations.npos;
    const std::size_t relation = joined.find_last_not_of(relations) + 1;
    const bool after = relation < joined.size() && ends_in_key(std::string_view(joined).substr(0, relation));
    if (!before && !after) joined += ' ';
  }
  return joined;
}

std::vector<Term> terms_of(std::string_view given) {
  const std::string text = with_people_joined(given);
  std::vector<Term> terms;
  bool quoted = false, in_values = false;
  std::string word;
  const auto end_term = [&] {
    if (in_values)
      terms.back().values.push_back(word);
    else if (!word.empty())
      throw Error(told("filter: '{}' where 'from=…' or the like was expected{}",
                       "筛选：此处应为“from=…”之类，实为“{}”{}", word, did_you_mean(word, keys)));
    word.clear(), in_values = false;
  };
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '=' || c == '<' || c == '>') && !in_values) {
      terms.push_back({word, std::string(1, c), {}});
      word.clear(), in_values = true;
    } else if (!quoted && c == '=' && word.empty() && terms.back().values.empty() &&
               terms.back().relation != "=") {
      terms.back().relation += c;
    } else if (c == ',' && !quoted && in_values) {
      terms.back().values.push_back(word);
      word.clear();
    } else if (c == ' ' && !quoted) {
      end_term();
    } else {
      word += c;
    }
  }
  if (quoted) throw Error({"filter: unclosed quote", "筛选：引号未闭合"});
  end_term();
  return terms;
}

void add_place(std::vector<std::string>& names, const std::string& name, bool origin,
               const Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  std::set<std::string_view> known;
  for (const scenario::Flight& f : s.flights) {
    const scenario::Place& p = s.places[origin ? f.from : f.to];
    if (is_named(p, name)) return names.push_back(name);
    for (const std::string* word : {&p.id, &p.iata, &p.icao, &p.country})
      if (!word->empty()) known.insert(*word);
  }
  const std::vector<std::string_view> words(known.begin(), known.end());
  const Text hint = did_you_mean(name, words);
  throw Error(origin ? told("filter: no flight leaves from '{}'{}", "筛选：没有航班从“{}”出发{}", name, hint)
                     : told("filter: no flight goes to '{}'{}", "筛选：没有航班前往“{}”{}", name, hint));
}

void add_certainty(std::vector<Certainty>& list, const std::string& name) {
  const auto found = scenario::certainty_named(name);
  std::array<std::string_view, scenario::certainties.size()> names;
  std::ranges::transform(scenario::certainties, names.begin(),
                         [](scenario::Certainty c) { return scenario::name_of(c); });
  if (!found)
    throw Error(told("filter: '{}' is not a certainty; expected {}{}", "筛选：“{}”不是可靠程度；应为 {}{}",
                     name, fmt::join(names, ", "), did_you_mean(name, names)));
  list.push_back(*found);
}

void add_kind(std::vector<std::string>& list, const std::string& name, const Timeline& timeline) {
  const std::vector<std::string_view> known(timeline.kinds.begin(), timeline.kinds.end());
  if (!picks(timeline.kinds, name) || timeline.kinds.empty())
    throw Error(told("filter: no flight carries people of the kind '{}'{}",
                     "筛选：没有航班载有类别“{}”的人员{}", name, did_you_mean(name, known)));
  list.push_back(name);
}

void add_nationality(std::vector<std::string>& list, const std::string& name) {
  const data::Country* country = data::Countries::shipped().find(name);
  if (!country)
    throw Error(told("filter: '{}' is no country or region; expected a code of ISO 3166 such as CN",
                     "筛选：“{}”不是国家或地区；应为 ISO 3166 代码，例如 CN", name));
  list.push_back(country->iso);
}

void add_mode(std::vector<scenario::Mode>& list, const std::string& name) {
  const auto mode = scenario::mode_named(name);
  if (!mode)
    throw Error(told("filter: '{}' is not a mode; expected {}{}", "筛选：“{}”不是运送方式；应为 {}{}", name,
                     fmt::join(scenario::mode_names, ", "), did_you_mean(name, scenario::mode_names)));
  list.push_back(*mode);
}

// Adds a word that `of` must return for some flight.
template <class Of>
void add_word(std::vector<std::string>& list, const std::string& name, std::string_view key,
              const Timeline& timeline, Of of) {
  std::set<std::string_view> known;
  for (const scenario::Flight& f : timeline.scenario->flights)
    if (const std::string& word = of(f); !word.empty()) known.insert(word);
  const std::vector<std::string_view> words(known.begin(), known.end());
  if (!known.contains(name))
    throw Error(told("filter: no flight has the {} '{}'{}", "筛选：没有航班的 {} 为“{}”{}", key, name,
                     did_you_mean(name, words)));
  list.push_back(name);
}

const std::string& operator_of(const scenario::Flight& f) { return f.craft->operated_by; }
const std::string& journey_of(const scenario::Flight& f) { return f.journey->name; }

void add_people(PeopleCriterion& people, const std::string& relation, const std::string& value) {
  if (relation == "=" && value == "unknown") {
    people.unknown = true;
    return;
  }
  const auto number = number_in<std::int64_t>(value);
  if (!number || *number < 0 || *number > scenario::most_people)
    throw Error(told("filter: people{}'{}'; expected a number from 0 to {}, or people=unknown",
                     "筛选：people{}'{}'；应为0至{}的数，或 people=unknown", relation, value,
                     scenario::most_people));
  if (relation != "<" && relation != "<=")
    people.least = std::max(people.least.value_or(0), relation == ">" ? *number + 1 : *number);
  if (relation != ">" && relation != ">=") {
    const std::int64_t most = relation == "<" ? *number - 1 : *number;
    people.most = std::min(people.most.value_or(most), most);
  }
  if (people.least.value_or(0) > people.most.value_or(scenario::most_people))
    throw Error(told("filter: no number of people satisfies people{}{} and the rest",
                     "筛选：没有人数同时满足 people{}{} 与其余条件", relation, value));
}

// Returns an end of a stretch of time: an instant, a time on the scenario's clock, or a day, of which the
// beginning or the end is meant.
std::optional<Instant> window_end(std::string_view part, bool last, const std::string& zone) {
  if (const auto instant = parse_instant(part)) return instant;
  if (const auto local = parse_local_time(part)) return resolve_local(*local, zone).first;
  const auto midnight = parse_local_time(std::string(part) + "T00:00");
  if (!midnight) return std::nullopt;
  if (!last) return resolve_local(*midnight, zone).first;
  return resolve_local(*midnight + std::chrono::days(1), zone).first - std::chrono::milliseconds(1);
}

Window window_of(const std::string& text, std::string_view key, const Timeline& timeline) {
  const auto slash = text.find('/');
  Window window{Instant::min(), Instant::max()};
  const auto end = [&](std::string_view part, bool last, Instant& t) {
    if (part.empty()) return slash != text.npos;
    const auto found = window_end(part, last, timeline.scenario->zone);
    if (found) t = *found;
    return found.has_value();
  };
  const std::string_view all = text;
  const bool one_day = slash == text.npos && text.find('T') == text.npos;
  if ((slash == text.npos && !one_day) || !end(all.substr(0, slash), false, window.from) ||
      !end(one_day ? all : all.substr(slash + 1), true, window.to))
    throw Error(
        told("filter: {}='{}'; expected a day or two, or two instants, as {}=2015-11-09/2015-11-10 or "
             "{}=2015-11-10T00:00+08:00/2015-11-11T00:00Z",
             "筛选：{}='{}'；应为一日、首末两日或两个时刻，例如 {}=2015-11-09/2015-11-10 或 "
             "{}=2015-11-10T00:00+08:00/2015-11-11T00:00Z",
             key, text, key, key));
  if (window.from > window.to)
    throw Error(told("filter: {}='{}' ends before it begins", "筛选：{}='{}' 结束早于开始", key, text));
  if (!timeline.timed)
    throw Error(told("filter: {}='{}', but nothing is known of when these flights flew",
                     "筛选：{}='{}'，但这些航班的时间不详", key, text));
  return window;
}

void set_window(std::optional<Window>& to, const std::string& text, std::string_view key,
                const Timeline& timeline) {
  if (to)
    throw Error(told("filter: '{}' is given twice, as '{}', too; expected one stretch of time",
                     "筛选：“{}”出现两次（又为“{}”）；应只有一段时间", key, text));
  to = window_of(text, key, timeline);
}

std::string quoted(const std::string& value) {
  return value.find_first_of(" ,=<>") == std::string::npos ? value : '"' + value + '"';
}

std::string text_of(const Window& w) {
  const auto end = [](Instant t) {
    const auto milliseconds = t.time_since_epoch().count() % 1000;
    return format_time(t, "UTC", "%FT%T") + fmt::format(".{:03}Z", (milliseconds + 1000) % 1000);
  };
  return (w.from == Instant::min() ? "" : end(w.from)) + "/" + (w.to == Instant::max() ? "" : end(w.to));
}

}  // namespace

bool PeopleCriterion::admits(const scenario::HeadCount& count) const {
  if (!least && !most && !unknown) return true;
  if (!count.known()) return unknown;
  if (!least && !most) return false;
  return count.low() >= least.value_or(0) && (!most || (count.high() && *count.high() <= *most));
}

Filter parse_filter(std::string_view text, const Timeline& timeline) {
  Filter filter;
  for (const Term& term : terms_of(text)) {
    if (std::find(keys.begin(), keys.end(), term.key) == keys.end())
      throw Error(told("filter: unknown '{}'; expected {}{}", "筛选：未知的“{}”；应为 {}{}", term.key,
                       fmt::join(keys, ", "), did_you_mean(term.key, keys)));
    if (term.relation != "=" && term.key != "people")
      throw Error(told("filter: '{}{}'; only people are compared, others are named after '='",
                       "筛选：“{}{}”；只有人数可以比较，其余写在“=”之后", term.key, term.relation));
    for (const std::string& value : term.values) {
      if (value.empty())
        throw Error(
            told("filter: expected a value after '{}{}'", "筛选：“{}{}”之后应有值", term.key, term.relation));
      if (term.key == "from") add_place(filter.from, value, true, timeline);
      if (term.key == "to") add_place(filter.to, value, false, timeline);
      if (term.key == "kind") add_kind(filter.kinds, value, timeline);
      if (term.key == "nationality") add_nationality(filter.nationalities, value);
      if (term.key == "operator") add_word(filter.operators, value, term.key, timeline, operator_of);
      if (term.key == "journey") add_word(filter.journeys, value, term.key, timeline, journey_of);
      if (term.key == "mode") add_mode(filter.modes, value);
      if (term.key == "people") add_people(filter.people, term.relation, value);
      if (term.key == "sure") add_certainty(filter.sure, value);
      if (term.key == "times") add_certainty(filter.times, value);
      if (term.key == "departs") set_window(filter.departs, value, term.key, timeline);
      if (term.key == "during") set_window(filter.during, value, term.key, timeline);
    }
  }
  return filter;
}

std::string to_text(const Filter& filter) {
  std::string text;
  const auto add = [&](std::string_view key, const auto& list, auto word) {
    for (std::size_t i = 0; i < list.size(); ++i)
      text += (i > 0 ? "," : fmt::format("{}{}=", text.empty() ? "" : " ", key)) + quoted(word(list[i]));
  };
  const auto itself = [](const std::string& s) { return s; };
  const auto certainty = [](Certainty c) { return std::string(scenario::name_of(c)); };
  const auto window = [](const Window& w) { return text_of(w); };
  const auto one = [](const std::optional<Window>& w) {
    return w ? std::vector<Window>{*w} : std::vector<Window>{};
  };
  add("from", filter.from, itself);
  add("to", filter.to, itself);
  add("kind", filter.kinds, itself);
  add("nationality", filter.nationalities, itself);
  add("operator", filter.operators, itself);
  add("journey", filter.journeys, itself);
  add("mode", filter.modes, [](scenario::Mode m) { return std::string(name_of(m)); });
  const auto& [least, most, unknown] = filter.people;
  const auto person = [&](std::string_view relation, const auto& value) {
    text += fmt::format("{}people{}{}", text.empty() ? "" : " ", relation, value);
  };
  if (least && least == most) {
    person("=", *least);
  } else {
    if (least) person(">=", *least);
    if (most) person("<=", *most);
  }
  if (unknown) person("=", "unknown");
  add("sure", filter.sure, certainty);
  add("times", filter.times, certainty);
  add("departs", one(filter.departs), window);
  add("during", one(filter.during), window);
  return text;
}

std::vector<bool> hidden_by(const Filter& filter, const Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<bool> hidden = left_out_by(filter, timeline);
  if (std::ranges::none_of(s.flights, scenario::never_flew)) return hidden;
  hidden.resize(timeline.legs.size());
  for (std::size_t i = 0; i < hidden.size(); ++i)
    if (never_flew(s.flights[timeline.legs[i].flight])) hidden[i] = true;
  return hidden;
}

std::vector<bool> left_out_by(const Filter& filter, const Timeline& timeline) {
  if (filter.empty()) return {};
  const scenario::Scenario& s = *timeline.scenario;
  const std::vector<bool> from = picked_places(s, filter.from), to = picked_places(s, filter.to);
  const auto within = [](const std::optional<Window>& w, Instant first, Instant last) {
    return !w || (first <= w->to && last >= w->from);
  };
  std::vector<bool> hidden(timeline.legs.size());
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const Leg& leg = timeline.legs[i];
    const scenario::Flight& f = s.flights[leg.flight];
    hidden[i] =
        !(from[f.from] && to[f.to] && carries_one(filter, f) && picks(filter.operators, operator_of(f)) &&
          picks(filter.journeys, journey_of(f)) && picks(filter.modes, f.mode) &&
          filter.people.admits(f.people) && picks(filter.sure, f.sure) &&
          picks(filter.times, certainty_of_times(leg)) && within(filter.departs, leg.depart, leg.depart) &&
          within(filter.during, leg.depart, leg.arrive));
  }
  return hidden;
}

Timeline filtered(Timeline timeline, Filter filter) {
  timeline.hidden = hidden_by(filter, timeline);
  timeline.filter = std::move(filter);
  return timeline;
}

}  // namespace homebound::timeline
