#include "ui/window/documents.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "scenario/read/examples.h"
#include "scenario/read/file_kind.h"
#include "scenario/read/read.h"
#include "ui/kit/words.h"
#include "ui/panels/edit_panels.h"
#include "viewing/theme_use.h"

namespace homebound::ui {
namespace {

session::Session first_session(session::Document document, const WindowOptions& options,
                               const Settings& settings) {
  session::Session s = session::open(std::move(document));
  if (settings.language) s.look.language = *settings.language;
  if (options.language) s.look.language = *options.language;
  if (settings.theme) s.look.theme = *settings.theme;
  if (options.theme) s.look.theme = *options.theme;
  if (options.projection)
    s.home.projection = *options.projection, s.home.centre.reset(), s.home.extent.reset();
  if (options.center) s.home.centre = options.center;
  s.look.camera = s.home;
  s.look.follows = !options.projection && !options.center;
  return s;
}

// A theme remembered from an earlier version may be gone; one asked for must be there.
compose::Theme first_theme(session::Session& session, const WindowOptions& options,
                           std::vector<Text>& problems) {
  if (options.theme || session.look.theme == session.document.timeline->scenario->theme)
    return compose::read_theme(session.look.theme);
  return viewing::use_theme(session, problems);
}

}  // namespace

session::Document read_document(const WindowOptions& options) {
  const auto file = scenario::file_named(options.scenario.string());
  session::Document document = session::read_document(file, options.reading);
  for (const Diagnostic& d : document.timeline->scenario->warnings)
    if (d.severity != Severity::note) fmt::print(stderr, "{}\n", to_string(d));
  return document;
}

Documents::Documents(session::Document document, const WindowOptions& options,
                     const std::filesystem::path& folder, Settings& settings, Panels& panels)
    : session(first_session(std::move(document), options, settings)),
      theme(first_theme(session, options, panels.problems)),
      settings_(settings),
      panels_(panels),
      files_(folder, options.reading, panels.files) {
  files_.remember(session.document);
  panels_.warnings = count_warnings(*session.document.timeline->scenario) > 0;
}

std::string Documents::title() const {
  const session::Document& document = session.document;
  const Text& named = document.timeline->scenario->title;
  const std::string name = named.empty() ? document.file : named.in(session.look.language);
  return (session::is_unsaved(document) ? "• " : "") +
         (!name.empty() ? name : std::string(say(Word::untitled, session.look.language))) + " – Homebound";
}

void Documents::apply(const session::Command& command, const session::Context& context) {
  const session::Look before = session.look;
  const auto timeline = session.document.timeline;
  const std::size_t scenes = timeline->scenario->scenes.size(),
                    scene = timeline->story.stretch_at(session::second(session, context.wall));
  session = session::apply(std::move(session), command, context);
  const bool cut = std::holds_alternative<session::CutScene>(command);
  if ((cut || std::holds_alternative<session::TakeView>(command)) && session.refused.empty()) {
    const std::size_t fresh = scenes == 0 ? (cut ? 1 : 0) : std::min(scene, scenes - 1) + 1;
    panels_.edit.choose({scenario::Sort::scene, fresh, {}});
    panels_.edit.show_tab = settings_.side_panel = settings_.storyboard = true;
    panels_.edit.caret = session.look.language == Language::chinese ? "title.zh" : "title.en";
    if (cut)
      session = session::apply(std::move(session), session::start_of(session.document.timeline->story, fresh),
                               context);
  }
  if (session.look.language != before.language) settings_.language = session.look.language;
  // What was refused before matters no more once something else is done, or refused.
  if ((!session.refused.empty() || session.document.timeline != timeline) && !refused_.empty())
    std::erase(panels_.problems, std::exchange(refused_, {}));
  if (!session.refused.empty()) panels_.problems.push_back(refused_ = session.refused);
  if (session.look.theme == before.theme) return;
  theme = viewing::use_theme(session, panels_.problems);
  settings_.theme = session.look.theme;
}

void Documents::read_again(const session::Context& context) {
  const std::string theme_before = session.look.theme;
  session = session::read_again(std::move(session), context);
  if (!session.refused.empty()) panels_.problems.push_back(session.refused);
  if (session.look.theme != theme_before) theme = viewing::use_theme(session, panels_.problems);
}

bool Documents::notice_changes(Seconds wall) {
  if (panels_.files.asks()) return false;
  const auto changed = watch_.changed(session.document, wall);
  if (changed) panels_.files.changed = *changed;
  return changed.has_value();
}

void Documents::carry_out(const FileCommand& command, const session::Context& context) {
  if (const auto* answer = std::get_if<Answer>(&command); answer && panels_.files.asks_to_read_again()) {
    panels_.files.changed.clear();
    if (answer->choice == Answer::Choice::read_again) read_again(context);
    return;
  }
  const bool leaves =
      std::holds_alternative<SaveDocument>(command) || std::holds_alternative<Leave>(command) ||
      std::holds_alternative<NewDocument>(command) || std::holds_alternative<OpenDocument>(command);
  if (leaves && panels_.edit.refused()) {
    panels_.edit.leaving = command;
    return;
  }
  try {
    if (const auto* dropped = std::get_if<DropFiles>(&command)) return drop(dropped->files, context);
    if (const auto* tracks = std::get_if<MatchTracks>(&command)) {
      panels_.edit.match =
          match_draft(tracks->files, session.document.timeline->scenario, session.document.reading);
      panels_.files.chooser.reset();
      return;
    }
    if (const auto* newer = std::get_if<CompareReport>(&command)) {
      panels_.edit.report = report_draft(newer->file, session.document.timeline, session.document.reading);
      panels_.files.chooser.reset();
      return;
    }
    if (const auto* table = std::get_if<ImportTable>(&command)) {
      panels_.edit.table = table_draft(table->file);
      panels_.files.chooser.reset();
      return;
    }
    if (const auto* layer = std::get_if<AddLayer>(&command)) return add_layer(layer->file, context);
    if (auto document = files_.carry_out(command, session)) open(*std::move(document));
  } catch (const Error& e) {
    if (panels_.files.chooser)
      panels_.files.chooser->problem = e.message(), panels_.files.chooser->fresh = true;
    else
      panels_.problems.push_back(message_of(e));
  }
}

// What cannot be added leaves the chooser open, which says why.
void Documents::add_layer(const std::string& file, const session::Context& context) {
  using scenario::Sort;
  const session::AddEntry add{Sort::layer, {{"file", file}}, {}};
  if (const auto problem = session::problem_of(session, add, context)) throw Error(*problem);
  apply(session::Command(add), context);
  panels_.files.chooser.reset();
  const scenario::TomlOutline outline(*session::text_of(session.document));
  panels_.edit.choose({Sort::layer, scenario::entry_count(outline, Sort::layer) - 1, {}});
  panels_.edit.show_tab = settings_.side_panel = true;
}

// Tracks are matched to a schedule that is open, and a table is compared with it; else a file takes the place
// of what is shown.
void Documents::drop(const std::vector<std::string>& files, const session::Context& context) {
  if (panels_.asking()) return;  // one question after the other
  const auto holds_tracks = [](const std::string& file) {
    std::error_code ignored;
    return std::filesystem::is_directory(file, ignored) ||
           scenario::kind_of(file) == scenario::FileKind::track;
  };
  const bool schedule =
      !session.document.timeline->legs.empty() && !scenario::is_shipped(session.document.file);
  if (schedule && std::ranges::all_of(files, holds_tracks))
    return carry_out(FileCommand(MatchTracks{files}), context);
  if (schedule && files.size() == 1 && scenario::kind_of(files.front()) == scenario::FileKind::table)
    return carry_out(FileCommand(CompareReport{files.front()}), context);
  if (files.size() == 1) return carry_out(FileCommand(OpenDocument{files.front()}), context);
  panels_.problems.push_back(message(Word::drop_one));
}

void Documents::take_read() {
  try {
    if (auto document = files_.take_read()) open(*std::move(document));
  } catch (const Error& e) {
    panels_.problems.push_back(message_of(e));
  }
}

void Documents::open(session::Document document) {
  panels_.problems.clear();
  watch_.forget();
  session = first_session(std::move(document), {}, settings_);
  panels_.edit = {};
  panels_.explorer.chosen = {};
  theme = viewing::use_theme(session, panels_.problems);
  panels_.warnings = count_warnings(*session.document.timeline->scenario) > 0;
}

void Documents::keep(Seconds wall) {
  try {
    files_.keep(session.document, wall);
  } catch (const std::exception& e) {
    panels_.problems.push_back(message_of(e));
  }
}

}  // namespace homebound::ui
