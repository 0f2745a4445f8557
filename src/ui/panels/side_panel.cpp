// The panel on the right: how the map looks, and the list of flights.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "geo/projection/projection.h"
#include "scenario/head_count_text.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/panels.h"
#include "viewing/view.h"

namespace homebound::ui {
namespace {

using session::Layer;
using session::Layers;

void label(const Desk& desk, Word word) {
  ImGui::Spacing();
  push_face(Face::small);
  ImGui::TextDisabled("%s", desk.say(word));
  ImGui::PopFont();
}

void projection_choice(const Desk& desk) {
  label(desk, Word::projection);
  const std::string& now = desk.shown.projection.name();
  ImGui::SetNextItemWidth(-1);
  if (begin_combo(desk, "##projection", projection_name(desk.shown.projection, desk.language()),
                  ImGuiComboFlags_HeightLargest)) {
    for (const Preset& p : presets()) {
      const std::string name(p.name);
      ImGui::PushID(name.c_str());
      const ImVec2 at = ImGui::GetCursorPos();
      const float line = ImGui::GetTextLineHeight();
      if (ImGui::Selectable("##pick", name == now, 0, {0, line * 1.95F}))
        desk.tell(session::Command(session::SetProjection{name}));
      note(desk, "projection", name);
      if (name == now) ImGui::SetItemDefaultFocus();
      const ImVec2 next = ImGui::GetCursorPos();
      ImGui::SetCursorPos(at);
      ImGui::TextUnformatted(projection_name(name, desk.language()).c_str());
      ImGui::SetCursorPos({at.x, at.y + line * 1.02F});
      push_face(Face::small);
      ImGui::TextDisabled("%s", projection_use(name, desk.language()).c_str());
      ImGui::PopFont();
      ImGui::SetCursorPos(next);
      ImGui::PopID();
    }
    ImGui::EndCombo();
  }
  if (const std::string use = projection_use(now, desk.language()); !use.empty()) muted(desk, use);
}

void theme_choice(const Desk& desk) {
  label(desk, Word::theme);
  ImGui::SetNextItemWidth(-1);
  const std::string& now = desk.session.look.theme;
  if (!ImGui::BeginCombo("##theme", theme_name(now, desk.language()).c_str())) return;
  for (const std::string& name : desk.themes)
    if (ImGui::Selectable(theme_name(name, desk.language()).c_str(), name == now))
      desk.tell(session::Command(session::SetTheme{name}));
  ImGui::EndCombo();
}

void language_choice(const Desk& desk) {
  label(desk, Word::language);
  for (const auto& [language, name] :
       {std::pair{Language::english, "English"}, std::pair{Language::chinese, "中文"},
        std::pair{Language::both, "English + 中文"}}) {
    if (ImGui::RadioButton(name, desk.language() == language))
      desk.tell(session::Command(session::SetLanguage{language}));
    ImGui::SameLine(0, desk.px(18));
  }
  ImGui::NewLine();
}

void layer_boxes(const Desk& desk, Word title, std::initializer_list<Layer> layers) {
  label(desk, title);
  if (!ImGui::BeginTable(desk.say(title), 2)) return;
  const Layers shown = desk.layers();
  for (const Layer layer : layers) {
    ImGui::TableNextColumn();
    bool on = shown.*layer;
    if (ImGui::Checkbox(desk.say(word_of(layer)), &on))
      desk.tell(session::Command(session::SetLayer{layer, on}));
    note(desk, "layer", std::ranges::find(scenario::layer_table, layer, &scenario::NamedLayer::layer)->name);
  }
  ImGui::EndTable();
}

void zone_choice(const Desk& desk) {
  label(desk, Word::second_clock);
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##zone", desk.settings.zone.c_str())) return;
  const std::vector<std::string> zones = viewing::zones_at_hand(desk.scenario(), desk.settings.zone);
  for (const std::string& zone : zones)
    if (ImGui::Selectable(zone.c_str(), zone == desk.settings.zone)) desk.settings.zone = zone;
  ImGui::EndCombo();
}

void scale_choice(const Desk& desk) {
  label(desk, Word::ui_scale);
  ImGui::SetNextItemWidth(desk.px(110));
  const auto text = [&](int percent) {
    return std::to_string(percent) + (desk.language() == Language::chinese ? "%" : " %");
  };
  if (!ImGui::BeginCombo("##scale", text(desk.settings.ui_percent).c_str())) return;
  for (const int percent : ui_percents)
    if (ImGui::Selectable(text(percent).c_str(), percent == desk.settings.ui_percent))
      desk.settings.ui_percent = percent;
  ImGui::EndCombo();
}

void view_tab(const Desk& desk) {
  projection_choice(desk);
  if (ImGui::Button(desk.say(Word::reset_view))) desk.tell(session::Command(session::Home{}));
  theme_choice(desk);
  language_choice(desk);
  layer_boxes(desk, Word::on_map,
              {&Layers::routes, &Layers::plan, &Layers::graticule, &Layers::boundaries, &Layers::lakes,
               &Layers::rivers, &Layers::cities, &Layers::countries, &Layers::seas, &Layers::graticule_labels,
               &Layers::labels, &Layers::daylight, &Layers::twilight, &Layers::relief});
  layer_boxes(
      desk, Word::on_page,
      {&Layers::title, &Layers::clock, &Layers::totals, &Layers::caption, &Layers::legend, &Layers::chart,
       &Layers::counters, &Layers::bars, &Layers::cumulative, &Layers::ranking, &Layers::footnotes,
       &Layers::attribution, &Layers::scale_bar, &Layers::north, &Layers::inset, &Layers::logo});
  zone_choice(desk);
  scale_choice(desk);
}

// Returns a time for the list. Estimated times have a tilde, for want of italics, and are explained on hover.
std::string listed_time(const Desk& desk, Instant t, scenario::Certainty sure) {
  return (sure == scenario::Certainty::estimated ? "~" : "") +
         day_and_time(t, desk.scenario().zone, desk.language());
}

void flight_row(const Desk& desk, std::size_t i) {
  const scenario::Scenario& s = desk.scenario();
  const scenario::Flight& f = s.flights[i];
  const timeline::Leg& leg = desk.timeline().legs[i];
  const bool chosen = desk.session.look.focus == i;
  const auto code = [&](std::size_t place) {
    return s.places[place].iata.empty() ? s.places[place].id : s.places[place].iata;
  };
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  const float height = ImGui::GetTextLineHeight() * 2;
  if (ImGui::Selectable(fmt::format("##flight{}", i).c_str(), chosen, ImGuiSelectableFlags_SpanAllColumns,
                        {0, height}))
    desk.tell(session::Command(session::FocusFlight{chosen ? std::nullopt : std::optional(i)}));
  note(desk, "flight", i);
  if (ImGui::BeginPopupContextItem("##menu")) {
    entry_menu(desk, {scenario::Sort::flight, i, {}});
    ImGui::EndPopup();
  }
  if (ImGui::IsItemHovered()) {
    // Place the tip over the map, so that the list stays readable.
    ImGui::SetNextWindowPos({ImGui::GetWindowPos().x - desk.px(10), ImGui::GetItemRectMin().y},
                            ImGuiCond_Always, {1, 0});
    begin_tip(desk);
    flight_facts(desk, i);
    end_tip();
  }
  ImGui::SameLine(0, 0);
  ImGui::BeginGroup();
  const ImVec2 spacing = ImGui::GetStyle().ItemSpacing;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {spacing.x, 0});
  const auto cell = [&](const std::string& above, const std::string& below) {
    ImGui::TextUnformatted(above.c_str());
    push_face(Face::small);
    ImGui::TextDisabled("%s", below.c_str());
    ImGui::PopFont();
  };
  cell(code(f.from) + " → " + code(f.to), f.id);
  ImGui::EndGroup();
  ImGui::TableNextColumn();
  if (desk.timeline().timed)
    cell(listed_time(desk, leg.depart, leg.depart_sure), listed_time(desk, leg.arrive, leg.arrive_sure));
  ImGui::TableNextColumn();
  if (mentions_people(f))
    cell(text_of(f.people, desk.language()), f.people.known() ? desk.say(word_for(f.sure)) : "");
  ImGui::PopStyleVar();
}

void flights_tab(const Desk& desk) {
  ImGui::BeginDisabled(!desk.session.look.focus);
  if (ImGui::Button(desk.say(Word::show_all))) {
    desk.tell(session::Command(session::FocusFlight{}));
    desk.tell(session::Command(session::Home{}));
  }
  ImGui::EndDisabled();
  const Text& zone = desk.scenario().zone_name;
  muted(desk, fmt::format("{} · ~ {}", zone.empty() ? desk.scenario().zone : zone.in(desk.language()),
                          desk.say(word_for(scenario::Certainty::estimated))));
  if (!ImGui::BeginTable("##flights", 3,
                         ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_ScrollY | ImGuiTableFlags_PadOuterX))
    return;
  const std::string times = fmt::format("{}\n{}", desk.say(Word::departs), desk.say(Word::arrives));
  const std::string people = fmt::format("{}\n{}", desk.say(Word::people), desk.say(Word::certainty));
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn(desk.say(Word::route), ImGuiTableColumnFlags_WidthStretch, 1.05F);
  ImGui::TableSetupColumn(times.c_str(), ImGuiTableColumnFlags_WidthStretch, 1.1F);
  ImGui::TableSetupColumn(people.c_str(), ImGuiTableColumnFlags_WidthStretch, 0.8F);
  push_face(Face::small);
  ImGui::TableHeadersRow();
  ImGui::PopFont();
  ImGuiListClipper rows;  // a table of routes may have tens of thousands of rows
  const std::vector<std::uint32_t>& shown = desk.panels.explorer.table.rows;
  rows.Begin(static_cast<int>(shown.size()));
  while (rows.Step())
    for (int i = rows.DisplayStart; i < rows.DisplayEnd; ++i)
      flight_row(desk, shown[static_cast<std::size_t>(i)]);
  ImGui::EndTable();
}

}  // namespace

Rect side_panel(const Desk& desk, const Rect& free) {
  EditState& edit = desk.panels.edit;
  edit.tab_open = false;
  if (!desk.settings.side_panel) return free;
  const auto height = static_cast<float>(free.height());
  const float widest = std::max(desk.px(280), static_cast<float>(free.width()) * 0.5F);
  ImGui::SetNextWindowPos(vec(free.right, free.top), ImGuiCond_Always, {1, 0});
  const float width = std::clamp(desk.px(desk.settings.panel_width), desk.px(280), widest);
  ImGui::SetNextWindowSize({width, height});
  ImGui::SetNextWindowSizeConstraints({desk.px(280), height}, {widest, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("###side", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(2);
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left) && std::abs(ImGui::GetWindowWidth() - width) >= 1)
    desk.settings.panel_width = static_cast<int>(std::lround(ImGui::GetWindowWidth() / desk.scale));
  Rect left = free;
  left.right -= ImGui::GetWindowWidth();
  ImGui::GetWindowDrawList()->AddLine(vec(left.right, free.top), vec(left.right, free.bottom),
                                      im32(desk.palette.line), desk.px(1));
  if (ImGui::BeginTabBar("##tabs")) {
    const auto tab = [&](Word title, const char* id, const auto& content, bool wanted = false) {
      const bool open = ImGui::BeginTabItem(fmt::format("{}###{}", desk.say(title), id).c_str(), nullptr,
                                            wanted ? ImGuiTabItemFlags_SetSelected : 0);
      note(desk, "tab", id);
      if (!open) return;
      ImGui::BeginChild(id, {0, 0}, false, ImGuiWindowFlags_NavFlattened);
      content(desk);
      ImGui::EndChild();
      ImGui::EndTabItem();
    };
    tab(Word::view, "view", view_tab);
    tab(Word::flights, "flights", flights_tab);
    tab(Word::filter, "filter", filter_tab, std::exchange(desk.panels.filter, false));
    tab(Word::evidence, "evidence", evidence_tab);
    const ImGuiTabItemFlags front = std::exchange(edit.show_tab, false) ? ImGuiTabItemFlags_SetSelected : 0;
    if (ImGui::BeginTabItem(fmt::format("{}###edit", desk.say(Word::edit)).c_str(), nullptr, front)) {
      edit.tab_open = true;
      ImGui::BeginChild("edit", {0, 0}, false, ImGuiWindowFlags_NavFlattened);
      edit_tab(desk);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
  }
  ImGui::End();
  return left;
}

}  // namespace homebound::ui
