#include "compose/kit/footnote_marks.h"

#include <algorithm>

#include <fmt/format.h>

namespace homebound::compose {

std::string footnote_marks(std::vector<std::size_t> sources) {
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  std::string text;
  for (std::size_t i = 0; i < sources.size();) {
    std::size_t last = i;
    while (last + 1 < sources.size() && sources[last + 1] == sources[last] + 1) ++last;
    if (last < i + 2) last = i;  // two consecutive numbers are written out
    text += fmt::format("{}{}", text.empty() ? "" : ", ", sources[i] + 1);
    if (last > i) text += fmt::format("–{}", sources[last] + 1);
    i = last + 1;
  }
  return text;
}

void draw_footnote_marks(Writer& w, const std::vector<std::size_t>& sources, Point at) {
  if (sources.empty()) return;
  add_text(w.items, footnote_marks(sources), w.figures(smallest_type, 500), {at.x + 2, at.y - 4},
           {w.theme.text_muted, {}, 0});
}

}  // namespace homebound::compose
