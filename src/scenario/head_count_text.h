// Head-counts in words: as readers see them, and as people type them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "scenario/head_count.h"

namespace homebound::scenario {

// Returns "1,204", "about 150", "at least 120", "120 to 160", "up to 160" or "unknown"; in Chinese
// "1204", 约150, 至少120, 120至160, 最多160 or 人数不详.
std::string text_of(const HeadCount& count, Language language);
// Returns it for narrow places, alike in all languages: "1,204", "~150", "120+", "120–160", "≤160" or "?".
std::string short_text_of(const HeadCount& count, Language language);
// Returns it as head_count_in() reads it: "1204", "about 150", "at least 120", "unknown".
std::string typed_text_of(const HeadCount& count);

// Reads a head-count as people write it: "1,204", "120人", "about 150", "c. 150", "~150", 约150, 150左右,
// "120-160", "at least 120", "120+", "over 120", "up to 160", 至少120; "n/a", "?", "tbd", 未知 and nothing at
// all are an unknown one. "Over 120" is at least 120 and "under 160" up to 160: such words are round.
// "12+3" and "150 adults, 20 infants" are sums, of which "3 crew" are no part; "150/160" is between both.
// Nullopt for any other text and for more than most_people.
std::optional<HeadCount> head_count_in(std::string_view text);
// Tells whether a text names a crew, who are not counted.
bool tells_crew_apart(std::string_view text);

// Tells whether a word in a table of people is one for a bound, or may be meant so, rather than for a kind.
bool is_bound_word(std::string_view word);

}  // namespace homebound::scenario
