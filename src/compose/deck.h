// A story on paper: pages to hand out.
#pragma once

#include <functional>

#include "compose/theme.h"
#include "compose/view.h"
#include "scene/pages.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Draws a scene's picture, or the whole story's (nothing), as wide and high as `box` (page units).
using PictureOf = std::function<scene::Scene(std::optional<std::size_t> scene, Size box)>;

struct DeckStyle {
  Size page;
  Theme theme;
  Language language = Language::english;
};

// A title page with the contents, a page a scene (its picture, what it tells, when, what happens in it with
// its sources, notes), and all sources. What a page has no room for runs on to another.
std::vector<scene::Page> deck(const timeline::Timeline& timeline, const DeckStyle& style,
                              const PictureOf& picture);

}  // namespace homebound::compose
