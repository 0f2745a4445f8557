#include "ui/talk/presenter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "compose/framing/story_view.h"
#include "compose/picture/compose.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "viewing/view.h"

namespace homebound::ui {
namespace {

constexpr double margin = 22, gap = 24;  // units
constexpr double picture_share = 0.42;   // width of the next scene's picture, relative to the window's
constexpr double clock_height = 62;      // units
constexpr Size picture_page{1280, 720};  // page units of the next scene's picture

std::string title_of(const session::Session& s, std::size_t scene) {
  const auto& scenes = s.document.timeline->scenario->scenes;
  return scene < scenes.size() ? scenes[scene].title.in(s.look.language) : std::string();
}

void wrapped(Face face, const std::string& text) {
  push_face(face);
  ImGui::TextWrapped("%s", text.c_str());
  ImGui::PopFont();
}

void small(const std::string& text) {
  push_face(Face::small);
  ImGui::TextDisabled("%s", text.c_str());
  ImGui::PopFont();
}

std::string span_text(long seconds) {
  return seconds < 3600 ? fmt::format("{:02}:{:02}", seconds / 60, seconds % 60)
                        : fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

template <class... Values>
std::string filled(Word word, Language language, const Values&... values) {
  return fmt::format(fmt::runtime(say(word, language)), values...);
}

std::string state_text(const session::Talk& talk, bool running, Language language) {
  if (talk.cover == session::Talk::Cover::black) return say(Word::talk_black, language);
  if (talk.cover == session::Talk::Cover::white) return say(Word::talk_white, language);
  if (talk.number > 0) return filled(Word::talk_number, language, talk.number);
  std::string text = say(running ? Word::talk_runs : Word::talk_stands, language);
  if (talk.spotlight) text += std::string(" · ") + say(Word::talk_spotlight, language);
  return text;
}

}  // namespace

Presenter::Presenter(const platform::Screen& where, Language language, std::string characters)
    : characters_(std::move(characters)) {
  const std::string title = std::string(say(Word::presenter, language)) + " – Homebound";
  window_.create(sf::VideoMode(static_cast<unsigned>(where.width), static_cast<unsigned>(where.height)),
                 sf::String::fromUtf8(title.begin(), title.end()), sf::Style::Default,
                 sf::ContextSettings(0, 0, 0, 3, 3, sf::ContextSettings::Core));
  window_.setPosition({where.left, where.top});
  window_.setVerticalSyncEnabled(false);  // so that the audience's picture never waits for this window
  window_.setActive(true);
  gui_ = std::make_unique<Gui>();
  renderer_ = std::make_unique<render::Renderer>();
}

Presenter::~Presenter() {
  window_.setActive(true);
  renderer_.reset(), gui_.reset();
}

double Presenter::unit() const {
  const auto size = window_.getSize();
  return std::clamp(std::min(size.x / 760.0, size.y / 430.0), 0.7, 6.0);
}

// Requests the picture of the next scene at its end.
void Presenter::ask(const session::Session& session, std::size_t scene, const viewing::PlanSubject& subject,
                    const compose::Theme& theme, double scale) {
  const timeline::StoryClock& story = session.document.timeline->story;
  if (scene >= story.stretches.size()) {
    next_ = {};
    asked_.reset();
    return;
  }
  if (asked_ != scene || asked_scale_ != scale) {
    const compose::Reserved reserved = compose::reserved_for(session::layers_in(session, scene));
    const compose::StoryViews views(*subject.timeline, viewing::framing_of(session.home, reserved),
                                    picture_page, scale);
    next_second_ = session::last_second(story, scene);
    const compose::ShotOrder order =
        compose::order(views, next_second_, [&](std::size_t i) { return viewing::options_of(session, i); });
    plans_.ask({subject, theme, order.view, order.options, order.ends});
    asked_ = scene, asked_scale_ = scale;
    next_ = {};
  }
  if (auto made = plans_.take(std::chrono::milliseconds(0))) next_ = std::move(made->shot);
}

bool Presenter::draw(const session::Session& session, const session::Talk& talk,
                     const viewing::PlanSubject& subject, const compose::Theme& theme, Seconds wall) {
  const auto size = window_.getSize();
  const double width = std::floor(size.x * picture_share), scale = width / picture_page.width;
  ask(session, talk.scene + 1, subject, theme, scale);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Seen seen{talk,
                  session::running(talk, session.document.timeline->story, wall),
                  static_cast<long>((wall - talk.started).value),
                  format_time(now, system_zone(), "%H:%M").substr(0, 5),
                  size.x,
                  size.y,
                  next_.plan};
  if (seen_ == seen) return false;
  seen_ = seen;

  window_.setActive(true);
  gui_->make_current();
  const Palette palette = palette_of(theme);
  if (gui_->scale() != unit() || ImGui::GetIO().Fonts->Fonts.empty())
    gui_->set_fonts(build_fonts(unit(), characters_, session.look.language));
  gui_->set_colours(palette);
  ImGui::GetIO().DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  ImGui::GetIO().DeltaTime = 1;
  gui_->begin_frame();
  lay_out(session, seen, width * picture_page.height / picture_page.width);
  gui_->end_frame();

  const auto pixel = [](double v) { return static_cast<int>(std::lround(v)); };
  const int right = static_cast<int>(size.x) - pixel(margin * unit()), left = right - pixel(width);
  const int top = pixel((margin + 54) * unit()), height = pixel(width * 9 / 16);
  if (next_.plan)
    renderer_->draw(compose::compose(next_, timeline::evaluate_story(*subject.timeline, next_second_)), scale,
                    right - left, height);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
  glClearColor(palette.back.r, palette.back.g, palette.back.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (next_.plan) renderer_->show(0, static_cast<int>(size.y), {left, top, right, top + height});
  gui_->draw();
  window_.display();
  return true;
}

void Presenter::lay_out(const session::Session& session, const Seen& seen, double picture_height) const {
  const double u = unit(), w = seen.width, h = seen.height;
  const double column = w * (1 - picture_share) - (2 * margin + gap) * u, bottom = h - clock_height * u;
  Language language = session.look.language;
  begin_fixed("##presenter", {0, 0, w, h});
  ImGui::SetCursorPos(vec(margin * u, margin * u));
  now_column(session, seen, column, bottom - margin * u);

  const double left = w * (1 - picture_share) - margin * u;
  const bool more = seen.talk.scene + 1 < session.document.timeline->story.stretches.size();
  ImGui::SetCursorPos(vec(left, margin * u));
  ImGui::BeginChild("##next", vec(w - left - margin * u, 54 * u));
  small(say(Word::next_scene, language));
  wrapped(Face::heading, more ? title_of(session, seen.talk.scene + 1) : say(Word::after_last, language));
  ImGui::EndChild();
  if (more) {  // an empty frame while the picture is made
    const double top = (margin + 54) * u;
    ImGui::GetWindowDrawList()->AddRect(vec(left - u, top - u),
                                        vec(w - margin * u + u, top + picture_height + u),
                                        ImGui::GetColorU32(ImGuiCol_Border), 0, 0, static_cast<float>(u));
  }
  ImGui::SetCursorPos(vec(margin * u, bottom));
  time_row(language, seen);
  ImGui::End();
}

void Presenter::now_column(const session::Session& session, const Seen& seen, double width,
                           double height) const {
  const scenario::Scenario& s = *session.document.timeline->scenario;
  Language language = session.look.language;
  const std::size_t scene = seen.talk.scene;
  ImGui::BeginChild("##now", vec(width, height));
  small(filled(Word::scene_of, language, scene + 1, session.document.timeline->story.stretches.size()) +
        " · " + state_text(seen.talk, seen.running, language));
  wrapped(Face::heading, scene < s.scenes.size() ? title_of(session, scene) : s.title.in(language));
  if (scene < s.scenes.size()) {
    if (!s.scenes[scene].text.empty()) small(s.scenes[scene].text.in(language));
    ImGui::Spacing(), ImGui::Separator(), ImGui::Spacing();
    const std::string notes = s.scenes[scene].notes.in(language);
    if (notes.empty())
      small(say(Word::no_notes, language));
    else
      wrapped(Face::text, notes);
  }
  ImGui::EndChild();
}

void Presenter::time_row(Language language, const Seen& seen) const {
  const double u = unit();
  const auto clock = [&](Word word, const std::string& text, double x) {
    ImGui::SetCursorPos(vec(x, seen.height - clock_height * u));
    ImGui::BeginGroup();
    small(say(word, language));
    push_face(Face::clock);
    draw_figures(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), ImGui::GetColorU32(ImGuiCol_Text),
                 text);
    ImGui::PopFont();
    ImGui::EndGroup();
  };
  clock(Word::elapsed, span_text(seen.elapsed), margin * u);
  clock(Word::time_now, seen.time, (margin + 170) * u);
  const std::string hint = std::string("R  ") + say(Word::cue_time, language);
  push_face(Face::small);
  ImGui::SetCursorPos(vec(seen.width - margin * u - text_width(hint), seen.height - (margin + 12) * u));
  ImGui::TextDisabled("%s", hint.c_str());
  ImGui::PopFont();
}

}  // namespace homebound::ui
