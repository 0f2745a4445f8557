// The window's fonts: Inter with Noto Sans CJK SC behind it, found through fontconfig.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/words.h"

namespace homebound::ui {

// Characters that the window may have to show, UTF-8: its own words and the texts of the scenario.
std::string characters_needed(const scenario::Scenario& scenario);

// Whether a text has no character beyond those, UTF-8.
bool has_characters(const std::string& known, const std::string& text);

// Fills the current ImGui context's atlas for `scale` pixels a unit, with just these characters: the
// Chinese font alone has 65,535. In Chinese, quotes, dashes and ellipses are its own. Returns what is
// missing, to be told in the window.

enum class Face { text, small, heading, clock };  // clock: figures and colons only
std::vector<Word> build_fonts(double scale, const std::string& characters, std::string_view language);
void push_face(Face face);  // ended by ImGui::PopFont()

}  // namespace homebound::ui
