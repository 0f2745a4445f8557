// The table of flights below the map. Every column sorts; rows can be selected and copied.
#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "exporting/data/data_files.h"
#include "exporting/data/flight_json.h"
#include "scenario/head_count_text.h"
#include "scenario/left_out.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/panels.h"
#include "words/aboard.h"
#include "words/amounts.h"

namespace homebound::ui {
namespace {

using session::Column;

constexpr double pane_height = 236, least_map = 210;  // units

Word column_word(Column column) {
  switch (column) {
    case Column::id:
      return Word::flight;
    case Column::from:
      return Word::filter_origin;
    case Column::to:
      return Word::filter_destination;
    case Column::depart:
      return Word::departs;
    case Column::arrive:
      return Word::arrives;
    case Column::planned:
      return Word::planned_times;
    case Column::delay:
      return Word::delay;
    case Column::status:
      return Word::flight_status;
    case Column::distance:
      return Word::distance;
    case Column::duration:
      return Word::duration;
    case Column::people:
      return Word::people;
    case Column::kind:
      return Word::kind;
    case Column::sure:
      return Word::certainty;
    case Column::times:
      return Word::filter_times;
    case Column::sources:
      break;
  }
  return Word::sources;
}

float width_of(Column column) {
  switch (column) {
    case Column::depart:
    case Column::arrive:
      return 218;
    case Column::from:
    case Column::to:
      return 150;
    case Column::sources:
    case Column::id:
      return 130;
    case Column::planned:
    case Column::delay:
      return 190;
    default:
      return 92;
  }
}

// Returns a time on the airport's clock and in UTC.
std::string both_clocks(const Desk& desk, Instant t, const std::string& zone, scenario::Certainty sure) {
  return fmt::format("{}{} · {} UTC", sure == scenario::Certainty::estimated ? "~" : "",
                     day_and_time(t, zone, desk.language()), day_and_time(t, "UTC", desk.language()));
}

// Returns "1 Mar 07:00 – 11:00 · expected 07:20 – 11:20", each end on its own clock; a dash for what is not
// known.
std::string planned_text(const Desk& desk, const scenario::Flight& f) {
  const auto& places = desk.scenario().places;
  using Instants = std::optional<Instant> scenario::OtherTimes::*;
  const auto span = [&](Instants which) {
    const auto depart = f.depart ? (*f.depart->others).*which : std::nullopt,
               arrive = f.arrive ? (*f.arrive->others).*which : std::nullopt;
    if (!depart && !arrive) return std::string();
    return fmt::format("{} – {}", depart ? day_and_time(*depart, places[f.from].zone, desk.language()) : "?",
                       !arrive  ? "?"
                       : depart ? time_of_day(*arrive, places[f.to].zone)
                                : day_and_time(*arrive, places[f.to].zone, desk.language()));
  };
  std::string scheduled = span(&scenario::OtherTimes::scheduled);
  const std::string expected = span(&scenario::OtherTimes::estimated);
  if (expected.empty()) return scheduled;
  return fmt::format("{}{}{}", scheduled, scheduled.empty() ? "" : " · ",
                     fmt::format(fmt::runtime(desk.say(Word::expected_times)), expected));
}

// Returns how late it left and arrived: "40 min late / 25 min late".
std::string delays_text(const scenario::Flight& f, Language language) {
  const scenario::Delays delays = scenario::delays_of(f);
  if (!delays.departure && !delays.arrival) return "";
  const auto text = [&](const std::optional<Seconds>& late) {
    return late ? delay_text(*late, language) : "?";
  };
  return text(delays.departure) + " / " + text(delays.arrival);
}

std::string cell(const Desk& desk, std::size_t row, Column column) {
  const scenario::Scenario& s = desk.scenario();
  const timeline::Leg& leg = desk.timeline().legs[row];
  const scenario::Flight& f = s.flights[leg.flight];
  const auto place = [&](std::size_t i, const std::string& assumed_from) {
    const scenario::Place& p = s.places[i];
    return fmt::format("{}{}  {}", assumed_from.empty() ? "" : "~", code_of(p),
                       (p.city.empty() ? p.name : p.city).in(desk.language()));
  };
  switch (column) {
    case Column::id:
      return f.id;
    case Column::from:
      return place(f.from, f.from_said);
    case Column::to:
      return place(f.to, f.to_said);
    case Column::depart:
      return desk.timeline().timed ? both_clocks(desk, leg.depart, s.places[f.from].zone, leg.depart_sure)
                                   : "";
    case Column::arrive:
      return desk.timeline().timed ? both_clocks(desk, leg.arrive, s.places[f.to].zone, leg.arrive_sure) : "";
    case Column::planned:
      return said(desk, planned_text(desk, f));
    case Column::delay:
      return said(desk, delays_text(f, desk.language()));
    case Column::status:
      return desk.say(word_for(f.status, f.mode));
    case Column::distance:
      return kilometres_text(leg.distance, desk.language());
    case Column::duration:
      return duration_text(seconds_between(leg.depart, leg.arrive), desk.language());
    case Column::people:
      return mentions_people(f) ? text_of(f.people, desk.language()) : "";
    case Column::kind:
      return kinds_text(s, f, desk.language());
    case Column::sure:
      return f.people.known() ? desk.say(word_for(f.sure)) : "";
    case Column::times:
      return desk.timeline().timed ? desk.say(word_for(timeline::certainty_of_times(leg))) : "";
    case Column::sources:
      break;
  }
  std::string ids;
  for (const std::size_t i : f.sources) ids += (ids.empty() ? "" : ", ") + s.sources[i].id;
  return ids;
}

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
}

void heads(const Desk& desk, FlightTable& table) {
  ImGui::TableSetupScrollFreeze(1, 1);
  for (const Column c : session::columns)
    ImGui::TableSetupColumn(
        desk.say(column_word(c)),
        ImGuiTableColumnFlags_WidthFixed |
            (table.empty[static_cast<std::size_t>(c)] ? ImGuiTableColumnFlags_Disabled : 0) |
            (c == Column::people || c == Column::distance ? ImGuiTableColumnFlags_PreferSortDescending : 0),
        desk.px(width_of(c)), static_cast<ImGuiID>(c));
  ImGui::TableHeadersRow();
  note_columns(desk, "table.column");
  if (ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs(); specs != nullptr && specs->SpecsDirty) {
    table.order.clear();
    for (int i = 0; i < specs->SpecsCount; ++i)
      table.order.push_back({static_cast<Column>(specs->Specs[i].ColumnUserID),
                             specs->Specs[i].SortDirection == ImGuiSortDirection_Descending});
    specs->SpecsDirty = false;
  }
}

void row_of(const Desk& desk, FlightTable& table, std::size_t at) {
  const std::uint32_t row = table.rows[at];
  const bool flew = !never_flew(desk.scenario().flights[desk.timeline().legs[row].flight]);
  if (!flew) ImGui::PushStyleColor(ImGuiCol_Text, im32(desk.palette.muted));
  ImGui::TableNextRow();
  bool first = true;
  for (const Column c : session::columns) {
    if (!ImGui::TableNextColumn() && !first) continue;
    const std::string text = cell(desk, row, c);
    if (!first) {
      ImGui::TextUnformatted(text.c_str());
      continue;
    }
    first = false;
    const bool on = table.selected.contains(row) || desk.session.look.focus == row;
    if (ImGui::Selectable(fmt::format("{}{}###row{}", on ? "• " : "", text, row).c_str(), on,
                          ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick)) {
      if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
        desk.tell(session::Command(session::FocusFlight{row}));
      else
        choose(desk, table, at);
    }
    note(desk, "table.row", at);
  }
  if (!flew) ImGui::PopStyleColor();
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
    const bool entered = ImGui::InputText(fmt::format("##cell{}-{}", t, row.number).c_str(), &text,
                                          ImGuiInputTextFlags_EnterReturnsTrue);
    note(desk, "table.cell", at);
    said(desk, text);
    if (ImGui::IsItemEdited()) table.mending = {t, row.number, text};
    if (entered && text != row.cell) {
      desk.tell(session::Command(session::MendCell{t, row.number, std::to_string(row.column), text}));
      table.mending.reset();
    }
  }
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(said(desk, report.left_out[row.reason].reason).c_str());
}

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

}  // namespace

void list_flights(FlightTable& table, const std::shared_ptr<const timeline::Timeline>& timeline) {
  if (table.timeline == timeline && table.listed_text == table.text.data() &&
      table.listed_order == table.order)
    return;
  if (table.timeline && table.timeline->scenario != timeline->scenario)
    table.selected.clear(), table.last.reset();
  table.timeline = timeline, table.listed_text = table.text.data(), table.listed_order = table.order;
  table.rows = session::flight_rows(*timeline, table.listed_text, table.order);
  for (const Column c : session::columns)
    table.empty[static_cast<std::size_t>(c)] = !session::says_anything(*timeline, c);
}

std::string table_csv(const timeline::Timeline& timeline, const FlightTable& table) {
  std::vector<std::uint32_t> rows;
  for (const std::uint32_t row : table.rows)
    if (table.selected.empty() || table.selected.contains(row)) rows.push_back(row);
  return exporting::flights_csv(
      timeline, rows, [&](const timeline::Leg& leg) { return exporting::flight_json(timeline, leg); });
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
  ImGui::InputTextWithHint("##text", desk.say(Word::table_hint), table.text.data(), table.text.size());
  note(desk, "table.text");
  said(desk, std::string(table.text.data()));
  ImGui::SameLine();
  if (ImGui::Button(desk.say(table.selected.empty() ? Word::copy_all : Word::copy_selected)))
    desk.tell(CopyTable{});
  ImGui::SameLine();
  if (ImGui::Button(desk.say(Word::close))) desk.settings.flight_table = false;
  ImGui::SameLine();
  const std::size_t missing = scenario::rows_missing(*desk.timeline().scenario),
                    off = scenario::rows_cancelled(*desk.timeline().scenario);
  if (missing + off == 0) table.left_out = false;
  if (missing + off > 0) {
    const auto filled = [&](Word word, auto... counts) {
      return fmt::format(fmt::runtime(desk.say(word)), count_text(counts, desk.language())...);
    };
    const std::string lacking =
        missing > 0 ? filled(Word::rows_left_out, missing, desk.timeline().legs.size() + missing) : "";
    const std::string label = off == 0 ? lacking
                              : lacking.empty()
                                  ? filled(Word::rows_cancelled, off)
                                  : fmt::format("{} · {}", lacking, filled(Word::rows_cancelled, off));
    ImGui::Checkbox(label.c_str(), &table.left_out);
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
                                 ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_NoSavedSettings)) {
    heads(desk, table);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(table.rows.size()));
    while (clipper.Step())
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        row_of(desk, table, static_cast<std::size_t>(i));
    ImGui::EndTable();
  }
  ImGui::End();
  ImGui::PopStyleVar();
  return left;
}

}  // namespace homebound::ui
