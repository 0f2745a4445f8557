// The rows of tables that could not be read, each of which can be corrected where it is listed.
#include <fmt/format.h>
#include <imgui.h>

#include "scenario/left_out.h"
#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/panels/flight_cells.h"

namespace homebound::ui {
namespace {

// Returns the title of a table's column, counted from 1, or its number where it has none or holds no field.
std::string column_title(const scenario::TableReport& table, int column) {
  for (const auto& known : table.columns)
    if (static_cast<int>(known.number) == column && !known.title.empty()) return known.title;
  return column > 0 ? std::to_string(column) : "";
}

// One row that could not be read: where, which cell, why. Enter in the cell corrects it.
void left_out_row(const Desk& desk, FlightTable& table, std::size_t t, const scenario::TableReport::Row& row,
                  std::size_t at) {
  const scenario::Scenario& s = *desk.timeline().scenario;
  const scenario::TableReport& report = s.tables[t];
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  const std::string where =
      s.tables.size() > 1 ? fmt::format("{} {}", report.file, row.number) : std::to_string(row.number);
  ImGui::TextUnformatted(where.c_str());
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(column_title(report, row.column).c_str());
  ImGui::TableNextColumn();
  if (row.column > 0) {
    const bool mine = table.mending && table.mending->table == t && table.mending->row == row.number;
    std::string text = mine ? table.mending->text : row.cell;
    ImGui::SetNextItemWidth(-1);
    // The row of a cell that was corrected goes, and the caret to the next one.
    if (table.mended == at) ImGui::SetKeyboardFocusHere(), table.mended.reset();
    const TextInput input = text_input(desk, fmt::format("##cell{}-{}", t, row.number).c_str(), "", text);
    note(desk, "table.cell", at);
    if (input.edited) table.mending = {t, row.number, text};
    if (input.entered && text != row.cell) {
      const session::MendCell mend{t, row.number, std::to_string(row.column), text};
      if (!session::problem_of(desk.session, mend, {desk.wall, desk.shown, 0})) table.mended = at;
      desk.tell(session::Command(mend));
      table.mending.reset();
    }
  }
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(said(desk, report.left_out[row.reason].reason).c_str());
}

}  // namespace

void left_out_rows(const Desk& desk, FlightTable& table) {
  if (!ImGui::BeginTable("##left-out", 4,
                         ImGuiTableFlags_Resizable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                             ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_NoSavedSettings))
    return;
  ImGui::TableSetupScrollFreeze(0, 1);
  for (const auto& [word, width] : {std::pair(Word::table_line, 1.f), std::pair(Word::table_column, 2.f),
                                    std::pair(Word::table_cell, 4.f), std::pair(Word::table_reason, 4.f)})
    ImGui::TableSetupColumn(desk.say(word), ImGuiTableColumnFlags_WidthStretch, width);
  ImGui::TableHeadersRow();
  const auto& tables = desk.timeline().scenario->tables;
  std::vector<std::pair<std::size_t, const scenario::TableReport::Row*>> rows;
  for (std::size_t t = 0; t < tables.size(); ++t)
    for (const auto& row : tables[t].rows_left_out) rows.emplace_back(t, &row);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto& [t, row] = rows[static_cast<std::size_t>(i)];
      left_out_row(desk, table, t, *row, static_cast<std::size_t>(i));
    }
  std::size_t more = 0;
  for (const auto& report : tables) more += report.left() - report.rows_left_out.size();
  if (more > 0) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(said(desk, told("and {} more", "另有{}行", more)).c_str());
  }
  ImGui::EndTable();
}

}  // namespace homebound::ui
