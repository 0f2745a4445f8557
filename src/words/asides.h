// Joins a text with what belongs to it, with the language's punctuation.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace homebound {

// Returns "Name: value" / "名称：值".
std::string labelled(std::string_view name, std::string_view value, Language language);
// Returns "text (aside)" / "文字（附注）".
std::string with_aside(std::string_view text, std::string_view aside, Language language);

}  // namespace homebound
