// Reads the theme that the window draws with.
#pragma once

#include <vector>

#include "compose/view/theme.h"
#include "session/session.h"

namespace homebound::viewing {

// Reads the theme that the session's look names. One that cannot be read is replaced by the document's own,
// and that by the default theme; the look is changed too, so that it names the theme in use. Adds the reasons
// to `problems`. Throws Error when not even the default theme can be read.
compose::Theme use_theme(session::Session& session, std::vector<Text>& problems);

}  // namespace homebound::viewing
