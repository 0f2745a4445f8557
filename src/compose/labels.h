// Labels of places: placed once a view, never over one another.
#pragma once

#include "compose/compose.h"
#include "compose/ink.h"
#include "compose/routes.h"

namespace homebound::compose {

enum class PlaceKind { airport, capital, city };

struct PlaceMark {
  PlaceKind kind = PlaceKind::city;
  Point at;                          // page units
  std::optional<std::size_t> place;  // into Scenario::places, when it is one
  std::string text, detail;          // "Beijing Capital", "PEK"; detail may be empty
  std::optional<Rect> box;           // of the label; nothing when there was no room
  Point baseline;                    // where the text starts
  bool leader = false;               // joined to its mark by a line
};

// Airports of the scenario, then cities, by importance, as many as there is room for. `blocked` are boxes
// to keep clear of; `routes` are lines to keep clear of where possible.
std::vector<PlaceMark> place_labels(const World& world, const timeline::Timeline& timeline, const View& view,
                                    const Options& options, const std::vector<Rect>& blocked,
                                    const std::vector<Path>& routes);

void draw_marks(Items& items, const std::vector<PlaceMark>& marks, const Theme& theme);
void draw_labels(Items& items, const std::vector<PlaceMark>& marks, const Options& options,
                 const Theme& theme);

}  // namespace homebound::compose
