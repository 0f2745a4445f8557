// A slide as a value, and as a part of the package.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exporting/pptx/package.h"
#include "exporting/pptx/slide_layout.h"
#include "exporting/pptx/slide_motion.h"
#include "exporting/pptx/slide_text.h"

namespace homebound::exporting {

// What stands in one placeholder.
struct SlideText {
  SlideRole role = SlideRole::text;
  std::vector<SlideParagraph> paragraphs;
  double scale = 1;         // of the placeholder's own sizes
  bool one_column = false;  // whatever the placeholder has
};

// A picture of the map, and the film of it that lies over it; names of parts.
struct SlideMedia {
  std::string png, svg;
  std::string film;    // empty: none
  double seconds = 0;  // of the film
};

struct Slide {
  SlideLayout layout = SlideLayout::scene;
  Language language = Language::english;  // of what has none of its own
  std::vector<SlideText> texts;
  std::optional<SlideMedia> media;
  std::optional<SlideMotion> motion;  // over the picture
  std::string map_words, film_words;  // say what is seen to those who cannot see it
  std::vector<SlideParagraph> notes;  // the speaker's
};

// Returns the name of the part of a slide; counted from 1.
std::string slide_part(int number);
// Adds a slide. `notes` is the name of the part with its notes; empty: it has none.
void add_slide(Package& package, int number, const Slide& slide, const std::string& notes);

}  // namespace homebound::exporting
