// The text of a label: rows of styled text, measured in page units.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "compose/kit/ink.h"
#include "compose/kit/words.h"
#include "compose/view/typography.h"

namespace homebound::compose {

enum class LabelKind { airport, place, capital, city, country, sea, graticule };

struct LabelText {
  struct Piece {
    std::string text;
    text::Style style;
    double x = 0;        // from the row's left end
    bool muted = false;  // a code beside a name
  };
  struct Row {
    std::vector<Piece> pieces;
    double width = 0, baseline = 0;  // from the label's top
  };
  std::vector<Row> rows;
  double width = 0, height = 0;

  std::string plain() const;  // pieces joined by spaces
  // Returns the text with less of it: without its second language, or without the code of an airport; nullopt
  // where it is one name.
  std::optional<LabelText> shortened() const;
};

// Returns the name followed by an airport's code. In both languages, the Chinese name is set below.
LabelText point_text(LabelKind kind, const Text& name, const std::string& code, const Typography& type);
// How the name of a country or a sea is set: letter-spaced, page units.
struct Lettering {
  double size, spacing;
  bool broken = false;  // on two rows, split at a space in the English name
};
LabelText area_text(LabelKind kind, const Text& name, const Typography& type, const Lettering& lettering);
LabelText graticule_text(const std::string& value, const Typography& type);

struct LabelInk {
  Ink ink, muted;
};
// Draws the label's rows in a box: flush left, flush right or centred.
void draw_label_text(Items& items, const LabelText& text, const Rect& box, Align align, const LabelInk& ink);

}  // namespace homebound::compose
