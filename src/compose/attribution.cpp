#include "compose/attribution.h"

#include <algorithm>

#include <fmt/format.h>

#include "compose/words.h"
#include "compose/writer.h"

namespace homebound::compose {
namespace {

std::string attribution_text(const timeline::Timeline& timeline, const Options& options) {
  const std::string lang = code_of(options.language);
  std::string text = timeline.scenario->attribution.empty() ? "" : timeline.scenario->attribution.of(lang);
  if (!text.empty() && !text.ends_with('.') && !text.ends_with("。")) text += lang == "zh" ? "。" : ".";
  if (!text.empty() && lang != "zh") text += ' ';
  if (options.layers.boundaries)
    text += fmt::format("{}{}", word(Word::boundaries_note, options.language), lang == "zh" ? "" : " ");
  return text + std::string(word(Word::map_data, options.language));
}

}  // namespace

Rect add_attribution(Items& items, const timeline::Timeline& timeline, const Layout& layout,
                     const Options& options, const Theme& theme, Size page) {
  constexpr double leading = 13, edge = 12;
  const double left = layout.tall ? edge : layout.column.right + edge;
  Writer w{items, theme, options.language, {left, 0, page.width - edge, page.height}};
  const std::string text = attribution_text(timeline, options);
  const auto lines = text::wrap(text, w.style(10), even_width(text, w.style(10), w.box.width()));
  double baseline = page.height - 9 - leading * static_cast<double>(lines.size() - 1), width = 0;
  const double top = baseline - 11;
  for (const text::Line& line : lines) {
    add_text(items, line, {w.box.right, baseline}, {theme.text_muted, theme.text_halo, 1.5}, Align::right);
    width = std::max(width, line.width);
    baseline += leading;
  }
  return {w.box.right - width, top, w.box.right, page.height - 5};
}

}  // namespace homebound::compose
