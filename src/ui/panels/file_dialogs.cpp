// Dialogs for choosing a file, and questions before unsaved changes could be lost.
#include <array>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "scenario/read/examples.h"
#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/edit_panels.h"

namespace homebound::ui {
namespace {

using Choice = Answer::Choice;

void answer(const Desk& desk, Choice choice) { desk.tell(FileCommand(Answer{choice})); }

// Draws buttons in a row; Enter presses the first one, Escape the last one.
void choices(const Desk& desk, std::initializer_list<std::pair<Word, Choice>> list) {
  for (const auto& [word, choice] : list) {
    if (word != list.begin()->first) ImGui::SameLine();
    if (ImGui::Button(desk.say(word))) answer(desk, choice);
  }
  if (enter_pressed()) answer(desk, list.begin()->second);
  if (escape_pressed()) answer(desk, (list.end() - 1)->second);
}

void question(const Desk& desk, const Rect& map, Word title, const std::string& text,
              std::initializer_list<std::pair<Word, Choice>> list) {
  begin_question(desk, map, fmt::format("{}###question", desk.say(title)), 440);
  wrapped(said(desk, text));
  ImGui::Spacing();
  choices(desk, list);
  ImGui::End();
}

std::string shown_name(const Desk& desk, const std::string& file) {
  return file.empty() ? desk.say(Word::untitled) : file;
}

// Returns what the document is known by: the file in which it is saved, or else its title. A shipped example
// is saved under another name, so its own would mislead.
std::string name_of_open(const Desk& desk) {
  const std::string& file = desk.session.document.file;
  if (!file.empty() && !scenario::is_shipped(file)) return file;
  const std::string& title = desk.scenario().title.in(desk.language());
  return title.empty() ? desk.say(Word::untitled) : title;
}

void take(const Desk& desk, Chooser& c) {
  if (c.name.empty()) return;
  const auto file = c.chosen();
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    c.go(file);
    c.name.clear();
    c.fresh = true;
    return;
  }
  switch (c.what) {
    case ChooseFile::For::open:
      desk.tell(FileCommand(OpenDocument{file.string()}));
      break;
    case ChooseFile::For::save:
      desk.tell(FileCommand(SaveDocument{file.string()}));
      break;
    case ChooseFile::For::import:
      desk.tell(FileCommand(ImportTable{file.string()}));
      break;
    case ChooseFile::For::layer:
      desk.tell(FileCommand(AddLayer{file.string()}));
      break;
    case ChooseFile::For::match:
      desk.tell(FileCommand(MatchTracks{{file.string()}}));
      break;
    case ChooseFile::For::compare:
      desk.tell(FileCommand(CompareReport{file.string()}));
      break;
    case ChooseFile::For::export_:
      desk.panels.exporting.draft.file = file.string();
      desk.panels.files.chooser.reset();
      break;
  }
}

void chooser(const Desk& desk, const Rect& map, Chooser& c) {
  constexpr std::array titles{
      Word::open_file,      Word::save_as,   Word::import_table, Word::match_tracks,
      Word::compare_report, Word::add_layer, Word::export_file};  // as ChooseFile::For
  const Word title = titles[static_cast<std::size_t>(c.what)];
  begin_question(desk, map, fmt::format("{}###chooser", as_title(desk.say(title))), 560, 440);
  if (ImGui::Button(desk.say(Word::folder_above))) c.go(c.folder.parent_path());
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  muted(desk, c.folder.string());
  float below =
      ImGui::GetFrameHeightWithSpacing() * 2;  // the name, the buttons and, where there is one, the problem
  if (!c.problem.empty()) below += error_height(desk, c.problem) + ImGui::GetStyle().ItemSpacing.y;
  ImGui::BeginChild("##files", {0, -below}, true);
  std::filesystem::path to;
  for (const Chooser::Entry& entry : c.entries) {
    const std::string text = entry.folder ? entry.name + "/" : entry.name;
    if (ImGui::Selectable(said(desk, text).c_str(), entry.name == c.name,
                          ImGuiSelectableFlags_AllowDoubleClick)) {
      if (entry.folder)
        to = c.folder / entry.name;
      else
        c.name = entry.name;
      if (!entry.folder && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) take(desk, c);
    }
  }
  ImGui::EndChild();
  if (!to.empty()) c.go(to);
  if (!c.problem.empty()) {
    error_text(desk, c.problem);
    note(desk, "chooser.problem");
  }
  ImGui::SetNextItemWidth(-1);
  if (std::exchange(c.fresh, false)) ImGui::SetKeyboardFocusHere();
  const bool enter = ImGui::InputTextWithHint("##name", desk.say(Word::file_name), &c.name,
                                              ImGuiInputTextFlags_EnterReturnsTrue);
  note(desk, "chooser.name");
  said(desk, c.name);
  constexpr std::array verbs{Word::open_this, Word::save, Word::import_this, Word::match_sure,
                             Word::open_this, Word::add,  Word::choose_this};  // as ChooseFile::For
  const bool pressed = ImGui::Button(desk.say(verbs[static_cast<std::size_t>(c.what)]));
  ImGui::SameLine();
  if (c.what == ChooseFile::For::match) {
    if (ImGui::Button(desk.say(Word::all_in_folder)))
      desk.tell(FileCommand(MatchTracks{{c.folder.string()}}));
    ImGui::SameLine();
  }
  const bool cancelled = ImGui::Button(desk.say(Word::cancel)) || escape_pressed();
  if (enter || pressed) take(desk, c);
  if (cancelled) answer(desk, Choice::cancel);
  ImGui::End();
}

// Shows how far a large file has been read, and lets it be.
void reading(const Desk& desk, const Rect& map, const FileState::Opening& opening) {
  begin_question(desk, map, fmt::format("{}###reading", desk.say(Word::reading)), 400);
  wrapped(said(desk, opening.name));
  ImGui::ProgressBar(static_cast<float>(opening.share), {-1, 0});
  ImGui::Spacing();
  if (ImGui::Button(desk.say(Word::cancel)) || escape_pressed()) answer(desk, Choice::cancel);
  ImGui::End();
}

}  // namespace

void file_dialogs(const Desk& desk, const Rect& map) {
  FileState& files = desk.panels.files;
  if (files.opening) {
    reading(desk, map, *files.opening);
  } else if (!files.recovered.empty()) {
    const session::Recovered& found = files.recovered.front();
    question(
        desk, map, Word::recovery,
        fmt::format("{}\n{}", desk.say(Word::recovery_text), shown_name(desk, found.file)),
        {{Word::recover, Choice::recover}, {Word::discard, Choice::discard}, {Word::later, Choice::later}});
  } else if (files.overwritten) {
    question(desk, map, Word::changed_on_disk,
             fmt::format("{}\n{}", desk.say(Word::changed_on_disk_text), desk.session.document.file),
             {{Word::save_anyway, Choice::save}, {Word::cancel, Choice::cancel}});
  } else if (files.asks_to_read_again()) {
    question(desk, map, Word::changed_on_disk,
             fmt::format("{}\n{}", desk.say(Word::read_again_text), files.changed),
             {{Word::read_again, Choice::read_again}, {Word::not_now, Choice::later}});
  } else if (files.chooser) {
    chooser(desk, map, *files.chooser);
  } else if (files.waiting) {
    question(
        desk, map, Word::unsaved, fmt::format("{}\n{}", desk.say(Word::unsaved_text), name_of_open(desk)),
        {{Word::save, Choice::save}, {Word::dont_save, Choice::discard}, {Word::cancel, Choice::cancel}});
  }
}

}  // namespace homebound::ui
