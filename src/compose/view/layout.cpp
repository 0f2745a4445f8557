#include "compose/view/layout.h"

namespace homebound::compose {

Layout layout_of(Size page) {
  Layout l;
  l.page = page;
  const double m = l.margin, width = std::min(312.0, page.width * 0.45);
  l.tall = page.width < page.height * 1.1;
  l.low = !l.tall && page.height < 550;
  l.column = {m, m, m + width, page.height - m};
  if (l.tall) {
    const double split = std::min(340.0, page.height * 0.4);
    l.column = {m, m, page.width - m, 0.45 * page.height};
    const Rect inner = l.column.inflated(-panel_padding);
    const double middle = inner.centre().x, half_gap = panel_padding;
    l.left = {inner.left, inner.top, middle - half_gap, inner.bottom};
    l.right = {middle + half_gap, inner.top, inner.right, inner.bottom};
    l.caption = l.right.inflated(panel_padding);
    l.subject = {m + 60, split + m + 20, page.width - m - 60, page.height - m - 50};
  } else {
    l.left = l.right = l.column.inflated(-panel_padding);
    l.caption = l.low ? Rect{l.column.right + m / 2, 0, page.width - m / 2, page.height - m}
                      : Rect{m, page.height * 0.62, m + width, page.height - m};
    l.subject = {l.column.right + 90, m + 28, page.width - m - 120, page.height - m - 50};
  }
  return l;
}

}  // namespace homebound::compose
