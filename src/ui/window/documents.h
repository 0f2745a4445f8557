// The document in the window: how it is first shown, what it is called, and what it is warned of.
#pragma once

#include <string>
#include <vector>

#include "session/session.h"
#include "ui/kit/settings.h"
#include "ui/window/window.h"

namespace homebound::ui {

// The document that the window starts with; its warnings go to stderr. Throws Error.
session::Document read_document(const WindowOptions& options);
// A document as it is shown first: as the options ask, else as the settings remember, else as it says itself.
session::Session first_session(session::Document document, const WindowOptions& options,
                               const Settings& settings);
// The window's title, which marks unsaved changes.
std::string title_of(const session::Document& document, const std::string& language);
// What a scenario is warned of that it was not warned of before: rows of a table that are left out, an
// airport that was closed then. Of many, the first few and how many more there are.
std::vector<Message> fresh_warnings(const scenario::Scenario& now, const scenario::Scenario& before);

}  // namespace homebound::ui
