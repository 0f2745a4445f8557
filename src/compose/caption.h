// The caption: what happens now, since when, and who says so.
#pragma once

#include "compose/ink.h"
#include "compose/layout.h"
#include "compose/theme.h"
#include "compose/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// The boxes of all captions, by event.
std::vector<Rect> caption_boxes(const timeline::Timeline& timeline, const Layout& layout,
                                const Options& options);
// One group an event, by its number: panel and text at their place on the page, cut to the panel.
using Captions = std::vector<std::shared_ptr<const scene::Group>>;
Captions captions(const timeline::Timeline& timeline, const Layout& layout, const Options& options,
                  const Theme& theme);

}  // namespace homebound::compose
