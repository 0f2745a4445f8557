// Labels meridians and parallels where they meet the edge of the page or the map.
#pragma once

#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

// Adds the labels that find room, at most one per line. `step` is the graticule interval in degrees.
void add_graticule_values(std::vector<Label>& labels, LabelSpace& space, const View& view,
                          const Path& outline, double step, const Typography& type);

// Return "30°N", "120°E", "0°", "180°" or "22.5°S" for a value in degrees.
std::string parallel_name(double latitude);
std::string meridian_name(double longitude);

}  // namespace homebound::compose
