// Rates how well a name answers a query.
#pragma once

#include <limits>
#include <string_view>

namespace homebound::data {

// Ratings, the best first. `word`: the query begins a word of the name. `slips`: one to three letters are
// wrong.
enum Match { whole, start, word, inside, slips, none = std::numeric_limits<int>::max() };

// Rates a name against a query, both as folded() returns them. An empty name matches nothing.
int match(std::string_view name, std::string_view query);

}  // namespace homebound::data
