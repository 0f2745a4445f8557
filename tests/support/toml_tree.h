// Looks into a parsed TOML tree by the paths that edits use.
#pragma once

#include <string>
#include <variant>

#include <toml++/toml.h>

#include "scenario/toml/patch.h"

namespace homebound::test {

// Returns the node at a path below `root`; null when there is none.
inline toml::node* at(toml::node& root, const scenario::TomlPath& path) {
  toml::node* found = &root;
  for (const scenario::Step& step : path.steps()) {
    if (const auto* key = std::get_if<std::string>(&step))
      found = found->as_table() ? found->as_table()->get(*key) : nullptr;
    else
      found = found->as_array() ? found->as_array()->get(std::get<std::size_t>(step)) : nullptr;
    if (!found) return nullptr;
  }
  return found;
}

}  // namespace homebound::test
