// The export panel's draft of an export, and the request made from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exporting/estimate.h"
#include "exporting/job.h"
#include "exporting/option_scope.h"
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

// A kind of file to choose from. What applies to it is told by exporting/option_scope.
struct ExportKind {
  using Sort = exporting::OutputSort;
  Word word;
  const char* name;       // in the settings
  const char* extension;  // "" for a folder
  exporting::Format format = exporting::Format::png;
  exporting::Pages pages = exporting::Pages::moment;
  Sort sort() const { return exporting::sort_of(format, pages); }
  // Tells whether an option of the command line, such as "--fps", applies.
  bool takes(std::string_view option) const { return exporting::applies(option, format, pages); }
  bool is_film() const { return sort() == Sort::film; }
  bool is_data() const { return sort() == Sort::data; }
  bool is_story() const { return sort() == Sort::story; }
  bool is_slides() const { return sort() == Sort::slides; }
  bool offers(const ExportPage& page) const;
};
std::span<const ExportKind> export_kinds();

// What is remembered from one export to the next, and between runs.
struct ExportChoices {
  std::size_t kind = 0;  // an index into the list above
  Size size{1920, 1080};
  double scale = 1;           // of text
  std::optional<double> dpi;  // of print
  std::string rate = "30";    // frames a second, as typed
  exporting::Quality quality = exporting::Quality::good;
  std::optional<exporting::SubtitleWords> subtitles;
  bool transparent = false;
  const ExportKind& what() const { return export_kinds()[kind]; }
  bool operator==(const ExportChoices&) const = default;
};
// Writes choices as one line of settings, and reads them; what cannot be read keeps its default.
std::string line_of(const ExportChoices& choices);
ExportChoices read_choices(std::string_view line);

struct ExportDraft : ExportChoices {
  enum class Part { now, scene, marked, story } part = Part::story;
  std::string length;  // seconds of film, as typed; empty: as the scenes say
  std::string file;    // UTF-8
  bool safe_areas = false;
  bool notes = false;  // a deck, slides or a story have the speaker's notes
  // What slides show of a scene: its film, aircraft that PowerPoint moves, or a picture.
  enum class Slides { films, moving, stills } slides = Slides::films;
  std::string audience;  // a file that says what its readers may see, UTF-8; empty: everything
  bool operator==(const ExportDraft&) const = default;
};

// Returns the first draft for a document: a file beside it or, where nothing can be written there or it has
// no file, in the user's home folder. The name is never that of the document itself.
ExportDraft first_draft(const session::Document& document, const ExportChoices& choices = {});
// Returns the draft with another kind and that kind's file extension, and with what it does not offer taken
// back: transparency, a page for print.
ExportDraft with_kind(ExportDraft draft, std::size_t kind, const session::Document& document);
// Returns the draft with a page's size, scale and transparency.
ExportDraft with_page(ExportDraft draft, std::size_t page);
// Returns the page whose size and scale the draft has; nullopt for a size of one's own.
std::optional<std::size_t> page_of(const ExportDraft& draft);

// Returns a request for what the window shows, on the draft's page. `view` is that of the map in the window,
// and `as` the form in which routes are drawn there. Throws Error when the file's name implies no format or
// another kind, is that of the document itself, or when a number cannot be read.
exporting::Request request_of(const ExportDraft& draft, const session::Session& session,
                              const compose::View& view, Seconds wall,
                              std::optional<scenario::RoutesAs> as = {});

// The state of an export, for the panel.
struct ExportAccount {
  std::optional<exporting::Job::Status> job;
  std::string file;  // written by the job
  std::optional<exporting::Estimate> estimate;
  bool estimating = false;
  Text problem;                // why there is no estimate
  std::vector<Text> warnings;  // what still tells of flights that are left out for the readers
};

std::string state_name(const ExportAccount& account);  // returns "running", "done"..., for the log

struct ExportPanel {
  bool open = false;
  std::string document;  // the file for which the draft was made
  ExportDraft draft;
  ExportAccount account;
};

}  // namespace homebound::ui
