// The search box (Ctrl+F): one field for everything that has a name.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/panels.h"
#include "words/amounts.h"
#include "words/facts.h"

namespace homebound::ui {
namespace {

using session::Found;

struct Line {
  Word kind;
  std::string name, detail;
};

std::string named(const std::string& code, const std::string& name) {
  return code.empty() || code == name ? name : name.empty() ? code : fmt::format("{} · {}", code, name);
}

Line line_of(const Desk& desk, const Found& found) {
  const scenario::Scenario& s = desk.scenario();
  Language language = desk.language();
  switch (found.kind) {
    case Found::Kind::place: {
      const scenario::Place& p = s.places[found.index];
      return {Word::place, named(p.iata.empty() ? p.icao : p.iata, p.name.in(language)), p.city.in(language)};
    }
    case Found::Kind::flight: {
      const scenario::Flight& f = s.flights[found.index];
      const auto city = [&](std::size_t place) {
        const scenario::Place& p = s.places[place];
        return (p.city.empty() ? p.name : p.city).in(language);
      };
      return {Word::flight, f.id, fmt::format("{} → {}", city(f.from), city(f.to))};
    }
    case Found::Kind::scene:
      return {Word::story_scene,
              fmt::format("{} · {}", found.index + 1, s.scenes[found.index].title.in(language)), ""};
    case Found::Kind::event:
      return {Word::event, s.events[found.index].text.in(language),
              event_date(s.events[found.index], language)};
    case Found::Kind::position:
      return {Word::position, position_text(found.at, language), ""};
    case Found::Kind::airport:
      break;
  }
  const data::Airport& a = *found.airport;
  const bool chinese = language == Language::chinese;
  return {Word::airport,
          named(a.iata.empty() ? a.icao : a.iata, chinese && !a.name_zh.empty() ? a.name_zh : a.name),
          city_name(a, language)};
}

void look_up(const Desk& desk, SearchBox& box) {
  if (box.scenario != desk.timeline().scenario) {
    box.scenario = desk.timeline().scenario;
    box.index.emplace(box.scenario);
    box.found_for.clear();
  }
  if (box.found_for == box.text) return;
  box.found_for = box.text;
  box.found = box.index->find(box.found_for);
  box.chosen = 0;
}

}  // namespace

void search_box(const Desk& desk, const Rect& map) {
  Explorer& explorer = desk.panels.explorer;
  SearchBox& box = explorer.search;
  if (!desk.panels.search) {
    box.focus = true;
    return;
  }
  const double width = std::min(desk.px(460.0), static_cast<float>(map.width() - desk.px(24)));
  ImGui::SetNextWindowPos(vec(map.centre().x - width / 2, map.top + desk.px(10)));
  ImGui::SetNextWindowSize(vec(width, 0));
  ImGui::Begin("###search", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  if (std::exchange(box.focus, false)) {
    ImGui::SetWindowFocus();
    ImGui::SetKeyboardFocusHere();
  }
  ImGui::SetNextItemWidth(-1);
  const bool entered =
      ImGui::InputTextWithHint("##text", desk.say(Word::search_hint), &box.text,
                               ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  said(desk, box.text);
  look_up(desk, box);
  const std::size_t count = box.found.size();
  if (count > 0 && key_pressed(ImGuiKey_DownArrow)) box.chosen = (box.chosen + 1) % count;
  if (count > 0 && key_pressed(ImGuiKey_UpArrow)) box.chosen = (box.chosen + count - 1) % count;
  std::optional<std::size_t> taken;
  const float most = std::max(static_cast<float>(map.height()) - desk.px(110), desk.px(80));
  const float row = ImGui::GetTextLineHeight() * 2.1F;
  if (count > 0) {
    ImGui::BeginChild(
        "##found", {0, std::min(most, static_cast<float>(count) * (row + ImGui::GetStyle().ItemSpacing.y))});
    for (std::size_t i = 0; i < count; ++i) {
      const Line line = line_of(desk, box.found[i]);
      said(desk, line.name + line.detail);
      ImGui::PushID(static_cast<int>(i));
      const ImVec2 at = ImGui::GetCursorPos();
      if (list_row(desk, "##row", i == box.chosen, row)) taken = i;
      note(desk, "found", i);
      if (i == box.chosen && (key_pressed(ImGuiKey_DownArrow) || key_pressed(ImGuiKey_UpArrow)))
        ImGui::SetScrollHereY();
      const ImVec2 next = ImGui::GetCursorPos();
      ImGui::SetCursorPos({at.x + desk.px(8), at.y});
      ImGui::TextUnformatted(elided(line.name, ImGui::GetContentRegionAvail().x).c_str());
      ImGui::SetCursorPos({at.x + desk.px(8), at.y + row * 0.5F});
      push_face(Face::small);
      ImGui::TextDisabled("%s",
                          (line.detail.empty() ? desk.say(line.kind)
                                               : fmt::format("{} · {}", desk.say(line.kind), line.detail))
                              .c_str());
      ImGui::PopFont();
      ImGui::SetCursorPos(next);
      ImGui::PopID();
    }
    ImGui::EndChild();
    if (entered) taken = box.chosen;
  } else if (!box.found_for.empty()) {
    muted(desk, desk.say(Word::search_none));
  }
  muted(desk, desk.say(Word::search_keys));
  ImGui::End();
  if (taken) {
    const Found& found = box.found[*taken];
    for (session::Command& command : session::go_to(found, desk.timeline(), desk.state.t))
      desk.tell(std::move(command));
    if (found.kind == Found::Kind::flight) explorer.chosen = {compose::Hit::Kind::flight, found.index, {}};
    if (found.kind == Found::Kind::place) explorer.chosen = {compose::Hit::Kind::place, found.index, {}};
  }
  if (taken || key_pressed(ImGuiKey_Escape)) desk.panels.search = false;
}

}  // namespace homebound::ui
