// A theme: the colours and line widths of the picture, read from assets/themes/NAME.toml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/colour.h"

namespace homebound::compose {

struct Theme {
  std::string name;
  bool dark = false;
  Colour page, ocean, land, lake, coast, boundary, graticule, outline;
  Colour text, text_muted, text_halo;  // on the map and on the page
  Colour panel;                        // behind title, clock and totals
  Colour accent;                       // event pulses, highlights
  Colour place, aircraft;
  Colour inset_ocean, inset_land;  // of the small globe
  double relief = 0;               // how much of the relief shows through land and sea, 0..1
  Colour night_shade;              // over the map where it is full night
  std::vector<Colour> routes;      // told apart by colour-blind readers too
  double coast_width = 0.6, boundary_width = 0.7, graticule_width = 0.5, route_width = 2.4;
  bool operator==(const Theme&) const = default;
};

// By name from assets/themes, or a path ending in .toml. A file may be `based_on` another theme, by name or
// by a file of its own folder, and then holds only what differs. The keys are told in
// assets/themes/paper.toml. Throws InputError, or Error for a name that is unknown (with the nearest).
Theme read_theme(const std::string& name_or_file);
std::vector<std::string> theme_names();

}  // namespace homebound::compose
