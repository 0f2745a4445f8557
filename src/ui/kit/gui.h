// Owns Dear ImGui's context and its OpenGL backend.
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

  void make_current();  // selects this of several contexts; a new one is selected

  // Builds fonts with these characters at `scale` pixels per unit. Returns messages about missing fonts, to
  // show.
  std::vector<Word> set_scale(double scale, const std::string& characters, Language language);
  void set_colours(const Palette& palette);
  double scale() const { return scale_; }

  bool popup_open() const;  // whether a menu or a list is open
  void close_popups();      // takes effect in the next frame
  // Lets arrows, Enter and Space work a menu that opens in the next frame, as long as any menu is open.
  void give_keys_to_menus();

  void begin_frame();
  void end_frame();  // draws nothing yet
  void draw();       // draws into the current framebuffer

  // The positions and sizes of panels, as text to store.
  std::string layout() const;
  void set_layout(const std::string& layout);

 private:
  ImGuiContext* context_;
  double scale_ = 1;
  bool closing_ = false;
};

}  // namespace homebound::ui
