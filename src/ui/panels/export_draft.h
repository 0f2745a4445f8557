// An export as the panel has it, and the request that it comes to.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "exporting/estimate.h"
#include "exporting/job.h"
#include "session/session.h"
#include "ui/kit/words.h"

namespace homebound::ui {

struct ExportPage {
  Word word;
  Size size;         // pixels
  double scale = 1;  // of text
  std::optional<double> dpi = {};
  bool transparent = false;
};
std::span<const ExportPage> export_pages();

struct ExportKind {
  Word word;
  const char* extension;  // "" for a folder
  bool film = false, alpha = true;
};
std::span<const ExportKind> export_kinds();

struct ExportDraft {
  std::size_t page = 0, kind = 0;  // into the lists above
  enum class Part { now, scene, marked, story } part = Part::story;
  std::string file;  // UTF-8
  bool transparent = false, safe_areas = false;
  bool operator==(const ExportDraft&) const = default;
};

// The draft for a document nobody has exported yet: in the user's home.
ExportDraft first_draft(const session::Document& document);
// With another kind's extension in the file's name.
ExportDraft with_kind(ExportDraft draft, std::size_t kind);
// With another page, and what that says of transparency.
ExportDraft with_page(ExportDraft draft, std::size_t page);

// What the window shows, on the draft's page. `view`: of the map in the window. Throws Error for a file whose
// name says no format.
exporting::Request request_of(const ExportDraft& draft, const session::Session& session,
                              const compose::View& view, Seconds wall);

// How an export is getting on, for the panel.
struct ExportAccount {
  std::optional<exporting::Job::Status> job;
  std::string file;  // that the job writes
  std::optional<exporting::Estimate> estimate;
  bool estimating = false;
  Message problem;  // why there is no estimate
};

std::string state_name(const ExportAccount& account);  // "running", "done"..., for the log

struct ExportPanel {
  bool open = false;
  ExportDraft draft;
  ExportAccount account;
};

}  // namespace homebound::ui
