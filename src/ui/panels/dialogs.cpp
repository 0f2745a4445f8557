#include <algorithm>

#include <fmt/format.h>

#include "base/resources.h"
#include "ui/kit/boxes.h"
#include "ui/kit/cues.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/actions.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/finder.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

// Draws a row of the table of keys.
void key_row(const Desk& desk, Word word, const std::string& keys) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(desk.say(word));
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(keys.c_str());
}

void keys_of(const Desk& desk, Menu menu, Word title) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  if (menu != menus[0].first) ImGui::Dummy({0, desk.px(6)});
  heading(desk.say(title));
  for (const Action& a : actions()) {
    if (a.menu != menu || a.chords[0].key == sf::Keyboard::Unknown) continue;
    std::string keys;
    for (std::size_t i = 0; i < a.chords.size(); ++i)
      if (const std::string key = text_of(a.chords[i]);
          !key.empty() && (i == 0 || key != text_of(a.chords[0])))
        keys += (keys.empty() ? "" : ", ") + key;
    key_row(desk, a.word, keys);
  }
}

void keys_while_presenting(const Desk& desk) {
  heading(desk.say(Word::presenting));
  if (!ImGui::BeginTable("##cues", 2, ImGuiTableFlags_SizingStretchProp)) return;
  for (const CueKeys& cue : cue_keys()) {
    std::string keys;
    for (const Chord& c : cue.chords)
      if (c.key != sf::Keyboard::Unknown) keys += (keys.empty() ? "" : "  ") + text_of(c);
    key_row(desk, cue.word, keys);
  }
  key_row(desk, Word::cue_end, "Esc");
  ImGui::EndTable();
}

void keys_dialog(const Desk& desk, const Rect& map) {
  bool open = true;
  if (begin_dialog(desk, map, fmt::format("{}###keys", desk.say(Word::keys)), open, 460, 560)) {
    if (ImGui::BeginTable("##keys", 2, ImGuiTableFlags_SizingStretchProp)) {
      for (const auto& [menu, title] : menus) keys_of(desk, menu, title);
      key_row(desk, Word::menus, text_of(Chord{sf::Keyboard::F10}) + ", Alt");
      key_row(desk, Word::story_scene, "1–9");
      ImGui::EndTable();
    }
    ImGui::Spacing();
    keys_while_presenting(desk);
    ImGui::Spacing();
    heading(desk.say(Word::mouse));
    for (const Word w : {Word::mouse_wheel, Word::mouse_drag, Word::mouse_turn, Word::mouse_double,
                         Word::mouse_hover, Word::mouse_flight, Word::mouse_counter})
      wrapped(desk.say(w));
  }
  ImGui::End();
  if (!open) desk.panels.keys = false;
}

void about_dialog(const Desk& desk, const Rect& map) {
  bool open = true;
  if (begin_dialog(desk, map, fmt::format("{}###about", desk.say(Word::about)), open, 420)) {
    heading("Homebound " + version());
    wrapped(desk.say(Word::about_text));
    ImGui::Spacing();
    muted(desk, desk.say(Word::about_licence));
    muted(desk, desk.say(Word::about_sources));
    ImGui::Spacing();
    if (ImGui::Button(desk.say(Word::close))) open = false;
  }
  ImGui::End();
  if (!open) desk.panels.about = false;
}

void evidence_dialog(const Desk& desk, const Rect& map) {
  bool open = true;
  if (begin_dialog(desk, map, fmt::format("{}###why", desk.say(Word::says_who)), open, 520, 420))
    evidence_answer(desk, desk.panels.asked);
  ImGui::End();
  if (!open) desk.panels.asked = {};
}

}  // namespace

Point emptiest_corner(const Desk& desk, const Rect& map, Size card) {
  std::pair<std::size_t, Point> best{desk.scenario().places.size() + 1, {1, 0}};
  for (const Point corner : {Point{1, 0}, Point{1, 1}, Point{0, 1}}) {
    const double left = corner.x * (map.width() - card.width), top = corner.y * (map.height() - card.height);
    const Rect covered =
        Rect::at(left, top, card.width, card.height).inflated(desk.px(12));  // and its margin
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(desk.scenario().places, [&](const scenario::Place& place) {
          const auto at = desk.shown.projection.forward(place.at);
          return at && covered.contains(desk.shown.to_page(*at) * desk.page_scale);
        }));
    if (count < best.first) best = {count, corner};
  }
  return best.second;
}

Rect card_room(const Desk& desk, const Rect& map) {
  constexpr double margin = 12, foot = 40;  // units; at the picture's foot stand its sources
  return {map.left + desk.px(margin), map.top + desk.px(margin), map.right - desk.px(margin),
          map.bottom - desk.px(foot)};
}

namespace {

void welcome_card(const Desk& desk, const Rect& map) {
  const Size card{std::min<double>(desk.px(400), map.width() - desk.px(24)), desk.px(190)};
  const Point corner = emptiest_corner(desk, map, card);
  const Rect room = card_room(desk, map);
  ImGui::SetNextWindowPos(vec(room.left + corner.x * room.width(), room.top + corner.y * room.height()),
                          ImGuiCond_Always, vec(corner.x, corner.y));
  ImGui::SetNextWindowSize({static_cast<float>(card.width), 0});
  ImGui::Begin("##welcome", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  heading(desk.say(Word::welcome));
  int number = 0;
  for (const Word w : {Word::welcome_play, Word::welcome_look, Word::welcome_show})
    wrapped(fmt::format("{}  {}", ++number, desk.say(w)));
  ImGui::Spacing();
  if (ImGui::Button(desk.say(Word::close))) desk.panels.welcome = false;
  ImGui::End();
}

// Tells whether nothing is on the map yet that somebody could tell of.
bool is_empty(const scenario::Scenario& s) {
  return s.flights.empty() && s.places.empty() && s.events.empty() && s.scenes.empty() &&
         s.callouts.empty() && s.user_layers.empty() && s.tables.empty();
}

// Says how a story begins.
void empty_card(const Desk& desk, const Rect& map) {
  ImGui::SetNextWindowPos(vec(map.centre().x, map.top + 0.72 * map.height()), ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::SetNextWindowSize({std::min(desk.px(400), static_cast<float>(map.width()) - desk.px(24)), 0});
  ImGui::Begin("##empty", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  heading(desk.say(Word::empty_story));
  wrapped(desk.say(Word::empty_story_text));
  ImGui::Spacing();
  if (ImGui::Button(desk.say(Word::add_flight))) desk.panels.edit.flight = flight_draft(desk);
  note(desk, "empty.add-flight");
  ImGui::SameLine();
  if (ImGui::Button(desk.say(Word::import_table)))
    desk.tell(FileCommand(ChooseFile{ChooseFile::For::import}));
  ImGui::End();
}

void quitting_question(const Desk& desk, const Rect& map) {
  begin_question(desk, map, fmt::format("{}###quitting", desk.say(Word::export_running)), 400);
  wrapped(desk.say(Word::export_running_text));
  ImGui::Spacing();
  if (ImGui::Button(desk.say(Word::stay)) || escape_pressed()) desk.tell(StayForExport{});
  ImGui::SameLine();
  if (ImGui::Button(desk.say(Word::stop_and_quit))) desk.tell(StopAndQuit{});
  ImGui::End();
}

void problem_note(const Desk& desk, const Rect& map) {
  // On the right, because the title and the counts are on the left.
  ImGui::SetNextWindowPos(vec(map.right - desk.px(12), map.top + desk.px(12)), ImGuiCond_Always, {1, 0});
  ImGui::SetNextWindowSize({std::min(desk.px(460), static_cast<float>(map.width()) - desk.px(24)), 0});
  ImGui::Begin("##problems", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  for (const Text& problem : desk.panels.problems) wrapped(said(desk, problem));
  if (ImGui::Button(desk.say(Word::close))) desk.panels.problems.clear();
  ImGui::End();
}

// Says what Undo or Redo did, or what was pasted, at the map's foot, until something else is done.
void done_note(const Desk& desk, const Rect& map) {
  const std::string& text = said(desk, desk.session.done);
  const float widest = std::min(desk.px(560), static_cast<float>(map.width()) - desk.px(48));
  const float padding = 2 * ImGui::GetStyle().WindowPadding.x;
  ImGui::SetNextWindowSize({std::min(text_width(text), widest) + padding, 0});
  ImGui::SetNextWindowPos(vec(map.centre().x, map.bottom - desk.px(12)), ImGuiCond_Always, {0.5F, 1});
  ImGui::Begin("##done", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoInputs);
  wrapped(text);
  ImGui::End();
}

}  // namespace

void dialogs(const Desk& desk, const Rect& map) {
  if (desk.panels.keys) keys_dialog(desk, map);
  if (desk.panels.about) about_dialog(desk, map);
  if (desk.panels.welcome)
    welcome_card(desk, map);
  else if (is_empty(desk.scenario()) && !desk.panels.edit.flight && !desk.panels.edit.on_map)
    empty_card(desk, map);
  if (desk.panels.finder.open) finder(desk, map);
  if (desk.panels.exporting.open) export_panel(desk, map);
  if (desk.panels.asked.about != Ask::About::nothing) evidence_dialog(desk, map);
  if (!desk.panels.problems.empty())
    problem_note(desk, map);
  else if (desk.panels.warnings)
    warnings_panel(desk, map);
  if (!desk.session.done.empty()) done_note(desk, map);
  if (desk.panels.quitting) quitting_question(desk, map);
}

}  // namespace homebound::ui
