// Turns the picture that a session shows into an export request.
#pragma once

#include <optional>

#include "exporting/request.h"
#include "session/session.h"

namespace homebound::viewing {

// Returns a request for the second shown now, with the look's theme, language and layers, and with its map
// unless the story's cameras are used. A map moved by hand is taken from `view`; any other framing is
// computed anew for the export's page. Routes keep the form in which they are drawn, `as`, unless the story's
// cameras may change it. The caller sets the output, the page and the part of a film.
exporting::Request request_of(const session::Session& session, const compose::View& view, Seconds wall,
                              std::optional<scenario::RoutesAs> as = {});

}  // namespace homebound::viewing
