// Suggests the candidate nearest to a misspelt word ("did you mean").
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace homebound {

// Counts the edits (insert, delete, replace, swap neighbours) between two words: the optimal string
// alignment distance. Compares whole characters of UTF-8 text and ignores the case of ASCII letters.
int edit_distance(std::string_view a, std::string_view b);

// Returns up to `count` candidates, nearest first (ties in the given order). A candidate is at most max(2,
// half the word's letters) edits away, and never so many that no letter keeps its place.
std::vector<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates,
                                 std::size_t count = 1);

// Returns "; did you mean 'x'?", or an empty message when no candidate is near.
Text did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace homebound
