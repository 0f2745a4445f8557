// Checks whether this machine's fonts cover a scenario's texts.
#pragma once

#include <optional>

#include "base/error.h"
#include "scenario/model.h"

namespace homebound::app {

// Returns one warning of all characters that no font has, with the first text that contains one; nullopt when
// all can be drawn.
std::optional<Diagnostic> font_warning(const scenario::Scenario& scenario, Language language);

}  // namespace homebound::app
