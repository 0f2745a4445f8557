// The master of all slides, and their layouts.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "compose/view/theme.h"
#include "exporting/pptx/package.h"
#include "exporting/pptx/slide_layout.h"

namespace homebound::exporting {

// Returns the name of a layout's part.
std::string part_of(SlideLayout layout);
constexpr std::string_view master_part = "/ppt/slideMasters/slideMaster1.xml";

// Adds the master with its theme and layouts, whose names are in the language; `footer` stands on each slide.
void add_master(Package& package, const compose::Theme& theme, Language language, const std::string& footer);

}  // namespace homebound::exporting
