// How well a name answers a query.
#pragma once

#include <limits>
#include <string_view>

namespace homebound::data {

// Less is better. `word`: the query begins a word of the name; `slips`: one to three letters are wrong.
enum Match { whole, start, word, inside, slips, none = std::numeric_limits<int>::max() };

// Both as folded() gives them. An empty name is no answer.
int match(std::string_view name, std::string_view query);

}  // namespace homebound::data
