// Owns Dear ImGui's context and its OpenGL backend.
#pragma once

#include <initializer_list>
#include <string>

#include "ui/kit/fonts.h"
#include "ui/kit/palette.h"

struct ImGuiContext;

namespace homebound::ui {

// Tells whether the pointer is on a box over the map that has nothing to scroll, so that the wheel is the
// map's.
bool wheel_passes_through();

class Gui {
 public:
  Gui();  // needs a current OpenGL context
  ~Gui();
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;

  void make_current();  // selects this of several contexts; a new one is selected

  void set_fonts(Fonts fonts);  // needed before the first frame
  void set_colours(const Palette& palette);
  double scale() const { return fonts_.scale; }  // pixels per unit

  bool popup_open() const;  // whether a menu or a list is open
  void close_popups();      // takes effect in the next frame
  // Lets arrows, Enter and Space work a menu that opens in the next frame, as long as any menu is open.
  void give_keys_to_menus();
  // Lets Tab, arrows, Enter and Space walk through the controls of the dialog that has the keyboard, or else
  // of the first of some panels that is open, until stop_walking().
  void walk(std::initializer_list<const char*> panels);
  // Goes on to the next of the panels that is open.
  void walk_on(std::initializer_list<const char*> panels);
  void stop_walking();
  bool walking() const { return walking_; }
  // Tells whether Escape would leave a list inside a panel before it leaves the panel.
  bool inside_list() const;
  // Takes the caret out of the text that is being typed; tells whether there was one.
  bool end_typing();

  void begin_frame();
  void end_frame();  // draws nothing yet
  void draw();       // draws into the current framebuffer

  // The positions and sizes of panels, as text to store.
  std::string layout() const;
  void set_layout(const std::string& layout);

 private:
  Fonts fonts_;  // its atlas outlives the context
  ImGuiContext* context_;
  bool begun_ = false, closing_ = false, walking_ = false;
};

}  // namespace homebound::ui
