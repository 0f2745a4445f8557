// The export panel (Ctrl+E): exports what the window shows as a picture or a film.
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

using exporting::Job;

template <class... Values>
std::string filled(const Desk& desk, Word word, const Values&... values) {
  return fmt::format(fmt::runtime(desk.say(word)), values...);
}

std::string size_text(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} kB", std::max(bytes / 1e3, 1.0));
  return bytes < 1e9 ? fmt::format("{:.1f} MB", bytes / 1e6) : fmt::format("{:.1f} GB", bytes / 1e9);
}

std::string time_text(double seconds, Language language) {
  const long s = std::lround(std::max(seconds, 0.0));
  const bool chinese = language == Language::chinese;
  if (s < 1) return chinese ? "不到1秒" : "< 1 s";
  if (s < 60) return fmt::format(fmt::runtime(chinese ? "{}秒" : "{} s"), s);
  return fmt::format(fmt::runtime(chinese ? "{}分{:02}秒" : "{}:{:02} min"), s / 60, s % 60);
}

template <class List>
void choice(const Desk& desk, Word title, const char* id, const List& list, std::size_t now,
            const std::function<void(std::size_t)>& choose) {
  muted(desk, desk.say(title));
  ImGui::SetNextItemWidth(-1);
  if (!begin_combo(desk, id, desk.say(list[now].word), ImGuiComboFlags_HeightLargest)) return;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (ImGui::Selectable(desk.say(list[i].word), i == now)) choose(i);
    note(desk, id, i);
  }
  ImGui::EndCombo();
}

void part_choice(const Desk& desk, ExportDraft& draft) {
  using Part = ExportDraft::Part;
  muted(desk, desk.say(Word::part_of_story));
  const ExportKind& kind = export_kinds()[draft.kind];
  if (!kind.film) {
    ImGui::TextUnformatted(desk.say(kind.deck ? Word::part_story : Word::part_now));
    return;
  }
  const bool marks = desk.session.clock.in || desk.session.clock.out;
  if (draft.part == Part::now || (draft.part == Part::marked && !marks)) draft.part = Part::story;
  for (const auto& [part, word] :
       {std::pair{Part::story, Word::part_story}, std::pair{Part::scene, Word::part_scene},
        std::pair{Part::marked, Word::part_points}}) {
    if (part == Part::marked && !marks) continue;
    if (ImGui::RadioButton(desk.say(word), draft.part == part)) draft.part = part;
    ImGui::SameLine(0, desk.px(18));
  }
  ImGui::NewLine();
}

void file_field(const Desk& desk, ExportDraft& draft) {
  muted(desk, desk.say(Word::export_file));
  ImGui::SetNextItemWidth(-1);
  text_input(desk, "##file", "", draft.file);
  note(desk, "export.file");
  std::error_code ec;
  if (std::filesystem::is_regular_file(draft.file, ec)) muted(desk, desk.say(Word::replaces_file));
}

void estimate_line(const Desk& desk, const ExportAccount& account) {
  if (!account.problem.empty())
    muted(desk, said(desk, account.problem));
  else if (account.estimate && account.estimate->sampled > 0)
    muted(desk, filled(desk, Word::estimate_is, size_text(account.estimate->bytes),
                       time_text(account.estimate->seconds, desk.language())));
  else
    muted(desk, account.estimating ? desk.say(Word::estimate_busy) : " ");
}

void progress(const Desk& desk, const Job::Status& status) {
  const auto& p = status.progress;
  ImGui::ProgressBar(static_cast<float>(p.done) / static_cast<float>(std::max(p.of, 1)), {-1, 0});
  if (p.done == 0)
    muted(desk, desk.say(Word::exporting_busy));
  else
    muted(desk, filled(desk, Word::exporting_frames, p.done, p.of, p.done / std::max(status.seconds, 0.01),
                       time_text(status.seconds_left().value_or(0), desk.language())));
  if (ImGui::Button(desk.say(Word::stop_export))) desk.tell(StopExport{});
  note(desk, "export.stop");
}

void outcome(const Desk& desk, const ExportAccount& account) {
  const Job::Status& status = *account.job;
  switch (status.state) {
    case Job::State::done:
      ImGui::TextWrapped(
          "%s",
          filled(desk, Word::export_done, time_text(status.seconds, desk.language()), account.file).c_str());
      if (!status.note.empty()) muted(desk, said(desk, status.note));
      break;
    case Job::State::stopped:
      ImGui::TextWrapped("%s", desk.say(Word::export_stopped));
      break;
    default:
      ImGui::TextWrapped("%s", filled(desk, Word::export_failed, said(desk, status.problem)).c_str());
  }
}

// Draws the page's frame in the middle of the map, and the safe areas that every screen shows (EBU R 95).
void draw_safe_areas(const Desk& desk, const Rect& map, Size page) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const double k = std::min(map.width() / page.width, map.height() / page.height);
  const Point middle = map.centre();
  list.PushClipRect(vec(map.left, map.top), vec(map.right, map.bottom));
  const auto frame = [&](double share) {
    const double w = page.width * k * share / 2, h = page.height * k * share / 2;
    return Rect{middle.x - w, middle.y - h, middle.x + w, middle.y + h};
  };
  const ImU32 ink = im32(desk.palette.text), ground = im32(desk.palette.back.with_alpha(0.8F));
  for (const auto& [share, word] :
       {std::pair{1.0, std::optional<Word>{}}, std::pair{0.93, std::optional(Word::action_safe)},
        std::pair{0.9, std::optional(Word::title_safe)}}) {
    const Rect r = frame(share);
    list.AddRect(vec(r.left, r.top), vec(r.right, r.bottom), ground, 0, 0, desk.px(3));
    list.AddRect(vec(r.left, r.top), vec(r.right, r.bottom), ink, 0, 0, desk.px(1));
    if (!word) continue;
    const std::string text = desk.say(*word);
    const double right = r.right - desk.px(8),
                 y = *word == Word::action_safe ? r.top : r.bottom - desk.px(20);
    const double left = right - text_width(text);
    list.AddRectFilled(vec(left - desk.px(4), y), vec(right + desk.px(4), y + desk.px(19)), ground);
    list.AddText(vec(left, y + desk.px(1)), ink, text.c_str());
  }
  list.PopClipRect();
}

}  // namespace

void export_panel(const Desk& desk, const Rect& map) {
  const ExportPanel& panel = desk.panels.exporting;
  ExportDraft draft = panel.draft;
  const bool running = panel.account.job && panel.account.job->state == Job::State::running;
  bool open = true;
  if (begin_dialog(desk, map, fmt::format("{}###export", desk.say(Word::export_title)), open, 420)) {
    ImGui::BeginDisabled(running);
    choice(desk, Word::kind_of_file, "##export.kind", export_kinds(), draft.kind,
           [&](std::size_t i) { draft = with_kind(draft, i); });
    choice(desk, Word::page_size, "##export.page", export_pages(), draft.page,
           [&](std::size_t i) { draft = with_page(draft, i); });
    part_choice(desk, draft);
    ImGui::BeginDisabled(!export_kinds()[draft.kind].alpha);
    ImGui::Checkbox(desk.say(Word::transparent), &draft.transparent);
    ImGui::EndDisabled();
    if (export_kinds()[draft.kind].deck) {
      ImGui::Checkbox(desk.say(Word::deck_notes), &draft.notes);
      note(desk, "export.notes");
    }
    ImGui::Checkbox(desk.say(Word::safe_areas), &draft.safe_areas);
    file_field(desk, draft);
    ImGui::EndDisabled();
    ImGui::Spacing();
    if (running) {
      progress(desk, *panel.account.job);
    } else {
      estimate_line(desk, panel.account);
      if (ImGui::Button(desk.say(Word::start_export))) desk.tell(StartExport{});
      note(desk, "export.start");
      if (panel.account.job) outcome(desk, panel.account);
    }
  }
  ImGui::End();
  if (draft.safe_areas) draw_safe_areas(desk, map, export_pages()[draft.page].size);
  if (draft != panel.draft) desk.tell(EditExport{draft});
  if (!open) desk.tell(OpenExport{false});
}

}  // namespace homebound::ui
