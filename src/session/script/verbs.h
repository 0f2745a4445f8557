// The verbs of scripts: each with its forms, its help and its parser.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "session/script/script.h"
#include "session/script/script_line.h"

namespace homebound::session {

struct VerbRow {
  std::string_view name;
  Statement (*parse)(ScriptLine& line);  // takes what follows the verb; the caller sees to the line's end
  std::array<VerbForm, 4> forms;         // unused ones are empty and come last
};
std::span<const VerbRow> verb_table();

}  // namespace homebound::session
