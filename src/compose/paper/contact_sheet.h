// A contact sheet: all scenes of a story on one page.
#pragma once

#include "compose/paper/deck.h"

namespace homebound::compose {

// Draws the scenes' pictures in rows, each with its number, title and time.
drawing::Drawing contact_sheet(const timeline::Timeline& timeline, const DeckStyle& style,
                               const PictureOf& picture);

}  // namespace homebound::compose
