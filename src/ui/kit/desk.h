// The desk: what a panel reads and writes. Panels keep no state. They write two values, what is shown and
// what is remembered; what touches the session, files, exports or the window's own frame is a command, which
// is carried out after all panels have been drawn.
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
#include "ui/panels/file_commands.h"
#include "ui/panels/shown.h"

namespace homebound::ui {

struct Box;  // ui/kit/boxes.h

// Commands about the window itself.
struct ToggleFullScreen {};
struct CopyTable {};     // copies all rows of the table, or the selected ones
struct PasteFlights {};  // shows what the clipboard holds as flights, before they are added
struct CopyRuler {};
struct NeedCharacters {  // characters that the fonts on the screen lack
  std::string text;
};
// A command that belongs to a gesture; the whole gesture makes one undo step.
struct Gesture {
  session::Command command;
  std::size_t id = 0;
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
struct Quit {};
using Command = std::variant<session::Command, ToggleFullScreen, CopyTable, PasteFlights, CopyRuler,
                             NeedCharacters, Gesture, FileCommand, Present, OpenExport, EditExport,
                             StartExport, StopExport, StayForExport, StopAndQuit, Quit>;

inline constexpr int ui_percents[] = {100, 125, 150, 175, 200, 250, 300};

struct Desk {
  const session::Session& session;
  Settings& settings;
  Panels& panels;
  const Palette& palette;
  std::span<const std::string> themes;
  const compose::Theme& theme;
  const session::Shown& shown;          // the view on the screen, or about to be
  const compose::Plan* plan = nullptr;  // the plan of exactly that view; null while it is made
  const timeline::FrameState& state;
  Seconds wall;
  std::span<const unsigned> scene_pictures;  // OpenGL's names of textures, for each scene; 0: none yet
  double page_scale = 1;                     // pixels per page unit
  double scale = 1;                          // pixels per interface unit
  std::vector<Command>& commands;
  std::vector<Box>* boxes = nullptr;  // the frame's boxes so far; null when nobody asks

  Language language() const { return session.look.language; }
  Service service() const { return service_of(timeline()); }
  const char* say(Word word) const { return ui::say(word, language(), service()); }
  const char* say(Wording word) const { return word.in(language()); }
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
