// Turns the picture that a session shows into an export request.
#pragma once

#include "exporting/request.h"
#include "session/session.h"

namespace homebound::viewing {

// Returns a request for the second shown now, with the look's theme, language and layers, and with its map
// unless the story's cameras are used. A map moved by hand is taken from `view`; any other framing is
// computed anew for the export's page. The caller sets the output, the page and the part of a film.
exporting::Request request_of(const session::Session& session, const compose::View& view, Seconds wall);

}  // namespace homebound::viewing
