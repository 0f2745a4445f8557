// What moves on a slide: shapes that PowerPoint itself moves, shows and hides, as values and as
// PresentationML.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "base/language.h"
#include "exporting/pptx/emu.h"

namespace homebound::exporting {

// Text in one line that fills its shape's box.
struct MovingText {
  std::string words;
  double points = 0;  // of its letters
  bool bold = false, right = false;
  Colour colour;
  Language language = Language::english;
};

struct MovingShape {
  SlideBox box;     // before it is turned
  double turn = 0;  // radians clockwise, about the box's middle
  Path outline;     // in shares of the box; empty: the box itself
  std::optional<Colour> fill, line;
  double line_points = 0;
  bool dashed = false;
  std::optional<MovingText> text;
  std::string name;
  std::string words;  // says what it is to those who cannot see it; empty: nothing that they miss
};

// What happens to a shape. Times are in seconds from when the slide comes.
struct SlideEffect {
  enum class Kind { appears, leaves, moves } kind = Kind::appears;
  std::size_t shape = 0;  // an index
  double at = 0, seconds = 0;
  std::vector<Point> way = {};  // of what moves, in shares of the slide, from where the shape lies
};

struct SlideMotion {
  std::vector<MovingShape> shapes;  // from the bottom up
  std::vector<SlideEffect> effects;
};

// Returns a shape as <p:sp>.
std::string moving_shape_xml(int id, const MovingShape& shape);
// Returns the <p:timing> of a slide on which all effects begin by themselves when the slide comes. The
// shapes' ids count from `first`.
std::string motion_timing_xml(const SlideMotion& motion, int first);

}  // namespace homebound::exporting
