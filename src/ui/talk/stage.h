// Presenting: the talk, the window that fills a screen, the speaker's window on another.
#pragma once

#include <memory>
#include <optional>

#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>

#include "ui/talk/presenter.h"
#include "viewing/picture.h"

namespace homebound::ui {

class Stage {
 public:
  explicit Stage(sf::Window& audience) : audience_(audience) {}

  bool on() const { return talk_.has_value(); }
  // From a second of the story, standing there, or running on to the scene's end. What the session shows is
  // put aside until the end: the story's own cameras are followed.
  void begin(session::Session& session, double second, bool runs, const std::string& characters,
             Seconds wall);
  // Gives back what was put aside, with playback paused at the talk's second. `full`: the window stays so.
  void end(session::Session& session, bool full, Seconds wall);

  // Takes a key or a mouse's event of the audience's window. Returns whether it ends the talk.
  bool take(const sf::Event& event, const session::Session& session, Seconds wall);
  // Takes the events of the speaker's window and brings it and the pointer up to date. Returns whether there
  // was a cue, so that a frame is due; `ends`: whether it ends the talk.
  bool attend(const session::Session& session, const viewing::PlanSubject& subject,
              const compose::Theme& theme, Gui& gui, Seconds wall, bool& ends);

  // The session's clock for a frame.
  session::Clock clock(const session::Session& session, Seconds wall) const;
  // What lies over the picture, into ImGui's frame; then, after the picture, into the window.
  void spotlight() const;
  void cover(const viewing::Place& place) const;
  std::string state(const session::Session& session, Seconds wall) const;  // for the log

 private:
  bool heed(const sf::Event::KeyEvent& key, const session::Session& session, Seconds wall);
  void show_pointer(bool shown);

  sf::Window& audience_;
  std::optional<session::Talk> talk_;
  std::unique_ptr<Presenter> presenter_;
  session::Look put_aside_;
  session::Clock clock_aside_;
  platform::Screen before_;  // where the window was
  bool pointer_ = true;
  Seconds pointer_until_;
};

}  // namespace homebound::ui
