// Which kinds of people, places, flights or operators have a colour of their own on a map, and which share
// one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "compose/view/theme.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// No two of the things that colours tell apart share a colour, save those that are others: of more things
// than there are colours, the ones with the most people have theirs. Hidden flights count, too, so that a
// filter changes no colour.
struct ColourKey {
  scenario::ColourBy by{};
  // Indices of kinds, places, legs or names: those with the theme's route colours, in order of first use, and
  // those with its colour for others.
  std::vector<std::size_t> own, others;
  // By kind, place, leg or name: its place in `own`, or the number of those for another.
  std::vector<std::size_t> index;
  // Of what the scenario does not number: nationalities, operators, modes.
  std::vector<std::string> names;
  // By thing: the colour that the scenario gives it, in place of the theme's. Empty: it gives none.
  std::vector<std::optional<Colour>> said;

  // Returns the thing of a leg; nullopt for one of which it is not said.
  std::optional<std::size_t> thing(const timeline::Timeline& timeline, std::size_t leg) const;

  Colour colour(const Theme& theme, std::size_t thing) const {
    if (index[thing] >= own.size()) return theme.others;
    return thing < said.size() && said[thing] ? *said[thing] : theme.routes[index[thing]];
  }
};

inline constexpr std::size_t most_colours = 8;  // more are not told apart at a glance

ColourKey colour_key(const timeline::Timeline& timeline, const Theme& theme, scenario::ColourBy by);

}  // namespace homebound::compose
