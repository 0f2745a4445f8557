#include "text/chinese.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace homebound::text {
namespace {

struct Character {
  std::string_view bytes;
  unsigned begin;
  bool is(std::string_view other) const { return bytes == other; }
  bool digit() const { return bytes[0] >= '0' && bytes[0] <= '9'; }
  bool latin_letter() const {
    return (bytes[0] >= 'A' && bytes[0] <= 'Z') || (bytes[0] >= 'a' && bytes[0] <= 'z');
  }
  // True for CJK Unified Ideographs, U+4E00 to U+9FFF.
  bool ideograph() const { return bytes.size() == 3 && bytes >= "\xE4\xB8\x80" && bytes <= "\xE9\xBF\xBF"; }
  unsigned end() const { return begin + static_cast<unsigned>(bytes.size()); }
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> all;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    while (next < text.size() && continues_character(text[next])) ++next;
    all.push_back({text.substr(at, next - at), static_cast<unsigned>(at)});
    at = next;
  }
  return all;
}

template <std::size_t n>
bool one_of(const Character& c, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), c.bytes) != list.end();
}

constexpr std::array<std::string_view, 2> before_numbers{"第", "约"};
// These stand between a number and its measure word.
constexpr std::array<std::string_view, 5> between{"余", "多", "万", "亿", "几"};
constexpr std::array<std::string_view, 24> measures{"年", "月", "日", "时", "分", "秒", "天", "周",
                                                    "人", "名", "位", "个", "处", "架", "班", "次",
                                                    "起", "条", "项", "行", "列", "帧", "米", "度"};
constexpr std::array<std::array<std::string_view, 2>, 3> long_measures{
    {{"公", "里"}, {"小", "时"}, {"像", "素"}}};
constexpr std::array<std::string_view, 4> after_times{"许", "前", "后", "内"};

// Returns where the quantity ends whose number begins at `first`: one past its last character. A whole date
// is one quantity.
std::size_t end_of_quantity(const std::vector<Character>& text, std::size_t first) {
  std::size_t at = first;
  const auto is = [&](std::size_t i, const auto& list) { return i < text.size() && one_of(text[i], list); };
  while (at < text.size() &&
         (text[at].digit() || ((text[at].is(".") || text[at].is(",") || text[at].is(":")) &&
                               at + 1 < text.size() && text[at + 1].digit())))
    ++at;
  while (is(at, between)) ++at;
  for (const auto& word : long_measures)
    if (at + 1 < text.size() && text[at].is(word[0]) && text[at + 1].is(word[1])) return at + 2;
  if (!is(at, measures)) return at;
  const bool goes_on = text[at].is("年") || text[at].is("月") || text[at].is("时");
  ++at;
  if (goes_on && at < text.size() && text[at].digit()) return end_of_quantity(text, at);
  if (is(at, after_times)) ++at;
  return at;
}

}  // namespace

std::vector<Stretch> unbroken(std::string_view text) {
  std::vector<Stretch> all;
  const std::vector<Character> characters = characters_of(text);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const bool led =
        one_of(characters[i], before_numbers) && i + 1 < characters.size() && characters[i + 1].digit();
    if (!led && !characters[i].digit()) continue;
    const std::size_t end = end_of_quantity(characters, i + (led ? 1 : 0));
    if (characters[end - 1].ideograph() || led)
      all.push_back({characters[i].begin, characters[end - 1].end()});
    i = end - 1;
  }
  for (std::size_t end = characters.size(); end > 0;) {
    std::size_t begin = end, ideographs = 0;
    while (begin > 0 && ideographs < 2 && !characters[begin - 1].is("\n")) {
      --begin;
      if (characters[begin].bytes.size() == 1) break;  // Latin text keeps its own breaks
      if (characters[begin].ideograph()) ++ideographs;
    }
    if (ideographs == 2) all.push_back({characters[begin].begin, characters[end - 1].end()});
    while (end > 0 && !characters[end - 1].is("\n")) --end;
    if (end > 0) --end;
  }
  return all;
}

std::vector<Stretch> chinese_marks(std::string_view text) {
  constexpr std::array<std::string_view, 6> marks{"“", "”", "‘", "’", "—", "…"};
  std::vector<Stretch> all;
  const std::vector<Character> characters = characters_of(text);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const bool follows = i > 0, ends = i + 1 == characters.size();
    if (characters[i].is("·") ? !(follows && characters[i - 1].ideograph()) : !one_of(characters[i], marks))
      continue;
    if (characters[i].is("’") && follows && !ends && characters[i - 1].latin_letter() &&
        characters[i + 1].latin_letter())
      continue;
    all.push_back({characters[i].begin, characters[i].end()});
  }
  return all;
}

}  // namespace homebound::text
