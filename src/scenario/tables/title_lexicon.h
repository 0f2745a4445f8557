// The words of titles, by language.
#pragma once

#include <span>
#include <string_view>

#include "scenario/tables/title_words.h"

namespace homebound::scenario::title {

struct Words {
  Parts parts;
  std::string_view words;  // and phrases, with commas between them, written as people do
};

struct Lexicon {
  std::span<const Words> rows;
  bool joined = false;  // nothing parts its words, or need not
};

// Returns the languages in the order in which they are tried; the first is English with Chinese.
std::span<const Lexicon> lexicons();
// Returns the codes that all languages use.
std::span<const Words> codes_of_all();

}  // namespace homebound::scenario::title
