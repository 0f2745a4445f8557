// "Did you mean": the candidate nearest to a misspelt word.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace homebound {

// Edits (insert, delete, replace, swap neighbours) between two words, letter by letter, whatever a letter's
// bytes in UTF-8; ASCII letters are compared without their case.
// Optimal string alignment distance.
int edit_distance(std::string_view a, std::string_view b);

// Up to `count` candidates, nearest first (ties in the given order), none farther than half the
// word's letters, at least 2 edits, and none that has no letter of the word in its place.
std::vector<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates,
                                 std::size_t count = 1);

// "; did you mean 'x'?" or "".
Message did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace homebound
