// The speaker's window: the scene's notes, what is on the screen and what comes next, the list of scenes, the
// time taken beside the time planned. It is drawn only when something in it changes, which is once a second.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>

#include "platform/desktop/display.h"
#include "session/present.h"
#include "session/session.h"
#include "ui/kit/gui.h"
#include "ui/talk/preview.h"

namespace homebound::ui {

class Presenter {
 public:
  // Opens on a part of the desktop. `characters`: as for build_fonts(). Makes its OpenGL context current.
  Presenter(const platform::Screen& where, Language language, std::string characters);
  ~Presenter();

  bool poll(sf::Event& event) { return window_.pollEvent(event); }
  void put_below() const { platform::put_below(window_.getSystemHandle()); }
  // Draws if anything has changed. Returns whether it did, which makes its OpenGL and ImGui contexts current.
  bool draw(const session::Session& session, const session::Talk& talk, const Preview::Of& shown,
            Seconds wall);

 private:
  // Everything visible that can change.
  struct Seen {
    session::Talk talk;
    bool running = false;
    long elapsed = 0;  // whole seconds
    std::string time;
    unsigned width = 0, height = 0;
    Size page;  // of the pictures, page units
    const compose::Plan *now = nullptr, *next = nullptr;
    double now_second = 0;
    bool operator==(const Seen&) const = default;
  };
  void lay_out(const session::Session& session, const Seen& seen, Seconds wall) const;
  void notes(const session::Session& session, const Seen& seen) const;
  void scenes(const session::Session& session, const Seen& seen, Seconds wall) const;
  void time_row(const session::Session& session, const Seen& seen) const;
  // Draws on the picture that is on the screen what the pen has drawn there.
  void ink(const session::Session& session, const Seen& seen) const;
  double unit() const;                           // pixels per unit
  double picture_width(const Size& page) const;  // pixels
  Rect picture_now(const Size& page) const;      // where the picture lies that is on the screen, pixels

  sf::Window window_;
  std::unique_ptr<Gui> gui_;
  std::unique_ptr<Preview> now_, next_;
  std::string characters_;
  std::optional<Seen> seen_;
};

}  // namespace homebound::ui
