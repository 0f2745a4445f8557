// The speaker's window: the scene's notes, what comes next, the time. It is drawn only when something in it
// changes, which is once a second at rest.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>

#include "platform/desktop/display.h"
#include "render/gl/renderer.h"
#include "session/present.h"
#include "session/session.h"
#include "ui/kit/gui.h"
#include "viewing/plan_maker.h"

namespace homebound::ui {

class Presenter {
 public:
  // Opens on a part of the desktop. `characters`: as for build_fonts(). Makes its OpenGL context current.
  Presenter(const platform::Screen& where, Language language, std::string characters);
  ~Presenter();

  bool poll(sf::Event& event) { return window_.pollEvent(event); }
  void put_below() const { platform::put_below(window_.getSystemHandle()); }
  // Draws if anything has changed. Returns whether it did, which makes its OpenGL and ImGui contexts current.
  bool draw(const session::Session& session, const session::Talk& talk, const viewing::PlanSubject& subject,
            const compose::Theme& theme, Seconds wall);

 private:
  // Everything visible that can change.
  struct Seen {
    session::Talk talk;
    bool running = false;
    long elapsed = 0;  // whole seconds
    std::string time;
    unsigned width = 0, height = 0;
    std::shared_ptr<const compose::Plan> next;
    bool operator==(const Seen&) const = default;
  };
  void ask(const session::Session& session, std::size_t scene, const viewing::PlanSubject& subject,
           const compose::Theme& theme, double scale);
  void lay_out(const session::Session& session, const Seen& seen, double picture_height) const;
  void now_column(const session::Session& session, const Seen& seen, double width, double height) const;
  void time_row(Language language, const Seen& seen) const;
  double unit() const;  // pixels per unit

  sf::Window window_;
  std::unique_ptr<Gui> gui_;
  std::unique_ptr<render::Renderer> renderer_;
  std::string characters_;
  viewing::PlanMaker plans_;  // for the next scene's picture
  compose::Shot next_;
  double next_second_ = 0, asked_scale_ = 0;
  std::optional<std::size_t> asked_;
  std::optional<Seen> seen_;
};

}  // namespace homebound::ui
