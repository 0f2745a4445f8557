#include "ui/window/appearance.h"

#include <chrono>
#include <utility>

#include "ui/kit/fonts.h"

namespace homebound::ui {

Appearance::Appearance(int percent, Language language) {
  const std::string words = all_words(), languages = "中文";
  build({percent, language, language == Language::chinese ? words : without_chinese(words) + languages});
}

void Appearance::build(Wish wish) {
  begun_ = std::move(wish);
  fonts_ = std::async(std::launch::async, build_fonts, desktop_scale_ * begun_.percent / 100,
                      begun_.characters, begun_.language, false);
}

void Appearance::show(const std::shared_ptr<const scenario::Scenario>& scenario) {
  if (scenario == scenario_) return;
  scenario_ = scenario;
  needed_ = characters_needed(*scenario);
  if (!has_characters(wanted_.characters, needed_)) wanted_.characters = needed_;
}

void Appearance::add(const std::string& characters) {
  if (!has_characters(wanted_.characters, characters)) wanted_.characters += characters;
}

std::vector<Word> Appearance::refresh(Gui& gui, const compose::Theme& theme, int percent, Language language) {
  wanted_.percent = percent, wanted_.language = language;
  std::vector<Word> missing;
  bool restyle = theme_ != theme;
  const bool first = made_.percent == 0;
  const auto take = [&] {
    Fonts fonts = fonts_.get();
    made_ = begun_;
    if (!building()) missing = fonts.missing;
    gui.set_fonts(std::move(fonts));
    restyle = true;
  };
  if (first && begun_.language != language) build(wanted_);
  if (fonts_.valid() && (first || fonts_.wait_for(std::chrono::seconds(0)) == std::future_status::ready))
    take();
  else if (building() && !fonts_.valid())
    build(wanted_);
  while (!first && language != Language::english && building() &&
         !has_characters(made_.characters, needed_)) {
    if (!fonts_.valid()) build(wanted_);
    take();
  }
  if (restyle) {
    theme_ = theme;
    palette_ = palette_of(theme);
    gui.set_colours(palette_);
  }
  return missing;
}

}  // namespace homebound::ui
