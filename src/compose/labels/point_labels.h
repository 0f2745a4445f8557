// Labels of points: airports and places of the scenario, cities.
#pragma once

#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

double mark_radius(LabelKind kind);  // page units
// The line that joins a label to its mark; nothing for one that stands beside it.
struct Leader {
  Point from, to;
};
std::optional<Leader> leader_of(const Label& label);

// The scenario's places, those with most people first; none has a box yet.
std::vector<Label> scenario_places(const timeline::Timeline& timeline, const View& view, Language language);
// Gives each its box where there is room, and blocks it.
void place_points(std::vector<Label>& labels, LabelSpace& space);

// Adds marked and, unless labels are off, labelled cities until the map has enough.
void add_cities(std::vector<Label>& labels, LabelSpace& space, const World& world,
                const timeline::Timeline& timeline, const View& view, const Options& options);

}  // namespace homebound::compose
