// The layers of the picture that can be switched on and off, with their names: one table for the command
// line, scenario files and the window.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace homebound::scenario {

// The layers that are shown. These defaults apply unless the file or the user says otherwise.
struct Layers {
  bool graticule = true, boundaries = true, rivers = false, lakes = true;
  bool cities = true, countries = false, seas = true, graticule_labels = true, labels = true;
  bool title = true, clock = true, totals = true, caption = true, attribution = true, legend = true;
  bool scale_bar = true, north = true, inset = true, daylight = false, twilight = false;
  bool chart = false, footnotes = false;
  bool counters = true, bars = false, cumulative = false, ranking = false;
  bool callouts = true;
  bool routes = true;   // and aircraft
  bool people = false;  // the numbers of people beside single flights
  bool plan = false;    // where flights should be, beside where they are
  bool relief = true;   // where the theme has any
  bool logo = true;     // likewise
  bool operator==(const Layers&) const = default;
};

using Layer = bool Layers::*;

// A new layer needs a member above, a line here, and its two names in ui/kit/words/layers.def.
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
    NamedLayer{"daylight", &Layers::daylight},   NamedLayer{"twilight", &Layers::twilight},
    NamedLayer{"relief", &Layers::relief},       NamedLayer{"chart", &Layers::chart},
    NamedLayer{"footnotes", &Layers::footnotes}, NamedLayer{"routes", &Layers::routes},
    NamedLayer{"people", &Layers::people},       NamedLayer{"plan", &Layers::plan},
    NamedLayer{"callouts", &Layers::callouts},   NamedLayer{"counters", &Layers::counters},
    NamedLayer{"bars", &Layers::bars},           NamedLayer{"cumulative", &Layers::cumulative},
    NamedLayer{"ranking", &Layers::ranking},     NamedLayer{"logo", &Layers::logo},
};

struct LayerSwitch {
  Layer layer;
  bool shown;
  bool operator==(const LayerSwitch&) const = default;
};

// Returns `layers` after the switches, applied in order.
Layers switched(Layers layers, std::span<const LayerSwitch> switches);

// Returns the layers of a map without anything to read or follow: sea, land and lines, and its attribution.
Layers quiet(Layers layers);

// Returns nullopt for an unknown name.
std::optional<Layer> layer_named(std::string_view name);
// Returns the error message: "unknown layer 'sees'; did you mean 'seas'? (there are: graticule, ...)".
Text unknown_layer(std::string_view name);
// Returns one digit a layer, in the table's order: 1 shown, 0 hidden.
std::string to_string(const Layers& layers);

}  // namespace homebound::scenario
