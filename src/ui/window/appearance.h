// The look of the interface: fonts of one size with all characters that are needed, and the theme's colours.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/view/theme.h"
#include "platform/desktop/display.h"
#include "scenario/model.h"
#include "ui/kit/gui.h"

namespace homebound::ui {

// Fonts are built on a thread, and the frames until then have the ones before, with blanks for what these
// lack; only a frame that is to be in Chinese waits for the Chinese of the window and the scenario. The first
// ones, for which the first frame waits, have the window's own words in its language only: all Chinese glyphs
// take as long as the rest of a start.
class Appearance {
 public:
  // Begins to build the first fonts, in the language that is likely.
  Appearance(int percent, Language language);

  const Palette& palette() const { return palette_; }
  const std::string& characters() const { return wanted_.characters; }
  // Sets the scenario whose characters the fonts must have, and other characters that are shown.
  void show(const std::shared_ptr<const scenario::Scenario>& scenario);
  void add(const std::string& characters);
  // Gives the interface its fonts and colours where they have changed, to be called before each frame.
  // Returns messages for the fonts that are missing.
  std::vector<Word> refresh(Gui& gui, const compose::Theme& theme, int percent, Language language);
  bool building() const { return made_ != wanted_; }
  // Waits for the thread, before a context of Dear ImGui goes: the thread's memory is counted in it.
  void rest() const {
    if (fonts_.valid()) fonts_.wait();
  }

 private:
  struct Wish {
    int percent = 0;
    Language language = Language::english;
    std::string characters;
    bool operator==(const Wish&) const = default;
  };
  void build(Wish wish);

  std::optional<compose::Theme> theme_;
  Palette palette_;  // the theme's
  std::shared_ptr<const scenario::Scenario> scenario_;
  std::string needed_;  // the characters of the window's words and of that scenario
  Wish wanted_, begun_, made_;
  std::future<Fonts> fonts_;  // of `begun_`, until they are taken
  double desktop_scale_ = platform::display_scale();
};

}  // namespace homebound::ui
