// The tab of forms: the file's contents by entry and key, checked as they are typed.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "compose/view/theme.h"
#include "data/places/gazetteer.h"
#include "geo/projection/projection.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"
#include "words/counting.h"

namespace homebound::ui {
namespace {

using scenario::Entry;
using scenario::EntryField;
using scenario::FieldType;
using scenario::Names;
using scenario::Sort;

constexpr std::size_t checked_while_typing = 1'000'000;  // bytes of the document

session::Context context_of(const Desk& desk) { return {desk.wall, desk.shown, 0}; }

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
    return fmt::format("{}  {}", i + 1, s.scenes[i].title.in(language));
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

// Renews the outline when the document's text changed, and drops the drafts of the old text.
void follow_document(const Desk& desk, EditState& state) {
  const auto text = session::text_of(desk.session.document);
  if (state.text == text || (state.text && *state.text == *text)) return;
  state.text = text;
  state.outline = std::make_shared<const scenario::TomlOutline>(*text);
  std::erase_if(state.drafts, [](const auto& d) { return d.second.problem.empty(); });
  const std::size_t count = scenario::entry_count(*state.outline, state.chosen.sort);
  if (state.chosen.index >= count) {
    state.chosen.index = count > 0 ? count - 1 : 0;
    state.drafts.clear();
  }
  state.chosen = scenario::entry_at(*state.outline, state.chosen.sort, state.chosen.index);
}

std::vector<std::string> choices_of(const Desk& desk, Names names, const std::string& typed) {
  const scenario::Scenario& s = desk.scenario();
  std::vector<std::string> all;
  const auto ids = [&](const auto& list) {
    for (const auto& one : list) all.push_back(one.id);
  };
  switch (names) {
    case Names::place:
      ids(s.places);
      if (!typed.empty())
        for (const data::Airport* a : data::Gazetteer::shipped().search(typed, 8))
          if (!a->iata.empty()) all.push_back(a->iata);
      break;
    case Names::source:
      ids(s.sources);
      break;
    case Names::figure:
      ids(s.figures);
      break;
    case Names::flight:
      ids(s.flights);
      break;
    case Names::callout:
      ids(s.callouts);
      break;
    case Names::kind:
      for (const auto& [kind, name] : s.kinds) all.push_back(kind);
      break;
    case Names::zone:
      for (const scenario::Place& p : s.places) all.push_back(p.zone);
      all.emplace_back("UTC");
      break;
    case Names::theme:
      all.assign(desk.themes.begin(), desk.themes.end());
      break;
    case Names::projection:
      for (const Preset& p : presets()) all.emplace_back(p.name);
      break;
    default:
      for (const std::string_view word : scenario::choices(names)) all.emplace_back(word);
  }
  std::vector<std::string> unique;
  for (std::string& one : all)
    if (std::find(unique.begin(), unique.end(), one) == unique.end()) unique.push_back(std::move(one));
  return unique;
}

std::string airport_name(const std::string& name, Language language) {
  const data::Airport* a = data::Airports::shipped().find(name);
  if (!a) return name;
  return fmt::format("{}  {}", name,
                     language == Language::chinese && !a->name_zh.empty() ? a->name_zh : a->name);
}

// Explains the last item while the pointer rests on it.
void help(const Desk& desk, const EntryField& field) {
  if (!ImGui::IsItemHovered() || ImGui::IsItemActive()) return;
  begin_tip(desk);
  ImGui::TextUnformatted(field.help.in(desk.language()));
  muted(desk, said(desk, scenario::facts_of(field)));
  end_tip();
}

// An input field with its error below it and its suggestions beside it.
class Input {
 public:
  Input(const Desk& desk, EditState& state, const EntryField& field, std::string key)
      : desk_(desk), state_(state), field_(field), key_(std::move(key)) {}

  void draw(const char* hint) {
    const std::string id = state_.chosen.path().text() + "/" + key_;
    const auto now = scenario::field_text(*state_.outline, *state_.text, state_.chosen, key_);
    const auto draft = state_.drafts.find(id);
    std::string typed = draft != state_.drafts.end() ? draft->second.typed : now.value_or("");
    ImGui::PushID(id.c_str());
    if (field_.type == FieldType::flag) {
      bool on = typed == "true";
      if (ImGui::Checkbox(desk_.say(Word::yes), &on)) commit(id, on ? "true" : "");
      help(desk_, field_);
      ImGui::PopID();
      return;
    }
    const bool wrong = draft != state_.drafts.end() && !draft->second.problem.empty();
    if (wrong) ImGui::PushStyleColor(ImGuiCol_FrameBg, im32(mixed(alarm(desk_), desk_.palette.back, 0.85F)));
    const float arrow = field_.names == Names::none ? 0 : ImGui::GetFrameHeight();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - arrow);
    const bool entered =
        ImGui::InputTextWithHint("##typed", hint, &typed, ImGuiInputTextFlags_EnterReturnsTrue);
    if (wrong) ImGui::PopStyleColor();
    if (ImGui::IsItemEdited()) type(id, typed);
    said(desk_, typed);
    const bool long_text = field_.type == FieldType::text &&
                           text_width(typed) > ImGui::GetItemRectSize().x - ImGui::GetFrameHeight();
    if (entered || ImGui::IsItemDeactivatedAfterEdit()) commit(id, typed);
    help(desk_, field_);
    if (field_.names != Names::none) offer(id, typed);
    if (long_text) muted(desk_, typed);  // shows the whole text, as the field shows one line
    if (const auto after = state_.drafts.find(id);
        after != state_.drafts.end() && !after->second.problem.empty())
      error_text(desk_, after->second.problem);
    ImGui::PopID();
  }

 private:
  session::EditField edit(const std::string& typed) const { return {state_.chosen, key_, typed}; }

  void type(const std::string& id, const std::string& typed) {
    Draft& draft = state_.drafts[id];
    draft.typed = typed;
    draft.problem = {};
    if (state_.text->size() < checked_while_typing)
      draft.problem = session::problem_of(desk_.session, edit(typed), context_of(desk_)).value_or(Text{});
  }

  // Commits a field. A refused text stays as typed, with the reason.
  void commit(const std::string& id, const std::string& typed) {
    if (typed == scenario::field_text(*state_.outline, *state_.text, state_.chosen, key_).value_or("")) {
      state_.drafts.erase(id);
      return;
    }
    if (const auto problem = session::problem_of(desk_.session, edit(typed), context_of(desk_))) {
      state_.drafts[id] = {typed, *problem};
      return;
    }
    state_.drafts.erase(id);
    desk_.tell(edit(typed));
  }

  void offer(const std::string& id, const std::string& typed) {
    ImGui::SameLine(0, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImGui::GetStyle().FramePadding);
    const bool open =
        ImGui::BeginCombo("##choices", "", ImGuiComboFlags_NoPreview | ImGuiComboFlags_PopupAlignLeft);
    ImGui::PopStyleVar();
    if (!open) return;
    const bool list = field_.type == FieldType::words || field_.type == FieldType::stops;
    const char separator = field_.type == FieldType::stops ? ';' : ',';
    for (const std::string& name : choices_of(desk_, field_.names, list ? "" : typed)) {
      const std::string shown = field_.names == Names::place ? airport_name(name, desk_.language()) : name;
      if (!ImGui::Selectable(shown.c_str(), name == typed)) continue;
      commit(id, list && !typed.empty() ? fmt::format("{}{} {}", typed, separator, name) : name);
    }
    ImGui::EndCombo();
  }

  const Desk& desk_;
  EditState& state_;
  const EntryField& field_;
  std::string key_;
};

void field_row(const Desk& desk, EditState& state, const EntryField& field) {
  push_face(Face::small);
  ImGui::TextDisabled("%s%s", field.label.in(desk.language()), field.required ? " *" : "");
  ImGui::PopFont();
  help(desk, field);
  const std::string key(field.key);
  if (field.type == FieldType::text) {
    Input(desk, state, field, key + ".en").draw("English");
    Input(desk, state, field, key + ".zh").draw("中文");
  } else {
    Input(desk, state, field, key).draw(hint_of(field.type));
  }
}

// Draws the list of entries and the actions for the chosen one.
void entry_list(const Desk& desk, EditState& state) {
  const Sort sort = state.chosen.sort;
  const std::size_t count = scenario::entry_count(*state.outline, sort);
  const bool ordered = sort != Sort::kind;
  const float rows = std::clamp(static_cast<float>(count), 2.0F, 6.0F);
  ImGui::BeginChild("##entries", {0, ImGui::GetTextLineHeightWithSpacing() * rows + desk.px(8)}, true);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count));
  while (clipper.Step())
    for (int k = clipper.DisplayStart; k < clipper.DisplayEnd; ++k) {
      const auto i = static_cast<std::size_t>(k);
      ImGui::PushID(k);
      if (ImGui::Selectable(title_of(desk, scenario::entry_at(*state.outline, sort, i)).c_str(),
                            i == state.chosen.index)) {
        state.chosen = scenario::entry_at(*state.outline, sort, i);
        state.drafts.clear();
        if (sort == Sort::scene) desk.tell(session::start_of(desk.timeline().story, i));
        if (sort == Sort::flight) desk.tell(session::FocusFlight{i, false});
      }
      // Dragging an entry over a neighbour reorders them.
      if (ordered && ImGui::IsItemActive() && !ImGui::IsItemHovered()) {
        const int to = k + (ImGui::GetMouseDragDelta(0).y < 0 ? -1 : 1);
        if (to >= 0 && to < static_cast<int>(count) && ImGui::IsMouseDragging(0)) {
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
    ImGui::EndDisabled();
    ImGui::SameLine(0, desk.px(4));
  };
  if (sort == Sort::flight)
    button(Word::add_flight, true, [&] { state.flight.emplace(); });
  else if (sort == Sort::scene)
    button(Word::take_view, true, [&] { desk.tell(take_view(desk)); });
  else
    button(Word::add, true, [&] {
      desk.tell(new_entry(desk, sort));
      state.chosen.index = count;
    });
  button(Word::up, ordered && i > 0 && i < count, [&] {
    desk.tell(session::MoveEntry{sort, i, i - 1});
    --state.chosen.index;
  });
  button(Word::down, ordered && i + 1 < count, [&] {
    desk.tell(session::MoveEntry{sort, i, i + 1});
    ++state.chosen.index;
  });
  button(Word::delete_entry, i < count, [&] { desk.tell(session::DeleteEntry{state.chosen}); });
  ImGui::NewLine();
}

void sort_choice(const Desk& desk, EditState& state) {
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##sort", scenario::entry_sort(state.chosen.sort).label.in(desk.language()),
                         ImGuiComboFlags_HeightLarge))
    return;
  for (const scenario::EntrySort& sort : scenario::entry_sorts())
    if (ImGui::Selectable(sort.label.in(desk.language()), sort.sort == state.chosen.sort)) {
      state.chosen = scenario::entry_at(*state.outline, sort.sort, 0);
      state.drafts.clear();
    }
  ImGui::EndCombo();
}

}  // namespace

void edit_tab(const Desk& desk) {
  EditState& state = desk.panels.edit;
  follow_document(desk, state);
  sort_choice(desk, state);
  if (state.chosen.sort != Sort::top) entry_list(desk, state);
  ImGui::Checkbox(desk.say(Word::edit_on_map), &state.on_map);
  const bool of_table = state.chosen.sort == Sort::flight &&
                        desk.scenario().flights.size() > scenario::entry_count(*state.outline, Sort::flight);
  if (of_table) {
    muted(desk, desk.say(Word::flights_of_tables));
    if (ImGui::Button(desk.say(Word::tables_to_flights))) desk.tell(session::TablesToFlights{});
  }
  ImGui::Separator();
  if (state.chosen.index >= scenario::entry_count(*state.outline, state.chosen.sort)) {
    muted(desk, desk.say(Word::nothing_here));
    return;
  }
  const scenario::EntrySort& sort = scenario::entry_sort(state.chosen.sort);
  for (const EntryField& field : sort.fields)
    if (!scenario::is_part(sort, field)) field_row(desk, state, field);
}

}  // namespace homebound::ui
