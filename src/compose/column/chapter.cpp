#include "compose/column/chapter.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compose/column/story_rows.h"
#include "compose/kit/words.h"

namespace homebound::compose {
namespace {

void chapter(Writer& w, const scenario::Scenario& s, std::size_t index) {
  const scenario::StoryScene& scene = s.scenes[index];
  w.y += 13;
  const text::Line number =
      text::shape(fmt::format("{} / {}", index + 1, s.scenes.size()), w.figures(12, 500));
  add_text(w.items, number, {w.box.right, w.y}, {w.theme.text_muted, {}, 0}, Align::right);
  add_text_within(w.items, s.title.in(w.language), w.style(12.5, 600), {w.box.left, w.y},
                  w.box.width() - number.width - 12, {w.theme.text_muted, {}, 0});
  w.y += 4;
  const bool both = w.language == Language::both;
  if (!scene.title.empty()) {
    w.heading(scene.title.in(w.language), w.style(both ? title_size - 4 : title_size, 650), w.theme.text,
              1.22);
    if (const std::string second = second_text(scene.title, w.language); !second.empty())
      w.heading(second, second_style(w.style(16, 600)), w.theme.text, 1.3);
  }
  // A card says its text large; where its map is explored instead, the title is enough.
  if (scene.text.empty() || scene.card) return;
  w.paragraph(scene.text.in(w.language), w.style(12.5), w.theme.text_muted, 1.4);
  if (const std::string second = second_text(scene.text, w.language); !second.empty())
    w.paragraph(second, second_style(w.style(12)), w.theme.text_muted, 1.35);
}

// Formats a value with two significant digits: 2.3, 19, 120.
std::string rounded(double value) {
  const double step = std::pow(10, std::floor(std::log10(value)) - 1);
  const double v = std::round(value / step) * step;
  return v < 10 && std::abs(v - std::round(v)) > 0.05 ? fmt::format("{:.1f}", v) : fmt::format("{:.0f}", v);
}

}  // namespace

bool told_in_chapters(const timeline::Timeline& timeline, const Options& options) {
  const auto& scenes = timeline.scenario->scenes;
  return options.story && options.layers.title &&
         std::any_of(scenes.begin(), scenes.end(), [](auto& scene) { return !scene.title.empty(); });
}

std::vector<std::shared_ptr<const drawing::Group>> chapters(const timeline::Timeline& timeline,
                                                            const Rect& box, Language language,
                                                            const Theme& theme) {
  std::vector<std::shared_ptr<const drawing::Group>> result;
  for (std::size_t i = 0; i < timeline.scenario->scenes.size(); ++i) {
    Items items;
    Writer w{items, theme, language, box, box.top};
    chapter(w, *timeline.scenario, i);
    const Rect clip{box.left - 2, box.top - 2, box.right + 2, w.y + 4};
    result.push_back(kept_group("chapter", std::move(items), clip));
  }
  return result;
}

double chapters_bottom(const timeline::Timeline& timeline, const Rect& box, const Typography& type) {
  const Theme theme = unseen(type.fonts);
  double bottom = box.top;
  for (std::size_t i = 0; i < timeline.scenario->scenes.size(); ++i) {
    Items items;
    Writer w{items, theme, type.language, box, box.top};
    chapter(w, *timeline.scenario, i);
    bottom = std::max(bottom, w.y);
  }
  return bottom;
}

std::string pace_text(const timeline::Timeline& timeline, const timeline::StoryMoment& moment,
                      Language language) {
  const timeline::StoryClock& story = timeline.story;
  if (moment.scene >= story.stretches.size() || story.even()) return {};
  const auto& stretch = story.stretches[moment.scene];
  if (!moment.real && moment.second >= stretch.to_second - stretch.hold && stretch.hold > 0)
    return std::string(word(Word::time_held, language));
  const double pace = moment.speed * (moment.real ? 1 : stretch.pace());
  if (moment.real && pace == 1) return std::string(word(Word::pace_of_life, language));
  const auto say = [&](Word unit, double seconds) {
    return fmt::format(fmt::runtime(word(unit, language)), rounded(pace / seconds));
  };
  if (pace < 90) return say(Word::pace_seconds, 1);
  if (pace < 90 * 60) return say(Word::pace_minutes, 60);
  return pace < 36 * 3600 ? say(Word::pace_hours, 3600) : say(Word::pace_days, 86400);
}

}  // namespace homebound::compose
