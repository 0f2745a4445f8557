// Dialogs for adding a flight by two airports, and for importing a table of flights with a preview of its
// columns.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "base/error.h"
#include "base/punctuation.h"
#include "data/places/gazetteer.h"
#include "scenario/read/read.h"
#include "scenario/tables/columns.h"
#include "scenario/tables/find_columns.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"

namespace homebound::ui {
namespace {

bool escaped() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)); }

void caption(const char* text) {
  push_face(Face::small);
  ImGui::TextDisabled("%s", text);
  ImGui::PopFont();
}

std::string no_airport(const Desk& desk, const std::string& typed, const std::vector<std::string>& nearest) {
  std::string text = fmt::format(fmt::runtime(desk.say(Word::airports_none)), typed);
  if (nearest.empty()) return text;
  if (desk.language() != Language::chinese) text += ' ';
  const std::string_view comma = punctuation(desk.language()).list_comma;
  return text + fmt::format(fmt::runtime(desk.say(Word::airports_near)), fmt::join(nearest, comma));
}

// Lists the airports found for a name as it is typed; a click takes one.
void airports_found(const Desk& desk, const char* id, std::string& typed) {
  const auto& airports = data::Airports::shipped();
  if (typed.empty()) return;
  const data::Airport* exact = airports.find(typed);
  const auto name = [&](const data::Airport& a) {
    const bool zh = desk.language() == Language::chinese && !a.name_zh.empty();
    return fmt::format("{}  {} · {}", a.iata.empty() ? a.icao : a.iata, zh ? a.name_zh : a.name,
                       zh && !a.city_zh.empty() ? a.city_zh : a.city);
  };
  if (exact) return muted(desk, name(*exact));
  ImGui::PushID(id);
  const auto found = data::Gazetteer::shipped().search(typed, 4);
  for (const data::Airport* a : found)
    if (ImGui::Selectable(said(desk, name(*a)).c_str())) typed = a->iata.empty() ? a->icao : a->iata;
  const auto& places = desk.scenario().places;
  if (found.empty() && std::ranges::find(places, typed, &scenario::Place::id) == places.end())
    error_text(desk, as_is(no_airport(desk, typed, airports.nearest_codes(typed))));
  ImGui::PopID();
}

session::AddEntry flight_of(const FlightDraft& draft) {
  session::AddEntry add{scenario::Sort::flight, {{"from", draft.from}, {"to", draft.to}}, {}};
  // A code by itself may be in any case.
  for (auto& [key, value] : add.typed)
    if (const data::Airport* a = data::Airports::shipped().find(value); a && value.size() == 3)
      value = a->iata;
  if (!draft.depart.empty()) add.typed.emplace_back("depart", draft.depart);
  if (!draft.people.empty()) add.typed.emplace_back("people", draft.people);
  if (!draft.kind.empty()) add.typed.emplace_back("kind", draft.kind);
  return add;
}

void flight_dialog(const Desk& desk, const Rect& map, EditState& state) {
  FlightDraft& draft = *state.flight;
  begin_question(desk, map, fmt::format("{}###add-flight", desk.say(Word::add_flight)), 420);
  bool edited = false;
  const auto label = [&](std::string_view key) { return label_of(desk, scenario::Sort::flight, key); };
  const auto field = [&](const char* above, const char* id, const char* hint, std::string& typed,
                         bool focus = false) {
    caption(above);
    ImGui::SetNextItemWidth(-1);
    if (focus) ImGui::SetKeyboardFocusHere();
    const bool entered = ImGui::InputTextWithHint(id, hint, &typed, ImGuiInputTextFlags_EnterReturnsTrue);
    said(desk, typed);
    edited = ImGui::IsItemEdited() || edited;
    if (entered) ImGui::SetKeyboardFocusHere(-1);  // keeps the focus in case the entry is refused
    return entered;
  };
  const bool fresh = std::exchange(draft.fresh, false), both = !draft.from.empty() && !draft.to.empty();
  bool done = field(label("from"), "##from", "CGK", draft.from, fresh && !both);
  airports_found(desk, "from", draft.from);
  done = field(label("to"), "##to", "PVG", draft.to) || done;
  airports_found(desk, "to", draft.to);
  done = field(desk.say(Word::time_there), "##depart", "2015-11-10 09:00", draft.depart) || done;
  done = field(label("people"), "##people", "", draft.people, fresh && both) || done;
  done = field(label("kind"), "##kind", "", draft.kind) || done;
  const session::Context context{desk.wall, desk.shown, 0};
  if (edited) {
    draft.problem = {};
    if (!draft.from.empty() && !draft.to.empty())
      draft.problem = session::problem_of(desk.session, flight_of(draft), context).value_or(Text{});
  }
  if (!draft.problem.empty()) error_text(desk, draft.problem);
  ImGui::Spacing();
  const bool pressed = ImGui::Button(desk.say(Word::add));
  ImGui::SameLine();
  const bool cancelled = ImGui::Button(desk.say(Word::cancel)) || escaped();
  ImGui::End();
  if (cancelled) {
    state.flight.reset();
  } else if (done || pressed) {
    draft.problem = session::problem_of(desk.session, flight_of(draft), context).value_or(Text{});
    if (!draft.problem.empty()) return;
    desk.tell(session::Command(flight_of(draft)));
    const auto outline = scenario::TomlOutline(*session::text_of(desk.session.document));
    state.chosen = {scenario::Sort::flight, scenario::entry_count(outline, scenario::Sort::flight)};
    state.flight.reset();
  }
}

// ---- Tables

session::AddEntry table_of(const Desk& desk, const TableDraft& draft) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path folder = fs::absolute(desk.session.document.file, ignored).parent_path();
  const fs::path relative = fs::path(draft.file).lexically_relative(folder);
  session::AddEntry add{
      scenario::Sort::table, {{"file", relative.empty() ? draft.file : relative.generic_string()}}, {}};
  std::string columns;
  // Columns guessed from titles are left out: a title may name a zone as well.
  for (const auto& [field, number] : draft.columns)
    if (number != draft.guessed.at(field))
      columns += fmt::format("{}{}={}", columns.empty() ? "" : ", ", field,
                             number > 0 ? std::to_string(number) : "");
  if (!columns.empty()) add.typed.emplace_back("columns", columns);
  return add;
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
        draft.problem = session::problem_of(desk.session, table_of(desk, draft), {desk.wall, desk.shown, 0})
                            .value_or(Text{});
      }
    ImGui::EndCombo();
  }
}

void table_dialog(const Desk& desk, const Rect& map, EditState& state) {
  TableDraft& draft = *state.table;
  begin_question(desk, map, fmt::format("{}###import", desk.say(Word::import_table)), 640, 520);
  muted(desk, draft.file);
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
  ImGui::BeginChild("##mapping",
                    {0, -ImGui::GetFrameHeightWithSpacing() * (draft.problem.empty() ? 1.4F : 3.2F)});
  if (ImGui::BeginTable("##columns", 4, ImGuiTableFlags_SizingStretchSame)) {
    for (const float weight : {0.8F, 1.2F, 0.8F, 1.2F})
      ImGui::TableSetupColumn(nullptr, ImGuiTableColumnFlags_WidthStretch, weight);
    for (const std::string_view field : scenario::field_names) {
      ImGui::TableNextColumn();
      column_choice(desk, draft, std::string(field));
    }
    ImGui::EndTable();
  }
  if (!draft.places.empty()) caption(desk.say(Word::places_read));
  for (const Text& place : draft.places) muted(desk, said(desk, place.in(desk.language())));
  ImGui::EndChild();
  if (!draft.problem.empty()) error_text(desk, draft.problem);
  const bool pressed =
      ImGui::Button(desk.say(Word::import_this)) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter));
  ImGui::SameLine();
  const bool cancelled = ImGui::Button(desk.say(Word::cancel)) || escaped();
  ImGui::End();
  if (cancelled) {
    state.table.reset();
  } else if (pressed) {
    const auto add = table_of(desk, draft);
    draft.problem = session::problem_of(desk.session, add, {desk.wall, desk.shown, 0}).value_or(Text{});
    if (!draft.problem.empty()) return;
    desk.tell(session::Command(add));
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

TableDraft table_draft(const std::string& file) {
  constexpr std::size_t shown = 8;
  TableDraft draft{file};
  for (const std::string_view field : scenario::field_names) draft.columns[std::string(field)] = 0;
  draft.guessed = draft.columns;
  try {
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
  } catch (const Error& e) {
    throw Error(told("{} {}", "{}{}", file, e.message()));
  }
  return draft;
}

void edit_dialogs(const Desk& desk, const Rect& map) {
  EditState& state = desk.panels.edit;
  if (state.flight) flight_dialog(desk, map, state);
  if (state.table) table_dialog(desk, map, state);
  if (state.match) match_dialog(desk, map, state);
  if (state.report) report_dialog(desk, map, state);
}

}  // namespace homebound::ui
