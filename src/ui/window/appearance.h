// The look of the interface: fonts of one size with all characters that are needed, and the theme's colours.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/view/theme.h"
#include "platform/desktop/display.h"
#include "scenario/model.h"
#include "ui/kit/gui.h"

namespace homebound::ui {

class Appearance {
 public:
  explicit Appearance(Gui& gui) : gui_(gui) {}

  const Palette& palette() const { return palette_; }
  const std::string& characters() const { return wanted_.characters; }
  // Sets the scenario whose characters the fonts must have, and other characters that are shown.
  void show(const std::shared_ptr<const scenario::Scenario>& scenario);
  void add(const std::string& characters);
  void take(const compose::Theme& theme);
  // Builds the fonts again if the size, the language or the characters have changed. Returns messages for the
  // fonts that are missing.
  std::vector<Word> refresh(int percent, Language language);

 private:
  struct Fonts {
    int percent = 0;
    Language language = Language::english;
    std::string characters;
    bool operator==(const Fonts&) const = default;
  };
  Gui& gui_;
  std::optional<compose::Theme> theme_;
  Palette palette_;  // the theme's
  std::shared_ptr<const scenario::Scenario> scenario_;
  Fonts made_, wanted_;
  double desktop_scale_ = platform::display_scale();
};

}  // namespace homebound::ui
