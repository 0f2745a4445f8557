// Presents a talk: its state, the full-screen window for the audience, and the speaker's window on another
// screen.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>

#include "ui/talk/presenter.h"
#include "viewing/picture.h"

namespace homebound::ui {

class Stage {
 public:
  explicit Stage(sf::Window& audience) : audience_(audience) {}

  bool on() const { return talk_.has_value(); }
  // Begins a talk at a second of the story, standing there or running on to the scene's end. The session's
  // look and clock are saved until the end; meanwhile the story's own cameras are used.
  void begin(session::Session& session, double second, bool runs, const std::string& characters,
             Seconds wall);
  void mute() { talk_->muted = true; }
  bool muted() const { return talk_->muted; }
  // Ends the talk and restores the look and clock, paused at the talk's second. `full`: the window stays
  // full-screen. Returns the seconds that a rehearsal took for each scene; empty when it was none.
  std::vector<double> end(session::Session& session, bool full, Seconds wall);

  // Handles a key or mouse event of the audience's window. Returns whether it ends the talk.
  bool handle(const sf::Event& event, const session::Session& session, Seconds wall);
  // Handles the events of the speaker's window and updates it and the pointer.
  struct News {
    bool cue = false;   // there was one, so a frame is due
    bool ends = false;  // it ends the talk
  };
  News update(const session::Session& session, const Preview::Of& shown, Gui& gui, Seconds wall);

  // Returns the session's clock for a frame.
  session::Clock clock(const session::Session& session, Seconds wall) const;
  // ink() and spotlight() draw into ImGui's frame; cover(), after the picture, into the window.
  void ink() const;
  void spotlight() const;
  void cover(const viewing::Place& place) const;
  std::string state(const session::Session& session, Seconds wall) const;  // for the log

 private:
  void handle_pen(const sf::Event& event);
  bool handle_key(const sf::Event::KeyEvent& key, const session::Session& session, Seconds wall);
  void show_pointer(bool shown);

  sf::Window& audience_;
  std::optional<session::Talk> talk_;
  std::unique_ptr<Presenter> presenter_;
  session::Look put_aside_;
  session::Clock clock_aside_;
  platform::Screen before_;  // the screen where the window was
  bool pointer_ = true;
  bool drawing_ = false;  // the pen is down
  Seconds pointer_until_;
};

}  // namespace homebound::ui
