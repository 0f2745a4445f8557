// The card of a callout: a picture, a figure and words, one below the other.
#pragma once

#include <string>

#include "compose/kit/ink.h"
#include "compose/map/user_layer_files.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// What cards are set for. Holds references; create it where it is passed on.
struct CardSubject {
  const timeline::Timeline& timeline;
  const Options& options;
  Size page;
  const UserLayers* files;  // null when there are none
};

// Returns the size of a callout's card at any instant, page units.
Size card_size(const CardSubject& subject, std::size_t callout);
// Draws the card with its panel. A figure that counts flights says what has been counted at the instant.
void draw_card(Items& items, const CardSubject& subject, std::size_t callout, const Theme& theme,
               const Rect& box, const timeline::FrameState& state);
// Returns what a card says, for lists: "254 suspects have landed".
std::string card_text(const CardSubject& subject, std::size_t callout);

}  // namespace homebound::compose
