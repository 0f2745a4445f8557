// Recorded tracks beside the flights of the document: which belongs to which, how surely and why; accept or
// leave.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui.h>

#include "base/punctuation.h"
#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/edit_panels.h"
#include "words/matches.h"

namespace homebound::ui {
namespace {

using scenario::Confidence;
using scenario::Match;

void alarming(const Desk& desk, const std::string& text) {
  ImGui::PushStyleColor(ImGuiCol_Text, im32(alarm(desk)));
  ImGui::TextUnformatted(said(desk, text).c_str());
  ImGui::PopStyleColor();
}

std::string route_of(const scenario::Scenario& s, const scenario::Flight& f) {
  return code_of(s.places[f.from]) + "–" + code_of(s.places[f.to]);
}

// Returns a flight as a list names it: "CA4101  PNH–CAN  1 Mar 07:00".
std::string flight_name(const Desk& desk, const MatchDraft& draft, std::size_t flight) {
  const scenario::Scenario& s = *draft.schedule;
  const scenario::Flight& f = s.flights[flight];
  const auto at = f.depart ? std::optional(f.depart->others->scheduled.value_or(f.depart->at)) : f.day;
  return fmt::format("{}  {}  {}", f.id, route_of(s, f),
                     at ? day_and_time(*at, s.places[f.from].zone, desk.language()) : "");
}

void record_cell(const Desk& desk, const MatchDraft& draft, std::size_t record) {
  const scenario::Flight& r = draft.records->flights[record];
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(said(desk, r.id).c_str());
  std::string more = route_of(*draft.records, r);
  if (r.track->record->timed())
    more += "  " +
            day_and_time(r.track->record->times.front(), draft.records->places[r.from].zone, desk.language());
  muted(desk, more);
}

void flight_cell(const Desk& desk, MatchDraft& draft, std::size_t record) {
  const MatchDraft::Row& row = draft.rows[record];
  const std::string shown = row.match  ? flight_name(desk, draft, row.match->flight)
                            : row.asks ? desk.say(Word::match_choose)
                                       : desk.say(Word::match_none);
  ImGui::SetNextItemWidth(-1);
  const bool open = begin_combo(desk, "##flight", shown, ImGuiComboFlags_HeightLarge);
  note(desk, "match.flight", record);
  if (!open) return;
  if (ImGui::Selectable(desk.say(Word::match_none), !row.match && !row.asks)) draft.choose(record, {});
  note(desk, "match.none");
  ImGui::Separator();
  std::vector<std::size_t> order = row.likely;
  for (std::size_t i = 0; i < draft.schedule->flights.size(); ++i)
    if (std::ranges::find(row.likely, i) == row.likely.end()) order.push_back(i);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(order.size()));
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const std::size_t flight = order[static_cast<std::size_t>(i)];
      const bool on = draft.rows[record].match && draft.rows[record].match->flight == flight;
      if (ImGui::Selectable(
              fmt::format("{}##{}", said(desk, flight_name(desk, draft, flight)), flight).c_str(), on))
        draft.choose(record, flight);
      note(desk, "match.choice", static_cast<std::size_t>(i));
    }
  ImGui::EndCombo();
}

void match_row(const Desk& desk, MatchDraft& draft, std::size_t record) {
  ImGui::TableNextRow();
  ImGui::PushID(static_cast<int>(record));
  ImGui::TableNextColumn();
  record_cell(desk, draft, record);
  ImGui::TableNextColumn();
  flight_cell(desk, draft, record);
  ImGui::TableNextColumn();
  ImGui::AlignTextToFramePadding();
  const MatchDraft::Row& row = draft.rows[record];
  // A doubtful one says what it rests on before anybody has chosen.
  const std::optional<Match> match =
      row.match || row.likely.empty() || !row.asks
          ? row.match
          : std::optional(match_of(*draft.schedule, row.likely.front(), *draft.records, record));
  if (match) {
    const std::string sure(word_for(match->confidence).in(desk.language()));
    if (match->confidence == Confidence::doubtful)
      alarming(desk, sure);
    else
      ImGui::TextUnformatted(said(desk, sure).c_str());
  }
  ImGui::TableNextColumn();
  if (match) wrapped(said(desk, signs_text(match->signs, desk.language())));
  ImGui::TableNextColumn();
  if (match) wrapped(said(desk, against_plan_text(*match, *draft.records, desk.language())));
  ImGui::PopID();
}

void matches_table(const Desk& desk, MatchDraft& draft, float height) {
  if (!ImGui::BeginTable("##matches", 5,
                         ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                             ImGuiTableFlags_Resizable | ImGuiTableFlags_NoSavedSettings,
                         {0, height}))
    return;
  ImGui::TableSetupScrollFreeze(0, 1);
  for (const auto& [word, weight] :
       {std::pair(Word::record, 1.5F), std::pair(Word::flight, 2.1F), std::pair(Word::match_sure, 0.75F),
        std::pair(Word::agreement, 1.25F), std::pair(Word::against_plan, 1.5F)})
    ImGui::TableSetupColumn(desk.say(word), ImGuiTableColumnFlags_WidthStretch, weight);
  ImGui::TableHeadersRow();
  for (std::size_t record = 0; record < draft.rows.size(); ++record) match_row(desk, draft, record);
  ImGui::EndTable();
}

// Names the flights that no track is taken for.
void without_record(const Desk& desk, const MatchDraft& draft) {
  constexpr std::size_t named = 8;
  const std::vector<std::size_t> all = draft.without_record();
  if (all.empty()) return;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min(all.size(), named); ++i)
    ids.push_back(draft.schedule->flights[all[i]].id);
  if (all.size() > named) ids.emplace_back("…");
  muted(desk, said(desk, fmt::format(fmt::runtime(desk.say(Word::without_record)), all.size(),
                                     fmt::join(ids, punctuation(desk.language()).list_comma))));
}

void take_matches(const Desk& desk, EditState& state) {
  MatchDraft& draft = *state.match;
  const session::TakeRecords take{draft.records, draft.chosen()};
  draft.problem = session::problem_of(desk.session, take, {desk.wall, desk.shown, 0}).value_or(Text{});
  if (!draft.problem.empty()) return;
  desk.tell(session::Command(take));
  if (draft.draws_plan && !desk.session.look.layers.plan)
    desk.tell(session::Command(session::SetLayer{&scenario::Layers::plan, true}));
  state.match.reset();
}

}  // namespace

std::vector<Match> MatchDraft::chosen() const {
  std::vector<Match> matches;
  for (const MatchDraft::Row& row : rows)
    if (row.match) matches.push_back(*row.match);
  return matches;
}

void MatchDraft::choose(std::size_t record, std::optional<std::size_t> flight) {
  for (Row& row : rows)
    if (flight && row.match && row.match->flight == flight) row.match.reset();
  rows[record].asks = false;
  rows[record].match = flight ? std::optional(match_of(*schedule, *flight, *records, record)) : std::nullopt;
}

std::vector<std::size_t> MatchDraft::without_record() const {
  std::vector<bool> flown(schedule->flights.size());
  for (const MatchDraft::Row& row : rows)
    if (row.match) flown[row.match->flight] = true;
  std::vector<std::size_t> flights;
  for (std::size_t i = 0; i < flown.size(); ++i)
    if (!flown[i]) flights.push_back(i);
  return flights;
}

MatchDraft match_draft(const std::vector<std::string>& files,
                       std::shared_ptr<const scenario::Scenario> schedule,
                       const scenario::ReadOptions& reading) {
  MatchDraft draft{files, std::move(schedule), nullptr, {}, true, {}};
  draft.records = std::make_shared<const scenario::Scenario>(scenario::records_of(files, reading));
  draft.rows.resize(draft.records->flights.size());
  for (const Match& m : scenario::match(*draft.schedule, *draft.records).matches) {
    if (m.confidence == Confidence::doubtful)
      draft.rows[m.record].asks = true;
    else
      draft.rows[m.record].match = m;
  }
  for (std::size_t i = 0; i < draft.rows.size(); ++i)
    draft.rows[i].likely = flights_for(*draft.schedule, *draft.records, i);
  return draft;
}

void match_dialog(const Desk& desk, const Rect& map, EditState& state) {
  MatchDraft& draft = *state.match;
  begin_question(desk, map, fmt::format("{}###match", desk.say(Word::match_title)), 860, 470);
  const auto asking = std::ranges::count_if(draft.rows, &MatchDraft::Row::asks);
  const std::size_t taken = draft.chosen().size();
  ImGui::TextUnformatted(said(desk, fmt::format(fmt::runtime(desk.say(Word::match_sum)), draft.rows.size(),
                                                taken, draft.schedule->flights.size()))
                             .c_str());
  if (asking > 0) {
    ImGui::SameLine();
    alarming(desk, fmt::format(fmt::runtime(desk.say(Word::match_ask)), asking));
  }
  const float line = ImGui::GetFrameHeightWithSpacing();
  matches_table(desk, draft, -line * (draft.problem.empty() ? 3.1F : 5.1F));
  without_record(desk, draft);
  ImGui::Checkbox(desk.say(Word::draw_plan), &draft.draws_plan);
  if (!draft.problem.empty()) error_text(desk, draft.problem);
  ImGui::BeginDisabled(taken == 0);
  const bool pressed = ImGui::Button(
      fmt::format("{}###accept", fmt::format(fmt::runtime(desk.say(Word::accept_number)), taken)).c_str());
  note(desk, "match.accept");
  ImGui::EndDisabled();
  ImGui::SameLine();
  const bool left = ImGui::Button(desk.say(Word::leave));
  note(desk, "match.leave");
  bool alone = false;
  if (draft.files.size() == 1) {
    ImGui::SameLine();
    alone = ImGui::Button(desk.say(Word::open_alone));
    note(desk, "match.alone");
  }
  const bool escaped = key_pressed(ImGuiKey_Escape), entered = taken > 0 && key_pressed(ImGuiKey_Enter);
  ImGui::End();
  if (alone) desk.tell(FileCommand(OpenDocument{draft.files.front()}));
  if (alone || left || escaped) return state.match.reset();
  if (pressed || entered) take_matches(desk, state);
}

}  // namespace homebound::ui
