// The desk: what a panel reads, and where it puts its commands. Panels keep no state.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compose/picture/plan.h"
#include "session/session.h"
#include "ui/kit/palette.h"
#include "ui/kit/settings.h"
#include "ui/kit/words.h"
#include "ui/panels/export_draft.h"
#include "ui/panels/file_commands.h"

namespace homebound::ui {

struct Box;  // ui/kit/boxes.h

// Commands about the window itself.
struct ToggleSidePanel {};
struct ToggleFullScreen {};
struct SetUiPercent {
  int percent = 100;
};
struct SetSecondZone {
  std::size_t index = 0;  // into zones_at_hand()
};
struct OpenKeys {
  bool open = true;
};
struct OpenMenu {
  std::size_t index = 0;  // into `menus`
};
struct OpenAbout {
  bool open = true;
};
// Shows the evidence behind a number: a figure or counter, by its index in timeline::figure_names(), or an
// event with its figure.
struct Ask {
  enum class About {
    nothing,
    figure,
    counter_now,
    event
  } about = About::nothing;  // `nothing` closes the answer
  std::size_t index = 0;
};
struct OpenSearch {
  bool open = true;
};
struct OpenFilter {};  // in the side panel
struct ToggleFlightTable {};
struct CopyTable {};  // copies all rows, or the selected ones, as CSV
struct CopyRuler {};
struct DismissProblems {};
struct NeedCharacters {  // characters that the fonts on the screen lack
  std::string text;
};
// A command that belongs to a gesture; the whole gesture makes one undo step.
struct Gesture {
  session::Command command;
  std::size_t id = 0;
};
// Opens a part of the editor.
struct StartEdit {
  enum class What { tab, flight, on_map } what = What::tab;
};
struct Present {
  bool here = false;  // starts from the scene shown, not where the last talk was left
};
struct OpenExport {
  bool open = true;
};
struct EditExport {
  ExportDraft draft;
};
struct StartExport {};  // starts the draft's export
struct StopExport {};
struct StayForExport {};  // cancels quitting
struct StopAndQuit {};
struct SetPanelWidth {
  int units = 336;
};
struct OpenFinder {
  bool open = true;
};
struct EditFinder {
  std::string typed;
  std::size_t chosen = 0;
};
struct NoteUsed {
  std::string id;  // the Findable's id
};
struct DismissWelcome {};
struct Quit {};
using Command =
    std::variant<session::Command, ToggleSidePanel, ToggleFullScreen, SetUiPercent, SetSecondZone, OpenKeys,
                 OpenMenu, OpenAbout, Ask, OpenSearch, OpenFilter, ToggleFlightTable, CopyTable, CopyRuler,
                 DismissProblems, NeedCharacters, Gesture, StartEdit, FileCommand, Present, OpenExport,
                 EditExport, StartExport, StopExport, StayForExport, StopAndQuit, SetPanelWidth, OpenFinder,
                 EditFinder, NoteUsed, DismissWelcome, Quit>;

inline constexpr int ui_percents[] = {100, 125, 150, 175, 200, 250, 300};

// Which windows are open, and which problems are shown.
struct Panels {
  bool full_screen = false, keys = false, about = false, search = false;
  bool filter = false;              // its tab is to be shown next
  std::optional<std::size_t> menu;  // index in `menus` of the one to open next
  Ask asked;
  ExportPanel exporting;
  struct Finder {
    bool open = false;
    std::string typed;
    std::size_t chosen = 0;
    bool operator==(const Finder&) const = default;
  } finder;
  bool quitting = false;  // asks about a running export
  bool welcome = false;   // first steps, on the first start
  std::vector<Message> problems;
  std::vector<std::string> recent;  // files
};

struct Desk {
  const session::Session& session;
  const Settings& settings;
  const Panels& panels;
  const Palette& palette;
  std::span<const std::string> themes;
  const compose::Theme& theme;
  const session::Shown& shown;          // the view on the screen, or about to be
  const compose::Plan* plan = nullptr;  // the plan of exactly that view; null while it is made
  const timeline::FrameState& state;
  Seconds wall;
  double page_scale = 1;  // pixels per page unit
  double scale = 1;       // pixels per interface unit
  std::vector<Command>& commands;
  std::vector<Box>* boxes = nullptr;  // the frame's boxes so far; null when nobody asks

  const std::string& language() const { return session.look.language; }
  const char* say(Word word) const { return ui::say(word, language()); }
  const scenario::Scenario& scenario() const { return *session.document.timeline->scenario; }
  const timeline::Timeline& timeline() const { return *session.document.timeline; }
  double second() const { return session::second(session, wall); }
  session::Layers layers() const {
    return session::layers_in(session, timeline().story.stretch_at(second()));
  }
  bool playing() const { return session::moving(session, wall); }
  float px(double units) const { return static_cast<float>(units * scale); }
  void tell(Command command) const { commands.push_back(std::move(command)); }
};

}  // namespace homebound::ui
