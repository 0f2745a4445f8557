// Reads in the background what a picture will be made from, while it is still being framed.
#pragma once

#include <future>
#include <memory>

#include "compose/map/world.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns the detail that a map of a timeline's places likely has whose shorter side is so many pixels long.
data::Detail likely_detail(const timeline::Timeline& timeline, double pixels);

// These begin with what every picture needs: PROJ, fonts, cities and the zones of clocks, or the base map of
// the likely detail and the cities. What fails is left for whoever asks for it. The future's end waits for
// the reading.
std::future<void> read_ahead(std::shared_ptr<const World> world);
std::future<void> read_ahead(std::shared_ptr<const World> world, const timeline::Timeline& timeline,
                             double pixels);

}  // namespace homebound::compose
