// The export panel (Ctrl+E): exports what the window shows as a picture, a handout, a film or data.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
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

// One of two fields of a row, each with its title above it.
class Pair {
 public:
  explicit Pair(const Desk& desk)
      : gap_(desk.px(12)), width_((ImGui::GetContentRegionAvail().x - gap_) / 2) {}
  void first(const Desk& desk, Word title) {
    start_ = ImGui::GetCursorScreenPos();
    begin(desk, title);
  }
  void second(const Desk& desk, Word title) {
    ImGui::EndGroup();
    ImGui::SetCursorScreenPos({start_.x + width_ + gap_, start_.y});
    begin(desk, title);
  }
  void end() { ImGui::EndGroup(); }
  float width() const { return width_; }

 private:
  void begin(const Desk& desk, Word title) {
    ImGui::BeginGroup();
    muted(desk, desk.say(title));
    ImGui::SetNextItemWidth(width_);
  }
  ImVec2 start_;
  float gap_, width_;
};

// Draws a list to choose from; `shown` is what stands in it while it is closed. Only what is `offered` is
// in it.
template <class Name>
void choice(
    const Desk& desk, const char* id, const std::string& shown, std::size_t count,
    std::optional<std::size_t> now, const Name& name, const std::function<void(std::size_t)>& choose,
    const std::function<bool(std::size_t)>& offered = [](std::size_t) { return true; }) {
  if (!begin_combo(desk, id, shown, ImGuiComboFlags_HeightLargest)) return;
  for (std::size_t i = 0; i < count; ++i) {
    if (!offered(i)) continue;
    if (ImGui::Selectable(name(i), i == now)) choose(i);
    note(desk, id, i);
  }
  ImGui::EndCombo();
}

void kind_choice(const Desk& desk, ExportDraft& draft) {
  muted(desk, desk.say(Word::kind_of_file));
  ImGui::SetNextItemWidth(-1);
  const auto kinds = export_kinds();
  choice(
      desk, "##export.kind", desk.say(draft.what().word), kinds.size(), draft.kind,
      [&](std::size_t i) { return desk.say(kinds[i].word); },
      [&](std::size_t i) { draft = with_kind(draft, i, desk.session.document); });
}

// Draws a field of a whole number within a range.
double whole_number(const Desk& desk, const char* id, float width, double value, int least, int most) {
  int number = static_cast<int>(std::lround(value));
  ImGui::SetNextItemWidth(width);
  if (ImGui::InputInt(id, &number, 0)) value = std::clamp(number, least, most);
  note(desk, id);
  return value;
}

void page_choice(const Desk& desk, ExportDraft& draft) {
  Pair pair(desk);
  pair.first(desk, Word::page_size);
  const auto pages = export_pages();
  const auto page = page_of(draft);
  choice(
      desk, "##export.page", desk.say(page ? pages[*page].word : Word::page_own), pages.size(), page,
      [&](std::size_t i) { return desk.say(pages[i].word); },
      [&](std::size_t i) { draft = with_page(draft, i); },
      [&](std::size_t i) { return draft.what().offers(pages[i]); });
  pair.second(desk, Word::pixels_and_scale);
  const float between = desk.px(6), field = (pair.width() - 2 * between - text_width("×")) / 3;
  constexpr int least = 16, most = 16384;
  const Size before = draft.size;
  draft.size.width = whole_number(desk, "##export.width", field, draft.size.width, least, most);
  ImGui::SameLine(0, between / 2);
  ImGui::TextUnformatted("×");
  ImGui::SameLine(0, between / 2);
  draft.size.height = whole_number(desk, "##export.height", field, draft.size.height, least, most);
  if (draft.size != before) draft.dpi.reset();  // no longer that paper
  ImGui::SameLine(0, between);
  int percent = static_cast<int>(std::lround(draft.scale * 100));
  ImGui::SetNextItemWidth(field);
  if (ImGui::InputInt("##export.scale", &percent, 0)) draft.scale = std::clamp(percent, 10, 2000) / 100.0;
  note(desk, "##export.scale");
  pair.end();
}

void quality_choice(const Desk& desk, ExportDraft& draft) {
  constexpr std::array qualities = {Word::quality_small, Word::quality_good, Word::quality_best};
  const auto chosen = static_cast<std::size_t>(draft.quality);
  choice(
      desk, "##export.quality", desk.say(qualities.at(chosen)), qualities.size(), chosen,
      [&](std::size_t i) { return desk.say(qualities.at(i)); },
      [&](std::size_t i) { draft.quality = static_cast<exporting::Quality>(i); });
}

void slide_choices(const Desk& desk, ExportDraft& draft) {
  using Slides = ExportDraft::Slides;
  constexpr std::array words = {Word::slide_films, Word::slide_moving, Word::slide_stills};
  const auto chosen = static_cast<std::size_t>(draft.slides);
  muted(desk, desk.say(Word::slide_scenes));
  choice(
      desk, "##export.slides", desk.say(words.at(chosen)), words.size(), chosen,
      [&](std::size_t i) { return desk.say(words.at(i)); },
      [&](std::size_t i) { draft.slides = static_cast<Slides>(i); });
  if (draft.slides == Slides::stills) return;
  Pair pair(desk);
  pair.first(desk, Word::frame_rate);
  text_input(desk, "##export.rate", "30", draft.rate);
  note(desk, "export.rate");
  pair.second(desk, Word::quality);
  quality_choice(desk, draft);
  pair.end();
}

void film_choices(const Desk& desk, ExportDraft& draft) {
  {
    Pair pair(desk);
    pair.first(desk, Word::frame_rate);
    text_input(desk, "##export.rate", "30", draft.rate);
    note(desk, "export.rate");
    pair.second(desk, Word::film_length);
    text_input(desk, "##export.length", desk.say(Word::film_length_told), draft.length);
    note(desk, "export.length");
    pair.end();
  }
  if (!draft.what().takes("--subtitles")) return;
  Pair pair(desk);
  pair.first(desk, Word::subtitles);
  constexpr std::array words = {Word::subtitles_none, Word::subtitles_texts, Word::subtitles_notes};
  const std::size_t now = draft.subtitles ? static_cast<std::size_t>(*draft.subtitles) + 1 : 0;
  choice(
      desk, "##export.subtitles", desk.say(words.at(now)), words.size(), now,
      [&](std::size_t i) { return desk.say(words.at(i)); },
      [&](std::size_t i) {
        draft.subtitles = i == 0 ? std::nullopt : std::optional(static_cast<exporting::SubtitleWords>(i - 1));
      });
  if (draft.what().takes("--quality")) {
    pair.second(desk, Word::quality);
    quality_choice(desk, draft);
  }
  pair.end();
}

void part_choice(const Desk& desk, ExportDraft& draft) {
  using Part = ExportDraft::Part;
  muted(desk, desk.say(Word::part_of_story));
  if (!draft.what().is_film()) {
    ImGui::TextUnformatted(desk.say(draft.what().takes("--at") ? Word::part_now : Word::part_scenes));
    return;
  }
  const bool marks = desk.session.clock.in || desk.session.clock.out;
  if (draft.part == Part::now || (draft.part == Part::marked && !marks)) draft.part = Part::story;
  for (const auto& [part, word] :
       {std::pair{Part::story, Word::part_story}, std::pair{Part::scene, Word::part_scene},
        std::pair{Part::marked, Word::part_points}}) {
    if (part == Part::marked && !marks) continue;
    if (ImGui::RadioButton(desk.say(word), draft.part == part)) draft.part = part;
    note(desk, "export.part", static_cast<std::size_t>(part));
    ImGui::SameLine(0, desk.px(18));
  }
  ImGui::NewLine();
}

void file_field(const Desk& desk, ExportDraft& draft) {
  muted(desk, desk.say(Word::export_file));
  ImGui::SetNextItemWidth(-1);
  text_input(desk, "##file", "", draft.file);
  note(desk, "export.file");
  if (ImGui::Button(desk.say(Word::choose_folder))) {
    const std::filesystem::path file = draft.file;
    Chooser chooser{ChooseFile::For::export_};
    chooser.name = file.filename().string();
    chooser.go(file.parent_path());
    desk.panels.files.chooser = std::move(chooser);
  }
  note(desk, "export.choose");
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

// What still tells of flights that are left out: as many sentences as have room.
void warning_lines(const Desk& desk, const ExportAccount& account) {
  constexpr std::size_t most = 5;
  for (std::size_t i = 0; i < std::min(account.warnings.size(), most); ++i)
    wrapped(said(desk, account.warnings[i]));
  if (account.warnings.size() > most)
    muted(desk, filled(desk, Word::more_telling, account.warnings.size() - most));
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
      wrapped(filled(desk, Word::export_done, time_text(status.seconds, desk.language()), account.file));
      if (!status.note.empty()) muted(desk, said(desk, status.note));
      break;
    case Job::State::stopped:
      wrapped(desk.say(Word::export_stopped));
      break;
    default:
      wrapped(filled(desk, Word::export_failed, said(desk, status.problem)));
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
    kind_choice(desk, draft);
    if (!draft.what().is_data()) {
      page_choice(desk, draft);
      part_choice(desk, draft);
      if (draft.what().is_film()) film_choices(desk, draft);
      if (draft.what().is_slides()) slide_choices(desk, draft);
      if (draft.what().takes("--notes")) {
        ImGui::Checkbox(desk.say(Word::deck_notes), &draft.notes);
        note(desk, "export.notes");
        muted(desk, desk.say(Word::audience_file));
        ImGui::SetNextItemWidth(-1);
        text_input(desk, "##export.audience", desk.say(Word::audience_all), draft.audience);
        note(desk, "export.audience");
      }
      if (draft.what().takes("--transparent")) {
        ImGui::Checkbox(desk.say(Word::transparent), &draft.transparent);
        note(desk, "export.transparent");
      }
      ImGui::Checkbox(desk.say(Word::safe_areas), &draft.safe_areas);
    }
    file_field(desk, draft);
    ImGui::EndDisabled();
    ImGui::Spacing();
    if (running) {
      progress(desk, *panel.account.job);
    } else {
      if (panel.account.job)
        outcome(desk, panel.account);
      else
        estimate_line(desk, panel.account);
      warning_lines(desk, panel.account);
      if (ImGui::Button(desk.say(Word::start_export))) desk.tell(StartExport{});
      note(desk, "export.start");
    }
  }
  ImGui::End();
  if (draft.safe_areas && !draft.what().is_data()) draw_safe_areas(desk, map, draft.size);
  if (draft != panel.draft) desk.tell(EditExport{draft});
  if (!open) desk.tell(OpenExport{false});
}

}  // namespace homebound::ui
