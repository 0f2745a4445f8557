// Says what an edit does, for the history.
#pragma once

#include "scenario/model.h"
#include "session/edit/edit.h"

namespace homebound::session {

// Returns what an edit of the scenario does: "People of flight 'CGK-PVG'", "delete scene 3".
Text said_of(const Edit& edit, const scenario::Scenario& before);

// Returns what forms call a key of a sort of entry; "note.zh" is the note.
Text label_of(Sort sort, const std::string& key);

}  // namespace homebound::session
