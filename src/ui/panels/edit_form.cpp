// The tab of forms: the file's contents by entry and key, checked as fields are left.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>

#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"
#include "words/counting.h"

namespace homebound::ui {
namespace {

using scenario::Entry;
using scenario::EntryField;
using scenario::Sort;

std::string code(const scenario::Scenario& s, std::size_t place) { return s.places[place].id; }

// Returns an entry's title in a list.
std::string title_of(const Desk& desk, const Entry& entry) {
  const scenario::Scenario& s = desk.scenario();
  const std::size_t i = entry.index;
  Language language = desk.language();
  if (entry.sort == Sort::flight && i < s.flights.size())
    return fmt::format("{} → {}  {}", code(s, s.flights[i].from), code(s, s.flights[i].to), s.flights[i].id);
  if (entry.sort == Sort::place && i < s.places.size())
    return s.places[i].id + "  " + s.places[i].name.in(language);
  if (entry.sort == Sort::source && i < s.sources.size())
    return s.sources[i].id + "  " + s.sources[i].title.in(language);
  if (entry.sort == Sort::figure && i < s.figures.size())
    return s.figures[i].id + "  " + s.figures[i].value.in(language);
  if (entry.sort == Sort::scene && i < s.scenes.size())
    return fmt::format("{}  {}", i + 1,
                       s.scenes[i].title.empty() ? desk.say(Word::untitled) : s.scenes[i].title.in(language));
  if (entry.sort == Sort::event)
    for (const scenario::Event& e : s.events)
      if (e.order == i) return day_and_time(e.at, e.zone, language) + "  " + e.text.in(language);
  if (entry.sort == Sort::kind)
    if (const auto kind = s.kinds.find(entry.id); kind != s.kinds.end())
      return entry.id + "  " + kind->second.in(language);
  if (entry.sort == Sort::callout && i < s.callouts.size())
    return (s.callouts[i].id.empty() ? fmt::format("{}", i + 1) : s.callouts[i].id) + "  " +
           s.callouts[i].text.in(language);
  if (entry.sort == Sort::counter && i < s.counters.size())
    return homebound::title_of(s.counters[i]).in(language);
  if (entry.sort == Sort::table && i < s.tables.size()) return s.tables[i].file;
  if (entry.sort == Sort::layer && i < s.user_layers.size()) return s.user_layers[i].file;
  return fmt::format("{}", i + 1);
}

// Renews the outline when the document's text changed. What was refused is tried again.
void follow_document(const Desk& desk, EditState& state) {
  const auto text = session::text_of(desk.session.document);
  if (state.text == text || (state.text && *state.text == *text)) return;
  state.text = text;
  state.outline = std::make_shared<const scenario::TomlOutline>(*text);
  std::erase_if(state.drafts, [](const auto& d) { return d.second.problem.empty(); });
  if (state.together.size() <= 1) state.together = {state.chosen};
  try_drafts_again(desk, state);
  const std::size_t count = scenario::entry_count(*state.outline, state.chosen.sort);
  if (state.chosen.index >= count) {
    state.chosen.index = count > 0 ? count - 1 : 0;
    state.drafts.clear();
  }
  state.chosen = scenario::entry_at(*state.outline, state.chosen.sort, state.chosen.index);
}

// Draws the list of entries and the actions for the chosen one.
void entry_list(const Desk& desk, EditState& state, bool beside) {
  const Sort sort = state.chosen.sort;
  const std::size_t count = scenario::entry_count(*state.outline, sort);
  const bool ordered = sort != Sort::kind;
  constexpr float tall_panel = 560;  // units
  const float most = ImGui::GetWindowHeight() < desk.px(tall_panel) ? 4 : 6;
  const float rows = std::clamp(static_cast<float>(count), 2.0F, most);
  const float line = ImGui::GetTextLineHeightWithSpacing();
  // Beside the form it is as tall as the panel, but for its buttons.
  const float height =
      beside ? std::max(ImGui::GetContentRegionAvail().y - 2 * ImGui::GetFrameHeightWithSpacing(), 2 * line)
             : line * rows + desk.px(8);
  ImGui::BeginChild("##entries", {0, height}, true, ImGuiWindowFlags_NavFlattened);
  if (state.listed != state.chosen) {  // it may have been chosen elsewhere
    const float at = line * static_cast<float>(state.chosen.index), shown = ImGui::GetWindowHeight();
    if (at < ImGui::GetScrollY() || at + line > ImGui::GetScrollY() + shown)
      ImGui::SetScrollY(std::max(at - (shown - line) / 2, 0.0F));
  }
  state.listed = state.chosen;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count));
  while (clipper.Step())
    for (int k = clipper.DisplayStart; k < clipper.DisplayEnd; ++k) {
      const auto i = static_cast<std::size_t>(k);
      ImGui::PushID(k);
      if (ImGui::Selectable(title_of(desk, scenario::entry_at(*state.outline, sort, i)).c_str(),
                            i == state.chosen.index)) {
        state.choose(scenario::entry_at(*state.outline, sort, i));
        if (sort == Sort::scene) desk.tell(session::entrance_of(desk.timeline().story, i, desk.playing()));
        if (sort == Sort::flight) desk.tell(session::FocusFlight{i, false});
      }
      note(desk, "entry", i);
      if (ImGui::BeginPopupContextItem("##menu")) {
        entry_menu(desk, scenario::entry_at(*state.outline, sort, i));
        ImGui::EndPopup();
      }
      // Dragging an entry over a neighbour reorders them.
      if (ordered && ImGui::IsItemActive() && !ImGui::IsItemHovered()) {
        const int to = k + (ImGui::GetMouseDragDelta(0).y < 0 ? -1 : 1);
        state.choose(scenario::entry_at(*state.outline, sort, i));
        if (to >= 0 && to < static_cast<int>(count) && ImGui::IsMouseDragging(0) && !state.leaving) {
          desk.tell(session::MoveEntry{sort, i, static_cast<std::size_t>(to)});
          state.chosen.index = static_cast<std::size_t>(to);
          ImGui::ResetMouseDragDelta();
        }
      }
      ImGui::PopID();
    }
  ImGui::EndChild();

  const std::size_t i = state.chosen.index;
  const auto button = [&](Word word, bool possible, auto&& act) {
    ImGui::BeginDisabled(!possible);
    if (ImGui::Button(desk.say(word))) act();
    note(desk, "entry.button", static_cast<std::size_t>(word));
    ImGui::EndDisabled();
    ImGui::SameLine(0, desk.px(4));
  };
  if (sort == Sort::flight)
    button(Word::add_flight, true, [&] { state.flight = flight_draft(desk); });
  else if (sort == Sort::table || sort == Sort::layer)
    button(Word::add, true, [&] {
      const auto what = sort == Sort::table ? ChooseFile::For::import : ChooseFile::For::layer;
      desk.tell(FileCommand(ChooseFile{what}));
    });
  else if (sort == Sort::scene)
    button(Word::new_scene, true, [&] { desk.tell(take_view(desk)); });
  else
    button(Word::add, true, [&] {
      desk.tell(new_entry(desk, sort));
      const Entry added{sort, count, {}};
      state.choose(added);
      if (state.chosen == added) state.caret = first_key(desk, scenario::entry_sort(sort).fields);
    });
  button(Word::up, ordered && i > 0 && i < count, [&] {
    desk.tell(session::MoveEntry{sort, i, i - 1});
    --state.chosen.index;
  });
  button(Word::down, ordered && i + 1 < count, [&] {
    desk.tell(session::MoveEntry{sort, i, i + 1});
    ++state.chosen.index;
  });
  button(Word::delete_entry, i < count, [&] {
    state.drafts.clear();
    desk.tell(session::DeleteEntry{state.chosen});
  });
  ImGui::NewLine();
}

void sort_choice(const Desk& desk, EditState& state) {
  ImGui::SetNextItemWidth(-1);
  if (!begin_combo(desk, "##sort", scenario::entry_sort(state.chosen.sort).label.in(desk.language()),
                   ImGuiComboFlags_HeightLarge))
    return;
  for (const scenario::EntrySort& sort : scenario::entry_sorts()) {
    if (ImGui::Selectable(sort.label.in(desk.language()), sort.sort == state.chosen.sort))
      state.choose(scenario::entry_at(*state.outline, sort.sort, 0));
    note(desk, "sort", sort.name);
  }
  ImGui::EndCombo();
}

// The flights that are selected in the table are edited with the chosen one.
std::vector<Entry> edited_together(const Desk& desk, const EditState& state) {
  const std::set<std::uint32_t>& selected = desk.panels.explorer.table.selected;
  const auto index = static_cast<std::uint32_t>(state.chosen.index);
  if (state.chosen.sort != Sort::flight || selected.size() < 2 || !selected.contains(index))
    return {state.chosen};
  std::vector<Entry> all;
  const std::size_t count = scenario::entry_count(*state.outline, Sort::flight);
  for (const std::uint32_t row : selected)
    if (row < count) all.push_back({Sort::flight, row, {}});
  return all;
}

}  // namespace

namespace {

// The list with its buttons, and what else is above the form.
void above_form(const Desk& desk, EditState& state, bool beside) {
  if (state.chosen.sort != Sort::top) entry_list(desk, state, beside);
  if (auto together = edited_together(desk, state); state.together != together) {
    state.together = std::move(together);
    if (!state.refused()) state.drafts.clear();
  }
  ImGui::Checkbox(desk.say(Word::edit_on_map), &state.on_map);
  const bool of_table = state.chosen.sort == Sort::flight &&
                        desk.scenario().flights.size() > scenario::entry_count(*state.outline, Sort::flight);
  if (of_table) {
    muted(desk, desk.say(Word::flights_of_tables));
    if (ImGui::Button(desk.say(Word::tables_to_flights))) desk.tell(session::TablesToFlights{});
  }
}

void form(const Desk& desk, EditState& state) {
  if (state.chosen.index >= scenario::entry_count(*state.outline, state.chosen.sort)) {
    muted(desk, desk.say(Word::nothing_here));
    return;
  }
  if (state.together.size() > 1)
    muted(desk, fmt::format(fmt::runtime(desk.say(Word::edited_together)), state.together.size()));
  const scenario::EntrySort& sort = scenario::entry_sort(state.chosen.sort);
  for (const EntryField& field : sort.fields)
    if (!scenario::is_part(sort, field)) field_row(desk, state, field);
}

}  // namespace

// The list stays where it is while the form below or, in a wide panel, beside it scrolls.
void edit_tab(const Desk& desk) {
  constexpr double wide_panel = 600, least_form = 130;  // units
  constexpr double list_share = 0.4;                    // of the width
  EditState& state = desk.panels.edit;
  follow_document(desk, state);
  if (state.chosen.sort == Sort::scene && state.listed.sort != Sort::scene) desk.settings.storyboard = true;
  sort_choice(desk, state);
  const float width = ImGui::GetContentRegionAvail().x;
  const bool beside = width > desk.px(wide_panel) && state.chosen.sort != Sort::top;
  if (beside) {
    ImGui::BeginChild("##list", {width * static_cast<float>(list_share), 0}, false,
                      ImGuiWindowFlags_NavFlattened);
    above_form(desk, state, true);
    ImGui::EndChild();
    ImGui::SameLine();
  } else {
    above_form(desk, state, false);
    ImGui::Separator();
  }
  const float least = desk.px(least_form);  // in a lower panel all scrolls
  ImGui::BeginChild("##form", {0, std::max(ImGui::GetContentRegionAvail().y, least)}, false,
                    ImGuiWindowFlags_NavFlattened);
  form(desk, state);
  ImGui::EndChild();
}

}  // namespace homebound::ui
