// The picture that a session shows, as a request to export it.
#pragma once

#include "exporting/request.h"
#include "session/session.h"

namespace homebound::viewing {

// The second shown now, with the look's theme, language and layers, and its map unless the story's cameras
// are followed: a map moved by hand as it lies in `view`, any other framed anew on the page of the export.
// What it is written to, on what page, and which part of a film, is for the caller to say.
exporting::Request request_of(const session::Session& session, const compose::View& view, Seconds wall);

}  // namespace homebound::viewing
