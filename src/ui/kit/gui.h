// Dear ImGui's context and its OpenGL side, alive together.
#pragma once

#include <string>
#include <vector>

#include "ui/kit/palette.h"
#include "ui/kit/words.h"

struct ImGuiContext;

namespace homebound::ui {

class Gui {
 public:
  Gui();  // needs a current OpenGL context
  ~Gui();
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;

  void make_current();  // of several, the one that ImGui's functions are about; a new one is

  // Fonts of so many pixels a unit that have these characters. Returns what is missing, to be told.
  std::vector<Word> set_scale(double scale, const std::string& characters, std::string_view language);
  void set_colours(const Palette& palette);
  double scale() const { return scale_; }

  bool popup_open() const;  // a menu or a list
  void close_popups();      // in the next frame
  // A menu that opens in the next frame is worked by arrows, Enter and Space, as long as one is open.
  void give_keys_to_menus();

  void begin_frame();
  void end_frame();  // nothing is drawn yet
  void draw();       // into the current framebuffer

  // Where panels are and how large, as text to keep.
  std::string layout() const;
  void set_layout(const std::string& layout);

 private:
  ImGuiContext* context_;
  double scale_ = 1;
  bool closing_ = false;
};

}  // namespace homebound::ui
