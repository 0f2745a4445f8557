// The table of flights below the map. Every column sorts; rows can be selected and copied.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "scenario/left_out.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/flight_cells.h"
#include "ui/panels/panels.h"
#include "words/amounts.h"

namespace homebound::ui {
namespace {

using session::Column;

constexpr double pane_height = 236, least_map = 210;  // units

void choose(const Desk& desk, FlightTable& table, std::size_t at) {
  const ImGuiIO& io = ImGui::GetIO();
  const std::uint32_t row = table.rows[at];
  const auto last =
      table.last ? std::find(table.rows.begin(), table.rows.end(), *table.last) : table.rows.end();
  if (io.KeyShift && last != table.rows.end()) {
    const auto here = table.rows.begin() + static_cast<std::ptrdiff_t>(at);
    table.selected = {std::min(last, here), std::max(last, here) + 1};
    return;
  }
  if (io.KeyCtrl) {
    if (!table.selected.erase(row)) table.selected.insert(row);
  } else {
    table.selected = {row};
  }
  table.last = row;
  desk.tell(session::Command(session::FocusFlight{row, false}));
  if (desk.panels.edit.tab_open) desk.panels.edit.choose({scenario::Sort::flight, row, {}});
}

// The cell that is written: Enter sets it in its row, and in all selected ones if it is one of them.
void writing_cell(const Desk& desk, FlightTable& table) {
  FlightTable::Writing& cell = *table.writing;
  ImGui::SetNextItemWidth(-1);
  if (std::exchange(cell.fresh, false)) ImGui::SetKeyboardFocusHere();
  const TextInput input = text_input(desk, "##writing", "", cell.text);
  note(desk, "table.writing");
  const bool idle = !cell.fresh && !ImGui::IsItemActive() && !input.entered && ImGui::IsItemVisible() &&
                    ImGui::IsItemDeactivated();
  if (!input.entered && !idle) return;
  if (input.entered || input.left) {
    session::EditFields edit{{}, {{std::string(key_of(cell.column)), cell.text}}};
    if (table.selected.contains(cell.row))
      for (const std::uint32_t row : table.selected)
        edit.entries.push_back({scenario::Sort::flight, row, {}});
    else
      edit.entries.push_back({scenario::Sort::flight, cell.row, {}});
    desk.tell(session::Command(std::move(edit)));
  }
  table.writing.reset();
}

bool hides(const Desk& desk, Column column) {
  return std::ranges::find(desk.settings.hidden_columns, session::name_of(column)) !=
         desk.settings.hidden_columns.end();
}

// Draws the choice of columns. The first one is the row's handle, and always there.
void column_choice(const Desk& desk, const FlightTable& table) {
  if (!ImGui::BeginPopup("##columns")) return;
  for (const Column c : session::columns) {
    if (c == session::columns.front() || table.empty[static_cast<std::size_t>(c)]) continue;
    bool shown = !hides(desk, c);
    const std::string name(session::name_of(c));
    if (ImGui::Checkbox(fmt::format("{}###{}", desk.say(column_word(c)), name).c_str(), &shown)) {
      if (shown)
        std::erase(desk.settings.hidden_columns, name);
      else
        desk.settings.hidden_columns.push_back(name);
    }
    note(desk, "table.choice", name);
  }
  ImGui::EndPopup();
}

// Returns the heading that has room in the part of its column that is in sight.
Word heading(const Desk& desk, Column c) {
  constexpr float arrow = 0.65F;  // of the order, which Dear ImGui always leaves room for, of a line
  const float begin = ImGui::GetCursorScreenPos().x, column = ImGui::GetContentRegionAvail().x,
              room = std::min(column - arrow * ImGui::GetFontSize() - ImGui::GetStyle().FramePadding.x,
                              ImGui::GetWindowDrawList()->GetClipRectMax().x - begin);
  return text_width(desk.say(column_word(c))) > room ? short_word(c) : column_word(c);
}

// Draws the headers and returns whether the columns are to be chosen: a right click asks for it. Dear ImGui
// never sees that click, for its own menu is English and forgets what was chosen.
bool header_row(const Desk& desk) {
  bool& released = ImGui::GetIO().MouseReleased[ImGuiMouseButton_Right];
  const bool clicked = std::exchange(released, false);
  bool asked = false;
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (int i = 0; i < static_cast<int>(session::columns.size()); ++i) {
    if (!ImGui::TableSetColumnIndex(i)) continue;
    ImGui::PushID(i);
    const Column c = session::columns[static_cast<std::size_t>(i)];
    const Word word = heading(desk, c);
    ImGui::TableHeader(fmt::format("{}###head", desk.say(word)).c_str());
    if (word != column_word(c)) note(desk, "table.short", session::name_of(c));
    asked = asked || (clicked && ImGui::IsItemHovered());
    ImGui::PopID();
  }
  released = clicked;
  return asked;
}

// Draws the headers and takes the order that they ask for. Returns whether the columns are to be chosen.
bool heads(const Desk& desk, FlightTable& table) {
  ImGui::TableSetupScrollFreeze(1, 1);
  for (const Column c : session::columns)
    ImGui::TableSetupColumn(
        desk.say(column_word(c)),
        ImGuiTableColumnFlags_WidthFixed |
            (table.empty[static_cast<std::size_t>(c)] ? ImGuiTableColumnFlags_Disabled : 0) |
            (hides(desk, c) ? ImGuiTableColumnFlags_DefaultHide : 0) |
            (c == Column::people || c == Column::distance ? ImGuiTableColumnFlags_PreferSortDescending : 0),
        desk.px(width_of(c)), static_cast<ImGuiID>(c));
  for (const Column c : session::columns) ImGui::TableSetColumnEnabled(static_cast<int>(c), !hides(desk, c));
  const bool asked = header_row(desk);
  note_columns(desk, "table.column");
  if (ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs(); specs != nullptr && specs->SpecsDirty) {
    table.order.clear();
    for (int i = 0; i < specs->SpecsCount; ++i)
      table.order.push_back({static_cast<Column>(specs->Specs[i].ColumnUserID),
                             specs->Specs[i].SortDirection == ImGuiSortDirection_Descending});
    specs->SpecsDirty = false;
  }
  return asked;
}

// Scrolls to the row of the flight that is singled out when it has become another one.
void show_focus(const Desk& desk, FlightTable& table, float row_height) {
  const auto focus = desk.session.look.focus;
  if (std::exchange(table.focused, focus) == focus || !focus) return;
  const auto row = std::ranges::find(table.rows, *focus);
  if (row == table.rows.end()) return;
  const float at = row_height * static_cast<float>(row - table.rows.begin()),
              shown = ImGui::GetWindowHeight() - row_height - ImGui::GetStyle().ScrollbarSize;  // below heads
  if (at < ImGui::GetScrollY() || at + row_height > ImGui::GetScrollY() + shown)
    ImGui::SetScrollY(std::max(at - (shown - row_height) / 2, 0.0F));
}

// A double click writes a cell; where nothing can be written, it frames the flight.
void double_clicked(const Desk& desk, FlightTable& table, std::uint32_t row) {
  for (std::size_t i = 1; i < session::columns.size(); ++i)  // the first column is the row's handle
    if ((ImGui::TableGetColumnFlags(static_cast<int>(i)) & ImGuiTableColumnFlags_IsHovered) != 0)
      if (auto text = written_in(desk, row, session::columns[i])) {
        table.writing = {row, session::columns[i], *std::move(text), true};
        return;
      }
  desk.tell(session::Command(session::FocusFlight{row}));
}

// Numbers stand below each other by their last digits.
bool is_number(Column c) { return c == Column::distance || c == Column::duration || c == Column::people; }

void row_of(const Desk& desk, FlightTable& table, std::size_t at) {
  const std::uint32_t row = table.rows[at];
  const bool flew = !never_flew(desk.scenario().flights[desk.timeline().legs[row].flight]);
  if (!flew) ImGui::PushStyleColor(ImGuiCol_Text, im32(desk.palette.muted));
  ImGui::TableNextRow();
  bool first = true;
  for (const Column c : session::columns) {
    if (!ImGui::TableNextColumn() && !first) continue;
    if (table.writing && table.writing->row == row && table.writing->column == c && !first) {
      writing_cell(desk, table);
      continue;
    }
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string text = elided(cell_text(desk, row, c), room);
    if (!first) {
      if (is_number(c)) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - text_width(text));
      ImGui::TextUnformatted(text.c_str());
      continue;
    }
    first = false;
    const bool on = table.selected.contains(row) || desk.session.look.focus == row;
    if (ImGui::Selectable(fmt::format("{}{}###row{}", on ? "• " : "", text, row).c_str(), on,
                          ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick)) {
      if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
        double_clicked(desk, table, row);
      else
        choose(desk, table, at);
    }
    note(desk, "table.row", at);
    if (ImGui::BeginPopupContextItem("##menu")) {
      if (ImGui::MenuItem(desk.say(Word::copy_table), "Ctrl+C")) desk.tell(CopyTable{});
      entry_menu(desk, {scenario::Sort::flight, row, {}});
      ImGui::EndPopup();
    }
  }
  if (!flew) ImGui::PopStyleColor();
}

// Returns the height of the whole rows that there is room for, or the last one would be cut.
float height_of_rows(const FlightTable& table) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float row = ImGui::GetTextLineHeight() + 2 * style.CellPadding.y;
  const float bar = table.scrolls_across ? style.ScrollbarSize : 0;
  return std::max(std::floor((ImGui::GetContentRegionAvail().y - bar) / row), 2.0F) * row + bar;
}

// Returns "4 of 5 flights · 1 not flown".
std::string counted(const Desk& desk, const FlightTable& table) {
  const scenario::Scenario& s = desk.scenario();
  const auto filled = [&](Word word, auto... counts) {
    return fmt::format(fmt::runtime(desk.say(word)), count_text(counts, desk.language())...);
  };
  const auto grounded =
      std::ranges::count_if(table.rows, [&](std::uint32_t row) { return never_flew(s.flights[row]); });
  const auto in_all = std::ranges::count_if(s.flights, scenario::never_flew);
  std::string text = filled(Word::filter_shown, table.rows.size() - static_cast<std::size_t>(grounded),
                            s.flights.size() - static_cast<std::size_t>(in_all));
  return in_all == 0 ? text : text + " · " + filled(Word::rows_not_flown, grounded);
}

}  // namespace

void list_flights(FlightTable& table, const std::shared_ptr<const timeline::Timeline>& timeline) {
  if (table.timeline == timeline && table.listed_text == table.text && table.listed_order == table.order)
    return;
  if (table.timeline && table.timeline->scenario->flights.size() != timeline->scenario->flights.size())
    table.selected.clear(), table.last.reset(), table.writing.reset();
  table.timeline = timeline, table.listed_text = table.text, table.listed_order = table.order;
  table.rows = session::flight_rows(*timeline, table.listed_text, table.order);
  for (const Column c : session::columns)
    table.empty[static_cast<std::size_t>(c)] = !session::says_anything(*timeline, c);
}

Rect flight_table(const Desk& desk, const Rect& free) {
  FlightTable& table = desk.panels.explorer.table;
  list_flights(table, desk.session.document.timeline);
  if (!desk.settings.flight_table) return free;
  Rect left = free, pane = free;
  const double height =
      std::min<double>(desk.px(pane_height), std::max(free.height() - desk.px(least_map), 0.0));
  if (height < desk.px(90)) return free;
  left.bottom -= std::round(height);
  pane.top = left.bottom;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(10), desk.px(8)});
  begin_fixed("##table", pane);
  ImGui::GetWindowDrawList()->AddLine(vec(pane.left, pane.top), vec(pane.right, pane.top),
                                      im32(desk.palette.line), desk.px(1));
  ImGui::SetNextItemWidth(desk.px(220));
  text_input(desk, "##text", desk.say(Word::table_hint), table.text);
  note(desk, "table.text");
  ImGui::SameLine();
  if (ImGui::Button(desk.say(table.selected.empty() ? Word::copy_all : Word::copy_selected)))
    desk.tell(CopyTable{});
  ImGui::SameLine();
  bool choose_columns = ImGui::Button(desk.say(Word::table_columns));
  note(desk, "table.columns");
  ImGui::SameLine();
  if (ImGui::Button(desk.say(Word::close))) desk.settings.flight_table = false;
  ImGui::SameLine();
  const std::string lacking = rows_lacking(desk);
  if (lacking.empty()) table.left_out = false;
  if (!lacking.empty()) {
    ImGui::Checkbox(fmt::format("{}###left-out", lacking).c_str(), &table.left_out);
    note(desk, "table.left-out");
    ImGui::SameLine();
    const std::string& file = desk.session.document.file;
    if (!file.empty() && ImGui::Button(desk.say(Word::read_again)))
      desk.tell(FileCommand(OpenDocument{file}));
    ImGui::SameLine();
  }
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", counted(desk, table).c_str());
  if (table.left_out)
    left_out_rows(desk, table);
  else if (ImGui::BeginTable("##flights", static_cast<int>(session::columns.size()),
                             ImGuiTableFlags_Sortable | ImGuiTableFlags_SortMulti |
                                 ImGuiTableFlags_SortTristate | ImGuiTableFlags_Resizable |
                                 ImGuiTableFlags_Reorderable | ImGuiTableFlags_Hideable |
                                 ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                                 ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_PadOuterX |
                                 ImGuiTableFlags_NoSavedSettings,
                             {0, height_of_rows(table)})) {
    table.scrolls_across = ImGui::GetScrollMaxX() > 0;
    if (heads(desk, table)) choose_columns = true;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(table.rows.size()));
    while (clipper.Step())
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        row_of(desk, table, static_cast<std::size_t>(i));
    show_focus(desk, table, clipper.ItemsHeight);
    ImGui::EndTable();
  }
  if (choose_columns) ImGui::OpenPopup("##columns");
  column_choice(desk, table);
  ImGui::End();
  ImGui::PopStyleVar();
  return left;
}

}  // namespace homebound::ui
