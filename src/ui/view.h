// From what the session says to what the cartographer takes.
#pragma once

#include "compose/compose.h"
#include "session/session.h"

namespace homebound::ui {

// How a camera that is not moved by hand frames the map.
compose::Framing framing_of(const session::Camera& camera, bool footnotes);
// The view of a camera on a page. Throws Error for a projection that PROJ cannot make.
compose::View view_of(const session::Camera& camera, const timeline::Timeline& timeline, Size page,
                      double scale, bool footnotes = false);
session::Shown shown_by(const compose::View& view);
compose::Options options_of(const session::Session& session, std::size_t scene);

}  // namespace homebound::ui
