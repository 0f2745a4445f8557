// A newer report beside the document: what is new, gone, moved or told otherwise; accept or leave, each and
// all.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui.h>

#include "base/punctuation.h"
#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/edit_panels.h"
#include "words/aboard.h"
#include "words/differences.h"

namespace homebound::ui {
namespace {

using DifferenceRow = ReportDraft::Row;
using DifferenceSort = ReportDraft::Sort;

constexpr std::array sorts{DifferenceSort::fresh, DifferenceSort::changed, DifferenceSort::gone};

Word name_of(DifferenceSort sort) {
  switch (sort) {
    case DifferenceSort::fresh:
      return Word::report_new;
    case DifferenceSort::gone:
      return Word::report_gone;
    case DifferenceSort::changed:
      break;
  }
  return Word::report_changed;
}

std::string route_of(const timeline::Timeline& t, std::size_t leg) {
  const scenario::Scenario& s = *t.scenario;
  const scenario::Flight& f = s.flights[leg];
  return code_of(s.places[f.from]) + "–" + code_of(s.places[f.to]);
}

// The timeline that tells of a row's flight, and its leg there.
std::pair<const timeline::Timeline*, std::size_t> told_by(const ReportDraft& draft,
                                                          const DifferenceRow& row) {
  switch (row.sort) {
    case DifferenceSort::fresh:
      return {draft.report.get(), draft.found.fresh[row.index]};
    case DifferenceSort::gone:
      return {draft.before.get(), draft.found.gone[row.index]};
    case DifferenceSort::changed:
      break;
  }
  return {draft.report.get(), draft.found.both[row.index].after};
}

std::string change_of(const Desk& desk, const ReportDraft& draft, const DifferenceRow& row) {
  const auto [timeline, leg] = told_by(draft, row);
  if (row.sort == DifferenceSort::changed)
    return fmt::format("{}", fmt::join(changes_text(*draft.before, *draft.report, draft.found.both[row.index],
                                                    desk.language()),
                                       punctuation(desk.language()).semicolon));
  return fmt::format("{}  {}", aspect_text(*timeline, leg, timeline::Aspect::depart, desk.language()),
                     aboard_text(*timeline->scenario, timeline->scenario->flights[leg], desk.language()));
}

void report_row(const Desk& desk, ReportDraft& draft, std::size_t at) {
  DifferenceRow& row = draft.rows[at];
  const auto [timeline, leg] = told_by(draft, row);
  ImGui::TableNextRow();
  ImGui::PushID(static_cast<int>(at));
  ImGui::TableNextColumn();
  ImGui::Checkbox("##taken", &row.taken);
  note(desk, "report.row", at);
  const auto cell = [&](const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    const float room = ImGui::GetContentRegionAvail().x;
    ImGui::TextUnformatted(elided(said(desk, text), room).c_str());
    if (ImGui::IsItemHovered() && text_width(text) > room) {
      begin_tip(desk);
      wrapped(text);
      end_tip();
    }
  };
  cell(desk.say(name_of(row.sort)));
  cell(timeline->scenario->flights[leg].id);
  cell(route_of(*timeline, leg));
  cell(change_of(desk, draft, row));
  ImGui::PopID();
}

void report_table(const Desk& desk, ReportDraft& draft, float height) {
  if (!ImGui::BeginTable("##report", 5,
                         ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                             ImGuiTableFlags_Resizable | ImGuiTableFlags_NoSavedSettings,
                         {0, height}))
    return;
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoResize);
  for (const auto& [word, weight] : {std::pair(Word::report_what, 0.8F), std::pair(Word::flight, 1.1F),
                                     std::pair(Word::route, 0.9F), std::pair(Word::report_change, 4.2F)})
    ImGui::TableSetupColumn(desk.say(word), ImGuiTableColumnFlags_WidthStretch, weight);
  ImGui::TableHeadersRow();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(draft.rows.size()));
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      report_row(desk, draft, static_cast<std::size_t>(i));
  ImGui::EndTable();
}

// A box for all rows of a sort: "3 new", "1 gone".
void sort_box(const Desk& desk, ReportDraft& draft, DifferenceSort sort) {
  const std::size_t all = draft.count(sort, false), taken = draft.count(sort, true);
  bool on = all > 0 && taken == all;
  ImGui::BeginDisabled(all == 0);
  const std::string label =
      fmt::format("{} {}###sort{}", desk.say(name_of(sort)),
                  count_text(static_cast<long>(all), desk.language()), static_cast<int>(sort));
  if (ImGui::Checkbox(label.c_str(), &on)) draft.take_all(sort, on);
  note(desk, "report.sort", static_cast<std::size_t>(sort));
  ImGui::EndDisabled();
  ImGui::SameLine();
}

void take_report(const Desk& desk, EditState& state) {
  ReportDraft& draft = *state.report;
  const session::TakeReport take{draft.report, draft.name, draft.accepted()};
  draft.problem = session::problem_of(desk.session, take, {desk.wall, desk.shown, 0}).value_or(Text{});
  if (!draft.problem.empty()) return;
  desk.tell(session::Command(take));
  state.report.reset();
}

}  // namespace

timeline::Accepted ReportDraft::accepted() const {
  timeline::Accepted accepted;
  for (const Row& row : rows) {
    if (!row.taken) continue;
    if (row.sort == DifferenceSort::fresh) accepted.fresh.push_back(found.fresh[row.index]);
    if (row.sort == DifferenceSort::gone) accepted.gone.push_back(found.gone[row.index]);
    if (row.sort == DifferenceSort::changed) accepted.changed.push_back(found.both[row.index]);
  }
  return accepted;
}

std::size_t ReportDraft::count(DifferenceSort sort, bool taken) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      rows, [&](const DifferenceRow& row) { return row.sort == sort && (row.taken || !taken); }));
}

void ReportDraft::take_all(DifferenceSort sort, bool taken) {
  for (Row& row : rows)
    if (row.sort == sort) row.taken = taken;
}

ReportDraft report_draft(const std::string& file, std::shared_ptr<const timeline::Timeline> before,
                         scenario::ReadOptions reading) {
  reading.keep_cancelled = true;  // what no longer takes place is news
  const session::Document document = session::read_document(file, reading);
  ReportDraft draft{file, session::name_of(document), std::move(before), document.timeline, {}, {}, {}};
  draft.found = timeline::difference(*draft.before, *draft.report);
  for (std::size_t i = 0; i < draft.found.fresh.size(); ++i)
    draft.rows.push_back({DifferenceSort::fresh, i, true});
  for (std::size_t i = 0; i < draft.found.both.size(); ++i)
    if (!draft.found.both[i].changed.empty()) draft.rows.push_back({DifferenceSort::changed, i, true});
  for (std::size_t i = 0; i < draft.found.gone.size(); ++i)
    draft.rows.push_back({DifferenceSort::gone, i, false});
  return draft;
}

void report_dialog(const Desk& desk, const Rect& map, EditState& state) {
  ReportDraft& draft = *state.report;
  begin_question(desk, map, fmt::format("{}###report", desk.say(Word::report_title)), 860, 470);
  const auto same = static_cast<long>(std::ranges::count_if(
      draft.found.both, [](const timeline::Counterparts& c) { return c.changed.empty(); }));
  muted(desk, fmt::format(fmt::runtime(desk.say(Word::report_sum)), draft.name,
                          count_text(static_cast<long>(draft.report->legs.size()), desk.language()),
                          count_text(same, desk.language())));
  for (const DifferenceSort sort : sorts) sort_box(desk, draft, sort);
  ImGui::NewLine();
  const float line = ImGui::GetFrameHeightWithSpacing();
  report_table(desk, draft, -line * (draft.problem.empty() ? 2.2F : 4.2F));
  muted(desk, desk.say(Word::report_figures));
  if (!draft.problem.empty()) error_text(desk, draft.problem);
  const auto taken = static_cast<long>(std::ranges::count_if(draft.rows, &DifferenceRow::taken));
  ImGui::BeginDisabled(taken == 0);
  const bool pressed =
      ImGui::Button(fmt::format("{}###accept", fmt::format(fmt::runtime(desk.say(Word::accept_number)),
                                                           count_text(taken, desk.language())))
                        .c_str());
  note(desk, "report.accept");
  ImGui::EndDisabled();
  ImGui::SameLine();
  const bool left = ImGui::Button(desk.say(Word::leave));
  note(desk, "report.leave");
  ImGui::SameLine();
  const bool alone = ImGui::Button(desk.say(Word::open_alone));
  note(desk, "report.alone");
  ImGui::SameLine();
  const bool import = ImGui::Button(desk.say(Word::import_table));
  note(desk, "report.import");
  const bool escaped = key_pressed(ImGuiKey_Escape), entered = taken > 0 && key_pressed(ImGuiKey_Enter);
  ImGui::End();
  if (alone) desk.tell(FileCommand(OpenDocument{draft.file}));
  if (import) desk.tell(FileCommand(ImportTable{draft.file}));
  if (alone || import || left || escaped) return state.report.reset();
  if (pressed || entered) take_report(desk, state);
}

}  // namespace homebound::ui
