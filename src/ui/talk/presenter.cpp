#include "ui/talk/presenter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "platform/desktop/display.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/talk/ink.h"

namespace homebound::ui {
namespace {

constexpr double margin = 22, gap = 24;  // units
constexpr double picture_share = 0.34;   // width of both pictures, relative to the window's
constexpr double clock_height = 62;      // units
constexpr double caption_height = 44;    // of what stands above a picture
constexpr double list_share = 0.36;      // height of the list of scenes, relative to what is left for notes

std::string title_of(const session::Session& s, std::size_t scene) {
  const auto& scenes = s.document.timeline->scenario->scenes;
  return scene < scenes.size() ? scenes[scene].title.in(s.look.language) : std::string();
}

void written(Face face, const std::string& text) {
  push_face(face);
  wrapped(text);
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
  if (talk.rehearsal) text += std::string(" · ") + say(Word::talk_rehearsal, language);
  if (talk.spotlight) text += std::string(" · ") + say(Word::talk_spotlight, language);
  if (talk.pen) text += std::string(" · ") + say(Word::talk_pen, language);
  if (talk.muted) text += std::string(" · ") + say(Word::talk_muted, language);
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
  platform::set_program(window_.getSystemHandle(), "homebound");
  window_.setVerticalSyncEnabled(false);  // so that the audience's picture never waits for this window
  window_.setActive(true);
  gui_ = std::make_unique<Gui>();
  now_ = std::make_unique<Preview>(), next_ = std::make_unique<Preview>();
}

Presenter::~Presenter() {
  window_.setActive(true);
  now_.reset(), next_.reset(), gui_.reset();
}

double Presenter::unit() const {
  const auto size = window_.getSize();
  return std::clamp(std::min(size.x / 760.0, size.y / 430.0), 0.7, 6.0);
}

// Both pictures stand one above the other, beside the notes.
double Presenter::picture_width(const Size& page) const {
  const auto size = window_.getSize();
  const double high = (size.y - (2 * margin + clock_height + 2 * caption_height) * unit()) / 2;
  return std::floor(std::min(size.x * picture_share, high * page.width / page.height));
}

Rect Presenter::picture_now(const Size& page) const {
  const double width = picture_width(page);
  return Rect::at(std::round(window_.getSize().x - margin * unit() - width),
                  std::round((margin - 6 + caption_height) * unit()), width,
                  width * page.height / page.width);
}

bool Presenter::draw(const session::Session& session, const session::Talk& talk, const Preview::Of& shown,
                     Seconds wall) {
  const auto size = window_.getSize();
  const timeline::StoryClock& story = session.document.timeline->story;
  const double width = picture_width(shown.page);
  const session::Clock clock = session::clock_of(talk, story, wall);
  const double second = session::second_at(clock, wall, story);
  const bool more = talk.scene + 1 < story.stretches.size();
  // While it runs, the small picture follows once a second.
  now_->ask(session, shown, clock.playing ? std::floor(second) : second, width);
  next_->ask(session, shown, more ? std::optional(session::last_second(story, talk.scene + 1)) : std::nullopt,
             width);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Seen seen{talk,
                  clock.playing,
                  static_cast<long>((wall - talk.started).value),
                  format_time(now, system_zone(), "%H:%M").substr(0, 5),
                  size.x,
                  size.y,
                  shown.page,
                  now_->shown(),
                  next_->shown(),
                  now_->second()};
  if (seen_ == seen) return false;
  seen_ = seen;

  window_.setActive(true);
  gui_->make_current();
  const Palette palette = palette_of(shown.theme);
  if (gui_->scale() != unit() || ImGui::GetIO().Fonts->Fonts.empty())
    gui_->set_fonts(build_fonts(unit(), characters_, session.look.language, true));
  gui_->set_colours(palette);
  ImGui::GetIO().DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  ImGui::GetIO().DeltaTime = 1;
  gui_->begin_frame();
  lay_out(session, seen, wall);
  gui_->end_frame();

  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
  glClearColor(palette.back.r, palette.back.g, palette.back.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  const auto pixel = [](double v) { return static_cast<int>(std::lround(v)); };
  const Rect first = picture_now(shown.page);
  const timeline::Timeline& timeline = *shown.subject.timeline;
  now_->draw(timeline, static_cast<int>(size.y), pixel(first.left), pixel(first.top));
  next_->draw(timeline, static_cast<int>(size.y), pixel(first.left),
              pixel(first.bottom + caption_height * unit()));
  glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
  gui_->draw();
  window_.display();
  return true;
}

void Presenter::lay_out(const session::Session& session, const Seen& seen, Seconds wall) const {
  const double u = unit(), w = seen.width, h = seen.height;
  const double width = picture_width(seen.page), height = width * seen.page.height / seen.page.width;
  const double left = w - margin * u - width, bottom = h - (clock_height + margin / 2) * u;
  const Language language = session.look.language;
  begin_fixed("##presenter", {0, 0, w, h});
  const double column = left - (margin + gap) * u, list = std::floor((bottom - margin * u) * list_share);
  ImGui::SetCursorPos(vec(margin * u, margin * u));
  ImGui::BeginChild("##notes", vec(column, bottom - margin * u - list - gap / 2 * u));
  notes(session, seen);
  ImGui::EndChild();
  ImGui::SetCursorPos(vec(margin * u, bottom - list));
  ImGui::BeginChild("##scenes", vec(column, list));
  scenes(session, seen, wall);
  ImGui::EndChild();

  const bool more = seen.talk.scene + 1 < session.document.timeline->story.stretches.size();
  const auto captioned = [&](double top, const char* what, const std::string& title, bool framed) {
    ImGui::SetCursorPos(vec(left, top + 6 * u));
    small(what);
    ImGui::SetCursorPos(vec(left, top + 21 * u));
    push_face(Face::heading);
    ImGui::TextUnformatted(elided(title, static_cast<float>(width)).c_str());
    ImGui::PopFont();
    const double from = top + caption_height * u;
    if (framed)  // an empty frame while the picture is made
      ImGui::GetWindowDrawList()->AddRect(vec(left - u, from - u), vec(left + width + u, from + height + u),
                                          ImGui::GetColorU32(ImGuiCol_Border), 0, 0, static_cast<float>(u));
  };
  captioned((margin - 6) * u, say(Word::on_screen, language), title_of(session, seen.talk.scene), true);
  captioned((margin - 6 + caption_height) * u + height, say(Word::next_scene, language),
            more ? title_of(session, seen.talk.scene + 1) : say(Word::after_last, language), more);
  time_row(session, seen);
  ink(session, seen);
  ImGui::End();
}

void Presenter::ink(const session::Session& session, const Seen& seen) const {
  if (session.beside || seen.talk.ink.empty() || seen.now == nullptr) return;  // of two maps, one is pictured
  const Rect box = picture_now(seen.page);
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  list.PushClipRect(vec(box.left, box.top), vec(box.right, box.bottom));
  draw_ink(list, seen.talk.ink, box);
  list.PopClipRect();
}

void Presenter::notes(const session::Session& session, const Seen& seen) const {
  const scenario::Scenario& s = *session.document.timeline->scenario;
  const Language language = session.look.language;
  const std::size_t scene = seen.talk.scene;
  small(filled(Word::scene_of, language, scene + 1, session.document.timeline->story.stretches.size()) +
        " · " + state_text(seen.talk, seen.running, language));
  written(Face::heading, scene < s.scenes.size() ? title_of(session, scene) : s.title.in(language));
  if (scene >= s.scenes.size()) return;
  if (!s.scenes[scene].text.empty()) {  // that of a card is long
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    written(Face::small, s.scenes[scene].text.in(language));
    ImGui::PopStyleColor();
  }
  ImGui::Spacing(), ImGui::Separator(), ImGui::Spacing();
  const std::string text = s.scenes[scene].notes.in(language);
  if (text.empty())
    small(say(Word::no_notes, language));
  else
    written(Face::notes, text);
}

// Lists the scenes that there is room for with the time taken and the time planned, the current one among
// them.
void Presenter::scenes(const session::Session& session, const Seen& seen, Seconds wall) const {
  const auto& scenes = session.document.timeline->scenario->scenes;
  const std::vector<double> taken = session::times_taken(seen.talk, wall);
  const float full = ImGui::GetContentRegionAvail().x, right = full - 14 * static_cast<float>(unit());
  push_face(Face::heading);  // the higher of both faces
  const float row = ImGui::GetTextLineHeightWithSpacing();
  ImGui::PopFont();
  // The list begins with a whole scene, a few before the one that is told; a clicker cannot scroll.
  const float room_for = (ImGui::GetContentRegionAvail().y + ImGui::GetStyle().ItemSpacing.y) / row;
  const auto fitting = static_cast<std::size_t>(std::max(room_for, 1.0F));
  const std::size_t last = scenes.size() > fitting ? scenes.size() - fitting : 0;
  const std::size_t before = fitting * 3 / 10;
  const std::size_t first = std::min(seen.talk.scene > before ? seen.talk.scene - before : 0, last);
  for (std::size_t i = first; i < std::min(first + fitting, scenes.size()); ++i) {
    const bool current = i == seen.talk.scene;
    ImGui::SetCursorPosY(static_cast<float>(i - first) * row);
    push_face(current ? Face::heading : Face::text);
    if (!current) ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    std::string time = i < taken.size() && taken[i] >= 1 ? span_text(static_cast<long>(taken[i])) : "";
    if (scenes[i].speaking) {
      const std::string planned = span_text(std::lround(*scenes[i].speaking));
      time += (time.empty() ? "" : " / ") + planned;
    }
    const float room = right - text_width(time) - 12 * static_cast<float>(unit());
    ImGui::TextUnformatted(elided(fmt::format("{}  {}", i + 1, title_of(session, i)), room).c_str());
    ImGui::SameLine(right - text_width(time));
    ImGui::TextUnformatted(time.c_str());
    if (!current) ImGui::PopStyleColor();
    ImGui::PopFont();
  }
}

void Presenter::time_row(const session::Session& session, const Seen& seen) const {
  const double u = unit();
  const Language language = session.look.language;
  const auto clock = [&](Word word, const std::string& more, const std::string& text, double x) {
    ImGui::SetCursorPos(vec(x, seen.height - clock_height * u));
    ImGui::BeginGroup();
    small(say(word, language) + more);
    push_face(Face::clock);
    draw_figures(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), ImGui::GetColorU32(ImGuiCol_Text),
                 text);
    ImGui::PopFont();
    ImGui::EndGroup();
  };
  // What is planned for all scenes, where a time is planned for each.
  double planned = 0;
  bool all = true;
  for (const scenario::StoryScene& scene : session.document.timeline->scenario->scenes)
    planned += scene.speaking.value_or(0), all = all && scene.speaking;
  const std::string of =
      all && planned > 0 ? " · " + filled(Word::talk_planned, language, span_text(std::lround(planned))) : "";
  clock(Word::elapsed, of, span_text(seen.elapsed), margin * u);
  clock(Word::time_now, "", seen.time, (margin + 210) * u);
  const std::string hint =
      fmt::format("R  {}    T  {}", say(Word::cue_time, language), say(Word::cue_rehearse, language));
  push_face(Face::small);
  ImGui::SetCursorPos(vec(seen.width - margin * u - text_width(hint), seen.height - (margin + 12) * u));
  ImGui::TextDisabled("%s", hint.c_str());
  ImGui::PopFont();
}

}  // namespace homebound::ui
