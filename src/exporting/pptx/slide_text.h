// The text of slides, as DrawingML.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "exporting/pptx/package.h"
#include "exporting/pptx/slide_layout.h"
#include "text/text.h"

namespace homebound::exporting {

// A stretch of text.
struct SlideRun {
  std::string text;     // may hold line breaks
  bool raised = false;  // as the numbers of sources are
  std::string link;     // the address of a page; empty: none
};

struct SlideParagraph {
  std::vector<SlideRun> runs;
  int level = 0;  // an index into the levels of a placeholder
  Language language = Language::english;
};

// Returns paragraphs as <a:p> elements; one that is empty for none. Pages that are linked become relations
// of the part that holds the text.
std::string xml_of(const std::vector<SlideParagraph>& paragraphs, Relations& relations);
// Returns one paragraph that links to nothing.
std::string xml_of(const std::string& text, Language language);

// Returns the attributes of a run in a language: ` lang="en-GB"`.
const char* language_attributes(Language language);

// Returns how large the paragraphs may be set to fit into a placeholder, as a share of its own sizes: 1 or
// less, but not below `least`, where they may be too many. They are measured in the theme's fonts; without
// such, in the program's own, which are wider than those that PowerPoint takes.
double fitting_scale(const std::vector<SlideParagraph>& paragraphs, const Placeholder& place,
                     const text::Families& fonts, double least = 0.4);
// Returns whether the paragraphs fit at a scale.
bool fits(const std::vector<SlideParagraph>& paragraphs, const Placeholder& place,
          const text::Families& fonts, double scale);
// Returns the height that a paragraph takes, points, with what is above it.
double height_of(const SlideParagraph& paragraph, const Placeholder& place, const text::Families& fonts,
                 double scale);

}  // namespace homebound::exporting
