#include <algorithm>
#include <utility>

#include "geo/projection/projection.h"
#include "ui/panels/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;
using session::Layer;
using session::Layers;

constexpr double key_zoom = 1.25;

Point middle(const Desk& d) { return {d.shown.page.width / 2, d.shown.page.height / 2}; }

template <Layer layer>
void toggle_layer(const Desk& d) {
  d.tell(session::SetLayer{layer, !(d.layers().*layer)});
}
template <Layer layer>
bool shows_layer(const Desk& d) {
  return d.layers().*layer;
}

template <int steps>
void step_ui(const Desk& d) {
  const auto at = std::ranges::lower_bound(ui_percents, d.settings.ui_percent);
  const auto i = std::clamp<std::ptrdiff_t>(std::distance(std::begin(ui_percents), at) + steps, 0,
                                            std::ssize(ui_percents) - 1);
  d.settings.ui_percent = ui_percents[i];
}

void next_projection(const Desk& d) {
  const auto all = presets();
  const auto now = std::ranges::find(all, d.shown.projection.name(), &Preset::name);
  const std::size_t i = now == all.end() ? 0 : static_cast<std::size_t>(now - all.begin()) + 1;
  d.tell(session::SetProjection{std::string(all[i % all.size()].name)});
}

void next_theme(const Desk& d) {
  if (d.themes.empty()) return;
  const auto now = std::ranges::find(d.themes, d.session.look.theme);
  const std::size_t i = now == d.themes.end() ? 0 : static_cast<std::size_t>(now - d.themes.begin()) + 1;
  d.tell(session::SetTheme{d.themes[i % d.themes.size()]});
}

void switch_language(const Desk& d) { d.tell(session::SetLanguage{other_language(d.language())}); }

bool holds_focus(const Desk& d) { return d.session.look.focus || d.session.look.place; }

// Closes the uppermost box over the map: the first start's tips, what went wrong, the warnings.
bool close_box(Panels& panels) {
  if (panels.welcome) return panels.welcome = false, true;
  if (!panels.problems.empty()) return panels.problems.clear(), true;
  if (panels.warnings) return panels.close_warnings(), true;
  return false;
}

// Closes a box over the map, or else removes the ruler, or else releases the flight or place, or else the
// window of departures.
void release(const Desk& d) {
  if (close_box(d.panels)) return;
  if (d.session.ruler) return d.tell(session::SetRuler{});
  if (holds_focus(d)) return d.tell(session::FocusFlight{});
  timeline::Filter filter = d.session.look.filter;
  filter.departs.reset();
  d.tell(session::SetFilter{std::move(filter)});
}

const std::array view_table = {
    Action{Menu::view, Word::reset_view, {Chord{Key::Home}, none}, one<session::Home>},
    Action{Menu::view,
           Word::go_back,
           {Chord{Key::Left, false, false, true}, none},
           one<session::GoBack>,
           nullptr,
           [](const Desk& d) { return !d.session.back.empty(); }},
    Action{Menu::view,
           Word::go_forth,
           {Chord{Key::Right, false, false, true}, none},
           one<session::GoForth>,
           nullptr,
           [](const Desk& d) { return !d.session.forth.empty(); }},
    Action{Menu::view,
           Word::zoom_in,
           {Chord{Key::Equal}, Chord{Key::Add}},
           [](const Desk& d) {
             d.tell(session::ZoomAt{middle(d), key_zoom});
           }},
    Action{Menu::view,
           Word::zoom_out,
           {Chord{Key::Hyphen}, Chord{Key::Subtract}},
           [](const Desk& d) {
             d.tell(session::ZoomAt{middle(d), 1 / key_zoom});
           }},
    Action{Menu::view,
           Word::show_all,
           {Chord{Key::Escape}, none},
           release,
           nullptr,
           [](const Desk& d) {
             const Panels& p = d.panels;
             return p.welcome || p.warnings || !p.problems.empty() || holds_focus(d) || d.session.ruler ||
                    d.session.look.filter.departs;
           },
           true},
    Action{Menu::view, Word::next_projection, {Chord{Key::P}, none}, next_projection},
    Action{Menu::view, Word::next_theme, {Chord{Key::T}, none}, next_theme},
    Action{Menu::view, Word::other_language, {Chord{Key::L}, none}, switch_language, nullptr, nullptr, true},
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
           {Chord{Key::F9}, none},
           [](const Desk& d) { d.settings.side_panel = !d.settings.side_panel; },
           [](const Desk& d) { return d.settings.side_panel; }},
    Action{Menu::view,
           Word::fullscreen,
           {Chord{Key::F}, Chord{Key::F11}},
           [](const Desk& d) { d.tell(ToggleFullScreen{}); },
           [](const Desk& d) { return d.panels.full_screen; }},
};

}  // namespace

std::span<const Action> view_actions() { return view_table; }

}  // namespace homebound::ui
