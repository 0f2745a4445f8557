// Kinds of people that are likely one: their names differ only in capitals or spaces, or one is met once and
// a letter from another.
#pragma once

#include <string>

#include "base/message.h"
#include "scenario/read/entries.h"

namespace homebound::scenario {

// Returns the warning of a kind that may be a slip for one that is met more often.
Text alike_kinds(const std::string& kind, const std::string& usual);
// Warns of such kinds, unless the file names its kinds itself. All flights must have been read.
void warn_of_alike_kinds(Reading& reading);

}  // namespace homebound::scenario
