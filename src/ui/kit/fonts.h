// The window's fonts: Inter with Noto Sans CJK SC behind it, found through fontconfig.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/words.h"

struct ImFontAtlas;

namespace homebound::ui {

// Returns the characters that the window may have to show, UTF-8: those of its own words and of the
// scenario's texts.
std::string characters_needed(const scenario::Scenario& scenario);

// Returns whether `known` contains all characters of a text, UTF-8.
bool has_characters(const std::string& known, const std::string& text);

enum class Face { text, small, heading, clock, notes };  // clock: digits and colons only
struct Fonts {
  std::shared_ptr<ImFontAtlas> atlas;
  double scale = 1;           // pixels per unit
  std::vector<Word> missing;  // messages about missing fonts, to show in the window
};
// Makes fonts with only these characters, because the Chinese font alone has 65,535. With Chinese as the
// language, quotes, dashes and ellipses are Chinese glyphs. May be called on any thread. The face of notes is
// made only where they are shown.
Fonts build_fonts(double scale, const std::string& characters, Language language, bool notes = false);
// Returns a text without its Chinese characters.
std::string without_chinese(const std::string& text);
void push_face(Face face);  // end with ImGui::PopFont()

}  // namespace homebound::ui
