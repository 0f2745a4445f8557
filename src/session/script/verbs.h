// The table of script verbs: each with its forms, help and parser.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "session/script/script.h"
#include "session/script/script_line.h"

namespace homebound::session {

struct VerbRow {
  std::string_view name;
  Statement (*parse)(ScriptLine& line);  // parses what follows the verb; the caller checks the line's end
  std::array<VerbForm, 4> forms;         // unused ones are empty and last
};
std::span<const VerbRow> verb_table();

}  // namespace homebound::session
