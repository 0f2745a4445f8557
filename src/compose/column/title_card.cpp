#include "compose/column/title_card.h"

#include <algorithm>

#include "compose/kit/words.h"
#include "compose/kit/writer.h"
#include "timeline/shown.h"

namespace homebound::compose {
namespace {

constexpr double largest_title = 54, standfirst_share = 0.42;  // page units, and of the title's size
constexpr double widest_card_text = 820, side_share = 0.08;    // page units, and of the page's width
constexpr float wash = 0.62F;                                  // opacity over the map

// Writes the card from the top of the writer's box; returns its bottom.
double write_title_card(Writer w, const scenario::Scenario& s, const scenario::StoryScene& scene,
                        double size) {
  const Text& title = scene.title.empty() ? s.title : scene.title;
  const Theme& theme = w.theme;
  add_fill(w.items, rectangle_path(Rect::at(w.box.left, w.y, 44, 4)), theme.accent);
  w.y += 12;
  w.heading(title.in(w.language), w.style(size, 700), theme.text, 1.16);
  if (const std::string second = second_text(title, w.language); !second.empty())
    w.heading(second, second_style(w.style(size * 0.66, 650)), theme.text, 1.3);
  if (scene.text.empty()) return w.y;
  w.y += size * 0.26;
  const double small = size * standfirst_share;
  w.text_block(scene.text.in(w.language), w.style(small, 450), theme.text, 1.4);
  if (const std::string second = second_text(scene.text, w.language); !second.empty())
    w.text_block(second, second_style(w.style(small * 0.86, 450)), theme.text, 1.4);
  return w.y;
}

}  // namespace

void draw_title_card(Items& items, const Sheet& sheet, const scenario::StoryScene& scene,
                     const timeline::FrameState& state) {
  const scenario::Scenario& s = *sheet.timeline.scenario;
  const double opacity = timeline::shown(sheet.timeline, {}, state, [&](std::size_t i) {
    return i < s.scenes.size() && &s.scenes[i] == &scene;
  });
  if (opacity <= 0) return;
  const Size page = sheet.layout.page;
  const double left = side_share * page.width, size = std::min(largest_title, page.width / 15);
  Rect box{left, 0, std::min(page.width - left, left + widest_card_text), page.height};
  Items measured;
  const double height =
      write_title_card({measured, sheet.theme, sheet.options.language, box}, s, scene, size);
  box.top = std::max(sheet.layout.margin, (page.height - height) * 0.46);
  const auto group = std::make_shared<drawing::Group>();
  group->name = "title card";
  group->opacity = static_cast<float>(opacity);
  add_fill(group->items, rectangle_path(Rect::at(0, 0, page.width, page.height)),
           sheet.theme.page.with_alpha(wash));
  write_title_card({group->items, sheet.theme, sheet.options.language, box, box.top}, s, scene, size);
  items.emplace_back(group);
}

}  // namespace homebound::compose
