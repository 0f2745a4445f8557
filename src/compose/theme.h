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
  double relief = 0;           // how much of the relief shows through land and sea, 0..1
  std::vector<Colour> routes;  // by kind of people, told apart by colour-blind readers too
  double coast_width = 0.6, boundary_width = 0.7, graticule_width = 0.5, route_width = 2.4;
  bool operator==(const Theme&) const = default;
};

// By name from assets/themes, or a path ending in .toml. Throws InputError or Error (with the nearest name).
Theme read_theme(const std::string& name_or_file);
std::vector<std::string> theme_names();

}  // namespace homebound::compose
