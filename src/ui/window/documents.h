// The document in the window with all that is said of it: its session, its theme, its files, its title and
// what it is warned of.
#pragma once

#include <string>
#include <vector>

#include "compose/view/theme.h"
#include "session/session.h"
#include "ui/kit/settings.h"
#include "ui/panels/shown.h"
#include "ui/window/files.h"
#include "ui/window/window.h"

namespace homebound::ui {

// The document that the window starts with; its warnings go to stderr. Throws Error.
session::Document read_document(const WindowOptions& options);
// What a scenario is warned of that it was not warned of before: rows of a table that are left out, an
// airport that was closed then. Of many, the first few and how many more there are.
std::vector<Message> fresh_warnings(const scenario::Scenario& now, const scenario::Scenario& before);

class Documents {
 public:
  // Shown as the options ask, else as the settings remember, else as the document says itself. `folder`: of
  // the program's state. What goes wrong later is told in the panels. Throws Error.
  Documents(session::Document document, const WindowOptions& options, const std::filesystem::path& folder,
            Settings& settings, Panels& panels);

  session::Session session;
  compose::Theme theme;  // that the session names

  void apply(const session::Command& command, const session::Context& context);
  void carry_out(const FileCommand& command);
  bool leaves() const { return files_.leaves(); }  // the program, by a command carried out
  // Unsaved changes, where a crash cannot take them.
  void keep(Seconds wall);
  bool waiting_to_keep() const { return files_.waiting_to_keep(session.document); }
  // Marks unsaved changes.
  std::string title() const;

 private:
  void open(session::Document document);
  void tell(std::vector<Message> problems);

  Settings& settings_;
  Panels& panels_;
  Files files_;
};

}  // namespace homebound::ui
