// What a map shows and how: its part of the world, its language, its layers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/geometry.h"
#include "base/language.h"
#include "data/gis/areas.h"
#include "data/gis/base_map.h"
#include "geo/projection/projection.h"
#include "scenario/model.h"

namespace homebound::compose {

using homebound::Language;

using scenario::Layers;

// The page and the part of the world on it.
struct View {
  Size page{1280, 720};
  double scale = 1;  // pixels a page unit: finer detail and flatter curves, same layout
  Projection projection;
  Affine to_page;  // projected metres -> page units
  bool operator==(const View&) const = default;
};

struct Options {
  Language language = Language::english;
  Layers layers;
  bool transparent = false;
  bool story = false;  // told in scenes: the column has their titles and the pace of time
  std::optional<scenario::ColourBy> colour_by;  // nothing: as the scenario says
  std::optional<data::Detail> finest;           // of the base map; nothing: as the scale asks for
  bool operator==(const Options&) const = default;
};

// What a view is asked for.
struct Framing {
  std::string projection;  // preset or PROJ string; empty: chosen from the routes
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  scenario::Subject subject;  // what to show; empty: everything
  bool footnotes = false;     // with room for them
};

}  // namespace homebound::compose
