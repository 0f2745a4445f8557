// Dear ImGui's context and its OpenGL side, alive together.
#pragma once

#include <string>
#include <vector>

#include "ui/palette.h"
#include "ui/words.h"

namespace homebound::ui {

class Gui {
 public:
  Gui();  // needs a current OpenGL context
  ~Gui();
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;

  // Fonts of so many pixels a unit that have these characters. Returns what is missing, to be told.
  std::vector<Word> set_scale(double scale, const std::string& characters);
  void set_colours(const Palette& palette);
  double scale() const { return scale_; }

  void begin_frame();
  void end_frame();  // nothing is drawn yet
  void draw();       // into the current framebuffer

  // Where panels are and how large, as text to keep.
  std::string layout() const;
  void set_layout(const std::string& layout);

 private:
  double scale_ = 1;
};

}  // namespace homebound::ui
