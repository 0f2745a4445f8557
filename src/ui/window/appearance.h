// How the interface looks: fonts of a size with all characters that are needed, and colours of a theme.
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
  // The scenario whose characters the fonts are to have, and more that are shown beside.
  void show(const std::shared_ptr<const scenario::Scenario>& scenario);
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
  std::optional<compose::Theme> theme_;
  Palette palette_;  // of it
  std::shared_ptr<const scenario::Scenario> scenario_;
  Fonts made_, wanted_;
  double desktop_scale_ = platform::display_scale();
};

}  // namespace homebound::ui
