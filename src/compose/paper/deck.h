// A story on paper: pages to hand out.
#pragma once

#include <functional>

#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "drawing/pages.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Draws a scene's picture, or the whole story's (nothing), as wide and high as `box` (page units).
using PictureOf = std::function<drawing::Drawing(std::optional<std::size_t> scene, Size box)>;

struct DeckStyle {
  Size page;
  Theme theme;
  Language language = Language::english;
};

// A title page with the contents, a page a scene (its picture, what it tells, when, what happens in it with
// its sources, notes), and all sources. What a page has no room for runs on to another.
std::vector<drawing::Page> deck(const timeline::Timeline& timeline, const DeckStyle& style,
                                const PictureOf& picture);

}  // namespace homebound::compose
