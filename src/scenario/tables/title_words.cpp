#include "scenario/tables/title_words.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "data/places/words.h"
#include "data/register/fold.h"
#include "scenario/tables/title_lexicon.h"

namespace homebound::scenario::title {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Cuts a title into folded words: before a capital of "departureTime" but not within "STD", at signs, at
// digits, and between letters of two scripts. "#" and "№" are words.
std::vector<std::string> words_in(std::string_view title) {
  const auto is = [](char c, char first, char last) { return c >= first && c <= last; };
  std::string spaced;
  for (std::size_t i = 0; i < title.size();) {
    const Character c = character_at(title, i);
    if (i > 0 && is(title[i], 'A', 'Z') && is(title[i - 1], 'a', 'z')) spaced += ' ';
    constexpr std::u32string_view numbers = U"#№", signs = U"_:;'’`´[]{}<>?!*=+&|\"（）／：、，・·．　\n\r\t",
                                  raised = U"º°ª";
    if (numbers.find(c.code) != numbers.npos)
      spaced += " # ";
    else if (signs.find(c.code) != signs.npos)
      spaced += ' ';
    else if (raised.find(c.code) != raised.npos) {  // "Nº" and "N.º" are "No"
      if (spaced.ends_with('.')) spaced.pop_back();
      spaced += "o ";
    } else
      spaced.append(title.substr(i, c.bytes));
    i += c.bytes;
  }
  std::vector<std::string> words;
  std::string word;
  const auto kind_of = [&](char c) {
    return is(c, '0', '9') ? 1 : c == '#' ? 2 : static_cast<unsigned char>(c) < 0x80 ? 3 : 4;
  };
  const auto end_word = [&] {
    if (!word.empty()) words.emplace_back(data::without_article(word));
    word.clear();
  };
  for (const char c : data::folded(spaced)) {
    if (c == ' ' || (!word.empty() && kind_of(word.back()) != kind_of(c))) end_word();
    if (c != ' ') word += c;
  }
  end_word();
  return words;
}

class Language {
 public:
  explicit Language(const Lexicon& lexicon) : joined_(lexicon.joined) {
    add(lexicon.rows);
    add(codes_of_all());
  }

  // Returns the parts of all words, or nullopt when one is unknown.
  std::optional<Parts> read(const std::vector<std::string>& words) const {
    std::string whole, spaced;
    for (const std::string& word : words) whole += word, (spaced += spaced.empty() ? "" : " ") += word;
    if (const auto found = alone_.find(spaced); found != alone_.end()) return found->second;
    if (const auto found = words_.find(whole); found != words_.end()) return found->second;  // "first_seen"
    Parts parts = 0;
    for (std::size_t at = 0; at < words.size();) {
      std::size_t count = 0;
      if (const auto phrase = phrase_at(words, at, count)) {
        parts |= *phrase, at += count;
      } else if (const auto one = sign(words, at)) {
        parts |= *one, ++at;
      } else if (const auto joined = joined_words(words[at])) {
        parts |= *joined, ++at;
      } else {
        return std::nullopt;
      }
    }
    return parts;
  }

 private:
  void add(std::span<const Words> rows) {
    for (const Words& row : rows)
      for (const std::string_view word : data::split(row.words, ',')) {
        std::string key;
        for (const std::string& one : words_in(word)) (key += key.empty() ? "" : " ") += one;
        (row.parts & alone ? alone_ : words_).emplace(key, row.parts & ~static_cast<Parts>(alone));
      }
  }

  // Returns the parts of the longest known phrase that begins at a word, and how many words it has.
  std::optional<Parts> phrase_at(const std::vector<std::string>& words, std::size_t at,
                                 std::size_t& count) const {
    constexpr std::size_t longest = 4;
    for (count = std::min(longest, words.size() - at); count > 0; --count) {
      std::string phrase = words[at];
      for (std::size_t i = 1; i < count; ++i) phrase += ' ' + words[at + i];
      if (const auto found = words_.find(phrase); found != words_.end()) return found->second;
    }
    return std::nullopt;
  }

  // Reads what is no word: "lat1", "start_x", "Flight #".
  static std::optional<Parts> sign(const std::vector<std::string>& words, std::size_t at) {
    const std::string& word = words[at];
    if (word == "#") return number;
    // "o_lat" and "d_lon" are of two ends, and so are "a" and "b".
    if (at + 1 < words.size() && (word == "o" || word == "a")) return pickup;
    if (at + 1 < words.size() && (word == "d" || word == "b")) return target;
    if (at == 0) return std::nullopt;
    if (word == "1") return first;
    if (word == "2") return second;
    if (word == "x") return longitude;
    if (word == "y") return latitude;
    return std::nullopt;
  }

  // Returns the parts of a word that is joined of others: "crsdeptime", "abflugzeit", "起飞时间". A piece in
  // Latin letters has at least three, so that "today" is not "to" and "day".
  std::optional<Parts> joined_words(std::string_view word) const {
    constexpr std::size_t shortest = 3, longest = 60;
    if (word.empty()) return 0;
    const bool latin = is_ascii(word);
    if (word.size() > longest || (!latin && !joined_)) return std::nullopt;
    const std::size_t least = latin ? shortest : 1;
    for (std::size_t cut = word.size(); cut >= least; --cut) {
      const std::size_t left = word.size() - cut;
      if ((latin && left > 0 && left < least) || (!latin && left > 0 && continues_character(word[cut])))
        continue;
      if (const auto known = words_.find(std::string(word.substr(0, cut))); known != words_.end())
        if (const auto rest = joined_words(word.substr(cut))) return known->second | *rest;
    }
    return std::nullopt;
  }

  std::unordered_map<std::string, Parts> words_, alone_;
  bool joined_;
};

const std::vector<Language>& languages() {
  static const std::vector<Language> all(lexicons().begin(), lexicons().end());
  return all;
}

}  // namespace

std::optional<Parts> parts_of(std::string_view title, bool (*useful)(Parts)) {
  const std::vector<std::string> words = words_in(title);
  const auto read = [&](const Language& language) {
    const auto parts = language.read(words);
    return parts && useful(*parts) ? parts : std::nullopt;
  };
  // A word with accents is not English: "Départ" is a place or a time, and "depart" a time.
  const bool accented = !is_ascii(title) && std::ranges::all_of(words, is_ascii);
  if (!accented)
    if (const auto parts = read(languages().front())) return parts;
  for (std::size_t i = 1; i < languages().size(); ++i)
    if (const auto parts = read(languages()[i])) return parts;
  return accented ? read(languages().front()) : std::nullopt;
}

}  // namespace homebound::scenario::title
