// All scenes of a story on one sheet.
#pragma once

#include "compose/paper/deck.h"

namespace homebound::compose {

// Pictures of all scenes in rows, each with its number, title and time.
drawing::Drawing contact_sheet(const timeline::Timeline& timeline, const DeckStyle& style,
                               const PictureOf& picture);

}  // namespace homebound::compose
