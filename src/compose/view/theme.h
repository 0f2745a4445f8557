// A theme: the colours, line widths, fonts and logo of the picture, read from assets/themes/NAME.toml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/colour.h"
#include "compose/view/logo.h"
#include "compose/view/typography.h"
#include "compose/view/view.h"

namespace homebound::compose {

struct Theme {
  std::string name;
  bool dark = false;
  Colour page, ocean, land, lake, coast, boundary, graticule, outline;
  Colour text, text_muted, text_halo;  // on the map and on the page
  Colour panel;                        // behind title, clock and totals
  Colour accent;                       // event pulses, highlights
  Colour place, aircraft;
  Colour inset_ocean, inset_land;  // of the world inset
  double relief = 0;               // opacity of the relief over land and sea, 0..1
  Colour night_shade;              // over the map at full night
  std::vector<Colour> routes;      // distinguishable with colour-blindness
  Colour others;                   // of all routes for which there is no colour left, and of no other
  std::vector<Colour> density;     // a ramp, from where few routes pass to where many do
  text::Families fonts;
  Logo logo;
  double coast_width = 0.6, boundary_width = 0.7, graticule_width = 0.5, route_width = 2.4;
  bool operator==(const Theme&) const = default;

  Typography type(Language language) const { return {language, fonts}; }
};

// Reads a theme: by name from assets/themes, or from a path ending in .toml. A theme may be `based_on`
// another one, by name or by a file in its own folder, and then contains only the differences.
// assets/themes/paper.toml documents the keys. Throws InputError for errors in a file, and Error (with the
// closest name) for an unknown name.
Theme read_theme(const std::string& name_or_file);
std::vector<std::string> theme_names();

// Returns what a view with these layers leaves room for.
Reserved reserved_for(const Layers& on, const Theme& theme);

}  // namespace homebound::compose
