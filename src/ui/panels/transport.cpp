// The bar at the bottom: scrubbing, playback, clocks.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/figures.h"
#include "timeline/narration.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/panels.h"
#include "ui/panels/track.h"
#include "words/zone_title.h"

namespace homebound::ui {
namespace {

constexpr double bar_height = 92;  // units
constexpr double track_margin = 16;

// Zooms the strip with the wheel about the pointer. The wheel with Shift, a sideways wheel, or a drag with
// another button moves it.
void move_strip(const Desk& desk, const Track& track, bool hovered) {
  const ImGuiIO& io = ImGui::GetIO();
  session::Strip strip = track.strip;
  if (hovered && io.MouseWheel != 0 && !io.KeyShift)
    strip = session::zoomed(strip, track.share(io.MousePos.x), std::pow(1.3, io.MouseWheel));
  const float along = io.MouseWheelH - (io.KeyShift ? io.MouseWheel : 0);
  if (hovered && along != 0) strip = session::panned(strip, along * 0.1);
  for (const auto button : {ImGuiMouseButton_Right, ImGuiMouseButton_Middle})
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(button))
      strip = session::panned(strip, -io.MouseDelta.x / track.width);
  if (strip != track.strip) desk.tell(session::Command(session::SetStrip{strip}));
}

// Draws a mark as a bracket with its key's letter.
void draw_mark(const Desk& desk, ImDrawList& list, const Track& track, double second, double middle,
               bool in) {
  const double x = track.x(second);
  if (!track.shows(x)) return;
  const double tall = desk.px(10), foot = in ? desk.px(5) : -desk.px(5);
  const ImU32 ink = im32(desk.palette.text);
  list.AddLine(vec(x, middle - tall), vec(x, middle + tall), ink, desk.px(2));
  list.AddLine(vec(x, middle - tall), vec(x + foot, middle - tall), ink, desk.px(2));
  list.AddLine(vec(x, middle + tall), vec(x + foot, middle + tall), ink, desk.px(2));
  push_face(Face::small);
  const char* const letter = in ? "I" : "O";
  const float wide = ImGui::CalcTextSize(letter).x;
  list.AddText(vec(in ? x - wide - desk.px(3) : x + desk.px(3), middle - tall - desk.px(3)), ink, letter);
  ImGui::PopFont();
}

void event_tip(const Desk& desk, const std::vector<std::size_t>& events) {
  begin_tip(desk);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const scenario::Event& e = desk.scenario().events[events[i]];
    if (i > 0) ImGui::Spacing();
    muted(desk, event_date(e, desk.language()));
    wrapped(e.text.in(desk.language()));
  }
  end_tip();
}

// Returns "Ho Chi Minh" for "Asia/Ho_Chi_Minh".
std::string short_zone(const std::string& zone) {
  std::string name = zone.substr(zone.rfind('/') + 1);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string seconds_text(const Desk& desk, const std::string& number) {
  return number + (desk.language() == Language::chinese ? "秒" : " s");
}

void instant_tip(const Desk& desk, double second) {
  const timeline::StoryClock& story = desk.timeline().story;
  const Instant t = story.at(second);
  const scenario::Scenario& s = desk.scenario();
  begin_tip(desk);
  const std::string& zone = desk.settings.zone;
  if (desk.timeline().timed)
    ImGui::TextUnformatted(date_and_time(t, s.zone, desk.language()).c_str());
  else
    muted(desk, seconds_text(desk, fmt::format("{:.1f}", second)));
  if (desk.timeline().timed && s.zone != zone)
    muted(desk, fmt::format("{} {}", date_and_time(t, zone, desk.language()), short_zone(zone)));
  const std::size_t scene = story.stretch_at(second);
  if (scene < s.scenes.size() && !s.scenes[scene].title.empty())
    muted(desk, labelled(fmt::format("{}{}{}", desk.say(Word::story_scene),
                                     desk.language() == Language::chinese ? "" : " ", scene + 1),
                         s.scenes[scene].title.in(desk.language()), desk.language()));
  end_tip();
}

// Draws the scenes as segments of a bar, filled up to the present second, with a tick for each event.
void scrub_bar(const Desk& desk) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = desk.px(30);
  const double full = ImGui::GetContentRegionAvail().x;
  const Track track{at.x + desk.px(track_margin), full - 2 * desk.px(track_margin), desk.session.duration(),
                    desk.session.strip};
  if (const double above = departures_height(desk); above > 0) {
    departures_bar(desk, track, at.y);
    at.y += desk.px(above);
    ImGui::SetCursorScreenPos(at);
  }
  ImGui::InvisibleButton("##scrub", vec(full, height),
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                             ImGuiButtonFlags_MouseButtonMiddle);
  note(desk, "track", Rect::at(track.left, at.y, track.width, height));
  const bool hovered = ImGui::IsItemHovered();
  const bool held = ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  const float mouse = ImGui::GetIO().MousePos.x;
  move_strip(desk, track, hovered);
  if (held) desk.tell(session::Command(session::SeekSecond{track.second(mouse)}));

  const double now = desk.second(), middle = at.y + height * 0.62, half = desk.px(hovered || held ? 4 : 3);
  const auto piece = [&](double from, double to, Colour c) {
    const double left = std::max(track.x(from), track.left),
                 right = std::min(track.x(to), track.left + track.width);
    if (right > left)
      list.AddRectFilled(vec(left, middle - half), vec(right, middle + half), im32(c), desk.px(2));
  };
  const double gap = desk.timeline().story.stretches.size() > 1
                         ? desk.px(1.5) / track.width * track.strip.width() * track.duration
                         : 0;
  for (const auto& s : desk.timeline().story.stretches) {
    piece(s.from_second, s.to_second - gap, desk.palette.line);
    piece(s.from_second, std::min(now, s.to_second - gap), desk.palette.accent);
  }

  std::vector<std::size_t> near;
  const std::vector<double> ticks = session::event_seconds(desk.timeline());
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double x = std::round(track.x(ticks[i]));
    if (!track.shows(x)) continue;
    const bool under = hovered && std::abs(x - mouse) < desk.px(5);
    if (under) near.push_back(i);
    list.AddRectFilled(vec(x - desk.px(1), middle - half - desk.px(under ? 11 : 8)),
                       vec(x + desk.px(1), middle - half - desk.px(2)),
                       im32(under ? desk.palette.accent : desk.palette.muted));
  }
  const double share = track.duration > 0 ? now / track.duration : 0;
  if (const session::Strip along = session::showing(track.strip, share);
      desk.playing() && along != track.strip)
    desk.tell(session::Command(session::SetStrip{along}));
  const session::Clock& clock = desk.session.clock;
  if (clock.in) draw_mark(desk, list, track, *clock.in, middle, true);
  if (clock.out) draw_mark(desk, list, track, *clock.out, middle, false);
  if (track.shows(track.x(now))) {
    list.AddCircleFilled(vec(track.x(now), middle), desk.px(held ? 9 : 7.5), im32(desk.palette.accent), 32);
    list.AddCircleFilled(vec(track.x(now), middle), desk.px(3), im32(desk.palette.back), 24);
  }
  if (track.strip != session::Strip{}) {  // a thin bar below shows which part is visible
    const double y = at.y + height - desk.px(1);
    list.AddRectFilled(vec(track.left, y - desk.px(2)), vec(track.left + track.width, y),
                       im32(desk.palette.line));
    list.AddRectFilled(vec(track.left + track.strip.from * track.width, y - desk.px(2)),
                       vec(track.left + track.strip.to * track.width, y), im32(desk.palette.muted));
  }
  if (hovered && !held) {
    list.AddLine(vec(mouse, middle - desk.px(8)), vec(mouse, middle + desk.px(8)), im32(desk.palette.text),
                 desk.px(1));
    if (near.empty())
      instant_tip(desk, track.second(mouse));
    else
      event_tip(desk, near);
  }
  if (held) instant_tip(desk, track.second(mouse));
}

std::string with_key(const char* name, const char* key) { return fmt::format("{}  ({})", name, key); }

// Returns "60× real time" / "60倍速".
std::string times_real_time(const Desk& desk, const std::string& number) {
  return desk.language() == Language::chinese ? fmt::format("{}倍速", number)
                                              : fmt::format("{}× {}", number, desk.say(Word::real_time));
}

std::string speed_text(const Desk& desk, session::Pace pace, double speed) {
  const std::string number = with_thousands(fmt::format("{:g}", speed), desk.language());
  return pace == session::Pace::story ? number + "×" : times_real_time(desk, number);
}

// Returns how much faster than real time the story passes at this second.
std::string pace_text(const Desk& desk) {
  const auto& story = desk.timeline().story;
  if (story.stretches.empty()) return {};
  const auto& s = story.stretches[std::min(story.stretch_at(desk.second()), story.stretches.size() - 1)];
  if (desk.session.clock.pace == session::Pace::real) return {};  // the speed itself says so
  const double pace = s.pace() * desk.session.clock.speed;
  const double digits = pace > 0 ? std::pow(10, std::floor(std::log10(pace)) - 1) : 1;
  const auto rounded = static_cast<long>(std::round(pace / digits) * digits);
  if (desk.language() == Language::chinese && rounded >= 10000)
    return times_real_time(desk, fmt::format("{:g}万", static_cast<double>(rounded) / 10000));
  return times_real_time(desk, count_text(rounded, desk.language()));
}

void speed_choice(const Desk& desk) {
  const session::Clock& clock = desk.session.clock;
  ImGui::SetNextItemWidth(desk.px(clock.pace == session::Pace::real ? 150 : 84));
  if (ImGui::BeginCombo("##speed", speed_text(desk, clock.pace, clock.speed).c_str(),
                        ImGuiComboFlags_HeightLargest)) {
    const auto choices = [&](session::Pace pace, Word title) {
      muted(desk, desk.say(title));
      for (const double s : session::speeds(pace))
        if (ImGui::Selectable(speed_text(desk, pace, s).c_str(),
                              clock.pace == pace && std::abs(s - clock.speed) < 1e-9)) {
          desk.tell(session::Command(session::SetPace{pace}));
          desk.tell(session::Command(session::SetSpeed{s}));
        }
    };
    choices(session::Pace::story, Word::pace_story);
    if (desk.timeline().timed) choices(session::Pace::real, Word::pace_real);
    ImGui::EndCombo();
  } else if (ImGui::IsItemHovered()) {
    ImGui::SetTooltip("%s  (↑ ↓, N)\n%s", desk.say(Word::speed), pace_text(desk).c_str());
  }
}

// Draws the scenario's own clock in full, a second clock beside it, and story seconds on the right.
void clocks(const Desk& desk) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scenario::Scenario& s = desk.scenario();
  const Instant t = desk.state.t;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - desk.px(track_margin);
  const float line = at.y + (desk.px(34) - ImGui::GetFontSize()) / 2;

  if (desk.session.duration() <= 0) return;
  const std::string seconds =
      seconds_text(desk, fmt::format("{:.1f} / {:.0f}", desk.second(), desk.session.duration()));
  const float seconds_at = right - figures_width(seconds);
  draw_figures(list, {seconds_at, line}, im32(desk.palette.muted), seconds);

  if (!desk.timeline().timed) return;
  float x = at.x + desk.px(10);
  const auto fits = [&](float width) { return x + width < seconds_at - desk.px(16); };
  const std::string zone_name = zone_title(s, desk.language());
  const std::string own = date_and_time(t, s.zone, desk.language(), true);
  push_face(Face::heading);
  if (fits(figures_width(own))) x += draw_figures(list, {x, line}, im32(desk.palette.text), own) + desk.px(7);
  ImGui::PopFont();
  if (fits(text_width(zone_name))) {
    list.AddText({x, line}, im32(desk.palette.muted), zone_name.c_str());
    note(desk, "clock.zone", Rect::at(x, line, text_width(zone_name), ImGui::GetFontSize()));
    x += text_width(zone_name) + desk.px(20);
  }
  const std::string& zone = desk.settings.zone;
  const std::string second =
      fmt::format("{} {}", date_and_time(t, zone, desk.language(), true), short_zone(zone));
  if (s.zone != zone && fits(figures_width(second)))
    x += draw_figures(list, {x, line}, im32(desk.palette.muted), second) + desk.px(20);
  const std::string pace = pace_text(desk);
  if (fits(text_width(pace))) list.AddText({x, line}, im32(desk.palette.muted), pace.c_str());
}

}  // namespace

Rect transport(const Desk& desk, const Rect& free) {
  Rect left = free, bar = free;
  const double above = departures_height(desk);
  left.bottom -= std::round(desk.px(bar_height + above));
  bar.top = left.bottom;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, desk.px(6)});
  begin_fixed("##transport", bar);
  ImGui::PopStyleVar();  // tips and lists use their own style
  ImGui::GetWindowDrawList()->AddLine(vec(bar.left, bar.top), vec(bar.right, bar.top),
                                      im32(desk.palette.line), desk.px(1));
  scrub_bar(desk);
  ImGui::SetCursorPos({desk.px(track_margin - 8), desk.px(48 + above)});
  const auto tell = [&](session::Command c) { desk.tell(std::move(c)); };
  if (icon_button(desk, "##back", Icon::back, with_key(desk.say(Word::previous_event), "Shift+←")))
    tell(session::StepEvent{-1});
  ImGui::SameLine(0, 0);
  const bool playing = desk.playing();
  if (icon_button(desk, "##play", playing ? Icon::pause : Icon::play,
                  with_key(desk.say(playing ? Word::pause : Word::play), "Space")))
    tell(session::TogglePlay{});
  ImGui::SameLine(0, 0);
  if (icon_button(desk, "##forward", Icon::forward, with_key(desk.say(Word::next_event), "Shift+→")))
    tell(session::StepEvent{1});
  ImGui::SameLine(0, desk.px(4));
  if (icon_button(desk, "##loop", Icon::loop, with_key(desk.say(Word::loop), "R"), desk.session.clock.loop))
    tell(session::SetLoop{!desk.session.clock.loop});
  if (timeline::narrated(desk.timeline())) {
    ImGui::SameLine(0, desk.px(2));
    bool& heard = desk.settings.narration;
    if (icon_button(desk, "##narration", heard ? Icon::sound : Icon::muted,
                    with_key(desk.say(Word::narration), "Q"), heard))
      heard = !heard;
  }
  ImGui::SameLine(0, desk.px(6));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (desk.px(34) - ImGui::GetFrameHeight()) / 2);
  speed_choice(desk);
  ImGui::SameLine(0, desk.px(6));
  ImGui::SetCursorPosY(desk.px(48 + above));
  clocks(desk);
  ImGui::End();
  return left;
}

}  // namespace homebound::ui
