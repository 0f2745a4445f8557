// The caption: what happens now, since when, and who says so.
#pragma once

#include "compose/compose.h"
#include "compose/ink.h"
#include "compose/layout.h"

namespace homebound::compose {

// One group an event, by its number: panel and text at their place on the page, cut to the panel.
using Captions = std::vector<std::shared_ptr<const scene::Group>>;
Captions captions(const timeline::Timeline& timeline, const Layout& layout, const Options& options,
                  const Theme& theme);

}  // namespace homebound::compose
