#include "compose/column/footnotes.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "compose/kit/words.h"

namespace homebound::compose {
namespace {

constexpr double size = smallest_type, leading = 15, note_padding = 10, column_gap = 22, number_width = 15;
constexpr double widest_column = 460;

std::string note_text(const scenario::Source& s, Language language) {
  std::string text = s.title.in(language);
  if (const std::string second = second_text(s.title, language); !second.empty()) text += " / " + second;
  const std::string_view comma = punctuation(language).comma;
  if (!s.date.empty()) text.append(comma).append(source_date(s, language));
  if (!s.url.empty()) text.append(comma).append(s.url);
  return text;
}

}  // namespace

Footnotes footnotes(const scenario::Scenario& s, const Rect& box, const Typography& type) {
  Footnotes result;
  if (s.sources.empty()) return result;
  const Rect inner{box.left + note_padding, box.top, box.right - note_padding, box.bottom - note_padding};
  const double columns =
      std::max(1.0, std::ceil((inner.width() + column_gap) / (widest_column + column_gap)));
  const double width = (inner.width() - (columns - 1) * column_gap) / columns;

  std::size_t rows = 0;
  for (std::size_t i = 0; i < s.sources.size(); ++i) {
    result.notes.push_back(
        {text::shape(std::to_string(i + 1), type.figures(size, 600)),
         text::wrap(note_text(s.sources[i], type.language), type.style(size), width - number_width),
         {}});
    rows += result.notes.back().lines.size();
  }
  // The block is as low as possible when filled column by column with no note broken.
  const auto fill = [&](std::size_t most, auto&& put) {
    std::size_t column = 0, row = 0;
    for (Footnotes::Note& note : result.notes) {
      if (row > 0 && row + note.lines.size() > most) ++column, row = 0;
      put(note, column, row);
      row += note.lines.size();
    }
    return static_cast<double>(column + 1) <= columns;
  };
  auto most = static_cast<std::size_t>(std::ceil(static_cast<double>(rows) / columns));
  while (!fill(most, [](auto&&...) {})) ++most;
  std::size_t tallest = 0;
  fill(most, [&](const Footnotes::Note& note, std::size_t, std::size_t row) {
    tallest = std::max(tallest, row + note.lines.size());
  });

  result.box = {box.left, box.bottom - 2 * note_padding - static_cast<double>(tallest) * leading + 4,
                box.right, box.bottom};
  fill(most, [&](Footnotes::Note& note, std::size_t column, std::size_t row) {
    note.at = {inner.left + static_cast<double>(column) * (width + column_gap),
               result.box.top + note_padding + static_cast<double>(row) * leading + size * 0.85};
  });
  return result;
}

void draw_footnotes(Items& items, const Footnotes& footnotes, const Theme& theme) {
  add_panel(items, footnotes.box, theme);
  for (const Footnotes::Note& note : footnotes.notes) {
    add_text(items, note.number, note.at, {theme.text, {}, 0});
    double baseline = note.at.y;
    for (const text::Line& line : note.lines) {
      add_text(items, line, {note.at.x + number_width, baseline}, {theme.text_muted, {}, 0});
      baseline += leading;
    }
  }
}

}  // namespace homebound::compose
