// What of the picture can be switched on and off, and by what name: one table for the command line, scenario
// files and the window.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace homebound::scenario {

// Its defaults are what a map shows when nobody says otherwise.
struct Layers {
  bool graticule = true, boundaries = true, rivers = false, lakes = true;
  bool cities = true, countries = false, seas = true, graticule_labels = true, labels = true;
  bool title = true, clock = true, totals = true, caption = true, attribution = true, legend = true;
  bool scale_bar = true, north = true, inset = true, daylight = false;
  bool chart = false, footnotes = false;
  bool routes = true;  // and aircraft
  bool relief = true;  // as far as the theme has any
  bool operator==(const Layers&) const = default;
};

using Layer = bool Layers::*;

// A new layer is a member above and a line here (and its two names in ui/words).
struct NamedLayer {
  std::string_view name;
  Layer layer;
};
inline constexpr std::array layer_table = {
    NamedLayer{"graticule", &Layers::graticule}, NamedLayer{"boundaries", &Layers::boundaries},
    NamedLayer{"rivers", &Layers::rivers},       NamedLayer{"lakes", &Layers::lakes},
    NamedLayer{"cities", &Layers::cities},       NamedLayer{"countries", &Layers::countries},
    NamedLayer{"seas", &Layers::seas},           NamedLayer{"graticule-labels", &Layers::graticule_labels},
    NamedLayer{"labels", &Layers::labels},       NamedLayer{"title", &Layers::title},
    NamedLayer{"clock", &Layers::clock},         NamedLayer{"totals", &Layers::totals},
    NamedLayer{"caption", &Layers::caption},     NamedLayer{"attribution", &Layers::attribution},
    NamedLayer{"legend", &Layers::legend},       NamedLayer{"scale-bar", &Layers::scale_bar},
    NamedLayer{"north", &Layers::north},         NamedLayer{"inset", &Layers::inset},
    NamedLayer{"daylight", &Layers::daylight},   NamedLayer{"relief", &Layers::relief},
    NamedLayer{"chart", &Layers::chart},         NamedLayer{"footnotes", &Layers::footnotes},
    NamedLayer{"routes", &Layers::routes},
};

struct LayerSwitch {
  Layer layer;
  bool shown;
  bool operator==(const LayerSwitch&) const = default;
};

// `layers` with switches laid over them, one after the other.
Layers switched(Layers layers, std::span<const LayerSwitch> switches);

std::optional<Layer> layer_named(std::string_view name);
// "unknown layer 'sees'; did you mean 'seas'? (there are: graticule, ...)"
Message unknown_layer(std::string_view name);
// A letter a layer, in the table's order: 1 shown, 0 hidden.
std::string to_string(const Layers& layers);

}  // namespace homebound::scenario
