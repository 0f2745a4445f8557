// Whether the colours that a scenario gives to kinds of people are seen on a theme's map.
#pragma once

#include <vector>

#include "base/error.h"
#include "compose/view/theme.h"
#include "scenario/model.h"

namespace homebound::compose {

// Returns a warning for each colour whose contrast against land, sea or lakes is less than 3:1 (WCAG 2.1, for
// lines that matter).
std::vector<Diagnostic> pale_colours(const scenario::Scenario& scenario, const Theme& theme);

}  // namespace homebound::compose
