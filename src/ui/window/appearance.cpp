#include "ui/window/appearance.h"

#include <utility>

#include "ui/kit/fonts.h"

namespace homebound::ui {

void Appearance::show(const std::shared_ptr<const scenario::Scenario>& scenario) {
  if (scenario == scenario_) return;
  scenario_ = scenario;
  std::string needed = characters_needed(*scenario);
  if (!has_characters(wanted_.characters, needed)) wanted_.characters = std::move(needed);
}

void Appearance::add(const std::string& characters) {
  if (!has_characters(wanted_.characters, characters)) wanted_.characters += characters;
}

void Appearance::take(const compose::Theme& theme) {
  if (theme_ == theme) return;
  theme_ = theme;
  palette_ = palette_of(theme);
  gui_.set_colours(palette_);
}

std::vector<Word> Appearance::refresh(int percent, Language language) {
  wanted_.percent = percent, wanted_.language = language;
  if (wanted_ == made_) return {};
  made_ = wanted_;
  auto missing = gui_.set_scale(desktop_scale_ * percent / 100, made_.characters, language);
  gui_.set_colours(palette_);
  return missing;
}

}  // namespace homebound::ui
