// The finder (Ctrl+K): finds any command by a few letters.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/kit/desk.h"

namespace homebound::ui {

// A command that can be found, with its names.
struct Findable {
  std::string id;           // the same in both languages
  std::string name, other;  // the name in the window's language and in the other; both are searched
  std::string group;        // "View", "Theme"...
  std::string key;
  std::function<void(const Desk&)> act;
  bool recurs = true;       // it may be found again, so that its use is kept
  std::string other_group;  // the group in the other language, which is searched, too
};
// Returns the actions that are possible now, and all scenes, projections, themes, languages and layers.
std::vector<Findable> everything(const Desk& desk);

// Returns the matches, best first. Recently used ones come first among equals, and first of all when nothing
// is typed.
std::vector<Findable> found(std::vector<Findable> all, const std::string& typed,
                            const std::vector<std::string>& recent);

// Returns the command to look at a position, if one is typed as people write them: "31.2, 121.5",
// "N31 12 E121 30".
std::optional<Findable> position_typed(const std::string& typed, Language language);

void finder(const Desk& desk, const Rect& map);

}  // namespace homebound::ui
