#include "ui/actions.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "geo/projection.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;
using session::Layer;
using session::Layers;

constexpr Chord none{};
constexpr double key_zoom = 1.25;

Point middle(const Desk& d) { return {d.shown.page.width / 2, d.shown.page.height / 2}; }

template <class T>
Command one(const Desk&) {
  return session::Command(T{});
}

template <Layer layer>
Command toggle_layer(const Desk& d) {
  return session::Command(session::SetLayer{layer, !(d.layers().*layer)});
}
template <Layer layer>
bool shows_layer(const Desk& d) {
  return d.layers().*layer;
}

template <int steps>
Command step_ui(const Desk& d) {
  const auto at = std::ranges::lower_bound(ui_percents, d.settings.ui_percent);
  const auto i = std::clamp<std::ptrdiff_t>(std::distance(std::begin(ui_percents), at) + steps, 0,
                                            std::ssize(ui_percents) - 1);
  return SetUiPercent{ui_percents[i]};
}

Command next_projection(const Desk& d) {
  const auto all = presets();
  const auto now = std::ranges::find(all, d.shown.projection.name(), &Preset::name);
  const std::size_t i = now == all.end() ? 0 : static_cast<std::size_t>(now - all.begin()) + 1;
  return session::Command(session::SetProjection{std::string(all[i % all.size()].name)});
}

Command next_theme(const Desk& d) {
  if (d.themes.empty()) return session::Command(session::SetTheme{d.session.look.theme});
  const auto now = std::ranges::find(d.themes, d.session.look.theme);
  const std::size_t i = now == d.themes.end() ? 0 : static_cast<std::size_t>(now - d.themes.begin()) + 1;
  return session::Command(session::SetTheme{d.themes[i % d.themes.size()]});
}

Command other_language(const Desk& d) {
  return session::Command(session::SetLanguage{d.language() == "zh" ? "en" : "zh"});
}

const std::array table = {
    Action{
        Menu::file, Word::quit, {Chord{Key::Q, true}, none}, [](const Desk&) -> Command { return Quit{}; }},

    Action{Menu::view,
           Word::undo,
           {Chord{Key::Z, true}, none},
           one<session::Undo>,
           nullptr,
           [](const Desk& d) { return !d.session.undo.empty(); }},
    Action{Menu::view,
           Word::redo,
           {Chord{Key::Y, true}, Chord{Key::Z, true, true}},
           one<session::Redo>,
           nullptr,
           [](const Desk& d) { return !d.session.redo.empty(); },
           true},
    Action{Menu::view, Word::reset_view, {Chord{Key::Home}, none}, one<session::Home>},
    Action{Menu::view,
           Word::zoom_in,
           {Chord{Key::Equal}, Chord{Key::Add}},
           [](const Desk& d) -> Command {
             return session::Command(session::ZoomAt{middle(d), key_zoom});
           }},
    Action{Menu::view,
           Word::zoom_out,
           {Chord{Key::Hyphen}, Chord{Key::Subtract}},
           [](const Desk& d) -> Command {
             return session::Command(session::ZoomAt{middle(d), 1 / key_zoom});
           }},
    Action{Menu::view,
           Word::show_all,
           {Chord{Key::Escape}, none},
           one<session::FocusFlight>,
           nullptr,
           [](const Desk& d) { return d.session.look.focus.has_value(); },
           true},
    Action{Menu::view, Word::next_projection, {Chord{Key::P}, none}, next_projection},
    Action{Menu::view, Word::next_theme, {Chord{Key::T}, none}, next_theme},
    Action{Menu::view, Word::other_language, {Chord{Key::L}, none}, other_language, nullptr, nullptr, true},
    Action{Menu::view,
           Word::layer_graticule,
           {Chord{Key::G}, none},
           toggle_layer<&Layers::graticule>,
           shows_layer<&Layers::graticule>},
    Action{Menu::view,
           Word::layer_boundaries,
           {Chord{Key::B}, none},
           toggle_layer<&Layers::boundaries>,
           shows_layer<&Layers::boundaries>},
    Action{Menu::view,
           Word::layer_cities,
           {Chord{Key::C}, none},
           toggle_layer<&Layers::cities>,
           shows_layer<&Layers::cities>,
           nullptr,
           true},
    Action{Menu::view, Word::larger, {Chord{Key::Equal, true}, Chord{Key::Add, true}}, step_ui<1>},
    Action{Menu::view, Word::smaller, {Chord{Key::Hyphen, true}, Chord{Key::Subtract, true}}, step_ui<-1>},
    Action{Menu::view,
           Word::side_panel,
           {Chord{Key::Tab}, none},
           [](const Desk&) -> Command { return ToggleSidePanel{}; },
           [](const Desk& d) { return d.settings.side_panel; }},
    Action{Menu::view,
           Word::fullscreen,
           {Chord{Key::F}, Chord{Key::F11}},
           [](const Desk&) -> Command { return ToggleFullScreen{}; },
           [](const Desk& d) { return d.panels.full_screen; }},

    Action{Menu::playback,
           Word::play,
           {Chord{Key::Space}, none},
           one<session::TogglePlay>,
           [](const Desk& d) { return d.playing(); }},
    Action{Menu::playback,
           Word::loop,
           {Chord{Key::R}, none},
           [](const Desk& d) -> Command { return session::Command(session::SetLoop{!d.session.clock.loop}); },
           [](const Desk& d) { return d.session.clock.loop; },
           nullptr,
           true},
    Action{Menu::playback,
           Word::step_back,
           {Chord{Key::Left}, none},
           [](const Desk&) -> Command { return session::Command(session::SeekBy{-1}); }},
    Action{Menu::playback,
           Word::step_forward,
           {Chord{Key::Right}, none},
           [](const Desk&) -> Command { return session::Command(session::SeekBy{1}); }},
    Action{Menu::playback,
           Word::previous_event,
           {Chord{Key::Left, false, true}, Chord{Key::PageUp}},
           [](const Desk&) -> Command { return session::Command(session::StepEvent{-1}); }},
    Action{Menu::playback,
           Word::next_event,
           {Chord{Key::Right, false, true}, Chord{Key::PageDown}},
           [](const Desk&) -> Command { return session::Command(session::StepEvent{1}); }},
    Action{Menu::playback,
           Word::to_start,
           {Chord{Key::Home, false, true}, none},
           [](const Desk&) -> Command { return session::Command(session::SeekSecond{0}); }},
    Action{
        Menu::playback,
        Word::to_end,
        {Chord{Key::End, false, true}, Chord{Key::End}},
        [](const Desk& d) -> Command { return session::Command(session::SeekSecond{d.session.duration()}); },
        nullptr,
        nullptr,
        true},
    Action{Menu::playback,
           Word::faster,
           {Chord{Key::Up}, none},
           [](const Desk&) -> Command { return session::Command(session::StepSpeed{1}); }},
    Action{Menu::playback,
           Word::slower,
           {Chord{Key::Down}, none},
           [](const Desk&) -> Command { return session::Command(session::StepSpeed{-1}); }},

    Action{Menu::help,
           Word::keys,
           {Chord{Key::F1}, Chord{Key::H}},
           [](const Desk& d) -> Command { return OpenKeys{!d.panels.keys}; },
           [](const Desk& d) { return d.panels.keys; }},
    Action{Menu::help,
           Word::about,
           {none, none},
           [](const Desk& d) -> Command { return OpenAbout{!d.panels.about}; },
           [](const Desk& d) { return d.panels.about; }},
};

bool matches(const Chord& chord, const sf::Event::KeyEvent& key) {
  return chord.key != Key::Unknown && chord.key == key.code && chord.control == key.control &&
         chord.shift == key.shift && !key.alt && !key.system;
}

constexpr std::array key_names = {
    std::pair{Key::Space, "Space"}, std::pair{Key::Left, "←"},        std::pair{Key::Right, "→"},
    std::pair{Key::Up, "↑"},        std::pair{Key::Down, "↓"},        std::pair{Key::Home, "Home"},
    std::pair{Key::End, "End"},     std::pair{Key::Escape, "Esc"},    std::pair{Key::Tab, "Tab"},
    std::pair{Key::Equal, "+"},     std::pair{Key::Add, "+"},         std::pair{Key::Hyphen, "−"},
    std::pair{Key::Subtract, "−"},  std::pair{Key::F1, "F1"},         std::pair{Key::F11, "F11"},
    std::pair{Key::PageUp, "PgUp"}, std::pair{Key::PageDown, "PgDn"},
};

std::string name_of(Key::Key key) {
  if (key >= Key::A && key <= Key::Z) return std::string(1, static_cast<char>('A' + (key - Key::A)));
  for (const auto& [k, name] : key_names)
    if (k == key) return name;
  return {};
}

}  // namespace

std::span<const Action> actions() { return table; }

std::string text_of(const Chord& chord) {
  if (chord.key == Key::Unknown) return {};
  return fmt::format("{}{}{}", chord.control ? "Ctrl+" : "", chord.shift ? "Shift+" : "", name_of(chord.key));
}

void press(const sf::Event::KeyEvent& key, const Desk& desk) {
  for (const Action& a : table)
    if (std::ranges::any_of(a.chords, [&](const Chord& c) { return matches(c, key); })) {
      if (a.possible == nullptr || a.possible(desk)) desk.tell(a.command(desk));
      return;
    }
  const int digit = key.code - Key::Num1;  // 1..9: scenes of the story
  if (digit >= 0 && digit < 9 && !key.control && !key.alt)
    desk.tell(session::Command(session::SeekScene{static_cast<std::size_t>(digit)}));
}

}  // namespace homebound::ui
