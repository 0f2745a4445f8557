#include "ui/window/files.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include <fmt/format.h>

#include "base/error.h"
#include "scenario/read/examples.h"

namespace homebound::ui {
namespace fs = std::filesystem;

Files::Files(fs::path state_folder, scenario::ReadOptions reading, FileState& shown)
    : shown_(shown), state_(std::move(state_folder)), reading_(std::move(reading)), keeper_(state_) {
  shown_.recovered = session::recoverable(state_);
  shown_.recent = session::recent_files(state_);
}

void Files::remember(const session::Document& document) {
  if (document.file.empty() || scenario::is_shipped(document.file)) return;
  session::remember_file(state_, document.file);
  shown_.recent = session::recent_files(state_);
}

void Files::choose(ChooseFile::For what, const session::Document& document) {
  Chooser dialog{what};
  const fs::path file(document.file);
  std::error_code ignored;
  const bool own = !document.file.empty() && !scenario::is_shipped(document.file);
  dialog.go(own ? fs::absolute(file, ignored).parent_path() : fs::current_path(ignored));
  if (what == ChooseFile::For::save) dialog.name = own ? file.stem().string() + ".toml" : "story.toml";
  shown_.chooser = std::move(dialog);
}

std::optional<session::Document> Files::carry_out(const FileCommand& command, session::Session& session) {
  if (const auto* c = std::get_if<ChooseFile>(&command)) {
    choose(c->what, session.document);
    return std::nullopt;
  }
  if (const auto* c = std::get_if<SaveDocument>(&command)) return save(*c, session);
  if (const auto* c = std::get_if<Answer>(&command)) return answer(c->choice, session);
  if (session::is_unsaved(session.document)) {  // the user decides first
    shown_.waiting = command;
    shown_.chooser.reset();
    return std::nullopt;
  }
  return replace(command, session);
}

// Another document, or none, takes this one's place.
std::optional<session::Document> Files::replace(const FileCommand& command, session::Session&) {
  if (std::holds_alternative<Leave>(command)) {
    keeper_.forget();
    leaves_ = true;
    return std::nullopt;
  }
  const auto* open = std::get_if<OpenDocument>(&command);
  if (open == nullptr) return placed(session::new_document());
  constexpr std::uintmax_t large = 4'000'000;  // bytes
  std::error_code ignored;
  if (const auto size = fs::file_size(open->file, ignored); ignored || size < large) {
    session::Document document = session::read_document(open->file, reading_);
    remember(document);
    return placed(std::move(document));
  }
  if (opening_) opening_->stop.request_stop();
  Opening opening{{}, std::make_shared<std::atomic<double>>(0), {}};
  scenario::ReadOptions reading = reading_;
  reading.watcher = {[share = opening.share](double done) { *share = done; }, opening.stop.get_token()};
  opening.document = std::async(
      std::launch::async, [file = open->file, reading] { return session::read_document(file, reading); });
  opening_ = std::move(opening);
  shown_.chooser.reset();
  shown_.opening = FileState::Opening{fs::path(open->file).filename().string(), 0};
  return std::nullopt;
}

std::optional<session::Document> Files::placed(session::Document document) {
  document.reading = reading_;
  keeper_.forget();
  shown_.chooser.reset();
  return document;
}

Files::~Files() {
  if (opening_) opening_->stop.request_stop();
}

std::optional<session::Document> Files::take_read() {
  if (!opening_) return std::nullopt;
  shown_.opening->share = *opening_->share;
  if (opening_->document.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
  std::future<session::Document> done = std::move(opening_->document);
  opening_.reset();
  shown_.opening.reset();
  try {
    session::Document document = done.get();
    remember(document);
    return placed(std::move(document));
  } catch (const Stopped&) {
    return std::nullopt;
  }
}

std::optional<session::Document> Files::save(const SaveDocument& save, session::Session& session) {
  session::Document& document = session.document;
  const bool built_in = scenario::is_shipped(document.file);
  if (save.file.empty() && (!document.is_scenario || built_in)) {
    choose(ChooseFile::For::save, document);
    return std::nullopt;
  }
  const bool own = save.file.empty() || save.file == document.file;
  if (own && !save.over && document.stamp && session::stamp_of(document.file) &&
      session::stamp_of(document.file) != document.stamp) {
    shown_.overwritten = true;
    return std::nullopt;
  }
  document = session::saved(document, save.file, save.over);
  shown_.overwritten = false;
  shown_.chooser.reset();
  keeper_.forget();
  remember(document);
  // Continues with the command that waited for saving.
  if (const auto next = std::exchange(shown_.waiting, std::nullopt)) return replace(*next, session);
  return std::nullopt;
}

std::optional<session::Document> Files::answer(Answer::Choice choice, session::Session& session) {
  using Choice = Answer::Choice;
  if (opening_) {
    opening_->stop.request_stop();
    return std::nullopt;
  }
  if (choice == Choice::recover && !shown_.recovered.empty()) {
    const session::Recovered found = shown_.recovered.front();
    session::Document document = session::recovered_document(found, reading_);
    shown_.recovered.erase(shown_.recovered.begin());
    keeper_.keep(document, Seconds(0));  // before the recovered files are removed
    session::discard(found);
    return document;
  }
  if (!shown_.recovered.empty()) {
    if (choice == Choice::discard) session::discard(shown_.recovered.front());
    shown_.recovered.erase(shown_.recovered.begin());
    return std::nullopt;
  }
  if (shown_.overwritten) {
    shown_.overwritten = false;
    if (choice == Choice::save) return save({{}, true}, session);
    return std::nullopt;
  }
  if (shown_.waiting && choice == Choice::save) return save({}, session);
  const auto next = std::exchange(shown_.waiting, std::nullopt);
  if (next && choice == Choice::discard) return replace(*next, session);
  shown_.chooser.reset();
  return std::nullopt;
}

}  // namespace homebound::ui
