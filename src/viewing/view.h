// From what the session says to what the cartographer takes.
#pragma once

#include <string>
#include <vector>

#include "compose/view/page.h"
#include "compose/view/view.h"
#include "session/session.h"

namespace homebound::viewing {

// How a camera that is not moved by hand frames the map.
compose::Framing framing_of(const session::Camera& camera, bool footnotes);
// The view of a camera on a page. Throws Error for a projection that PROJ cannot make.
compose::View view_of(const session::Camera& camera, const timeline::Timeline& timeline, Size page,
                      double scale, bool footnotes = false);
// The page of the map in the window, so many pixels wide and high, whose interface has `scale` pixels a unit.
compose::PageSetup page_in_window(Size pixels, double scale);
session::Shown shown_by(const compose::View& view);
compose::Options options_of(const session::Session& session, std::size_t scene);

// Zones that a second clock may show: UTC, this computer's, the one chosen, those of the scenario's places.
std::vector<std::string> zones_at_hand(const scenario::Scenario& scenario, const std::string& chosen);

}  // namespace homebound::viewing
