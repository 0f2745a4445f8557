#include "compose/column/logo_plate.h"

#include <algorithm>

#include "compose/kit/writer.h"

namespace homebound::compose {

Rect logo_box(const Room& others, const Layout& layout, const LogoRoom& logo) {
  const Rect free = free_of(others, layout);
  const double edge = layout.margin;  // like the column's
  const Size page = layout.page;
  // Beside the attribution's foot it stands closer.
  const Rect area{std::max(free.left, edge), std::max(free.top, edge),
                  std::min(free.right, page.width - edge),
                  others.attribution.empty() ? page.height - edge : free.bottom};
  const auto [width, height] = logo.size;
  return Rect::at(logo.right ? area.right - width : area.left, logo.bottom ? area.bottom - height : area.top,
                  width, height);
}

void add_logo(Items& items, const Logo& logo, const Rect& box, Language language) {
  const Size own = logo.size();
  const double shrunk = std::min({1.0, box.width() / own.width, box.height() / own.height});
  const double width = own.width * shrunk, height = own.height * shrunk;
  const double left = logo.right ? box.right - width : box.left, top = box.centre().y - height / 2;
  items.emplace_back(
      drawing::Image{logo.picture, {width, 0, 0, height, left, top}, 1, logo.text.in(language)});
}

void draw_logo(Items& items, const Logo& logo, const Rect& plate, const Theme& theme, Language language) {
  add_panel(items, plate, theme);
  add_logo(items, logo, plate.inflated(-logo_padding), language);
}

}  // namespace homebound::compose
