#include "ui/panels/actions.h"

#include <algorithm>
#include <vector>

#include "ui/panels/action_tables.h"

namespace homebound::ui {

std::span<const Action> actions() {
  static const auto all = [] {
    std::vector<Action> list;
    for (const auto menu : {file_actions(), edit_actions(), view_actions(), explore_actions(),
                            playback_actions(), help_actions()})
      list.insert(list.end(), menu.begin(), menu.end());
    return list;
  }();
  return all;
}

void press(const sf::Event::KeyEvent& key, const Desk& desk) {
  for (const Action& a : actions())
    if (std::ranges::any_of(a.chords, [&](const Chord& c) { return matches(c, key); })) {
      if (a.possible == nullptr || a.possible(desk)) a.act(desk);
      return;
    }
  const int digit = key.code - sf::Keyboard::Num1;  // keys 1..9 go to scenes
  const timeline::StoryClock& story = desk.timeline().story;
  if (digit >= 0 && digit < std::min<int>(9, static_cast<int>(story.stretches.size())) && !key.control &&
      !key.alt)
    desk.tell(session::Command(session::entrance_of(story, static_cast<std::size_t>(digit), desk.playing())));
}

}  // namespace homebound::ui
