#include "ui/window/files.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace homebound::ui {
namespace fs = std::filesystem;
namespace {

bool can_open(const fs::path& file) {
  static constexpr std::string_view known[] = {".toml", ".csv", ".tsv",     ".txt", ".xlsx", ".ods",
                                               ".gpkg", ".gpx", ".geojson", ".kml", ".json", ".fgb"};
  return std::find(std::begin(known), std::end(known), file.extension().string()) != std::end(known);
}

}  // namespace

void Chooser::go(const fs::path& to) {
  std::error_code code;
  const fs::path there = fs::weakly_canonical(to, code);
  fs::directory_iterator list(there, fs::directory_options::skip_permission_denied, code);
  if (code) {
    problem = told("{}: {}", "{}：{}", to.string(), reason_of(code));
    return;
  }
  problem = {};
  folder = there;
  entries.clear();
  for (const auto& entry : list) {
    const std::string shown = entry.path().filename().string();
    std::error_code ignored;
    const bool is_folder = entry.is_directory(ignored);
    const bool wanted =
        what == ChooseFile::For::save ? entry.path().extension() == ".toml" : can_open(entry.path());
    if (!shown.starts_with('.') && (is_folder || wanted)) entries.push_back({shown, is_folder});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
}

fs::path Chooser::chosen() const {
  fs::path file = folder / name;
  if (what == ChooseFile::For::save && !file.has_extension()) file += ".toml";
  return file;
}

Files::Files(fs::path state_folder, scenario::ReadOptions reading)
    : recovered(session::recoverable(state_folder)),
      state_(std::move(state_folder)),
      reading_(reading),
      keeper_(state_),
      recent_(session::recent_files(state_)) {}

void Files::remember(const session::Document& document) {
  if (document.file.empty() || document.file == scenario::built_in()) return;
  session::remember_file(state_, document.file);
  recent_ = session::recent_files(state_);
}

void Files::choose(ChooseFile::For what, const session::Document& document) {
  Chooser dialog{what};
  const fs::path file(document.file);
  std::error_code ignored;
  const bool own = !document.file.empty() && document.file != scenario::built_in();
  dialog.go(own ? fs::absolute(file, ignored).parent_path() : fs::current_path(ignored));
  if (what == ChooseFile::For::save) dialog.name = own ? file.stem().string() + ".toml" : "story.toml";
  chooser = std::move(dialog);
}

std::optional<session::Document> Files::carry_out(const FileCommand& command, session::Session& session) {
  if (const auto* c = std::get_if<ChooseFile>(&command)) {
    choose(c->what, session.document);
    return std::nullopt;
  }
  if (const auto* c = std::get_if<SaveDocument>(&command)) return save(*c, session);
  if (const auto* c = std::get_if<Answer>(&command)) return answer(c->choice, session);
  if (const auto* c = std::get_if<ImportTable>(&command)) {
    chooser.reset();
    import_ = c->file;
    return std::nullopt;
  }
  if (session::is_unsaved(session.document)) {  // asked first
    waiting = command;
    chooser.reset();
    return std::nullopt;
  }
  return replace(command, session);
}

// The document's place is taken by another, or by nothing.
std::optional<session::Document> Files::replace(const FileCommand& command, session::Session&) {
  if (std::holds_alternative<Leave>(command)) {
    keeper_.forget();
    leaves_ = true;
    return std::nullopt;
  }
  session::Document document = session::new_document();
  if (const auto* open = std::get_if<OpenDocument>(&command)) {
    document = session::read_document(open->file, reading_);
    remember(document);
  }
  document.reading = reading_;
  keeper_.forget();
  chooser.reset();
  return document;
}

std::optional<session::Document> Files::save(const SaveDocument& save, session::Session& session) {
  session::Document& document = session.document;
  const bool built_in = document.file == scenario::built_in();
  if (save.file.empty() && (!document.is_scenario || built_in)) {
    choose(ChooseFile::For::save, document);
    return std::nullopt;
  }
  const bool own = save.file.empty() || save.file == document.file;
  if (own && !save.over && document.stamp && session::stamp_of(document.file) &&
      session::stamp_of(document.file) != document.stamp) {
    overwritten = true;
    return std::nullopt;
  }
  document = session::saved(document, save.file, save.over);
  overwritten = false;
  chooser.reset();
  keeper_.forget();
  remember(document);
  // What was asked before it was saved goes on.
  if (const auto next = std::exchange(waiting, std::nullopt)) return replace(*next, session);
  return std::nullopt;
}

std::optional<session::Document> Files::answer(Answer::Choice choice, session::Session& session) {
  using Choice = Answer::Choice;
  if (choice == Choice::recover && !recovered.empty()) {
    const session::Recovered found = recovered.front();
    session::Document document = session::recovered_document(found, reading_);
    recovered.erase(recovered.begin());
    keeper_.keep(document, Seconds(0));  // before what was left behind goes
    session::discard(found);
    return document;
  }
  if (!recovered.empty()) {
    if (choice == Choice::discard) session::discard(recovered.front());
    recovered.erase(recovered.begin());
    return std::nullopt;
  }
  if (overwritten) {
    overwritten = false;
    if (choice == Choice::save) return save({{}, true}, session);
    return std::nullopt;
  }
  if (waiting && choice == Choice::save) return save({}, session);
  const auto next = std::exchange(waiting, std::nullopt);
  if (next && choice == Choice::discard) return replace(*next, session);
  chooser.reset();
  return std::nullopt;
}

}  // namespace homebound::ui
