#include "compose/labels/label_text.h"

#include <algorithm>

namespace homebound::compose {
namespace {

constexpr double piece_gap = 5, row_gap = 1.5;

constexpr Language english = Language::english, chinese = Language::chinese;

// Adds a row below the existing ones. Tall scripts get the height they need.
void add_row(LabelText& label, std::vector<LabelText::Piece> pieces) {
  LabelText::Row row;
  double ascent = 0, descent = 0;
  for (LabelText::Piece& piece : pieces) {
    const text::Line& line = text::shape(piece.text, piece.style);
    piece.x = row.pieces.empty() ? 0 : row.width + piece_gap;
    row.width = piece.x + line.width - piece.style.letter_spacing;
    ascent = std::max({ascent, piece.style.size * 0.80, line.ink.empty() ? 0 : 0.5 - line.ink.top});
    descent = std::max({descent, piece.style.size * 0.24, line.ink.empty() ? 0 : 0.5 + line.ink.bottom});
    row.pieces.push_back(std::move(piece));
  }
  row.baseline = label.height + (label.rows.empty() ? 0 : row_gap) + ascent;
  label.height = row.baseline + descent;
  label.width = std::max(label.width, row.width);
  label.rows.push_back(std::move(row));
}

struct Wanted {
  bool english, chinese;
};
Wanted wanted(const Text& name, Language language) {
  if (name.chinese.empty()) return {true, false};
  if (name.english.empty()) return {false, true};
  if (language == Language::both) return {true, name.chinese != name.english};
  return {language == Language::english, language == Language::chinese};
}

// Converts ASCII and Latin-1 letters to capitals, which is enough for the names of states.
std::string capitals(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 'a' && c <= 'z') text[i] = static_cast<char>(c - 32);
    const bool after_c3 = i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3;
    if (after_c3 && c >= 0xA0 && c <= 0xBE && c != 0xB7) text[i] = static_cast<char>(c - 32);
  }
  return text;
}

// Splits the name at the space nearest its middle.
std::vector<std::string> broken_in_two(const std::string& text) {
  std::size_t best = std::string::npos;
  const auto off = [&](std::size_t at) { return std::max(at, text.size() - at); };
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1))
    if (best == std::string::npos || off(at) < off(best)) best = at;
  if (best == std::string::npos) return {text};
  return {text.substr(0, best), text.substr(best + 1)};
}

}  // namespace

std::string LabelText::plain() const {
  std::string all;
  for (const Row& row : rows)
    for (const Piece& piece : row.pieces) all += (all.empty() ? "" : " ") + piece.text;
  return all;
}

std::optional<LabelText> LabelText::shortened() const {
  if (rows.empty()) return std::nullopt;
  std::vector<Piece> kept = rows.front().pieces;
  if (rows.size() < 2) std::erase_if(kept, [](const Piece& piece) { return piece.muted; });
  if (kept.empty() || (rows.size() < 2 && kept.size() == rows.front().pieces.size())) return std::nullopt;
  LabelText shorter;
  add_row(shorter, std::move(kept));
  return shorter;
}

LabelText point_text(LabelKind kind, const Text& name, const std::string& code, const Typography& type) {
  const bool airport = kind == LabelKind::airport, place = kind == LabelKind::place;
  const double size = airport ? 14.5 : place ? 12.5 : kind == LabelKind::capital ? 11.5 : 11;
  const int weight = airport ? 600 : place ? 550 : 450;
  const Wanted show = wanted(name, type.language);
  LabelText label;
  const auto row = [&](const std::string& text, Language language, double scale) {
    std::vector<LabelText::Piece> pieces{
        {text, type.in(language).style(std::max(smallest_type, size * scale), weight), 0, false}};
    if (label.rows.empty() && !code.empty() && !text.ends_with(code)) {  // "New York JFK" needs it once
      text::Style style = type.in(english).style(11.5, 500);
      style.letter_spacing = 0.4;
      pieces.push_back({code, style, 0, true});
    }
    add_row(label, std::move(pieces));
  };
  if (show.english) row(name.english, english, 1);
  if (show.chinese) row(name.chinese, chinese, show.english ? 0.92 : 1);
  return label;
}

LabelText area_text(LabelKind kind, const Text& name, const Typography& type, const Lettering& lettering) {
  const auto& [size, spacing, broken] = lettering;
  const bool sea = kind == LabelKind::sea;
  const Wanted show = wanted(name, type.language);
  LabelText label;
  if (show.english) {
    text::Style style = type.in(english).style(size, sea ? 450 : 500);
    style.italic = sea;
    style.letter_spacing = spacing;
    const std::string text = sea ? name.english : capitals(name.english);
    for (std::string& part : broken ? broken_in_two(text) : std::vector{text})
      add_row(label, {{std::move(part), style, 0, false}});
  }
  if (show.chinese) {
    text::Style style =
        type.in(chinese).style(show.english ? std::max(smallest_type, size * 0.9) : size, sea ? 400 : 500);
    style.letter_spacing = spacing * 1.5;
    add_row(label, {{name.chinese, style, 0, false}});
  }
  return label;
}

LabelText graticule_text(const std::string& value, const Typography& type) {
  LabelText label;
  add_row(label, {{value, type.in(english).style(smallest_type, 450), 0, false}});
  return label;
}

void draw_label_text(Items& items, const LabelText& text, const Rect& box, Align align, const LabelInk& ink) {
  for (const LabelText::Row& row : text.rows) {
    const double spare = box.width() - row.width;
    const double left = box.left + (align == Align::left ? 0 : align == Align::right ? spare : spare / 2);
    for (const LabelText::Piece& piece : row.pieces)
      add_text(items, piece.text, piece.style, {left + piece.x, box.top + row.baseline},
               piece.muted ? ink.muted : ink.ink);
  }
}

}  // namespace homebound::compose
