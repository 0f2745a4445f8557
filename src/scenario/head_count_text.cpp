#include "scenario/head_count_text.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/figures.h"
#include "base/trim.h"
#include "scenario/flight_checks.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

// The words around a count's numbers; each has a placeholder a number.
struct CountForms {
  const char *exact, *about, *at_least, *at_least_about, *up_to, *up_to_about, *between, *between_about,
      *unknown;
};
constexpr CountForms typed_forms{"{}",       "about {}",       "at least {}", "at least about {}",
                                 "up to {}", "up to about {}", "{} to {}",    "about {} to {}",
                                 "unknown"};
constexpr CountForms english_forms{"{}",        "about {}", "at least {}",    "at least ~{}", "up to {}",
                                   "up to ~{}", "{} to {}", "about {} to {}", "unknown"};
constexpr CountForms chinese_forms{"{}",       "约{}",   "至少{}",   "至少约{}", "最多{}",
                                   "最多约{}", "{}至{}", "约{}至{}", "人数不详"};
constexpr CountForms short_forms{"{}", "~{}", "{}+", "~{}+", "≤{}", "≤~{}", "{}–{}", "~{}–{}", "?"};

template <class Figures>
std::string formed(const HeadCount& count, const CountForms& forms, Figures figures) {
  const bool about = count.approximate();
  const auto fill = [&](const char* sure, const char* approximate, auto... number) {
    return fmt::format(fmt::runtime(about ? approximate : sure), figures(number)...);
  };
  const std::int64_t low = count.low();
  if (!count.known()) return forms.unknown;
  if (!count.high()) return fill(forms.at_least, forms.at_least_about, low);
  if (*count.high() == low) return fill(forms.exact, forms.about, low);
  if (low == 0) return fill(forms.up_to, forms.up_to_about, *count.high());
  return fill(forms.between, forms.between_about, low, *count.high());
}

// ---- reading

enum class Limit { about, low, high, unit };
struct LimitWord {
  std::string_view word;
  Limit limit;
};
// Of two words of which one begins like the other, the longer comes first.
constexpr std::array words_before = {
    LimitWord{"approximately", Limit::about},
    LimitWord{"approx", Limit::about},
    LimitWord{"about", Limit::about},
    LimitWord{"around", Limit::about},
    LimitWord{"roughly", Limit::about},
    LimitWord{"circa", Limit::about},
    LimitWord{"ca", Limit::about},
    LimitWord{"c", Limit::about},
    LimitWord{"some", Limit::about},
    LimitWord{"nearly", Limit::about},
    LimitWord{"almost", Limit::about},
    LimitWord{"estimated", Limit::about},
    LimitWord{"est", Limit::about},
    LimitWord{"etwa", Limit::about},
    LimitWord{"rund", Limit::about},
    LimitWord{"ungefähr", Limit::about},
    LimitWord{"environ", Limit::about},
    LimitWord{"env", Limit::about},
    LimitWord{"aproximadamente", Limit::about},
    LimitWord{"aprox", Limit::about},
    LimitWord{"unos", Limit::about},
    LimitWord{"около", Limit::about},
    LimitWord{"~", Limit::about},
    LimitWord{"≈", Limit::about},
    LimitWord{"≒", Limit::about},
    LimitWord{"±", Limit::about},
    LimitWord{"大约有", Limit::about},
    LimitWord{"大约", Limit::about},
    LimitWord{"大概", Limit::about},
    LimitWord{"约有", Limit::about},
    LimitWord{"约", Limit::about},
    LimitWord{"將近", Limit::about},
    LimitWord{"将近", Limit::about},
    LimitWord{"接近", Limit::about},
    LimitWord{"近", Limit::about},
    LimitWord{"約", Limit::about},
    LimitWord{"not fewer than", Limit::low},
    LimitWord{"not less than", Limit::low},
    LimitWord{"no fewer than", Limit::low},
    LimitWord{"no less than", Limit::low},
    LimitWord{"more than", Limit::low},
    LimitWord{"at least", Limit::low},
    LimitWord{"upwards of", Limit::low},
    LimitWord{"over", Limit::low},
    LimitWord{"above", Limit::low},
    LimitWord{"minimum", Limit::low},
    LimitWord{"min", Limit::low},
    LimitWord{"mindestens", Limit::low},
    LimitWord{"mehr als", Limit::low},
    LimitWord{"über", Limit::low},
    LimitWord{"au moins", Limit::low},
    LimitWord{"plus de", Limit::low},
    LimitWord{"al menos", Limit::low},
    LimitWord{"más de", Limit::low},
    LimitWord{">=", Limit::low},
    LimitWord{">", Limit::low},
    LimitWord{"≥", Limit::low},
    LimitWord{"至少", Limit::low},
    LimitWord{"不少于", Limit::low},
    LimitWord{"不低于", Limit::low},
    LimitWord{"超过", Limit::low},
    LimitWord{"多于", Limit::low},
    LimitWord{"逾", Limit::low},
    LimitWord{"not more than", Limit::high},
    LimitWord{"no more than", Limit::high},
    LimitWord{"as many as", Limit::high},
    LimitWord{"fewer than", Limit::high},
    LimitWord{"less than", Limit::high},
    LimitWord{"up to", Limit::high},
    LimitWord{"at most", Limit::high},
    LimitWord{"under", Limit::high},
    LimitWord{"below", Limit::high},
    LimitWord{"maximum", Limit::high},
    LimitWord{"max", Limit::high},
    LimitWord{"höchstens", Limit::high},
    LimitWord{"weniger als", Limit::high},
    LimitWord{"bis zu", Limit::high},
    LimitWord{"jusqu'à", Limit::high},
    LimitWord{"moins de", Limit::high},
    LimitWord{"hasta", Limit::high},
    LimitWord{"menos de", Limit::high},
    LimitWord{"<=", Limit::high},
    LimitWord{"<", Limit::high},
    LimitWord{"≤", Limit::high},
    LimitWord{"最多", Limit::high},
    LimitWord{"至多", Limit::high},
    LimitWord{"不超过", Limit::high},
    LimitWord{"不多于", Limit::high},
    LimitWord{"不到", Limit::high},
    LimitWord{"不足", Limit::high},
    LimitWord{"少于", Limit::high},
};
constexpr std::array words_behind = {
    LimitWord{"or so", Limit::about},
    LimitWord{"approximately", Limit::about},
    LimitWord{"approx", Limit::about},
    LimitWord{"estimated", Limit::about},
    LimitWord{"est", Limit::about},
    LimitWord{"about", Limit::about},
    LimitWord{"circa", Limit::about},
    LimitWord{"左右", Limit::about},
    LimitWord{"上下", Limit::about},
    LimitWord{"前后", Limit::about},
    LimitWord{"?", Limit::about},
    LimitWord{"tbc", Limit::about},
    LimitWord{"to be confirmed", Limit::about},
    LimitWord{"unconfirmed", Limit::about},
    LimitWord{"provisional", Limit::about},
    LimitWord{"ish", Limit::about},
    LimitWord{"待确认", Limit::about},
    LimitWord{"or more", Limit::low},
    LimitWord{"and more", Limit::low},
    LimitWord{"minimum", Limit::low},
    LimitWord{"min", Limit::low},
    LimitWord{"plus", Limit::low},
    LimitWord{"+", Limit::low},
    LimitWord{"以上", Limit::low},
    LimitWord{"余", Limit::low},
    LimitWord{"多", Limit::low},
    LimitWord{"or fewer", Limit::high},
    LimitWord{"or less", Limit::high},
    LimitWord{"maximum", Limit::high},
    LimitWord{"max", Limit::high},
    LimitWord{"以下", Limit::high},
    LimitWord{"以内", Limit::high},
    LimitWord{"passengers", Limit::unit},
    LimitWord{"passenger", Limit::unit},
    LimitWord{"people", Limit::unit},
    LimitWord{"persons", Limit::unit},
    LimitWord{"pax", Limit::unit},
    LimitWord{"souls", Limit::unit},
    LimitWord{"on board", Limit::unit},
    LimitWord{"onboard", Limit::unit},
    LimitWord{"aboard", Limit::unit},
    LimitWord{"人", Limit::unit},
    LimitWord{"名", Limit::unit},
    LimitWord{"位", Limit::unit},
};
bool is_of_a_word(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }

// Turns full-width characters and unusual spaces into ASCII, and letters of ASCII into small ones.
std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = [&](std::size_t k) {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0;
    };
    const int full_width = at(0) != 0xEF                    ? 0
                           : at(1) == 0xBC && at(2) >= 0x81 ? at(2) - 0x81 + '!'
                           : at(1) == 0xBD && at(2) <= 0x9E ? at(2) - 0x80 + '`'
                                                            : 0;
    if (full_width != 0) {
      result += lower(static_cast<char>(full_width)), i += 2;
    } else if (at(0) == 0xC2 && at(1) == 0xA0) {
      result += ' ', i += 1;
    } else if ((at(0) == 0xE2 && at(1) == 0x80 && (at(2) == 0xAF || at(2) == 0x89)) ||
               (at(0) == 0xE3 && at(1) == 0x80 && at(2) == 0x80)) {
      result += ' ', i += 2;
    } else {
      result += lower(text[i]);
    }
  }
  return result;
}

// A text whose ends are taken off word by word.
struct Phrase {
  std::string_view left;
  bool about = false, low = false, high = false;

  void note(Limit limit) {
    about = about || limit == Limit::about;
    low = low || limit == Limit::low;
    high = high || limit == Limit::high;
  }
  bool take_before() {
    for (const auto& [word, limit] : words_before) {
      if (!left.starts_with(word)) continue;
      std::string_view rest = left.substr(word.size());
      if (is_ascii_letter(word.back()) && !rest.empty() && is_ascii_letter(rest.front())) continue;
      if (is_ascii_letter(word.back()) && rest.starts_with('.')) rest.remove_prefix(1);
      note(limit), left = trimmed(rest);
      return true;
    }
    return false;
  }
  bool take_behind() {
    // An aside must be nothing but such words: "150 (est.)", but not "150 (12 crew)".
    if (left.ends_with(')')) {
      const std::size_t open = left.rfind('(');
      if (open == left.npos) return false;
      Phrase aside{trimmed(left.substr(open + 1, left.size() - open - 2))};
      while (!aside.left.empty() && aside.take_behind()) {
      }
      if (!aside.left.empty()) return false;
      about = about || aside.about, low = low || aside.low, high = high || aside.high;
      left = trimmed(left.substr(0, open));
      return true;
    }
    for (const auto& [word, limit] : words_behind) {
      std::string_view rest = left;
      if (is_ascii_letter(word.back()) && rest.ends_with('.')) rest.remove_suffix(1);
      if (!rest.ends_with(word)) continue;
      rest.remove_suffix(word.size());
      if (is_ascii_letter(word.front()) && !rest.empty() && is_of_a_word(rest.back())) continue;
      note(limit), left = trimmed(rest);
      return true;
    }
    return false;
  }
};

// Reads a number alone. A space in it must part its thousands: "1 204", but not "150 160".
std::optional<std::int64_t> number_alone(std::string_view text) {
  Phrase phrase{trimmed(text)};
  while (!phrase.left.empty() && phrase.take_behind()) {
  }
  if (phrase.about || phrase.low || phrase.high) return std::nullopt;
  for (std::size_t space = phrase.left.find(' '); space != phrase.left.npos;
       space = phrase.left.find(' ', space + 1)) {
    const std::string_view after = phrase.left.substr(space + 1);
    if (space > 3 && phrase.left.find(' ') == space) return std::nullopt;
    if (std::min(after.find(' '), after.size()) != 3) return std::nullopt;
  }
  // "1e2" is a slip, not a hundred.
  const auto number = phrase.left.find('e') == phrase.left.npos ? whole_number(phrase.left) : std::nullopt;
  if (!number || *number < 0 || *number > most_people || phrase.left.starts_with('+')) return std::nullopt;
  return *number;
}

// Reads "120-160" and the like; after "between" also "120 and 160".
std::optional<HeadCount> range_alone(std::string_view text, bool between) {
  for (const std::string_view mark : {" and ", " to ", " bis ", "至", "到", "–", "—", "..", "-", "~", "/"}) {
    if (mark == " and " && !between) continue;
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    const auto low = number_alone(text.substr(0, at)), high = number_alone(text.substr(at + mark.size()));
    if (low && high && *low <= *high) return HeadCount::between(*low, *high);
    return std::nullopt;
  }
  return std::nullopt;
}

// Those who are counted, or who stand beside the count.
constexpr std::string_view of_persons[] = {
    "adults",     "adult",   "infants", "infant",    "children", "child",       "kids",       "babies",
    "baby",       "men",     "women",   "minors",    "elderly",  "civilians",   "dependants", "dependents",
    "erwachsene", "kinder",  "kind",    "säuglinge", "säugling", "kleinkinder", "adultes",    "enfants",
    "bébés",      "adultos", "niños",   "bebés",     "adulti",   "bambini",     "neonati",    "crianças",
    "взрослых",   "детей",   "成人",    "大人",      "儿童",     "小孩",        "婴儿",       "幼儿"};
constexpr std::string_view of_crew[] = {
    "crew",        "crew members", "cabin crew", "besatzung", "crewmitglieder", "équipage", "equipage",
    "tripulantes", "tripulación",  "equipaggio", "экипаж",    "机组",           "机组人员"};

// Reads "150 adults, 20 infants" and "12+3": the sum of its parts, without the crew. Between commas each part
// must say whom it counts, for a comma may stand in a number.
std::optional<HeadCount> parts_together(std::string_view text) {
  const auto takes = [](std::string_view& part, std::span<const std::string_view> words) {
    for (const std::string_view word : words)
      if (part.ends_with(word)) {
        const std::string_view rest = part.substr(0, part.size() - word.size());
        if (!rest.empty() && is_of_a_word(rest.back()) && is_ascii_letter(word.front())) continue;
        return part = trimmed(rest), true;
      }
    return false;
  };
  std::int64_t sum = 0;
  std::size_t parts = 0, named = 0;
  bool comma = false;
  while (!text.empty()) {
    std::size_t cut = text.size(), length = 0;
    for (const std::string_view mark :
         {"+", ",", "&", ";", " and ", " und ", " et ", " y ", " e ", "，", "、"})
      if (const std::size_t at = text.find(mark); at < cut) cut = at, length = mark.size();
    comma = comma || (cut < text.size() && (text[cut] == ',' || text[cut] == ';'));
    std::string_view part = trimmed(text.substr(0, cut));
    text.remove_prefix(cut + length);
    const bool crew = takes(part, of_crew);
    named += crew || takes(part, of_persons);
    const auto number = number_alone(part);
    if (!number) return std::nullopt;
    ++parts;
    if (!crew) sum += *number;
  }
  if (parts == 0 || (comma ? named < parts : parts == 1 && named == 0)) return std::nullopt;
  return HeadCount(sum);
}

}  // namespace

std::string text_of(const HeadCount& count, Language language) {
  return formed(count, language == Language::chinese ? chinese_forms : english_forms,
                [&](std::int64_t n) { return with_thousands(std::to_string(n), language); });
}

std::string short_text_of(const HeadCount& count, Language language) {
  return formed(count, short_forms,
                [&](std::int64_t n) { return with_thousands(std::to_string(n), language); });
}

std::string typed_text_of(const HeadCount& count) {
  return formed(count, typed_forms, [](std::int64_t n) { return std::to_string(n); });
}

std::optional<HeadCount> head_count_in(std::string_view text) {
  const std::string whole = plain(text);
  Phrase phrase{trimmed(whole)};
  if (is_unknown(phrase.left)) return HeadCount();
  const bool doubtful = whole.find('?') != whole.npos;
  if (phrase.left.starts_with("between ")) {
    phrase.left.remove_prefix(8);
    return range_alone(phrase.left, true);
  }
  while (phrase.take_before()) {
  }
  while (phrase.take_behind()) {
  }
  if (phrase.low && phrase.high) return std::nullopt;
  std::optional<HeadCount> count;
  if (const auto number = number_alone(phrase.left))
    count = phrase.low    ? HeadCount::at_least(*number)
            : phrase.high ? HeadCount::between(0, *number)
                          : HeadCount(*number);
  else if (!phrase.low && !phrase.high)
    count = range_alone(phrase.left, false);
  if (!count && !phrase.low && !phrase.high) count = parts_together(phrase.left);
  if (count && count->exact() == 0 && doubtful) return std::nullopt;  // "0?" is no number near 0
  return count && phrase.about ? HeadCount::about(*count) : count;
}

bool tells_crew_apart(std::string_view text) {
  const std::string whole = plain(text);
  return std::ranges::any_of(of_crew, [&](std::string_view word) { return whole.find(word) != whole.npos; });
}

bool is_bound_word(std::string_view word) {
  constexpr std::string_view words[] = {"min", "max",    "minimum",  "maximum", "least", "most",
                                        "low", "high",   "at_least", "at_most", "about", "from",
                                        "to",  "people", "count",    "total"};
  return std::ranges::find(words, word) != std::end(words);
}

}  // namespace homebound::scenario
