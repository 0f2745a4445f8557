// A presentation: slides in a package that PowerPoint opens (ECMA-376, PresentationML).
#pragma once

#include <string>
#include <vector>

#include "compose/view/theme.h"
#include "exporting/pptx/package.h"
#include "exporting/pptx/slide.h"

namespace homebound::exporting {

// Texts for the properties of the file; empty ones are omitted.
struct PresentationWords {
  std::string title, source;
};

// Returns the package of the slides, without their media. With `notes` every slide has a page of notes;
// without, no part of it holds any.
Package presentation(const std::vector<Slide>& slides, const compose::Theme& theme, Language language,
                     bool notes, const PresentationWords& words);

}  // namespace homebound::exporting
