// The view of a map: its region, its page, its language and its layers.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/geometry.h"
#include "base/language.h"
#include "compose/view/logo.h"
#include "compose/view/typography.h"
#include "data/gis/areas.h"
#include "data/gis/base_map.h"
#include "geo/projection/projection.h"
#include "scenario/model.h"
#include "timeline/timeline.h"

namespace homebound::compose {

using scenario::Layers;

// The page and the part of the world shown on it.
struct View {
  Size page{1280, 720};
  double scale = 1;  // pixels per page unit: affects detail and curve flattening, not layout
  Projection projection;
  Affine to_page;                        // projected metres to page units
  std::optional<LonLatBox> extent = {};  // a region that was asked for: no aid of the map lies on it
  bool operator==(const View&) const = default;
};

struct Options {
  Language language = Language::english;
  text::Families fonts;  // the theme's: a plan takes them from there
  Layers layers;
  bool transparent = false;
  bool story = false;  // told in scenes: the column shows their titles and the pace of time
  bool cards = true;   // a scene that is a card is drawn as one, and not as the map that somebody explores
  std::optional<scenario::ColourBy> colour_by;  // nullopt: the scenario's choice
  std::optional<scenario::RoutesAs> routes_as;  // likewise
  std::optional<std::size_t> place;             // singled out with its flights, an index into the places
  // The timeline of a second map beside this one, on the same scales, and how many days later it is there.
  std::shared_ptr<const timeline::Timeline> beside;
  int beside_days = 0;
  std::shared_ptr<const timeline::Timeline> compared;  // whose flights the scales cover, too
  // The scene that is told, where that decides more than the layers: where there are callouts, a card or
  // flights that stand out. Nullopt: any time.
  std::optional<std::size_t> scene;
  bool explained = true;  // a legend, of this map or of the one beside it, says what plain routes are
  // Finest detail of the base map, for plans that are wanted quickly: their shades have a pixel a page unit.
  // Nullopt: what the scale can show.
  std::optional<data::Detail> finest;
  bool operator==(const Options&) const = default;

  Typography type() const { return {language, fonts}; }
};

// Returns the options of a scene that is told, with its layers.
Options in_scene(Options options, const scenario::Scenario& scenario, std::size_t scene,
                 const Layers& layers);

// What a view leaves room for, besides the overlays that most pictures have.
struct Reserved {
  bool footnotes = false;
  int charts = 0;        // of what is counted by time: so many panels
  bool nothing = false;  // the page is the map's alone, but for the attribution
  text::Families fonts;  // in which the overlays are set
  LogoRoom logo;
  bool story = true;  // the column or a caption is shown
  bool scale = true;  // the scale bar or the north arrow is
  // On which follows which legend there is: the theme's width of a route, and the form that was asked for in
  // place of the scenario's.
  double route_width = 2.4;
  std::optional<scenario::RoutesAs> routes_as = {};
  bool operator==(const Reserved&) const = default;
};

// A caller's request for a view.
struct Framing {
  std::string projection;  // preset or PROJ string; empty: chosen from the routes
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  scenario::Subject subject;  // what to show; empty: everything
  Reserved reserved;
  bool operator==(const Framing&) const = default;
};

}  // namespace homebound::compose
