// Whether this machine can write what a scenario says.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/error.h"
#include "scenario/model.h"

namespace homebound::app {

// One warning of all characters that no font has, with the first text they are in; nothing when all can be
// drawn. `languages`: "en", "zh" or both.
std::optional<Diagnostic> font_warning(const scenario::Scenario& scenario,
                                       std::span<const std::string_view> languages);

}  // namespace homebound::app
