// A story as printable pages.
#pragma once

#include <functional>

#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "drawing/pages.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Draws the picture of a scene, or of the whole story for nullopt, at the size of `box` (page units).
using PictureOf = std::function<drawing::Drawing(std::optional<std::size_t> scene, Size box)>;

struct DeckStyle {
  Size page;
  Theme theme;
  Language language = Language::english;
  bool notes = false;  // the speaker's and those on events are printed
};

// Returns a title page with the contents, one page per scene (picture, text, times, events with their
// sources, notes if asked for), and all sources. Content that does not fit continues on another page.
std::vector<drawing::Page> deck(const timeline::Timeline& timeline, const DeckStyle& style,
                                const PictureOf& picture);

}  // namespace homebound::compose
