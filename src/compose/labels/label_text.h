// What a label says: rows of styled text, measured.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "compose/kit/ink.h"
#include "compose/kit/words.h"

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

  std::string plain() const;  // its pieces with blanks between them
  LabelText first_row() const;
};

// The name, with an airport's code behind it; in both languages the Chinese one stands below.
LabelText point_text(LabelKind kind, const Message& name, const std::string& code, Language language);
// A country or a sea: letter-spaced, of a size and spacing in page units. `broken`: on two rows where the
// English name has a blank.
LabelText area_text(LabelKind kind, const Message& name, Language language, double size, double spacing,
                    bool broken);
LabelText graticule_text(const std::string& value);

// Its rows in a box: flush left, right or centred.
void draw_label_text(Items& items, const LabelText& text, const Rect& box, Align align, const Ink& ink,
                     const Ink& muted);

}  // namespace homebound::compose
