// The caption: the current event, its time and its sources.
#pragma once

#include "compose/kit/ink.h"
#include "compose/view/layout.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns the boxes of all captions, indexed by event, page units.
std::vector<Rect> caption_boxes(const timeline::Timeline& timeline, const Layout& layout,
                                const Options& options);
// One group per event, by index: the panel and text in place on the page, clipped to the panel.
using Captions = std::vector<std::shared_ptr<const drawing::Group>>;
Captions captions(const timeline::Timeline& timeline, const Layout& layout, const Options& options,
                  const Theme& theme);

}  // namespace homebound::compose
