// Labels points: the scenario's airports and places, and cities.
#pragma once

#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

double mark_radius(LabelKind kind);  // page units
// The line between a label and its mark. leader_of returns nullopt for a label placed beside its mark.
struct Leader {
  Point from, to;
};
std::optional<Leader> leader_of(const Label& label);

// Returns labels for the scenario's places, without boxes, from the one with the most people. An airport
// bears the name of its city, unless flights use another of the city or a [[place]] names it.
std::vector<Label> scenario_places(const LabelSubject& subject);
// Gives each label a box where there is room, and blocks it in `space`.
void place_points(std::vector<Label>& labels, LabelSpace& space);

// Adds cities with marks and, unless labels are off, names until the map has enough.
void add_cities(std::vector<Label>& labels, LabelSpace& space, const LabelSubject& subject);

}  // namespace homebound::compose
