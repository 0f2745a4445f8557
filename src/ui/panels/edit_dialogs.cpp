// Dialogs for importing a table of flights with a preview of its columns, and before refused fields are lost.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/error.h"
#include "base/output_file.h"
#include "base/punctuation.h"
#include "data/places/gazetteer.h"
#include "scenario/read/read.h"
#include "scenario/tables/columns.h"
#include "scenario/tables/find_columns.h"
#include "session/edit/pasted.h"
#include "session/edit/said.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"
#include "words/asides.h"

namespace homebound::ui {
namespace {

void caption(const char* text) {
  push_face(Face::small);
  ImGui::TextDisabled("%s", text);
  ImGui::PopFont();
}

// Asks before what was typed into refused fields is lost.
void leaving_question(const Desk& desk, const Rect& map, EditState& state) {
  begin_question(desk, map, fmt::format("{}###refused-fields", desk.say(Word::refused_fields)), 440);
  for (const auto& [key, draft] : state.drafts) {
    if (draft.problem.empty()) continue;
    wrapped(said(desk, labelled(session::label_of(state.chosen.sort, key).in(desk.language()), draft.typed,
                                desk.language())));
    error_text(desk, draft.problem);
  }
  ImGui::Spacing();
  const bool back = ImGui::Button(desk.say(Word::back_to_fields)) || escape_pressed() || enter_pressed();
  ImGui::SameLine();
  const bool discarded = ImGui::Button(desk.say(Word::discard));
  note(desk, "refused-fields.discard");
  ImGui::End();
  if (back) {
    state.leaving.reset();
    state.show_tab = desk.settings.side_panel = true;
  } else if (discarded) {
    state.drafts.clear();
    const auto to = *std::exchange(state.leaving, std::nullopt);
    if (const auto* entry = std::get_if<scenario::Entry>(&to))
      state.choose(*entry);
    else
      desk.tell(std::get<FileCommand>(to));
  }
}

// ---- Tables

session::AddEntry table_of(const TableDraft& draft) {
  std::error_code ignored;
  const std::string file = std::filesystem::absolute(draft.file, ignored).string();
  session::AddEntry add{scenario::Sort::table, {{"file", file}}, {}};
  std::string columns;
  // Columns guessed from titles are left out: a title may name a zone as well.
  for (const auto& [field, number] : draft.columns)
    if (number != draft.guessed.at(field))
      columns += fmt::format("{}{}={}", columns.empty() ? "" : ", ", field,
                             number > 0 ? std::to_string(number) : "");
  if (!columns.empty()) add.typed.emplace_back("columns", columns);
  return add;
}

// Returns what importing the table would do to the document. Throws Error.
session::Edit import_of(const Desk& desk, const TableDraft& draft) {
  session::AddEntry table = table_of(draft);
  if (!draft.pasted) return table;
  return session::pasted_flights(draft.file, table.typed, draft.source, desk.session.document.reading);
}

// Says what is wrong with the draft now, and which of pasted rows are left out.
void judge(const Desk& desk, TableDraft& draft) {
  draft.left_out = {};
  try {
    const session::Edit edit = import_of(desk, draft);
    draft.problem = session::problem_of(desk.session, edit, {desk.wall, desk.shown, 0}).value_or(Text{});
    if (const auto* take = std::get_if<session::TakeReport>(&edit))
      draft.left_out = session::rows_left_out_of(*take->report->scenario);
  } catch (const Error& e) {
    draft.problem = e.message();
  }
}

void column_choice(const Desk& desk, TableDraft& draft, const std::string& field) {
  int& number = draft.columns[field];
  const auto name = [&](int n) {
    if (n == 0) return std::string(desk.say(Word::no_column));
    const auto& title = draft.titles[static_cast<std::size_t>(n - 1)];
    return fmt::format("{} {}  {}", desk.say(Word::column_of), n, title);
  };
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(label_of(desk, scenario::Sort::table, "columns." + field));
  ImGui::TableNextColumn();
  ImGui::SetNextItemWidth(-1);
  if (ImGui::BeginCombo(("##" + field).c_str(), name(number).c_str())) {
    for (int n = 0; n <= static_cast<int>(draft.titles.size()); ++n)
      if (ImGui::Selectable(name(n).c_str(), n == number)) {
        number = n;
        judge(desk, draft);
      }
    ImGui::EndCombo();
  }
}

// Offers the document's sources for rows that name none. None is chosen before somebody chooses it.
void source_choice(const Desk& desk, TableDraft& draft) {
  const auto& sources = desk.scenario().sources;
  if (sources.empty()) return;
  ImGui::TableNextColumn();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(label_of(desk, scenario::Sort::table, "source"));
  ImGui::TableNextColumn();
  ImGui::SetNextItemWidth(-1);
  const auto choose = [&](const std::string& id) { draft.source = id, judge(desk, draft); };
  const char* const none = desk.say(Word::source_unknown);
  if (!begin_combo(desk, "##source", draft.source.empty() ? none : draft.source)) return;
  if (ImGui::Selectable(none, draft.source.empty())) choose("");
  for (const scenario::Source& source : sources) {
    if (ImGui::Selectable(source.id.c_str(), source.id == draft.source)) choose(source.id);
    note(desk, "import.source", source.id);
  }
  ImGui::EndCombo();
}

void table_dialog(const Desk& desk, const Rect& map, EditState& state) {
  TableDraft& draft = *state.table;
  const Word title = draft.pasted ? Word::paste_flights : Word::import_table;
  begin_question(desk, map, fmt::format("{}###import", desk.say(title)), 640, 520);
  if (draft.pasted && std::exchange(draft.fresh, false)) judge(desk, draft);
  if (!draft.pasted) muted(desk, draft.file);
  caption(desk.say(Word::rows_shown));
  const int columns = static_cast<int>(std::min<std::size_t>(draft.titles.size(), 32));
  if (columns > 0 &&
      ImGui::BeginTable("##rows", columns,
                        ImGuiTableFlags_Borders | ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY,
                        {0, ImGui::GetTextLineHeightWithSpacing() * 6.5F})) {
    for (int i = 0; i < columns; ++i)
      ImGui::TableSetupColumn(
          fmt::format("{} {}", i + 1, said(desk, draft.titles[static_cast<std::size_t>(i)])).c_str());
    ImGui::TableHeadersRow();
    for (const auto& row : draft.rows) {
      ImGui::TableNextRow();
      for (int i = 0; i < columns; ++i) {
        ImGui::TableNextColumn();
        if (static_cast<std::size_t>(i) < row.size())
          ImGui::TextUnformatted(said(desk, row[static_cast<std::size_t>(i)]).c_str());
      }
    }
    ImGui::EndTable();
  }
  caption(desk.say(Word::mapping));
  ImGui::BeginChild("##mapping", {0, -ImGui::GetFrameHeightWithSpacing() *
                                         (draft.problem.empty() && draft.left_out.empty() ? 1.4F : 3.2F)});
  if (ImGui::BeginTable("##columns", 4, ImGuiTableFlags_SizingStretchSame)) {
    for (const float weight : {0.8F, 1.2F, 0.8F, 1.2F})
      ImGui::TableSetupColumn(nullptr, ImGuiTableColumnFlags_WidthStretch, weight);
    for (const std::string_view field : scenario::field_names) {
      ImGui::TableNextColumn();
      column_choice(desk, draft, std::string(field));
    }
    if (draft.pasted) source_choice(desk, draft);
    ImGui::EndTable();
  }
  if (!draft.places.empty()) caption(desk.say(Word::places_read));
  for (const Text& place : draft.places) muted(desk, said(desk, place.in(desk.language())));
  ImGui::EndChild();
  if (!draft.problem.empty()) error_text(desk, draft.problem);
  if (!draft.left_out.empty()) error_text(desk, told("left out: {}", "略去：{}", draft.left_out));
  if (!draft.problem.empty() || !draft.left_out.empty()) note(desk, "import.told");
  const bool pressed =
      ImGui::Button(desk.say(draft.pasted ? Word::add : Word::import_this)) || enter_pressed();
  ImGui::SameLine();
  const bool cancelled = ImGui::Button(desk.say(Word::cancel)) || escape_pressed();
  ImGui::End();
  if (cancelled) {
    state.table.reset();
  } else if (pressed) {
    judge(desk, draft);
    if (!draft.problem.empty()) return;
    std::visit([&](const auto& edit) { desk.tell(session::Command(edit)); }, import_of(desk, draft));
    state.table.reset();
  }
}

}  // namespace

namespace {

// Returns how the places of a table are read that are no plain codes.
std::vector<Text> places_of_table(const std::string& file) {
  constexpr std::size_t most = 100;
  std::vector<Text> list;
  try {
    for (const scenario::TableReport& table : scenario::read(file).tables)
      for (const auto& place : table.places)
        if (!place.plain && list.size() < most)
          list.push_back(told("{}: {}", "{}：{}", place.text, place.meaning));
  } catch (const Error&) {  // the columns must be chosen first: the dialog says so
  }
  return list;
}

}  // namespace

namespace {

// Throws Error without the file's name.
TableDraft drafted(const std::string& file) {
  constexpr std::size_t shown = 8;
  TableDraft draft{file};
  for (const std::string_view field : scenario::field_names) draft.columns[std::string(field)] = 0;
  draft.guessed = draft.columns;
  const data::Table table = data::read_table(file);
  draft.titles.resize(table.columns());
  std::size_t first = 0;
  try {
    const auto guessed = scenario::find_columns(table, data::Airports::shipped(), {});
    first = guessed.first_row;
    for (std::size_t i = 0; i < std::min(guessed.titles.size(), draft.titles.size()); ++i)
      draft.titles[i] = guessed.titles[i];
    for (std::size_t f = 0; f < scenario::field_names.size(); ++f)
      draft.columns[std::string(scenario::field_names[f])] =
          guessed.of[f] ? static_cast<int>(*guessed.of[f]) + 1 : 0;
    draft.guessed = draft.columns;
    draft.places = places_of_table(file);
  } catch (const Error& e) {
    draft.problem = e.message();  // nothing could be guessed, so the user must choose
  }
  for (std::size_t r = first; r < std::min(first + shown, table.rows()); ++r) {
    auto& row = draft.rows.emplace_back();
    for (std::size_t c = 0; c < table.columns(); ++c) row.emplace_back(table.at(r, c));
  }
  return draft;
}

}  // namespace

TableDraft table_draft(const std::string& file) {
  try {
    return drafted(file);
  } catch (const Error& e) {
    throw Error(told("{} {}", "{}{}", file, e.message()));
  }
}

TableDraft pasted_draft(const std::filesystem::path& file, const std::string& rows) {
  std::error_code ignored;
  std::filesystem::create_directories(file.parent_path(), ignored);
  write_file(file, rows);
  try {
    TableDraft draft = drafted(file.string());
    draft.pasted = true;
    return draft;
  } catch (const Error& e) {
    throw Error(told("the clipboard holds no rows of flights: {}", "剪贴板中没有航班行：{}", e.message()));
  }
}

void edit_dialogs(const Desk& desk, const Rect& map) {
  EditState& state = desk.panels.edit;
  if (state.leaving) leaving_question(desk, map, state);
  if (state.flight) flight_dialog(desk, map, state);
  if (state.table) table_dialog(desk, map, state);
  if (state.match) match_dialog(desk, map, state);
  if (state.report) report_dialog(desk, map, state);
}

}  // namespace homebound::ui
