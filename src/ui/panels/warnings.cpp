// The document's warnings: always those of the document as it is now, so that one that is mended is gone.
#include <algorithm>

#include <fmt/format.h>

#include "session/edit/remedy.h"
#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

constexpr std::size_t most_listed = 50;

bool is_told(const Diagnostic& d) { return d.severity == Severity::warning; }

void go_to(const Desk& desk, const scenario::Entry& entry) {
  edit_entry(desk, entry);
  if (entry.sort == scenario::Sort::scene)
    desk.tell(session::Command(session::entrance_of(desk.timeline().story, entry.index, desk.playing())));
  if (entry.sort == scenario::Sort::flight)
    desk.tell(session::Command(session::FocusFlight{entry.index, false}));
}

Word button_for(const session::Edit& remedy) {
  return std::holds_alternative<session::EditFields>(remedy) ? Word::make_one_kind : Word::delete_entry;
}
Word button_for(scenario::DayOrder order) {
  return order == scenario::DayOrder::day_first     ? Word::day_first
         : order == scenario::DayOrder::month_first ? Word::month_first
                                                    : Word::year_first;
}

// Returns the warnings of the document as it is now.
std::vector<WarningList::Row> rows_of(const session::Document& document) {
  const scenario::Scenario& s = *document.timeline->scenario;
  std::vector<WarningList::Row> rows;
  std::optional<scenario::TomlOutline> outline;
  if (document.text) outline.emplace(*document.text);
  for (const Diagnostic& d : s.warnings) {
    if (!is_told(d)) continue;
    WarningList::Row& row = rows.emplace_back();
    row.message = d.message;
    row.left_out = d.code == Diagnostic::Code::left_out;
    const bool of_document = d.line > 0 && d.file == document.file && outline;
    if (of_document && !row.left_out) row.entry = session::entry_at_line(*outline, *document.text, d.line);
    const auto remedy =
        row.entry ? session::remedy_of(d, s, *outline, *row.entry) : std::optional<session::Edit>();
    if (remedy) row.remedies.push_back({button_for(*remedy), *remedy});
    if (const auto dates = session::dates_doubted(d, document)) {
      row.message = dates->doubt;
      for (const auto& [order, edit] : dates->readings) row.remedies.push_back({button_for(order), edit});
    }
    if (d.line > 0 && !of_document) row.message = told("Line {}: {}", "第{}行：{}", d.line, d.message);
  }
  return rows;
}

void draw_row(const Desk& desk, const WarningList::Row& row, std::size_t at) {
  ImGui::PushID(static_cast<int>(at));
  wrapped(said(desk, row.message));
  note(desk, "warning", at);
  bool first = true;
  const auto button = [&](Word word) {
    if (!first) ImGui::SameLine();
    first = false;
    return small_button(desk.say(word));
  };
  if (row.left_out || row.entry) {
    if (button(Word::go_to)) {
      if (row.entry)
        go_to(desk, *row.entry);
      else
        desk.settings.flight_table = desk.panels.explorer.table.left_out = true;
    }
    note(desk, "warning.go-to", at);
  }
  for (std::size_t i = 0; i < row.remedies.size(); ++i) {
    if (button(row.remedies[i].name))
      std::visit([&](const auto& edit) { desk.tell(session::Command(edit)); }, row.remedies[i].edit);
    note(desk, "warning.mend", i == 0 ? std::to_string(at) : fmt::format("{}.{}", at, i));
  }
  ImGui::Spacing();
  ImGui::PopID();
}

}  // namespace

std::size_t count_warnings(const scenario::Scenario& scenario) {
  return static_cast<std::size_t>(std::ranges::count_if(scenario.warnings, is_told));
}

void warnings_panel(const Desk& desk, const Rect& map) {
  WarningList& list = desk.panels.warning_list;
  if (list.of != desk.timeline().scenario)
    list.of = desk.timeline().scenario, list.rows = rows_of(desk.session.document);
  const std::size_t count = list.rows.size();
  if (count == 0) {
    desk.panels.close_warnings();
    return;
  }
  const double width = std::min<double>(desk.px(360), map.width() - desk.px(24));
  // The title and the button stay; the warnings between them scroll, which are no higher than the map has
  // room for.
  const double frame = 2 * ImGui::GetFrameHeightWithSpacing() + 2 * ImGui::GetStyle().WindowPadding.y;
  const double most =
      std::min(std::max<double>(map.height() * 0.55, desk.px(200)), map.height() - desk.px(24)) - frame;
  const double height = std::clamp<double>(list.height, desk.px(20), std::max<double>(most, desk.px(20)));
  // Its corner is chosen once its height is known. Its top stays where it is, so that no row moves from under
  // the pointer when one above it is mended.
  if (!list.corner && list.height > 0)
    list.corner = emptiest_corner(desk, map, {width, height + frame}), list.chosen_for = height + frame;
  const Rect room = card_room(desk, map);
  const Point corner = list.corner.value_or(Point{1, 0});
  const double top = room.top + corner.y * (room.height() - list.chosen_for);
  ImGui::SetNextWindowPos(vec(room.left + corner.x * room.width(),
                              std::clamp(top, room.top, std::max(room.top, room.bottom - height - frame))),
                          ImGuiCond_Always, vec(corner.x, 0));
  ImGui::SetNextWindowSize(vec(width, height + frame));
  bool open = true;
  ImGui::Begin(
      fmt::format("{}###warnings", fmt::format(fmt::runtime(desk.say(Word::warnings_count)), count)).c_str(),
      &open,
      ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
          ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::BeginChild("##rows", vec(0, height));
  const std::size_t listed = std::min(count, most_listed);
  for (std::size_t i = 0; i < listed; ++i) draw_row(desk, list.rows[i], i);
  if (listed < count) muted(desk, fmt::format(fmt::runtime(desk.say(Word::more_warnings)), count - listed));
  list.height = ImGui::GetCursorPosY();
  ImGui::EndChild();
  if (ImGui::Button(desk.say(Word::close))) open = false;
  note(desk, "warnings.close");
  ImGui::End();
  if (!open) desk.panels.close_warnings();
}

}  // namespace homebound::ui
