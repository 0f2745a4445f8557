#include "compose/footnotes.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "compose/words.h"

namespace homebound::compose {
namespace {

constexpr double size = 10.5, leading = 14.5, padding = 10, column_gap = 22, number_width = 15;
constexpr double widest_column = 460;

struct Note {
  std::string number;
  std::vector<text::Line> lines;
};

std::string note_text(const scenario::Source& s, Language language) {
  std::string text = s.title.of(code_of(language));
  if (const std::string second = second_text(s.title, language); !second.empty()) text += " / " + second;
  const std::string_view comma = punctuation(code_of(language)).comma;
  if (!s.date.empty()) text.append(comma).append(source_date(s, language));
  if (!s.url.empty()) text.append(comma).append(s.url);
  return text;
}

}  // namespace

std::string footnote_marks(std::vector<std::size_t> sources) {
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  std::string text;
  for (std::size_t i = 0; i < sources.size();) {
    std::size_t last = i;
    while (last + 1 < sources.size() && sources[last + 1] == sources[last] + 1) ++last;
    if (last < i + 2) last = i;  // two in a row are written out
    text += fmt::format("{}{}", text.empty() ? "" : ", ", sources[i] + 1);
    if (last > i) text += fmt::format("–{}", sources[last] + 1);
    i = last + 1;
  }
  return text;
}

void draw_footnote_marks(Writer& w, const std::vector<std::size_t>& sources, Point at) {
  if (sources.empty()) return;
  add_text(w.items, footnote_marks(sources), w.figures(8.5, 500), {at.x + 2, at.y - 5},
           {w.theme.text_muted, {}, 0});
}

Rect draw_footnotes(Items& items, const scenario::Scenario& s, const Rect& box, const Options& options,
                    const Theme& theme) {
  if (s.sources.empty()) return {};
  Writer w{items, theme, options.language, box};
  const Rect inner{box.left + padding, box.top, box.right - padding, box.bottom - padding};
  const double columns =
      std::max(1.0, std::ceil((inner.width() + column_gap) / (widest_column + column_gap)));
  const double width = (inner.width() - (columns - 1) * column_gap) / columns;

  std::vector<Note> notes;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < s.sources.size(); ++i) {
    notes.push_back({std::to_string(i + 1), text::wrap(note_text(s.sources[i], options.language),
                                                       w.style(size), width - number_width)});
    rows += notes.back().lines.size();
  }
  // As low as it can be filled column by column, no note broken.
  const auto fill = [&](std::size_t most, auto&& put) {
    std::size_t column = 0, row = 0;
    for (const Note& note : notes) {
      if (row > 0 && row + note.lines.size() > most) ++column, row = 0;
      put(note, column, row);
      row += note.lines.size();
    }
    return static_cast<double>(column + 1) <= columns;
  };
  auto most = static_cast<std::size_t>(std::ceil(static_cast<double>(rows) / columns));
  while (!fill(most, [](auto&&...) {})) ++most;
  std::size_t tallest = 0;
  fill(most, [&](const Note& note, std::size_t, std::size_t row) {
    tallest = std::max(tallest, row + note.lines.size());
  });

  const Rect panel{box.left, box.bottom - 2 * padding - static_cast<double>(tallest) * leading + 4, box.right,
                   box.bottom};
  add_panel(items, panel, theme);
  fill(most, [&](const Note& note, std::size_t column, std::size_t row) {
    const double left = inner.left + static_cast<double>(column) * (width + column_gap);
    double baseline = panel.top + padding + static_cast<double>(row) * leading + size * 0.85;
    add_text(items, note.number, w.figures(size, 600), {left, baseline}, {theme.text, {}, 0});
    for (const text::Line& line : note.lines) {
      add_text(items, line, {left + number_width, baseline}, {theme.text_muted, {}, 0});
      baseline += leading;
    }
  });
  return panel;
}

}  // namespace homebound::compose
