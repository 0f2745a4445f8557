// Ctrl+K: everything that can be done, found by a few letters.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/kit/desk.h"

namespace homebound::ui {

struct Findable {
  std::string id;           // the same in both languages
  std::string name, other;  // in the window's language and in the other one, which is searched, too
  std::string group;        // "View", "Theme"...
  std::string key;
  std::function<void(const Desk&)> act;
};
// Actions that are possible now, scenes, projections, themes, languages, layers.
std::vector<Findable> everything(const Desk& desk);

// Those that fit, best first; what was used lately goes before its equals, and before all when nothing is
// typed.
std::vector<Findable> found(std::vector<Findable> all, const std::string& typed,
                            const std::vector<std::string>& recent);

void finder(const Desk& desk, const Rect& map);

}  // namespace homebound::ui
