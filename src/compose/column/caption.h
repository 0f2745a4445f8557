// The caption: what happens now, since when, and who says so.
#pragma once

#include "compose/kit/ink.h"
#include "compose/view/layout.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// The boxes of all captions, by event.
std::vector<Rect> caption_boxes(const timeline::Timeline& timeline, const Layout& layout,
                                const Options& options);
// One group an event, by its number: panel and text at their place on the page, cut to the panel.
using Captions = std::vector<std::shared_ptr<const drawing::Group>>;
Captions captions(const timeline::Timeline& timeline, const Layout& layout, const Options& options,
                  const Theme& theme);

}  // namespace homebound::compose
