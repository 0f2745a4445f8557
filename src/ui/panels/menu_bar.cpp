#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <imgui_internal.h>  // for the direction of keyboard navigation

#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/panels/actions.h"
#include "ui/panels/panels.h"
#include "words/asides.h"

namespace homebound::ui {
namespace {

// Returns the direction of a key that leaves the focused menu sideways: -1, 1, or 0 for none. Dear ImGui
// would only move to the next title.
int step_aside() {
  if (!ImGui::IsWindowFocused() || !ImGui::NavMoveRequestButNoResultYet()) return 0;
  const ImGuiDir way = ImGui::GetCurrentContext()->NavMoveDir;
  if (way != ImGuiDir_Left && way != ImGuiDir_Right) return 0;
  ImGui::NavMoveRequestCancel();
  return way == ImGuiDir_Left ? -1 : 1;
}

void menu(const Desk& desk, std::size_t index) {
  const auto& [which, title] = menus[index];
  if (!ImGui::BeginMenu(desk.say(title))) return;
  for (const Action& a : actions()) {
    if (a.menu != which) continue;
    const bool checked = a.checked != nullptr && a.checked(desk);
    const bool possible = a.possible == nullptr || a.possible(desk);
    std::string label = desk.say(a.word);
    if (const Text about = a.about == nullptr ? Text{} : a.about(desk); !about.empty())
      label = labelled(label, said(desk, about), desk.language());
    if (ImGui::MenuItem(label.c_str(), text_of(a.chords[0]).c_str(), checked, possible)) a.act(desk);
    if (a.word == Word::open_file &&
        ImGui::BeginMenu(desk.say(Word::recent_files), !desk.panels.files.recent.empty())) {
      for (const std::string& file : desk.panels.files.recent)
        if (ImGui::MenuItem(file.c_str())) desk.tell(FileCommand(OpenDocument{file}));
      ImGui::EndMenu();
    }
    if (a.group_ends) ImGui::Separator();
  }
  if (const int step = step_aside(); step != 0)
    desk.panels.menu = (index + std::size(menus) + static_cast<std::size_t>(step)) % std::size(menus);
  ImGui::EndMenu();
}

// Returns the progress of an export whose panel is closed.
std::string export_share(const Desk& desk) {
  const auto& job = desk.panels.exporting.account.job;
  if (desk.panels.exporting.open || !job || job->state != exporting::Job::State::running) return {};
  const int percent = 100 * job->progress.done / std::max(job->progress.of, 1);
  return fmt::format(fmt::runtime(desk.say(Word::exporting_share)), percent);
}

}  // namespace

Rect menu_bar(const Desk& desk, const Rect& free) {
  Rect left = free;
  left.top += ImGui::GetFrameHeight();
  Rect bar = free;
  bar.bottom = left.top;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(8), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  const bool open = begin_fixed("##menu", bar, ImGuiWindowFlags_MenuBar) && ImGui::BeginMenuBar();
  ImGui::PopStyleVar(2);  // menus use their own padding
  if (open) {
    if (const auto next = std::exchange(desk.panels.menu, std::nullopt))
      ImGui::OpenPopup(desk.say(menus[*next].second));
    for (std::size_t i = 0; i < std::size(menus); ++i) menu(desk, i);
    const std::string hint = std::string(desk.say(Word::keys)) + "  F1";
    const float hint_at = static_cast<float>(bar.width()) - text_width(hint) - desk.px(14);
    float right = hint_at;
    const auto before_it = [&](const std::string& text) {
      right -= text_width(text) + desk.px(28);
      ImGui::SameLine(right);
      return ImGui::MenuItem(text.c_str());
    };
    if (const std::size_t count = count_warnings(desk.scenario()); count > 0) {
      ImGui::PushStyleColor(ImGuiCol_Text, im32(alarm(desk)));
      if (before_it(fmt::format(fmt::runtime(desk.say(Word::warnings_count)), count)))
        desk.panels.warnings = !desk.panels.warnings;
      ImGui::PopStyleColor();
      note(desk, "warnings.count");
    }
    if (const std::string share = export_share(desk); !share.empty() && before_it(share))
      desk.tell(OpenExport{true});
    ImGui::SameLine(hint_at);
    ImGui::TextDisabled("%s", hint.c_str());
    ImGui::EndMenuBar();
  }
  ImGui::End();
  return left;
}

}  // namespace homebound::ui
