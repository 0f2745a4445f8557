// The export panel's draft of an export, and the request made from it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "exporting/estimate.h"
#include "exporting/job.h"
#include "session/session.h"
#include "ui/kit/words.h"

namespace homebound::ui {

// A page to choose from, with its defaults.
struct ExportPage {
  Word word;
  Size size;         // pixels
  double scale = 1;  // of text
  std::optional<double> dpi = {};
  bool transparent = false;
};
std::span<const ExportPage> export_pages();

// A kind of file to choose from.
struct ExportKind {
  Word word;
  const char* extension;  // "" for a folder
  bool film = false, alpha = true, deck = false;
};
std::span<const ExportKind> export_kinds();

struct ExportDraft {
  std::size_t page = 0, kind = 0;  // indices into the lists above
  enum class Part { now, scene, marked, story } part = Part::story;
  std::string file;  // UTF-8
  bool transparent = false, safe_areas = false;
  bool notes = false;  // a deck has the speaker's notes
  bool operator==(const ExportDraft&) const = default;
};

// Returns the initial draft for a document: a file in the user's home folder.
ExportDraft first_draft(const session::Document& document);
// Returns the draft with another kind and that kind's file extension. Kinds without alpha clear
// `transparent`.
ExportDraft with_kind(ExportDraft draft, std::size_t kind);
// Returns the draft with another page and that page's default transparency.
ExportDraft with_page(ExportDraft draft, std::size_t page);

// Returns a request for what the window shows, on the draft's page. `view` is that of the map in the window,
// and `as` the form in which routes are drawn there. Throws Error when the file's name implies no format.
exporting::Request request_of(const ExportDraft& draft, const session::Session& session,
                              const compose::View& view, Seconds wall,
                              std::optional<scenario::RoutesAs> as = {});

// The state of an export, for the panel.
struct ExportAccount {
  std::optional<exporting::Job::Status> job;
  std::string file;  // written by the job
  std::optional<exporting::Estimate> estimate;
  bool estimating = false;
  Text problem;  // why there is no estimate
};

std::string state_name(const ExportAccount& account);  // returns "running", "done"..., for the log

struct ExportPanel {
  bool open = false;
  ExportDraft draft;
  ExportAccount account;
};

}  // namespace homebound::ui
