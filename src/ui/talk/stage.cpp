#include "ui/talk/stage.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <epoxy/gl.h>
#include <fmt/format.h>
#include <imgui.h>

#include "ui/kit/cues.h"
#include "ui/kit/style.h"
#include "ui/talk/ink.h"

namespace homebound::ui {
namespace {

constexpr Seconds pointer_stays{2};
constexpr float spotlight_radius = 0.14F;  // relative to the window's height
constexpr Colour dimmed{0, 0, 0, 0.68F};

struct Screens {
  platform::Screen audience, speaker;
  bool shared = false;
};
// Chooses the screens: the speaker keeps the primary one. With a single screen, the speaker's window lies
// behind the audience's and is raised by the system's own means.
Screens choose(const platform::Screen& here) {
  const std::vector<platform::Screen> all = platform::screens();
  const auto other = std::find_if(all.begin(), all.end(), [&](const platform::Screen& s) {
    return all.size() > 1 && !s.primary && !(s == here);
  });
  const auto any =
      std::find_if(all.begin(), all.end(), [&](const platform::Screen& s) { return !(s == here); });
  const bool here_is_primary =
      here.primary ||
      std::none_of(all.begin(), all.end(), [](const platform::Screen& s) { return s.primary; });
  if (any == all.end()) {
    platform::Screen part = here;
    part.width = here.width * 3 / 4, part.height = here.height * 3 / 4;
    return {here, part, true};
  }
  if (here_is_primary) return {other == all.end() ? *any : *other, here, false};
  const auto primary =
      std::find_if(all.begin(), all.end(), [](const platform::Screen& s) { return s.primary; });
  return {here, *primary, false};
}

}  // namespace

void Stage::begin(session::Session& session, double second, bool runs, const std::string& characters,
                  Seconds wall) {
  talk_ = session::talk_at(session.document.timeline->story, second, runs, wall);
  put_aside_ = session.look;
  clock_aside_ = session.clock;
  session.look.camera = session.home;
  session.look.follows = true;
  session.look.focus.reset();
  const auto size = audience_.getSize();
  const auto at = audience_.getPosition();
  before_ = {at.x, at.y, static_cast<int>(size.x), static_cast<int>(size.y), false};
  const Screens chosen = choose(platform::screen_of(audience_.getSystemHandle()));
  presenter_ = std::make_unique<Presenter>(chosen.speaker, session.look.language, characters);
  if (chosen.shared) presenter_->put_below();
  platform::set_full_screen(audience_.getSystemHandle(), true, chosen.audience);
  audience_.setActive(true);
  audience_.requestFocus();
  show_pointer(false);
}

std::vector<double> Stage::end(session::Session& session, bool full, Seconds wall) {
  const timeline::StoryClock& story = session.document.timeline->story;
  const double second = session::second_at(session::clock_of(*talk_, story, wall), wall, story);
  session.clock = session::seek(session::pause(clock_aside_, wall, story), wall, story, second);
  session.look = put_aside_;
  std::vector<double> rehearsed;
  if (talk_->rehearsal) rehearsed = session::times_taken(*talk_, wall);
  talk_.reset();
  presenter_.reset();
  audience_.setActive(true);
  platform::set_full_screen(audience_.getSystemHandle(), full,
                            full ? platform::screen_of(audience_.getSystemHandle()) : before_);
  show_pointer(true);
  return rehearsed;
}

bool Stage::handle_key(const sf::Event::KeyEvent& key, const session::Session& session, Seconds wall) {
  if (key.code == sf::Keyboard::Escape) return !std::exchange(talk_->pen, false);
  const timeline::StoryClock& story = session.document.timeline->story;
  if (const auto cue = cue_of(key))
    talk_ = session::cued(*talk_, *cue, story, wall);
  else
    talk_->cover = session::Talk::Cover::none;  // any key uncovers the picture
  return false;
}

bool Stage::handle(const sf::Event& event, const session::Session& session, Seconds wall) {
  if (event.type == sf::Event::KeyPressed) return handle_key(event.key, session, wall);
  const bool left =
      event.type == sf::Event::MouseButtonPressed && event.mouseButton.button == sf::Mouse::Left;
  handle_pen(event);
  if (left && !drawing_)
    talk_ = session::cued(*talk_, {session::Cue::What::next}, session.document.timeline->story, wall);
  if (event.type == sf::Event::MouseMoved) {
    show_pointer(!talk_->spotlight);
    pointer_until_ = wall + pointer_stays;  // a pen stays in sight
  }
  return false;
}

Stage::News Stage::update(const session::Session& session, const Preview::Of& shown, Gui& gui, Seconds wall) {
  if (pointer_ && wall >= pointer_until_ && !talk_->pen) show_pointer(false);
  if (!presenter_) return {};
  News news;
  bool closed = false;
  sf::Event event{};
  while (presenter_->poll(event)) {
    closed = closed || event.type == sf::Event::Closed;
    if (event.type != sf::Event::KeyPressed) continue;
    news.cue = true;
    news.ends = handle_key(event.key, session, wall) || news.ends;
  }
  if (closed) {  // the talk continues
    presenter_.reset();
  } else if (!presenter_->draw(session, *talk_, shown, wall)) {
    return news;
  }
  audience_.setActive(true);
  gui.make_current();
  return news;
}

session::Clock Stage::clock(const session::Session& session, Seconds wall) const {
  return session::clock_of(*talk_, session.document.timeline->story, wall);
}

// The pen draws only on a picture that can be seen.
void Stage::handle_pen(const sf::Event& event) {
  const auto size = audience_.getSize();
  const auto draw = [&](int x, int y, bool put_down) {
    talk_ = session::drawn(std::move(*talk_), {(x + 0.5) / size.x, (y + 0.5) / size.y}, put_down);
  };
  const bool can = talk_->pen && talk_->cover == session::Talk::Cover::none;
  if (event.type == sf::Event::MouseButtonPressed && event.mouseButton.button == sf::Mouse::Left) {
    drawing_ = can;
    if (can) draw(event.mouseButton.x, event.mouseButton.y, true);
  }
  if (event.type == sf::Event::MouseMoved && drawing_ && can)
    draw(event.mouseMove.x, event.mouseMove.y, false);
  if (event.type == sf::Event::MouseButtonReleased) drawing_ = false;
}

void Stage::ink() const {
  if (talk_->cover != session::Talk::Cover::none) return;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  draw_ink(*ImGui::GetBackgroundDrawList(), talk_->ink, Rect::at(0, 0, size.x, size.y));
}

void Stage::spotlight() const {
  if (!talk_->spotlight || talk_->cover != session::Talk::Cover::none) return;
  const ImGuiIO& io = ImGui::GetIO();
  const float radius = io.DisplaySize.y * spotlight_radius;
  const float rest = std::hypot(io.DisplaySize.x, io.DisplaySize.y);
  ImGui::GetBackgroundDrawList()->AddCircle(io.MousePos, radius + rest / 2, im32(dimmed), 128, rest);
}

void Stage::cover(const viewing::Place& place) const {
  if (talk_->cover == session::Talk::Cover::none) return;
  const float v = talk_->cover == session::Talk::Cover::white ? 1 : 0;
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, place.width, place.height);
  glClearColor(v, v, v, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

std::string Stage::state(const session::Session& session, Seconds wall) const {
  if (!talk_) return "none";
  const bool runs = session::running(*talk_, session.document.timeline->story, wall);
  const char* const cover = talk_->cover == session::Talk::Cover::black   ? ",black"
                            : talk_->cover == session::Talk::Cover::white ? ",white"
                                                                          : "";
  const std::string ink = talk_->ink.empty() ? "" : fmt::format(",ink{}", talk_->ink.size());
  return fmt::format("{},{}{}{}{}{}{}{}", talk_->scene + 1, runs ? "running" : "standing", cover,
                     talk_->spotlight ? ",spotlight" : "", talk_->pen ? ",pen" : "", ink,
                     talk_->muted ? ",muted" : "", talk_->rehearsal ? ",rehearsal" : "");
}

void Stage::show_pointer(bool shown) {
  if (shown == pointer_) return;
  pointer_ = shown;
  audience_.setMouseCursorVisible(shown);
}

}  // namespace homebound::ui
