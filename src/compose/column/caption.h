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
// A caption in place on the page, clipped to its panel, and its two parts for when it takes another's place.
struct Caption {
  std::shared_ptr<const drawing::Group> whole, panel, words;  // no panel on a tall page, whose header is one
};
using Captions = std::vector<Caption>;  // indexed by event
Captions captions(const timeline::Timeline& timeline, const Layout& layout, const Options& options,
                  const Theme& theme);

}  // namespace homebound::compose
