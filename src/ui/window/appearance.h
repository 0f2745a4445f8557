// How the interface looks: fonts of a size with all characters that are needed, and colours of a theme.
#pragma once

#include <string>
#include <vector>

#include "compose/view/theme.h"
#include "platform/desktop/display.h"
#include "ui/kit/gui.h"

namespace homebound::ui {

class Appearance {
 public:
  explicit Appearance(Gui& gui) : gui_(gui) {}

  const Palette& palette() const { return palette_; }
  const std::string& characters() const { return wanted_.characters; }
  // Characters that the fonts are to have: of a document, and more that are shown beside.
  void begin_with(std::string characters);
  void add(const std::string& characters);
  void take(const compose::Theme& theme);
  // Makes the fonts again where the size, the language or the characters have changed. Returns what is
  // missing, to be told.
  std::vector<Word> refresh(int percent, const std::string& language);

 private:
  struct Fonts {
    int percent = 0;
    std::string language, characters;
    bool operator==(const Fonts&) const = default;
  };
  Gui& gui_;
  Palette palette_;
  Fonts made_, wanted_;
  double desktop_scale_ = platform::display_scale();
};

}  // namespace homebound::ui
