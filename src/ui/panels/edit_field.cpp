// A field of the form: typed text, checked when it is left, with its error below and its suggestions beside
// it.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>

#include "compose/view/theme.h"
#include "data/places/gazetteer.h"
#include "geo/projection/projection.h"
#include "ui/kit/boxes.h"
#include "ui/kit/examples.h"
#include "ui/kit/fonts.h"
#include "ui/kit/text_area.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"
#include "words/asides.h"

namespace homebound::ui {
namespace {

using scenario::EntryField;
using scenario::FieldType;
using scenario::Names;
using scenario::TypedFields;

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

// Returns how many lines an empty field has whose text may be long; 0 for a field of one line.
int lines_of(const EntryField& field) {
  if (field.type != FieldType::text) return 0;
  return field.key == "notes" ? 3 : field.key == "text" || field.key == "note" ? 1 : 0;
}

// What of the typed fields can be set now, and why the one that was typed last cannot.
struct Attempt {
  TypedFields accepted;  // empty: nothing
  Text problem;
};

// Tries a field with those that were refused before, since they may be right only together; then by itself.
Attempt attempt(const Desk& desk, const EditState& state, const std::string& key, const std::string& typed) {
  const auto problem_of = [&](const TypedFields& fields) {
    return session::problem_of(desk.session, session::EditFields{state.together, fields},
                               {desk.wall, desk.shown, 0});
  };
  TypedFields all{{key, typed}};
  for (const auto& [other, draft] : state.drafts)
    if (other != key && !draft.problem.empty()) all.emplace_back(other, draft.typed);
  if (all.size() > 1 && !problem_of(all)) return {all, {}};
  for (std::size_t i = 1; all.size() > 2 && i < all.size(); ++i)
    if (const TypedFields two{all[0], all[i]}; !problem_of(two)) return {two, {}};
  const TypedFields alone{all[0]};
  if (auto problem = problem_of(alone)) return {{}, *std::move(problem)};
  return {alone, {}};
}

// An input field with its error below it and its suggestions beside it.
class Input {
 public:
  Input(const Desk& desk, EditState& state, const EntryField& field, std::string key)
      : desk_(desk), state_(state), field_(field), key_(std::move(key)) {}

  void draw(std::string hint) {
    const auto draft = state_.drafts.find(key_);
    if (differs()) hint = desk_.say(Word::several_values);
    std::string typed = draft != state_.drafts.end() ? draft->second.typed : now();
    ImGui::PushID((state_.chosen.path().text() + "/" + key_).c_str());
    if (field_.type == FieldType::flag) {
      bool on = typed == "true";
      if (ImGui::Checkbox(desk_.say(Word::yes), &on)) commit(on ? "true" : "");
      help(desk_, field_);
      ImGui::PopID();
      return;
    }
    const bool wrong = draft != state_.drafts.end() && !draft->second.problem.empty();
    if (wrong) ImGui::PushStyleColor(ImGuiCol_FrameBg, im32(mixed(alarm(desk_), desk_.palette.back, 0.85F)));
    const float arrow = field_.names == Names::none ? 0 : ImGui::GetFrameHeight();
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - arrow);
    const bool wants_caret =
        state_.caret == key_;  // until it has it: a panel that just opens gives none away
    if (wants_caret) ImGui::SetWindowFocus(), ImGui::SetKeyboardFocusHere();
    const int lines = typed.find('\n') == typed.npos ? lines_of(field_) : 0;
    const TextInput input = lines > 0 ? text_area(desk_, "##typed", hint, typed, lines)
                                      : text_input(desk_, "##typed", hint.c_str(), typed);
    if (wants_caret && ImGui::IsItemActive()) state_.caret.clear();
    if (wrong) ImGui::PopStyleColor();
    note(desk_, "field", key_);
    if (input.edited) state_.drafts[key_] = {typed, {}};  // judged once it is whole
    const bool long_text = lines == 0 && field_.type == FieldType::text &&
                           text_width(typed) > ImGui::GetItemRectSize().x - ImGui::GetFrameHeight();
    if (input.done()) commit(typed);
    help(desk_, field_);
    if (field_.names != Names::none) offer(typed);
    if (long_text) muted(desk_, typed);  // shows the whole text, as the field shows one line
    if (const auto after = state_.drafts.find(key_);
        after != state_.drafts.end() && !after->second.problem.empty()) {
      error_text(desk_, after->second.problem);
      note(desk_, "refused", key_);
    }
    ImGui::PopID();
  }

 private:
  std::string of(const scenario::Entry& entry) const {
    return scenario::field_text(*state_.outline, *state_.text, entry, key_).value_or("");
  }
  // Tells whether the entries that are edited together say different things.
  bool differs() const {
    return std::ranges::any_of(
        state_.together, [&](const scenario::Entry& e) { return of(e) != of(state_.together.front()); });
  }
  // Returns what the document says; nothing where the entries differ.
  std::string now() const { return differs() ? "" : of(state_.chosen); }

  // Commits a field. A refused text stays as typed, with the reason.
  void commit(const std::string& typed) {
    if (typed == now()) {
      state_.drafts.erase(key_);
      return;
    }
    Attempt tried = attempt(desk_, state_, key_, typed);
    if (tried.accepted.empty()) {
      state_.drafts[key_] = {typed, std::move(tried.problem)};
      return;
    }
    for (const auto& [key, text] : tried.accepted) state_.drafts.erase(key);
    desk_.tell(session::EditFields{state_.together, std::move(tried.accepted)});
  }

  void offer(const std::string& typed) {
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
      commit(list && !typed.empty() ? fmt::format("{}{} {}", typed, separator, name) : name);
    }
    ImGui::EndCombo();
  }

  const Desk& desk_;
  EditState& state_;
  const EntryField& field_;
  std::string key_;
};

}  // namespace

void try_drafts_again(const Desk& desk, EditState& state) {
  for (auto& [key, draft] : state.drafts) {
    if (draft.problem.empty()) continue;
    Attempt tried = attempt(desk, state, key, draft.typed);
    draft.problem = std::move(tried.problem);
    if (tried.accepted.empty()) continue;
    if (!desk.session.done.empty()) {  // undo must not be followed by a change that nobody asked for
      draft.problem = {"this can be taken now: press Enter in the field", "现在可以写入：请在此字段按回车键"};
      continue;
    }
    for (const auto& [accepted, text] : tried.accepted) state.drafts.erase(accepted);
    return desk.tell(session::EditFields{state.together, std::move(tried.accepted)});
  }
}

namespace {

void label_of_field(const Desk& desk, const EntryField& field) {
  push_face(Face::small);
  ImGui::TextDisabled("%s%s", field.label.in(desk.language()), field.required ? " *" : "");
  ImGui::PopFont();
  help(desk, field);
}

void inputs(const Desk& desk, EditState& state, const EntryField& field, const std::string& key) {
  const auto hint = [&](Language language) { return placeholder_of(state.chosen.sort, field, language); };
  if (field.type == FieldType::text) {
    Input(desk, state, field, key + ".en")
        .draw(labelled("English", hint(Language::english), Language::english));
    Input(desk, state, field, key + ".zh").draw(labelled("中文", hint(Language::chinese), Language::chinese));
  } else {
    Input(desk, state, field, key).draw(hint(desk.language()));
  }
}

// An element of a list of tables: its number and what it says, and its fields once it is opened.
class Element {
 public:
  Element(const Desk& desk, EditState& state, const EntryField& list, std::size_t index)
      : desk_(desk),
        state_(state),
        list_(list),
        key_(fmt::format("{}.{}", list.key, index + 1)),
        index_(index) {}

  void draw(bool open, bool in_file) {
    ImGui::PushID(key_.c_str());
    const float remove = ImGui::GetFrameHeight(), room = ImGui::GetContentRegionAvail().x - remove;
    const std::string says = in_file ? summary() : desk_.say(Word::new_element);
    if (list_row(desk_, elided(fmt::format("  {}  {}", index_ + 1, said(desk_, says)), room).c_str(), open,
                 ImGui::GetTextLineHeightWithSpacing(), room))
      open ? void(state_.opened.erase(name())) : void(state_.opened[name()] = index_);
    if (state_.reveal == key_) ImGui::SetScrollHereY(0.1F), state_.reveal.clear();
    note(desk_, "element", key_);
    ImGui::SameLine(0, 0);
    if (small_button("×")) remove_it(in_file);
    note(desk_, "element.delete", key_);
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", desk_.say(Word::delete_entry));
    if (open) {
      ImGui::Indent(desk_.px(10));
      for (const EntryField& part : parts()) {
        label_of_field(desk_, part);
        inputs(desk_, state_, part, fmt::format("{}.{}", key_, part.key.substr(list_.key.size() + 1)));
      }
      ImGui::Unindent(desk_.px(10));
    }
    ImGui::PopID();
  }

 private:
  std::string name() const { return std::string(list_.key); }
  std::span<const EntryField> parts() const {
    return scenario::parts_of(scenario::entry_sort(state_.chosen.sort), list_);
  }
  std::string summary() const {
    std::string all;
    for (const EntryField& part : parts()) {
      const auto value =
          scenario::field_text(*state_.outline, *state_.text, state_.chosen,
                               fmt::format("{}.{}", key_, part.key.substr(list_.key.size() + 1)));
      if (!value || value->empty()) continue;
      const bool numbers = part.type == FieldType::number || part.type == FieldType::position;
      all += (all.empty() ? "" : " · ") +
             (numbers ? labelled(part.label.in(desk_.language()), *value, desk_.language()) : *value);
    }
    return all;
  }
  void remove_it(bool in_file) {
    std::erase_if(state_.drafts, [&](const auto& draft) { return draft.first.starts_with(name() + "."); });
    state_.opened.erase(name());
    if (in_file) desk_.tell(session::edit_of(state_.chosen, key_, ""));
  }

  const Desk& desk_;
  EditState& state_;
  const EntryField& list_;
  std::string key_;  // "claims.2"
  std::size_t index_;
};

// A list of tables, such as claims: one can be opened, and one that is new is in the file as soon as what is
// typed is enough for it.
void elements(const Desk& desk, EditState& state, const EntryField& list) {
  const std::string name(list.key);
  const std::size_t count = scenario::element_count(*state.outline, state.chosen, list.key);
  if (const auto opened = state.opened.find(name); opened != state.opened.end() && opened->second > count)
    state.opened.erase(opened);
  const auto is_open = [&](std::size_t i) {
    const auto found = state.opened.find(name);
    return found != state.opened.end() && found->second == i;
  };
  for (std::size_t i = 0; i < count; ++i) Element(desk, state, list, i).draw(is_open(i), true);
  if (is_open(count)) {
    Element(desk, state, list, count).draw(true, false);
  } else {
    if (small_button(fmt::format("{}##{}", desk.say(Word::add), name).c_str())) {
      const auto parts = scenario::parts_of(scenario::entry_sort(state.chosen.sort), list);
      state.opened[name] = count, state.reveal = fmt::format("{}.{}", name, count + 1);
      state.caret = state.reveal + first_key(desk, parts).substr(name.size());
    }
    note(desk, "element.add", name);
  }
}

}  // namespace

void field_row(const Desk& desk, EditState& state, const EntryField& field) {
  label_of_field(desk, field);
  if (field.type == FieldType::tables && state.together.size() <= 1)
    elements(desk, state, field);
  else
    inputs(desk, state, field, std::string(field.key));
}

}  // namespace homebound::ui
