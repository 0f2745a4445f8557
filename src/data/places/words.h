// Cuts the names of places into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace homebound::data {

// Returns the parts between separators, without blanks at their ends; empty parts are left out.
std::vector<std::string_view> split(std::string_view text, char separator);

// Returns a word without the Arabic article: "القاهره" is "قاهره".
std::string_view without_article(std::string_view word);

// A name without the words that most names of airports share.
struct Core {
  std::vector<std::string> words;  // folded
  std::string text;                // the words with spaces between them
  bool airport = false;            // the name says that it is an airport's
  // It says which of several: "international", "municipal".
  bool sort = false;
};

// Tells whether a folded text only says that something is an airport: "airport", "intl airport".
bool says_airport_alone(std::string_view folded);

// Returns the core of a folded name: "the naha international airport" -> "naha", "北京首都国际机场" ->
// "北京首都". A name that has only such words keeps them.
Core core_of(std::string_view folded);
// Returns its text alone, faster where that is one word.
std::string core_text(std::string_view folded);

}  // namespace homebound::data
