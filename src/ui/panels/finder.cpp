#include "ui/panels/finder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "data/places/coordinates.h"
#include "geo/projection/projection.h"
#include "ui/kit/fonts.h"
#include "ui/kit/fuzzy.h"
#include "ui/kit/widgets.h"
#include "ui/panels/actions.h"
#include "words/amounts.h"

namespace homebound::ui {
namespace {

constexpr std::size_t most_shown = 12;
constexpr int group_costs = 1000;  // exceeds the score of any name

const char* in_other(Word word, Language language) { return say(word, other_language(language)); }

std::function<void(const Desk&)> telling(session::Command command) {
  return [command = std::move(command)](const Desk& desk) { desk.tell(command); };
}

void add_actions(const Desk& desk, std::vector<Findable>& all) {
  for (const Action& a : actions()) {
    if (a.possible != nullptr && !a.possible(desk)) continue;
    const auto menu = std::ranges::find(menus, a.menu, &std::pair<Menu, Word>::first);
    all.push_back({fmt::format("action:{}", say(a.word, Language::english)), desk.say(a.word),
                   in_other(a.word, desk.language()), desk.say(menu->second), text_of(a.chords[0]), a.act,
                   true, in_other(menu->second, desk.language())});
  }
}

void add_scenes(const Desk& desk, std::vector<Findable>& all) {
  const auto& scenes = desk.scenario().scenes;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    const auto title = [&](Language language) {
      return fmt::format("{} {}", i + 1, scenes[i].title.in(language));
    };
    all.push_back({fmt::format("scene:{}", i), title(desk.language()), title(other_language(desk.language())),
                   desk.say(Word::story_scene), i < 9 ? std::to_string(i + 1) : "",
                   telling(session::entrance_of(desk.timeline().story, i, desk.playing())), true,
                   in_other(Word::story_scene, desk.language())});
  }
}

}  // namespace

std::vector<Findable> everything(const Desk& desk) {
  std::vector<Findable> all;
  add_actions(desk, all);
  add_scenes(desk, all);
  const Language now = desk.language(), other = other_language(now);
  for (const Preset& p : presets()) {
    const std::string name(p.name);
    all.push_back({"projection:" + name, projection_name(name, now), projection_name(name, other),
                   desk.say(Word::projection), "", telling(session::SetProjection{name}), true,
                   in_other(Word::projection, now)});
  }
  for (const std::string& name : desk.themes)
    all.push_back({"theme:" + name, theme_name(name, now), theme_name(name, other), desk.say(Word::theme), "",
                   telling(session::SetTheme{name}), true, in_other(Word::theme, now)});
  for (const auto& [language, name, in_words] :
       {std::tuple{Language::english, "English", "英文"}, std::tuple{Language::chinese, "中文", "Chinese"},
        std::tuple{Language::both, "English + 中文", "both 双语"}})
    all.push_back({fmt::format("language:{}", language_code(language)), name, in_words,
                   desk.say(Word::language), "", telling(session::SetLanguage{language}), true,
                   in_other(Word::language, now)});
  const session::Layers shown = desk.layers();
  for (const scenario::NamedLayer& known : scenario::layer_table)
    all.push_back({"layer:" + std::string(known.name), desk.say(word_of(known.layer)),
                   in_other(word_of(known.layer), now), desk.say(Word::layers), "",
                   telling(session::SetLayer{known.layer, !(shown.*known.layer)}), true,
                   in_other(Word::layers, now)});
  return all;
}

std::vector<Findable> found(std::vector<Findable> all, const std::string& typed,
                            const std::vector<std::string>& recent) {
  struct Ranked {
    int score;
    std::ptrdiff_t age;  // index in `recent`
    std::size_t index;
  };
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // Matching names come first, then members of a matching group ("projection rob").
    const auto grouped = fit(typed, all[i].group + " " + all[i].name);
    const auto other = fit(typed, all[i].other_group + " " + all[i].other);
    const auto less = [](std::optional<int> score) {
      return score ? std::optional(*score - group_costs) : score;
    };
    const auto score =
        std::max({fit(typed, all[i].name), fit(typed, all[i].other), less(grouped), less(other)});
    if (score) ranked.push_back({*score, std::ranges::find(recent, all[i].id) - recent.begin(), i});
  }
  std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
    return std::pair(-a.score, a.age) < std::pair(-b.score, b.age);
  });
  std::vector<Findable> result;
  result.reserve(ranked.size());
  for (const Ranked& r : ranked) result.push_back(std::move(all[r.index]));
  return result;
}

std::optional<Findable> position_typed(const std::string& typed, Language language) {
  const auto written = data::written_position(typed);
  if (!written) return std::nullopt;
  const auto name = [&](Language l) {
    return fmt::format(fmt::runtime(say(Word::go_to_position, l)), position_text(written->at, l));
  };
  return Findable{.id = "position",
                  .name = name(language),
                  .other = name(other_language(language)),
                  .group = say(Word::position, language),
                  .key = "",
                  .act = telling(session::LookAt{written->at}),
                  .recurs = false};
}

void finder(const Desk& desk, const Rect& map) {
  Panels::Finder& next = desk.panels.finder;
  const Panels::Finder now = next;
  std::vector<Findable> list = found(everything(desk), now.typed, desk.settings.recent);
  if (auto position = position_typed(now.typed, desk.language()))
    list.insert(list.begin(), std::move(*position));
  bool open = true, enter = false;
  if (begin_dialog(desk, map, fmt::format("{}###finder", desk.say(Word::find_command)), open, 480)) {
    std::array<char, 256> text{};
    std::strncpy(text.data(), now.typed.c_str(), text.size() - 1);
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    enter = ImGui::InputTextWithHint("##typed", desk.say(Word::find_hint), text.data(), text.size(),
                                     ImGuiInputTextFlags_EnterReturnsTrue);
    said(desk, std::string(text.data()));
    if (now.typed != text.data()) next = {true, text.data(), 0};
    const std::size_t shown = std::min(list.size(), most_shown);
    if (shown > 0 && key_pressed(ImGuiKey_DownArrow)) next.chosen = (now.chosen + 1) % shown;
    if (shown > 0 && key_pressed(ImGuiKey_UpArrow)) next.chosen = (now.chosen + shown - 1) % shown;
    const auto take = [&](const Findable& f) {
      if (f.recurs) note_used(desk.settings, f.id);
      f.act(desk);
      open = false;
    };
    if (list.empty()) muted(desk, desk.say(Word::find_nothing));
    for (std::size_t i = 0; i < shown; ++i) {
      const Findable& f = list[i];
      ImGui::PushID(f.id.c_str());
      const float x = ImGui::GetCursorPosX(), width = ImGui::GetContentRegionAvail().x - desk.px(7);
      const std::string right = f.key.empty() ? f.group : f.group + "  " + f.key;
      const float room = width - text_width(right) - desk.px(20);
      if (list_row(desk, elided(f.name, room).c_str(), i == now.chosen)) take(f);
      ImGui::SameLine(x + width - text_width(right));
      ImGui::TextDisabled("%s", right.c_str());
      ImGui::PopID();
    }
    if (shown < list.size())
      muted(desk, fmt::format(fmt::runtime(desk.say(Word::find_more)), list.size() - shown));
    if (enter && now.chosen < shown) take(list[now.chosen]);
  }
  ImGui::End();
  if (!open) next = {};
}

}  // namespace homebound::ui
