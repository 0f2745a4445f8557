// The theme that the window draws with.
#pragma once

#include <vector>

#include "compose/view/theme.h"
#include "session/session.h"

namespace homebound::viewing {

// Reads the theme that the session's look names. One that cannot be read gives way to the document's own, and
// that to the usual one: in the look, too, so that the picture has the theme that the session names. Adds to
// `problems` why. Throws Error when not even the usual theme can be read.
compose::Theme use_theme(session::Session& session, std::vector<Message>& problems);

}  // namespace homebound::viewing
