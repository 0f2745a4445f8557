#include "ui/talk/ink.h"

#include <utility>

#include "base/colour.h"
#include "ui/kit/style.h"

namespace homebound::ui {
namespace {

constexpr double pen_width = 0.006;  // relative to the picture's height
constexpr Colour pen_colour{0.86F, 0.08F, 0.16F, 1}, pen_edge{1, 1, 1, 0.85F};

}  // namespace

void draw_ink(ImDrawList& list, const std::vector<session::InkLine>& ink, const Rect& box) {
  const auto width = static_cast<float>(box.height() * pen_width);
  for (const auto& [colour, w] : {std::pair{pen_edge, width * 1.8F}, std::pair{pen_colour, width}})
    for (const session::InkLine& line : ink) {
      for (const Point p : line)
        list.PathLineTo({static_cast<float>(box.left + p.x * box.width()),
                         static_cast<float>(box.top + p.y * box.height())});
      if (line.size() == 1)  // a dot
        list.AddCircleFilled(list._Path.front(), w / 2, im32(colour)), list.PathClear();
      else
        list.PathStroke(im32(colour), 0, w);
    }
}

}  // namespace homebound::ui
