// The open document and everything about it: session, theme, files, title and warnings.
#pragma once

#include <string>
#include <vector>

#include "compose/view/theme.h"
#include "session/edit/disk_watch.h"
#include "session/session.h"
#include "ui/kit/settings.h"
#include "ui/panels/shown.h"
#include "ui/window/files.h"
#include "ui/window/window.h"

namespace homebound::ui {

// Reads the document that the window starts with and prints its warnings on stderr. Throws Error.
session::Document read_document(const WindowOptions& options);
class Documents {
 public:
  // Shows the document as the options ask, else as the settings remember, else as it says itself. `folder`
  // holds the program's state. Later problems are told in the panels. Throws Error.
  Documents(session::Document document, const WindowOptions& options, const std::filesystem::path& folder,
            Settings& settings, Panels& panels);

  session::Session session;
  compose::Theme theme;  // the one that the session names

  void apply(const session::Command& command, const session::Context& context);
  void carry_out(const FileCommand& command, const session::Context& context);
  // Asks whether to read a file again that another program has changed; tells whether it began to. To be
  // called now and then: it looks at most once a second.
  bool notice_changes(Seconds wall);
  // Shows the document of a long reading once it is read. To be called before each frame.
  void take_read();
  bool reading() const { return panels_.files.opening.has_value(); }
  bool leaves() const { return files_.leaves(); }  // a command has ended the program
  // Keeps unsaved changes on disk, so that a crash cannot lose them.
  void keep(Seconds wall);
  bool waiting_to_keep() const { return files_.waiting_to_keep(session.document); }
  // Marks unsaved changes.
  std::string title() const;

 private:
  void open(session::Document document);
  void drop(const std::vector<std::string>& files, const session::Context& context);
  void add_layer(const std::string& file, const session::Context& context);
  void read_again(const session::Context& context);

  Settings& settings_;
  Panels& panels_;
  Files files_;
  session::DiskWatch watch_;
  Text refused_;  // why the last command that was refused was; it is among the problems
};

}  // namespace homebound::ui
