// The layouts of the slides: which placeholders each has, and where. A house style that has layouts of these
// names can be laid over a presentation.
#pragma once

#include <array>
#include <span>

#include "base/bilingual.h"
#include "exporting/pptx/emu.h"

namespace homebound::exporting {

// `title`: the story's title, or a scene that is a title card, beside a map. `scene`: a map with a column of
// text. `map`: a map as wide as the slide, for a scene that says nothing but its title. `sources`: a list.
enum class SlideLayout { title, scene, map, sources };
inline constexpr std::array slide_layouts{SlideLayout::title, SlideLayout::scene, SlideLayout::map,
                                          SlideLayout::sources};

enum class SlideRole { title, subtitle, time, text, picture, sources, footer, number };
enum class SlideInk { text, muted, accent };

// How the paragraphs of one level look.
struct LevelStyle {
  double points = 0;  // of its letters; 0: there is no such level
  bool bold = false;
  SlideInk ink = SlideInk::text;
  double before = 0;   // points above a paragraph
  double hanging = 0;  // points by which a paragraph is indented, less what hangs before it
};

struct Placeholder {
  SlideRole role = SlideRole::text;
  SlideBox box;
  const char* anchor = "t";  // "t", "ctr" or "b"
  std::array<LevelStyle, 3> levels{};
  int columns = 1;
  const char* align = "l";
};

Text name_of(SlideLayout layout);
Text name_of(SlideRole role);
// Returns the placeholders in the order in which they are read.
std::span<const Placeholder> placeholders_of(SlideLayout layout);
// Returns the layout's placeholder for that, which must exist.
const Placeholder& placeholder(SlideLayout layout, SlideRole role);
bool has_placeholder(SlideLayout layout, SlideRole role);
// Returns the attributes by which a placeholder of a slide finds that of its layout: ` type="body" idx="13"`.
const char* placeholder_attributes(SlideLayout layout, SlideRole role);

constexpr double column_gap_inches = 0.4;  // between columns of text

}  // namespace homebound::exporting
